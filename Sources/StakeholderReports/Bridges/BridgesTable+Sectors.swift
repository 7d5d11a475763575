import CollaborationMetrics
import Graphs
import StakeholderModel

extension BridgesTable {
  /// Up to as many sectors as this fit side by side.
  private static let widestMatrix = 10

  func sectorsText(_ width: Int?, _ limit: Int) -> String {
    let mixing = analysis.sectors
    guard !mixing.pairs.isEmpty else {
      return BridgesTable.paragraph(
        English.sectorCoverage(mixing)
          + (mixing.sectorCount == 0 ? " Roles of brokers and ties between sectors need one." : ""))
    }
    var text =
      "Sectors: \(English.grouped(mixing.tiedAcross)) of \(English.grouped(mixing.possibleAcross)) possible pairs across "
      + "sectors are tied, \(English.grouped(mixing.tiedWithin)) of \(English.grouped(mixing.possibleWithin)) within.\n"
    if mixing.members.count <= BridgesTable.widestMatrix || limit == Int.max { text += matrixText(width) }
    text += opennessText
    text += pairsText(width, limit)
    return text
  }

  /// The tied pairs between each two sectors, of those possible.
  private func matrixText(_ width: Int?) -> String {
    let mixing = analysis.sectors
    var table = TerminalTable(
      [("tied of possible pairs", .left), ("E–I", .right)]
        + mixing.members.indices.map { (String($0 + 1), .right) })
    for (row, members) in mixing.members.enumerated() {
      let index = openness.bySector.first { $0.sector.id == members.sector.id }?.value
      table.append(
        ["\(row + 1) \(members.sector.title) (\(members.count))", English.number(index, 2)]
          + mixing.members.indices.map { column in
            column > row
              ? "" : "\(mixing.tied(row, column))/\(mixing.possible(row, column))"
          })
    }
    return table.text(width: width)
  }

  /// Whether ties lead outwards, and how likely chance does the same.
  private var opennessText: String {
    guard let value = openness.value else { return "" }
    var text =
      "E–I index: \(English.number(value, 2)) (1: all ties lead to other sectors, −1: all stay within)."
    if let expected = openness.expected, let pValue = openness.pValue {
      text +=
        " Sectors dealt out by chance give \(English.number(expected, 2)) on average\n(\(English.pValue(pValue)), "
        + "\(English.grouped(openness.permutations)) times): "
      if pValue >= 0.05 {
        text += "no clear difference."
      } else {
        text += "ties \(value < expected ? "stay within sectors" : "lead to other sectors") more than that."
      }
    }
    if let ratio = openness.oddsRatio {
      text +=
        "\nOdds ratio: a tie within a sector has \(English.number(ratio, 2)) times the odds of one across"
        + (openness.isOddsRatioCorrected ? " (one half added to each count, because one is 0)." : ".")
    }
    return text + "\n"
  }

  private func pairsText(_ width: Int?, _ limit: Int) -> String {
    let pairs = analysis.sectors.pairs.sorted { $1.shortfall < $0.shortfall }
    let shown = limit == Int.max ? pairs : pairs.filter { $0.shortfall > 0 }
    guard !shown.isEmpty else { return "" }
    var table = TerminalTable([
      ("sector", .left), ("sector", .left), ("tied", .right), ("of", .right), ("by chance", .right),
      ("odds ratio", .right), ("p of so few", .right),
    ])
    for pair in shown.prefix(few(limit)) {
      table.append([
        pair.first.title, pair.second.title, String(pair.tied), String(pair.possible),
        Numeral.fixed(pair.expected, decimals: 1),
        English.number(pair.isOddsRatioCorrected ? nil : pair.oddsRatio, 2), English.probability(pair.chanceOfSoFew),
      ])
    }
    return
      "\nTies between each two sectors beside what sectors dealt out by chance give, where most are missing first.\n"
      + table.text(width: width) + English.rest(of: shown.count, few(limit), "pair")
      + BridgesTable.paragraph(pairsNote(shown.prefix(few(limit))))
  }

  /// What the columns compare with, and what the worst of many pairs is worth.
  private func pairsNote(_ shown: ArraySlice<SectorPair>) -> String {
    let mixing = analysis.sectors
    var text =
      "Odds ratio: the odds of a tie between the two over those of a tie between all other pairs of stakeholders"
      + (shown.contains(where: \.isOddsRatioCorrected)
        ? "; – where a count is 0 (--format json has it with one half added to each)." : ".")
      + " p of so few: how often sectors dealt out by chance give as few or fewer (one-sided), for each two sectors on "
      + "their own."
    if mixing.pairs.count > 1, mixing.widestGap != nil {
      text +=
        " How often chance gives any of the \(English.grouped(mixing.pairs.count)) gaps as wide as the widest: "
        + "\(English.pValue(mixing.chanceOfWidestGap))."
    }
    return text
  }
}
