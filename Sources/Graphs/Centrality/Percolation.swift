extension Graph {
  /// How far each node carries on what spreads from nodes that have it to different degrees, such as a rumour.
  ///
  /// `PC(v) = Σ σ_st(v) / σ_st · x_s / (Σ_i x_i − x_v) / (n − 2)` over ordered pairs s ≠ v ≠ t: betweenness in which a
  /// path counts by the state x of its start, 0 (has it not) to 1 (has it fully). Along the direction of ties; strengths do
  /// not count. If all states are alike it is the normalised betweenness. Undefined with fewer than three nodes, and for
  /// a node beside which nobody has a state above 0.
  ///
  /// - Precondition: `states` has an entry from 0 to 1 for each node.
  /// - Complexity: O(n·m); at most 1 KB a node and core.
  ///
  /// Source: Piraveenan, Prokopenko & Hossain 2013, doi:10.1371/journal.pone.0053095.
  public func percolationCentrality(of states: [Double], progress: ProgressHandler? = nil) -> NodeScores {
    precondition(states.count == nodeCount, "Each node needs a state.")
    precondition(states.allSatisfy { $0 >= 0 && $0 <= 1 }, "States are numbers from 0 to 1.")
    let sums = PathNetwork(unweighted, sourceWeights: ContiguousArray(states))
      .dependencies(of: nodes.lazy.filter { states[$0] > 0 }, progress: progress).nodes
    let all = states.reduce(0, +)
    let values = nodes.map { node -> Double? in
      let others = all - states[node]
      return nodeCount < 3 || others <= 0 ? nil : sums[node] / others / Double(nodeCount - 2)
    }
    return NodeScores(
      measure: "percolation", conventions: conventions(), values: ContiguousArray(values),
      undefinedReason: "It needs three nodes, and others whose state is above 0.")
  }
}
