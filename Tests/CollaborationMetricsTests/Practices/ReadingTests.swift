import Foundation
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

  /// Every sentence that an indicator can say, at its borders and between them, as it is published in `readings.txt`.
  /// To write that file anew, run the tests with STAKENET_RECORD=1, and read what changed.
  @Test func everyReadingIsAsPublished() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "readings.txt")
    let text = Indicator.all.map { PracticeReadings(of: $0).text }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["STAKENET_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    let published = try String(contentsOf: file, encoding: .utf8)
    for (line, expected) in zip(text.split(separator: "\n"), published.split(separator: "\n")) where line != expected {
      Issue.record("\(line)\ninstead of\n\(expected)")
    }
    #expect(text.count == published.count)
  }

  /// Whatever the number, one sentence with an end and no blank words.
  @Test(arguments: Indicator.all.map(\.id)) func readingsAreSentences(id: String) throws {
    let readings = PracticeReadings(of: try #require(Indicator.named(id))).sentences
    #expect(Set(readings.map(\.reading)).count > 1)
    for (_, reading) in readings {
      #expect(reading.hasSuffix(".") && !reading.hasSuffix(".."), "\(reading)")
      #expect(!reading.dropLast().contains(". "), "two sentences: \(reading)")
      #expect(
        !["  ", " .", ",,", " nan", " inf", " nil", "Optional", "-0 "].contains { reading.contains($0) }, "\(reading)")
      #expect(reading.first?.isUppercase == true || reading.first?.isNumber == true, "\(reading)")
      #expect(reading.count < 240, "\(reading.count) characters: \(reading)")
    }
  }

  @Test func wordsAtTheBorders() throws {
    func presence(_ part: Int, _ whole: Int) throws -> String {
      let measurement = try Measurement.share(part, of: whole, .beneficiary, otherwise: "")
      return try #require(Indicator.named("beneficiary_presence")).words.reading(measurement)
    }
    #expect(try presence(0, 1) == "The only beneficiary has no part in any decision.")
    #expect(try presence(1, 1) == "The only beneficiary has a part in at least one decision.")
    #expect(try presence(0, 4) == "None of the 4 beneficiaries has a part in any decision.")
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

  /// A list of many without any tie: nothing is a mean, and nobody is left out in turn.
  @Test func nobodyIsLeftOutWhereNothingIsMeasured() throws {
    let many = PracticeStudy((0..<200).map { "s\($0):civil" }.joined(separator: " ")).data()
    #expect(Jackknife(of: many, IndicatorResult.all(Indicator.all, on: many)) == nil)
    let few = try #require(HandMade.all.first { $0.id == "multiplexity" }).study.data()
    #expect(Jackknife(of: few, IndicatorResult.all(Indicator.all, on: few)) != nil)
  }

  /// A value is within its own range, and means of numbers of things within what can be.
  @Test func rangesHoldTheirValues() throws {
    var rated = PracticeIndicatorTests.rated()
    rated.settings.negativeTies = .public
    rated.settings.minimumGroupSize = 1
    var ends: [String: Double] = [:]
    for study in [rated] + HandMade.all.map(\.study) {
      for result in study.scorecard.results {
        guard let found = result.measurement, let range = found.interval else { continue }
        #expect(range.lower <= found.value && found.value <= range.upper, "\(result.indicator.id)")
        ends[result.indicator.id] = range.lower
        if ["multiplexity", "tool_variety"].contains(result.indicator.id) { #expect(range.lower >= 1) }
      }
    }
    #expect(try #require(ends["self_other_gap"]) < 1 && ends.count > 10)
  }

  @Test func standardErrors() throws {
    // Means without one of four: 1, 2, 3, 4. Squares about 2.5: 5.
    let stakeholders = try #require(Jackknife.standardError([1, 2, 3, 4], .stakeholders))
    let pairs = try #require(Jackknife.standardError([1, 2, 3, 4], .pairs))
    #expect(abs(stakeholders * stakeholders - 3.75) < 1e-12 && abs(pairs * pairs - 1.25) < 1e-12)
    #expect(Jackknife.standardError([1, 1, 1], .pairs) == nil)
  }
}
