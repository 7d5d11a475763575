import Graphs
public import StakeholderModel

extension Diagram {
  /// Makes the map of a network: title, legend and footers say what the network holds.
  ///
  /// Everybody stays in the same place in every style, kind and theme: places follow all ties that may be seen. Sizes
  /// show betweenness among the ties that hold the network together (no negative ones, no ratings).
  ///
  /// - Parameters:
  ///   - network: The stakeholders and ties, usually `study.latestNetwork`.
  ///   - style: What the map is about.
  ///   - kinds: The kinds of tie to draw; nil for all. The others still help to place stakeholders.
  ///   - theme: The colours.
  ///   - seed: The same seed gives the same picture.
  ///   - layout: How stakeholders are placed.
  ///   - permission: Needed to draw ties of negative sign that were told in confidence. They are drawn over the places
  ///     that the other ties give, so that the map of those who may see them looks like everybody's.
  /// - Complexity: O(n·m) for betweenness, then see ``rendered(as:)``.
  public init(
    of network: StakeholderNetwork, style: DiagramStyle = .sectors, kinds: [Kind.ID]? = nil,
    theme: DiagramTheme = .light, seed: UInt64 = 1, layout: DiagramLayout = .stress,
    showing permission: NegativeTiePermission? = nil
  ) {
    self = NetworkMap(network, style: style, kinds: kinds, permission: permission).diagram(theme: theme, seed: seed)
    self.layout = layout
  }
}

/// What a map says about a network.
struct NetworkMap {
  let network: StakeholderNetwork
  let style: DiagramStyle
  let kinds: Set<Kind.ID>?
  /// The ties that hold the network together.
  let graph: Graph
  let cuts: CutStructure
  let scores: NodeScores
  /// Drawn or not, one for each pair of stakeholders, family and emphasis.
  private(set) var ties: [DiagramTie] = []
  /// How many ties the drawn lines stand for.
  private(set) var totals = (all: 0, against: 0)
  /// Whether pairs with several ties show only one of them.
  private(set) var hasHiddenParallels = false

  init(_ network: StakeholderNetwork, style: DiagramStyle, kinds: [Kind.ID]?, permission: NegativeTiePermission?) {
    self.network = network
    self.style = style
    self.kinds = kinds.map { Set($0) }
    graph = network.graph()
    cuts = graph.cutStructure()
    scores = graph.betweenness()
    let shown = network.relationships.filter(isCurrentTie)
    var confidential: [Relationship] = []
    if let permission {
      let wave = network.wave?.id
      confidential = network.study.confidential.revealed(by: permission).filter {
        isCurrentTie($0) && (wave == nil || $0.wave == nil || $0.wave == wave)
      }
    }
    ties = merged(shown, isForPlacing: true) + merged(confidential, isForPlacing: false)
    totals = (
      all: ties.reduce(0) { $0 + ($1.emphasis == .hidden ? 0 : $1.count) },
      against: ties.reduce(0) { $0 + ($1.emphasis == .hidden || $1.family != .against ? 0 : $1.count) }
    )
    let drawn = ties.count { $0.emphasis != .hidden }
    if drawn > 100, Double(drawn) > 2.5 * Double(network.stakeholders.count) { hideLesserParallels() }
  }

  /// In a dense network one line is drawn for each pair: trust rather than work, work rather than gifts. Ties against
  /// keep a line of their own.
  private mutating func hideLesserParallels() {
    let rank: [TieFamily: Int] = [.trusts: 0, .worksWith: 1, .gives: 2]
    var best: [Set<String>: Int] = [:]
    for (index, tie) in ties.enumerated() where tie.emphasis != .hidden && tie.family != .against {
      let pair: Set = [tie.from, tie.to]
      if let other = best[pair] {
        let isLesser = (rank[tie.family] ?? 3) > (rank[ties[other].family] ?? 3)
        let (kept, dropped) = isLesser ? (other, index) : (index, other)
        ties[kept].kind += ", " + ties[dropped].kind
        ties[dropped].emphasis = .hidden
        best[pair] = kept
        hasHiddenParallels = true
      } else {
        best[pair] = index
      }
    }
  }

  /// Whether a stakeholder may be on a map; those who do not want to be shown take part in every number alone.
  private func isShown(_ node: Int) -> Bool { network.stakeholders[node].consent != .no }

  private func isCurrentTie(_ tie: Relationship) -> Bool {
    guard tie.isTie, !(network.wave != nil && tie.status == .ended) else { return false }
    guard let from = network.node(of: tie.from), let to = network.node(of: tie.to), from != to else { return false }
    guard isShown(from), isShown(to) else { return false }
    return network.study.kind(tie.kind)?.roles.contains(.rating) != true
  }

  func diagram(theme: DiagramTheme, seed: UInt64) -> Diagram {
    Diagram(
      nodes: nodes, ties: ties,
      sectors: network.study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) }, text: text,
      style: style, theme: theme, seed: seed)
  }

  // MARK: Stakeholders

  private var nodes: [DiagramNode] {
    let cutOff = othersCutOff
    return network.stakeholders.enumerated().filter { isShown($0.offset) }.map { index, stakeholder in
      var node = DiagramNode(
        id: stakeholder.id.rawValue, name: stakeholder.name,
        isPerson: stakeholder.isPerson, sector: stakeholder.sector,
        size: scores[index] ?? 0)
      if style == .bridges {
        node.emphasis = cutOff[index] == nil ? .faded : .strong
        node.emphasisCount = cutOff[index]
      }
      return node
    }
  }

  /// For each cut point how many others lose every path to the largest part that remains.
  var othersCutOff: [Int: Int] {
    Dictionary(
      uniqueKeysWithValues: cuts.articulationPoints.map { point in
        (point.node, point.partSizes.dropFirst().reduce(0, +))
      })
  }

  // MARK: Ties

  private struct Group: Hashable {
    var low: Int
    var high: Int
    var family: TieFamily
    var isHidden: Bool
  }

  /// Joins the ties of a family between two stakeholders into one line that names all its kinds.
  private func merged(_ relationships: [Relationship], isForPlacing: Bool) -> [DiagramTie] {
    var order: [Group] = []
    var members: [Group: [(from: Int, to: Int, kind: Kind)]] = [:]
    for tie in relationships {
      guard let from = network.node(of: tie.from), let to = network.node(of: tie.to) else { continue }
      let kind = network.study.kind(tie.kind) ?? Kind(id: tie.kind)
      let family = TieFamily(kind.family)
      let isHidden = !(kinds?.contains(tie.kind) ?? true) || (style == .bridges && kind.sign == .negative)
      let group = Group(low: min(from, to), high: max(from, to), family: family, isHidden: isHidden)
      if members[group] == nil { order.append(group) }
      members[group, default: []].append((from, to, kind))
    }
    let bridges = Set(cuts.bridges.map { [$0.from, $0.to] })
    let cutPoints = Set(cuts.articulationPoints.map(\.node))
    return order.map { group in
      let all = members[group] ?? []
      var kindNames: [String] = []
      var distinct: Set<[String]> = []
      var forward = false
      var backward = false
      for (from, to, kind) in all {
        if !kindNames.contains(kind.title) { kindNames.append(kind.title) }
        let ends = kind.isDirected ? [String(from), String(to)] : [String(group.low), String(group.high)]
        distinct.insert(ends + [kind.id.rawValue])
        if kind.isDirected { if from == all[0].from { forward = true } else { backward = true } }
      }
      var tie = DiagramTie(
        from: id(all[0].from), to: id(all[0].to), family: group.family, kind: kindNames.joined(separator: ", "),
        isForPlacing: isForPlacing)
      let hasHeads = group.family == .gives || group.family == .against
      tie.heads = !hasHeads || !(forward || backward) ? .none : forward && backward ? .both : .forward
      tie.count = distinct.count
      if hasHeads, backward, !forward { (tie.from, tie.to, tie.heads) = (tie.to, tie.from, .forward) }
      if group.isHidden {
        tie.emphasis = .hidden
      } else if style == .bridges {
        let isBridge = bridges.contains([group.low, group.high])
        tie.heads = .none
        tie.emphasis =
          isBridge ? .strong : cutPoints.contains(group.low) || cutPoints.contains(group.high) ? .normal : .faded
      }
      return tie
    }
  }

  private func id(_ node: Int) -> String { network.stakeholders[node].id.rawValue }
}

extension TieFamily {
  /// The family of a kind of tie.
  public init(_ family: Kind.Family) {
    switch family {
    case .worksWith: self = .worksWith
    case .trusts: self = .trusts
    case .gives: self = .gives
    case .against: self = .against
    }
  }
}
