/// The largest eigenvalue of a matrix without negative entries, with its eigenvector.
struct PrincipalEigenvector {
  /// The eigenvalue.
  let value: Double
  /// The eigenvector, of Euclidean length 1, without negative entries.
  let vector: ContiguousArray<Double>
  let iterations: Int
  /// The length of `Ax − λx`, in relation to λ.
  let residual: Double

  /// Whether the residual became small enough.
  var isConverged: Bool { residual <= 1e-12 }

  init(value: Double, vector: ContiguousArray<Double>, iterations: Int, residual: Double) {
    self.value = residual < .infinity ? value : 0
    self.vector = vector
    self.iterations = iterations
    self.residual = residual
  }

  /// Multiplies with A + sI over and over; the shift s keeps networks whose sides swap from swinging to and fro.
  ///
  /// For matrices that are not symmetric; for others ``init(symmetric:multiply:)`` is faster.
  init(size: Int, multiply: (ContiguousArray<Double>) -> ContiguousArray<Double>) {
    var vector = ContiguousArray<Double>(repeating: 1 / Double(max(size, 1)).squareRoot(), count: size)
    var value = 0.0
    var residual = Double.infinity
    var iterations = 0
    while size > 0 && residual > 1e-13 && iterations < 20_000 {
      let product = multiply(vector)
      value = zip(vector, product).reduce(0.0) { $0 + $1.0 * $1.1 }
      guard value > 0 || product.contains(where: { $0 > 0 }) else { break }
      var error = 0.0
      for index in 0..<size {
        let difference = product[index] - value * vector[index]
        error += difference * difference
      }
      residual = value > 0 ? error.squareRoot() / value : .infinity
      let shift = value / 4
      var square = 0.0
      var next = product
      for index in 0..<size {
        next[index] += shift * vector[index]
        square += next[index] * next[index]
      }
      let length = square.squareRoot()
      for index in 0..<size { next[index] /= length }
      vector = next
      iterations += 1
    }
    self.init(value: value, vector: vector, iterations: iterations, residual: residual)
  }
}

extension Adjacency {
  /// Each node's sum over its row of strength times the value of the neighbour, computed in pieces on all cores.
  func weightedSums(of values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let pieces = min(16, max(1, (nodeCount + arcCount) / 100_000))
    if pieces == 1 { return weightedSums(of: values, in: 0..<nodeCount) }
    var sums = ContiguousArray<Double>()
    sums.reserveCapacity(nodeCount)
    for part in parallelMap(pieces: pieces, { weightedSums(of: values, in: nodes(ofPiece: $0, of: pieces)) }) {
      sums.append(contentsOf: part)
    }
    return sums
  }

  private func weightedSums(of values: ContiguousArray<Double>, in nodes: Range<Int>) -> ContiguousArray<Double> {
    let offsets = offsets.span
    let neighbors = neighbors.span
    let strengths = strengths.span
    let values = values.span
    var sums = ContiguousArray<Double>()
    sums.reserveCapacity(nodes.count)
    for node in nodes {
      var sum = 0.0
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      if strengths.isEmpty {
        for position in row { sum += values[Int(neighbors[position])] }
      } else {
        for position in row { sum += values[Int(neighbors[position])] * strengths[position] }
      }
      sums.append(sum)
    }
    return sums
  }
}

extension Graph {
  /// The principal eigenvector of the matrix of strengths, in which ties received count.
  func principalEigenvector() -> PrincipalEigenvector {
    let sorted = SortedRows(into)
    let found =
      isDirected
      ? PrincipalEigenvector(size: nodeCount) { sorted.rows.weightedSums(of: $0) }
      : PrincipalEigenvector(symmetric: nodeCount) { sorted.rows.weightedSums(of: $0) }
    return PrincipalEigenvector(
      value: found.value, vector: sorted.restored(found.vector), iterations: found.iterations, residual: found.residual)
  }

  /// The largest eigenvalue of the matrix of strengths: that of the strong component where it is largest.
  ///
  /// Iterated for each strong component by itself, where it is a simple eigenvalue. 0 without circles; not settled if one
  /// of the components was not, as in long rings with few shortcuts.
  func spectralRadius() -> (value: Double, components: Int, isSettled: Bool) {
    let components = strongComponents()
    var largest = 0.0
    var attained = 0
    var isSettled = true
    for component in components.sizes.indices where components.sizes[component] > 1 {
      let part = components.count == 1 ? self : subgraph(of: components.nodes(of: component)).graph
      let found = part.principalEigenvector()
      isSettled = isSettled && found.isConverged
      let value = found.value
      if value > largest * (1 + 1e-9) {
        largest = value
        attained = 1
      } else if value > largest * (1 - 1e-9) {
        attained += 1
      }
    }
    return (largest, attained, isSettled)
  }
}
