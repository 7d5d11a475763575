/// A network explained by several others at once.
public struct NetworkRegression: Sendable, Equatable {
  /// What one explaining network adds, the others held constant.
  public struct Term: Sendable, Equatable {
    /// How much higher the explained tie is for one unit more; `nil` where it cannot be told.
    public let coefficient: Double?
    /// The coefficient in units of its usual standard error.
    public let t: Double?
    /// How likely chance gives a t at least as far from 0; `nil` for the constant.
    public let pValue: Double?
    /// Why a number is missing, in a sentence; `nil` if none is.
    public let undefinedReason: String?
  }

  /// The value of the explained tie where all explaining networks are 0.
  public let constant: Term
  /// The explaining networks, in their order.
  public let terms: [Term]
  /// The share of the variance explained; `nil` if there is none.
  public let rSquared: Double?
  /// The pairs known in all networks, an undirected one counting once.
  public let pairs: Int
  /// Pairs less the numbers estimated.
  public let degreesOfFreedom: Int
  /// How often chance was repeated for each term.
  public let permutations: Int
  /// The seed of the random numbers.
  public let seed: UInt64
  /// What "chance" means here, in a sentence.
  public let null: String
}

extension AnswerMatrix {
  /// Explains this network by others, tested by double semi-partialling (MRQAP).
  ///
  /// Least squares over the pairs known in all networks. For each explaining network, what the others cannot explain of
  /// it is taken, its nodes are exchanged at random, rows and columns together, and t is computed anew. A network that
  /// others explain entirely, or that is the same everywhere, has no coefficient.
  ///
  /// - Precondition: all networks have as many nodes.
  /// - Complexity: O(permutations · n² · terms²); one factor less if all pairs are known.
  ///
  /// Source: Dekker, Krackhardt & Snijders 2007, doi:10.1007/s11336-007-9016-1.
  public func regression(
    on explaining: [AnswerMatrix], permutations: Int = 4999, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkRegression {
    precondition(explaining.allSatisfy { $0.nodeCount == nodeCount }, "All networks must have the same nodes.")
    let isUndirected = !isDirected && explaining.allSatisfy { !$0.isDirected }
    var cells: [Int] = []
    for row in 0..<nodeCount {
      for column in (isUndirected ? row : 0)..<nodeCount {
        let cell = row * nodeCount + column
        if !self.cells[cell].isNaN && explaining.allSatisfy({ !$0.cells[cell].isNaN }) { cells.append(cell) }
      }
    }
    let answers = ContiguousArray(cells.map { self.cells[$0] })
    let ones = ContiguousArray<Double>(repeating: 1, count: cells.count)
    let columns = [ones] + explaining.map { matrix in ContiguousArray(cells.map { matrix.cells[$0] }) }
    let all = OrthonormalColumns(columns)
    let freedom = cells.count - all.columns.count
    let steps = max(explaining.count, 1)
    let fits = columns.indices.map { index in
      TermFit(
        columns[index], beside: OrthonormalColumns(columns.enumerated().filter { $0.offset != index }.map(\.element)),
        answers: answers, degreesOfFreedom: freedom)
    }
    let terms = fits.enumerated().map { index, fit in
      guard index > 0, let observed = fit.t, permutations > 0 else { return fit.term(pValue: nil) }
      let moving = MovingResiduals(fit, cells: cells, nodeCount: nodeCount, isUndirected: isUndirected)
      let replicates = repeatChance(
        permutations, seed: seed &+ UInt64(index), progress: { progress?((Double(index - 1) + $0) / Double(steps)) },
        scratch: { moving.scratch }
      ) { scratch, generator in
        moving.t(&scratch, &generator)
      }
      let known = replicates.compactMap { $0 }
      let extreme = known.count { abs($0) >= abs(observed) - 1e-12 }
      return fit.term(pValue: Double(1 + extreme) / Double(1 + known.count))
    }
    let unexplained = all.residual(of: answers)
    let spread = OrthonormalColumns([ones]).residual(of: answers)
    let variance = dot(spread, spread)
    return NetworkRegression(
      constant: terms[0], terms: Array(terms.dropFirst()),
      rSquared: variance > 1e-12 * dot(answers, answers) ? 1 - dot(unexplained, unexplained) / variance : nil,
      pairs: cells.count, degreesOfFreedom: max(freedom, 0), permutations: permutations, seed: seed,
      null: "What the others cannot explain of a network is given to nodes exchanged at random.")
  }
}

private func dot(_ first: ContiguousArray<Double>, _ second: ContiguousArray<Double>) -> Double {
  var sum = 0.0
  for index in first.indices { sum += first[index] * second[index] }
  return sum
}

/// Columns of length 1 at right angles that span the same as the given ones.
private struct OrthonormalColumns: Sendable {
  private(set) var columns: [ContiguousArray<Double>] = []

  init(_ given: [ContiguousArray<Double>]) {
    for column in given {
      let rest = residual(of: column)
      let square = dot(rest, rest)
      guard square > 1e-18 * dot(column, column) else { continue }
      let length = square.squareRoot()
      columns.append(ContiguousArray(rest.lazy.map { $0 / length }))
    }
  }

  /// What the columns cannot explain; taken off twice, since the first time leaves rounding behind.
  func residual(of column: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var rest = column
    for _ in 0..<2 {
      for known in columns {
        let factor = dot(known, rest)
        for index in rest.indices { rest[index] -= factor * known[index] }
      }
    }
    return rest
  }
}

/// One column's coefficient beside all others.
private struct TermFit: Sendable {
  let others: OrthonormalColumns
  /// What the others cannot explain of the column and of the answers.
  let column: ContiguousArray<Double>
  let answers: ContiguousArray<Double>
  let degreesOfFreedom: Int
  private let coefficient: Double?
  let t: Double?
  private let reason: String?

  init(
    _ given: ContiguousArray<Double>, beside others: OrthonormalColumns, answers: ContiguousArray<Double>,
    degreesOfFreedom: Int
  ) {
    self.others = others
    self.degreesOfFreedom = degreesOfFreedom
    let column = others.residual(of: given)
    let rest = others.residual(of: answers)
    self.column = column
    self.answers = rest
    let square = dot(column, column)
    guard square > 1e-18 * dot(given, given) else {
      (coefficient, t) = (nil, nil)
      reason = "It is the same everywhere, or the others explain it entirely."
      return
    }
    let slope = dot(column, rest) / square
    var unexplained = 0.0
    for index in rest.indices {
      let error = rest[index] - slope * column[index]
      unexplained += error * error
    }
    coefficient = slope
    guard degreesOfFreedom > 0, unexplained > 1e-20 * max(dot(answers, answers), 1e-300) else {
      t = nil
      reason = "Nothing is left unexplained, so there is no error to compare with."
      return
    }
    t = slope / (unexplained / Double(degreesOfFreedom) / square).squareRoot()
    reason = nil
  }

  func term(pValue: Double?) -> NetworkRegression.Term {
    NetworkRegression.Term(coefficient: coefficient, t: t, pValue: pValue, undefinedReason: reason)
  }
}

/// What the others cannot explain of a column, with its nodes exchanged.
private struct MovingResiduals: Sendable {
  private let fit: TermFit
  private let cells: [Int]
  private let nodeCount: Int
  /// The residuals as a matrix; NaN where a pair is not known.
  private let matrix: ContiguousArray<Double>
  private let isComplete: Bool

  struct Scratch {
    var order: ContiguousArray<Int>
    var moved: ContiguousArray<Double>
  }

  init(_ fit: TermFit, cells: [Int], nodeCount: Int, isUndirected: Bool) {
    self.fit = fit
    self.cells = cells
    self.nodeCount = nodeCount
    var matrix = ContiguousArray<Double>(repeating: .nan, count: nodeCount * nodeCount)
    for (cell, value) in zip(cells, fit.column) {
      matrix[cell] = value
      if isUndirected { matrix[cell % nodeCount * nodeCount + cell / nodeCount] = value }
    }
    self.matrix = matrix
    isComplete = cells.count == nodeCount * (nodeCount - 1) / (isUndirected ? 2 : 1)
  }

  var scratch: Scratch {
    Scratch(
      order: ContiguousArray(0..<nodeCount), moved: ContiguousArray(repeating: 0, count: cells.count))
  }

  func t(_ scratch: inout Scratch, _ generator: inout SplitMix64) -> Double? {
    for node in scratch.order.indices { scratch.order[node] = node }
    generator.shuffle(&scratch.order)
    for (index, cell) in cells.enumerated() {
      scratch.moved[index] =
        matrix[scratch.order[cell / nodeCount] * nodeCount + scratch.order[cell % nodeCount]]
    }
    guard isComplete else { return tOfKnown(scratch.moved) }
    // The others are at right angles to each other and to the answers' residuals, so sums over cells are enough.
    var square = dot(scratch.moved, scratch.moved)
    for column in fit.others.columns {
      let factor = dot(column, scratch.moved)
      square -= factor * factor
    }
    guard square > 1e-12 * dot(scratch.moved, scratch.moved) else { return nil }
    let product = dot(scratch.moved, fit.answers)
    let unexplained = dot(fit.answers, fit.answers) - product * product / square
    guard unexplained > 0 else { return nil }
    return product / square / (unexplained / Double(fit.degreesOfFreedom) / square).squareRoot()
  }

  /// Where unknown pairs have moved in, the regression over those left is done anew.
  private func tOfKnown(_ moved: ContiguousArray<Double>) -> Double? {
    let known = moved.indices.filter { !moved[$0].isNaN }
    func part(_ column: ContiguousArray<Double>) -> ContiguousArray<Double> {
      ContiguousArray(known.map { column[$0] })
    }
    let others = OrthonormalColumns(fit.others.columns.map(part))
    return TermFit(
      part(moved), beside: others, answers: part(fit.answers),
      degreesOfFreedom: known.count - others.columns.count - 1
    ).t
  }
}
