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
  let style: DiagramStyle
  let theme: DiagramTheme
  let sectors: [DiagramSector]
  let palette: SectorPalette
  let nodeSize: NodeSize
  /// Whether a node's name is among the few in bold.
  let isTop: [Bool]
  let labels: [LabelText?]
  let arrangement: MapArrangement
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
    ties = diagram.ties
    self.ends = ends
    text = diagram.text
    style = diagram.style
    theme = diagram.theme
    sectors = diagram.sectors
    var counts: [String: Int] = [:]
    for node in nodes { if let sector = node.sector { counts[sector, default: 0] += 1 } }
    palette = SectorPalette(sectors: diagram.sectors, counts: counts)
    let nodeSize = NodeSize(values: nodes.map(\.size))
    self.nodeSize = nodeSize
    let usual = Self.names(nodes, isTop: Self.highest(nodes))
    let names = Self.names(nodes, isTop: Self.topNodes(nodes))
    isTop = names.isTop
    labels = names.labels
    arrangement = try MapPlacing(diagram: diagram, ends: ends, palette: palette, nodeSize: nodeSize).arrangement(
      names: names, usualNames: usual)
    places = arrangement.places
    let placing = zip(diagram.ties, ends).filter { $0.0.isForPlacing }.map(\.1)
    asideParts = try LargeMap.asideParts(nodeCount: nodes.count, ties: placing)
    for (node, place) in Legend(self).asidePlaces() { places[node] = place }
  }

  /// Whose names are bold: those that the diagram is about, or else the highest.
  private static func topNodes(_ nodes: [DiagramNode]) -> [Bool] {
    if nodes.contains(where: { $0.emphasis != .normal }) { return nodes.map { $0.emphasis == .strong } }
    return highest(nodes)
  }

  /// The few nodes with the highest values: twelve of a large map, eight of a small one.
  private static func highest(_ nodes: [DiagramNode]) -> [Bool] {
    let limit = min(nodes.count > 150 ? 12 : 8, max(1, nodes.count / 4))
    let order = nodes.indices.filter { (nodes[$0].size ?? 0) > 0 }.sorted {
      let (a, b) = (nodes[$0].size ?? 0, nodes[$1].size ?? 0)
      return a != b ? a > b : $0 < $1
    }
    let top = Set(order.prefix(limit))
    return nodes.indices.map(top.contains)
  }

  private static func names(_ nodes: [DiagramNode], isTop: [Bool]) -> MapPlacing.Names {
    let labels = zip(nodes, isTop).map { node, isTop -> LabelText? in
      if nodes.count > 150, !isTop { return nil }
      let label = LabelRules(nodeCount: nodes.count, isTop: isTop).label(
        for: node.name, isPerson: node.isPerson, isTop: isTop)
      return label.lines.isEmpty ? nil : label
    }
    return MapPlacing.Names(labels: labels, isTop: isTop)
  }

  func width(of node: Int) -> Double {
    nodeSize.diameter(of: nodes[node].size) * palette.symbol(of: nodes[node].sector).shape.widthFactor
  }

  /// Whether so many lines are drawn that they must be thinner.
  private var isDense: Bool {
    let drawn = ties.count { $0.emphasis != .hidden }
    return drawn > 100 && Double(drawn) > 2.5 * Double(nodes.count)
  }

  // MARK: Legend

  var isSizeExplained: Bool { nodes.contains { $0.size != nil } }
  var hasUnknownSizes: Bool { nodeSize.isUsed && nodes.contains { $0.size == nil } }

  /// The strong stakeholders, those who matter most first.
  var emphasized: [DiagramNode] {
    nodes.indices.filter { nodes[$0].emphasis == .strong }.sorted {
      let (a, b) = (nodes[$0].emphasisCount ?? 0, nodes[$1].emphasisCount ?? 0)
      if a != b { return a > b }
      let (x, y) = (nodes[$0].size ?? 0, nodes[$1].size ?? 0)
      return x != y ? x > y : $0 < $1
    }.map { nodes[$0] }
  }

  var sectorRows: [SectorRow] {
    var rows: [SectorRow] = palette.shown.compactMap { sector in
      let count = nodes.count { $0.sector == sector.id }
      return count > 0 ? SectorRow(title: sector.title, symbol: palette.symbol(of: sector.id), count: count) : nil
    }
    let others = palette.others.map(\.id)
    let otherCount = nodes.count { $0.sector.map(others.contains) ?? false }
    if otherCount > 0 {
      rows.append(SectorRow(title: Texts.otherSectors(palette.others.map(\.title)), symbol: .other, count: otherCount))
    }
    let known = Set(sectors.map(\.id))
    let unknown = nodes.count { !($0.sector.map(known.contains) ?? false) }
    if unknown > 0, !rows.isEmpty {
      rows.append(SectorRow(title: Texts.noSector, symbol: .other, count: unknown))
    }
    return rows
  }

  var lineRows: [LineRow] {
    let tokens = theme.tokens
    if style == .bridges {
      let rows: [(DiagramTie.Emphasis, String)] = [
        (.strong, Texts.bridgeTie), (.normal, Texts.brokerTie), (.faded, Texts.otherTie),
      ]
      return rows.compactMap { emphasis, title in
        let count = ties.reduce(0) { $0 + ($1.emphasis == emphasis ? 1 : 0) }
        guard count > 0 else { return nil }
        let sample = DiagramTie(from: "", to: "", emphasis: emphasis)
        return LineRow(
          title: title, style: lineStyle(of: sample, in: tokens), heads: .none, count: emphasis == .strong ? count : nil
        )
      }
    }
    if style == .change {
      return DiagramTie.Change.allCases.compactMap { change in
        let count = ties.reduce(0) { $0 + ($1.change == change && $1.emphasis != .hidden ? $1.count : 0) }
        guard count > 0 else { return nil }
        let sample = DiagramTie(from: "", to: "", change: change)
        return LineRow(
          title: Texts.change(change, wave: nil), style: lineStyle(of: sample, in: tokens), heads: .none, count: count)
      }
    }
    return TieFamily.allCases.compactMap { family in
      let members = ties.filter { $0.family == family && $0.emphasis != .hidden }
      guard !members.isEmpty else { return nil }
      let hasHeads = members.contains { $0.heads != .none }
      return LineRow(
        title: Texts.family(family), style: lineStyle(of: members[0], in: tokens), heads: hasHeads ? .forward : .none,
        count: members.reduce(0) { $0 + $1.count })
    }
  }

  func lineStyle(of tie: DiagramTie, in tokens: ThemeTokens) -> TieStyle {
    if let change = tie.change, tie.emphasis == .normal {
      var result = change.style(in: tokens)
      if isDense { result.width *= 0.7 }
      return result
    }
    switch tie.emphasis {
    case .hidden, .faded:
      return TieStyle(color: tokens.fadedTie, width: 1.2, isDashed: tie.family == .against, head: .vee)
    case .strong: return TieStyle(color: tokens.ink, width: 2.6, head: .normal, headSize: 0.5)
    case .normal:
      var result = (style == .bridges ? .worksWith : tie.family).style(in: tokens)
      if LargeMap.isLarge(nodes.count) {
        result.width *= tie.family == .against ? 0.5 : 0.4
        result.headSize *= 0.6
        if tie.family != .against { result.color = result.color.withAlpha(0.6) }
      } else if isDense {
        result.width *= 0.62
      }
      return result
    }
  }
}
