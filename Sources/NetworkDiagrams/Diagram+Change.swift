import Graphs
public import StakeholderModel

extension Diagram {
  /// Makes the map of what changed between two waves: ties that began, ended and lasted, everybody in one place.
  ///
  /// Two stakeholders count as tied in a wave if either side reports a tie of one of the kinds. A tie that nobody
  /// reports in the later wave counts as ended, which may also mean that nobody answered; the footer says so.
  /// Sizes show the number of partners in the later wave.
  ///
  /// - Parameters:
  ///   - earlier: The network at the earlier wave.
  ///   - later: The network of the same study at the later wave.
  ///   - kinds: The kinds of tie to compare; nil for all that hold the network together.
  ///   - theme: The colours.
  ///   - seed: The same seed gives the same picture.
  ///   - layout: How stakeholders are placed.
  /// - Complexity: O(n + m), then see ``rendered(as:)``.
  public init(
    ofChangeFrom earlier: StakeholderNetwork, to later: StakeholderNetwork, kinds: [Kind.ID]? = nil,
    theme: DiagramTheme = .light, seed: UInt64 = 1, layout: DiagramLayout = .stress
  ) throws(DiagramError) {
    self = ChangeMap(earlier: earlier, later: later, kinds: kinds).diagram(theme: theme, seed: seed)
    self.layout = layout
    ground = [try Diagram(of: later.study.network(), theme: theme, seed: seed)]
  }
}

/// What changed between two waves.
struct ChangeMap {
  let earlier: StakeholderNetwork
  let later: StakeholderNetwork
  /// Everybody who may be shown, in the order of the study.
  let stakeholders: [Stakeholder]
  /// The kinds that were asked for; nil for all.
  let kinds: [Kind.ID]?
  /// Whether ties are looked at in each direction for itself: only where all kinds that were asked for have one.
  let isDirected: Bool
  /// One for each pair and change; with two heads where it is the same both ways.
  private(set) var ties: [DiagramTie] = []
  /// The number of partners of each stakeholder (or of those who name it) in the earlier and in the later wave.
  private(set) var partners: [(before: Int, after: Int)]

  init(earlier: StakeholderNetwork, later: StakeholderNetwork, kinds: [Kind.ID]?) {
    self.earlier = earlier
    self.later = later
    self.kinds = kinds
    let study = later.study
    let isDirected = kinds?.allSatisfy { study.kind($0)?.isDirected == true } ?? false
    self.isDirected = isDirected
    let stakeholders = study.stakeholders.filter { stakeholder in
      stakeholder.consent != .no
        && (earlier.node(of: stakeholder.id) != nil || later.node(of: stakeholder.id) != nil)
    }
    self.stakeholders = stakeholders
    partners = stakeholders.map { _ in (0, 0) }
    let direction: Projection.Direction = isDirected ? .directed : .undirected
    let before = earlier.graph(of: kinds ?? earlier.bindingKinds, direction: direction)
    let after = later.graph(of: kinds ?? later.bindingKinds, direction: direction)
    func isTied(_ graph: Graph, _ network: StakeholderNetwork, _ a: Int, _ b: Int) -> Bool {
      guard let from = network.node(of: stakeholders[a].id), let to = network.node(of: stakeholders[b].id) else {
        return false
      }
      return graph.containsTie(from: from, to: to)
    }
    func change(_ a: Int, _ b: Int) -> DiagramTie.Change? {
      let was = isTied(before, earlier, a, b)
      let isNow = isTied(after, later, a, b)
      return was && isNow ? .kept : isNow ? .gained : was ? .lost : nil
    }
    for i in stakeholders.indices {
      for j in 0..<i {
        let forward = change(j, i)
        if !isDirected {
          if let forward { add(forward, from: j, to: i, heads: .none) }
          continue
        }
        let backward = change(i, j)
        if let forward, forward == backward {
          add(forward, from: j, to: i, heads: .both)
        } else {
          if let forward { add(forward, from: j, to: i, heads: .forward) }
          if let backward { add(backward, from: i, to: j, heads: .forward) }
        }
      }
    }
  }

  private mutating func add(_ change: DiagramTie.Change, from: Int, to: Int, heads: TieHeads) {
    for end in heads == .forward ? [to] : [from, to] {
      if change != .gained { partners[end].before += 1 }
      if change != .lost { partners[end].after += 1 }
    }
    ties.append(
      DiagramTie(
        from: stakeholders[from].id.rawValue, to: stakeholders[to].id.rawValue, heads: heads,
        kind: Texts.change(change, wave: nil), change: change, count: heads == .both ? 2 : 1))
  }

  private func count(_ change: DiagramTie.Change) -> Int {
    ties.reduce(0) { $0 + ($1.change == change ? $1.count : 0) }
  }

  /// Those whose number of partners changed most.
  private var changes: DiagramText.Listing? {
    let rows = stakeholders.indices.map { (node: $0, by: partners[$0].after - partners[$0].before) }
      .filter { abs($0.by) >= 2 }
      .sorted { (abs($1.by), $0.node) < (abs($0.by), $1.node) }
      .prefix(8).sorted { ($1.by, $0.node) < ($0.by, $1.node) }
    guard !rows.isEmpty else { return nil }
    return DiagramText.Listing(
      title: Texts.changesHead(isDirected: isDirected), detailTitle: Texts.beforeAfter,
      rows: rows.map { row in
        let (before, after) = partners[row.node]
        return DiagramText.Listing.Row(
          name: stakeholders[row.node].name, value: Texts.signed(row.by),
          detail: "\(Texts.grouped(before)) → \(Texts.grouped(after))")
      })
  }

  func diagram(theme: DiagramTheme, seed: UInt64) -> Diagram {
    let study = later.study
    let (first, second) = (earlier.wave?.title ?? "", later.wave?.title ?? "")
    let (kept, gained, lost) = (count(.kept), count(.gained), count(.lost))
    return Diagram(
      nodes: zip(stakeholders, partners).map { stakeholder, partners in
        DiagramNode(
          id: stakeholder.id.rawValue, name: stakeholder.name, isPerson: stakeholder.isPerson,
          sector: stakeholder.sector, size: Double(partners.after), power: stakeholder.power,
          interest: stakeholder.interest)
      },
      ties: ties, sectors: study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) },
      text: DiagramText(
        title: Texts.changeTitle(kept: kept, gained: gained, lost: lost),
        subtitle: Texts.changeSubtitle(
          study: study.title, from: first, to: second, kinds: NetworkMap.titles(of: kinds.map { Set($0) }, in: study)),
        footers: [
          Texts.sourceLine(source: study.settings.source, isSurvey: study.settings.isSurvey),
          Texts.changeNumbers(
            stakeholders: stakeholders.count, before: kept + lost, after: kept + gained, gained: gained,
            isDirected: isDirected,
            answers: (study.responseRate(at: earlier.wave?.id), study.responseRate(at: later.wave?.id))),
        ],
        sizeTitle: Texts.partnersTitle(wave: second, isDirected: isDirected),
        sizeUnit: isDirected ? Texts.namedUnit : Texts.partnersUnit,
        lineTitle: Texts.changeHead(wave: second), listing: changes),
      theme: theme, seed: seed)
  }
}
