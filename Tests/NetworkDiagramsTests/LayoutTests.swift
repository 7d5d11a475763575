import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import NetworkDiagrams

/// Our layout against the numbers measured for Graphviz 2.43's neato and sfdp on the same networks.
struct LayoutTests {
  private static func quality(_ graph: Graph, _ places: [Point]) -> (stress: Double, crossings: Int) {
    (
      LayoutQuality.stress(LayoutGraph(graph.undirected()), places),
      LayoutQuality.crossings(ties: graph.ties.map { ($0.from, $0.to) }, places)
    )
  }

  /// Name, stress and crossings of the better of neato and sfdp. All ties count, whatever their kind.
  @Test(arguments: [("united-for-brownsville", 0.0592, 2), ("lima-ciudad-saludable", 0.0829, 7)])
  func playbookNetworks(_ name: String, _ stress: Double, _ crossings: Int) throws {
    let study = try PlaybookCase.study(name)
    let network = study.latestNetwork
    let ties = network.relationships.compactMap { tie -> (Int, Int)? in
      guard let from = network.node(of: tie.from), let to = network.node(of: tie.to) else { return nil }
      return (from, to)
    }
    let graph = try Graph(nodeCount: network.stakeholders.count, ties: ties, isDirected: false)
    let found = Self.quality(graph, StressLayout().positions(of: graph))
    #expect(found.stress < stress * 1.05)
    #expect(found.crossings <= crossings)
  }

  @Test(
    .enabled(if: SharedNetwork.isPresent, "the shared datasets are not beside the package"),
    arguments: [("lazega-lawyers", "friendship", 0.1041, 4_315), ("icts-grants", nil, 0.1197, 16_500)]
      as [(String, String?, Double, Int)])
  func sharedNetworks(_ name: String, _ relation: String?, _ stress: Double, _ crossings: Int) throws {
    let graph = try SharedNetwork(name, relation: relation).graph
    let found = Self.quality(graph, StressLayout().positions(of: graph))
    #expect(found.stress < stress)
    #expect(found.crossings < crossings)
  }

  @Test func theModelForLargeNetworksComesCloseToTheFullOne() throws {
    let graph = Graph.plantedCommunities(nodeCount: 650, tieCount: 1_400, communitySize: 40, mixing: 0.2, seed: 9).graph
    let places = StressLayout().positions(of: graph)
    let main = try #require(graph.components().largest)
    let part = graph.subgraph(of: graph.components().nodes(of: main))
    let found = Self.quality(part.graph, part.originalNodes.map { places[$0] })
    #expect(found.stress < 0.16)
    #expect(!places.contains { !$0.isFinite })
  }

  @Test func sameSeedSamePlaces() {
    let graph = Graph.erdosRenyi(nodeCount: 60, tieCount: 100, seed: 6)
    #expect(StressLayout(seed: 3).positions(of: graph) == StressLayout(seed: 3).positions(of: graph))
    #expect(StressLayout(seed: 3).positions(of: graph) != StressLayout(seed: 4).positions(of: graph))
  }

  @Test func anchorsHold() {
    let graph = Graph.wattsStrogatz(nodeCount: 80, neighborCount: 4, rewiring: 0.1, seed: 1)
    let before = StressLayout().positions(of: graph)
    let ties = Array(graph.ties.map { ($0.from, $0.to) }.dropFirst(8)) + [(0, 40), (3, 57), (10, 66)]
    guard let changed = try? Graph(nodeCount: 80, ties: ties, isDirected: false) else { return }
    let free = StressLayout(seed: 2).positions(of: changed)
    let held = StressLayout(seed: 2).positions(of: changed, anchoredTo: before)
    func move(_ places: [Point]) -> Double {
      zip(places, before).reduce(0) { $0 + $1.0.distance(to: $1.1) } / 80
    }
    #expect(move(held) < 0.5)
    #expect(move(held) < move(free) / 2)
  }

  @Test func specialNetworks() {
    for (name, graph) in [
      ("none", try? Graph(nodeCount: 0, ties: [], isDirected: false)),
      ("one", try? Graph(nodeCount: 1, ties: [], isDirected: false)),
      ("two", try? Graph(nodeCount: 2, ties: [(0, 1)], isDirected: false)),
      ("isolates", try? Graph(nodeCount: 40, ties: [], isDirected: true)),
      ("star", try? Graph(nodeCount: 100, ties: (1..<100).map { (0, $0) }, isDirected: false)),
      ("path", try? Graph(nodeCount: 100, ties: (1..<100).map { ($0 - 1, $0) }, isDirected: false)),
      (
        "complete",
        try? Graph(
          nodeCount: 20, ties: (0..<20).flatMap { a in (0..<a).map { (a, $0) } }, isDirected: false)
      ),
    ] {
      guard let graph else {
        Issue.record("\(name) cannot be built")
        continue
      }
      let places = StressLayout().positions(of: graph)
      #expect(places.count == graph.nodeCount)
      #expect(!places.contains { !$0.isFinite })
      #expect(Set(places).count == places.count, "two stakeholders of \(name) share a place")
    }
  }

  /// Graphviz 2.43's sfdp draws the star of 200 with a stress of 0.1750, measured with one seed.
  @Test func aStarIsDrawnNoWorseThanBySfdp() throws {
    let graph = try Graph(nodeCount: 200, ties: (1..<200).map { (0, $0) }, isDirected: false)
    let found = Self.quality(graph, StressLayout.suited(to: graph).positions(of: graph))
    #expect(found.stress < 0.1750)
    #expect(found.crossings == 0)
  }

  /// Shortest sums of lengths by the definition (Bellman and Ford), on a path too, whose sums are long.
  @Test func distancesAreShortestSums() throws {
    let path = try Graph(nodeCount: 3_000, ties: (1..<3_000).map { ($0 - 1, $0) }, isDirected: false)
    for (graph, lengths) in [
      (Graph.erdosRenyi(nodeCount: 60, tieCount: 150, seed: 3), TieLengths.neighborhoods),
      (Graph.barabasiAlbert(nodeCount: 80, tiesPerNode: 3, seed: 3), .hubs), (path, .neighborhoods),
    ] {
      let part = graph.subgraph(of: graph.components().nodes(of: graph.components().largest ?? 0)).graph
      let layout = LayoutGraph(part).with(lengths)
      var wanted = [Float](repeating: .infinity, count: layout.nodeCount)
      wanted[0] = 0
      for _ in 0..<layout.nodeCount {
        var changed = false
        for node in 0..<layout.nodeCount {
          for entry in layout.row(node)
          where wanted[node] + layout.length(at: entry) < wanted[Int(layout.neighbors[entry])] {
            wanted[Int(layout.neighbors[entry])] = wanted[node] + layout.length(at: entry)
            changed = true
          }
        }
        if !changed { break }
      }
      for (found, wanted) in zip(layout.distances(from: 0), wanted) { #expect(abs(found - wanted) <= 1e-4 * wanted) }
    }
  }

  @Test func overlapsAreRemoved() {
    var random = SplitMix64(seed: 1)
    var places = (0..<200).map { _ in
      let x = random.nextUnit() * 300
      return Point(x, random.nextUnit() * 300)
    }
    places.append(places[0])
    let sizes = places.indices.map { Point(10 + Double($0 % 7) * 5, 10 + Double($0 % 3) * 10) }
    #expect(OverlapRemoval(sizes: sizes, gap: 1).separate(&places))
    let boxes = places.indices.map { Rect(center: places[$0], width: sizes[$0].x, height: sizes[$0].y) }
    for a in boxes.indices { for b in 0..<a { #expect(!boxes[a].overlaps(boxes[b])) } }
  }

  @Test(arguments: DiagramLayout.allCases.filter { $0 != .powerInterest })
  func everyEngineDraws(_ layout: DiagramLayout) throws {
    var diagram = Diagram.sample(of: Graph.erdosRenyi(nodeCount: 24, tieCount: 30, seed: 8), title: layout.rawValue)
    diagram.layout = layout
    let map = try diagram.arranged()
    #expect(map.drawing.arrangement.flaws.nodesOnNodes == 0)
    #expect(map.drawing.arrangement.flaws.namesOnNames == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 60)), "layout-\(layout.rawValue).png")
  }

  /// All of Graphviz's engines but fdp, which does not repeat within a process whatever one does.
  @Test(arguments: DiagramLayout.allCases.filter { $0.isGraphviz && $0 != .fdp })
  func enginesRepeat(_ layout: DiagramLayout) throws {
    var diagram = Diagram.sample(of: Graph.erdosRenyi(nodeCount: 24, tieCount: 30, seed: 8), title: layout.rawValue)
    diagram.layout = layout
    let first = try diagram.rendered(as: .svg)
    #expect(try first == diagram.rendered(as: .svg))
  }

  @Test(arguments: DiagramLayout.allCases.filter(\.isGraphviz))
  func engineAboveItsLimitProposesAnother(_ layout: DiagramLayout) {
    let limit = layout.limits
    func message(_ nodes: Int, _ ties: Int = 10) -> String? {
      do {
        try layout.checkSize(nodes: nodes, ties: ties)
        return nil
      } catch { return error.description }
    }
    #expect(message(limit.nodes, limit.ties) == nil)
    for (nodes, ties) in [(limit.nodes + 1, 10), (10, limit.ties + 1), (150_000, 1_000_000)] {
      let sentence = message(nodes, ties)
      let name = sentence?.split(separator: "Use “").last?.split(separator: "”").first
      // What is proposed must manage what the engine does not.
      let proposal = name.flatMap { DiagramLayout(rawValue: String($0)) }
      #expect(proposal.map { nodes <= $0.limits.nodes && ties <= $0.limits.ties } == true, "\(sentence ?? "nothing")")
    }
  }
}
