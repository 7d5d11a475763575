import Foundation
import Graphs
import Testing

@testable import NetworkDiagrams

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What strangers' spreadsheets hold, and whether it stays text.
struct RobustnessTests {
  static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"alert(1)", "' onload='alert(1)", "\\N \\G \\E \\L \\T \\n \\l",
    "&lt;script&gt; &#60; &amp;amp;", "a\u{0}b\u{1}\u{7F}", "שלום עולם", "مرحبا بالعالم", "👩‍👩‍👧‍👦 family 🏳️‍🌈", "北京市 社区 中心 服务",
    String(repeating: "A", count: 10_000), String(repeating: "long name ", count: 2_000), "]]> --> <!-- x", "",
    " \n\t ",
    "\u{202E}evil\u{202C}", "<b>html</b>", "{a|b}", "%s %n %p", "é\u{301}\u{302}\u{303}", "\u{FFFE}\u{FFFF}",
    "javascript:alert(1)", "http://example.org/?a=\"><script>", "</title></svg>", "n1", "0.0001",
  ]

  static var diagram: Diagram {
    let nodes = hostile.enumerated().map { index, text in
      DiagramNode(
        id: text + "#\(index)", name: text, isPerson: index % 2 == 0, sector: hostile[index % 7],
        size: Double(index), tooltip: index % 3 == 0 ? text : nil)
    }
    let ties = (1..<nodes.count).map { index in
      DiagramTie(
        from: nodes[index].id, to: nodes[index / 2].id, family: TieFamily.allCases[index % 4],
        heads: TieHeads.allCases[index % 3], kind: hostile[index])
    }
    return Diagram(
      nodes: nodes, ties: ties,
      sectors: hostile.prefix(7).map { DiagramSector(id: $0, title: $0, color: "red\" onload=\"x") },
      text: DiagramText(
        title: hostile[0] + hostile[3], subtitle: hostile[1] + hostile[5], footers: [hostile[4], hostile[11]],
        sizeTitle: hostile[0], sizeUnit: hostile[12]))
  }

  /// The elements and attributes of a document, or nothing when it is not well-formed.
  final class Outline: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var attributes: Set<String> = []
    var identifiers: [String] = []
    /// The content of `text` elements, which Graphviz wrote; titles are our own.
    var drawnText = ""
    private var isInText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes values: [String: String]
    ) {
      elements.append(name)
      isInText = name == "text"
      attributes.formUnion(values.keys)
      if let id = values["id"] { identifiers.append(id) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isInText { drawnText += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      if isInText { drawnText += "\n" }
      isInText = false
    }

    static func of(_ bytes: [UInt8]) -> Outline? {
      let parser = XMLParser(data: Data(bytes))
      let outline = Outline()
      parser.delegate = outline
      return parser.parse() && parser.parserError == nil ? outline : nil
    }
  }

  @Test func hostileTextStaysText() throws {
    let svg = try Self.diagram.rendered(as: .svg)
    try keepForLooking(svg, "hostile.svg")
    let outline = try #require(Outline.of(svg), "the SVG is not well-formed")
    let allowed: Set = [
      "svg", "title", "desc", "style", "g", "rect", "polygon", "polyline", "path", "ellipse", "text",
    ]
    #expect(Set(outline.elements).isSubset(of: allowed))
    #expect(outline.attributes.allSatisfy { !$0.hasPrefix("on") && !$0.contains("href") })
    #expect(Set(outline.identifiers).count == outline.identifiers.count)
    // Every stakeholder and every tie between two of them is there.
    #expect(outline.identifiers.count { $0.hasPrefix("s-") } == Self.hostile.count)
    #expect(outline.identifiers.count { $0.hasPrefix("t-") } == Self.hostile.count - 1)
    #expect(outline.drawnText.contains("<script>alert(1)</script>"))
    #expect(outline.drawnText.contains("\n\\N \\G \\E"))
    #expect(outline.drawnText.contains("&lt;script&gt;"))
    #expect(svg.count < 200_000)
  }

  @Test func hostileTextInPicturesOfOtherKinds() throws {
    let map = try Self.diagram.arranged()
    let png = try map.rendered(as: .png(dpi: 72))
    #expect(PNGSize(png) == PNGSize(width: 1080, height: 720))
    try keepForLooking(png, "hostile.png")
    let pdf = try map.rendered(as: .pdf)
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    let dot = String(decoding: try map.rendered(as: .dot), as: UTF8.self)
    // Each line of DOT is complete: quotes come in pairs, backslashes escape what follows.
    for line in dot.split(separator: "\n") {
      let bare = line.replacing("\\\\", with: "").replacing("\\\"", with: "")
      #expect(bare.count { $0 == "\"" } % 2 == 0)
    }
  }

  /// Graphviz answers a label of 100,000 letters with an empty picture.
  @Test func aNameOfAHundredThousandLettersIsCut() throws {
    let nodes = [DiagramNode(id: "a", name: String(repeating: "x", count: 100_000)), DiagramNode(id: "b", name: "B")]
    let map = try Diagram(
      nodes: nodes, ties: [DiagramTie(from: "a", to: "b")], text: DiagramText(title: nodes[0].name)
    ).arranged()
    let png = try map.rendered(as: .png(dpi: 72))
    #expect(PNGSize(png) == PNGSize(width: 1080, height: 720))
    #expect(png.count > 3_000)
    #expect(try Outline.of(map.rendered(as: .svg)) != nil)
  }

  /// Whatever Graphviz does, everybody is where we put them: to a hundredth of a point.
  @Test func graphvizKeepsOurPlaces() throws {
    let map = try Diagram.sample(of: Graph.erdosRenyi(nodeCount: 30, tieCount: 50, seed: 4), title: "Thirty").arranged()
    let svg = String(decoding: try map.rendered(as: .svg), as: UTF8.self)
    for (node, place) in zip(map.drawing.nodes, map.places) {
      let start = try #require(svg.range(of: "id=\"s-\(node.id)\"")?.upperBound)
      let drawn = try #require(svg[start...].firstMatch(of: /<ellipse[^>]* cx="([-0-9.]+)" cy="([-0-9.]+)"/))
      #expect(abs((Double(drawn.1) ?? 0) - place.x) < 0.02 && abs((Double(drawn.2) ?? 0) + place.y) < 0.02)
    }
  }

  @Test func inlineMapsKeepToThemselves() throws {
    let svg = try Self.diagram.rendered(as: .inlineSVG(prefix: "a\"b"))
    let outline = try #require(Outline.of(svg))
    #expect(outline.identifiers.allSatisfy { $0.hasPrefix("a-b-") })
    #expect(String(decoding: svg, as: UTF8.self).contains("var(--map-ink,#18212b)"))
    #expect(svg.starts(with: Array("<svg".utf8)))
  }

  @Test(arguments: [72, 150])
  func picturesHaveTheAskedSize(_ dpi: Int) throws {
    let diagram = Diagram.sample(of: Graph.erdosRenyi(nodeCount: 12, tieCount: 14, seed: 1), title: "Twelve")
    let png = try diagram.rendered(as: .png(dpi: dpi))
    #expect(PNGSize(png) == PNGSize(width: 1080 * dpi / 72, height: 720 * dpi / 72))
  }

  @Test func emptyAndTinyNetworksAreDrawn() throws {
    for count in 0...3 {
      let nodes = (0..<count).map { DiagramNode(id: "\($0)", name: "Stakeholder \($0)") }
      let diagram = Diagram(nodes: nodes, ties: [], text: DiagramText(title: "Only \(count)"))
      let svg = try diagram.rendered(as: .svg)
      #expect(Outline.of(svg) != nil)
    }
    let loop = Diagram(
      nodes: [DiagramNode(id: "a", name: "A")], ties: [DiagramTie(from: "a", to: "a")], text: DiagramText(title: "Loop")
    )
    let svg = try loop.rendered(as: .svg)
    #expect(Outline.of(svg) != nil)
  }

  @Test func badInputIsRefusedWithASentence() {
    func message(_ change: (inout Diagram) -> Void, as format: DiagramFormat = .svg) -> String {
      var diagram = Diagram(
        nodes: [DiagramNode(id: "a", name: "A"), DiagramNode(id: "b", name: "B")],
        ties: [DiagramTie(from: "a", to: "b")], text: DiagramText(title: "Two"))
      change(&diagram)
      do {
        _ = try diagram.rendered(as: format)
        return "drawn"
      } catch { return error.description }
    }
    #expect(message { $0.ties[0].to = "c" }.contains("“c”, which is not among its stakeholders"))
    #expect(message { $0.nodes[1].id = "a" }.contains("stands twice"))
    #expect(message { $0.nodes[1].size = .nan }.contains("expected a finite number"))
    #expect(message { $0.nodes[1].size = -1 }.contains("expected a finite number"))
    #expect(message { $0.places = ["a": DiagramPlace(x: .nan, y: 0)] }.contains("not a number"))
    #expect(message({ _ in }, as: .png(dpi: 5)).contains("expected 36 to 600"))
  }

  @Test(
    arguments: [(-1e308, 1e308), (0, .infinity), (1e308, 1.7e308), (-.infinity, .nan), (.leastNonzeroMagnitude, 1)]
      as [(Double, Double)])
  func extremeStrengthsAreDrawn(_ first: Double, _ second: Double) throws {
    let nodes = (0..<4).map { DiagramNode(id: "\($0)", name: "N\($0)") }
    let ties = [(0, 1, first), (1, 2, second), (2, 3, first / 2)].map {
      DiagramTie(from: "\($0.0)", to: "\($0.1)", strength: $0.2)
    }
    let map = try Diagram(nodes: nodes, ties: ties, text: DiagramText(title: "Four")).arranged()
    let widths = map.drawing.ties.map { map.drawing.lineStyle(of: $0, in: .light).width }
    #expect(widths.allSatisfy { StrengthSteps.widths.contains($0) || $0 == 1.4 })
    if first == -1e308 { #expect(widths == [1, 4, 1]) }
    #expect(try Outline.of(map.rendered(as: .svg)) != nil)
  }

  @Test(
    arguments: [(-1e308, 1e308), (1e308, 1.7e308), (0, .leastNonzeroMagnitude), (-1e20, -1e20)] as [(Double, Double)])
  func extremePowerAndInterestAreDrawn(_ low: Double, _ high: Double) throws {
    let nodes = [(low, high), (high, low), (low, low)].enumerated().map { index, values in
      DiagramNode(id: "\(index)", name: "N\(index)", power: values.0, interest: values.1)
    }
    var diagram = Diagram(nodes: nodes, ties: [], text: DiagramText(title: "Three"))
    diagram.layout = .powerInterest
    let map = try diagram.arranged()
    #expect(map.places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    if low == -1e308 {
      #expect(map.places[1].y > map.places[0].y + 300)
      #expect(map.drawing.scene().texts.contains { $0.lines == ["1e+308"] })
    }
    #expect(try Outline.of(map.rendered(as: .svg)) != nil)
  }

  @Test func manyCallersGetTheSameBytes() async throws {
    let diagram = Diagram.sample(of: Graph.erdosRenyi(nodeCount: 15, tieCount: 20, seed: 2), title: "Fifteen")
    let expected = try diagram.rendered(as: .svg)
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? diagram.rendered(as: .svg)) == expected } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
  }

  /// What a tool for PDF prints about a document.
  private static func output(of tool: String, _ options: [String] = [], on pdf: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
    try Data(pdf).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(tool)")
    process.arguments = [file.path] + options
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "pdftotext is not installed"))
  func textOfThePDFCanBeSelected() throws {
    let nodes = ["Mayor's Office", "Tenants’ Union", "Chamber"].map { DiagramNode(id: $0, name: $0) }
    let pdf = try Diagram(nodes: nodes, ties: [], text: DiagramText(title: "Three of them")).rendered(as: .pdf)
    let text = try Self.output(of: "pdftotext", ["-"], on: pdf)
    for wanted in ["Mayor's Office", "Tenants’ Union", "Three of them"] { #expect(text.contains(wanted)) }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdffonts"), "pdffonts is not installed"))
  func fontsOfThePDFAreEmbedded() throws {
    let nodes = ["Mayor's Office", "Ратуша", "Δήμος", "北京市", "مجلس المدينة"].map { DiagramNode(id: $0, name: $0) }
    let pdf = try Diagram(nodes: nodes, ties: [], text: DiagramText(title: "Any script")).rendered(as: .pdf)
    let fonts = try Self.output(of: "pdffonts", on: pdf).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    // The last columns: embedded, subset, unicode, object number and generation.
    for font in fonts { #expect(font.split(separator: " ").suffix(5).first == "yes", "\(font)") }
  }

  /// What GRAPHVIZ's rules are about, each put where data can put it: names, ids, sectors, kinds, colours, tooltips,
  /// titles, reasons.
  @Test(arguments: [
    "\"/><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "]]><script>", "javascript:alert(1)",
    "<img src=x onerror=alert(1)>", "<image xlink:href=\"file:///etc/passwd\"/>", "url(http://example.org/x)",
    "\" URL=\"javascript:alert(1)\" image=\"/etc/passwd", "Arial\" onload=\"alert(1)",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "layout=dot; shape=record", "{<a>|<b>}", "&#x22;&#x3E;", "\\N\\E\\G", "%0Aonload=x",
  ])
  func noAttackLeavesItsPlaceAsText(_ attack: String) throws {
    let nodes = (0..<4).map {
      DiagramNode(
        id: "\(attack)\($0)", name: attack, sector: attack, size: Double($0),
        emphasis: DiagramNode.Emphasis.allCases[$0 % 3], tooltip: $0 == 1 ? attack : nil)
    }
    let ties = TieFamily.allCases.enumerated().map { index, family in
      DiagramTie(
        from: nodes[index % 4].id, to: nodes[(index + 1) % 4].id, family: family, heads: .forward, kind: attack,
        line: index == 0 ? attack : nil, isProposed: index == 1)
    }
    var diagram = Diagram(
      nodes: nodes, ties: ties, sectors: [DiagramSector(id: attack, title: attack, color: attack)],
      text: DiagramText(
        title: attack, subtitle: attack, footers: [attack, attack], sizeTitle: attack, sizeUnit: attack,
        lineTitle: attack, groupTitle: attack, emphasis: .init(title: attack, meaning: [attack], listTitle: attack),
        listing: .init(title: attack, detailTitle: attack, rows: [.init(name: attack, value: attack, detail: attack)])))
    diagram.hasTints = true
    for layout in [DiagramLayout.stress, .columns] {
      diagram.layout = layout
      let svg = try diagram.rendered(as: .svg)
      let outline = try #require(Outline.of(svg), "the SVG is not well-formed")
      let allowed: Set = [
        "svg", "title", "desc", "style", "g", "rect", "polygon", "polyline", "path", "ellipse", "text",
      ]
      #expect(Set(outline.elements).isSubset(of: allowed))
      #expect(outline.elements.count { $0 == "style" } == 1)
      #expect(outline.attributes.allSatisfy { !$0.hasPrefix("on") && !$0.contains("href") && !$0.contains("src") })
      #expect(
        outline.identifiers.allSatisfy {
          $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        })
      #expect(outline.identifiers.count { $0.hasPrefix("s-") } == 4)
    }
  }

}

/// What remains in memory after a picture is drawn.
struct MemoryTests {
  /// The growth of this process over a thousand renders, after enough of them for all caches to be filled.
  static func kilobytes(_ render: () throws -> Void) rethrows -> Int {
    for _ in 0..<200 { try render() }
    let before = residentKilobytes
    for _ in 0..<1_000 { try render() }
    return residentKilobytes - before
  }

  private static var residentKilobytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    return (status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4
  }

  /// In a process of its own, in which nothing else takes memory: Graphviz alone, and the whole way to an SVG.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/statm"), "Only Linux tells how much is used."))
  func aThousandRendersLeakNoMoreThanGraphviz() async throws {
    let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
      let graph = Graph.erdosRenyi(nodeCount: 12, tieCount: 18, seed: 3)
      let map = try Diagram.sample(of: graph, title: "Twelve").arranged()
      let renderer = SceneRenderer(map.drawing.scene())
      let graphviz = try MemoryTests.kilobytes { _ = try renderer.draw(format: "svg", dpi: nil) }
      let whole = try MemoryTests.kilobytes { _ = try map.rendered(as: .svg) }
      print("kilobytes: \(graphviz) \(whole)")
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    let line = try #require(output.split(separator: "\n").first { $0.hasPrefix("kilobytes: ") })
    let numbers = line.split(separator: " ").compactMap { Int($0) }
    // Half a kilobyte a picture is what the allocator may round.
    #expect(numbers[0] < 4_000 && numbers[1] <= max(0, numbers[0]) + 500, "\(line)")
  }
}

/// Width and height from the head of a PNG file.
struct PNGSize: Equatable {
  var width: Int
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
    height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
  }
}
