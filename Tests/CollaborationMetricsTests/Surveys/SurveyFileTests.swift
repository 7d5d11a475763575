import Foundation
import Graphs
import StakeholderFormats
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// From the file of a form tool to answers and figures.
@Suite("Surveys from files")
struct SurveyFileTests {
  private func study(_ files: [String: String]) throws -> Study {
    let folder = FileManager.default.temporaryDirectory.appending(path: "survey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return try Study(contentsOf: folder)
  }

  @Test("Not asked, no answer, no and 0 are four things, from the cell to the answer")
  func fourThings() throws {
    let study = try study([
      "stakeholders.csv": "id,name\na,Anna\nb,Ben\nc,Cem\nd,Dora\ne,Emil\nf,Fay\ng,Gil\n",
      "form.csv": """
      You,How much do you trust: Ben,How much do you trust: Cem,How much do you trust: Dora,How much do you trust: Emil,How much do you trust: Fay
      Anna,3,0,No,,Not asked

      """,
    ])
    let network = study.latestNetwork
    let answers = try #require(SurveyAnswers(of: network, kind: .trust))
    let node = { (id: Stakeholder.ID) in network.node(of: id) ?? -1 }
    let ofAnna = ["b", "c", "d", "e", "f", "g"].map { answers.answer(ofSender: node("a"), about: node($0)) }
    #expect(ofAnna == [.tie(.measured(3)), .no, .no, .noAnswer, .notAsked, .notAsked])
    // 0 and no stay apart in the data: one is a number on the scale, the other is not.
    #expect(study.relationships.map(\.strength) == [.measured(3), .noTie, .unknown])
    #expect(study.relationships.map(\.status) == [nil, nil, .absent])
    #expect(answers.basis == .respondents)
    #expect(answers.answer(ofSender: node("b"), about: node("a")) == .notAsked)
    #expect(answers.tally.noAnswer == 1 && answers.tally.no == 2 && answers.tally.ties == 1)
    #expect(study.relationships.allSatisfy { $0.reporter == "a" })
  }

  @Test("The six items of a PARTNER survey give trust and value")
  func partner() throws {
    let names = ["Anna", "Ben", "Cem", "Dora", "Emil", "Fay"]
    let items = [
      "How reliable is the organisation?", "To what extent does it share the mission of the partnership?",
      "How open is it to discussion?", "How much power and influence does it have?",
      "What is its level of involvement?", "How much does it give in resources?",
    ]
    let heading = items.flatMap { item in names.map { "\(item) - \($0)" } }
    let rows = names.indices.map { row in
      ([names[row]]
        + items.indices.flatMap { item in
          // Everybody rates everybody else: item by item 1, 2, 3 for trust and 4, 4, 1 for value.
          names.indices.map { $0 == row ? "" : String([1, 2, 3, 4, 4, 1][item]) }
        }).joined(separator: ",")
    }
    let study = try study([
      "stakeholders.csv": "id,name\n" + names.map { "\($0.lowercased()),\($0)\n" }.joined(),
      "partner.csv": "Organisation," + heading.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n",
    ])
    #expect(study.diagnostics.filter { $0.severity > .note }.isEmpty)
    #expect(
      Set(study.relationships.map(\.kind.rawValue))
        == ["reliability", "mission", "openness", "power", "involvement", "resources"])
    #expect(study.kinds.allSatisfy { $0.roles != [] && !study.bindsTogether($0.id) || $0.roles == [] })
    let trust = try #require(TrustItems(.trust, in: study.latestNetwork, among: study.relationships))
    let value = try #require(TrustItems(.value, in: study.latestNetwork, among: study.relationships))
    #expect(trust.means[0, 1] == 2 && value.means[0, 1] == 3)
    #expect(trust.means[0, 0] == nil)
  }

  /// From the cells of a form to the trust of the network (METRICS §6.1), worked out again from the same cells.
  @Test("The six items of a PARTNER survey, with gaps and somebody who did not answer, up to the trust of the network")
  func partnerFigures() throws {
    let names = (0..<12).map { "Org \($0)" }
    let items = [
      "How reliable is it?", "Is it in support of the mission?", "Is it open to discussion?",
      "How much power and influence has it?", "What is its level of involvement?", "What does it give in resources?",
    ]
    /// Nobody answers about himself, the last not at all; about every fourth answer is missing.
    func cell(_ item: Int, _ from: Int, _ to: Int) -> Double? {
      from == to || from == 11 || (item * (from + 2) + to) % 4 == 0
        ? nil : Double(1 + (from * 7 + to * to + 3 * item * (from + 1)) % 4)
    }
    func means(_ items: Range<Int>) -> [Double] {
      names.indices.flatMap { from in
        names.indices.compactMap { to in
          let answers = items.compactMap { cell($0, from, to) }
          return answers.count > 1 ? answers.reduce(0, +) / Double(answers.count) : nil
        }
      }
    }
    func alpha(_ items: Range<Int>) -> Double {
      func variance(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count - 1)
      }
      let whole = names.indices.flatMap { from in
        names.indices.compactMap { to in
          let answers = items.compactMap { cell($0, from, to) }
          return answers.count == 3 ? answers : nil
        }
      }
      let ofItems = (0..<3).map { item in variance(whole.map { $0[item] }) }.reduce(0, +)
      return 1.5 * (1 - ofItems / variance(whole.map { $0.reduce(0, +) }))
    }
    let heading = items.flatMap { item in names.map { "\(item) [\($0)]" } }
    let rows = names.indices.dropLast().map { from in
      "2025-05-01," + names[from] + ","
        + items.indices.flatMap { item in names.indices.map { to in cell(item, from, to).map { "\(Int($0))" } ?? "" } }
        .joined(separator: ",")
    }
    let study = try study([
      "stakeholders.csv": "name\n" + names.joined(separator: "\n") + "\n",
      "survey.csv": "Timestamp,Your organisation," + heading.joined(separator: ",") + "\n"
        + rows.joined(separator: "\n") + "\n",
    ])
    let trust = means(0..<3)
    let analysis = TrustAnalysis(of: study)
    func figure(_ id: String) -> Double? {
      analysis.figures.first { $0.id == id }?.figure.revealed(by: .askedForExplicitly())
    }
    let mean = trust.reduce(0, +) / Double(trust.count)
    // Two answers are missing for some pairs, so that not all of the 121 have trust.
    #expect(trust.count < 121 && trust.count > 60)
    let expected: [(String, Double)] = [
      ("trust_mean", mean), ("trust_pct_of_max", mean / 4), ("trust_rescaled", (mean - 1) / 3),
      ("trust_total", (mean - 1) / 3 * Double(trust.count)), ("trust_density", (mean - 1) / 3),
      ("trust_items_alpha", alpha(0..<3)), ("value_items_alpha", alpha(3..<6)),
    ]
    for (id, value) in expected {
      let found = try #require(figure(id), "\(id)")
      #expect(abs(found - value) < 1e-9, "\(id): \(found), not \(value)")
    }
  }
}
