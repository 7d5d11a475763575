/// Finds what somebody may have meant by a name that is not in the list.
///
/// Two names are near when few letters have to be changed to turn one into the other, or when they share most of
/// their words, in any order. Names that have nothing in common are not offered.
package struct NearestNames: Sendable {
  private struct Candidate: Sendable {
    let name: String
    let key: [Character]
    let words: Set<String>
  }

  private let candidates: [Candidate]

  /// Prepares a list of known names; a name that occurs twice counts once.
  package init(_ names: some Sequence<String>) {
    var seen = Set<String>()
    candidates = names.filter { seen.insert($0).inserted }
      .map { Candidate(name: $0, key: Array(TextNormalization.key($0)), words: Set(TextNormalization.words($0))) }
  }

  /// Up to `limit` known names, the nearest first, equally near ones in the order of the list.
  ///
  /// - Complexity: O(k·l²) for k names of length l.
  package func nearest(to text: String, limit: Int = 3) -> [String] {
    let key = Array(TextNormalization.key(text).prefix(80))
    let words = Set(TextNormalization.words(text))
    guard !key.isEmpty else { return [] }
    return candidates.enumerated()
      .map { (index: $0.offset, name: $0.element.name, nearness: nearness(of: $0.element, to: key, words)) }
      .filter { $0.nearness >= 0.5 }
      .sorted { ($1.nearness, $0.index) < ($0.nearness, $1.index) }
      .prefix(limit).map(\.name)
  }

  /// From 0, nothing in common, to 1, the same.
  private func nearness(of candidate: Candidate, to key: [Character], _ words: Set<String>) -> Double {
    let other = Array(candidate.key.prefix(80))
    let longest = max(key.count, other.count)
    let byLetters = 1 - Double(Self.distance(key, other)) / Double(longest)
    let shared = candidate.words.intersection(words).count
    let fewest = min(candidate.words.count, words.count)
    // Sharing one short word of one-word names is what the letters measure already.
    let byWords = shared > 0 && fewest > 0 ? 0.9 * Double(shared) / Double(max(fewest, 2)) : 0
    return max(byLetters, byWords)
  }

  /// The number of letters to add, drop, change or swap with their neighbour.
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      row.reserveCapacity(second.count + 1)
      for j in second.indices {
        var best = min(last[j] + (first[i] == second[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
