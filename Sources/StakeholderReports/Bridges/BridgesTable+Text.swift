import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  /// How many rows a table has unless all are asked for.
  static let shownRows = 10

  /// Who and what holds the network together, for people.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; nil where there is no limit.
  ///   - isComplete: whether tables have all their rows; else each ends after ten, or five.
  public func text(width: Int? = nil, isComplete: Bool = false) -> String {
    let limit = isComplete ? Int.max : BridgesTable.shownRows
    return [
      headingText, cutPointsText(width, limit), bridgeTiesText(width, limit), localBridgesText(width, limit),
      brokersText(width, limit), rolesText(width, limit), keyPlayersText(width), sectorsText(width, limit),
      reliabilityText,
    ]
    .compactMap(\.self).joined(separator: "\n")
  }

  /// Whether the rankings survive the answers that are missing, by the words of the tables.
  private var reliabilityText: String? {
    let names = ["betweenness": "brokers", "pairs_lost": "cut points", "brokerage": "times between sectors"]
    return TerminalText.lines(
      English.reliability(reliability.map { (names[$0.measure] ?? $0.measure, $0.reliability) }))
  }

  /// A note below a table, no wider than most tables are.
  static func paragraph(_ text: String) -> String {
    TerminalText.wrapped(text, indent: 0, hanging: 0, width: 115).map { $0 + "\n" }.joined()
  }

  /// The rows of tables that are looked at less: half as many.
  func few(_ limit: Int) -> Int { limit == Int.max ? limit : limit / 2 }

  private var headingText: String {
    let wave = analysis.network.wave.map { ", \($0.title)" } ?? ""
    let kinds = analysis.kinds.map(\.rawValue)
    var lines = [analysis.network.study.title + wave]
    lines.append(
      "\(English.count(analysis.graph.nodeCount, "stakeholder")), \(English.count(analysis.graph.tieCount, "tied pair"))"
        + (kinds.isEmpty ? "" : ": \(kinds.joined(separator: ", "))"))
    lines.append(English.parts(analysis))
    let unnamed = analysis.network.notShown
    if unnamed > 0 {
      lines.append(
        "\(English.count(unnamed, "more stakeholder")) \(unnamed == 1 ? "does" : "do") not want to be shown; none of these numbers counts "
          + "\(unnamed == 1 ? "it" : "them").")
    }
    return lines.map(TerminalText.shown).joined(separator: "\n") + "\n"
  }

  private func cutPointsText(_ width: Int?, _ limit: Int) -> String {
    let points = analysis.cutPoints
    let hidden = analysis.unlistedCutPoints
    guard points.count + hidden > 0 else {
      return "Cut points: none. Whoever leaves, the others stay as connected as they are.\n"
    }
    var table = TerminalTable([
      ("stakeholder", .left), ("cut off", .right), ("pairs lost", .right), ("who is cut off", .left),
    ])
    for point in points.prefix(limit) {
      table.append([
        point.stakeholder.name, String(point.cutOffCount), Numeral.percent(point.shareOfPairsLost),
        cutOff(by: point, limit),
      ])
    }
    return "Cut points: without one of them, others lose every path to the rest.\n" + table.text(width: width)
      + English.rest(of: points.count, limit, "cut point") + English.unnamed(hidden)
      + "Pairs lost: of the pairs of others that a path joins now, those that none would.\n"
  }

  /// Who is cut off: up to three groups by name unless all are asked for.
  private func cutOff(by point: CutPoint, _ limit: Int) -> String {
    let groups = point.cutOff.map { English.members($0, limit: limit == Int.max ? limit : 4) }
    guard limit < Int.max, groups.count > 3 else { return groups.joined(separator: "; ") }
    return groups.prefix(2).joined(separator: "; ") + "; and \(groups.count - 2) more groups"
  }

  private func bridgeTiesText(_ width: Int?, _ limit: Int) -> String {
    let ties = analysis.bridgeTies
    let hidden = analysis.unlistedBridgeTies
    guard ties.count + hidden > 0 else { return "Bridge ties: none. No single tie is the only path between others.\n" }
    let groups = ties.filter { !$0.isOnlyTieOfOne }
    let single = ties.filter(\.isOnlyTieOfOne).map { TerminalText.shown($0.smaller.name) }
    var text = "Bridge ties: each is the only path between the two sides.\n"
    if !groups.isEmpty {
      var table = TerminalTable([("smaller side", .left), ("", .right), ("larger side", .left), ("", .right)])
      for tie in groups.prefix(limit) {
        table.append([tie.smaller.name, String(tie.smallerSize), tie.larger.name, String(tie.largerSize)])
      }
      text += table.text(width: width) + English.rest(of: groups.count, limit, "bridge tie")
    }
    if !single.isEmpty {
      let more = groups.isEmpty ? "" : " more"
      text +=
        "\(English.capitalized(English.words(single.count)))\(more) \(single.count == 1 ? "is the only tie" : "are the only ties") of "
        + "\(English.list(single, limit: limit == Int.max ? limit : 5)).\n"
    }
    return text + English.unnamed(hidden)
  }

  private func localBridgesText(_ width: Int?, _ limit: Int) -> String? {
    let ties = localBridges.ties
    guard ties.count + localBridges.unlisted > 0 else { return nil }
    var table = TerminalTable([("stakeholder", .left), ("stakeholder", .left), ("steps without it", .right)])
    for tie in ties.prefix(few(limit)) { table.append([tie.first.name, tie.second.name, String(tie.span)]) }
    return "Shortcuts (local bridges): ties between two without a contact in common; without it the way is long.\n"
      + (ties.isEmpty ? "" : table.text(width: width)) + English.rest(of: ties.count, few(limit), "shortcut")
      + English.unnamed(localBridges.unlisted)
  }
}

extension English {
  /// That a table does not have all rows, and how to get them; empty if it has.
  static func rest(of count: Int, _ limit: Int, _ noun: String) -> String {
    count <= limit ? "" : "… and \(English.count(count - limit, "more \(noun)")): --all lists everything.\n"
  }

  /// That some do not want to be named; empty if there are none.
  static func unnamed(_ count: Int) -> String {
    count == 0 ? "" : "\(capitalized(words(count))) more cannot be named.\n"
  }
}
