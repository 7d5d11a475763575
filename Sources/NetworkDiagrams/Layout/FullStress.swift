/// Stress majorisation over all pairs, with a repulsion that opens crowded places.
///
/// Every node moves to where the others would have it: `x_i ← [Σ_j w_ij (x_j + d_ij u_ij) + α Σ_j (x_i − x_j) / |x_i − x_j|²] / Σ_j w_ij`
/// with `w = 1/d²` and `u` the direction from j to i; all nodes at once from the old positions, so that the result does
/// not depend on any order. Sources: Gansner, Koren & North 2005, doi:10.1007/978-3-540-31843-9_25; Gansner, Hu &
/// North 2013 (repulsion), doi:10.1109/TVCG.2012.299.
struct FullStress {
  typealias Block = SIMD8<Float>

  let nodeCount: Int
  /// How many blocks of eight make a row.
  private let blockCount: Int
  /// Wanted distances, a row of blocks for each node; zero on the diagonal and in the padding.
  private var distances: ContiguousArray<Block>
  /// Weights of the pairs in the same order; zero on the diagonal and in the padding.
  private var weights: ContiguousArray<Block>
  /// The sum of each node's weights, the anchor's included.
  private var weightSums: [Float]
  /// Earlier positions that pull each node back, with the weight of the pull.
  private var anchors: [(place: SIMD2<Float>, weight: Float)] = []

  init(_ graph: LayoutGraph) {
    nodeCount = graph.nodeCount
    blockCount = (graph.nodeCount + 7) / 8
    distances = ContiguousArray(repeating: .zero, count: nodeCount * blockCount)
    weights = distances
    weightSums = []
    for i in 0..<nodeCount {
      let row = graph.distances(from: i)
      for j in 0..<nodeCount where j != i {
        let d = row[j]
        distances[i * blockCount + j / 8][j % 8] = d
        weights[i * blockCount + j / 8][j % 8] = 1 / (d * d)
      }
    }
    sumWeights()
  }

  private mutating func sumWeights() {
    weightSums = (0..<nodeCount).map { i in
      var sum = Block.zero
      for block in i * blockCount..<(i + 1) * blockCount { sum += weights[block] }
      return sum.sum() + (anchors.isEmpty ? 0 : anchors[i].weight)
    }
  }

  /// Pulls every node that has an earlier place towards it, with a share of its own weight.
  mutating func anchor(to places: [SIMD2<Float>?], share: Float) {
    anchors = (0..<nodeCount).map { i in places[i].map { ($0, share * weightSums[i]) } ?? (.zero, 0) }
    sumWeights()
  }

  /// Raises the weight of ties until their mean sum per node is `balance` times that of all other pairs, and says how
  /// much: a strength that means the same in sparse and dense, small and large networks.
  mutating func emphasizeTies(of graph: LayoutGraph, balance: Float) -> Float {
    var ties: Float = 0
    var all: Float = 0
    for i in 0..<nodeCount {
      all += weightSums[i] - (anchors.isEmpty ? 0 : anchors[i].weight)
      for entry in graph.row(i) { ties += weight(i, Int(graph.neighbors[entry])) }
    }
    let factor = ties > 0 ? max(1, balance * (all - ties) / ties) : 1
    let before = weightSums
    for i in 0..<nodeCount {
      for entry in graph.row(i) {
        let j = Int(graph.neighbors[entry])
        weights[i * blockCount + j / 8][j % 8] *= factor
      }
    }
    sumWeights()
    if !anchors.isEmpty {
      for i in 0..<nodeCount where before[i] > 0 { anchors[i].weight *= weightSums[i] / before[i] }
      sumWeights()
    }
    return factor
  }

  private func weight(_ i: Int, _ j: Int) -> Float { weights[i * blockCount + j / 8][j % 8] }
  func distance(_ i: Int, _ j: Int) -> Float { distances[i * blockCount + j / 8][j % 8] }

  /// Moves all nodes a number of rounds.
  ///
  /// - Parameter momentum: The share of the last move that is made again.
  func improve(_ positions: inout [SIMD2<Float>], rounds: Int, repulsion: Float = 0, momentum: Float = 0) {
    // Nodes of the padding lie far away, where the repulsion does not reach.
    var x = ContiguousArray<Block>(repeating: Block(repeating: 1e6), count: blockCount)
    var y = x
    var previous = positions
    for _ in 0..<rounds {
      for i in 0..<nodeCount {
        x[i / 8][i % 8] = positions[i].x
        y[i / 8][i % 8] = positions[i].y
      }
      for i in 0..<nodeCount {
        let old = positions[i]
        positions[i] = moved(i, old, x.span, y.span, distances.span, weights.span, repulsion)
        positions[i] += momentum * (old - previous[i])
        previous[i] = old
      }
    }
  }

  private func moved(
    _ i: Int, _ place: SIMD2<Float>, _ x: Span<Block>, _ y: Span<Block>, _ distances: Span<Block>,
    _ weights: Span<Block>, _ repulsion: Float
  ) -> SIMD2<Float> {
    let ownX = Block(repeating: place.x)
    let ownY = Block(repeating: place.y)
    let repel = Block(repeating: repulsion)
    var sumX = Block.zero
    var sumY = Block.zero
    var entry = i * blockCount
    for block in 0..<blockCount {
      let dx = ownX - x[block]
      let dy = ownY - y[block]
      let inverse = 1 / (dx * dx + dy * dy + 1e-5)
      let weight = weights[entry]
      let push = weight * distances[entry] * inverse.squareRoot() + repel * inverse
      sumX += weight * x[block] + dx * push
      sumY += weight * y[block] + dy * push
      entry += 1
    }
    var total = SIMD2(sumX.sum(), sumY.sum())
    if !anchors.isEmpty { total += anchors[i].weight * anchors[i].place }
    return weightSums[i] > 0 ? total / weightSums[i] : place
  }
}
