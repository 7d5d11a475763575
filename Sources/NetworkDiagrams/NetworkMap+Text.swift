import Graphs
import StakeholderModel

extension NetworkMap {
  /// Title, subtitle, footers, and what the legend says.
  var text: DiagramText {
    let settings = network.study.settings
    var text = DiagramText(
      title: title,
      subtitle: Texts.subtitle(
        study: network.study.title, wave: network.wave?.title, period: network.wave == nil ? settings.period : nil,
        about: about, kinds: Self.titles(of: kinds, in: network.study)),
      footers: [
        Texts.sourceLine(source: settings.source, isSurvey: settings.isSurvey),
        numbersLine,
      ],
      emphasis: emphasis)
    switch style.size {
    case .betweenness, .none: break
    case .partners: (text.sizeTitle, text.sizeUnit) = (Texts.partnersSize, Texts.partnersUnit)
    case .named: (text.sizeTitle, text.sizeUnit) = (Texts.namedSize, Texts.namedUnit)
    case .column(let column):
      (text.sizeTitle, text.sizeUnit) = (Texts.columnSize(column), Texts.columnUnit)
    }
    switch style.color {
    case .sector, .none: break
    case .community:
      text.groupTitle = Texts.communityHead
      text.ungroupedTitle = Texts.smallCommunities(below: smallestCommunity)
    case .column(let column):
      text.groupTitle = Texts.columnHead(column)
      text.ungroupedTitle = Texts.unknownValue
    }
    if style.highlight == .cutPoints { text.lineTitle = Texts.bridgeLineHead }
    if let modularity = communities?.modularity {
      text.footers[0] += " " + Texts.communitiesNote(modularity: modularity)
    }
    return text
  }

  private var title: String {
    switch (style.highlight, style.ties, style.color) {
    case (.cutPoints, _, _): return bridgesTitle
    case (.around, _, _): return egoTitle
    case (.path, _, _): return pathTitle
    case (_, .against, _): return againstTitle
    case (.beneficiaries, _, _): return practicesTitle
    case (_, _, .community): return communitiesTitle
    default: break
    }
    let proposed = ties.count { $0.isProposed }
    if proposed > 0 { return Texts.introductionsTitle(proposed) }
    if style.lines == .mutuality { return mutualityTitle }
    return sectorsTitle
  }

  /// What the subtitle says the map shows.
  private var about: String {
    let people = Texts.count(network.stakeholders.count, "stakeholder")
    switch (style.highlight, style.ties) {
    case (.cutPoints, _): return Texts.aboutBridges
    case (.around, _), (.path, _): return "\(people); \(Texts.restIsFaded)"
    case (_, .against): return Texts.aboutAgainst
    default: break
    }
    if style.lines == .mutuality { return Texts.aboutTrust }
    if style.lines == .practices { return Texts.aboutPractices }
    return Texts.aboutSectors(people)
  }

  private var emphasis: DiagramText.Emphasis? {
    switch style.highlight {
    case .none: return nil
    case .cutPoints:
      return cuts.articulationPoints.isEmpty
        ? nil
        : DiagramText.Emphasis(
          title: Texts.cutPointHead, meaning: Texts.cutPointMeaning, listTitle: Texts.cutOffHead)
    case .beneficiaries:
      return network.stakeholders.contains { $0.isBeneficiary == true }
        ? DiagramText.Emphasis(title: Texts.beneficiaryHead, meaning: Texts.beneficiaryMeaning) : nil
    case .around: return center.map { DiagramText.Emphasis(title: Texts.thickOutline(shortName($0))) }
    case .path: return DiagramText.Emphasis(title: Texts.thickOutline(Texts.onTheWay))
    }
  }

  /// The kinds that were asked for, in plain words; none when all are drawn.
  static func titles(of kinds: Set<Kind.ID>?, in study: Study) -> [String] {
    (kinds ?? []).sorted().map { study.kind($0)?.title ?? $0.rawValue }
  }

  // MARK: Findings

  /// The first of these that the ties support: many against one; how many are linked, and through whom most.
  private var sectorsTitle: String {
    let main = mainPart
    let broker = main.broker.map { shortName($0) }
    if let (target, opponents) = mostOpposed, opponents >= 3 {
      return Texts.oppositionTitle(
        opponents: opponents, target: shortName(target), broker: broker, linked: main.size)
    }
    let sizes = graph.components().sizes
    return Texts.linkedTitle(
      total: network.stakeholders.count, linked: main.size, groups: sizes.count { $0 > 1 },
      alone: sizes.count { $0 == 1 }, broker: broker)
  }

  private var againstTitle: String {
    if let (target, opponents) = mostOpposed, opponents >= 3 {
      return Texts.oppositionTitle(
        opponents: opponents, target: shortName(target), broker: nil, linked: 0)
    }
    return Texts.againstTitle(totals.against)
  }

  private var mutualityTitle: String {
    let drawn = ties.filter { $0.emphasis != .hidden && !$0.isProposed }
    return Texts.mutualityTitle(pairs: drawn.count, mutual: drawn.count { $0.line == Texts.bothWays })
  }

  private var practicesTitle: String {
    let decides = ties.filter { $0.family == .decides && $0.emphasis != .hidden }
    let members = network.stakeholders.indices.filter { network.stakeholders[$0].isBeneficiary == true }
    let withSay = Set(decides.flatMap { [$0.from, $0.to] })
    return Texts.practicesTitle(
      beneficiaries: members.count, withSay: members.count { withSay.contains(id($0)) },
      decisions: drawsAny { $0.contains(.decision) } ? decides.count : nil,
      learning: drawsAny { $0.contains(.learning) }
        ? ties.count { $0.family == .learns && $0.emphasis != .hidden } : nil)
  }

  /// Whether kinds that play a part are among those that are drawn: of others the map knows nothing.
  private func drawsAny(_ isWanted: (Set<Kind.PracticeRole>) -> Bool) -> Bool {
    kinds?.contains { isWanted((network.study.kind($0) ?? Kind.known($0))?.roles ?? []) } ?? true
  }

  private var communitiesTitle: String {
    let sizes = communities?.partition.sizes.filter { $0 >= smallestCommunity } ?? []
    return Texts.communitiesTitle(
      count: sizes.count, largest: sizes.first ?? 0, total: network.stakeholders.count,
      modularity: communities?.modularity)
  }

  private var egoTitle: String {
    guard let center else { return sectorsTitle }
    let near = partners(of: center)
    let sectors = Set(near.compactMap { network.stakeholders[$0].sector })
    return Texts.egoTitle(
      name: shortName(center), partners: near.count, others: network.stakeholders.count - 1, sectors: sectors.count,
      allSectors: Set(network.stakeholders.compactMap(\.sector)).count)
  }

  private var pathTitle: String {
    guard let start = path.first, let end = path.last else { return sectorsTitle }
    return Texts.pathTitle(
      from: shortName(start), to: shortName(end),
      through: path.dropFirst().dropLast().map {
        isShown($0) ? shortName($0) : Texts.notNamed
      })
  }

  private var bridgesTitle: String {
    let main = mainPart
    let components = graph.components()
    let holders = cuts.articulationPoints.map(\.node).filter { components[$0] == main.component }
    return Texts.bridgesTitle(
      cutPoints: holders.count,
      only: holders.first.flatMap { network.stakeholders[$0].consent == .no ? nil : shortName($0) },
      total: network.stakeholders.count,
      linked: main.size)
  }

  /// The largest connected part, and who stands between most of its members.
  private var mainPart: (component: Int, size: Int, broker: Int?) {
    let components = graph.components()
    guard let largest = components.largest else { return (0, 0, nil) }
    let size = components.sizes[largest]
    guard size >= 4 else { return (largest, size, nil) }
    let best = graph.nodes.filter { components[$0] == largest }.max {
      let (a, b) = (scores[$0] ?? 0, scores[$1] ?? 0)
      return a != b ? a < b : $0 > $1
    }
    return (largest, size, best.flatMap { (scores[$0] ?? 0) > 0 && network.stakeholders[$0].consent != .no ? $0 : nil })
  }

  /// Against whom most different stakeholders stand, among the ties that are drawn.
  private var mostOpposed: (node: Int, opponents: Int)? {
    var opponents: [Int: Set<Int>] = [:]
    for tie in ties where tie.family == .against && tie.emphasis != .hidden {
      guard let from = network.node(of: .init(rawValue: tie.from)), let to = network.node(of: .init(rawValue: tie.to))
      else { continue }
      if tie.heads != .none { opponents[to, default: []].insert(from) }
      if tie.heads == .both { opponents[from, default: []].insert(to) }
    }
    return opponents.map { ($0.key, $0.value.count) }.max { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 > $1.0 }
  }

  private func shortName(_ node: Int) -> String {
    let stakeholder = network.stakeholders[node]
    let label = LabelRules(columns: 34, lineCount: 1)
      .label(for: stakeholder.name, isPerson: stakeholder.isPerson, isTop: false)
    return label.lines.first ?? stakeholder.id.rawValue
  }

  // MARK: Numbers

  private var numbersLine: String {
    let degrees = graph.nodes.count { graph.degree(of: $0) == 0 }
    let components = graph.components()
    let main = mainPart.component
    return Texts.numbersLine(
      stakeholders: network.stakeholders.count, ties: totals.all, against: totals.against,
      response: network.study.responseRate(at: network.wave?.id).map { ($0.answered, $0.asked) },
      isSurvey: network.study.settings.isSurvey, withoutTie: style.ties == .against ? 0 : degrees,
      cutPointsElsewhere: style.highlight == .cutPoints
        ? cuts.articulationPoints.count { components[$0.node] != main } : 0,
      hasHiddenParallels: hasHiddenParallels,
      hidesConfidential: network.study.settings.negativeTies == .confidential && permission == nil,
      showsConfidential: network.study.settings.negativeTies == .confidential && permission != nil,
      hidesStrengths: style.showsStrengths && permission == nil
        && ties.contains { $0.family == .trusts && $0.emphasis != .hidden }
        && !network.study.confidentialRatings.isEmpty,
      date: (network.wave?.date ?? (network.wave == nil ? network.study.settings.referenceDate : nil)).map { "\($0)" })
  }
}
