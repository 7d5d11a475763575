import Graphs
import StakeholderModel

/// What may be said about the change of ratings that were told in confidence.
///
/// Only ratings of the same stakeholder by the same one in both waves count. Enough must rate, enough be rated, and those
/// who changed a rating must be enough or nobody; else nothing is told.
public struct RatingChange: Sendable {
  /// The mean rating in the earlier wave.
  public let before: GroupFigure
  /// The mean rating in the later wave.
  public let after: GroupFigure
  /// The chance of so large a change if people only wavered; see ``ChangeTest``.
  public let chance: GroupFigure

  /// Nil where nothing was rated in both waves.
  init?(of ties: ComparedTies, in network: StakeholderNetwork, minimum: Int) {
    let rated = ties.words.filter { ($0.earlier.strength ?? 0) > 0 && ($0.later.strength ?? 0) > 0 }
    guard !rated.isEmpty, let test = ChangeTest(ofStrengthsIn: ties, seed: 1) else { return nil }
    let hasEnoughChanges = test.changedTellers == 0 || test.changedTellers >= minimum
    func gate(_ state: (ComparedTies.Word) -> PairState) -> Ratings {
      do {
        var builder = try GraphBuilder(nodeCount: ties.nodeCount, isDirected: true)
        for word in rated {
          let pair = ties.pairs[word.pair]
          try builder.add(from: pair.from, to: pair.to, strength: state(word).strength)
        }
        return Ratings(of: network, graph: try builder.build(), minimum: minimum)
      } catch {
        preconditionFailure("Some of a graph's own ties did not make a graph: \(error)")
      }
    }
    let waves = (earlier: gate(\.earlier), later: gate(\.later))
    func mean(_ graph: Graph) -> Double? {
      hasEnoughChanges ? graph.ties.reduce(0) { $0 + $1.strength } / Double(graph.tieCount) : nil
    }
    before = waves.earlier.figure(unit: .number, value: mean)
    after = waves.later.figure(unit: .number, value: mean)
    chance = waves.later.figure(unit: .chance) { _ in hasEnoughChanges ? test.pValue : nil }
  }
}
