import Testing

@testable import Graphs

/// How much a graph takes: 16 bytes an arc for a directed graph without weights, 32 with them, both directions stored.
@Suite struct MemoryTests {
  private func bytes(_ graph: Graph) -> Int {
    func bytes(_ adjacency: Adjacency) -> Int {
      adjacency.offsets.capacity * 4 + adjacency.neighbors.capacity * 4 + adjacency.strengths.capacity * 8
    }
    return bytes(graph.out) + (graph.isDirected ? bytes(graph.into) : 0)
  }

  @Test(arguments: [false, true])
  func aDirectedGraphKeepsWithinItsBounds(isWeighted: Bool) throws {
    var generator = SplitMix64(seed: 3)
    var builder = try GraphBuilder(nodeCount: 2_000, isDirected: true)
    for _ in 0..<10_000 {
      try builder.add(
        from: generator.nextIndex(below: 2_000), to: generator.nextIndex(below: 2_000),
        strength: isWeighted ? 1 + generator.nextUnit() : nil)
    }
    let graph = try builder.build()
    #expect(graph.isWeighted == isWeighted)
    #expect(bytes(graph) <= graph.tieCount * (isWeighted ? 32 : 16))
    #expect(bytes(graph.transposed) <= graph.tieCount * (isWeighted ? 32 : 16))
    // An undirected tie is two arcs, and the two directions are one.
    #expect(bytes(graph.undirected()) <= graph.undirected().tieCount * 2 * (isWeighted ? 32 : 16))
  }
}
