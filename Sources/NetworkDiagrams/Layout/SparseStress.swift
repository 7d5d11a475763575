/// Stress majorisation for large networks: every node is held by its ties and by a few hundred pivots, each of which
/// stands for the nodes around it; a repulsion computed over a tree keeps all others apart.
///
/// Source: Ortmann, Klimenta & Brandes 2017, doi:10.7155/jgaa.00440 (sparse stress); Barnes & Hut 1986,
/// doi:10.1038/324446a0 (repulsion).
struct SparseStress {
  typealias Block = SIMD8<Float>

  private let nodeCount: Int
  private let pivots: [Int]
  private let blockCount: Int
  /// Distances to the pivots, a row of blocks for each node; zero in the padding.
  private var distances: ContiguousArray<Block>
  /// Weights of the pivots in the same order; zero for neighbours, which the ties hold, and in the padding.
  private var weights: ContiguousArray<Block>
  /// Offsets, neighbours, lengths and weights of ties, row after row.
  private let graph: LayoutGraph
  private var tieWeights: [Float]
  private var weightSums: [Float] = []
  private var anchors: [(place: SIMD2<Float>, weight: Float)] = []

  init(_ graph: LayoutGraph, pivots: [Int], rows: [[Float]]) {
    self.graph = graph
    self.pivots = pivots
    nodeCount = graph.nodeCount
    blockCount = (pivots.count + 7) / 8
    distances = ContiguousArray(repeating: .zero, count: nodeCount * blockCount)
    weights = distances
    tieWeights = graph.neighbors.indices.map { entry in
      let length = graph.length(at: entry)
      return 1 / (length * length)
    }
    let members = Self.members(rows: rows, nodeCount: nodeCount)
    for (j, pivot) in pivots.enumerated() {
      for i in 0..<nodeCount where i != pivot {
        let d = rows[j][i]
        distances[i * blockCount + j / 8][j % 8] = d
        weights[i * blockCount + j / 8][j % 8] = members.count(of: j, within: d / 2) / (d * d)
      }
      for entry in graph.row(pivot) {
        weights[Int(graph.neighbors[entry]) * blockCount + j / 8][j % 8] = 0
      }
    }
    sumWeights()
  }

  /// How many nodes belong to each pivot (the one nearest to them), by distance.
  private struct Members {
    let unit: Float
    var cumulative: [[Float]]

    func count(of pivot: Int, within distance: Float) -> Float {
      cumulative[pivot][min(Int(distance / unit), cumulative[pivot].count - 1)]
    }
  }

  private static func members(rows: [[Float]], nodeCount: Int) -> Members {
    let farthest = rows.reduce(0) { max($0, $1.max() ?? 0) }
    let unit = max(0.5, farthest / 4000)
    let bins = Int(farthest / unit) + 2
    var cumulative = [[Float]](repeating: [Float](repeating: 0, count: bins), count: rows.count)
    for i in 0..<nodeCount {
      var nearest = (distance: Float.infinity, pivot: 0)
      for j in rows.indices where rows[j][i] < nearest.distance { nearest = (rows[j][i], j) }
      if nearest.distance.isFinite { cumulative[nearest.pivot][Int(nearest.distance / unit)] += 1 }
    }
    for j in cumulative.indices { for bin in 1..<bins { cumulative[j][bin] += cumulative[j][bin - 1] } }
    return Members(unit: unit, cumulative: cumulative)
  }

  private mutating func sumWeights() {
    weightSums = (0..<nodeCount).map { i in
      var sum = Block.zero
      for block in i * blockCount..<(i + 1) * blockCount { sum += weights[block] }
      var total = sum.sum()
      for entry in graph.row(i) { total += tieWeights[entry] }
      return total + (anchors.isEmpty ? 0 : anchors[i].weight)
    }
  }

  /// Pulls every node that has an earlier place towards it, with a share of its own weight.
  mutating func anchor(to places: [SIMD2<Float>?], share: Float) {
    anchors = (0..<nodeCount).map { i in places[i].map { ($0, share * weightSums[i]) } ?? (.zero, 0) }
    sumWeights()
  }

  /// Raises the weight of ties as ``FullStress/emphasizeTies(of:balance:)`` does, and says how much.
  mutating func emphasizeTies(balance: Float) -> Float {
    var ties: Float = 0
    var all: Float = 0
    for i in 0..<nodeCount {
      all += weightSums[i] - (anchors.isEmpty ? 0 : anchors[i].weight)
      for entry in graph.row(i) { ties += tieWeights[entry] }
    }
    let factor = ties > 0 ? max(1, balance * (all - ties) / ties) : 1
    let before = weightSums
    for entry in tieWeights.indices { tieWeights[entry] *= factor }
    sumWeights()
    if !anchors.isEmpty {
      for i in 0..<nodeCount where before[i] > 0 { anchors[i].weight *= weightSums[i] / before[i] }
      sumWeights()
    }
    return factor
  }

  /// Moves all nodes a number of rounds.
  ///
  /// - Parameter momentum: The share of the last move that is made again.
  func improve(_ positions: inout [SIMD2<Float>], rounds: Int, repulsion: Float = 0, momentum: Float = 0) {
    var previous = positions
    var pivotX = ContiguousArray<Block>(repeating: .zero, count: blockCount)
    var pivotY = pivotX
    var tree = RepulsionTree(nodeCount: repulsion > 0 ? nodeCount : 0)
    for _ in 0..<rounds {
      for (j, pivot) in pivots.enumerated() {
        pivotX[j / 8][j % 8] = positions[pivot].x
        pivotY[j / 8][j % 8] = positions[pivot].y
      }
      let forces = repulsion > 0 ? tree.forces(at: positions) : []
      let old = positions
      // All from the old places: the nodes can be moved in any order, and on all cores.
      positions = ParallelRows.map(nodeCount) { [previous, pivotX, pivotY] nodes in
        nodes.map { i in
          var next = moved(i, old, pivotX.span, pivotY.span, distances.span, weights.span)
          if repulsion > 0, weightSums[i] > 0 { next += forces[i] * (repulsion / weightSums[i]) }
          return next + momentum * (old[i] - previous[i])
        }
      }
      previous = old
    }
  }

  private func moved(
    _ i: Int, _ places: [SIMD2<Float>], _ pivotX: Span<Block>, _ pivotY: Span<Block>, _ distances: Span<Block>,
    _ weights: Span<Block>
  ) -> SIMD2<Float> {
    let place = places[i]
    let ownX = Block(repeating: place.x)
    let ownY = Block(repeating: place.y)
    var sumX = Block.zero
    var sumY = Block.zero
    var entry = i * blockCount
    for block in 0..<blockCount {
      let dx = ownX - pivotX[block]
      let dy = ownY - pivotY[block]
      let stretch = distances[entry] / (dx * dx + dy * dy + 1e-12).squareRoot()
      let weight = weights[entry]
      sumX += weight * (pivotX[block] + dx * stretch)
      sumY += weight * (pivotY[block] + dy * stretch)
      entry += 1
    }
    var total = SIMD2(sumX.sum(), sumY.sum())
    for entry in graph.row(i) {
      let other = places[Int(graph.neighbors[entry])]
      let difference = place - other
      let drawn = ((difference * difference).sum() + 1e-12).squareRoot()
      total += tieWeights[entry] * (other + difference * (graph.length(at: entry) / drawn))
    }
    if !anchors.isEmpty { total += anchors[i].weight * anchors[i].place }
    return weightSums[i] > 0 ? total / weightSums[i] : place
  }
}
