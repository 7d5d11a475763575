import Graphs
import Testing

@Suite struct GraphBuilderTests {
  @Test func rowsAreSortedAndBothDirectionsStored() throws {
    let graph = try Graph(nodeCount: 4, ties: [(2, 0), (0, 3), (0, 1), (3, 0)], isDirected: true)
    #expect(Array(graph.neighbors(of: 0)) == [1, 3])
    #expect(Array(graph.predecessors(of: 0)) == [2, 3])
    #expect(Array(graph.neighbors(of: 1)) == [])
    #expect(graph.tieCount == 4)
    #expect(graph.ties.map { [$0.from, $0.to] } == [[0, 1], [0, 3], [2, 0], [3, 0]])
  }

  @Test func anUndirectedTieIsCountedOnce() throws {
    let graph = try Graph(nodeCount: 3, ties: [(2, 0), (0, 2), (1, 2)], isDirected: false)
    #expect(graph.tieCount == 2)
    #expect(graph.ties.map { [$0.from, $0.to] } == [[0, 2], [1, 2]])
    #expect(Array(graph.neighbors(of: 2)) == [0, 1])
    #expect(graph.containsTie(from: 2, to: 1))
    #expect(!graph.containsTie(from: 0, to: 1))
  }

  @Test(arguments: [(ParallelTies.mean, 2.0), (.sum, 4.0), (.max, 3.0)])
  func parallelTiesAreMerged(merging: ParallelTies, expected: Double) throws {
    var builder = try GraphBuilder(nodeCount: 2, isDirected: false, merging: merging)
    try builder.add(from: 0, to: 1, strength: 1)
    try builder.add(from: 1, to: 0, strength: 3)
    try builder.add(from: 1, to: 1, strength: 3)
    try builder.add(from: 0, to: 1, strength: 0)
    let graph = try builder.build()
    #expect(graph.strength(from: 0, to: 1) == expected)
    #expect(graph.strength(from: 1, to: 0) == expected)
    #expect(builder.counts.loops == 1)
    #expect(builder.counts.zeroStrengths == 1)
    #expect(builder.counts.parallels == 1)
    #expect(graph.isWeighted)
  }

  @Test func directedTiesBothWaysAreNotParallel() throws {
    var builder = try GraphBuilder(nodeCount: 2, isDirected: true)
    try builder.add(from: 0, to: 1)
    try builder.add(from: 1, to: 0)
    #expect(try builder.build().tieCount == 2)
    #expect(builder.counts.parallels == 0)
  }

  @Test func withoutStrengthsTheGraphIsNotWeighted() throws {
    let graph = try Graph(nodeCount: 2, ties: [(0, 1)], isDirected: true)
    #expect(!graph.isWeighted)
    #expect(graph.strength(from: 0, to: 1) == 1)
    #expect(graph.strength(from: 1, to: 0) == nil)
  }

  @Test func anUnknownStrengthCountsAsAverage() throws {
    var builder = try GraphBuilder(nodeCount: 3, isDirected: true)
    try builder.add(from: 0, to: 1)
    try builder.add(from: 1, to: 2, strength: 2)
    try builder.add(from: 2, to: 0, strength: 4)
    try builder.add(from: 1, to: 2)
    let graph = try builder.build()
    #expect(graph.strength(from: 0, to: 1) == 3)
    #expect(graph.strength(from: 1, to: 2) == 2)
    #expect(builder.counts.unrated == 1)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -1, 1e101, 1e-101])
  func unusableStrengthsAreRefused(strength: Double) throws {
    var builder = try GraphBuilder(nodeCount: 2, isDirected: true)
    #expect(throws: GraphError.self) { try builder.add(from: 0, to: 1, strength: strength) }
    #expect(try builder.build().tieCount == 0)
  }

  @Test(arguments: [(-1, 0), (0, 2), (2, 2)])
  func unknownNodesAreRefused(from: Int, to: Int) throws {
    var builder = try GraphBuilder(nodeCount: 2, isDirected: true)
    #expect(throws: GraphError.self) { try builder.add(from: from, to: to) }
  }

  @Test func anEmptyGraphIsFine() throws {
    let graph = try Graph(nodeCount: 0, ties: [], isDirected: true)
    #expect(graph.tieCount == 0)
    #expect(Array(graph.ties).isEmpty)
    #expect(graph.components().count == 0)
    #expect(throws: GraphError.self) { try Graph(nodeCount: -1, ties: [], isDirected: true) }
  }
}
