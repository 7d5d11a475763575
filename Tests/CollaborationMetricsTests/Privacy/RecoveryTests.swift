import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// The attack of somebody who knows everything but the blame, tries every possible blame on a small network, and keeps
/// those that give the published figures: more than one must remain, and no tie may be in all of them.
@Suite struct RecoveryTests {
  /// Four stakeholders of two sectors, with contact and trust that tell all of them apart.
  private static var network: StakeholderNetwork {
    var builder = StudyBuilder()
    for node in 0..<4 { builder.add(Stakeholder(id: .init(rawValue: "s\(node)"), sector: node < 2 ? "x" : "y")) }
    for (from, to, kind) in [(0, 1, Kind.ID.trust), (1, 2, .trust), (0, 2, .collaborate), (2, 3, .trust)] {
      builder.add(
        Relationship(from: .init(rawValue: "s\(from)"), to: .init(rawValue: "s\(to)"), kind: kind))
    }
    for node in 0..<4 {
      builder.add(SurveyResponse(stakeholder: .init(rawValue: "s\(node)"), kind: .blame, status: .answered))
    }
    return builder.build().latestNetwork
  }

  private static let pairs = (0..<4).flatMap { from in (0..<4).filter { $0 != from }.map { (from, $0) } }

  /// Everything that is published about one possible blame.
  private static func published(_ code: Int, of network: StakeholderNetwork) throws -> String {
    var builder = try GraphBuilder(nodeCount: 4, isDirected: true)
    for (position, pair) in pairs.enumerated() where code >> position & 1 == 1 {
      try builder.add(from: pair.0, to: pair.1)
    }
    let asked = AskedPairs(about: .blame, in: network)
    let ties = NegativeTies(
      .blame, of: network, graph: try builder.build(), asked: asked,
      rule: PublicationRule(exactly: 2, asked: asked))
    let analysis = BlameAnalysis(ties, seed: 1, permutations: 9)
    return analysis.figures.map { row in
      "\(row.figure) \(row.byChance.map { "\($0)" } ?? "") \(row.pValue.map { "\($0)" } ?? "")"
    }.joined(separator: "|")
  }

  // It does not hold yet: with four stakeholders and groups of two, 1,015 sets of figures leave a tie certain.
  @Test(.disabled("All figures of a very small network together can give ties away."))
  func noTieCanBeRecoveredFromAllPublishedFigures() throws {
    let network = Self.network
    var candidates: [String: [Int]] = [:]
    for code in 0..<(1 << 12) { candidates[try Self.published(code, of: network), default: []].append(code) }
    #expect(candidates.count > 1, "something is published")
    var recovered = 0
    for (figures, codes) in candidates {
      let inAll = codes.reduce(~0) { $0 & $1 }
      if codes.count < 2 || inAll & 0xFFF != 0 {
        recovered += 1
        if recovered < 4 { Issue.record("\(codes.count) graphs, certain \(inAll & 0xFFF): \(figures)") }
      }
    }
    #expect(recovered == 0, "of \(candidates.count)")
  }
}
