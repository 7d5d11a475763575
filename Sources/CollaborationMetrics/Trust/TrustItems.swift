import Graphs
import OrderedCollections
import StakeholderModel

/// Ratings of trust and value from several questions about the same partner, as the PARTNER survey puts them: three
/// about trust, three about value.
///
/// An answer is found as a row of a kind with the item's name, as a row of the kind `rates` with the item in the column
/// `value`, or as a column of that name in a row of trust.
///
/// Source: Varda et al. 2008, doi:10.1097/01.PHH.0000333889.60517.46.
struct TrustItems: Sendable {
  /// What the items are about.
  enum Theme: Sendable { case trust, value }

  /// For each theme the names by which its items are known; the first is ours.
  static func names(_ theme: Theme) -> [[String]] {
    switch theme {
    case .trust:
      [
        ["reliability", "reliable"], ["mission", "support of mission", "in support of mission", "mission support"],
        ["openness", "open to discussion", "open", "discussion"],
      ]
    case .value:
      [
        ["power", "power influence", "influence"], ["involvement", "level of involvement"],
        ["resources", "resource contribution", "resource"],
      ]
    }
  }

  /// The kinds of tie that a study has for the items of a theme.
  static func kinds(_ theme: Theme, in study: Study) -> [Kind.ID] {
    let names = Set(TrustItems.names(theme).joined().map(TrustItems.key))
    return study.kinds.map(\.id).filter { names.contains(TrustItems.key($0.rawValue)) }
  }

  /// Why there is nothing to say about the items of a theme.
  static func missing(_ theme: Theme) -> String {
    switch theme {
    case .trust:
      "Trust was not asked with several questions (reliability, support of the mission, openness), so whether they agree "
        + "cannot be said."
    case .value:
      "Nobody was asked how valuable the others are to the work (power, involvement, resources)."
    }
  }

  /// The answers to each item: graphs with strengths.
  let items: [AnswerMatrix]

  /// Nil where fewer than two items were answered by anybody.
  init?(_ theme: Theme, in network: StakeholderNetwork, among reports: [Relationship]) {
    let names = TrustItems.names(theme).map { Set($0.map(TrustItems.key)) }
    var sums = [[[Int]: (sum: Double, count: Int)]](repeating: [:], count: names.count)
    for report in reports where report.isTie {
      guard let from = network.node(of: report.from), let to = network.node(of: report.to) else { continue }
      func add(_ number: Double?, as name: String) {
        guard let number, number > 0, let item = names.firstIndex(where: { $0.contains(TrustItems.key(name)) }) else {
          return
        }
        let earlier = sums[item][[from, to]] ?? (0, 0)
        sums[item][[from, to]] = (earlier.sum + number, earlier.count + 1)
      }
      add(report.strength.number, as: report.kind.rawValue)
      if let value = report.value { add(report.strength.number, as: value) }
      if network.study.kind(report.kind)?.roles.contains(.trust) == true {
        for (heading, text) in report.attributes { add(Double(text), as: heading) }
      }
    }
    guard sums.count(where: { !$0.isEmpty }) >= 2 else { return nil }
    items = sums.map { answers in
      AnswerMatrix(nodeCount: network.stakeholders.count, isDirected: true) { from, to in
        answers[[from, to]].map { $0.sum / Double($0.count) }
      }
    }
  }

  /// Trust or value between two: the mean of the answered items, if at least two were answered.
  var means: AnswerMatrix {
    let items = items
    return AnswerMatrix(nodeCount: items[0].nodeCount, isDirected: true) { from, to in
      let answers = items.compactMap { $0[from, to] }
      return answers.count >= 2 ? answers.reduce(0, +) / Double(answers.count) : nil
    }
  }

  /// Cronbach's α over the pairs for which every item was answered: how far the items ask for the same. The pairs are not
  /// independent of one another, so it describes and proves nothing. Nil with fewer than two such pairs, and where their
  /// sums are all alike.
  var reliability: Double? {
    let count = items[0].nodeCount
    var rows: [[Double]] = []
    for from in 0..<count {
      for to in 0..<count {
        let answers = items.compactMap { $0[from, to] }
        if answers.count == items.count { rows.append(answers) }
      }
    }
    guard rows.count > 1 else { return nil }
    let ofSum = TrustItems.variance(rows.map { $0.reduce(0, +) })
    guard ofSum > 0 else { return nil }
    let ofItems = items.indices.reduce(0) { sum, item in sum + TrustItems.variance(rows.map { $0[item] }) }
    let number = Double(items.count)
    return number / (number - 1) * (1 - ofItems / ofSum)
  }

  /// The sample variance.
  static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
