import Graphs
import StakeholderModel

/// What a map says about a network.
struct NetworkMap {
  let network: StakeholderNetwork
  let style: DiagramStyle
  let kinds: Set<Kind.ID>?
  let permission: NegativeTiePermission?
  /// The ties that hold the network together, of the kinds that are drawn.
  let graph: Graph
  let cuts: CutStructure
  /// How often each stakeholder stands between others in `graph`.
  let scores: NodeScores
  /// What symbols are sized by; nil where it is not known.
  private(set) var sizes: [Double?] = []
  /// The communities, if colour shows them.
  let communities: Communities?
  /// The nodes of the way that the style is about; none for other styles.
  private(set) var path: [Int] = []
  /// The node that the style is about.
  private(set) var center: Int?
  /// Drawn or not, one for each pair of stakeholders, family and emphasis.
  private(set) var ties: [DiagramTie] = []
  /// How many ties the drawn lines stand for.
  private(set) var totals = (all: 0, against: 0)
  /// Whether pairs with several ties show only one of them.
  private(set) var hasHiddenParallels = false
  /// Whether widths say how strong ties are.
  private(set) var showsStrengths = false

  /// Whether its places are those of every map of the study.
  var isGround: Bool {
    network.wave == nil && kinds == nil && style.size == .betweenness && style.color == .sector && style.ties == .all
      && style.highlight != .beneficiaries
  }

  init(
    _ network: StakeholderNetwork, style: DiagramStyle, kinds: [Kind.ID]?, proposals: [ProposedTie],
    permission: NegativeTiePermission?, seed: UInt64
  ) throws(DiagramError) {
    self.network = network
    self.style = style
    let wanted = kinds.map { Set($0) }
    self.kinds = wanted
    let permission = permission ?? network.study.publicNegativeTies
    self.permission = permission
    if style.ties == .against, permission == nil {
      throw DiagramError(
        .style(
          "Ties against somebody were told in confidence. Ask for them with --show-negative-ties if you may see them"))
    }
    let binding = network.bindingKinds.filter { Self.draws($0, style, wanted, network.study) }
    graph = network.graph(of: binding)
    cuts = graph.cutStructure()
    scores = graph.betweenness()
    communities = style.color == .community ? graph.communities(seed: seed) : nil

    let current = network.relationships.filter { isShownTie($0) && isCurrent($0) }
    var confidential: [Relationship] = []
    if let permission {
      let wave = network.wave?.id
      confidential = network.study.confidential.revealed(by: permission).filter {
        isShownTie($0) && isCurrent($0) && (wave == nil || $0.wave == nil || $0.wave == wave)
      }
    }
    try findHighlight()
    sizes = try computedSizes(of: (current + confidential).filter { draws($0.kind) })
    ties = merged(current, isForPlacing: true) + merged(confidential, isForPlacing: false)
    totals = (
      all: ties.reduce(0) { $0 + ($1.emphasis == .hidden ? 0 : $1.count) },
      against: ties.reduce(0) { $0 + ($1.emphasis == .hidden || $1.family != .against ? 0 : $1.count) }
    )
    let drawn = ties.count { $0.emphasis != .hidden }
    if drawn > 100, Double(drawn) > 2.5 * Double(network.stakeholders.count) { hideLesserParallels() }
    if style.color == .community, LargeMap.isLarge(network.stakeholders.count) { tellInsideFromBetween() }
    showsStrengths = style.showsStrengths && ties.contains { $0.strength != nil && $0.emphasis != .hidden }
    if style.highlight == .cutPoints { for index in ties.indices { ties[index].count = 1 } }
    ties += try plans(proposals)
  }

  // MARK: What is drawn

  private static func draws(_ id: Kind.ID, _ style: DiagramStyle, _ kinds: Set<Kind.ID>?, _ study: Study) -> Bool {
    guard kinds?.contains(id) ?? true else { return false }
    let kind = study.kind(id) ?? Kind(id: id)
    return switch style.ties {
    case .all: true
    case .kinds(let wanted): wanted.contains(id)
    case .roles(let roles): !kind.roles.isDisjoint(with: roles)
    case .against: kind.sign == .negative
    }
  }

  func draws(_ kind: Kind.ID) -> Bool { Self.draws(kind, style, kinds, network.study) }

  /// Whether a stakeholder may be on a map; those who do not want to be shown take part in every number alone.
  func isShown(_ node: Int) -> Bool { network.stakeholders[node].consent != .no }

  private func isShownTie(_ tie: Relationship) -> Bool {
    guard let from = network.node(of: tie.from), let to = network.node(of: tie.to), from != to else { return false }
    guard isShown(from), isShown(to) else { return false }
    return network.study.kind(tie.kind)?.roles.contains(.rating) != true
  }

  private func isCurrent(_ tie: Relationship) -> Bool {
    tie.isTie && !(network.wave != nil && tie.status == .ended)
  }

  /// In a dense network one line is drawn for each pair: trust rather than work, work rather than gifts. Ties against
  /// keep a line of their own.
  private mutating func hideLesserParallels() {
    let rank: [TieFamily: Int] = [.decides: 0, .trusts: 1, .learns: 2, .worksWith: 3, .gives: 4]
    var best: [Set<String>: Int] = [:]
    for (index, tie) in ties.enumerated() where tie.emphasis != .hidden && tie.family != .against {
      let pair: Set = [tie.from, tie.to]
      if let other = best[pair] {
        let isLesser = (rank[tie.family] ?? 5) > (rank[ties[other].family] ?? 5)
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

  /// On large maps of communities, where all ties look alike, lines say which of them join communities.
  private mutating func tellInsideFromBetween() {
    let drawn = ties.indices.filter { ties[$0].emphasis != .hidden }
    guard let partition = communities?.partition, Set(drawn.map { ties[$0].family }).count == 1,
      drawn.allSatisfy({ ties[$0].line == nil && ties[$0].family != .against })
    else { return }
    for index in drawn {
      guard let from = network.node(of: .init(rawValue: ties[index].from)),
        let to = network.node(of: .init(rawValue: ties[index].to))
      else { continue }
      ties[index].line = partition[from] == partition[to] ? Texts.insideCommunity : Texts.betweenCommunities
    }
  }

  /// Ties that are planned or proposed.
  private func plans(_ proposals: [ProposedTie]) throws(DiagramError) -> [DiagramTie] {
    var seen: Set<Set<Int>> = []
    var result: [DiagramTie] = []
    func add(_ from: Int, _ to: Int, kind: String, line: String) {
      guard from != to, isShown(from), isShown(to), seen.insert([from, to]).inserted else { return }
      result.append(
        DiagramTie(from: id(from), to: id(to), kind: kind, line: line, isProposed: true, isForPlacing: false))
    }
    for proposal in proposals {
      func node(_ id: Stakeholder.ID) throws(DiagramError) -> Int {
        guard let node = network.node(of: id) else { throw unknown(id) }
        return node
      }
      add(
        try node(proposal.first), try node(proposal.second),
        kind: proposal.reason.isEmpty ? Texts.proposedTie : proposal.reason, line: Texts.proposedTie)
    }
    guard style.showsPlans else { return result }
    for tie in network.relationships
    where tie.status == .planned && isShownTie(tie) && network.study.bindsTogether(tie.kind) {
      guard let from = network.node(of: tie.from), let to = network.node(of: tie.to) else { continue }
      add(from, to, kind: network.study.kind(tie.kind)?.title ?? tie.kind.rawValue, line: Texts.plannedTie)
    }
    if result.isEmpty {
      throw DiagramError(
        .style("No tie is proposed, and none in the data has the status “planned”. Name pairs with --propose A,B"))
    }
    return result
  }

  // MARK: What stands out

  func unknown(_ id: Stakeholder.ID) -> DiagramError {
    DiagramError(.style("No stakeholder has the id or name “\(id.rawValue)” in \(network.wave?.title ?? "the study")"))
  }

  private mutating func findHighlight() throws(DiagramError) {
    func node(_ id: Stakeholder.ID) throws(DiagramError) -> Int {
      guard let node = network.node(of: id), isShown(node) else { throw unknown(id) }
      return node
    }
    switch style.highlight {
    case .none, .cutPoints, .beneficiaries: break
    case .around(let id): center = try node(id)
    case .path(let from, let to):
      let (start, end) = (try node(from), try node(to))
      guard let found = graph.shortestPath(from: start, to: end), start != end else {
        throw DiagramError(
          .style(
            "No way leads from “\(network.stakeholders[start].name)” to “\(network.stakeholders[end].name)” over ties that are not against anybody"
          ))
      }
      path = found
    }
  }

  // MARK: Sizes

  private func computedSizes(of drawn: [Relationship]) throws(DiagramError) -> [Double?] {
    var others = [Set<Int>](repeating: [], count: network.stakeholders.count)
    switch style.size {
    case .betweenness: return network.stakeholders.indices.map { scores[$0] ?? 0 }
    case .none: return network.stakeholders.map { _ in nil }
    case .partners, .named:
      for tie in drawn {
        guard let from = network.node(of: tie.from), let to = network.node(of: tie.to) else { continue }
        others[to].insert(from)
        if style.size == .partners || network.study.kind(tie.kind)?.isDirected == false { others[from].insert(to) }
      }
      return others.map { Double($0.count) }
    case .column(let column):
      let values = network.stakeholders.map { stakeholder in
        stakeholder.number(inColumn: column).flatMap { $0 >= 0 ? $0 : nil }
      }
      if values.allSatisfy({ $0 == nil }) {
        throw DiagramError(
          .style("No stakeholder has a number from 0 up in a column “\(column)”, so symbols cannot be sized by it"))
      }
      return values
    }
  }

  func id(_ node: Int) -> String { network.stakeholders[node].id.rawValue }
}
