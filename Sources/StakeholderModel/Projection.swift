public import Graphs

/// A graph made from the ties of some kinds, and what was done on the way.
public struct Projection: Sendable {
  /// Whether ties keep their direction.
  public enum Direction: Sendable, Hashable {
    /// From whom to whom; ties of kinds without direction run both ways.
    case directed
    /// A pair is tied if either side is (or both, or with the mean or sum of the two: see ``Symmetrization``).
    case undirected(Symmetrization)

    /// A pair is tied if at least one side says so.
    public static let undirected = Direction.undirected(.weak)
  }

  /// What becomes of strengths.
  public enum Weights: String, Sendable, Hashable, CaseIterable {
    /// A tie is a tie.
    case none
    /// A tie is as strong as reported; the mean where it was reported more than once.
    case strength
  }

  /// The graph; its nodes are the stakeholders of the network in their order.
  public let graph: Graph
  /// The kinds that were asked for.
  public let kinds: [Kind.ID]
  /// Whether ties keep their direction.
  public let direction: Direction
  /// What became of strengths.
  public let weights: Weights
  /// Rows that are no ties: answers "no" and plans. Those about ratings told in confidence do not count: a "no" is the
  /// lowest of them.
  public let notTies: Int
  /// Ties without a strength, taken at the mean of the others; 0 when strengths are not used.
  public let strengthsFilledIn: Int
  /// Ties whose strength is a rating told in confidence, and counts as not known; 0 when strengths are not used.
  public let strengthsWithheld: Int
  /// Whether strengths of several scales were put on one, from 0 to 1.
  public let areStrengthsRescaled: Bool
  /// The top of the scale that strengths were given on, 1 if several scales were put on one; nil if none is declared and
  /// when strengths are not used.
  public let topOfScale: Double?
}

extension Projection {
  /// The same with another graph of the same stakeholders, made of the same ties in another way.
  package func replacing(_ graph: Graph, isDirected: Bool) -> Projection {
    let graph = weights == .none ? graph.unweighted : graph
    return Projection(
      graph: graph.isDirected && !isDirected ? graph.undirected() : graph, kinds: kinds, direction: direction,
      weights: weights, notTies: notTies, strengthsFilledIn: strengthsFilledIn, strengthsWithheld: strengthsWithheld,
      areStrengthsRescaled: areStrengthsRescaled, topOfScale: topOfScale)
  }

  /// The same with a graph that was made without records of its ties, and what was counted then.
  package func replacing(_ graph: Graph, notTies: Int, strengthsFilledIn: Int) -> Projection {
    Projection(
      graph: graph, kinds: kinds, direction: direction, weights: weights, notTies: notTies,
      strengthsFilledIn: strengthsFilledIn, strengthsWithheld: 0, areStrengthsRescaled: false, topOfScale: nil)
  }
}

extension StakeholderNetwork {
  /// The graph of some kinds of tie. Without arguments: every kind that holds the network together, a pair tied if
  /// either side says so, without strengths.
  ///
  /// - Complexity: O(r) for r relationships, and O(m log m) for the m ties of the graph.
  public func graph(
    of kinds: [Kind.ID]? = nil, direction: Projection.Direction = .undirected, weights: Projection.Weights = .none,
    showing permission: NegativeTiePermission? = nil
  ) -> Graph {
    projection(of: kinds, direction: direction, weights: weights, showing: permission).graph
  }

  /// The graph of some kinds of tie, with what was done on the way.
  ///
  /// Reports of the same tie are merged, with the mean of their strengths. If no tie has a strength the graph is not
  /// weighted; if some have, the others are taken at the mean, which is counted. Strengths of kinds with different
  /// scales cannot be averaged as they are: each is divided by the top of its scale (by the largest one that occurs
  /// where no scale is declared).
  ///
  /// **Ratings of trust and of behaviour** are told in confidence, for low ones say as much as blame. Unless the study
  /// declares its negative ties public, they count as ties of unknown strength: that somebody trusts somebody may be
  /// seen, how much may not. ``Projection/strengthsWithheld`` says how many they are. Ties of negative sign that were told
  /// in confidence are not among the ties.
  ///
  /// - Parameter permission: uses ratings and ties that were told in confidence. Whatever is made of the graph then
  ///   tells of them.
  /// - Complexity: O(r) for r relationships, and O(m log m) for the m ties of the graph.
  public func projection(
    of kinds: [Kind.ID]? = nil, direction: Projection.Direction = .undirected, weights: Projection.Weights = .none,
    showing permission: NegativeTiePermission? = nil
  ) -> Projection {
    let kinds = kinds ?? bindingKinds
    let wanted = Set(kinds)
    let told = relationships(showing: permission)
    let ties = told.filter { wanted.contains($0.kind) && isCurrentTie($0) }
    let withheld = permission == nil ? study.confidentialRatings : []
    let scaling = StrengthScaling(of: ties, in: study, weights: weights, withholding: withheld)

    var graph = directedGraph(of: ties, scaling: scaling)
    if case .undirected(let rule) = direction { graph = graph.undirected(rule) }
    return Projection(
      graph: graph, kinds: kinds, direction: direction, weights: weights,
      notTies: told.count { wanted.contains($0.kind) && !isCurrentTie($0) && !withheld.contains($0.kind) },
      strengthsFilledIn: scaling.filledIn, strengthsWithheld: scaling.withheld,
      areStrengthsRescaled: scaling.isRescaled, topOfScale: scaling.top)
  }

  /// The ties that may be shown and, to somebody who holds the permission, those that were told in confidence.
  package func relationships(showing permission: NegativeTiePermission?) -> [Relationship] {
    guard let permission else { return relationships }
    return relationships + atThisWave(study.confidential.revealed(by: permission))
  }

  private func isCurrentTie(_ report: Relationship) -> Bool {
    report.isTie && !(wave != nil && report.status == .ended)
  }

  private func atThisWave(_ ties: [Relationship]) -> [Relationship] {
    ties.filter { tie in
      guard let wave, let own = tie.wave else { return true }
      return own == wave.id
    }
  }
}

extension StakeholderNetwork {
  /// The graph of the ties of some kinds with directions and strengths, with all that was told in confidence: negative
  /// ties and ratings.
  ///
  /// It is for figures about groups that are large enough, and for whoever holds a ``NegativeTiePermission``: nothing
  /// that is made of it may be written anywhere but through the rules of publication.
  ///
  /// - Complexity: O(r) for r relationships of the study, and O(m log m) for the m ties of the graph.
  package func graphForAggregation(of kinds: Set<Kind.ID>) -> Graph {
    let ties = (atThisWave(study.confidential.forAggregation) + relationships).filter {
      kinds.contains($0.kind) && isCurrentTie($0)
    }
    return directedGraph(of: ties, scaling: StrengthScaling(of: ties, in: study, weights: .strength))
  }

  /// The ties as arcs between the nodes; ties of kinds without direction run both ways.
  private func directedGraph(of ties: [Relationship], scaling: StrengthScaling) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: stakeholders.count, isDirected: true)
      for tie in ties {
        guard let from = node(of: tie.from), let to = node(of: tie.to) else { continue }
        let strength = scaling.strength(of: tie)
        try builder.add(from: from, to: to, strength: strength)
        if study.kind(tie.kind)?.isDirected == false { try builder.add(from: to, to: from, strength: strength) }
      }
      return try builder.build()
    } catch {
      // Both ends are nodes of this network, and a study holds no strength that is negative or not finite.
      preconditionFailure("A checked study gave an invalid graph: \(error)")
    }
  }
}

/// How the strengths of some ties become the weights of a graph.
private struct StrengthScaling {
  private(set) var filledIn = 0
  private(set) var withheld = 0
  private(set) var isRescaled = false
  private(set) var top: Double?
  private var divisors: [Kind.ID: Double] = [:]
  private var mean: Double?

  init(
    of ties: [Relationship], in study: Study, weights: Projection.Weights, withholding ratings: Set<Kind.ID> = []
  ) {
    guard weights == .strength else { return }
    withheld = ties.count { ratings.contains($0.kind) && $0.strength.number != nil }
    var largest: [Kind.ID: Double] = [:]
    for tie in ties where !ratings.contains(tie.kind) {
      if let number = tie.strength.number { largest[tie.kind] = max(largest[tie.kind] ?? 0, number) }
    }
    guard !largest.isEmpty else { return }
    let scales = Set(largest.keys.map { study.kind($0)?.scale })
    isRescaled = scales.count > 1
    top = isRescaled ? 1 : scales.first??.maximum
    for (kind, top) in largest { divisors[kind] = isRescaled ? study.kind(kind)?.scale?.maximum ?? top : 1 }

    var sum = 0.0
    var count = 0
    for tie in ties {
      if let number = tie.strength.number, let divisor = divisors[tie.kind] {
        sum += number / divisor
        count += 1
      } else {
        filledIn += 1
      }
    }
    filledIn -= withheld
    mean = sum / Double(count)
  }

  func strength(of tie: Relationship) -> Double? {
    guard let mean else { return nil }
    guard let number = tie.strength.number, let divisor = divisors[tie.kind] else { return mean }
    return number / divisor
  }
}
