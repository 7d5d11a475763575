import Foundation

/// How near the names of a list are to each other, from 0 to 1.
///
/// Names are folded (case, accents, punctuation) and parted into words, whose order does not count. Words that say
/// nothing (`of`, `the`, `Ltd`, `e.V.`) are left out, words for the same sort of place (`city`, `metro`,
/// `municipality`) count as one, and usual abbreviations (`Dept.`, `Univ.`) as what they stand for.
///
/// The nearness is the soft TF-IDF of Cohen, Ravikumar and Fienberg (2003, “A comparison of string distance metrics for
/// name-matching tasks”): the cosine of the two names as vectors of words, in which a word weighs ln(1 + n/d) if d of n
/// names have it, and words with a Jaro–Winkler similarity (Winkler 1990) of at least 0.9 count as the same to that
/// extent. So it matters little that two fire departments are fire departments. Names whose numbers or single letters
/// differ are not near at all. An abbreviation of the first letters (`TIRRC`) is near its long form at 0.9.
struct NameLikeness {
  /// Two names by their position, with their nearness.
  struct Pair {
    let first: Int
    let second: Int
    let nearness: Double
  }

  /// All pairs that have more in common than apart, that is, with a nearness above one half, in the order of the names.
  let pairs: [Pair]

  private static let sameWord = 0.9
  private static let abbreviation = 0.9

  init(_ names: [String]) {
    let words = names.map(Self.words)
    var counts: [String: Int] = [:]
    for name in words {
      for word in Set(name) { counts[word, default: 0] += 1 }
    }
    let weights = counts.mapValues { log(1 + Double(names.count) / Double($0)) }
    var byStart: [Substring: [Int]] = [:]
    for (index, name) in words.enumerated() {
      for start in Set(name.map { $0.prefix(3) }) { byStart[start, default: []].append(index) }
    }
    var byInitials: [String: [Int]] = [:]
    for (index, name) in names.enumerated() {
      for initials in Self.initials(of: name) { byInitials[initials, default: []].append(index) }
    }
    var pairs: [Pair] = []
    for (index, name) in words.enumerated() where !name.isEmpty {
      var others = Set(name.map { $0.prefix(3) }.flatMap { byStart[$0] ?? [] })
      let long = name.count == 1 ? Set(byInitials[name[0]] ?? []) : []
      others.formUnion(long)
      for other in others where other > index || long.contains(other) {
        guard other != index else { continue }
        let isAbbreviation = long.contains(other)
        let nearness = max(Self.nearness(name, words[other], weights), isAbbreviation ? Self.abbreviation : 0)
        guard nearness > 0.5 else { continue }
        pairs.append(Pair(first: min(index, other), second: max(index, other), nearness: nearness))
      }
    }
    self.pairs = pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  // MARK: Words

  private static let fillers: Set<String> = [
    "of", "the", "and", "for", "in", "at", "to", "a", "an", "de", "la", "le", "les", "du", "des", "der", "die", "das",
    "di", "da", "do", "van", "het", "von", "und", "et", "y", "e", "v", "ev", "ltd", "inc", "llc", "gmbh", "co", "corp",
    "plc", "ag", "sa",
  ]
  private static let places: Set<String> = [
    "city", "metro", "metropolitan", "municipality", "municipal", "town", "stadt", "stadtgemeinde", "gemeinde", "ville",
    "commune", "mairie", "ciudad", "municipio", "ayuntamiento", "citta", "comune", "cidade", "prefeitura", "stad",
    "gemeente",
  ]
  private static let abbreviations = [
    "dept": "department", "univ": "university", "assoc": "association", "st": "saint", "natl": "national",
    "intl": "international", "govt": "government", "org": "organization", "organisation": "organization",
    "centre": "center",
  ]

  static func words(of name: String) -> [String] {
    let words = TextNormalization.words(name.replacing("'", with: "").replacing("’", with: ""))
    let telling = words.filter { !fillers.contains($0) }
      .map { places.contains($0) ? "city" : abbreviations[$0] ?? $0 }
    return (telling.isEmpty ? words : telling).sorted()
  }

  /// The first letters of a name of three words or more, with and without those that say nothing.
  private static func initials(of name: String) -> Set<String> {
    let words = TextNormalization.words(name.replacing(/\([^)]*\)/, with: ""))
    return Set(
      [words, words.filter { !fillers.contains($0) }].filter { $0.count > 2 }.map {
        $0.map { String($0.prefix(1)) }.joined()
      })
  }

  // MARK: Nearness

  private static func nearness(_ first: [String], _ second: [String], _ weights: [String: Double]) -> Double {
    // Numbers and single letters tell apart what is otherwise alike: School 3, School 4.
    let marks = { (words: [String]) in Set(words.filter { $0.count == 1 || $0.allSatisfy(\.isNumber) }) }
    guard !first.isEmpty, !second.isEmpty, marks(first) == marks(second) else { return 0 }
    var open = second
    var common = 0.0
    for word in first {
      let likest = open.indices.map { (jaroWinkler(Array(word), Array(open[$0])), $0) }.max { $0.0 < $1.0 }
      guard let (likeness, index) = likest, likeness >= sameWord else { continue }
      common += (weights[word] ?? 0) * (weights[open[index]] ?? 0) * likeness
      open.remove(at: index)
    }
    func length(_ words: [String]) -> Double {
      words.reduce(0) { $0 + (weights[$1] ?? 0) * (weights[$1] ?? 0) }.squareRoot()
    }
    return common == 0 ? 0 : min(1, common / (length(first) * length(second)))
  }

  /// The similarity of Jaro (1989) with Winkler's (1990) prize for a common beginning of up to four letters.
  static func jaroWinkler(_ first: [Character], _ second: [Character]) -> Double {
    if first == second { return 1 }
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    let reach = max(0, max(first.count, second.count) / 2 - 1)
    var taken = [Bool](repeating: false, count: second.count)
    var matches: [Character] = []
    for (index, letter) in first.enumerated() {
      let low = max(0, index - reach), high = min(second.count - 1, index + reach)
      guard low <= high, let other = (low...high).first(where: { !taken[$0] && second[$0] == letter }) else { continue }
      taken[other] = true
      matches.append(letter)
    }
    guard !matches.isEmpty else { return 0 }
    let others = second.indices.filter { taken[$0] }.map { second[$0] }
    let swaps = Double(zip(matches, others).count { $0 != $1 }) / 2
    let count = Double(matches.count)
    let jaro = (count / Double(first.count) + count / Double(second.count) + (count - swaps) / count) / 3
    let prefix = zip(first, second).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }
}
