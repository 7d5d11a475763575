/// Camps of all nodes, with what is known about the best ones.
struct CampSolution {
  var camps: [Bool]
  var lower: Double
  /// How many solutions are as good, nodes' camps exchanged within a component counting once; `nil` if not counted.
  var optimaCount: Int?
}

/// Divides a signed network into parts that do not bear on each other, solves each, and joins the camps.
struct FrustrationSolver {
  private let graph: Graph
  private let effort: Int
  private let seed: UInt64

  /// Parts up to this size are tried in all ways.
  static let enumerationLimit = 20

  init(_ signed: Graph, effort: Int, seed: UInt64) {
    graph = signed
    self.effort = effort
    self.seed = seed
  }

  var solution: CampSolution {
    let blocks = graph.cutStructure().blocks
    if blocks.allSatisfy({ $0.count <= Self.enumerationLimit }) {
      return joined(graph, blocks: blocks.map { solved($0, of: graph, effort: 0) })
    }
    let reduction = SignedReduction(graph)
    let rest = reduction.graph
    let parts = rest.cutStructure().blocks
    let searched = parts.count { $0.count > Self.enumerationLimit }
    let found = joined(rest, blocks: parts.map { solved($0, of: rest, effort: effort / max(searched, 1)) })
    return CampSolution(
      camps: reduction.restored(found.camps), lower: found.lower + reduction.certainCost, optimaCount: nil)
  }

  private struct Block {
    let nodes: [Int]
    let solution: CampSolution
  }

  private func solved(_ nodes: [Int], of graph: Graph, effort: Int) -> Block {
    // A tie in no circle never stands against anything.
    if nodes.count == 2 {
      let isFriendly = (graph.strength(from: nodes[0], to: nodes[1]) ?? 1) > 0
      return Block(nodes: nodes, solution: CampSolution(camps: [true, isFriendly], lower: 0, optimaCount: 1))
    }
    let subgraph = graph.subgraph(of: nodes).graph
    let part = SignedPart(count: nodes.count, ties: subgraph.ties.map { ($0.from, $0.to, $0.strength) })
    let solution =
      nodes.count <= Self.enumerationLimit
      ? CampEnumeration(part).solution : CampSearch(part, effort: effort, seed: seed).solution
    return Block(nodes: nodes, solution: solution)
  }

  /// The camps of all nodes from those of blocks, which share single nodes only.
  private func joined(_ graph: Graph, blocks: [Block]) -> CampSolution {
    var blocksOfNode = [[Int]](repeating: [], count: graph.nodeCount)
    for (index, block) in blocks.enumerated() {
      for node in block.nodes { blocksOfNode[node].append(index) }
    }
    var camps = [Bool?](repeating: nil, count: graph.nodeCount)
    var isJoined = [Bool](repeating: false, count: blocks.count)
    for start in graph.nodes where camps[start] == nil {
      camps[start] = true
      var waiting = [start]
      while let node = waiting.popLast() {
        for index in blocksOfNode[node] where !isJoined[index] {
          isJoined[index] = true
          let block = blocks[index]
          let place = block.nodes.firstIndex(of: node) ?? 0
          let isTurned = block.solution.camps[place] != camps[node]
          for (other, camp) in zip(block.nodes, block.solution.camps) where camps[other] == nil {
            camps[other] = camp != isTurned
            waiting.append(other)
          }
        }
      }
    }
    var optima: Int? = 1
    for block in blocks {
      guard let count = optima, let factor = block.solution.optimaCount else {
        optima = nil
        break
      }
      let product = count.multipliedReportingOverflow(by: factor)
      optima = product.overflow ? nil : product.partialValue
    }
    return CampSolution(
      camps: camps.map { $0 ?? true }, lower: blocks.reduce(0) { $0 + $1.solution.lower }, optimaCount: optima)
  }
}

/// Tries all divisions of a small part, each differing from the one before by one node.
struct CampEnumeration {
  private let part: SignedPart

  init(_ part: SignedPart) { self.part = part }

  var solution: CampSolution {
    let count = part.count
    // The first node's camp is fixed. `pull` is Σ w·c over the others: moving a node costs c·pull more.
    var camps = ContiguousArray<Double>(repeating: 1, count: count)
    var pull = ContiguousArray((0..<count).map { node in part.row(node).reduce(0.0) { $0 + part.weights[$1] } })
    var cost = part.weights.reduce(0.0) { $0 + ($1 < 0 ? -$1 : 0) } / 2
    let tolerance = 1e-9 * part.totalWeight
    var (best, bestStep, optima) = (cost, 0, 1)
    for step in 1..<max(1 << (count - 1), 1) {
      let node = step.trailingZeroBitCount + 1
      cost += camps[node] * pull[node]
      camps[node] = -camps[node]
      for position in part.row(node) { pull[part.ends[position]] += 2 * part.weights[position] * camps[node] }
      if cost < best - tolerance {
        (best, bestStep, optima) = (cost, step, 1)
      } else if cost <= best + tolerance {
        optima += 1
      }
    }
    // The step's number tells the camps: bit i of its Gray code is node i + 1.
    let code = bestStep ^ (bestStep >> 1)
    let found = (0..<count).map { $0 == 0 || code >> ($0 - 1) & 1 == 0 }
    return CampSolution(camps: found, lower: part.cost(of: found), optimaCount: optima)
  }
}
