import Graphs
import StakeholderModel

extension NetworkMap {
  func diagram(theme: DiagramTheme, seed: UInt64) -> Diagram {
    let groups = groups
    var diagram = Diagram(
      nodes: nodes(groups.ofNode), ties: ties, sectors: groups.all, text: text, theme: theme, seed: seed)
    diagram.hasTints = style.showsTints
    diagram.hasTaperedLines = style.tapersLines
    return diagram
  }

  private func nodes(_ groups: [String?]) -> [DiagramNode] {
    let cutOff = othersCutOff
    let near = center.map(partners) ?? []
    let involved = involved
    return network.stakeholders.enumerated().filter { isShown($0.offset) }.map { index, stakeholder in
      var node = DiagramNode(
        id: stakeholder.id.rawValue, name: stakeholder.name, isPerson: stakeholder.isPerson, sector: groups[index],
        size: sizes[index], power: stakeholder.power, interest: stakeholder.interest)
      switch style.highlight {
      case .none: if let involved, !involved.contains(node.id) { node.emphasis = .faded }
      case .cutPoints:
        node.emphasis = cutOff[index] == nil ? .faded : .strong
        node.emphasisCount = cutOff[index]
      case .beneficiaries: if stakeholder.isBeneficiary == true { node.emphasis = .strong }
      case .around: node.emphasis = index == center ? .strong : near.contains(index) ? .normal : .faded
      case .path: node.emphasis = path.contains(index) ? .strong : .faded
      }
      return node
    }
  }

  /// On maps of ties against somebody, those who have one that is drawn; nil where nobody fades.
  private var involved: Set<String>? {
    guard style.ties == .against else { return nil }
    let ends = ties.filter { $0.emphasis != .hidden }.flatMap { [$0.from, $0.to] }
    return ends.isEmpty ? nil : Set(ends)
  }

  /// For each cut point how many others lose every path to the largest part that remains.
  var othersCutOff: [Int: Int] {
    Dictionary(
      uniqueKeysWithValues: cuts.articulationPoints.map { point in
        (point.node, point.partSizes.dropFirst().reduce(0, +))
      })
  }

  /// Those to whom a stakeholder has a tie that is drawn.
  func partners(of node: Int) -> Set<Int> {
    let id = id(node)
    return Set(
      ties.filter { $0.emphasis != .hidden && !$0.isProposed && ($0.from == id || $0.to == id) }
        .compactMap { network.node(of: .init(rawValue: $0.from == id ? $0.to : $0.from)) })
  }

  // MARK: Groups of one colour

  /// The fewest members of a community that has a colour of its own.
  var smallestCommunity: Int { LargeMap.isLarge(network.stakeholders.count) ? 10 : 3 }

  /// The groups in the order in which they take colours, and that of each stakeholder.
  var groups: (all: [DiagramSector], ofNode: [String?]) {
    switch style.color {
    case .none: return ([], network.stakeholders.map { _ in nil })
    case .sector:
      return (
        network.study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) },
        network.stakeholders.map(\.sector)
      )
    case .community:
      guard let partition = communities?.partition else { return ([], network.stakeholders.map { _ in nil }) }
      let count = partition.sizes.prefix { $0 >= smallestCommunity }.count
      return (
        (0..<count).map { DiagramSector(id: "community-\($0 + 1)", title: Texts.community($0 + 1)) },
        network.stakeholders.indices.map { partition[$0] < count ? "community-\(partition[$0] + 1)" : nil }
      )
    case .column(let column):
      let values = network.stakeholders.map { $0.text(inColumn: column) }
      var counts: [String: Int] = [:]
      for case let value? in values { counts[value, default: 0] += 1 }
      let order = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
      return (order.map { DiagramSector(id: $0, title: $0.replacing("_", with: " ")) }, values)
    }
  }
}
