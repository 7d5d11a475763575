import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// The registry is whole, and each reading is right at the borders.
@Suite struct PracticeReadingTests {
  /// Every indicator of the specification, by its name.
  static let ids = """
    beneficiary_presence beneficiary_decision_share beneficiary_decision_level beneficiary_influence
    beneficiary_independence beneficiary_learning beneficiary_support beneficiary_data_return contract_only_pairs
    division_of_labour confirmed_ties trust_reciprocity influence_symmetry joint_decisions power_concentration
    cross_sector_trust sector_pairs_bridged fragile_bridges fragmentation_if_lost trust_first closure_after_bridge
    blame_share blame_free_pairs ambivalent_pairs blame_passing blame_stops_here blame_chain blame_concentration
    blame_reciprocity blame_across_sectors blame_inside_partnership balance frustration blame_on_community
    pressure_share evidence_reach evidence_reciprocity feedback_loops experiments_decided solutions_dropped cadence
    tool_variety tool_evenness non_money_givers multiplexity tie_age tie_survival tie_stability trust_trend turnover
    shared_sustainability expectation_gap expectation_mismatch early_promise resource_asymmetry value_overlap
    shared_by_all_sectors self_other_gap listening
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test func everyIndicatorIsThereOnce() {
    #expect(Set(Indicator.all.map(\.id)) == Set(Self.ids))
    #expect(Indicator.all.count == Self.ids.count && Self.ids.count == 59)
    #expect(Indicator.all.map(\.practice.number) == Indicator.all.map(\.practice.number).sorted())
    for indicator in Indicator.all {
      #expect(indicator.words.question.hasSuffix("?") && indicator.words.caveat.hasSuffix("."), "\(indicator.id)")
      #expect(!indicator.needs.isEmpty && !indicator.source.isEmpty)
    }
  }

  /// Values at the borders and between them: whatever the number, one sentence with an end and no blank words.
  @Test(arguments: Indicator.all.map(\.id)) func readingsAreSentences(id: String) throws {
    let indicator = try #require(Indicator.named(id))
    let chances: [Measurement.Chance?] = [
      nil, .init(expected: 0.4, pValue: nil, permutations: 0, model: ""),
      .init(expected: 0.4, pValue: 0.01, permutations: 99, model: ""),
      .init(expected: 0.4, pValue: 0.6, permutations: 99, model: ""),
    ]
    var seen = Set<String>()
    for chance in chances {
      for (part, whole) in [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 9), (1, 9), (8, 9), (9, 9)] {
        for value in [Double(part) / Double(whole), -Double(part) / Double(whole), Double(part), 0.0004] {
          var found = Measurement(value, used: whole, counted: .pair, working: "")
          (found.part, found.whole, found.chance) = (part, whole, chance)
          found.beside = [.init("Health", Double(part)), .init("Parks", Double(whole - part))]
          found.listed = ["One"]
          let reading = indicator.words.reading(found)
          seen.insert(reading)
          #expect(reading.hasSuffix("."), "\(reading)")
          #expect(!reading.contains("  ") && !reading.contains(" .") && !reading.contains("nan"), "\(reading)")
          #expect(
            reading.first?.isUppercase == true || reading.first?.isNumber == true || reading.first == "-", "\(reading)")
        }
      }
    }
    #expect(seen.count > 1)
  }

  @Test func wordsAtTheBorders() throws {
    func presence(_ part: Int, _ whole: Int) throws -> String {
      let measurement = try Measurement.share(part, of: whole, .beneficiary, otherwise: "")
      return try #require(Indicator.named("beneficiary_presence")).words.reading(measurement)
    }
    #expect(try presence(0, 1) == "The only beneficiary has no part in any decision.")
    #expect(try presence(1, 1) == "The only beneficiary has a part in at least one decision.")
    #expect(try presence(0, 4) == "None of the 4 beneficiaries has a part in at least one decision.")
    #expect(try presence(1, 4) == "1 of 4 beneficiaries has a part in at least one decision.")
    #expect(try presence(3, 4) == "3 of 4 beneficiaries have a part in at least one decision.")
    #expect(try presence(2, 2) == "Both beneficiaries have a part in at least one decision.")
    #expect(try presence(1200, 1200) == "All 1,200 beneficiaries have a part in at least one decision.")
    #expect(
      Wording.percent(0.9996) == "over 99.9 %" && Wording.percent(0.997) == "99.7 %" && Wording.percent(1) == "100 %")
    #expect(
      Wording.percent(0.0004) == "under 0.1 %" && Wording.percent(0.004) == "0.4 %" && Wording.percent(0) == "0 %")
  }

  @Test func unknownIsNeverZero() {
    // Nothing but two names: no indicator has a value, and each says what it needs or that there is too little.
    for result in PracticeStudy("a:- b:-").scorecard.results {
      #expect(result.measurement == nil, "\(result.indicator.id)")
      if case .notMeasurable(let missing) = result.status { #expect(!missing.isEmpty) }
      #expect(result.shownValue == "–" && result.reading.hasSuffix("."))
    }
  }

  @Test func rangesAndWaves() throws {
    let scorecard = PracticeIndicatorTests.waves().scorecard
    let course = try #require(scorecard.courses.first { $0.indicator.id == "multiplexity" })
    #expect(course.values.map(\.value) == [1, 1] && course.change?.difference == 0)
    // Deterministic: the same seed, the same ranges and chances.
    let again = PracticeIndicatorTests.waves().scorecard
    for (one, other) in zip(scorecard.results, again.results) {
      #expect(one.measurement?.value == other.measurement?.value)
      #expect(one.measurement?.chance == other.measurement?.chance)
      #expect(one.measurement?.interval == other.measurement?.interval)
    }
  }

  @Test func standardErrors() throws {
    // Means without one of four: 1, 2, 3, 4. Squares about 2.5: 5.
    let stakeholders = try #require(Jackknife.standardError([1, 2, 3, 4], .stakeholders))
    let pairs = try #require(Jackknife.standardError([1, 2, 3, 4], .pairs))
    #expect(abs(stakeholders * stakeholders - 3.75) < 1e-12 && abs(pairs * pairs - 1.25) < 1e-12)
    #expect(Jackknife.standardError([1, 1, 1], .pairs) == nil)
  }
}
