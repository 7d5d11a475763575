import Foundation
import Graphs
import StakeholderFormats
import StakeholderModel
import Testing

@testable import NetworkDiagrams

/// What stands round and under a map, so that it can be read without its author.
struct AnatomyTests {
  private static func drawing(_ diagram: Diagram) throws -> MapDrawing { try diagram.arranged().drawing }

  private static func words(_ diagram: Diagram) throws -> [String] {
    try drawing(diagram).scene().texts.flatMap(\.lines)
  }

  private static func riverside() throws -> StakeholderNetwork { try PlaybookCase.study("riverside").latestNetwork }

  // MARK: Words round the map

  @Test func titleSourceDateNumbersAndResponseAreSaid() throws {
    let network = try Self.riverside()
    let response = try #require(network.study.responseRate(at: network.wave?.id))
    let words = try Self.words(Diagram(of: network)).joined(separator: "\n")
    for wanted in [
      "stakeholders are linked", "Riverside: dry and warm homes", "Spring 2025", "Source: Invented by the generator",
      "A missing line means: no tie reported, or not asked.", "n = \(network.stakeholders.count) stakeholders",
      "\(response.answered) of \(response.asked) asked answered.", "As of 2025-05-15.",
      "Ties against somebody are confidential and not shown.", "Near ≈ few steps apart",
    ] {
      #expect(words.contains(wanted), "“\(wanted)” is missing")
    }
    let sources = try Self.words(Diagram(of: PlaybookCase.study("nashville-welcoming").latestNetwork))
    #expect(sources.contains { $0.contains("Not a survey.") })
  }

  /// Each style with a word for each of its encodings. A picture that shows what no word explains fails.
  @Test(arguments: DiagramStyle.named)
  func everyEncodingHasItsLegend(_ style: DiagramStyle) throws {
    var style = style
    if style.ties == .against { style.showsTints = true }
    let network = try Self.riverside()
    let diagram = try Diagram(
      of: network, style: style,
      proposing: style.showsPlans ? [ProposedTie("mayors_office", "youth_panel")] : [],
      showing: style.ties == .against ? .askedForExplicitly() : nil)
    let drawing = try Self.drawing(diagram)
    let scene = drawing.scene()
    let legend = scene.texts.filter { $0.classes.hasPrefix("legend") }.flatMap(\.lines)
    let whole = legend.joined(separator: " ")

    // Every colour and shape on the map, every look of a line, the scale of sizes.
    let drawn = Set(drawing.nodes.filter { $0.emphasis != .faded }.map { drawing.palette.symbol(of: $0.sector) })
    let explained = Set(drawing.sectorRows.map(\.symbol))
    #expect(drawn.isSubset(of: explained))
    for row in drawing.sectorRows { #expect(whole.contains(row.title.split(separator: " ")[0])) }
    let looks = Set(drawing.ties.filter { $0.emphasis != .hidden }.map { drawing.lineStyle(of: $0, in: .light) })
    let shown = Set(drawing.lineRows.map(\.style))
    #expect(looks.subtracting(shown).isEmpty, "lines that the legend does not show")
    for row in drawing.lineRows { #expect(whole.contains(row.title.split(separator: " ")[0])) }
    if drawing.isSizeExplained {
      let circles = scene.symbols.filter { $0.classes == "legend" && $0.fill == nil }
      #expect(circles.count >= 2)
      #expect(legend.contains(diagram.text.sizeTitle))
      // Numbers under the circles stand apart.
      let numbers = scene.texts.filter { text in
        text.classes == "legend" && circles.contains { abs($0.center.x - text.box.center.x) < 0.01 }
      }
      for (a, b) in zip(numbers, numbers.dropFirst()) { #expect(a.box.maxX < b.box.minX) }
    }
    if drawing.hasTwoHeads { #expect(legend.contains(Texts.twoHeads)) }
    if diagram.hasTints { #expect(legend.contains(Texts.tintMeaning)) }
    if style.color == .community { #expect(legend.contains(Texts.communityMeaning)) }
    if drawing.nodes.contains(where: { $0.emphasis == .strong }) {
      #expect(whole.contains("Thick outline"))
    }
    // Where some fade the subtitle says so.
    if drawing.nodes.contains(where: { $0.emphasis == .faded }) { #expect(diagram.text.subtitle.contains("faded")) }
  }

  @Test func numbersOfSixDigitsInTheLegendStandApart() throws {
    let nodes = (0..<6).map { DiagramNode(id: "\($0)", name: "N\($0)", size: [0, 3, 120_000, 900_000, 5, 1e6][$0]) }
    let scene = try Self.drawing(Diagram(nodes: nodes, ties: [], text: DiagramText(title: "Six"))).scene()
    let circles = scene.symbols.filter { $0.classes == "legend" && $0.fill == nil }.map(\.center.x)
    let numbers = scene.texts.filter { text in circles.contains { abs($0 - text.box.center.x) < 0.01 } }
    #expect(numbers.count == 4)
    for (a, b) in zip(numbers, numbers.dropFirst()) { #expect(a.box.maxX + 2 < b.box.minX) }
  }

  // MARK: What stands out

  @Test func thoseWithoutTiesAgainstFadeOnTheMapOfBlame() throws {
    let diagram = try Diagram(of: Self.riverside(), style: .blame, showing: .askedForExplicitly())
    let involved = Set(diagram.ties.filter { $0.emphasis != .hidden }.flatMap { [$0.from, $0.to] })
    #expect(involved.count > 10 && involved.count < diagram.nodes.count)
    for node in diagram.nodes { #expect((node.emphasis == .faded) == !involved.contains(node.id)) }
    let drawing = try Self.drawing(diagram)
    #expect(drawing.isTop.contains(true))
    for node in drawing.nodes.indices where drawing.isTop[node] { #expect(involved.contains(drawing.nodes[node].id)) }
  }

  @Test func aStyleOfTheStudysOwnIsDrawn() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [
      ("stakeholders.csv", "id,name,sector,type,budget\na,A,public,office,4\nb,B,private,club,1\nc,C,,office,\n"),
      ("relationships.csv", "from,to,kind,strength\na,b,trust,3\nb,c,collaborate,2\n"),
      (
        "study.yaml",
        "title: Three\nstyles:\n  money: {base: sectors, kinds: [collaborate], color: type, size: budget, strengths: yes}\n"
      ),
    ] {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let study = try Study(contentsOf: folder)
    let style = try #require(study.settings.styles.first { $0.name == "money" })
    let diagram = try Diagram(of: study.latestNetwork, style: style)
    #expect(diagram.sectors.map(\.id) == ["office", "club"])
    #expect(diagram.nodes.map(\.size) == [4, 1, nil])
    #expect(diagram.ties.filter { $0.emphasis != .hidden }.map(\.from) == ["b"])
    let words = try Self.words(diagram)
    for wanted in ["Colour and shape: type", "Size: budget", Texts.strengthHead, Texts.unknownSize] {
      #expect(words.contains(wanted))
    }
  }

  // MARK: The file

  @Test func aPageCanBringTheMapToLife() throws {
    let name = "Society for the Protection of Old Mills, Weirs and Everything That Turns in the Water of the River"
    let nodes = [
      DiagramNode(id: "mills", name: name, sector: "civil"), DiagramNode(id: "city hall", name: "City Hall"),
    ]
    let ties = [DiagramTie(from: "mills", to: "city hall", family: .gives, heads: .forward, kind: "advises")]
    let diagram = Diagram(
      nodes: nodes, ties: ties, sectors: [DiagramSector(id: "civil", title: "Civil society")],
      text: DiagramText(title: "Two of them"))
    let svg = String(decoding: try diagram.rendered(as: .svg), as: UTF8.self)
    for wanted in [
      "role=\"img\"", "aria-labelledby=\"map-title map-description\"", "<title id=\"map-title\">Two of them</title>",
      "<desc id=\"map-description\">", "id=\"s-mills\" class=\"node stakeholder sector-civil\"",
      "class=\"edge tie gives kind-advises\"", "<title>\(name) (Civil society)</title>",
      "<title>\(name) → City Hall: advises</title>",
    ] {
      #expect(svg.contains(wanted), "\(wanted) is missing")
    }
    // On the map the name is shortened.
    #expect(!svg.contains(">\(name)</text>") && svg.contains("…"))
    #expect(!svg.contains("<script"))
  }

  // MARK: Layouts by group

  @Test func columnsOfManyAreWiderAndTheirNamesAreNotBroken() throws {
    let edges = GroupLayout.columnEdges(of: [13, 6, 1], in: Rect(minX: 10, minY: 0, maxX: 310, maxY: 100))
    #expect(edges[0].left == 10)
    #expect(edges[0].width > edges[1].width && edges[1].width > edges[2].width)
    #expect(edges[2].width > 300 / 3 * 0.75)
    #expect(abs(edges[2].left + edges[2].width - 310) < 1e-9)
    for name in ["riverside", "nashville-welcoming"] {
      let drawing = try Self.drawing(Diagram(of: PlaybookCase.study(name).latestNetwork, layout: .columns))
      for (node, label) in zip(drawing.nodes, drawing.labels) {
        let words = Set(node.name.split(whereSeparator: { " ,()".contains($0) }))
        for word in (label?.lines ?? []).joined(separator: " ").split(whereSeparator: { " ,()…".contains($0) }) {
          #expect(words.contains(word), "“\(word)” is no word of “\(node.name)”")
        }
      }
      // The heads are those of the legend, whole.
      let heads = drawing.scene().texts.filter { $0.classes == "column head" }.map { $0.lines.joined(separator: " ") }
      #expect(heads == drawing.sectorRows.map(\.title))
    }
  }

  @Test func ringsAreDrawnAndNobodyStandsInLineWithAnother() throws {
    let drawing = try Self.drawing(Diagram(of: Self.riverside(), layout: .rings))
    let rings = drawing.scene().background.compactMap { item -> Point? in
      if case .ring(_, let radii, _, _) = item { radii } else { nil }
    }
    #expect(rings.count == 6)
    let center = drawing.page.map.center
    var ringOfNode: [Int] = []
    for place in drawing.places {
      let offset = place - center
      // On one of the rings: x²/a² + y²/b² = 1.
      let misses = rings.map { abs((offset.x / $0.x) * (offset.x / $0.x) + (offset.y / $0.y) * (offset.y / $0.y) - 1) }
      let ring = try #require(misses.indices.min { misses[$0] < misses[$1] })
      #expect(misses[ring] < 1e-6)
      ringOfNode.append(ring)
    }
    let directions = drawing.places.map { ($0 - center).direction }
    let inLine = directions.indices.reduce(0) { count, a in
      count + (0..<a).count { ringOfNode[a] != ringOfNode[$0] && directions[a].dot(directions[$0]) > 0.9999 }
    }
    #expect(inLine <= 1)
  }

  @Test func namesThatStandApartOnSmallMapsHaveALine() throws {
    let scene = try DiagramSheet(ofKindsIn: Self.riverside()).scene()
    let names = scene.texts.filter { $0.classes == "name halo" }
    let leaders = scene.lines.filter { $0.classes == "leader" }
    #expect(names.count > 12)
    for name in names {
      let box = name.box.insetBy(-9)
      let touches = scene.symbols.contains { symbol in
        symbol.elementID != nil && box.overlaps(Rect(center: symbol.center, width: symbol.width, height: symbol.width))
      }
      let isLed = leaders.contains { line in line.path.last.map { name.box.insetBy(-1).contains($0) } ?? false }
      #expect(touches || isLed, "\(name.lines) belongs to nobody")
    }
  }

  // MARK: Parts

  @Test func partsArePackedBesideOneAnother() throws {
    var ties: [(Int, Int)] = []
    var start = 0
    for size in [12, 9, 7, 5, 3, 2] {
      ties += (1..<size).map { (start + $0, start + $0 / 2) }
      start += size
    }
    let graph = try Graph(nodeCount: start + 6, ties: ties, isDirected: false)
    let places = StressLayout().positions(of: graph)
    let parts = graph.components()
    let boxes = (0..<parts.count).map { part in
      ComponentPacking.bounds(parts.nodes(of: part).map { places[$0] }).insetBy(-0.1)
    }
    for a in boxes.indices { for b in 0..<a { #expect(!boxes[a].overlaps(boxes[b])) } }
    let whole = ComponentPacking.bounds(places)
    #expect(whole.width < 3 * whole.height && whole.height < 3 * whole.width)
  }
}
