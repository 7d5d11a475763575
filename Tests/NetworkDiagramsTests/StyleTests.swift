import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import NetworkDiagrams

/// What each style draws, on networks small enough to check by hand.
struct StyleTests {
  /// Two triangles of two sectors, joined by one tie; trust of two strengths, one mutual; a plan; a loner.
  private static func study(_ negative: StudySettings.NegativeTies = .confidential) -> Study {
    var settings = StudySettings(negativeTies: negative)
    settings.kinds = [
      Kind(id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4), roles: [.trust], family: .trusts)
    ]
    var builder = StudyBuilder(settings: settings)
    for (index, name) in ["Ada", "Ben", "Cem", "Dot", "Eve", "Fay", "Gus"].enumerated() {
      builder.add(
        Stakeholder(
          id: .init(rawValue: name), sector: index < 3 ? "public" : "private", type: index % 2 == 0 ? "office" : "club",
          isBeneficiary: index == 0, power: index < 6 ? Double(index) : nil,
          interest: index < 6 ? 5 - Double(index) : nil))
    }
    for (from, to) in [
      ("Ada", "Ben"), ("Ben", "Cem"), ("Cem", "Ada"), ("Cem", "Dot"), ("Dot", "Eve"), ("Eve", "Fay"), ("Fay", "Dot"),
    ] {
      builder.add(Relationship(from: .init(rawValue: from), to: .init(rawValue: to), kind: "friendship"))
    }
    for (from, to, strength) in [("Ada", "Ben", 4.0), ("Ben", "Ada", 1), ("Dot", "Cem", 2)] {
      builder.add(
        Relationship(from: .init(rawValue: from), to: .init(rawValue: to), kind: .trust, strength: .measured(strength)))
    }
    builder.add(Relationship(from: "Ada", to: "Ben", kind: .decide))
    builder.add(Relationship(from: "Eve", to: "Gus", kind: .collaborate, status: .planned))
    builder.add(Relationship(from: "Fay", to: "Ada", kind: .blame))
    return builder.build(title: "Seven")
  }

  private static func drawing(_ diagram: Diagram) throws -> MapDrawing { try diagram.arranged().drawing }

  @Test func egoKeepsItsPartnersAndFadesTheRest() throws {
    let network = Self.study().network()
    let diagram = try Diagram(of: network, style: .ego("Cem"))
    #expect(diagram.text.title == "Cem has ties with 3 of 6 others, in 2 of 2 sectors")
    #expect(diagram.nodes.filter { $0.emphasis == .faded }.map(\.id) == ["Eve", "Fay", "Gus"])
    #expect(diagram.nodes.filter { $0.emphasis == .strong }.map(\.id) == ["Cem"])
    #expect(diagram.ties.filter { $0.emphasis == .normal }.allSatisfy { [$0.from, $0.to].contains("Cem") })
    #expect(throws: DiagramError.self) { try Diagram(of: network, style: .ego("Nobody")) }
  }

  @Test func pathsAreFoundAndNamed() throws {
    let network = Self.study().network()
    let diagram = try Diagram(of: network, style: .path(from: "Ada", to: "Eve"))
    #expect(diagram.text.title == "From Ada to Eve it takes 3 steps through Cem, Dot")
    #expect(diagram.nodes.filter { $0.emphasis == .strong }.map(\.id) == ["Ada", "Cem", "Dot", "Eve"])
    #expect(try Self.drawing(diagram).lineRows.first { $0.title == "step of the way" }?.count == 3)
    #expect(throws: DiagramError.self) { try Diagram(of: network, style: .path(from: "Ada", to: "Gus")) }
  }

  @Test func trustTellsOfBothSidesAndKeepsRatingsToItself() throws {
    var style = DiagramStyle.trust
    style.showsStrengths = true
    let diagram = try Diagram(of: Self.study().network(), style: style)
    let drawn = diagram.ties.filter { $0.emphasis != .hidden }
    #expect(drawn.count == 2)
    #expect(drawn.first { $0.from == "Ada" || $0.to == "Ada" }?.heads == .both)
    #expect(drawn.allSatisfy { $0.strength == nil })
    #expect(diagram.text.title == "Trust is told of in 2 pairs, in 1 of them by both sides")
    #expect(diagram.text.footers[1].contains("How far each trusts is confidential."))
    #expect(diagram.nodes.first { $0.id == "Cem" }?.size == 1)
    let open = try Diagram(of: Self.study().network(), style: style, showing: .askedForExplicitly())
    #expect(open.ties.filter { $0.emphasis != .hidden }.compactMap(\.strength).sorted() == [0.5, 0.625])
  }

  @Test func blameNeedsPermission() throws {
    let network = Self.study().network()
    #expect(throws: DiagramError.self) { try Diagram(of: network, style: .blame) }
    let diagram = try Diagram(of: network, style: .blame, showing: .askedForExplicitly())
    #expect(diagram.ties.filter { $0.emphasis != .hidden }.map(\.to) == ["Ada"])
    #expect(diagram.text.footers[1].contains("told in confidence"))
    let open = try Diagram(of: Self.study(.public).network(), style: .blame)
    #expect(open.ties.count { $0.emphasis != .hidden } == 1)
    #expect(!open.text.footers[1].contains("confidence"))
  }

  @Test func proposalsAreDashedAndPlansDotted() throws {
    let network = Self.study().network()
    let diagram = try Diagram(of: network, style: .introductions, proposing: [ProposedTie("Ben", "Eve")])
    #expect(diagram.ties.filter(\.isProposed).map(\.line) == ["proposed", "planned"])
    #expect(diagram.text.title == "Two ties could be made")
    let drawing = try Self.drawing(diagram)
    #expect(drawing.lineRows.prefix(2).map(\.title) == ["proposed", "planned"])
    #expect(drawing.lineRows.prefix(2).map(\.style.pattern) == ["dashed", "dotted"])
  }

  @Test func practicesShowASayAndBeneficiaries() throws {
    let diagram = try Diagram(of: Self.study().network(), style: .practices)
    #expect(diagram.ties.count { $0.family == .decides && $0.emphasis != .hidden } == 1)
    #expect(diagram.nodes.filter { $0.emphasis == .strong }.map(\.id) == ["Ada"])
    #expect(diagram.text.title == "The only beneficiary has a tie that gives a say in decisions")
    // What is left out is not said to be absent.
    let learning = try Diagram(of: Self.study().network(), style: .practices, kinds: [.data])
    #expect(learning.text.title == "No tie about learning is known; those that give a say are left out")
    let say = try Diagram(of: Self.study().network(), style: .practices, kinds: [.decide])
    #expect(say.text.title == diagram.text.title)
  }

  @Test func communitiesHaveColoursOfTheirOwn() throws {
    let diagram = try Diagram(of: Self.study().network(), style: .communities)
    #expect(diagram.sectors.map(\.title) == ["Community 1", "Community 2"])
    #expect(diagram.nodes.map(\.sector).prefix(3).allSatisfy { $0 == "community-1" })
    #expect(diagram.nodes.last?.sector == nil)
    #expect(diagram.hasTints)
  }

  @Test func tintsAreForAnyColour() throws {
    var style = DiagramStyle.sectors
    #expect(try Diagram(of: Self.study().network(), style: style).hasTints == false)
    style.showsTints = true
    let network = try PlaybookCase.study("nashville-welcoming").latestNetwork
    let scene = try Self.drawing(Diagram(of: network, style: style)).scene()
    let discs = scene.background.count { if case .disc = $0 { true } else { false } }
    #expect(discs > 10)
  }

  @Test func linesCanTaperInsteadOfCarryingHeads() throws {
    var style = DiagramStyle.sectors
    style.tapersLines = true
    let network = Self.study(.public).network()
    let drawing = try Self.drawing(try Diagram(of: network, style: style))
    let scene = drawing.scene()
    for tie in drawing.ties {
      let look = drawing.lineStyle(of: tie, in: .light)
      #expect(look.isTapered == (tie.heads == .forward && tie.family != .against))
    }
    #expect(scene.lines.contains { $0.style.isTapered && $0.headTip == nil })
    #expect(scene.lines.contains { !$0.style.isTapered && $0.style.head == .tee && $0.headTip != nil })
    #expect(scene.texts.contains { $0.lines == [Texts.taperedHead] })
    let svg = String(decoding: try Diagram(of: network, style: style).rendered(as: .svg), as: UTF8.self)
    // Graphviz draws lines that grow thinner as polygons.
    let tie = try #require(svg.range(of: "id=\"t-Ada-Ben-friendship")?.upperBound)
    let drawn = svg[tie...].prefix(400).contains("<polygon")
    #expect(drawn)
  }

  @Test func footersThatDoNotFitAreWrapped() throws {
    let long = (1...36).map { "word\($0)" }.joined(separator: " ")
    let diagram = Diagram(
      nodes: [DiagramNode(id: "a", name: "A")], ties: [], text: DiagramText(title: "One", footers: ["Short.", long]))
    let footers = try Self.drawing(diagram).scene().texts.filter { $0.classes == "footer" }
    #expect(footers.count == 3)
    #expect(footers.flatMap(\.lines).joined(separator: " ") == "Short. " + long)
    for footer in footers {
      #expect(footer.box.minY > 4)
      #expect(TextMetrics.width(of: footer.lines[0], size: 9, isBold: false) <= 1008)
    }
  }

  @Test func partnersHaveNamesOnLargeMapsToo() throws {
    let nodes = (0..<300).map { DiagramNode(id: "n\($0)", name: "Stakeholder \($0)", size: Double($0 % 7)) }
    let near = 1...9
    var ties = (1..<300).map { DiagramTie(from: "n\($0)", to: "n\(($0 * 7) % $0)", emphasis: .faded) }
    ties += near.map { DiagramTie(from: "n0", to: "n\($0)") }
    var diagram = Diagram(nodes: nodes, ties: ties, text: DiagramText(title: "One of 300"))
    for index in nodes.indices {
      diagram.nodes[index].emphasis = index == 0 ? .strong : near.contains(index) ? .normal : .faded
    }
    let drawing = try Self.drawing(diagram)
    #expect(drawing.labels.indices.filter { drawing.labels[$0] != nil } == Array(0...9))
    #expect(drawing.isTop.indices.filter { drawing.isTop[$0] } == [0])
    #expect(drawing.arrangement.flaws.namesOnNames == 0)
    // Many who stand out: the first dozen.
    for index in 0..<100 { diagram.nodes[index].emphasis = .strong }
    #expect(try Self.drawing(diagram).isTop.count { $0 } == 12)
  }

  @Test func columnsCanBeColourAndSize() throws {
    var style = DiagramStyle.sectors
    style.color = .column("type")
    style.size = .column("power")
    let diagram = try Diagram(of: Self.study().network(), style: style)
    #expect(diagram.sectors.map(\.id) == ["office", "club"])
    #expect(diagram.nodes.map(\.size) == [0, 1, 2, 3, 4, 5, nil])
    #expect(diagram.text.groupTitle == "Colour and shape: type")
    style.size = .column("budget")
    #expect(throws: DiagramError.self) { try Diagram(of: Self.study().network(), style: style) }
  }

  @Test func linesOfUndeclaredKindsAreCalledByTheirNames() throws {
    let drawing = try Self.drawing(try Diagram(of: Self.study().network()))
    #expect(drawing.lineRows.map(\.title) == ["trust", "friendship, grants a say to"])
  }

  @Test func aMapOfManyPartsSaysSo() throws {
    var builder = StudyBuilder()
    for index in 0..<9 { builder.add(Stakeholder(id: .init(rawValue: "s\(index)"))) }
    for (from, to) in [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7)] {
      builder.add(Relationship(from: .init(rawValue: "s\(from)"), to: .init(rawValue: "s\(to)"), kind: .collaborate))
    }
    let diagram = try Diagram(of: builder.build(title: "Nine").network())
    #expect(diagram.text.title == "9 stakeholders stand in 3 separate groups, the largest of 3; 1 has no tie")
  }

  @Test func strengthsAreDrawnInThreeWidths() throws {
    let nodes = (0..<4).map { DiagramNode(id: "\($0)", name: "N\($0)") }
    let ties = [(0, 1, 1.0), (1, 2, 2.0), (2, 3, 4.0)].map {
      DiagramTie(from: "\($0.0)", to: "\($0.1)", kind: "works with", strength: $0.2)
    }
    let drawing = try Self.drawing(Diagram(nodes: nodes, ties: ties, text: DiagramText(title: "Four")))
    #expect(drawing.ties.map { drawing.lineStyle(of: $0, in: .light).width } == [1, 2.2, 4])
    let scene = drawing.scene()
    #expect(scene.texts.contains { $0.lines == [Texts.strengthHead] })
  }

  @Test(arguments: [DiagramLayout.columns, .rings, .powerInterest, .circle])
  func layoutsBySectorAndColumn(_ layout: DiagramLayout) throws {
    let map = try Diagram(of: try PlaybookCase.study("riverside").latestNetwork, layout: layout).arranged()
    #expect(map.drawing.arrangement.flaws.nodesOnNodes == 0)
    #expect(map.drawing.arrangement.flaws.namesOnNames == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "riverside-\(layout.rawValue).png")
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil {
      print(layout, map.drawing.arrangement.flaws, map.hiddenNames)
    }
  }

  @Test func theGridPutsPowerUpAndInterestToTheRight() throws {
    let map = try Diagram(of: Self.study().network(), layout: .powerInterest).arranged()
    // Power rises and interest falls from Ada to Fay.
    for (before, after) in zip(map.places.prefix(5), map.places.dropFirst().prefix(5)) {
      #expect(after.y > before.y && after.x < before.x)
    }
    // Gus has neither and stands below the grid.
    #expect(map.places[6].y < map.places[0].y)
  }

  @Test func everybodyStaysInPlaceOverWavesKindsAndStyles() throws {
    let study = try PlaybookCase.study("riverside")
    let latest = study.latestNetwork
    let first = try #require(study.waves.first)
    let maps = [
      try Diagram(of: latest), try Diagram(of: study.network(at: first.id)), try Diagram(of: latest, style: .trust),
      try Diagram(of: latest, kinds: [.fund]), try Diagram(of: latest, style: .communities),
      try Diagram(of: latest, style: .introductions, proposing: [ProposedTie("mayors_office", "youth_panel")]),
      try Diagram(of: latest, style: .blame, showing: .askedForExplicitly()),
      try Diagram(ofChangeFrom: study.network(at: first.id), to: latest),
    ].map { try? $0.arranged().placesByStakeholder }
    let usual = try #require(maps[0])
    for places in maps {
      for (id, place) in try #require(places) { #expect(usual[id] == nil || usual[id] == place) }
    }
  }

  @Test func everybodyStaysInPlaceOnLargeMapsToo() throws {
    let graph = Graph.plantedCommunities(nodeCount: 200, tieCount: 500, communitySize: 30, mixing: 0.2, seed: 3).graph
    var builder = StudyBuilder()
    for node in graph.nodes { builder.add(Stakeholder(id: .init(rawValue: "s\(node)"), sector: "s\(node % 4)")) }
    for tie in graph.ties {
      builder.add(
        Relationship(
          from: .init(rawValue: "s\(tie.from)"), to: .init(rawValue: "s\(tie.to)"), kind: .collaborate))
    }
    let network = builder.build(title: "Two hundred").network()
    // Those who stand beside the map move with the length of the legend.
    let usual = try Diagram(of: network).arranged().placesByStakeholder.filter { $0.value.x <= DiagramPage().map.maxX }
    #expect(usual.count > 150)
    let hub = try #require(graph.nodes.max { graph.degree(of: $0) < graph.degree(of: $1) })
    for style in [DiagramStyle.bridges, .communities, .ego(.init(rawValue: "s\(hub)"))] {
      let places = try Diagram(of: network, style: style).arranged().placesByStakeholder
      for (id, place) in usual { #expect(places[id] == place, "\(style.name) moves \(id)") }
    }
  }

  @Test func suitedLayouts() throws {
    let tree = try Graph(nodeCount: 7, ties: [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)], isDirected: true)
    #expect(DiagramLayout.suited(to: tree).layout == .dot)
    let star = try Graph(nodeCount: 12, ties: (1..<12).map { ($0, 0) }, isDirected: true)
    #expect(DiagramLayout.suited(to: star).layout == .twopi)
    #expect(DiagramLayout.suited(to: Graph.erdosRenyi(nodeCount: 20, tieCount: 40, seed: 1)).layout == .stress)
  }
}

struct SectorMatrixTests {
  @Test func countsByHand() throws {
    var builder = StudyBuilder()
    for index in 0..<6 {
      builder.add(
        Stakeholder(id: .init(rawValue: "s\(index)"), sector: index < 3 ? "public" : index < 5 ? "private" : nil))
    }
    for (from, to) in [(0, 1), (1, 0), (1, 2), (0, 3), (4, 5)] {
      builder.add(Relationship(from: .init(rawValue: "s\(from)"), to: .init(rawValue: "s\(to)"), kind: .trust))
    }
    let matrix = try SectorMatrix(of: builder.build(title: "Six").network())
    #expect(matrix.sizes == [3, 2])
    #expect(matrix.withoutSector == 1)
    #expect(matrix.rows[0].map(\.tied) == [2] && matrix.rows[0].map(\.possible) == [3])
    #expect(matrix.rows[1].map(\.tied) == [1, 0] && matrix.rows[1].map(\.possible) == [6, 1])
    // Three tied pairs of ten: none of them is the one pair within the second sector in 7 of 10 cases.
    #expect(abs(matrix.rows[1][1].chanceOfNone - 0.7) < 1e-12)
    #expect(!matrix.rows[1][1].isSilo)
    // Two or three of the three pairs within the first: 3·C(7, 1) + 1 of C(10, 3) ways.
    #expect(abs(matrix.rows[0][0].chanceOfAsMany - 22 / 120.0) < 1e-12)
    #expect(matrix.text.title == "Ties within Public exceed chance most clearly: 2 of 3 pairs, about 0.9 expected")
  }

  /// The sum of products of binomial coefficients, the definition.
  @Test func chancesAreHypergeometric() {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    for (pairs, tied, among) in [(10, 3, 3), (45, 12, 15), (45, 40, 15), (300, 40, 7), (6, 6, 2), (190, 1, 190)] {
      for count in 0...(among + 1) {
        let wanted = (count...max(count, among)).reduce(0.0) {
          $0 + choose(among, $1) * choose(pairs - among, tied - $1) / choose(pairs, tied)
        }
        let found = SectorMatrix.chance(ofAtLeast: count, pairs: pairs, tied: tied, among: among)
        #expect(abs(found - wanted) < 1e-9, "\(count) of \(among), \(tied) of \(pairs)")
      }
    }
    // Of a network of a million pairs and more, without a number that is none.
    let far = SectorMatrix.chance(ofAtLeast: 900, pairs: 2_000_000, tied: 40_000, among: 1_000)
    #expect(far >= 0 && far < 1e-100)
    #expect(SectorMatrix.chance(ofAtLeast: 1, pairs: 2_000_000, tied: 40_000, among: 1_000_000) > 0.999)
  }

  /// No rule that is not in the picture chooses the title: of all cells the one that chance gives most rarely.
  @Test(arguments: PlaybookCase.names + ["riverside"])
  func theTitleIsAboutTheCellFurthestFromChance(_ name: String) throws {
    let matrix = try SectorMatrix(of: PlaybookCase.study(name).latestNetwork)
    let cells = matrix.rows.enumerated().flatMap { row, cells in
      cells.enumerated().map { (row: row, column: $0.offset, cell: $0.element) }
    }
    let rarest = try #require(
      cells.filter { $0.cell.tied > 0 }.min { $0.cell.chanceOfAsMany < $1.cell.chanceOfAsMany })
    let title = matrix.text.title
    if cells.contains(where: { $0.cell.isSilo && $0.row != $0.column }) {
      #expect(title.contains("have no tie at all"))
    } else {
      #expect(title.contains(matrix.sectors[rarest.row].title) && title.contains(matrix.sectors[rarest.column].title))
      #expect(title.contains("\(rarest.cell.tied) of \(rarest.cell.possible) pair"))
      #expect(matrix.text.footers[1].contains("Chance: as many ties thrown at random; about"))
    }
  }

  @Test(arguments: DiagramTheme.allCases)
  func limaLooksLikeTheModel(_ theme: DiagramTheme) throws {
    let matrix = try SectorMatrix(of: try PlaybookCase.study("lima-ciudad-saludable").latestNetwork, theme: theme)
    let svg = String(decoding: try matrix.rendered(as: .svg), as: UTF8.self)
    #expect(svg.contains("of 48"))
    #expect(throws: DiagramError.self) { try matrix.rendered(as: .dot) }
    try keepForLooking(try matrix.rendered(as: .png(dpi: 96)), "lima-matrix-\(theme.rawValue).png")
  }
}
