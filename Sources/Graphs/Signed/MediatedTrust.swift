/// How trust is passed on from tie to tie.
public struct TrustPropagation: Sendable, Equatable {
  /// The most ties that trust is passed on along; `nil` for any number.
  public var hops: Int?
  /// What is left of trust at each tie after the first, 0 to 1.
  public var decay: Double
  /// The strength that means full trust; strengths are divided by it.
  public var fullTrust: Double

  /// Trust passed on along three ties at most, without loss, strengths being shares of full trust.
  public init(hops: Int? = 3, decay: Double = 1, fullTrust: Double = 1) {
    self.hops = hops
    self.decay = decay
    self.fullTrust = fullTrust
  }
}

extension Graph {
  /// The trust that a node can have in each other one through the people it trusts.
  ///
  /// `max over paths of h ≤ hops ties of decay^(h−1) · Π w`, where w is the strength divided by that of full trust; a
  /// direct tie counts like any other path, so a better recommendation beats it. 0 where no path leads; undefined for
  /// the node itself, and wherever a strength is above that of full trust.
  ///
  /// - Precondition: `node` is one of ``nodes``; `decay` is between 0 and 1 and `fullTrust` positive.
  /// - Complexity: O(hops · m), without a limit O(n · m).
  ///
  /// Compare Richters & Peixoto 2011, doi:10.1371/journal.pone.0018384.
  public func mediatedTrust(from node: Int, _ propagation: TrustPropagation = TrustPropagation()) -> NodeScores {
    let row = isWithin(propagation) ? mediatedRow(from: node, propagation) : nil
    return NodeScores(
      measure: "mediated_trust", conventions: conventions(usesStrengths: true),
      values: ContiguousArray(nodes.map { other in other == node ? nil : row?.best[other] }),
      undefinedReason: row == nil ? Self.beyondFullTrust : "There is no trust in oneself.")
  }

  /// The mean trust that nodes can have in each other through the people they trust, over all ordered pairs.
  ///
  /// As ``mediatedTrust(from:_:)``. Details: `reached_share` of the pairs; of these, `direct_share` where the tie itself
  /// is best and `mediated_share` where a path over others is; `direct_mean`, the mean of the ties alone over all pairs.
  /// Undefined with fewer than two nodes.
  ///
  /// - Precondition: `decay` is between 0 and 1 and `fullTrust` positive.
  /// - Complexity: O(n · hops · m).
  public func mediatedTrust(_ propagation: TrustPropagation = TrustPropagation()) -> NetworkScore {
    var conventions = conventions(usesStrengths: true)
    conventions.notes = [
      "At most \(propagation.hops.map(String.init) ?? "any number of") ties; decay \(propagation.decay); "
        + "full trust is \(propagation.fullTrust)."
    ]
    guard nodeCount > 1, isWithin(propagation) else {
      return NetworkScore(
        measure: "mediated_trust", conventions: conventions, value: nil,
        undefinedReason: nodeCount > 1 ? Self.beyondFullTrust : "With fewer than two nodes there is nobody to trust.")
    }
    let total = parallelReduce(pieces: 64, into: MediatedSums()) { index in
      var sums = MediatedSums()
      for node in piece(index, of: 64, in: nodeCount) {
        let row = mediatedRow(from: node, propagation)
        for other in nodes where other != node && row.best[other] > 0 {
          sums.trust += row.best[other]
          sums.reached += 1
          if row.direct[other] >= row.best[other] { sums.direct += 1 }
        }
        sums.directTrust += row.direct.reduce(0, +)
      }
      return sums
    } join: {
      $0.add($1)
    }
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    let reached = total.reached
    return NetworkScore(
      measure: "mediated_trust", conventions: conventions, value: total.trust / pairs,
      details: [
        .init("reached_share", Double(reached) / pairs),
        .init("direct_share", reached == 0 ? nil : Double(total.direct) / Double(reached)),
        .init("mediated_share", reached == 0 ? nil : Double(reached - total.direct) / Double(reached)),
        .init("direct_mean", total.directTrust / pairs),
      ])
  }

  private static let beyondFullTrust = "A tie is stronger than what is said to be full trust."

  private func isWithin(_ propagation: TrustPropagation) -> Bool {
    precondition(
      propagation.decay >= 0 && propagation.decay <= 1 && propagation.fullTrust > 0 && (propagation.hops ?? 1) > 0,
      "Decay is between 0 and 1, full trust above 0, and there is at least one hop.")
    return nodes.allSatisfy { node in out.row(of: node).allSatisfy { out.strength(at: $0) <= propagation.fullTrust } }
  }

  /// The best products by target, and those of ties alone.
  private func mediatedRow(
    from node: Int, _ propagation: TrustPropagation
  ) -> (best: ContiguousArray<Double>, direct: ContiguousArray<Double>) {
    var direct = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for position in out.row(of: node) {
      direct[Int(out.neighbors[position])] = out.strength(at: position) / propagation.fullTrust
    }
    var best = direct
    var changed = out.row(of: node).map { Int(out.neighbors[$0]) }
    // Each round lengthens paths by one tie, from what the round before has left.
    for _ in 1..<max(min(propagation.hops ?? nodeCount, nodeCount), 1) {
      let before = best
      var next: [Int] = []
      for middle in changed {
        for position in out.row(of: middle) {
          let target = Int(out.neighbors[position])
          let trust = before[middle] * propagation.decay * (out.strength(at: position) / propagation.fullTrust)
          guard target != node, trust > best[target] else { continue }
          if best[target] == before[target] { next.append(target) }
          best[target] = trust
        }
      }
      if next.isEmpty { break }
      changed = next.sorted()
    }
    return (best, direct)
  }
}

private struct MediatedSums: Sendable {
  var trust = 0.0
  var directTrust = 0.0
  var reached = 0
  var direct = 0

  mutating func add(_ other: MediatedSums) {
    trust += other.trust
    directTrust += other.directTrust
    reached += other.reached
    direct += other.direct
  }
}
