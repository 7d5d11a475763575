import CollaborationMetrics
import Graphs
import StakeholderFormats
import StakeholderModel

extension BridgeSummary {
  /// A row for each stakeholder that may be shown, those between most others first: `id`, `name`, `sector`, `degree`,
  /// `betweenness`, `betweenness_low`, `betweenness_high`, `constraint`, `effective_size`, `cut_point`, `cut_off_count`, `share_of_pairs_lost`.
  public var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append([
      "id", "name", "sector", "degree", "betweenness", "betweenness_low", "betweenness_high", "constraint",
      "effective_size", "cut_point",
      "cut_off_count", "share_of_pairs_lost",
    ])
    func cell(_ number: Double?) -> String { number.map(JSONValue.written) ?? "" }
    for broker in analysis.brokers {
      let interval = sensitivity.intervals[broker.node]
      let cutPoint = analysis.cutPoints.first { $0.node == broker.node }
      writer.append([
        broker.stakeholder.id.rawValue, broker.stakeholder.name, broker.stakeholder.sector ?? "",
        String(broker.degree), cell(broker.betweenness), cell(interval?.lowerBound), cell(interval?.upperBound),
        cell(broker.constraint), cell(broker.effectiveSize), cutPoint == nil ? "no" : "yes",
        String(cutPoint?.cutOffCount ?? 0), cell(cutPoint?.shareOfPairsLost ?? 0),
      ])
    }
    return writer.bytes
  }

  /// What holds the network together, for people.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    [headingText, cutPointsText(width), bridgeTiesText(width), brokersText(width), sectorsText(width)]
      .joined(separator: "\n")
  }

  private var headingText: String {
    let wave = analysis.network.wave.map { ", \($0.title)" } ?? ""
    let kinds = analysis.network.bindingKinds.map(\.rawValue)
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

  private func cutPointsText(_ width: Int?) -> String {
    let points = analysis.cutPoints
    let hidden = analysis.unlistedCutPoints
    guard points.count + hidden > 0 else {
      return "Cut points: none. Whoever leaves, the others stay as connected as they are.\n"
    }
    var text = "Cut points: without one of them, others lose every path to the rest.\n"
    var table = TerminalTable([
      ("stakeholder", .left), ("cut off", .right), ("pairs lost", .right), ("who is cut off", .left),
    ])
    for point in points {
      table.append([
        point.stakeholder.name, String(point.cutOffCount), Numeral.percent(point.shareOfPairsLost),
        cutOff(by: point),
      ])
    }
    text += table.text(width: width)
    if hidden > 0 { text += "\(English.capitalized(English.words(hidden))) more cannot be named.\n" }
    return text
  }

  /// Who is cut off: up to three groups by name; the page and the JSON name all of them.
  private func cutOff(by point: CutPoint) -> String {
    let groups = point.cutOff.map { English.members($0) }
    guard groups.count > 3 else { return groups.joined(separator: "; ") }
    return groups.prefix(2).joined(separator: "; ") + "; and \(groups.count - 2) more groups"
  }

  private func bridgeTiesText(_ width: Int?) -> String {
    let ties = analysis.bridgeTies
    let hidden = analysis.unlistedBridgeTies
    guard ties.count + hidden > 0 else { return "Bridge ties: none. No single tie is the only path between others.\n" }
    var text = "Bridge ties: each is the only path between the two sides.\n"
    var table = TerminalTable([("smaller side", .left), ("", .right), ("larger side", .left), ("", .right)])
    for tie in ties {
      table.append([tie.smaller.name, String(tie.smallerSize), tie.larger.name, String(tie.largerSize)])
    }
    text += table.text(width: width)
    if hidden > 0 { text += "\(English.capitalized(English.words(hidden))) more cannot be named.\n" }
    return text
  }

  private func brokersText(_ width: Int?) -> String {
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { Numeral.fixed($0, decimals: decimals) } ?? "–"
    }
    let hasIntervals = sensitivity.draws > 0
    var text = "Brokers: pairs of others whose shortest paths run through a stakeholder.\n"
    var table = TerminalTable(
      [("stakeholder", .left), ("ties", .right), ("pairs", .right)] + (hasIntervals ? [("from … to", .right)] : [])
        + [("constraint", .right), ("effective size", .right), ("cut point", .left)])
    for broker in analysis.brokers {
      let interval = sensitivity.intervals[broker.node].map {
        "\(number($0.lowerBound, 0)) … \(number($0.upperBound, 0))"
      }
      table.append(
        [broker.stakeholder.name, String(broker.degree), number(broker.betweenness, 1)]
          + (hasIntervals ? [interval ?? "–"] : [])
          + [
            number(broker.constraint, 2), number(broker.effectiveSize, 1),
            analysis.isCutPoint(broker.stakeholder.id) ? "yes" : "",
          ])
    }
    text += table.text(width: width)
    if hasIntervals { text += English.interval(sensitivity) + "\n" }
    text +=
      "Constraint: low leaves room to link others who are not linked. Effective size: contacts that lead to "
      + "different people.\n"
    return text
  }

  private func sectorsText(_ width: Int?) -> String {
    let mixing = analysis.sectors
    guard !mixing.pairs.isEmpty else { return English.sectorCoverage(mixing) + "\n" }
    var text =
      "Sectors: \(English.grouped(mixing.tiedAcross)) of \(English.grouped(mixing.possibleAcross)) possible pairs across "
      + "sectors are tied, \(English.grouped(mixing.tiedWithin)) of \(English.grouped(mixing.possibleWithin)) within.\n"
    var table = TerminalTable([
      ("sector", .left), ("sector", .left), ("tied", .right), ("of", .right), ("by chance", .right),
    ])
    for pair in mixing.pairs.sorted(by: { ($1.shortfall) < ($0.shortfall) }) {
      table.append([
        pair.first.title, pair.second.title, String(pair.tied), String(pair.possible),
        Numeral.fixed(pair.expected, decimals: 1),
      ])
    }
    text += table.text(width: width)
    return text
  }
}
