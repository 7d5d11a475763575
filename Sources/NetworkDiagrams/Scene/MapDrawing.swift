import Graphs

/// Everything decided about one map: symbols, sizes, places, names.
///
/// From here it goes to a scene, or to DOT.
struct MapDrawing {
  struct SectorRow {
    var title: String
    var symbol: SectorSymbol
    var count: Int
  }

  struct LineRow {
    var title: String
    var style: TieStyle
    var heads: TieHeads
    var count: Int?
  }

  let nodes: [DiagramNode]
  let ties: [DiagramTie]
  /// The ends of each tie as positions in `nodes`.
  let ends: [(Int, Int)]
  let text: DiagramText
  let theme: DiagramTheme
  let sectors: [DiagramSector]
  let page: DiagramPage
  let hasTints: Bool
  let hasTaperedLines: Bool
  let layout: DiagramLayout
  /// The widths that say how strong ties are; nil where they do not.
  let strengths: StrengthSteps?
  let palette: SectorPalette
  let nodeSize: NodeSize
  /// Whether a node's name is among the few in bold.
  let isTop: [Bool]
  private(set) var labels: [LabelText?]
  private(set) var arrangement: MapArrangement
  /// Where each stakeholder stands, on the map or in the column beside it.
  private(set) var places: [Point]
  /// The small parts of a large network that stand beside the map.
  let asideParts: [[Int]]

  init(_ diagram: Diagram) throws(DiagramError) {
    var index: [String: Int] = [:]
    for (position, node) in diagram.nodes.enumerated() {
      guard index.updateValue(position, forKey: node.id) == nil else {
        throw DiagramError(.repeatedStakeholder(id: node.id))
      }
      if let size = node.size, !(size.isFinite && size >= 0) {
        throw DiagramError(
          .invalidValue(what: "The size of “\(node.id)”", found: "\(size)", expected: "a finite number from 0 up"))
      }
    }
    var ends: [(Int, Int)] = []
    for (position, tie) in diagram.ties.enumerated() {
      guard let from = index[tie.from] else { throw DiagramError(.unknownStakeholder(id: tie.from, tie: position)) }
      guard let to = index[tie.to] else { throw DiagramError(.unknownStakeholder(id: tie.to, tie: position)) }
      ends.append((from, to))
    }
    let nodes = diagram.nodes
    self.nodes = nodes
    // On the grid places say what the ties do not; ties are context.
    ties =
      diagram.layout == .powerInterest
      ? diagram.ties.map { tie in
        var tie = tie
        if tie.emphasis == .normal { (tie.emphasis, tie.line, tie.heads) = (.faded, Texts.anyTie, .none) }
        return tie
      } : diagram.ties
    self.ends = ends
    text = diagram.text
    page = diagram.page
    hasTints = diagram.hasTints
    hasTaperedLines = diagram.hasTaperedLines
    layout = diagram.layout
    strengths = StrengthSteps(diagram.ties.filter { $0.emphasis != .hidden })
    theme = diagram.theme
    sectors = diagram.sectors
    var counts: [String: Int] = [:]
    for node in nodes { if let sector = node.sector { counts[sector, default: 0] += 1 } }
    let palette = SectorPalette(sectors: diagram.sectors, counts: counts)
    // In grey shades alone would not do.
    self.palette = LargeMap.isLarge(nodes.count) && diagram.theme != .grey ? palette.withCircles : palette
    let nodeSize = NodeSize(values: nodes.map(\.size))
    self.nodeSize = nodeSize
    // What stands out on one map must not move anybody.
    let usual = Self.names(
      nodes.map { node in
        var node = node
        node.emphasis = .normal
        return node
      }, isTop: Self.highest(nodes))
    let names = Self.names(
      nodes, isTop: Self.topNodes(nodes), widths: Self.nameWidths(diagram, palette))
    isTop = names.isTop
    labels = names.labels
    var diagram = diagram
    let edge = diagram.page.map.maxX + 1
    if let ground = diagram.ground.first, diagram.layout == .stress, diagram.places.isEmpty {
      // Those who stand beside the map of the whole study have no place on it.
      diagram.places = try ground.arranged().placesByStakeholder.filter { $0.value.x <= edge }
    }
    arrangement = try MapPlacing(diagram: diagram, ends: ends, palette: palette, nodeSize: nodeSize).arrangement(
      names: names, usualNames: usual)
    places = arrangement.places
    let placing = zip(diagram.ties, ends).filter { $0.0.isForPlacing }.map(\.1)
    asideParts = layout.showsAside ? try LargeMap.asideParts(nodeCount: nodes.count, ties: placing) : []
    for (node, place) in Legend(self).asidePlaces() { places[node] = place }
    if !LargeMap.isLarge(nodes.count) { shortenHiddenNames() }
  }

  /// Names for which there was no room get another chance in fewer letters.
  private mutating func shortenHiddenNames() {
    for columns in [14, 9] {
      for node in arrangement.hiddenNames.sorted() {
        let label = LabelRules(columns: columns, lineCount: 1).label(
          for: nodes[node].name, isPerson: nodes[node].isPerson, isTop: false)
        guard let line = label.lines.first else { continue }
        let size = LabelRules.size(nodeCount: nodes.count, isTop: isTop[node])
        let width = TextMetrics.width(of: line, size: size, isBold: isTop[node]) * MapPlacing.labelReserve
        if arrangement.show(node, as: Point(width, size * 1.2)) { labels[node] = label }
      }
    }
  }

  /// How many names are written.
  var shownNames: Int { labels.count { $0 != nil } - arrangement.hiddenNames.count }

  func width(of node: Int) -> Double {
    nodeSize.diameter(of: nodes[node].size) * palette.symbol(of: nodes[node].sector).shape.widthFactor
  }

  /// How much thinner lines are where many are drawn: all of them together keep about the same share of the page.
  private var thinning: Double {
    let drawn = Double(ties.count { $0.emphasis != .hidden })
    let usual = 2.5 * Double(nodes.count)
    return drawn > 100 && drawn > usual ? max(0.3, 0.62 * (usual / drawn).squareRoot()) : 1
  }

  // MARK: Legend

  var isSizeExplained: Bool { nodes.contains { $0.size != nil } }
  var hasUnknownSizes: Bool { nodeSize.isUsed && nodes.contains { $0.size == nil } }

  /// The strong stakeholders, those who matter most first.
  var emphasized: [DiagramNode] {
    nodes.indices.filter { nodes[$0].emphasis == .strong }.sorted { Self.standsOutMore(nodes, $0, $1) }
      .map { nodes[$0] }
  }

  var sectorRows: [SectorRow] {
    var rows: [SectorRow] = palette.shown.compactMap { sector in
      let count = nodes.count { $0.sector == sector.id }
      return count > 0 ? SectorRow(title: sector.title, symbol: palette.symbol(of: sector.id), count: count) : nil
    }
    let others = palette.others.map(\.id)
    let otherCount = nodes.count { $0.sector.map(others.contains) ?? false }
    if otherCount > 0 {
      let titles = palette.others.map(\.title)
      // Communities have no names that would tell anything.
      let title = text.groupTitle == Texts.communityHead ? Texts.others(titles.count) : Texts.otherSectors(titles)
      rows.append(SectorRow(title: title, symbol: .other, count: otherCount))
    }
    let known = Set(sectors.map(\.id))
    let unknown = nodes.count { !($0.sector.map(known.contains) ?? false) }
    if unknown > 0, !rows.isEmpty {
      rows.append(SectorRow(title: text.ungroupedTitle ?? Texts.noSector, symbol: .other, count: unknown))
    }
    return rows
  }

  /// The lines that are drawn, those that stand out first, those that fade last.
  var lineRows: [LineRow] {
    struct Entry {
      var rank: Int
      var tie: DiagramTie
      var kinds: [String: Int] = [:]
      var pairs: Set<Set<String>> = []
      var count = 0
      var hasHeads = false
    }
    var order: [String] = []
    var entries: [String: Entry] = [:]
    for tie in ties where tie.emphasis != .hidden {
      let key = tie.change?.rawValue ?? tie.line ?? "family \(tie.family.rawValue) \(tie.emphasis.rawValue)"
      if entries[key] == nil { order.append(key) }
      var entry = entries[key] ?? Entry(rank: legendRank(tie), tie: tie)
      // A step of a way is one, however many ties make it.
      let isNew = entry.pairs.insert([tie.from, tie.to]).inserted
      entry.count += tie.line != Texts.pathTie ? tie.count : isNew ? 1 : 0
      entry.hasHeads = entry.hasHeads || tie.heads != .none
      for kind in tie.kindTitles.isEmpty ? [tie.kind] : tie.kindTitles where !kind.isEmpty {
        entry.kinds[kind, default: 0] += 1
      }
      entries[key] = entry
    }
    return order.enumerated().compactMap { position, key in entries[key].map { (position, $0) } }
      .sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }
      .map { _, entry in
        let tie = entry.tie
        let kinds = entry.kinds.keys.sorted { (entry.kinds[$1] ?? 0, $0) < (entry.kinds[$0] ?? 0, $1) }
        let title = tie.change.map { Texts.change($0, wave: nil) } ?? tie.line ?? Texts.family(tie.family, kinds: kinds)
        let isContext = tie.emphasis == .faded || tie.line == Texts.brokerTie
        var usual = tie
        usual.strength = nil
        return LineRow(
          title: title, style: lineStyle(of: usual, in: theme.tokens),
          heads: !entry.hasHeads ? .none : tie.line == Texts.bothWays ? .both : .forward,
          count: isContext || entry.count == 0 ? nil : entry.count)
      }
  }

  /// Whether some line has a head at each end, and no words of its own for it.
  var hasTwoHeads: Bool {
    !hasTaperedLines && ties.contains { $0.heads == .both && $0.emphasis != .hidden && $0.line != Texts.bothWays }
  }

  private func legendRank(_ tie: DiagramTie) -> Int {
    if tie.emphasis == .faded { return 90 }
    if tie.isProposed { return tie.line == Texts.proposedTie ? 1 : 2 }
    if tie.emphasis == .strong { return 0 }
    if let change = tie.change { return 10 + (DiagramTie.Change.allCases.firstIndex(of: change) ?? 0) }
    if tie.line == Texts.bothWays { return 19 }
    return 20 + (TieFamily.allCases.firstIndex(of: tie.family) ?? 0)
  }

  func lineStyle(of tie: DiagramTie, in tokens: ThemeTokens) -> TieStyle {
    var style = plainStyle(of: tie, in: tokens)
    if hasTaperedLines, tie.heads == .forward, !style.isDashed, !style.isDotted {
      style.isTapered = true
      style.width = 2.6 * style.width + 1
    }
    return style
  }

  private func plainStyle(of tie: DiagramTie, in tokens: ThemeTokens) -> TieStyle {
    if tie.isProposed {
      let isPlanned = tie.line == Texts.plannedTie
      return TieStyle(
        color: tokens.ink, width: LargeMap.isLarge(nodes.count) ? 1.6 : 2.2, isDashed: !isPlanned, isDotted: isPlanned)
    }
    if let change = tie.change, tie.emphasis == .normal {
      var result = change.style(in: tokens)
      if thinning < 1 { result.width *= max(0.55, thinning) }
      return result
    }
    switch tie.emphasis {
    case .hidden, .faded:
      let width = LargeMap.isLarge(nodes.count) ? 0.5 : 1.2
      return TieStyle(color: tokens.fadedTie, width: width, isDashed: tie.family == .against, head: .vee)
    case .strong: return TieStyle(color: tokens.ink, width: 2.6, head: .normal, headSize: 0.5)
    case .normal:
      var result = tie.family.style(in: tokens)
      if let width = tie.width {
        result.width = width
        if width < 2 { (result.head, result.headSize) = (.vee, 0.62) }
      }
      if let strengths {
        result.width = strengths.width(of: tie.strength)
        if result.width > 2, result.head == .vee { (result.head, result.headSize) = (.normal, 0.5) }
      }
      if LargeMap.isLarge(nodes.count) {
        // As symbols do, lines shrink beyond 600 nodes.
        let shrink = max(0.4, min(1, (600 / Double(nodes.count)).squareRoot()))
        result.width *= shrink * (tie.family == .against ? 0.5 : 0.4)
        result.headSize *= 0.6 * shrink
        let paleness = max(0.7, shrink)
        switch tie.line {
        case Texts.insideCommunity?: result.color = result.color.withAlpha(0.5 * paleness)
        case Texts.betweenCommunities?: result.color = tokens.ink.withAlpha(0.4 * paleness)
        default: if tie.family != .against { result.color = result.color.withAlpha(0.6 * paleness) }
        }
      } else if strengths == nil {
        result.width *= thinning
      }
      // Where places follow groups ties run across everything: they step back behind names and symbols.
      if [.columns, .rings, .circle].contains(layout), tie.family != .against, !LargeMap.isLarge(nodes.count) {
        result.color = result.color.withAlpha(thinning < 1 ? 0.45 : 0.7)
        if thinning < 1, strengths == nil { result.width *= 0.7 }
      }
      return result
    }
  }
}

/// The three widths in which lines say how strong ties are.
struct StrengthSteps {
  static let widths = [1.0, 2.2, 4.0]
  let lowest: Double
  let highest: Double

  init?(_ ties: [DiagramTie]) {
    let values = ties.compactMap(\.strength).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return nil }
    (lowest, highest) = (low, high)
  }

  /// The width of a tie; one whose strength is not known is as thin as the weakest.
  func width(of strength: Double?) -> Double {
    guard let strength, strength.isFinite else { return Self.widths[0] }
    guard highest > lowest else { return Self.widths[1] }
    let share = strength.share(from: lowest, to: highest)
    return Self.widths[share < 1 / 3.0 ? 0 : share < 2 / 3.0 ? 1 : 2]
  }
}
