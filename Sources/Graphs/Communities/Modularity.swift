extension Graph {
  /// How much more of the ties lie within groups than chance would put there.
  ///
  /// 0 is what chance gives, given how many ties everyone has; the more, the more separate the groups are. Networks
  /// can be compared by it only if they are of like size.
  ///
  /// ```
  /// Q = Σ_c [ w_c/W − γ (s_c/2W)² ]                       undirected
  /// Q = Σ_ij [ w_ij/W − γ s_i^out s_j^in/W² ] δ(c_i, c_j)   directed
  /// ```
  ///
  /// w_c is the weight of the ties within group c, s_c the sum of its nodes' strengths, W the weight of all ties;
  /// without weights each tie counts 1. A resolution γ above 1 favours small groups.
  ///
  /// - Precondition: the partition has as many nodes as the graph.
  /// - Returns: a score without a value if there are no ties.
  /// - Complexity: O(n + m).
  ///
  /// Source: Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; directed: Leicht & Newman 2008,
  /// doi:10.1103/PhysRevLett.100.118703.
  public func modularity(of partition: Partition, resolution: Double = 1) -> NetworkScore {
    let ties = tiesWithin(partition, resolution: resolution)
    var conventions = conventions(usesStrengths: true)
    conventions.notes = ["Resolution \(resolution)."]
    return NetworkScore(
      measure: "modularity", conventions: conventions, value: ties.total > 0 ? ties.surplus / ties.total : nil,
      undefinedReason: Communities.withoutTies)
  }

  /// How much more of the positive ties, and less of the negative ones, lie within groups than chance would put there.
  ///
  /// The receiver holds the positive ties and `negative` the negative ones, with their strengths above 0.
  ///
  /// ```
  /// Q = Σ_ij [ w_ij − γ (s⁺_i s⁺_j/W⁺ − s⁻_i s⁻_j/W⁻) ] δ(c_i, c_j) / (W⁺ + W⁻)
  /// ```
  ///
  /// W⁺ and W⁻ are the sums of all s⁺ and s⁻; a term with a sum of 0 is 0. In directed graphs s_i s_j is s_i^out s_j^in.
  ///
  /// - Precondition: the partition and both graphs have as many nodes, and both graphs or none have directions.
  /// - Returns: a score without a value if there are no ties.
  /// - Complexity: O(n + m).
  ///
  /// Source: Gómez, Jensen & Arenas 2009, doi:10.1103/PhysRevE.80.016114.
  public func modularity(of partition: Partition, negative: Graph, resolution: Double = 1) -> NetworkScore {
    precondition(isDirected == negative.isDirected, "Both graphs must have directions, or none.")
    let like = tiesWithin(partition, resolution: resolution)
    let dislike = negative.tiesWithin(partition, resolution: resolution)
    let total = like.total + dislike.total
    var conventions = conventions()
    conventions.usesStrengths = isWeighted || negative.isWeighted
    conventions.notes = ["Resolution \(resolution)."]
    return NetworkScore(
      measure: "signed_modularity", conventions: conventions,
      value: total > 0 ? (like.surplus - dislike.surplus) / total : nil, undefinedReason: Communities.withoutTies)
  }

  /// What lies within groups beyond what is expected there, and what there is, each undirected tie counted twice.
  private func tiesWithin(_ partition: Partition, resolution: Double) -> (surplus: Double, total: Double) {
    precondition(
      partition.nodeCount == nodeCount, "The graph has \(nodeCount) nodes, the partition \(partition.nodeCount).")
    var inside = 0.0
    for node in nodes {
      for position in out.row(of: node) where partition[Int(out.neighbors[position])] == partition[node] {
        inside += out.strength(at: position)
      }
    }
    let (leaving, arriving) = (out.strengthSums, into.strengthSums)
    var sums = ContiguousArray(repeating: (leaving: 0.0, arriving: 0.0), count: partition.count)
    for node in nodes {
      sums[partition[node]].leaving += leaving[node]
      sums[partition[node]].arriving += arriving[node]
    }
    let total = leaving.reduce(0, +)
    guard total > 0 else { return (0, 0) }
    let expected = sums.reduce(0) { $0 + $1.leaving * ($1.arriving / total) }
    return (inside - resolution * expected, total)
  }
}
