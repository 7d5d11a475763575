import Graphs

/// How far a signed network is from two camps, between two bounds.
enum Frustration {
  /// Bounds of 1 − 2 L / m.
  struct Bounds: Sendable {
    var lower: Double
    var upper: Double
  }

  /// The fewest ties that do not fit two camps lie between the triangles with an odd number of negative ties that share
  /// no tie, and the best division that a search from many beginnings finds. Nil without ties.
  static func bounds(of directed: SignedGraph, seed: UInt64) -> Bounds? {
    let graph = directed.undirected()
    var signs: [[(node: Int, sign: Int)]] = Array(repeating: [], count: graph.nodeCount)
    var sign: [PracticePair: Int] = [:]
    for (layer, value) in [(graph.positive, 1), (graph.negative, -1)] {
      for tie in layer.ties {
        signs[tie.from].append((tie.to, value))
        signs[tie.to].append((tie.from, value))
        sign[PracticePair(tie.from, tie.to)] = value
      }
    }
    guard !sign.isEmpty else { return nil }
    var fewest = sign.count
    for start in 0..<64 {
      var generator = SplitMix64.stream(start, seed: seed)
      var camps = graph.nodes.map { _ in start == 0 || generator.next() >> 63 == 0 ? 1 : -1 }
      var isBetter = true
      while isBetter {
        isBetter = false
        for node in graph.nodes where signs[node].reduce(0, { $0 + $1.sign * camps[$1.node] }) * camps[node] < 0 {
          camps[node] = -camps[node]
          isBetter = true
        }
      }
      fewest = min(fewest, sign.count { camps[$0.key.first] * camps[$0.key.second] * $0.value < 0 })
    }
    var used = Set<PracticePair>()
    var apart = 0
    for pair in sign.keys.sorted() where !used.contains(pair) {
      let third = graph.nodes.first { node in
        guard let one = sign[PracticePair(pair.first, node)], let other = sign[PracticePair(pair.second, node)],
          let own = sign[pair], node != pair.first, node != pair.second
        else { return false }
        return one * other * own < 0 && !used.contains(PracticePair(pair.first, node))
          && !used.contains(PracticePair(pair.second, node))
      }
      guard let third else { continue }
      used.formUnion([pair, PracticePair(pair.first, third), PracticePair(pair.second, third)])
      apart += 1
    }
    let ties = Double(sign.count)
    return Bounds(lower: 1 - 2 * Double(fewest) / ties, upper: 1 - 2 * Double(apart) / ties)
  }
}
