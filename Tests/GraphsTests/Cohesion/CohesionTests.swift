import Graphs
import Testing

@Suite struct CohesionTests {
  /// networkx, igraph, sna (METRICS §10, 1, 14, 35).
  @Test(arguments: [
    (Samples.kite, 0.4), (Samples.karate, 0.139037433155), (Samples.knoke, 0.544444444444),
  ])
  func density(graph: Graph, expected: Double) {
    #expect(isClose(graph.density().value, expected))
  }

  /// networkx, igraph, sna (METRICS §10, 35, 44, 54).
  @Test func reciprocity() {
    #expect(isClose(Samples.knoke.reciprocity().value, 0.693877551020))
    #expect(Samples.knoke.reciprocity().details.first?.value == 0.53125)
    // (34/49 − 49/90) / (1 − 49/90), by the formula.
    #expect(isClose(Samples.knoke.reciprocity().details[1].value, (34.0 / 49 - 49.0 / 90) / (41.0 / 90)))
    #expect(isClose(Samples.advice.reciprocity().value, 0.473684210526))
    #expect(isClose(Samples.sampson3.reciprocity().value, 0.535714285714))
    #expect(Samples.sampson3.weightedReciprocity().value == 52.0 / 111)
    #expect(Samples.karate.reciprocity().value == 1)
  }

  @Test(arguments: RandomCase.all(seeds: 20, weights: [.none]))
  func weightedReciprocityOfEqualStrengthsIsReciprocity(example: RandomCase) throws {
    let graph = try example.graph()
    #expect(isClose(graph.reciprocity().value, graph.weightedReciprocity().value))
  }

  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none]))
  func componentsAreWhatCanBeReached(example: RandomCase) throws {
    let graph = try example.graph()
    let weak = graph.components()
    let strong = graph.strongComponents()
    let undirected = PlainPaths(graph.undirected())
    let directed = PlainPaths(graph)
    for first in graph.nodes {
      for second in graph.nodes {
        #expect((weak[first] == weak[second]) == (undirected.distances[first][second] < .infinity))
        let mutual = directed.distances[first][second] < .infinity && directed.distances[second][first] < .infinity
        #expect((strong[first] == strong[second]) == mutual)
      }
    }
  }
}

@Suite struct ComponentNumberTests {
  @Test func largestFirst() throws {
    let graph = try Graph(nodeCount: 8, ties: [(1, 2), (3, 4), (4, 5), (7, 6)], isDirected: true)
    #expect(Array(graph.componentSizes()) == [1, 2, 2, 3, 3, 3, 2, 2])
    #expect(Array(graph.componentNumbers()) == [4, 2, 2, 1, 1, 1, 3, 3])
  }

  @Test(arguments: RandomCase.all(seeds: 30, weights: [.none]))
  func sizesAreReachAndOneself(example: RandomCase) throws {
    let graph = try example.graph()
    let distances = PlainPaths(graph.undirected()).distances
    #expect(graph.componentSizes().map { $0 ?? -1 } == distances.map { row in Double(row.count { $0 < .infinity }) })
    let (numbers, sizes) = (graph.componentNumbers(), graph.componentSizes())
    for one in graph.nodes {
      for other in graph.nodes {
        #expect((numbers[one] == numbers[other]) == (distances[one][other] < .infinity))
        if (numbers[one] ?? 0) < (numbers[other] ?? 0) { #expect((sizes[one] ?? 0) >= (sizes[other] ?? 0)) }
      }
    }
  }
}

@Suite struct AverageDegreeTests {
  @Test func byHand() throws {
    let chain = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2)], isDirected: false)
    #expect(chain.averageDegree().value == 1 && chain.averageDegree().details.isEmpty)
    let arrows = try Graph(nodeCount: 4, weightedTies: [(0, 1, 3), (1, 2, 5)], isDirected: true)
    #expect(arrows.averageDegree().value == 0.5)
    #expect(arrows.averageDegree().details == [.init("strength", 2)])
    #expect(try Graph(nodeCount: 0, ties: [], isDirected: false).averageDegree().value == nil)
  }
}
