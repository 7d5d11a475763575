import Foundation
import Graphs
import StakeholderFormats
import StakeholderModel
import Testing

@testable import NetworkDiagrams

/// Everything of a map lies inside its area: no symbol, name or line on the title, the legend or the footers, or off the
/// page, where Graphviz would widen the page and move all else.
struct MapAreaTests {
  private static func expectInside(_ map: ArrangedDiagram, _ name: String) {
    let drawing = map.drawing
    let scene = drawing.scene()
    let page = drawing.page
    let aside = Set(drawing.asideParts.joined())
    let tolerance = 1e-6
    let box = page.map.insetBy(-tolerance)
    let area = page.mapArea.insetBy(-tolerance)
    let column = Rect(minX: page.legendLeft - 14, minY: 40, maxX: page.legendRight + 14, maxY: page.map.maxY)

    // Everybody is there, and nobody covers another.
    let symbols = scene.symbols.filter { $0.elementID != nil }
    #expect(symbols.count == drawing.nodes.count, "\(name): somebody is missing")
    for node in drawing.nodes.indices {
      if aside.contains(node) {
        #expect(column.contains(drawing.places[node]), "\(name): \(node) beside the map at \(drawing.places[node])")
      } else {
        #expect(box.contains(drawing.arrangement.shapeBox(node)), "\(name): symbol \(node) at \(drawing.places[node])")
      }
    }
    for (node, label) in drawing.arrangement.labelBoxes.enumerated() {
      if let label, !aside.contains(node) { #expect(area.contains(label), "\(name): name of \(node) in \(label)") }
    }
    for line in scene.lines where line.elementID != nil || line.classes == "leader" {
      let isOnMap = line.points.allSatisfy(area.contains)
      #expect(isOnMap || line.points.allSatisfy(column.contains), "\(name): \(line.elementID ?? "leader")")
    }
    for item in scene.background {
      if case .disc(let center, let radius, _) = item {
        #expect(area.contains(Rect(center: center, width: 2 * radius, height: 2 * radius)), "\(name): a tint")
      }
    }

    // No tie is lost, however close its ends stand.
    let ties = drawing.ties.indices.filter {
      drawing.ties[$0].emphasis != .hidden && drawing.ends[$0].0 != drawing.ends[$0].1
    }
    #expect(scene.lines.count { $0.elementID != nil } == ties.count, "\(name): a tie is missing")

    // The words round the map are free of it, and so of one another.
    let words = scene.texts.filter { !$0.hasHalo && !$0.classes.hasPrefix("column") && $0.classes != "axis" }
    let frame = words.filter { ["title", "subtitle", "footer"].contains($0.classes) }
    for text in frame {
      #expect(!text.box.overlaps(page.mapArea), "\(name): “\(text.lines[0])”")
      for symbol in scene.symbols {
        let own = Rect(center: symbol.center, width: symbol.width, height: symbol.width)
        #expect(!own.overlaps(text.box), "\(name): a symbol on “\(text.lines[0])”")
      }
    }
    let sheet = Rect(minX: 0, minY: 0, maxX: page.width, maxY: page.height)
    for text in scene.texts { #expect(sheet.contains(text.box), "\(name): “\(text.lines.first ?? "")” off the page") }
  }

  /// Networks that are hard to place: dense ones, in which each place is bad for many ties, hubs, parts, many lines
  /// between two.
  private static let networks: [(name: String, graph: Graph)] = [
    ("71 dense", .erdosRenyi(nodeCount: 71, tieCount: 1_000, seed: 2)),
    ("40 dense", .erdosRenyi(nodeCount: 40, tieCount: 500, seed: 3)),
    (
      "61 in communities",
      Graph.plantedCommunities(
        nodeCount: 61, tieCount: 500, communitySize: 20, mixing: 0.1, seed: 4
      ).graph
    ),
    ("120 with hubs", .barabasiAlbert(nodeCount: 120, tiesPerNode: 6, seed: 5)),
    ("45 sparse", .erdosRenyi(nodeCount: 45, tieCount: 40, seed: 6)),
    ("300 in many parts", .erdosRenyi(nodeCount: 300, tieCount: 180, seed: 7)),
    ("2000 in many parts", .erdosRenyi(nodeCount: 2_000, tieCount: 1_100, seed: 8)),
  ]

  @Test(arguments: networks.indices)
  func randomNetworksStayInside(_ index: Int) throws {
    let (name, graph) = Self.networks[index]
    let map = try Diagram.sample(of: graph, title: name).arranged()
    Self.expectInside(map, name)
    if graph.nodeCount <= 150 { #expect(map.drawing.arrangement.flaws.nodesOnNodes == 0, "\(name)") }
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "area-\(name).png")
  }

  @Test(arguments: [DiagramLayout.columns, .rings, .circle, .powerInterest, .neato])
  func otherLayoutsStayInside(_ layout: DiagramLayout) throws {
    for count in [9, 50, 140, 400] {
      var diagram = Diagram.sample(
        of: Graph.erdosRenyi(nodeCount: count, tieCount: 2 * count, seed: 9), title: layout.rawValue)
      diagram.sectors = (0..<7).map { DiagramSector(id: "s\($0)", title: "Sector \($0)") }
      diagram.layout = layout
      for index in diagram.nodes.indices {
        diagram.nodes[index].sector = "s\(index * index % 11 % 7)"
        if index % 5 > 0 {
          (diagram.nodes[index].power, diagram.nodes[index].interest) = (Double(index % 4), Double(index % 3))
        }
      }
      Self.expectInside(try diagram.arranged(), "\(layout.rawValue) of \(count)")
    }
  }

  /// Seven lines between the same two, at the edge: none bows out of the map, and no two lie on one another.
  @Test func parallelLinesStayInside() throws {
    let corners = [(0.0, 0.0), (0, 2_000), (2_000, 0), (2_000, 2_000), (-50, 300)]
    let nodes = corners.indices.map { DiagramNode(id: "\($0)", name: "Stakeholder \($0)") }
    let ties = [(0, 1), (1, 3), (0, 2), (2, 3), (0, 4)].flatMap { from, to in
      TieFamily.allCases.map { DiagramTie(from: "\(from)", to: "\(to)", family: $0, heads: .both, kind: $0.rawValue) }
    }
    var diagram = Diagram(nodes: nodes, ties: ties, text: DiagramText(title: "Five"))
    // Given places that are not on the page are brought to its edge.
    diagram.places = Dictionary(
      uniqueKeysWithValues: corners.enumerated().map { ("\($0)", DiagramPlace(x: $1.0, y: $1.1)) })
    let map = try diagram.arranged()
    Self.expectInside(map, "parallel")
    let middles = map.drawing.scene().lines.filter { $0.elementID != nil }.map { $0.points[$0.points.count / 2] }
    for (index, middle) in middles.enumerated() {
      for other in middles[..<index] { #expect(middle.distance(to: other) > 1) }
    }
    let svg = String(decoding: try map.rendered(as: .svg), as: UTF8.self)
    #expect(svg.firstMatch(of: /translate\(0(\.0\d)? 720/) != nil, "Graphviz has moved the page")
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "area-parallel.png")
  }

  /// Places of the whole study, and symbols that are larger there than on the map they come from.
  @Test func largerSymbolsOnGivenPlacesStayInside() throws {
    let graph = Graph.erdosRenyi(nodeCount: 50, tieCount: 300, seed: 4)
    var diagram = Diagram.sample(of: graph, title: "Fifty")
    let first = try diagram.arranged()
    diagram.places = first.placesByStakeholder
    for index in diagram.nodes.indices { diagram.nodes[index].size = 100 }
    for index in diagram.ties.indices { diagram.ties[index].heads = .both }
    Self.expectInside(try diagram.arranged(), "larger")
  }

  @Test(arguments: PlaybookCase.names + ["riverside"])
  func playbookStaysInside(_ name: String) throws {
    let network = try PlaybookCase.study(name).latestNetwork
    for style in [DiagramStyle.sectors, .bridges, .communities] {
      Self.expectInside(try Diagram(of: network, style: style).arranged(), "\(name) \(style.name)")
    }
  }

  @Test(
    .enabled(if: SharedNetwork.isPresent, "the shared datasets are not beside the package"),
    arguments: ["lazega-lawyers", "burkhardt-agency", "chemg-policy", "emon-search-and-rescue", "icts-grants"])
  func sharedDatasetsStayInside(_ name: String) throws {
    let study = try Study(contentsOf: SharedNetwork.root.appending(path: name))
    for style in [DiagramStyle.sectors, .bridges] {
      let map = try Diagram(of: study.latestNetwork, style: style).arranged()
      Self.expectInside(map, "\(name) \(style.name)")
      try keepForLooking(try map.rendered(as: .png(dpi: 96)), "area-\(name)-\(style.name).png")
    }
  }

  /// The densest of them, with sectors and without directions: two went missing on its map, and two names with them.
  @Test(.enabled(if: SharedNetwork.isPresent, "the shared datasets are not beside the package"))
  func lawyersByOfficeAreAllOnTheMap() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in ["nodes.csv", "edges.csv"] {
      try FileManager.default.copyItem(
        at: SharedNetwork.root.appending(path: "lazega-lawyers/\(file)"), to: folder.appending(path: file))
    }
    try """
    columns: {nodes.csv: {office: sector}}
    kinds:
      advice: {directed: true, sign: neutral}
      friendship: {directed: true, sign: positive}
      cowork: {directed: false, sign: neutral}
    """.write(to: folder.appending(path: "study.yaml"), atomically: true, encoding: .utf8)
    let network = try Study(contentsOf: folder).latestNetwork
    let map = try Diagram(of: network).arranged()
    Self.expectInside(map, "lawyers by office")
    #expect(map.hiddenNames == 0)
    #expect(map.drawing.arrangement.flaws.nodesOnNodes == 0)
    // The map in the report shows all of it.
    let picture = try map.picture()
    let view = try #require(picture.firstMatch(of: /viewBox="([-0-9.]+) ([-0-9.]+) ([-0-9.]+) ([-0-9.]+)"/))
    let edges = [view.1, view.2, view.3, view.4].map { Double($0) ?? .nan }
    for node in map.pictureNodes {
      #expect(node.x > edges[0] && node.x < edges[0] + edges[2] && node.y > edges[1] && node.y < edges[1] + edges[3])
    }
    #expect(picture.firstMatch(of: /translate\(0(\.0\d)? [0-9]/) != nil, "Graphviz has moved the page")
  }

  @Test func sheetsStayInside() throws {
    let scene = try DiagramSheet(ofKindsIn: try PlaybookCase.study("riverside").latestNetwork).scene()
    let page = DiagramPage()
    let heads = scene.texts.filter { $0.classes == "panel head" }
    #expect(heads.count > 4)
    for name in scene.texts where name.hasHalo {
      #expect(page.mapArea.contains(name.box))
      for head in heads { #expect(!head.box.overlaps(name.box), "\(name.lines) on \(head.lines)") }
    }
    for symbol in scene.symbols where symbol.elementID != nil {
      let own = Rect(center: symbol.center, width: symbol.width, height: symbol.width)
      #expect(page.mapArea.contains(own))
      for head in heads { #expect(!head.box.overlaps(own), "\(symbol.tooltip ?? "") on \(head.lines)") }
    }
  }
}

extension Scene.Line {
  /// Points along the curve, and the tips of its heads.
  fileprivate var points: [Point] {
    var points = [tailTip].compactMap(\.self)
    for start in stride(from: 0, to: path.count - 3, by: 3) {
      let (a, b, c, d) = (path[start], path[start + 1], path[start + 2], path[start + 3])
      for step in 0...16 {
        let t = Double(step) / 16
        let s = 1 - t
        points.append(a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t))
      }
    }
    return points + [headTip].compactMap(\.self)
  }
}
