import Foundation
import Graphs
import Testing

@testable import NetworkDiagrams

struct LargeMapTests {
  @Test(.enabled(if: SharedNetwork.isPresent, "the shared datasets are not beside the package"))
  func grantsNetworkPutsSmallPartsAside() throws {
    let network = try SharedNetwork("icts-grants")
    let map = try network.diagram(title: "358 of 493 researchers are linked").arranged()
    #expect(map.drawing.asideParts.count { $0.count == 1 } == 96)
    #expect(map.drawing.asideParts.filter { $0.count > 1 }.reduce(0) { $0 + $1.count } == 39)
    #expect(map.drawing.arrangement.flaws.namesOnNames == 0)
    #expect(map.drawing.labels.count { $0 != nil } == 12)
    #expect(map.drawing.arrangement.hiddenNames.isEmpty)
    try keepForLooking(try map.rendered(as: .svg), "icts.svg")
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "icts.png")
  }

  @Test(
    .enabled(if: SharedNetwork.isPresent, "the shared datasets are not beside the package"),
    arguments: [("emon-search-and-rescue", nil), ("lazega-lawyers", "friendship"), ("sampson-monastery", nil)]
      as [(String, String?)])
  func middleMaps(_ name: String, _ relation: String?) throws {
    var network = try SharedNetwork(name, relation: relation)
    network.names = network.names.map { $0.replacing(".", with: " ").split(separator: ":").last.map(String.init) ?? "" }
    let map = try network.diagram(title: name).arranged()
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil {
      print(name, network.names.count, map.drawing.arrangement.flaws, map.drawing.arrangement.hiddenNames.count)
    }
    #expect(map.drawing.arrangement.flaws.namesOnNames == 0)
    #expect(map.drawing.arrangement.flaws.namesOnNodes == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "\(name).png")
  }

  /// On a map with given places too, those who stand beside it take no room from names.
  @Test func thoseBesideTheMapAreInNobodysWay() throws {
    let linked = Graph.plantedCommunities(nodeCount: 200, tieCount: 600, communitySize: 30, mixing: 0.3, seed: 5).graph
    let graph = try Graph(nodeCount: 320, ties: linked.ties.map { ($0.from, $0.to) }, isDirected: false)
    var diagram = Diagram.sample(of: graph, title: "200 and 120 alone")
    let first = try diagram.arranged()
    let edge = diagram.page.map.maxX
    diagram.places = first.placesByStakeholder.filter { $0.value.x <= edge }
    let again = try diagram.arranged()
    #expect(first.drawing.asideParts.count > 100)
    #expect(again.placesByStakeholder == first.placesByStakeholder)
    #expect(again.drawing.arrangement.hiddenNames == first.drawing.arrangement.hiddenNames)
    #expect(again.hiddenNames <= 1)
  }

  @Test func namesOfADenseLargeMapFindRoom() throws {
    let graph = Graph.plantedCommunities(nodeCount: 400, tieCount: 1_600, communitySize: 40, mixing: 0.3, seed: 5).graph
    let names = graph.nodes.map { "Stakeholder organisation \($0)" }
    let map = try Diagram.sample(of: graph, names: names, title: "400 in communities").arranged()
    #expect(map.drawing.arrangement.hiddenNames.count <= 1)
    #expect(map.drawing.arrangement.flaws.namesOnNodes == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "communities-400.png")
  }

  @Test func largeMapsHaveCirclesOnlyButInGrey() throws {
    let nodes = (0..<160).map { DiagramNode(id: "\($0)", name: "N\($0)", sector: "s\($0 % 5)") }
    let ties = (1..<160).map { DiagramTie(from: "\($0)", to: "\($0 / 2)") }
    let sectors = (0..<5).map { DiagramSector(id: "s\($0)", title: "Sector \($0)") }
    var diagram = Diagram(nodes: nodes, ties: ties, sectors: sectors, text: DiagramText(title: "160"))
    let light = try diagram.arranged()
    #expect(Set(light.drawing.scene().symbols.map(\.shape)) == [.circle])
    #expect(light.drawing.scene().texts.contains { $0.lines == ["Colour: sector"] })
    diagram.theme = .grey
    let grey = try diagram.arranged()
    #expect(Set(grey.drawing.scene().symbols.map(\.shape)).count == 5)
    #expect(grey.placesByStakeholder == light.placesByStakeholder)
  }

  @Test func nodesOfALargeMapDoNotOverlap() throws {
    let graph = Graph.erdosRenyi(nodeCount: 700, tieCount: 1_400, seed: 4)
    let map = try Diagram.sample(of: graph, title: "700 at random").arranged()
    let aside = Set(map.drawing.asideParts.joined())
    let shown = graph.nodes.filter { !aside.contains($0) }
    for (index, a) in shown.enumerated() {
      let own = map.drawing.arrangement.shapeBox(a)
      for b in shown[..<index] { #expect(own.overlapArea(map.drawing.arrangement.shapeBox(b)) < 1) }
      #expect(own.minX >= map.drawing.page.map.minX - 1 && own.maxX <= map.drawing.page.map.maxX + 1)
    }
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "random-700.png")
  }
}
