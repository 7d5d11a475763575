import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Numbers, settled per column")
struct NumberColumnTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let texts: [String]
    let evidence: NumberColumn.Evidence
    let numbers: [Double?]
    var testDescription: String { texts.joined(separator: " · ") }
  }

  static let cases = [
    Case(texts: ["1", "2", "", "30"], evidence: .plain, numbers: [1, 2, nil, 30]),
    Case(texts: ["1.5", "2.25", "1,000.5"], evidence: .plain, numbers: [1.5, 2.25, 1000.5]),
    Case(texts: ["1,5", "2"], evidence: .comma, numbers: [1.5, 2]),
    Case(texts: ["1,33", "1,500"], evidence: .comma, numbers: [1.33, 1.5]),
    Case(texts: ["1.500", "2,5"], evidence: .comma, numbers: [1500, 2.5]),
    Case(texts: ["1.500,25"], evidence: .comma, numbers: [1500.25]),
    Case(texts: ["1.500.000", "2"], evidence: .comma, numbers: [1_500_000, 2]),
    Case(texts: ["0,500", "-0,250"], evidence: .comma, numbers: [0.5, -0.25]),
    Case(texts: ["-0,250"], evidence: .comma, numbers: [-0.25]),
    Case(texts: ["1,500"], evidence: .ambiguous(example: "1,500"), numbers: [1500]),
    Case(texts: ["1.500", "2.250"], evidence: .ambiguous(example: "1.500"), numbers: [1.5, 2.25]),
    Case(texts: ["1,500", "0.5"], evidence: .plain, numbers: [1500, 0.5]),
    Case(texts: ["1.5", "2,5"], evidence: .mixed(point: "1.5", comma: "2,5"), numbers: [1.5, 2.5]),
    Case(texts: ["0.125", "1.250"], evidence: .plain, numbers: [0.125, 1.25]),
    Case(texts: ["1 500", "1\u{202F}500", "1'500"], evidence: .plain, numbers: [1500, 1500, 1500]),
    Case(texts: ["+3", "-3", "−3", "1e3", "1.5E-2"], evidence: .plain, numbers: [3, -3, -3, 1000, 0.015]),
    Case(
      texts: ["high", "1.2.3", "1,2", "--1", "1-2", "nan", "inf", "0x10", "1e999", ",", ".", "1 2", "５", "12,34,567"],
      evidence: .comma,
      numbers: [nil, nil, 1.2, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]),
  ]

  @Test("Settled and read", arguments: cases)
  func column(testCase: Case) {
    let column = NumberColumn(settling: testCase.texts)
    #expect(column.evidence == testCase.evidence)
    #expect(testCase.texts.map(column.number) == testCase.numbers)
  }

  @Test("What the study declares wins")
  func declared() {
    let comma = NumberColumn(settling: ["1.5"], declared: .comma)
    #expect(comma.evidence == .declared)
    #expect(comma.number("1,500") == 1.5)
    #expect(comma.number("1.500") == 1500)
    #expect(NumberColumn(settling: ["1,5"], declared: .point).number("1,500") == 1500)
  }
}

@Suite("Dates, settled per column")
struct DateColumnTests {
  @Test(
    "Whole and partial dates",
    arguments: [
      ("2025", "2025"), ("2025-04", "2025-04"), ("2025-04-03", "2025-04-03"), ("2025/4/3", "2025-04-03"),
      ("2025-04-03T14:30:00", "2025-04-03"), ("2025-04-03 14:30", "2025-04-03"), ("04/2025", "2025-04"),
      ("25.12.2025", "2025-12-25"), ("2024-02-29", "2024-02-29"), ("2023-13", nil), ("2023-02-29", nil),
      ("31/04/2025", nil),
      ("2025-00-01", nil), ("45/67/2025", nil), ("soon", nil), ("", nil), ("03.04.25", nil), ("20250403", nil),
      ("-2025", nil),
      ("1/2/3/2025", nil), ("２０２５", nil),
    ])
  func single(text: String, expected: String?) {
    #expect(DateColumn(settling: [text]).date(text)?.description == expected)
  }

  @Test("A day above 12 settles the order of the column")
  func settled() {
    let dayFirst = DateColumn(settling: ["03/04/2025", "25/12/2025", "2024"])
    #expect(dayFirst.evidence == .settled(example: "25/12/2025"))
    #expect(dayFirst.date("03/04/2025") == PartialDate(year: 2025, month: 4, day: 3))
    let monthFirst = DateColumn(settling: ["03/04/2025", "12/25/2025"])
    #expect(monthFirst.date("03/04/2025") == PartialDate(year: 2025, month: 3, day: 4))
    #expect(DateColumn(settling: ["3.4.2025"]).date("3.4.2025") == PartialDate(year: 2025, month: 4, day: 3))
  }

  @Test("Without evidence the order is asked for, and no date is guessed")
  func ambiguous() {
    let column = DateColumn(settling: ["03/04/2025", "2024-05-06"])
    #expect(column.evidence == .ambiguous(example: "03/04/2025"))
    #expect(column.date("03/04/2025") == nil)
    #expect(column.date("04/04/2025") == PartialDate(year: 2025, month: 4, day: 4))
    #expect(column.date("2024-05-06") == PartialDate(year: 2024, month: 5, day: 6))
    #expect(DateColumn(settling: ["03/03/2025"]).evidence == .iso)
    let declared = DateColumn(settling: ["03/04/2025"], declared: .monthFirst)
    #expect(declared.evidence == .declared)
    #expect(declared.date("03/04/2025") == PartialDate(year: 2025, month: 3, day: 4))
  }

  @Test("Contradictions are said")
  func contradictory() {
    let column = DateColumn(settling: ["25/12/2025", "12/25/2025", "03/04/2025"])
    #expect(column.evidence == .contradictory(dayFirst: "25/12/2025", monthFirst: "12/25/2025"))
    #expect(column.date("25/12/2025") == PartialDate(year: 2025, month: 12, day: 25))
    #expect(column.date("03/04/2025") == nil)
  }
}

@Suite("Yes and no")
struct YesNoTests {
  @Test("Yes", arguments: ["yes", "Yes ", "TRUE", "1", "x", "X", "ja", "Oui", "sí", "si", "✓"])
  func yes(text: String) { #expect(YesNo.value(of: text) == true) }

  @Test("No", arguments: ["no", "NO", "false", "0", "nein", "non", "não"])
  func no(text: String) { #expect(YesNo.value(of: text) == false) }

  @Test("Neither", arguments: ["", " ", "-", "–", "?", "maybe", "n/a", "2", "unknown", "10"])
  func neither(text: String) { #expect(YesNo.value(of: text) == nil) }
}
