import Foundation
import Testing

@testable import StakeholderReports

@Suite struct JSONValueTests {
  @Test func hostileTextSurvivesTheRoundTrip() throws {
    let text = "\"<script>\\ \u{0}\u{1B}[31m \u{202E}abc \u{2028} 🎉 é\r\n\t\u{7F}"
    let json = JSONValue.object([.init(text, .array([.string(text), .null, .bool(true)]))]).text
    let read = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [Any]])
    #expect(read[text]?.first as? String == text)
    #expect(!json.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.30000000000000004"), (5.0, "5"), (-0.0, "0"), (1e300, "1e+300"), (1.0 / 3, "0.3333333333333333"),
  ])
  func numbersKeepFullPrecision(number: Double, text: String) {
    #expect(JSONValue.written(number) == text)
    #expect(Double(JSONValue.written(number)) == number)
  }

  @Test func whatIsNoNumberIsNull() {
    #expect(JSONValue(Double.infinity) == .null)
    #expect(JSONValue(Double?.none) == .null)
  }
}
