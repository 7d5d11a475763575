import CollaborationMetrics
import StakeholderModel

extension ChangeTable {
  /// The comparison for people: what changed in words, then the numbers.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    var parts = [heading, sentences(width)]
    if !relations.isEmpty { parts += [kindsText(width), ranksText(width)] }
    parts += relations.filter { showsTransitions($0) }.compactMap { transitionsText($0, width) }
    if let named = namedText { parts.append(named) }
    parts.append(notesText(width))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The findings, each a sentence or two.
  package var findings: [String] {
    var findings: [String] = []
    let single = comparison.relations
    // Each kind of its own is in the table; words are for all together, for trust, and for what is beyond noise.
    for relation in relations {
      let isTrust = isTrust(relation)
      let isNotable = relation.tieTest.map { $0.isBeyondChance && $0.isDecidable } ?? false
      let isWorthWords = relation.isTogether || single.count <= 2 || isNotable || isTrust
      if isWorthWords { findings.append(English.change(relation, name: name(relation))) }
      let isStrengthNotable = relation.strengthTest.map { $0.isBeyondChance && $0.isDecidable } ?? false
      if !relation.isTogether, isTrust || isStrengthNotable || single.count <= 2,
        let strength = English.strengthChange(relation, name: name(relation))
      {
        findings.append(strength)
      }
    }
    for rank in relations.first?.ranks ?? [] where rank.top > 1 {
      findings.append(
        "Of the \(English.words(rank.top)) highest in \(English.ranking(rank.measure)), "
          + "\(English.words(rank.topKept)) \(rank.topKept == 1 ? "is" : "are") the same.")
    }
    let changes = comparison.confidentialChanges
    let suppressed = changes.filter { $0.ended.publication == .suppressed }
    findings += changes.filter { $0.ended.publication != .suppressed }
      .map { English.change($0, earlier: earlierName, later: laterName) }
    if !suppressed.isEmpty {
      findings.append(
        "\(English.capitalized(English.list(suppressed.map(\.kind.rawValue)))), told in confidence: suppressed, so that "
          + "nobody can be recognised.")
    }
    return findings
  }

  private var heading: String {
    [
      comparison.isSameStudy ? TerminalText.shown(comparison.later.study.title) : nil,
      TerminalText.shown("\(earlierName) → \(laterName)"),
      TerminalText.shown(English.presence(comparison.match, isSameStudy: comparison.isSameStudy)),
      showsConfidence ? English.shownOnRequest : nil,
    ].compactMap(\.self).joined(separator: "\n") + "\n"
  }

  private func sentences(_ width: Int?) -> String {
    guard !findings.isEmpty else { return "No kind of tie could be compared.\n" }
    return findings.map {
      TerminalText.wrapped("· \($0)", indent: 0, hanging: 2, width: width ?? 100).joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }

  private func kindsText(_ width: Int?) -> String {
    var table = TerminalTable([
      ("kind", .left), ("pairs", .right), ("before", .right), ("kept", .right), ("ended", .right), ("new", .right),
      ("after", .right), ("overlap", .right), ("change in number", .left),
    ])
    for relation in relations {
      let change = relation.change
      table.append([
        name(relation) + (relation.isAssumed ? " *" : ""), English.grouped(change.compared),
        English.grouped(change.before), English.grouped(change.kept), English.grouped(change.lost),
        English.grouped(change.gained), English.grouped(change.after),
        change.jaccard.map { Numeral.fixed($0, decimals: 2) } ?? "–", English.shortVerdict(relation.tieTest),
      ])
    }
    return table.text(width: width)
  }

  private func ranksText(_ width: Int?) -> String {
    var table = TerminalTable([
      ("ranking", .left), ("by", .left), ("Spearman", .right), ("Kendall", .right), ("top still there", .right),
    ])
    for relation in relations where relation.isTogether || isTrust(relation) || comparison.relations.count <= 2 {
      for rank in relation.ranks {
        table.append([
          name(relation), English.ranking(rank.measure), ChangeTable.number(rank.spearman),
          ChangeTable.number(rank.kendall), rank.top == 0 ? "–" : "\(rank.topKept) of \(rank.top)",
        ])
      }
    }
    return table.text(width: width)
  }

  private func isTrust(_ relation: WaveComparison.Relation) -> Bool {
    relation.kinds.count == 1
      && relation.kinds.contains { comparison.later.study.kind($0)?.roles.contains(.trust) == true }
  }

  private static func number(_ value: Double?) -> String { value.map { Numeral.fixed($0, decimals: 2) } ?? "–" }

  /// Moves between none, one-way and mutual are shown for trust, and where there are few kinds.
  private func showsTransitions(_ relation: WaveComparison.Relation) -> Bool {
    relation.transitions != nil && (isTrust(relation) || comparison.relations.count <= 2)
  }

  private func transitionsText(_ relation: WaveComparison.Relation, _ width: Int?) -> String? {
    guard let transitions = relation.transitions, transitions.pairs > 0 else { return nil }
    let titles = ["none", "one-way", "mutual"]
    var table = TerminalTable(
      [("\(name(relation)), pairs: then \\ now", .left)] + titles.map { ($0, .right) })
    for (state, title) in zip(TieTransitions.State.allCases, titles) {
      table.append(
        [title] + TieTransitions.State.allCases.map { English.grouped(transitions.count(from: state, to: $0)) })
    }
    return table.text(width: width)
  }

  private static let mostNames = 10

  /// Which ties began and ended, by name, for the first relation whose ties may be told.
  private var namedText: String? {
    guard let relation = relations.first, let gained = relation.gained, let lost = relation.lost else { return nil }
    let arrow = relation.isUndirected ? " – " : " → "
    let lines = [("New", shown(gained)), ("Ended", shown(lost))].compactMap { title, ties -> String? in
      guard !ties.isEmpty else { return nil }
      let names = ties.prefix(ChangeTable.mostNames).map { "  \($0.from.name)\(arrow)\($0.to.name)" }
      let more = ties.count - names.count
      let rest = more > 0 ? ["  and \(English.words(more)) more"] : []
      let heading = "\(title)\(relation.isTogether ? " tied pairs, all kinds together" : ", \(name(relation))"):"
      return ([heading] + names + rest).map(TerminalText.shown).joined(separator: "\n") + "\n"
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private func notesText(_ width: Int?) -> String {
    var notes = English.changeNotes(comparison)
    for (obstacle, kinds) in ChangeTable.grouped(comparison.notCompared) {
      let names = English.list(kinds.map(\.rawValue))
      notes.append(
        "Not compared: \(names); \(English.obstacle(obstacle, earlier: earlierName, later: laterName)).")
    }
    return notes.map { TerminalText.wrapped($0, indent: 0, hanging: 0, width: width ?? 100).joined(separator: "\n") }
      .joined(separator: "\n") + "\n"
  }

  private static func grouped(
    _ items: [(kind: Kind.ID, obstacle: WaveComparison.Obstacle)]
  ) -> [(WaveComparison.Obstacle, [Kind.ID])] {
    items.map(\.obstacle).uniqued().map { obstacle in (obstacle, items.filter { $0.obstacle == obstacle }.map(\.kind)) }
  }
}
