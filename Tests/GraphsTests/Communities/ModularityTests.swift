import Graphs
import Testing

@Suite struct ModularityTests {
  /// networkx and igraph (METRICS §10, 22 and 45).
  @Test(arguments: [
    (Samples.karate, Samples.karateClub, 0.358234714004), (Samples.advice, Samples.departments, 0.018559556787),
  ])
  func goldenValues(graph: Graph, groups: [Int?], expected: Double) {
    #expect(isClose(graph.modularity(of: Partition(labels: groups)).value, expected, tolerance: 1e-11))
  }

  @Test(arguments: RandomCase.all(seeds: 30), [0.5, 1, 3])
  func equalsItsDefinition(example: RandomCase, resolution: Double) throws {
    let graph = try example.graph()
    var generator = SplitMix64(seed: example.seed)
    let partition = Partition(labels: graph.nodes.map { _ in generator.nextIndex(below: 3) })
    let total = AllPartitions.total(of: graph)
    let expected = total > 0 ? AllPartitions.surplus(of: graph, partition, resolution: resolution) / total : nil
    #expect(isClose(graph.modularity(of: partition, resolution: resolution).value, expected))
  }

  @Test(arguments: RandomCase.all(seeds: 20))
  func invariants(example: RandomCase) throws {
    let graph = try example.graph()
    guard graph.tieCount > 0 else { return }
    // All in one group: as many ties as expected.
    #expect(isClose(graph.modularity(of: .whole(nodeCount: graph.nodeCount)).value, 0))
    #expect((graph.modularity(of: .singletons(nodeCount: graph.nodeCount)).value ?? 1) <= 1e-12)
    var generator = SplitMix64(seed: example.seed)
    let numbers = generator.permutation(of: graph.nodeCount)
    let labels = graph.nodes.map { _ in generator.nextIndex(below: 3) }
    var moved = labels
    for node in graph.nodes { moved[numbers[node]] = labels[node] }
    let value = graph.modularity(of: Partition(labels: labels)).value
    #expect(isClose(graph.relabelled(numbers).modularity(of: Partition(labels: moved)).value, value))
    let stronger = try Graph(
      nodeCount: graph.nodeCount, weightedTies: graph.ties.map { ($0.from, $0.to, 8 * $0.strength) },
      isDirected: graph.isDirected)
    #expect(isClose(stronger.modularity(of: Partition(labels: labels)).value, value))
    // Against a network without negative ties the signed version is the plain one.
    let none = try Graph(nodeCount: graph.nodeCount, ties: [], isDirected: graph.isDirected)
    #expect(isClose(graph.modularity(of: Partition(labels: labels), negative: none).value, value))
  }
}
