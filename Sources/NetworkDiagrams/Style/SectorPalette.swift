/// Colour and shape of a sector: the pair is told apart in the four usual kinds of colour vision, the shape and the
/// shade of grey alone on paper.
package struct SectorSymbol: Sendable, Hashable {
  package var fill: Color
  package var grey: Color
  package var shape: NodeShape

  /// The symbols in order of use.
  ///
  /// Every one needs its outline: four of the fills are too pale without.
  package static let ordered: [SectorSymbol] = [
    SectorSymbol(fill: "#0A84EB", grey: "#4D4D4D", shape: .square),
    SectorSymbol(fill: "#DD9418", grey: "#D9D9D9", shape: .circle),
    SectorSymbol(fill: "#026656", grey: "#8C8C8C", shape: .triangle),
    SectorSymbol(fill: "#371570", grey: "#262626", shape: .diamond),
    SectorSymbol(fill: "#FEFD73", grey: "#F5F5F5", shape: .invtriangle),
    SectorSymbol(fill: "#90DCFD", grey: "#B3B3B3", shape: .star),
    SectorSymbol(fill: "#D83C81", grey: "#FFFFFF", shape: .hexagon),
    SectorSymbol(fill: "#5E1F08", grey: "#737373", shape: .house),
    SectorSymbol(fill: "#716B13", grey: "#A6A6A6", shape: .trapezium),
    SectorSymbol(fill: "#CEE5CC", grey: "#E6E6E6", shape: .parallelogram),
  ]

  /// All sectors beyond the ten largest, and stakeholders without a sector.
  package static let other = SectorSymbol(fill: "#C3CAD1", grey: "#C3C3C3", shape: .circle)

  package func color(in theme: DiagramTheme) -> Color { theme == .grey ? grey : fill }
}

/// Which sector has which symbol in one diagram.
package struct SectorPalette: Sendable, Hashable {
  /// The sectors that have a symbol of their own, in the order of the legend.
  package private(set) var shown: [DiagramSector] = []
  /// The sectors that share the grey circle.
  package private(set) var others: [DiagramSector] = []
  private var symbols: [String: SectorSymbol] = [:]

  /// Gives symbols to sectors in the order in which the study lists them.
  ///
  /// Beyond ten sectors the nine largest keep a symbol and the rest share one.
  ///
  /// - Parameter counts: how many stakeholders of the diagram each sector has; a sector without any takes no symbol
  ///   from the legend but keeps its place, so that all maps of a study agree.
  package init(sectors: [DiagramSector], counts: [String: Int]) {
    var own = sectors
    if sectors.count > SectorSymbol.ordered.count {
      let bySize = sectors.indices.sorted {
        let (a, b) = (counts[sectors[$0].id] ?? 0, counts[sectors[$1].id] ?? 0)
        return a != b ? a > b : $0 < $1
      }
      let kept = Set(bySize.prefix(9))
      own = sectors.indices.filter(kept.contains).map { sectors[$0] }
      others = sectors.indices.filter { !kept.contains($0) }.map { sectors[$0] }
    }
    for (index, sector) in own.enumerated() {
      var symbol = SectorSymbol.ordered[index]
      if let color = sector.color.flatMap({ Color(hex: $0) }) { symbol.fill = color }
      symbols[sector.id] = symbol
    }
    shown = own
  }

  /// The same colours, all as circles: where symbols are as small as on large maps, shapes are noise.
  var withCircles: SectorPalette {
    var copy = self
    for id in copy.symbols.keys { copy.symbols[id]?.shape = .circle }
    return copy
  }

  /// The stakeholders of each symbol by position, in the order of the legend: sectors of their own, the other sectors
  /// together, and those whose sector is not known. Groups without members are left out.
  func groups(of nodes: [DiagramNode]) -> [[Int]] {
    let shared = Set(others.map(\.id))
    var members = [[Int]](repeating: [], count: shown.count + 2)
    for (node, sector) in nodes.map(\.sector).enumerated() {
      let group = sector.map { sector in
        shown.firstIndex { $0.id == sector } ?? (shared.contains(sector) ? shown.count : shown.count + 1)
      }
      members[group ?? shown.count + 1].append(node)
    }
    return members.filter { !$0.isEmpty }
  }

  package func symbol(of sector: String?) -> SectorSymbol {
    sector.flatMap { symbols[$0] } ?? .other
  }
}
