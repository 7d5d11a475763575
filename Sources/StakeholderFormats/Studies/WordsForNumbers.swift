import OrderedCollections
import StakeholderModel

/// Sums up what is found about cells that are no numbers: where a column is filled with “High” and “Low”, one warning says
/// more than one for each row.
struct WordsForNumbers {
  /// How many cells of a column are told one by one.
  private static let toldOneByOne = 3
  /// How many different words are quoted.
  private static let quoted = 8

  static let code = "not-a-number"

  /// The findings, of which those about the same column are one if they are more than a few.
  ///
  /// The new one stands where the first of them stood. Where one of them tells no text, because what stands there was told
  /// in confidence, none is quoted.
  static func summedUp(_ findings: [Diagnostic]) -> [Diagnostic] {
    var byColumn: OrderedDictionary<Diagnostic.Location, [Int]> = [:]
    for (index, finding) in findings.enumerated() where finding.code == code {
      guard var place = finding.location else { continue }
      place.row = nil
      byColumn[place, default: []].append(index)
    }
    var summed = findings.map(Optional.some)
    for indices in byColumn.values where indices.count > toldOneByOne {
      for index in indices { summed[index] = nil }
      summed[indices[0]] = sum(indices.map { findings[$0] })
    }
    return summed.compactMap(\.self)
  }

  private static func sum(_ findings: [Diagnostic]) -> Diagnostic {
    var counts: OrderedDictionary<String, Int> = [:]
    for finding in findings { counts[finding.found ?? "", default: 0] += 1 }
    counts.sort { $0.value > $1.value }
    let mayQuote = findings.allSatisfy { $0.found != nil }
    let words = Array(counts.keys.prefix(quoted))
    let list = words.map { "\($0) (\(counts[$0] ?? 0))" }.joined(separator: ", ")
    let more = counts.count > quoted ? ", and \(counts.count - quoted) more" : ""
    let example = mayQuote ? ScaleWords.numbered(words) : "\"Low\": 1, \"Medium\": 2, \"High\": 3"
    return Diagnostic(
      .warning, code: code, at: findings[0].location,
      message: "\(findings.count) cells of this column are no numbers.", found: mayQuote ? list + more : nil,
      action: "They count as not known.",
      advice:
        "If they are steps of a scale, say in study.yaml which numbers they stand for: number_words: {\(example)}.")
  }
}
