import Graphs
import StakeholderModel

extension NetworkMap {
  /// Title, subtitle and footers.
  var text: DiagramText {
    let settings = network.study.settings
    return DiagramText(
      title: style == .bridges ? bridgesTitle : sectorsTitle,
      subtitle: Texts.subtitle(
        study: network.study.title, wave: network.wave?.title, period: network.wave == nil ? settings.period : nil,
        stakeholders: network.stakeholders.count, style: style, kinds: Self.titles(of: kinds, in: network.study)),
      footers: [
        Texts.sourceLine(source: settings.source, isSurvey: settings.isSurvey),
        numbersLine,
      ])
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
    return Texts.linkedTitle(total: network.stakeholders.count, linked: main.size, broker: broker)
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
      isSurvey: network.study.settings.isSurvey, withoutTie: degrees,
      cutPointsElsewhere: style == .bridges ? cuts.articulationPoints.count { components[$0.node] != main } : 0,
      hasHiddenParallels: hasHiddenParallels,
      hidesConfidential: network.study.settings.negativeTies == .confidential && !ties.contains { !$0.isForPlacing })
  }
}
