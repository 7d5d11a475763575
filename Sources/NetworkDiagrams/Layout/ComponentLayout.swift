import Graphs

/// Draws one connected part: a first drawing from a few distances, stress, then stress with repulsion.
struct ComponentLayout {
  let graph: LayoutGraph
  let settings: StressLayout
  /// Where the nodes were in an earlier drawing, in tie lengths.
  var earlier: [SIMD2<Float>?] = []

  /// The drawings that were tried, the best first.
  func drawings() -> [[Point]] {
    switch graph.nodeCount {
    case 0: return [[]]
    case 1: return [[.zero]]
    case 2: return [[.zero, Point(Double(graph.length(at: 0)), 0)]]
    default: break
    }
    if graph.nodeCount > StressLayout.largestFullModel { return [sparseDrawing()] }
    let starts = earlier.isEmpty ? settings.starts(nodeCount: graph.nodeCount) : 1
    let model = FullStress(graph)
    let candidates = (0..<starts).map { drawing($0, model: model) }
    return ranked(candidates)
  }

  /// By stress, crossings and neighbours kept together, each relative to the best among the candidates.
  private func ranked(_ candidates: [[Point]]) -> [[Point]] {
    guard candidates.count > 1 else { return candidates }
    let ties = graph.ties
    let stress = candidates.map { LayoutQuality.stress(graph, $0) }
    let crossings = candidates.map { Double(LayoutQuality.crossings(ties: ties, $0)) + 2 }
    let kept = candidates.map { LayoutQuality.neighborsKept(graph, $0) }
    let least = (stress: max(stress.min() ?? 1, 1e-9), crossings: crossings.min() ?? 1)
    let most = max(kept.max() ?? 1, 1e-9)
    let costs = candidates.indices.map { index in
      stress[index] / least.stress + 0.5 * crossings[index] / least.crossings - 0.3 * kept[index] / most
    }
    let order = candidates.indices.sorted { costs[$0] != costs[$1] ? costs[$0] < costs[$1] : $0 < $1 }
    return order.map { candidates[$0] }
  }

  private func drawing(_ start: Int, model: FullStress) -> [Point] {
    var model = model
    var random = SplitMix64.stream(start, seed: settings.seed)
    var positions = start == 0 ? firstPositions(&random) : randomPositions(model, &random)
    for i in earlier.indices { if let place = earlier[i] { positions[i] = place } }
    if !earlier.isEmpty { model.anchor(to: earlier, share: Float(settings.anchorStrength)) }
    let schedule = settings.schedule(nodeCount: graph.nodeCount)
    model.improve(&positions, rounds: schedule.first)
    placeLeaves(&positions, &random)
    let repulsion = Float(settings.repulsion) * model.emphasizeTies(of: graph, balance: Float(settings.balance))
    model.improve(&positions, rounds: schedule.main, repulsion: repulsion, momentum: schedule.momentum)
    model.improve(&positions, rounds: schedule.last, repulsion: repulsion)
    return positions.map { Point(Double($0.x), Double($0.y)) }
  }

  /// One drawing of a large part, from a few hundred pivots, most of them drawn at random.
  private func sparseDrawing() -> [Point] {
    var random = SplitMix64.stream(0, seed: settings.seed)
    let count = graph.nodeCount > StressLayout.largestDetailed ? 272 : 400
    let pivots = PivotMDS.pivots(of: graph, count: count, farShare: 0.1, random: &random)
    let first = PivotMDS.positions(
      nodeCount: graph.nodeCount, pivots: Array(pivots.nodes.prefix(50)), rows: Array(pivots.rows.prefix(50)))
    var positions = first.map { $0 + 0.1 * jitter(&random) }
    for i in earlier.indices { if let place = earlier[i] { positions[i] = place } }
    var model = SparseStress(graph, pivots: pivots.nodes, rows: pivots.rows)
    if !earlier.isEmpty { model.anchor(to: earlier, share: Float(settings.anchorStrength)) }
    let schedule = settings.schedule(nodeCount: graph.nodeCount)
    model.improve(&positions, rounds: schedule.first)
    placeLeaves(&positions, &random)
    let repulsion = Float(settings.repulsion) * model.emphasizeTies(balance: Float(settings.balance))
    model.improve(&positions, rounds: schedule.main, repulsion: repulsion, momentum: schedule.momentum)
    model.improve(&positions, rounds: schedule.last, repulsion: repulsion)
    return positions.map { Point(Double($0.x), Double($0.y)) }
  }

  private func firstPositions(_ random: inout SplitMix64) -> [SIMD2<Float>] {
    let pivots = PivotMDS.pivots(of: graph, count: 50, farShare: 0.5, random: &random)
    let places = PivotMDS.positions(nodeCount: graph.nodeCount, pivots: pivots.nodes, rows: pivots.rows)
    // Nodes with the same distances to all pivots would lie on one another for ever.
    return places.map { $0 + 0.1 * jitter(&random) }
  }

  /// Random places, brought into rough order by moving pairs in turn (Zheng, Pawar & Goodman 2019,
  /// doi:10.1109/TVCG.2018.2859997): another valley than the one the first drawing leads to.
  private func randomPositions(_ model: FullStress, _ random: inout SplitMix64) -> [SIMD2<Float>] {
    let n = graph.nodeCount
    let side = Float(n).squareRoot()
    var positions = (0..<n).map { _ in side * (jitter(&random) + SIMD2(0.5, 0.5)) }
    var pairs: [(Int32, Int32)] = []
    for i in 1..<n { for j in 0..<i { pairs.append((Int32(i), Int32(j))) } }
    var longest: Float = 1
    for (i, j) in pairs { longest = max(longest, model.distance(Int(i), Int(j))) }
    var rate = longest * longest
    // Twelve rounds from the square of the longest distance to a tenth of a tie, in equal ratios.
    let decay = Self.twelfthRoot(0.1 / rate)
    for _ in 0..<12 {
      random.shuffle(&pairs)
      for (i, j) in pairs {
        let (i, j) = (Int(i), Int(j))
        let wanted = model.distance(i, j)
        let difference = positions[i] - positions[j]
        let drawn = ((difference * difference).sum() + 1e-12).squareRoot()
        let step = min(0.5, 0.5 * rate / (wanted * wanted)) * (drawn - wanted) / drawn
        positions[i] -= step * difference
        positions[j] += step * difference
      }
      rate *= decay
    }
    return positions
  }

  /// Roots by Newton's method: powers differ by the last digit between systems, and small differences grow.
  private static func twelfthRoot(_ value: Float) -> Float {
    var root: Float = 0.5
    for _ in 0..<60 {
      let square = root * root
      let fourth = square * square
      let eleventh = fourth * fourth * square * root
      root -= (eleventh * root - value) / (12 * eleventh)
    }
    return root
  }

  /// Puts stakeholders with a single tie beside their only neighbour, on its outer side.
  private func placeLeaves(_ positions: inout [SIMD2<Float>], _ random: inout SplitMix64) {
    for leaf in 0..<graph.nodeCount where graph.degree(leaf) == 1 {
      if !earlier.isEmpty, earlier[leaf] != nil { continue }
      let hub = Int(graph.neighbors[Int(graph.offsets[leaf])])
      if graph.degree(hub) < 2 { continue }
      var center = SIMD2<Float>.zero
      var count: Float = 0
      for entry in graph.row(hub) where graph.degree(Int(graph.neighbors[entry])) > 1 {
        center += positions[Int(graph.neighbors[entry])]
        count += 1
      }
      var outward = SIMD2<Float>.zero
      if count > 0 {
        outward = positions[hub] - center / count
        outward /= ((outward * outward).sum() + 1e-9).squareRoot()
      }
      positions[leaf] = positions[hub] + 0.3 * (outward + jitter(&random))
    }
  }

  private func jitter(_ random: inout SplitMix64) -> SIMD2<Float> {
    let x = Float(random.nextUnit() - 0.5)
    return SIMD2(x, Float(random.nextUnit() - 0.5))
  }
}
