/// What is lost at random to see whether a ranking survives it.
public enum Loss: String, Sendable, CaseIterable {
  /// Nodes with all their ties.
  case nodes
  /// Only what nodes say: the ties that leave them, as when somebody does not answer a survey.
  ///
  /// In an undirected graph a tie is lost if both of its ends are, since one answer is enough to know of it.
  case answers
}

/// Whether a ranking of nodes survives the loss of nodes or answers.
public struct RankingRobustness: Sendable, Equatable {
  /// The measure that ranks.
  public let measure: String
  /// What was lost.
  public let loss: Loss
  /// How many nodes were lost, or did not answer, in each replicate.
  public let lostCount: Int
  /// How often chance chose whom.
  public let replicates: Int
  /// The seed of the random numbers.
  public let seed: UInt64
  /// The mean correlation of values with and without the loss; `nil` where it is never defined.
  public let pearson: Double?
  /// The mean correlation of ranks.
  public let spearman: Double?
  /// The mean square of the correlation of values.
  public let rSquared: Double?
  /// The share of replicates in which the first of those left is still first.
  public let topKept: Double?
  /// The mean overlap (Jaccard) of the first tenth of those left, with and without the loss.
  public let topTenthOverlap: Double?
  /// The nodes by descending value without any loss, those without a value left out.
  public let order: [Int]
  /// For the first k = 1, 2 … of `order` the share of replicates in which they stand where they stood.
  ///
  /// The first k stand where they stood if each of those left has a higher value than all who had a lower one. Never
  /// rising with k.
  public let firstKept: [Double]
  /// Where `order` can be cut: after the first k, whose values are all higher than those of the rest.
  private let cuts: [Int]
  /// Why values are missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  /// How many of the first can be told apart: each has the place it would have without the loss in so many replicates.
  ///
  /// "The first three are stable; below that, treat as a group."
  ///
  /// - Parameter share: of the replicates, jointly for all of the first.
  public func stableCount(inShare share: Double = 0.95) -> Int {
    cuts.last { firstKept[$0 - 1] >= share } ?? 0
  }

  fileprivate init(
    scores: NodeScores, loss: Loss, lostCount: Int, replicates: [Replicate], seed: UInt64, ranking: Ranking
  ) {
    measure = scores.measure
    self.loss = loss
    self.lostCount = lostCount
    self.replicates = replicates.count
    self.seed = seed
    pearson = mean(replicates.map(\.pearson))
    spearman = mean(replicates.map(\.spearman))
    rSquared = mean(replicates.map { $0.pearson.map { $0 * $0 } })
    topKept = mean(replicates.map(\.topKept))
    topTenthOverlap = mean(replicates.map(\.overlap))
    order = ranking.order
    cuts = ranking.cuts
    var keptAtLeast = [Int](repeating: 0, count: ranking.order.count + 1)
    for replicate in replicates { keptAtLeast[replicate.kept] += 1 }
    for count in keptAtLeast.indices.dropLast().reversed() { keptAtLeast[count] += keptAtLeast[count + 1] }
    firstKept = keptAtLeast.dropFirst().map { Double($0) / Double(max(replicates.count, 1)) }
    undefinedReason =
      pearson == nil || spearman == nil
      ? scores.undefinedReason ?? "All values are equal, or too few are left to compare." : nil
  }
}

extension Graph {
  /// Whether a ranking survives the random loss of nodes or of their answers.
  ///
  /// The graph is taken for the whole truth; then some are lost at random, the measure is computed anew, and those left
  /// are compared. With nothing lost, all agreement is 1.
  ///
  /// - Parameters:
  ///   - share: of the candidates that are lost, rounded to whole nodes.
  ///   - loss: whether nodes are lost, or their answers only.
  ///   - candidates: who can be lost, by default all; of answers, those who gave any.
  ///   - replicates: how often.
  ///   - seed: the same seed gives the same result.
  ///   - measure: ranks the nodes of a graph; directions can be given up here, after answers are lost.
  /// - Precondition: `share` is between 0 and 1 and candidates are distinct nodes.
  /// - Complexity: `replicates` times that of the measure, and O(n log n).
  ///
  /// Source: Costenbader & Valente 2003, doi:10.1016/S0378-8733(03)00012-1; Borgatti, Carley & Krackhardt 2006,
  /// doi:10.1016/j.socnet.2005.05.001.
  public func robustness(
    losing share: Double, of loss: Loss, among candidates: [Int]? = nil, replicates: Int = 500, seed: UInt64 = 1,
    progress: ProgressHandler? = nil, by measure: @Sendable (Graph) -> NodeScores
  ) -> RankingRobustness {
    precondition(share >= 0 && share <= 1, "A share is between 0 and 1, not \(share).")
    let candidates = candidates ?? Array(nodes)
    let lostCount = Int((share * Double(candidates.count)).rounded())
    let scores = measure(self)
    let ranking = Ranking(scores)
    let repeated = repeatChance(replicates, seed: seed, progress: progress) { generator in
      var isLost = [Bool](repeating: false, count: nodeCount)
      for index in generator.permutation(of: candidates.count).prefix(lostCount) {
        isLost[candidates[index]] = true
      }
      var values = ContiguousArray<Double?>(repeating: nil, count: nodeCount)
      switch loss {
      case .nodes:
        let left = subgraph(of: nodes.filter { !isLost[$0] })
        for (value, node) in zip(measure(left.graph), left.originalNodes) { values[node] = value }
      case .answers:
        values = measure(losingAnswers(of: isLost)).values
        for node in nodes { isLost[node] = false }
      }
      return Replicate(values, isLost: isLost, truth: scores, ranking: ranking)
    }
    return RankingRobustness(
      scores: scores, loss: loss, lostCount: lostCount, replicates: repeated, seed: seed, ranking: ranking)
  }

  private func losingAnswers(of isLost: [Bool]) -> Graph {
    keepingTies { !isLost[$0.from] || (!isDirected && !isLost[$0.to]) }
  }
}

/// Two values that differ by no more than rounding count as equal.
private func isHigher(_ one: Double, than other: Double) -> Bool {
  one - other > 1e-10 * max(abs(one), abs(other))
}

private func mean(_ values: [Double?]) -> Double? {
  let known = values.compactMap { $0 }
  return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
}

/// The nodes by descending value.
private struct Ranking: Sendable {
  let order: [Int]
  /// The numbers of first nodes whose values are all higher than those of the rest.
  let cuts: [Int]
  /// For each place the first place after it with a lower value.
  let nextLower: [Int]

  init(_ scores: NodeScores) {
    let order = scores.nodesByDescendingValue
    let values = order.map { scores[$0] ?? 0 }
    var nextLower = order.indices.map { $0 + 1 }
    for place in order.indices.dropLast().reversed() where !isHigher(values[place], than: values[place + 1]) {
      nextLower[place] = nextLower[place + 1]
    }
    self.order = order
    self.nextLower = nextLower
    cuts = order.indices.filter { nextLower[$0] == $0 + 1 }.map { $0 + 1 }
  }
}

/// How one replicate agrees with the truth.
private struct Replicate: Sendable {
  let pearson: Double?
  let spearman: Double?
  let topKept: Double?
  let overlap: Double?
  /// How many of the first are where they were.
  let kept: Int

  init(_ values: ContiguousArray<Double?>, isLost: [Bool], truth: NodeScores, ranking: Ranking) {
    let both = ranking.order.filter { !isLost[$0] && values[$0] != nil }
    let before = both.map { truth[$0] ?? 0 }
    let after = both.map { values[$0] ?? 0 }
    // Without any change the correlation is 1, even of a constant list.
    let isSame = !both.isEmpty && before == after
    pearson = Correlation.pearson(before, after) ?? (isSame ? 1 : nil)
    spearman = Correlation.spearman(before, after) ?? (isSame ? 1 : nil)
    topKept = after.first.map { first in after.contains { isHigher($0, than: first) } ? 0 : 1 }
    overlap = Self.overlapOfTopTenth(both, after)
    kept = Self.kept(values, isLost: isLost, ranking: ranking)
  }

  /// `nodes` by descending true value, equals by number, with their values after the loss.
  private static func overlapOfTopTenth(_ nodes: [Int], _ after: [Double]) -> Double? {
    guard !nodes.isEmpty else { return nil }
    let size = (nodes.count + 9) / 10
    let newOrder = nodes.indices.sorted {
      after[$0] != after[$1] ? after[$0] > after[$1] : nodes[$0] < nodes[$1]
    }
    let common = Set(nodes.prefix(size)).intersection(newOrder.prefix(size).map { nodes[$0] }).count
    return Double(common) / Double(2 * size - common)
  }

  private static func kept(_ values: ContiguousArray<Double?>, isLost: [Bool], ranking: Ranking) -> Int {
    let order = ranking.order
    // The greatest value from each place on.
    var greatest = [Double](repeating: -.infinity, count: order.count + 1)
    for place in order.indices.reversed() {
      greatest[place] = max(greatest[place + 1], isLost[order[place]] ? -.infinity : values[order[place]] ?? -.infinity)
    }
    for place in order.indices where !isLost[order[place]] {
      let rest = greatest[ranking.nextLower[place]]
      guard let value = values[order[place]], rest == -.infinity || isHigher(value, than: rest) else { return place }
    }
    return order.count
  }
}
