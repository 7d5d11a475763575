/// What no division into camps can do without.
enum FrustrationBound {
  /// Circles with an odd number of negative ties that have no tie in common: each costs at least its weakest tie.
  ///
  /// Each tie that stands against the given camps is closed to a circle by others that do not, shortest circles first.
  static func byCircles(_ part: SignedPart, camps: [Bool]) -> Double {
    var packing = CirclePacking(part, camps: camps)
    for limit in [2, 3, 4, 6, 9, 14, part.count] { packing.add(longest: limit) }
    return packing.total
  }

  /// A quarter of n times the least eigenvalue of the signed Laplacian.
  ///
  /// Source: Belardo 2014, doi:10.1016/j.laa.2014.01.001.
  static func byEigenvalue(_ part: SignedPart) -> Double {
    let count = part.count
    var matrix = ContiguousArray<Double>(repeating: 0, count: count * count)
    for node in 0..<count {
      for position in part.row(node) {
        matrix[node * count + node] += abs(part.weights[position])
        matrix[node * count + part.ends[position]] = -part.weights[position]
      }
    }
    guard let least = SymmetricEigensystem(matrix, size: count, withVectors: false)?.values.min() else { return 0 }
    return max(0, Double(count) * (least - 1e-9 * part.totalWeight / Double(count)) / 4)
  }
}

private struct CirclePacking {
  private let part: SignedPart
  private let isFrustrated: [Bool]
  /// What is left of the weight of each tie, by position; the position at its other end has the same.
  private var left: ContiguousArray<Double>
  private let twin: [Int]
  private(set) var total = 0.0
  private var arrivedBy: [Int]
  private var round: [Int]
  private var currentRound = 0

  init(_ part: SignedPart, camps: [Bool]) {
    self.part = part
    left = ContiguousArray(part.weights.map { abs($0) })
    var isFrustrated = [Bool](repeating: false, count: part.ends.count)
    var first: [Int: Int] = [:]
    var twin = [Int](repeating: 0, count: part.ends.count)
    for node in 0..<part.count {
      for position in part.row(node) {
        let other = part.ends[position]
        isFrustrated[position] = (part.weights[position] < 0) == (camps[node] == camps[other])
        let key = min(node, other) * part.count + max(node, other)
        if let earlier = first[key] {
          twin[position] = earlier
          twin[earlier] = position
        } else {
          first[key] = position
        }
      }
    }
    self.isFrustrated = isFrustrated
    self.twin = twin
    arrivedBy = [Int](repeating: -1, count: part.count)
    round = [Int](repeating: 0, count: part.count)
  }

  /// Adds circles in which at most so many ties close a frustrated one.
  mutating func add(longest: Int) {
    for node in 0..<part.count {
      for position in part.row(node) where isFrustrated[position] && part.ends[position] > node {
        while left[position] > 1e-12, let path = path(from: node, to: part.ends[position], longest: longest) {
          let weight = path.reduce(left[position]) { min($0, left[$1]) }
          total += weight
          for step in path + [position] {
            left[step] -= weight
            left[twin[step]] -= weight
          }
        }
      }
    }
  }

  /// The positions of a shortest path over what is left of ties that are not frustrated.
  private mutating func path(from start: Int, to end: Int, longest: Int) -> [Int]? {
    currentRound += 1
    round[start] = currentRound
    var frontier = [start]
    for _ in 0..<longest {
      var next: [Int] = []
      for node in frontier {
        for position in part.row(node) where !isFrustrated[position] && left[position] > 1e-12 {
          let other = part.ends[position]
          guard round[other] != currentRound else { continue }
          round[other] = currentRound
          arrivedBy[other] = position
          if other == end { return steps(from: start, to: end) }
          next.append(other)
        }
      }
      if next.isEmpty { return nil }
      frontier = next
    }
    return nil
  }

  private func steps(from start: Int, to end: Int) -> [Int] {
    var steps: [Int] = []
    var node = end
    while node != start {
      let position = arrivedBy[node]
      steps.append(position)
      // The other end of the tie that was arrived by.
      node = part.ends[twin[position]]
    }
    return steps
  }
}
