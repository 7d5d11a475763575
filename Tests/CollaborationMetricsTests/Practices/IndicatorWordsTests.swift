import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// All that an indicator says is in its words, so that it can be translated: with other words it says nothing of the old
/// ones.
@Suite struct IndicatorWordsTests {
  /// The networks worked out by hand, as they are and with nothing but plans: the columns are there and hold too little.
  private static let networks = HandMade.all.flatMap { made in
    var planned = made.study
    planned.ties = planned.ties.map { tie in
      var tie = tie
      tie.status = .planned
      return tie
    }
    return [made.study, planned].map { $0.data(permutations: 3) }
  }

  /// The indicator with each text of its measuring in marks.
  private static func marked(_ indicator: Indicator) -> Indicator {
    var words = indicator.words
    words.texts = words.texts.map { "⟦\($0)⟧" }
    return indicator.saying(words)
  }

  /// Labels that come from the data: kinds of tie, tools and sectors.
  private static let labelledByData = ["confirmed_ties", "tool_evenness", "listening"]

  @Test(arguments: Indicator.all.map(\.id)) func measuringSaysNothingElse(id: String) throws {
    let indicator = Self.marked(try #require(Indicator.named(id)))
    var isMeasured = false
    for data in Self.networks {
      do {
        let found = try indicator.measure(data)
        isMeasured = true
        let labels = Self.labelledByData.contains(id) ? [] : found.beside.map(\.label)
        // What layers of negative ties are made of has the same heading for all.
        let headings = indicator.isAboutNegativeTies ? [] : found.evidence.map(\.title)
        for said in labels + headings + found.notes + [found.chance?.model].compactMap(\.self) {
          #expect(said.contains("⟦"), "\(said)")
        }
      } catch {
        guard case .tooLittle(let reason) = error, reason != Wording.noBeneficiary, !reason.isEmpty else { continue }
        #expect(reason.contains("⟦") || reason == Wording.tooLittle(.blame), "\(reason)")
      }
    }
    #expect(isMeasured)
  }

  /// Why there is too little is a sentence, whatever it is too little of.
  @Test func reasonsAreSentences() {
    var reasons = Set<String>()
    for data in Self.networks {
      for indicator in Indicator.all {
        if case .tooLittleData(let reason) = IndicatorResult(indicator, on: data).status { reasons.insert(reason) }
      }
    }
    #expect(reasons.count > 15)
    for reason in reasons {
      #expect(reason.hasSuffix(".") && reason.first?.isUppercase == true && !reason.contains("{"), "\(reason)")
    }
  }

  /// What was told in confidence has no finer chance than its step.
  @Test(arguments: [
    (0.01, true, "p ≤ 0.01"), (0.05, true, "p ≤ 0.05"), (0.1, true, "p ≤ 0.1"), (1, true, "p > 0.1"),
    (0.0002, false, "p < 0.001"), (0.012, false, "p = 0.012"), (1, false, "p = 1.00"),
  ])
  func chancesInSteps(p: Double, isInSteps: Bool, text: String) {
    #expect(
      Wording.chance(.init(expected: 0, pValue: p, permutations: 9, model: "", isInSteps: isInSteps)) == text)
  }

  @Test func partsArePutIn() {
    let text: Indicator.Texts = [
      "of": "{1} of {2}, {1} again", "none": "as it is {3} {x", "one": "gap", "many": "gaps",
    ]
    #expect(text("of", 3, "{1}") == "3 of {1}, 3 again")
    #expect(text("none", 3) == "as it is {3} {x")
    #expect(text["of"] == "{1} of {2}, {1} again" && text["no such"] == "no such")
    #expect(text.noun == .init("gap", "gaps"))
  }
}
