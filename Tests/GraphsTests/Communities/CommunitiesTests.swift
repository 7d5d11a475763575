import Graphs
import Testing

@Suite struct CommunitiesTests {
  /// The proved optimum: igraph's exact search, reached by leidenalg (METRICS §10, 22).
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theOptimumOfTheKarateClub(seed: UInt64) {
    let found = Samples.karate.communities(seed: seed)
    #expect(isClose(found.modularity, 0.4197896120973, tolerance: 1e-12))
    #expect(found.partition.sizes == [12, 11, 6, 5])
    #expect(found.runs == 50)
    #expect(found.conventions.seed == seed)
  }

  @Test(.tags(.slow), arguments: RandomCase.all(seeds: 40), [0.5, 1, 2])
  func noPartitionIsBetter(example: RandomCase, resolution: Double) throws {
    let graph = try example.graph(nodes: 8)
    guard graph.tieCount > 0 else { return }
    let found = graph.communities(resolution: resolution)
    let greatest = AllPartitions.greatestModularity(of: graph, resolution: resolution)
    #expect(isClose(found.modularity, greatest, tolerance: 1e-9))
    #expect(isClose(found.modularity, graph.modularity(of: found.partition, resolution: resolution).value))
  }

  @Test(arguments: [false, true], [CommunityMethod.leiden, .louvain])
  func plantedBlocksAreFound(isDirected: Bool, method: CommunityMethod) {
    let inside = 0.5
    let graph = Graph.stochasticBlock(
      sizes: [40, 30, 20],
      probabilities: [[inside, 0.02, 0.02], [0.02, inside, 0.02], [0.02, 0.02, inside]],
      isDirected: isDirected, seed: 3)
    let planted = Partition(labels: graph.nodes.map { $0 < 40 ? 0 : $0 < 70 ? 1 : 2 })
    #expect(graph.communities(method).partition == planted)
    #expect(graph.communityStability(method, runs: 5).value == 1)
  }

  @Test(arguments: RandomCase.all(seeds: 20))
  func everyRunOfLeidenLeavesCommunitiesConnected(example: RandomCase) throws {
    let graph = try example.graph(nodes: 60)
    for run in 1...5 as ClosedRange<UInt64> {
      let found = graph.communities(resolution: 0.3, seed: run, runs: 1)
      #expect(found.partition.disconnectedGroups(in: graph).isEmpty)
    }
  }

  /// After a search that ended by itself, no node gains by moving to another community or into one of its own.
  @Test(arguments: RandomCase.all(seeds: 8))
  func noNodeGainsByMoving(example: RandomCase) throws {
    let graph = try example.graph(nodes: 14)
    guard graph.tieCount > 0 else { return }
    let partition = graph.communities(runs: 1, rounds: 100).partition
    let quality = AllPartitions.surplus(of: graph, partition, resolution: 1)
    for node in graph.nodes {
      for group in 0..<(partition.count + 1) {
        var labels = Array(partition.groupOfNode)
        labels[node] = Int32(group)
        let moved = AllPartitions.surplus(of: graph, Partition(labels: labels), resolution: 1)
        #expect(moved <= quality + 1e-9 * max(1, abs(quality)))
      }
    }
  }

  @Test func aNodeWithoutTiesIsAlone() throws {
    let graph = try Graph(nodeCount: 5, ties: [(1, 2), (2, 4), (1, 4)], isDirected: false)
    #expect(graph.communities().partition.groups == [[1, 2, 4], [0], [3]])
    let empty = try Graph(nodeCount: 3, ties: [], isDirected: false).communities()
    #expect(empty.partition.count == 3)
    #expect(empty.modularity == nil)
    #expect(try Graph(nodeCount: 0, ties: [], isDirected: true).communities().partition.count == 0)
  }

  @Test func theSameSeedGivesTheSame() {
    let graph = Graph.plantedCommunities(nodeCount: 1000, tieCount: 4000, communitySize: 40, mixing: 0.3, seed: 1).graph
    let found = graph.communities(seed: 5, runs: 3)
    #expect(found == graph.communities(seed: 5, runs: 3))
    #expect(found.partition != graph.communities(seed: 6, runs: 3).partition)
    #expect((graph.communityStability(runs: 4).value ?? 0) < 1)
    #expect(graph.communityStability(runs: 4).value == graph.communityStability(runs: 4).value)
  }

  /// A ring of cliques joined by single ties: above the limit neighbouring cliques are taken for one, and a higher
  /// resolution parts them (Fortunato & Barthélemy 2007).
  @Test func theResolutionLimit() throws {
    var ties: [(Int, Int)] = []
    for clique in 0..<30 {
      for one in 0..<5 { for other in 0..<one { ties.append((clique * 5 + one, clique * 5 + other)) } }
      ties.append((clique * 5, (clique + 1) % 30 * 5 + 1))
    }
    let graph = try Graph(nodeCount: 150, ties: ties, isDirected: false)
    #expect(graph.communities().partition.count < 30)
    #expect(graph.communities(resolution: 2).partition.sizes == Array(repeating: 5, count: 30))
    // Each clique has a sum of degrees of 22, below the square root of 2·330.
    let limit = graph.communityScore().details.first { $0.name == "resolution_limit" }?.value
    #expect(isClose(limit, 660.squareRoot()))
  }

  @Test func registeredMeasures() {
    let labels = Samples.karate.communityLabels()
    #expect(Set(labels.compactMap { $0 }) == [1, 2, 3, 4])
    let score = Samples.karate.communityScore()
    #expect(isClose(score.value, 0.4197896120973))
    #expect(score.details.map(\.name) == ["communities", "largest", "stability", "resolution_limit"])
    #expect(score.details.first?.value == 4)
    #expect((score.details[2].value ?? 0) > 0.85)
  }
}

@Suite(.tags(.slow)) struct ManyPartitionsTests {
  /// All 115,975 partitions of ten nodes.
  @Test(arguments: 100..<112 as Range<UInt64>, [false, true])
  func noPartitionOfTenNodesIsBetter(seed: UInt64, isDirected: Bool) {
    let graph = Graph.erdosRenyi(nodeCount: 10, probability: 0.35, isDirected: isDirected, seed: seed)
    let greatest = AllPartitions.greatestModularity(of: graph, resolution: 1)
    #expect(isClose(graph.communities().modularity, greatest, tolerance: 1e-9))
  }

  /// Large enough for the parallel pieces and for networks drawn together several times.
  @Test func aLargeNetwork() {
    let planted = Graph.plantedCommunities(
      nodeCount: 40_000, tieCount: 200_000, communitySize: 100, mixing: 0.2, seed: 1)
    let found = planted.graph.communities()
    #expect(found.partition.disconnectedGroups(in: planted.graph).isEmpty)
    #expect((found.modularity ?? 0) > (planted.graph.modularity(of: planted.partition).value ?? 1))
    #expect(isClose(found.modularity, planted.graph.modularity(of: found.partition).value))
    #expect((found.partition.compared(with: planted.partition).normalizedMutualInformation ?? 0) > 0.8)
  }
}
