import Graphs

/// A first drawing from the distances to a few nodes (Brandes & Pich 2007, doi:10.1007/978-3-540-70904-6_6).
enum PivotMDS {
  /// Positions whose differences follow the distances from the pivots as well as two dimensions allow.
  ///
  /// - Parameter rows: for each pivot the distances to all nodes.
  static func positions(nodeCount n: Int, pivots: [Int], rows: [[Float]]) -> [SIMD2<Float>] {
    let k = rows.count
    var centered = rows.map { row in row.map { Double($0) * Double($0) } }
    let rowMeans = centered.map { $0.reduce(0, +) / Double(n) }
    var columnMeans = [Double](repeating: 0, count: n)
    for row in centered { for i in 0..<n { columnMeans[i] += row[i] / Double(k) } }
    let mean = rowMeans.reduce(0, +) / Double(k)
    for j in 0..<k { for i in 0..<n { centered[j][i] = -0.5 * (centered[j][i] - columnMeans[i] - rowMeans[j] + mean) } }

    var products = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for a in 0..<k {
      for b in a..<k {
        var sum = 0.0
        for i in 0..<n { sum += centered[a][i] * centered[b][i] }
        products[a][b] = sum
        products[b][a] = sum
      }
    }
    let axes = leadingVectors(of: products)
    var positions = [SIMD2<Float>](repeating: .zero, count: n)
    for i in 0..<n {
      var place = SIMD2<Double>.zero
      for j in 0..<k { place += SIMD2(axes[0][j], axes[1][j]) * centered[j][i] }
      positions[i] = SIMD2<Float>(place)
    }
    return scaled(positions, pivots: pivots, rows: rows)
  }

  /// The two leading eigenvectors by power iteration.
  private static func leadingVectors(of matrix: [[Double]]) -> [[Double]] {
    var vectors: [[Double]] = []
    var random = SplitMix64(seed: 5)
    for _ in 0..<2 {
      var vector = matrix.map { _ in random.nextUnit() - 0.5 }
      for _ in 0..<100 {
        var next = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        for earlier in vectors {
          let share = zip(earlier, next).reduce(0) { $0 + $1.0 * $1.1 }
          for index in next.indices { next[index] -= share * earlier[index] }
        }
        let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
        if length < 1e-12 { break }
        var change = 0.0
        for index in next.indices {
          next[index] /= length
          change += abs(next[index] - vector[index])
        }
        vector = next
        if change < 1e-6 { break }
      }
      vectors.append(vector)
    }
    return vectors
  }

  /// The scale at which the stress against the pivots is least.
  private static func scaled(_ positions: [SIMD2<Float>], pivots: [Int], rows: [[Float]]) -> [SIMD2<Float>] {
    var first = 0.0
    var second = 0.0
    for (pivot, row) in zip(pivots, rows) {
      for i in positions.indices where i != pivot {
        let wanted = Double(row[i])
        let difference = positions[i] - positions[pivot]
        let drawn = Double((difference * difference).sum().squareRoot())
        first += drawn / wanted
        second += drawn * drawn / (wanted * wanted)
      }
    }
    let scale = second > 0 ? Float(first / second) : 1
    return positions.map { $0 * scale }
  }

  /// Nodes to measure from: a share of them far from one another, beginning at the best connected one, the rest drawn
  /// at random.
  ///
  /// Far nodes alone would describe the rim and not the middle.
  static func pivots(
    of graph: LayoutGraph, count: Int, farShare: Double, random: inout SplitMix64
  ) -> (nodes: [Int], rows: [[Float]]) {
    let n = graph.nodeCount
    var nearest = [Float](repeating: .infinity, count: n)
    var isPivot = [Bool](repeating: false, count: n)
    var nodes: [Int] = []
    var rows: [[Float]] = []
    var next =
      (0..<n).max { graph.degree($0) < graph.degree($1) || (graph.degree($0) == graph.degree($1) && $0 > $1) } ?? 0
    let far = max(1, Int(Double(count) * farShare))
    for index in 0..<min(count, n) {
      if index > 0 {
        if index < far {
          var best: Float = -1
          for node in 0..<n where !isPivot[node] && nearest[node] > best {
            best = nearest[node]
            next = node
          }
        } else {
          repeat { next = random.nextIndex(below: n) } while isPivot[next]
        }
      }
      isPivot[next] = true
      nodes.append(next)
      let row = graph.distances(from: next)
      for node in 0..<n where row[node] < nearest[node] { nearest[node] = row[node] }
      rows.append(row)
    }
    return (nodes, rows)
  }
}
