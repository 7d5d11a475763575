import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// The measures of blame against their definitions, spelt out, and against Sampson's monastery.
@Suite struct BlameAnalysisTests {
  static func study(
    _ blame: [(Int, Int, Double)], trust: [(Int, Int)] = [], contact: [(Int, Int)] = [], count: Int,
    settings: StudySettings = StudySettings()
  ) -> Study {
    var builder = StudyBuilder(settings: settings)
    func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
    for node in 0..<count { builder.add(Stakeholder(id: id(node), sector: "x\(node % 2)")) }
    for (from, to, strength) in blame {
      builder.add(Relationship(from: id(from), to: id(to), kind: .blame, strength: .measured(strength)))
    }
    for (from, to) in trust { builder.add(Relationship(from: id(from), to: id(to), kind: .trust)) }
    for (from, to) in contact { builder.add(Relationship(from: id(from), to: id(to), kind: .collaborate)) }
    return builder.build()
  }

  static func exact(_ analysis: BlameAnalysis, _ id: String) -> Double? {
    analysis.figures.first { $0.id == id }.flatMap { $0.figure.revealed(by: .askedForExplicitly()) }
  }

  @Test func noBlameIsNotZero() {
    let analysis = BlameAnalysis(of: Self.study([], count: 8), permutations: 9)
    #expect(analysis.wasAsked == nil)
    for row in analysis.figures {
      guard case .notMeasurable = row.figure.publication else {
        Issue.record("\(row.id) is \(row.figure)")
        continue
      }
    }
  }

  /// Blame by ten of ten, and nobody wrote down that it was asked about: what nobody tells of is then not "no".
  @Test func withoutARecordOfTheQuestionNothingIsMeasured() {
    let ring = (0..<10).flatMap { [($0, ($0 + 1) % 10, 1.0), ($0, ($0 + 3) % 10, 2.0)] }
    let unknown = BlameAnalysis(of: Self.study(ring, count: 10), permutations: 9)
    for row in unknown.figures {
      guard case .notMeasurable = row.figure.publication else {
        Issue.record("\(row.id) is \(row.figure)")
        continue
      }
      #expect(row.figure.revealed(by: .askedForExplicitly()) == nil, "\(row.id)")
    }
    let asked = Self.study(ring, count: 10, settings: StudySettings(completeness: .allKinds))
    #expect(BlameAnalysis(of: asked, permutations: 9).figures[0].figure.value == 0.19)
  }

  /// Twelve blamed: five pass it on, five blame nobody, two only hit back. Figures on the two would stand in the difference.
  @Test func howManyOnlyHitBackIsNotLeftBetweenTwoFigures() {
    func figures(_ hittingBack: Int) -> [GroupFigure] {
      let passing = (0..<5).map { ($0, 5 + $0, 1.0) } + (0..<5).map { (15 + $0, $0, 1.0) }
      let back = (0..<hittingBack).flatMap { [(10 + $0, 15 + $0, 1.0), (15 + $0, 10 + $0, 1.0)] }
      let study = Self.study(passing + back, count: 22, settings: StudySettings(completeness: .allKinds))
      return BlameAnalysis(of: study, permutations: 9).figures
        .filter { ["blame_passed_on", "blame_sinks", "blame_longest_chain"].contains($0.id) }.map(\.figure)
    }
    #expect(figures(2).allSatisfy { $0.publication == .suppressed })
    #expect(figures(5).allSatisfy { $0.value != nil })
  }

  // MARK: Sampson's monastery (shared/datasets; skipped where it is not there)

  static let sampson = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/datasets/sampson-monastery")

  static var hasSampson: Bool { FileManager.default.fileExists(atPath: sampson.path) }

  static func monastery() throws -> Study {
    var builder = StudyBuilder(settings: StudySettings(negativeTies: .confidential, completeness: .allKinds))
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try Data(contentsOf: sampson.appending(path: name)), as: UTF8.self)
        .split(whereSeparator: \.isNewline).dropFirst().map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
    for row in try rows("nodes.csv") {
      builder.add(Stakeholder(id: Stakeholder.ID(rawValue: row[0]), sector: row[3]))
    }
    for row in try rows("edges.csv") where ["blame", "praise"].contains(row[2]) {
      builder.add(
        Relationship(
          from: Stakeholder.ID(rawValue: row[0]), to: Stakeholder.ID(rawValue: row[1]), kind: Kind.ID(rawValue: row[2]),
          strength: .measured(try #require(Double(row[4])))))
    }
    return builder.build()
  }

  /// Values of oracle.json, view `blame` (networkx, numpy), and of numpy on its received strengths.
  @Test(.enabled(if: hasSampson)) func sampsonsBlame() throws {
    let analysis = BlameAnalysis(of: try Self.monastery(), permutations: 99)
    func close(_ id: String, _ value: Double) {
      #expect(Self.exact(analysis, id).map { abs($0 - value) < 1e-12 } == true, "\(id)")
    }
    close("blame_density", 0.13398692810457516)
    close("blame_reciprocity", 0.2926829268292683)
    close("blame_reciprocity_odds", 4 * 6 * 118 / (29.0 * 29))
    close("blame_centralization", (8.0 * 18 - 41) / (17 * 17))
    let received: [Double] = [0, 6, 15, 12, 0, 1, 4, 0, 0, 0, 4, 0, 5, 6, 0, 0, 11, 17]
    close("blame_hhi", received.reduce(0) { $0 + ($1 / 81) * ($1 / 81) })
    #expect(analysis.figures.first { $0.id == "blame_density" }?.figure.value == 0.14)
    #expect(analysis.figures.first { $0.id == "blame_passed_on" }?.figure.publication == .suppressed)
  }
}
