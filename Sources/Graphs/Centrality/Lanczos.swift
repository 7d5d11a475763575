/// The largest eigenvalue of a symmetric matrix without negative entries, from a growing basis in which the matrix has
/// three diagonals.
///
/// Each further direction costs one multiplication, as a round of plain iteration does, but the eigenvector is the best
/// that can be made of all directions so far: where plain iteration needs hundreds of rounds, some tens are enough. When
/// the basis is full, or its directions have lost their right angles, it begins anew from the best vector so far.
///
/// Source: Lanczos 1950, doi:10.6028/jres.045.026; begun anew: Saad 2011, Numerical Methods for Large Eigenvalue Problems,
/// doi:10.1137/1.9781611970739.
struct LanczosBasis {
  /// 320 bytes a node.
  static let greatestSize = 40

  private var directions: [ContiguousArray<Double>]
  private var diagonal: ContiguousArray<Double>
  private var beside: ContiguousArray<Double> = []
  /// The next direction, before it has length 1.
  private var remainder: ContiguousArray<Double>
  private var remainderLength: Double
  /// The largest eigenvalue of the three diagonals.
  private(set) var value: Double

  /// Begins with a vector of length 1, what the matrix makes of it and their product.
  init(from start: ContiguousArray<Double>, image: ContiguousArray<Double>, value: Double) {
    directions = [start]
    diagonal = [value]
    self.value = value
    remainder = image
    remainder.subtract(value, times: start)
    remainderLength = remainder.length
  }

  var isFull: Bool { directions.count == Self.greatestSize }

  /// How far the best vector of this basis would be from an eigenvector, in relation to the eigenvalue; rounding apart.
  var residual: Double { remainderLength * abs(coordinates()[diagonal.count - 1]) / value }

  mutating func grow(_ multiply: (ContiguousArray<Double>) -> ContiguousArray<Double>) {
    var direction = remainder
    direction.scale(by: 1 / remainderLength)
    var image = multiply(direction)
    image.subtract(remainderLength, times: directions[directions.count - 1])
    let product = image.product(with: direction)
    image.subtract(product, times: direction)
    beside.append(remainderLength)
    diagonal.append(product)
    directions.append(direction)
    remainder = image
    remainderLength = image.length
    value = largestEigenvalue()
  }

  /// The best approximation of the eigenvector: of length 1, without negative entries.
  func vector() -> ContiguousArray<Double> {
    var sum = ContiguousArray<Double>(repeating: 0, count: directions[0].count)
    for (coordinate, direction) in zip(coordinates(), directions) { sum.subtract(-coordinate, times: direction) }
    // The eigenvector has no negative entries; those that are left come from rounding.
    for index in sum.indices { sum[index] = max(0, sum[index]) }
    sum.scale(by: 1 / sum.length)
    return sum
  }

  /// The least number, as exactly as it can be written, that is above all eigenvalues of the three diagonals.
  private func largestEigenvalue() -> Double {
    var low = max(value, diagonal.max() ?? 0)
    var high = low
    for index in diagonal.indices {
      let above = index > 0 ? beside[index - 1] : 0
      let below = index < beside.count ? beside[index] : 0
      high = max(high, diagonal[index] + above + below)
    }
    high += high * 1e-15
    while true {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { return high }
      if pivots(at: middle) == nil { low = middle } else { high = middle }
    }
  }

  /// What elimination from below leaves on the diagonal of `value` less the three diagonals; `nil` unless all is positive,
  /// that is, unless the value is above all eigenvalues.
  private func pivots(at value: Double) -> ContiguousArray<Double>? {
    var pivots = diagonal
    for index in diagonal.indices.reversed() {
      pivots[index] = value - diagonal[index]
      if index + 1 < diagonal.count { pivots[index] -= beside[index] * beside[index] / pivots[index + 1] }
      guard pivots[index] > 0 else { return nil }
    }
    return pivots
  }

  /// The eigenvector of the three diagonals, of length 1.
  private func coordinates() -> ContiguousArray<Double> {
    guard diagonal.count > 1, let pivots = pivots(at: value) else { return ContiguousArray([1.0]) }
    var coordinates: ContiguousArray<Double> = [1]
    for index in beside.indices { coordinates.append(coordinates[index] * beside[index] / pivots[index + 1]) }
    coordinates.scale(by: 1 / coordinates.length)
    return coordinates
  }
}

extension PrincipalEigenvector {
  /// The eigenvector of a symmetric matrix, by ``LanczosBasis``.
  init(symmetric size: Int, multiply: (ContiguousArray<Double>) -> ContiguousArray<Double>) {
    var vector = ContiguousArray<Double>(repeating: 1 / Double(max(size, 1)).squareRoot(), count: size)
    var value = 0.0
    var residual = Double.infinity
    var iterations = 0
    while size > 0 && iterations < 20_000 {
      let image = multiply(vector)
      iterations += 1
      value = vector.product(with: image)
      guard value > 0 else { break }
      var difference = image
      difference.subtract(value, times: vector)
      residual = difference.length / value
      guard residual > 5e-13 else { break }
      var basis = LanczosBasis(from: vector, image: image, value: value)
      while !basis.isFull && basis.residual > 2e-13 {
        basis.grow(multiply)
        iterations += 1
      }
      vector = basis.vector()
    }
    self.init(value: value, vector: vector, iterations: iterations, residual: residual)
  }
}

extension ContiguousArray<Double> {
  /// Takes a multiple of another array of the same length away, element by element.
  fileprivate mutating func subtract(_ factor: Double, times other: ContiguousArray<Double>) {
    let other = other.span
    var own = mutableSpan
    for index in own.indices { own[index] -= factor * other[index] }
  }

  fileprivate mutating func scale(by factor: Double) {
    var own = mutableSpan
    for index in own.indices { own[index] *= factor }
  }

  /// The products of the elements of two arrays of the same length, added up four by four.
  fileprivate func product(with other: ContiguousArray<Double>) -> Double {
    let (own, other) = (span, other.span)
    var sums = SIMD4<Double>()
    var index = 0
    while index + 3 < own.count {
      let left = SIMD4<Double>(own[index], own[index + 1], own[index + 2], own[index + 3])
      let right = SIMD4<Double>(other[index], other[index + 1], other[index + 2], other[index + 3])
      sums += left * right
      index += 4
    }
    var sum = sums.sum()
    while index < own.count {
      sum += own[index] * other[index]
      index += 1
    }
    return sum
  }

  fileprivate var length: Double { product(with: self).squareRoot() }
}
