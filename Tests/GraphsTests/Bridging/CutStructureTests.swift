import Graphs
import Testing

@Suite struct CutStructureTests {
  @Test(arguments: RandomCase.all(seeds: 60, weights: [.none]))
  func equalsRemovingEachInTurn(example: RandomCase) throws {
    let graph = try example.graph()
    let structure = graph.cutStructure()
    let points = graph.nodes.filter { node in
      let rest = graph.subgraph(of: graph.nodes.filter { $0 != node }).graph
      return rest.components().count > graph.components().count
    }
    #expect(structure.articulationPoints.map(\.node) == points)
    let undirected = graph.undirected()
    let bridges = undirected.ties.filter { tie in
      without(tie, in: undirected).components().count > graph.components().count
    }
    #expect(structure.bridges.map { [$0.from, $0.to] } == bridges.map { [$0.from, $0.to] })
    #expect(
      structure.bridges.map(\.shareOfPairsCut) == bridges.map { shareCut(by: without($0, in: undirected), in: graph) })
    for point in structure.articulationPoints {
      let rest = graph.subgraph(of: graph.nodes.filter { $0 != point.node })
      #expect(point.partsAdded == rest.graph.components().count - graph.components().count)
      let before = graph.components()
      let after = rest.graph.components()
      var connected = 0
      var cut = 0
      for first in rest.graph.nodes {
        for second in rest.graph.nodes where second > first {
          guard before[rest.originalNodes[first]] == before[rest.originalNodes[second]] else { continue }
          connected += 1
          if after[first] != after[second] { cut += 1 }
        }
      }
      #expect(isClose(point.shareOfPairsCut, Double(cut) / Double(connected)))
    }
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func blocksShareOnlyArticulationPoints(example: RandomCase) throws {
    let graph = try example.graph().undirected()
    let structure = graph.cutStructure()
    var blocksOfNode = [Int](repeating: 0, count: graph.nodeCount)
    for block in structure.blocks {
      for node in block { blocksOfNode[node] += 1 }
      #expect(block.count < 3 || graph.subgraph(of: block).graph.cutStructure().articulationPoints.isEmpty)
    }
    #expect(graph.nodes.filter { blocksOfNode[$0] > 1 } == structure.articulationPoints.map(\.node))
    #expect(graph.nodes.filter { blocksOfNode[$0] == 0 } == graph.nodes.filter { graph.degree(of: $0) == 0 })
    for tie in graph.ties {
      #expect(structure.blocks.count { $0.contains(tie.from) && $0.contains(tie.to) } == 1)
    }
  }

  /// networkx, igraph, sna (METRICS §10, 13).
  @Test func kite() {
    let structure = Samples.kite.cutStructure()
    #expect(structure.articulationPoints.map(\.node) == [7, 8])
    #expect(structure.bridges.count == 2)
    #expect(structure.blocks.count == 3)
    #expect(structure.articulationPoints.map(\.partSizes) == [[7, 2], [8, 1]])
    #expect(structure.bridges.map(\.smallerSide) == [2, 1])
  }

  @Test func strongArticulationPoints() throws {
    let circles = try Graph(nodeCount: 5, ties: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)], isDirected: true)
    #expect(circles.strongArticulationPoints() == [0, 1, 2, 3, 4])
    let pairs = try Graph(nodeCount: 3, ties: [(0, 1), (1, 0), (1, 2), (2, 1)], isDirected: true)
    #expect(pairs.strongArticulationPoints() == [1])
  }

  /// Tried for each node; besides small graphs of all densities larger ones with long ways.
  @Test(arguments: 0..<140)
  func strongArticulationEqualsRemovingEach(number: Int) throws {
    let graph =
      number < 60
      ? try RandomCase(seed: UInt64(number), isDirected: true, weights: .none).graph()
      : .erdosRenyi(
        nodeCount: 30 + number % 10, tieCount: [40, 60, 90, 130][number % 4], isDirected: true, seed: UInt64(number))
    let before = graph.strongComponents().count
    let expected = graph.nodes.filter { node in
      graph.subgraph(of: graph.nodes.filter { $0 != node }).graph.strongComponents().count > before
    }
    #expect(graph.strongArticulationPoints() == expected)
    #expect(graph.nodes.filter { graph.strongArticulationPointFlags()[$0] == 1 } == expected)
    let mutual = graph.undirected()
    #expect(mutual.strongArticulationPoints() == mutual.cutStructure().articulationPoints.map(\.node))
  }

  private func without(_ tie: Tie, in graph: Graph) -> Graph {
    let rest = graph.ties.filter { $0 != tie }.map { ($0.from, $0.to) }
    do { return try Graph(nodeCount: graph.nodeCount, ties: rest, isDirected: false) } catch { fatalError("\(error)") }
  }

  private func shareCut(by rest: Graph, in graph: Graph) -> Double {
    func pairs(_ components: Components) -> Double {
      components.sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    return (pairs(graph.components()) - pairs(rest.components())) / pairs(graph.components())
  }
}
