/// All eigenvalues and eigenvectors of a symmetric matrix.
///
/// Householder reflections to three diagonals, then QL rotations with implicit shifts. Complexity: O(n³).
///
/// Source: Golub & Van Loan 2013, Matrix Computations, 4th edition, section 8.3.
struct SymmetricEigensystem {
  let size: Int
  /// The eigenvalues, in no order.
  private(set) var values: ContiguousArray<Double>
  /// Row by row; row k is the eigenvector of `values[k]`.
  private(set) var vectors: ContiguousArray<Double>
  private var beside: ContiguousArray<Double>

  /// `nil` if the rotations do not come to an end, which does not happen with finite numbers.
  init?(_ matrix: ContiguousArray<Double>, size: Int) {
    precondition(matrix.count == size * size, "The matrix must have as many rows as columns.")
    self.size = size
    values = ContiguousArray(repeating: 0, count: size)
    beside = values
    vectors = ContiguousArray(repeating: 0, count: size * size)
    for index in 0..<size { vectors[index * size + index] = 1 }
    reduce(matrix)
    for index in 0..<size where !isolateValue(at: index) { return nil }
  }

  /// Brings the matrix to three diagonals, `values` and `beside`, by reflections gathered in `vectors`.
  private mutating func reduce(_ matrix: ContiguousArray<Double>) {
    var matrix = matrix
    var reflections: [(from: Int, vector: ContiguousArray<Double>)] = []
    for column in 0..<size {
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
      // A ← (I − vvᵀ) A (I − vvᵀ) for the rest, as A − vwᵀ − wvᵀ.
      let count = size - start
      var image2 = ContiguousArray<Double>(repeating: 0, count: count)
      for row in 0..<count {
        let offset = (start + row) * size + start
        var sum = 0.0
        for other in 0..<count { sum += matrix[offset + other] * vector[other] }
        image2[row] = sum
      }
      let half = zip(vector, image2).reduce(0) { $0 + $1.0 * $1.1 } / 2
      for row in 0..<count { image2[row] -= half * vector[row] }
      for row in 0..<count {
        let offset = (start + row) * size + start
        let (left, right) = (vector[row], image2[row])
        for other in 0..<count { matrix[offset + other] -= left * image2[other] + right * vector[other] }
      }
      reflections.append((start, vector))
    }
    // Row k of `vectors` holds column k of the product of all reflections.
    for (start, vector) in reflections.reversed() {
      for row in start..<size {
        let offset = row * size + start
        var sum = 0.0
        for index in vector.indices { sum += vectors[offset + index] * vector[index] }
        if sum == 0 { continue }
        for index in vector.indices { vectors[offset + index] -= sum * vector[index] }
      }
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
      let (upper, lower) = ((index + 1) * size, index * size)
      for column in 0..<size {
        let (one, other) = (vectors[upper + column], vectors[lower + column])
        vectors[upper + column] = sine * other + cosine * one
        vectors[lower + column] = cosine * other - sine * one
      }
    }
    values[low] -= moved
    beside[low] = carried
    beside[high] = 0
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
