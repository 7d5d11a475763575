import Testing

@testable import NetworkDiagrams

struct LabelTests {
  @Test(arguments: [
    ("Catholic Charities of Tennessee", false, false, ["Catholic Charities", "of Tennessee"]),
    ("Bill Purcell, mayor at the time of the 2007 veto", true, false, ["Bill Purcell"]),
    ("US-born residents (the receiving community)", false, false, ["US-born residents"]),
    (
      "Tennessee Immigrant and Refugee Rights Coalition (TIRRC)", false, true,
      ["Tennessee Immigrant", "and Refugee Rights", "Coalition (TIRRC)"]
    ),
    (
      "Opportunistic politicians, extremist groups and talk-radio hosts as named by TIRRC (group)", false, false,
      ["Opportunistic", "politicians, extremist", "groups and talk-radio…"]
    ),
    ("ProEnglish", false, false, ["ProEnglish"]),
  ])
  func namesAreShortenedByTheRules(_ name: String, _ isPerson: Bool, _ isTop: Bool, _ lines: [String]) {
    let rules = LabelRules(nodeCount: 35, isTop: isTop)
    #expect(rules.label(for: name, isPerson: isPerson, isTop: isTop).lines == lines)
  }

  /// Names without spaces, as tables from other programs have them, are divided where their words meet.
  @Test(arguments: [
    ("Texas.Highway.Patrol", ["Texas.Highway.", "Patrol"]),
    ("Osage.County.Sheriffs.Department", ["Osage.County.", "Sheriffs…"]),
    ("Washington.State.Department.of.Ecology", ["Washington.State.", "Department.of…"]),
    ("Landesarbeitsgemeinschaft-Nord", ["Landesarbeitsgemei", "nschaft-Nord"]),
    ("Donaudampfschifffahrtsgesellschaftskapitän", ["Donaudampfschifffa", "hrtsgesellschafts…"]),
  ])
  func namesWithoutSpacesAreDividedBetweenTheirWords(_ name: String, _ lines: [String]) {
    #expect(LabelRules(nodeCount: 100, isTop: false).label(for: name, isPerson: false, isTop: false).lines == lines)
  }

  @Test func aCommaInsideBracketsEndsNoName() {
    let name = "SNEHA (Society for Nutrition, Education and Health Action)"
    #expect(LabelRules(columns: 34, lineCount: 1).label(for: name, isPerson: true, isTop: false).lines == ["SNEHA"])
  }

  @Test(arguments: RobustnessTests.hostile)
  func anyNameFitsItsLines(_ name: String) {
    for rules in [LabelRules(nodeCount: 35, isTop: true), LabelRules(nodeCount: 100, isTop: false)] {
      let label = rules.label(for: name, isPerson: true, isTop: true)
      #expect(label.lines.count <= rules.lineCount)
      for line in label.lines { #expect(TextMetrics.columns(in: line) <= rules.columns + 1) }
    }
  }

  @Test func widthsGrowWithTextAndWeight() {
    let plain = TextMetrics.width(of: "Mayor's Office", size: 10, isBold: false)
    #expect(TextMetrics.width(of: "Mayor's Office", size: 10, isBold: true) > plain)
    #expect(abs(TextMetrics.width(of: "Mayor's Office", size: 20, isBold: false) - 2 * plain) < 1e-9)
    #expect(TextMetrics.width(of: "北京", size: 10, isBold: false) == 20)
    #expect(
      TextMetrics.width(of: "e\u{301}", size: 10, isBold: false) == TextMetrics.width(of: "e", size: 10, isBold: false))
  }
}
