import Foundation
import StakeholderNetworks
import Testing

/// The command `practices`, its page of the documentation, and the studies that come with the program.
@Suite struct PracticesCommandTests {
  private static let catalogue = Stakenet.root.appending(
    path: "Sources/StakeholderNetworks/StakeholderNetworks.docc")

  /// To make the page anew, run the tests with STAKENET_RECORD=1.
  @Test func documentationIsMadeFromTheIndicators() throws {
    let page = Self.catalogue.appending(path: "PracticeIndicators.md")
    if ProcessInfo.processInfo.environment["STAKENET_RECORD"] != nil {
      try Data(Indicator.documentationPage.utf8).write(to: page)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == Indicator.documentationPage)
  }

  @Test func guideShowsEachPracticeWithAPicture() throws {
    let guide = try String(contentsOf: Self.catalogue.appending(path: "TheEightPractices.md"), encoding: .utf8)
    for practice in Practice.allCases {
      #expect(guide.contains("### \(practice.number). \(practice.title)\n"))
      #expect(guide.contains("practice-\(practice.number).svg"))
      let picture = Self.catalogue.appending(path: "Resources/practice-\(practice.number).svg")
      #expect(try String(contentsOf: picture, encoding: .utf8).contains("<svg"))
    }
  }

  /// What no playbook case can tell: nobody was asked, and nothing tells of tools, values, levels or expectations.
  private static let neverMeasurable = """
    beneficiary_presence beneficiary_decision_share beneficiary_decision_level division_of_labour confirmed_ties
    trust_reciprocity influence_symmetry joint_decisions closure_after_bridge blame_share blame_free_pairs
    ambivalent_pairs blame_passing blame_stops_here blame_chain blame_concentration blame_reciprocity
    blame_across_sectors blame_inside_partnership balance frustration blame_on_community pressure_share
    evidence_reciprocity experiments_decided solutions_dropped cadence tool_variety tool_evenness non_money_givers
    tie_age tie_survival tie_stability trust_trend turnover expectation_gap expectation_mismatch early_promise
    value_overlap shared_by_all_sectors self_other_gap listening
    """

  @Test(arguments: [
    ("built-for-zero", "cross_sector_trust power_concentration sector_pairs_bridged trust_first"),
    (
      "lima-ciudad-saludable",
      "beneficiary_data_return cross_sector_trust evidence_reach feedback_loops power_concentration sector_pairs_bridged "
        + "trust_first"
    ),
    ("mumbai-sneha", "cross_sector_trust power_concentration sector_pairs_bridged trust_first"),
    ("nashville-welcoming", "beneficiary_data_return evidence_reach feedback_loops"),
    (
      "sefton-listening-council",
      "beneficiary_data_return cross_sector_trust evidence_reach feedback_loops power_concentration sector_pairs_bridged "
        + "trust_first"
    ),
    ("united-for-brownsville", "beneficiary_learning"),
  ])
  func playbookCasesSayWhatIsMissing(name: String, further: String) throws {
    let study = try Study(contentsOf: Stakenet.datasets.appending(path: "playbook/\(name)"))
    let scorecard = PracticeScorecard(of: study.latestNetwork, permutations: 99)
    var unmeasurable = Set<String>()
    for result in scorecard.results {
      let id = result.indicator.id
      switch result.status {
      case .notMeasurable(let missing):
        unmeasurable.insert(id)
        #expect(!missing.isEmpty, "\(id)")
      case .measured(let found): #expect(found.used <= found.eligible && found.value.isFinite, "\(id)")
      case .tooLittleData(let reason): #expect(reason.hasSuffix("."), "\(id)")
      case .suppressed: Issue.record("\(id) is suppressed in a study whose ties are public")
      }
    }
    let expected = "\(Self.neverMeasurable) \(further)".split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(unmeasurable == Set(expected))
    #expect(scorecard.beneficiaries?.rule == "the sector community")
  }

  @Test func everythingIsMeasurableInRiverside() throws {
    let study = try Study(contentsOf: Stakenet.datasets.appending(path: "riverside"))
    let scorecard = PracticeScorecard(of: study.latestNetwork, permutations: 19)
    for result in scorecard.results {
      if case .notMeasurable = result.status { Issue.record("\(result.indicator.id): \(result.reading)") }
    }
    #expect(scorecard.courses.count > 40)
    // No earlier wave tells anything about negative ties.
    let earlier = PracticeScorecard(of: study.network(at: "w1"), permutations: 0, waves: false)
    for result in earlier.results where result.indicator.isAboutNegativeTies {
      #expect(result.status.name == "suppressed", "\(result.indicator.id)")
    }
  }

  /// Whoever does not consent, and words said in confidence, stand nowhere; figures about blame name nobody.
  @Test func riversideTellsNobodysSecrets() throws {
    let study = try Study(contentsOf: Stakenet.datasets.appending(path: "riverside"))
    let scorecard = PracticeScorecard(of: study.latestNetwork, permutations: 19)
    let explanations = Indicator.all.compactMap { scorecard.explanation(of: $0.id) }
    #expect(explanations.count == Indicator.all.count)
    for text in explanations + [scorecard.text(), scorecard.markdown, scorecard.json] {
      #expect(!text.contains("Said in confidence") && !text.contains("East Police"))
    }
    for indicator in Indicator.all where indicator.isAboutNegativeTies {
      let text = try #require(scorecard.explanation(of: indicator.id))
      for stakeholder in study.stakeholders where stakeholder.consent == .yes {
        #expect(!text.contains(stakeholder.name), "\(indicator.id) names \(stakeholder.name)")
      }
    }
  }

  @Test func formatsAndExplanations() throws {
    let study = "sample:nashville-welcoming"
    let table = try Stakenet.run(["practices", study])
    #expect(table.status == 0 && table.output.contains("beneficiary_learning") && table.output.contains("2 of 6"))
    let markdown = try Stakenet.run(["practices", study, "--format", "markdown"]).output
    #expect(markdown.hasPrefix("# The eight practices: Nashville"))
    let json = try Stakenet.run(["practices", study, "--format", "json"]).output
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "stakenet/practices/1")
    let indicators = try #require(document["indicators"] as? [[String: Any]])
    #expect(indicators.count == Indicator.all.count)
    for indicator in indicators where indicator["status"] as? String != "measured" {
      #expect(indicator["value"] is NSNull && indicator["coverage"] is NSNull)
    }
    let explanation = try Stakenet.run(["practices", study, "--explain", "beneficiary_learning"]).output
    #expect(explanation.contains("With the numbers: 2 / 6 = 0.333333"))
    #expect(explanation.contains("(train)"))
    let unknown = try Stakenet.run(["practices", study, "--explain", "nonsense"])
    #expect(unknown.status == 64 && unknown.errors.contains("trust_first"))
  }
}
