/// A part of a signed network, nodes numbered from 0, with signed weights at both ends of each tie.
struct SignedPart: Sendable {
  /// Where the row of a node begins; one more entry than nodes.
  let offsets: ContiguousArray<Int>
  /// The other ends of ties, row after row.
  let ends: ContiguousArray<Int>
  /// The weights in the order of `ends`, below 0 for negative ties.
  let weights: ContiguousArray<Double>

  var count: Int { offsets.count - 1 }
  var totalWeight: Double { weights.reduce(0) { $0 + abs($1) } / 2 }

  init(count: Int, ties: [(from: Int, to: Int, weight: Double)]) {
    var next = ContiguousArray<Int>(repeating: 0, count: count + 1)
    for tie in ties {
      next[tie.from + 1] += 1
      next[tie.to + 1] += 1
    }
    for node in 0..<count { next[node + 1] += next[node] }
    offsets = next
    var ends = ContiguousArray<Int>(repeating: 0, count: 2 * ties.count)
    var weights = ContiguousArray<Double>(repeating: 0, count: 2 * ties.count)
    for tie in ties {
      for (near, far) in [(tie.from, tie.to), (tie.to, tie.from)] {
        ends[next[near]] = far
        weights[next[near]] = tie.weight
        next[near] += 1
      }
    }
    self.ends = ends
    self.weights = weights
  }

  func row(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// The weight of ties against a division into camps.
  func cost(of camps: [Bool]) -> Double {
    var cost = 0.0
    for node in 0..<count {
      for position in row(node) where (weights[position] < 0) == (camps[node] == camps[ends[position]]) {
        cost += abs(weights[position])
      }
    }
    return cost / 2
  }

  /// The same part with nodes numbered in another order; `order[i]` becomes i.
  func reordered(_ order: [Int]) -> SignedPart {
    var number = [Int](repeating: 0, count: count)
    for (index, node) in order.enumerated() { number[node] = index }
    var ties: [(from: Int, to: Int, weight: Double)] = []
    for node in order {
      for position in row(node) where number[ends[position]] > number[node] {
        ties.append((number[node], number[ends[position]], weights[position]))
      }
    }
    return SignedPart(count: count, ties: ties)
  }

  /// The part of the nodes from a number on.
  func suffix(from first: Int) -> SignedPart {
    var ties: [(from: Int, to: Int, weight: Double)] = []
    for node in first..<count {
      for position in row(node) where ends[position] > node {
        ties.append((node - first, ends[position] - first, weights[position]))
      }
    }
    return SignedPart(count: count - first, ties: ties)
  }
}
