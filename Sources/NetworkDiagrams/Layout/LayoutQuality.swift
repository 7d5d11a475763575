/// How good a drawing is, by the numbers that the literature uses.
package enum LayoutQuality {
  /// Scale-optimised stress: the mean squared error of drawn against wanted distances, relative to the wanted ones.
  static func stress(_ graph: LayoutGraph, _ positions: [Point]) -> Double {
    var ratios = 0.0
    var squares = 0.0
    var pairs = 0.0
    for i in 0..<graph.nodeCount {
      let row = graph.distances(from: i)
      for j in 0..<i where row[j] > 0 && row[j].isFinite {
        let ratio = positions[i].distance(to: positions[j]) / Double(row[j])
        ratios += ratio
        squares += ratio * ratio
        pairs += 1
      }
    }
    guard pairs > 0, squares > 0 else { return 0 }
    return (pairs - ratios * ratios / squares) / pairs
  }

  /// How many of those nearest to a node on the drawing are its neighbours: Jaccard's coefficient of the two sets, as many
  /// nearest as there are neighbours, on average over all nodes that have any.
  static func neighborsKept(_ graph: LayoutGraph, _ positions: [Point]) -> Double {
    var sum = 0.0
    var count = 0
    for node in 0..<graph.nodeCount where graph.degree(node) > 0 {
      let nearest = (0..<graph.nodeCount).filter { $0 != node }
        .map { (positions[$0].distance(to: positions[node]), $0) }.sorted { $0 < $1 }.prefix(graph.degree(node))
      let neighbors = Set(graph.row(node).map { Int(graph.neighbors[$0]) })
      let kept = Double(nearest.count { neighbors.contains($0.1) })
      sum += kept / (2 * Double(neighbors.count) - kept)
      count += 1
    }
    return count > 0 ? sum / Double(count) : 1
  }

  /// How many pairs of ties cross.
  ///
  /// Ties that share an end do not.
  package static func crossings(ties: [(Int, Int)], _ positions: [Point]) -> Int {
    var count = 0
    for (index, (a, b)) in ties.enumerated() {
      let (pa, pb) = (positions[a], positions[b])
      for (c, d) in ties[..<index] where a != c && a != d && b != c && b != d {
        if cross(pa, pb, positions[c], positions[d]) { count += 1 }
      }
    }
    return count
  }

  /// Whether two straight lines cross inside both.
  @inline(__always)
  package static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) { return false }
    if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { return false }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  @inline(__always)
  private static func side(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}
