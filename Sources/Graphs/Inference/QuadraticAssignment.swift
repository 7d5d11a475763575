/// Whether two networks of the same people go together more than chance would have it.
public struct QuadraticAssignment: Sendable, Equatable {
  /// Pearson's correlation over the pairs known in both; `nil` if undefined.
  public let correlation: Double?
  /// How many pairs that are, an undirected one counting once.
  public let pairs: Int
  /// The correlation beside those with nodes exchanged at random.
  public let chance: ChanceComparison
}

extension AnswerMatrix {
  /// The correlation of two networks over pairs, tested by quadratic assignment (QAP).
  ///
  /// Ties of the same person are not independent, so usual tests do not hold. Here the nodes of `other` are exchanged
  /// at random, rows and columns together: both networks keep their shapes, only who is who is lost. Pairs that are not
  /// known move along; each replicate uses the pairs known in both. If all pairs are known, the mean of chance is
  /// exactly 0, else that of the replicates is taken.
  ///
  /// To test whether ties are returned beyond chance, correlate with ``transposed``.
  ///
  /// - Precondition: both have as many nodes.
  /// - Complexity: O(permutations · n²), fewer steps if one network is sparse.
  ///
  /// Source: Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4.
  public func quadraticAssignment(
    with other: AnswerMatrix, permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> QuadraticAssignment {
    precondition(nodeCount == other.nodeCount, "Both networks must have the same nodes.")
    let cells = PairCells(self, other)
    let observed = cells.correlation(under: ContiguousArray(0..<nodeCount))
    let permutations = observed.correlation == nil ? 0 : permutations
    let replicates = repeatChance(
      permutations, seed: seed, progress: progress, scratch: { ContiguousArray(0..<nodeCount) }
    ) { order, generator in
      // Shuffled on from the replicate before, the order would depend on how work was divided.
      for node in order.indices { order[node] = node }
      generator.shuffle(&order)
      return cells.correlation(under: order).correlation
    }
    return QuadraticAssignment(
      correlation: observed.correlation, pairs: observed.pairs,
      chance: ChanceComparison(
        measure: "qap_correlation", observed: observed.correlation, replicates: replicates.compactMap { $0 },
        exactMean: cells.isComplete ? 0 : nil, seed: seed,
        null: "The nodes of one network are exchanged at random, rows and columns together.",
        undefinedReason: "The pairs known in both networks are all alike in one of them, or too few."))
  }
}

extension Graph {
  /// The correlation of two networks over all pairs, tested by quadratic assignment.
  ///
  /// As ``AnswerMatrix/quadraticAssignment(with:permutations:seed:progress:)``, with every pair known.
  public func quadraticAssignment(
    with other: Graph, permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> QuadraticAssignment {
    AnswerMatrix(self).quadraticAssignment(
      with: AnswerMatrix(other), permutations: permutations, seed: seed, progress: progress)
  }
}

/// The cells of two matrices that are compared, the nodes of the second exchanged.
private struct PairCells: Sendable {
  private let nodeCount: Int
  /// The first matrix's cells that matter: those not 0 if everything is known, else all that are known.
  private var rows = ContiguousArray<Int32>()
  private var columns = ContiguousArray<Int32>()
  private var values = ContiguousArray<Double>()
  private let second: ContiguousArray<Double>
  let isComplete: Bool
  private let count: Double
  private let firstSums: (sum: Double, squares: Double)
  private let secondSums: (sum: Double, squares: Double)

  init(_ one: AnswerMatrix, _ other: AnswerMatrix) {
    nodeCount = one.nodeCount
    let isUndirected = !one.isDirected && !other.isDirected
    isComplete = one.knownCount == one.pairCount && other.knownCount == other.pairCount
    // Exchanging the nodes of either is the same; the sparser one is gone through.
    let swapped = isComplete && one.cells.count { $0 != 0 } > other.cells.count { $0 != 0 }
    let (first, second) = swapped ? (other, one) : (one, other)
    self.second = second.cells
    func sums(_ matrix: AnswerMatrix) -> (sum: Double, squares: Double) {
      var sums = (sum: 0.0, squares: 0.0)
      for cell in matrix.cells where !cell.isNaN {
        sums.sum += cell
        sums.squares += cell * cell
      }
      return isUndirected ? (sums.sum / 2, sums.squares / 2) : sums
    }
    firstSums = sums(first)
    secondSums = sums(second)
    count = Double(nodeCount) * Double(max(nodeCount - 1, 0)) / (isUndirected ? 2 : 1)
    for row in 0..<nodeCount {
      for column in (isUndirected ? row : 0)..<nodeCount {
        let value = first.cells[row * nodeCount + column]
        guard !value.isNaN, value != 0 || !isComplete else { continue }
        rows.append(Int32(truncatingIfNeeded: row))
        columns.append(Int32(truncatingIfNeeded: column))
        values.append(value)
      }
    }
  }

  func correlation(under order: ContiguousArray<Int>) -> (correlation: Double?, pairs: Int) {
    var (count, sums, otherSums) = (count, firstSums, secondSums)
    var product = 0.0
    let (rows, columns, values, second, order) = (rows.span, columns.span, values.span, second.span, order.span)
    if isComplete {
      for index in values.indices {
        product += values[index] * second[order[Int(rows[index])] * nodeCount + order[Int(columns[index])]]
      }
    } else {
      (count, sums, otherSums) = (0, (0, 0), (0, 0))
      for index in values.indices {
        let other = second[order[Int(rows[index])] * nodeCount + order[Int(columns[index])]]
        guard !other.isNaN else { continue }
        let value = values[index]
        count += 1
        sums.sum += value
        sums.squares += value * value
        otherSums.sum += other
        otherSums.squares += other * other
        product += value * other
      }
    }
    let variance = count * sums.squares - sums.sum * sums.sum
    let otherVariance = count * otherSums.squares - otherSums.sum * otherSums.sum
    guard variance > 1e-12 * count * sums.squares, otherVariance > 1e-12 * count * otherSums.squares else {
      return (nil, Int(count))
    }
    let correlation =
      (count * product - sums.sum * otherSums.sum) / (variance.squareRoot() * otherVariance.squareRoot())
    return (max(-1, min(1, correlation)), Int(count))
  }
}
