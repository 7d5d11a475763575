/// Looks for the best camps of a part too large to try all, and for a proof that there are no better ones.
///
/// Camps are improved by moving single nodes, from random beginnings and after random disturbances. Then the part is
/// solved from its last nodes on, one node more at a time, so that what is known about the end of the order bounds
/// the search in it ("Russian doll": Verfaillie, Lemaître & Schiex 1996, AAAI, 181–187).
struct CampSearch {
  private let part: SignedPart
  private let effort: Int
  private let seed: UInt64
  private let tolerance: Double
  /// The number in the given part of each node here.
  private let numbers: [Int]

  /// In larger parts a search could not come to an end.
  private static let proofLimit = 400

  init(_ part: SignedPart, effort: Int, seed: UInt64) {
    // Nodes with most to decide come first.
    let order = (0..<part.count).sorted { (part.row($1).count, $0) < (part.row($0).count, $1) }
    numbers = order
    self.part = part.reordered(order)
    self.effort = effort
    self.seed = seed
    tolerance = 1e-9 * part.totalWeight
  }

  var solution: CampSolution {
    let camps = CampImprovement(part, seed: seed).camps
    let upper = part.cost(of: camps)
    var lower = FrustrationBound.byCircles(part, camps: camps)
    if part.count <= Self.proofLimit { lower = max(lower, FrustrationBound.byEigenvalue(part)) }
    var best = camps
    if lower < upper - tolerance && part.count <= Self.proofLimit {
      var dolls = NestedSearch(part, upper: upper, camps: camps, effort: effort, tolerance: tolerance)
      dolls.run()
      best = dolls.camps
      lower = max(lower, dolls.lower)
    }
    var original = [Bool](repeating: true, count: part.count)
    for (index, node) in numbers.enumerated() { original[node] = best[index] }
    return CampSolution(camps: original, lower: min(lower, part.cost(of: best)), optimaCount: nil)
  }
}

/// The search from the last nodes on; nodes are in the order in which they are decided.
private struct NestedSearch {
  private let part: SignedPart
  private let tolerance: Double
  private var effort: Int
  /// The least cost among the nodes from each one on: known for the last ones, at least 0 for the others.
  private var least: ContiguousArray<Double>
  /// What each node not yet decided costs in either camp, because of those decided.
  private var trueCosts: ContiguousArray<Double>
  private var falseCosts: ContiguousArray<Double>
  private var trial: [Bool]
  private var best: Double
  private(set) var camps: [Bool]
  private let upper: Double
  /// At most this is certain of the whole.
  private(set) var lower = 0.0

  init(_ part: SignedPart, upper: Double, camps: [Bool], effort: Int, tolerance: Double) {
    self.part = part
    self.upper = upper
    self.camps = camps
    self.effort = effort
    self.tolerance = tolerance
    least = ContiguousArray(repeating: 0, count: part.count + 1)
    trueCosts = ContiguousArray(repeating: 0, count: part.count)
    falseCosts = trueCosts
    trial = [Bool](repeating: true, count: part.count)
    best = upper
  }

  mutating func run() {
    let given = camps
    var previous = camps
    for first in (0..<part.count).reversed() {
      // The nodes after this one as they are best, and this one in its better camp: an upper bound.
      let (ifTrue, ifFalse) = costs(of: first, beside: previous)
      previous[first] = ifTrue <= ifFalse
      best = least[first + 1] + min(ifTrue, ifFalse)
      camps = previous
      if first == 0 && upper < best {
        best = upper
        camps = given
      }
      if best > least[first + 1] + tolerance {
        trial[first] = true
        let change = place(first, in: true)
        search(first + 1, cost: 0, sum: change)
        unplace(first, in: true)
      }
      guard effort > 0 else {
        // What is certain of the last nodes is certain of all.
        lower = least[first + 1]
        if first > 0 { camps = given }
        return
      }
      previous = camps
      least[first] = best
    }
    lower = best
  }

  private func costs(of node: Int, beside camps: [Bool]) -> (Double, Double) {
    var costs = (0.0, 0.0)
    for position in part.row(node) where part.ends[position] > node {
      if (part.weights[position] > 0) == camps[part.ends[position]] {
        costs.1 += abs(part.weights[position])
      } else {
        costs.0 += abs(part.weights[position])
      }
    }
    return costs
  }

  private mutating func search(_ node: Int, cost: Double, sum: Double) {
    effort -= 1
    guard effort > 0 else { return }
    if node == part.count {
      if cost < best - tolerance {
        best = cost
        camps = trial
      }
      return
    }
    let (ifTrue, ifFalse) = (trueCosts[node], falseCosts[node])
    let rest = sum - min(ifTrue, ifFalse)
    for camp in ifTrue <= ifFalse ? [true, false] : [false, true] {
      let certain = cost + (camp ? ifTrue : ifFalse)
      // Even without looking at the ties of this node to later ones.
      guard certain + rest + least[node + 1] < best - tolerance else { continue }
      trial[node] = camp
      let change = place(node, in: camp)
      if certain + rest + change + least[node + 1] < best - tolerance {
        search(node + 1, cost: certain, sum: rest + change)
      }
      unplace(node, in: camp)
    }
  }

  /// Tells later nodes what a node's camp costs them; returns by how much that raises the sum of their lesser costs.
  private mutating func place(_ node: Int, in camp: Bool) -> Double {
    var change = 0.0
    for position in part.row(node) {
      let other = part.ends[position]
      guard other > node else { continue }
      let before = min(trueCosts[other], falseCosts[other])
      if (part.weights[position] > 0) == camp {
        falseCosts[other] += abs(part.weights[position])
      } else {
        trueCosts[other] += abs(part.weights[position])
      }
      change += min(trueCosts[other], falseCosts[other]) - before
    }
    return change
  }

  private mutating func unplace(_ node: Int, in camp: Bool) {
    for position in part.row(node) {
      let other = part.ends[position]
      guard other > node else { continue }
      if (part.weights[position] > 0) == camp {
        falseCosts[other] -= abs(part.weights[position])
      } else {
        trueCosts[other] -= abs(part.weights[position])
      }
    }
  }
}
