/// All eigenvalues of a symmetric matrix, and its eigenvectors where they are wanted.
///
/// Householder reflections to three diagonals, then QL rotations with implicit shifts. Complexity: O(n³); without vectors
/// about a sixth of the time.
///
/// Source: Golub & Van Loan 2013, Matrix Computations, 4th edition, section 8.3.
struct SymmetricEigensystem: Sendable {
  let size: Int
  /// The eigenvalues, in no order.
  private(set) var values: ContiguousArray<Double>
  /// Row by row; row k is the eigenvector of `values[k]`. Empty if they are not wanted.
  private(set) var vectors: ContiguousArray<Double>
  private var beside: ContiguousArray<Double>

  /// `nil` if the rotations do not come to an end, which does not happen with finite numbers.
  init?(
    _ matrix: ContiguousArray<Double>, size: Int, withVectors: Bool = true, progress: ProgressHandler? = nil
  ) {
    precondition(matrix.count == size * size, "The matrix must have as many rows as columns.")
    self.size = size
    values = ContiguousArray(repeating: 0, count: size)
    beside = values
    vectors = ContiguousArray(repeating: 0, count: withVectors ? size * size : 0)
    if withVectors { for index in 0..<size { vectors[index * size + index] = 1 } }
    reduce(matrix) { progress?($0 / 2) }
    for index in 0..<size {
      guard isolateValue(at: index) else { return nil }
      if index % 50 == 0 { progress?((1 + Double(index) / Double(size)) / 2) }
    }
    progress?(1)
  }

  /// Brings the matrix to three diagonals, `values` and `beside`, by reflections gathered in `vectors`.
  private mutating func reduce(_ matrix: ContiguousArray<Double>, progress: (Double) -> Void) {
    var matrix = matrix
    var reflections: [(from: Int, vector: ContiguousArray<Double>)] = []
    for column in 0..<size {
      if column % 50 == 0 { progress(Double(column) / Double(size)) }
      values[column] = matrix[column * size + column]
      let start = column + 1
      guard start < size else { break }
      var vector = ContiguousArray((start..<size).map { matrix[$0 * size + column] })
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let first = vector[0]
      let image = first > 0 ? -norm : norm
      beside[column] = image
      vector[0] = first - image
      let square = vector.reduce(0) { $0 + $1 * $1 }
      guard square > 0 else {
        beside[column] = first
        continue
      }
      let scale = (2 / square).squareRoot()
      for index in vector.indices { vector[index] *= scale }
      Self.reflect(&matrix, from: start, size: size, by: vector)
      if !vectors.isEmpty { reflections.append((start, vector)) }
    }
    for (start, vector) in reflections.reversed() {
      Self.multiply(&vectors, from: start, size: size, by: vector)
    }
  }

  /// A ← (I − vvᵀ) A (I − vvᵀ) for the rows and columns from `start` on, as A − vwᵀ − wvᵀ.
  private static func reflect(
    _ matrix: inout ContiguousArray<Double>, from start: Int, size: Int, by vector: ContiguousArray<Double>
  ) {
    let count = size - start
    var matrix = matrix.mutableSpan
    // The matrix is symmetric: sums over its columns are sums of its rows, which lie one after another in memory.
    var sums = ContiguousArray<Double>(repeating: 0, count: count)
    do {
      var sums = sums.mutableSpan
      for row in 0..<count {
        let offset = (start + row) * size + start
        let factor = vector[row]
        for other in 0..<count { sums[other] += factor * matrix[offset + other] }
      }
    }
    let half = zip(vector, sums).reduce(0) { $0 + $1.0 * $1.1 } / 2
    for row in 0..<count { sums[row] -= half * vector[row] }
    let (image, reflected) = (sums.span, vector.span)
    for row in 0..<count {
      let offset = (start + row) * size + start
      let (left, right) = (reflected[row], image[row])
      for other in 0..<count { matrix[offset + other] -= left * image[other] + right * reflected[other] }
    }
  }

  /// Row k of the table holds column k of the product of all reflections.
  private static func multiply(
    _ table: inout ContiguousArray<Double>, from start: Int, size: Int, by vector: ContiguousArray<Double>
  ) {
    var table = table.mutableSpan
    let vector = vector.span
    for row in start..<size {
      let offset = row * size + start
      var sum = 0.0
      for index in vector.indices { sum += table[offset + index] * vector[index] }
      if sum == 0 { continue }
      for index in vector.indices { table[offset + index] -= sum * vector[index] }
    }
  }

  /// Rotates until the entry beside a place is nothing and the place holds an eigenvalue.
  private mutating func isolateValue(at low: Int) -> Bool {
    for _ in 0..<60 {
      var high = low
      while high < size - 1 {
        let scale = abs(values[high]) + abs(values[high + 1])
        if abs(beside[high]) <= 0x1p-53 * scale || abs(beside[high]) < 1e-300 { break }
        high += 1
      }
      if high == low { return true }
      rotate(low, high)
    }
    return false
  }

  private mutating func rotate(_ low: Int, _ high: Int) {
    let half = (values[low + 1] - values[low]) / (2 * beside[low])
    let root = (half * half + 1).squareRoot()
    // Wilkinson's shift: the eigenvalue of the upper two by two that is nearer to the corner.
    var carried = values[high] - values[low] + beside[low] / (half + (half < 0 ? -root : root))
    var (sine, cosine, moved) = (1.0, 1.0, 0.0)
    for index in stride(from: high - 1, through: low, by: -1) {
      let across = sine * beside[index]
      let along = cosine * beside[index]
      let length = (across * across + carried * carried).squareRoot()
      beside[index + 1] = length
      if length == 0 {
        values[index + 1] -= moved
        beside[high] = 0
        return
      }
      sine = across / length
      cosine = carried / length
      let base = values[index + 1] - moved
      let change = (values[index] - base) * sine + 2 * cosine * along
      moved = sine * change
      values[index + 1] = base + moved
      carried = cosine * change - along
      if !vectors.isEmpty { Self.turn(&vectors, row: index, size: size, sine: sine, cosine: cosine) }
    }
    values[low] -= moved
    beside[low] = carried
    beside[high] = 0
  }

  /// Turns a row of the table and the one after it.
  private static func turn(
    _ table: inout ContiguousArray<Double>, row: Int, size: Int, sine: Double, cosine: Double
  ) {
    var table = table.mutableSpan
    let (lower, upper) = (row * size, (row + 1) * size)
    for column in 0..<size {
      let (one, other) = (table[upper + column], table[lower + column])
      table[upper + column] = sine * other + cosine * one
      table[lower + column] = cosine * other - sine * one
    }
  }

  /// The diagonal of `exp(factor · A − shift)`.
  func diagonalOfExponential(factor: Double, shift: Double) -> ContiguousArray<Double> {
    var diagonal = ContiguousArray<Double>(repeating: 0, count: size)
    for index in 0..<size {
      let weight = Mathematics.exponential(factor * values[index] - shift)
      for node in 0..<size {
        let entry = vectors[index * size + node]
        diagonal[node] += weight * entry * entry
      }
    }
    return diagonal
  }
}
