import Testing

@testable import StakeholderFormats

@Suite("Spellings that mean the same")
struct TextNormalizationTests {
  @Test(
    "Case, accents, width, spaces and punctuation do not matter",
    arguments: [
      ["Vertex 1", "vertex_1", "VERTEX-1", "Vertex\u{A0}1", "vertex.1", "Ｖertex 1"],
      ["Zürich", "ZURICH", "Zu\u{308}rich"],
      ["Straße", "STRASSE"], ["Łódź", "lodz"], ["Ørsted", "orsted"], ["Æther", "aether"], ["İstanbul", "Istanbul"],
      ["Οδός", "ΟΔΟΣ"], ["type of tie", "Type-Of-Tie", " type  of tie: "], ["O’Brien", "O'Brien", "OBrien"],
    ])
  func same(spellings: [String]) {
    #expect(
      Set(spellings.map { TextNormalization.key($0) }).count == 1, "\(spellings.map { TextNormalization.key($0) })")
  }

  @Test(
    "Different names stay different",
    arguments: [
      ("#", "%"), ("का", "की"), ("か", "が"), ("กี", "กา"), ("한", "하"), ("👩", "👨"), ("n1", "n2"), ("日本", "日米"), ("−", "+"),
    ])
  func different(one: String, other: String) {
    #expect(TextNormalization.key(one) != TextNormalization.key(other))
  }

  @Test("Blank texts have the empty key", arguments: ["", " ", "\u{A0}\t"])
  func blank(text: String) {
    #expect(TextNormalization.key(text).isEmpty)
    #expect(TextNormalization.trimmed(text).isEmpty)
  }

  @Test("Trimming takes away what cannot be seen, and nothing else")
  func trimming() {
    #expect(TextNormalization.trimmed("\u{FEFF} \u{200B}a  b\u{A0}\r\n") == "a  b")
    #expect(TextNormalization.trimmed("–a–") == "–a–")
  }
}

@Suite("Nearest names")
struct NearestNamesTests {
  static let known = NearestNames([
    "City of Nashville", "Metro Nashville", "Nashville Chamber of Commerce", "Tennessee State University", "n01", "n02",
    "Conexión Américas", "Office of New Americans", "City of Memphis",
  ])

  @Test(
    "What was meant comes first",
    arguments: [
      ("Nashville, City of", "City of Nashville"), ("City of Nashvile", "City of Nashville"),
      ("CITY OF NASHVILLE", "City of Nashville"), ("Conexion Americas", "Conexión Américas"),
      ("Conexión Amércias", "Conexión Américas"), ("tennessee state univ.", "Tennessee State University"),
      ("Chamber of Commerce", "Nashville Chamber of Commerce"), ("n0l", "n01"),
    ])
  func first(text: String, expected: String) {
    #expect(Self.known.nearest(to: text).first == expected)
  }

  @Test("At most three, in a fixed order, none that has nothing in common")
  func limits() {
    let many = NearestNames((0..<50).map { "Organisation \($0)" } + ["Organisation 3"])
    #expect(many.nearest(to: "Organisation") == ["Organisation 0", "Organisation 1", "Organisation 2"])
    #expect(many.nearest(to: "Organisation 3", limit: 1) == ["Organisation 3"])
    #expect(many.nearest(to: "Xyzzy Ltd").isEmpty)
    #expect(many.nearest(to: "  ").isEmpty)
    #expect(NearestNames([]).nearest(to: "a").isEmpty)
  }

  @Test("Swapped neighbours are one change (Damerau 1964, doi:10.1145/363958.363994)")
  func swapped() {
    #expect(NearestNames(["abdc", "axxd"]).nearest(to: "abcd").first == "abdc")
    #expect(NearestNames(["axxd", "abdc"]).nearest(to: "abcd").first == "abdc")
  }

  @Test("Very long names take no long time")
  func long() {
    let long = String(repeating: "x", count: 10_000)
    #expect(NearestNames([long + "a", "b"]).nearest(to: long).first == long + "a")
  }
}
