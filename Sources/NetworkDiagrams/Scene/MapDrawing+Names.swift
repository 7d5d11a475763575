/// Whose names are written, and whose are bold.
extension MapDrawing {
  /// The most names on a large map in which some stand out: all that there usually is room for.
  private static let mostLargeNames = 36

  /// Whose names are bold: those that the diagram is about, or else the highest.
  static func topNodes(_ nodes: [DiagramNode]) -> [Bool] {
    guard nodes.contains(where: { $0.emphasis == .strong }) else {
      var shown = nodes
      for index in shown.indices where shown[index].emphasis == .faded { shown[index].size = nil }
      return highest(shown)
    }
    let strong = nodes.indices.filter { nodes[$0].emphasis == .strong }
    if !LargeMap.isLarge(nodes.count) || strong.count <= mostLargeNames {
      return nodes.map { $0.emphasis == .strong }
    }
    let chosen = Set(strong.sorted { standsOutMore(nodes, $0, $1) }.prefix(mostLargeNames / 3))
    return nodes.indices.map(chosen.contains)
  }

  /// The order of those who stand out: by what the diagram counts for them, then by size.
  static func standsOutMore(_ nodes: [DiagramNode], _ a: Int, _ b: Int) -> Bool {
    let (first, second) = (nodes[a].emphasisCount ?? 0, nodes[b].emphasisCount ?? 0)
    if first != second { return first > second }
    let (x, y) = (nodes[a].size ?? 0, nodes[b].size ?? 0)
    return x != y ? x > y : a < b
  }

  /// How wide names may be where sectors stand in columns, so that they end before the next one; nil elsewhere.
  static func nameWidths(_ diagram: Diagram, _ palette: SectorPalette) -> [Double]? {
    guard diagram.layout == .columns else { return nil }
    let groups = palette.groups(of: diagram.nodes)
    var widths = [Double](repeating: 0, count: diagram.nodes.count)
    for (group, column) in zip(groups, GroupLayout.columnEdges(of: groups.map(\.count), in: diagram.page.map)) {
      for node in group { widths[node] = column.width - 46 }
    }
    return widths
  }

  /// The few nodes with the highest values: twelve of a large map, eight of a small one.
  static func highest(_ nodes: [DiagramNode]) -> [Bool] {
    let limit = min(LargeMap.isLarge(nodes.count) ? 12 : 8, max(1, nodes.count / 4))
    let order = nodes.indices.filter { (nodes[$0].size ?? 0) > 0 }.sorted {
      let (a, b) = (nodes[$0].size ?? 0, nodes[$1].size ?? 0)
      return a != b ? a > b : $0 < $1
    }
    let top = Set(order.prefix(limit))
    return nodes.indices.map(top.contains)
  }

  /// - Parameter widths: How wide the name of each may be, in points; nil for the usual width.
  static func names(_ nodes: [DiagramNode], isTop: [Bool], widths: [Double]? = nil) -> MapPlacing.Names {
    let plain = namedBesideTop(nodes, isTop: isTop)
    let labels = nodes.indices.map { index -> LabelText? in
      let (node, isTop) = (nodes[index], isTop[index])
      if LargeMap.isLarge(nodes.count), !isTop, !plain.contains(index) { return nil }
      var rules = LabelRules(nodeCount: nodes.count, isTop: isTop)
      if let widths {
        // A letter is a little more than half as wide as high. A word that is a little longer is not broken.
        let letter = LabelRules.size(nodeCount: nodes.count, isTop: isTop) * (isTop ? 0.6 : 0.54)
        let columns = max(8, min(rules.columns, Int(widths[index] / letter)))
        let longest = node.name.split(separator: " ").map { TextMetrics.columns(in: $0) }.max() ?? 0
        rules = LabelRules(columns: max(columns, min(longest, columns + 4)), lineCount: 3)
      }
      let label = rules.label(
        for: node.name, isPerson: node.isPerson, isTop: isTop)
      return label.lines.isEmpty ? nil : label
    }
    return MapPlacing.Names(labels: labels, isTop: isTop)
  }

  /// On a large map where the rest fades, those who neither fade nor stand out, such as the partners of one stakeholder,
  /// have names too, as far as there is room.
  private static func namedBesideTop(_ nodes: [DiagramNode], isTop: [Bool]) -> Set<Int> {
    guard LargeMap.isLarge(nodes.count), nodes.contains(where: { $0.emphasis == .faded }) else { return [] }
    let normal = nodes.indices.filter { nodes[$0].emphasis == .normal && !isTop[$0] }
    let order = normal.sorted { standsOutMore(nodes, $0, $1) }
    return Set(order.prefix(max(0, mostLargeNames - isTop.count { $0 })))
  }
}
