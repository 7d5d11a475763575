public import StakeholderModel

/// Pairs of names that may mean the same stakeholder, the likeliest first. Nothing is merged: people decide.
///
/// ## How near two names are
/// Names are folded (case, accents, punctuation) and parted into words; words that say only what sort of body it is or
/// none at all (`of`, `the`, `Ltd`, `e.V.`) are left out, and words for the same sort of place (`city`, `metro`,
/// `municipality`) count as one. The nearness is the greater of two numbers from 0 to 1: the Jaro–Winkler similarity
/// (Winkler 1990) of the words in the order of the alphabet, so that the order in which they were written does not
/// count; and, where all words of the shorter name find a counterpart of similarity 0.9 or more in the other, the share
/// of the longer name's words that are met so.
///
/// No nearness says that two names mean the same, so there is no threshold: the pairs are ranked, and people read down
/// the list until they find none any more. What is written are the first ``longest`` pairs, and how many follow.
public struct NameProposals: Sendable {
  /// Two names that may mean the same.
  public struct Proposal: Sendable, Hashable {
    /// The stakeholder whose name would stay: the one with more ties.
    public let kept: Stakeholder.ID
    /// Its name.
    public let name: String
    /// The name that would become another spelling of it.
    public let alias: String
    /// How near the two are, 0 to 1.
    public let nearness: Double
  }

  /// The proposals, the likeliest first, at most ``longest``.
  public let proposals: [Proposal]

  /// How many further pairs have anything in common.
  public let furtherPairs: Int

  /// The most pairs that are written, as many as somebody reads.
  public static let longest = 100

  /// Looks for names that may mean the same. Stakeholders who do not want to be named are not looked at.
  ///
  /// - Complexity: O(s²·l) for s stakeholders with names of l letters; only pairs that share a word or the beginnings of
  ///   their names are compared.
  public init(of study: Study) {
    var ties: [Stakeholder.ID: Int] = [:]
    for tie in study.relationships {
      ties[tie.from, default: 0] += 1
      ties[tie.to, default: 0] += 1
    }
    let named = study.stakeholders.filter { $0.consent == .yes }
    let words = named.map { Self.words(of: $0.name) }
    var byStart: [Substring: [Int]] = [:]
    for (index, own) in words.enumerated() {
      for start in Set(own.map { $0.prefix(3) }) { byStart[start, default: []].append(index) }
    }
    var found: [Proposal] = []
    for (index, own) in words.enumerated() where !own.isEmpty {
      let others = Set(Set(own.map { $0.prefix(3) }).flatMap { byStart[$0] ?? [] }.filter { $0 > index })
      for other in others.sorted() {
        let nearness = Self.nearness(own, words[other])
        guard nearness > 0 else { continue }
        let (first, second) = (named[index], named[other])
        let keepsFirst = ties[first.id, default: 0] >= ties[second.id, default: 0]
        let (kept, alias) = keepsFirst ? (first, second) : (second, first)
        found.append(Proposal(kept: kept.id, name: kept.name, alias: alias.id.rawValue, nearness: nearness))
      }
    }
    let ranked = found.enumerated().sorted {
      ($1.element.nearness, $0.offset) < ($0.element.nearness, $1.offset)
    }
    proposals = ranked.prefix(Self.longest).map(\.element)
    furtherPairs = ranked.count - proposals.count
  }

  /// The proposals as YAML, each switched off by a `#` until somebody takes it away; the text can be put into study.yaml.
  public var yaml: String {
    var text = """
      # Names that may mean the same stakeholder, the likeliest first. Nothing has been merged.
      # The list is a ranking: most pairs further down are different stakeholders. Read down until nothing fits any more.
      # Take the # away where it is right, and put the block into study.yaml. The name on the left is then read as the
      # one on the right, and its own row in the list of stakeholders can be deleted.
      aliases:

      """
    if proposals.isEmpty { text += "  # none found\n" }
    for proposal in proposals {
      let percent = Int((100 * proposal.nearness).rounded())
      text += "  # \(JSONLiteral.string(proposal.alias)): \(JSONLiteral.string(proposal.kept.rawValue))"
      text += "  # \(percent) % alike: \(JSONLiteral.string(proposal.name))\n"
    }
    if furtherPairs > 0 { text += "  # \(furtherPairs) further pairs are less alike than these.\n" }
    return text
  }

  // MARK: Nearness

  private static let fillers: Set<String> = [
    "of", "the", "and", "for", "in", "at", "to", "a", "an", "de", "la", "le", "les", "du", "des", "der", "die", "das",
    "von", "und", "et", "y", "e", "v", "ev", "ltd", "inc", "llc", "gmbh", "co", "corp", "plc", "ag", "sa",
  ]
  private static let places: Set<String> = [
    "city", "metro", "metropolitan", "municipality", "municipal", "town", "stadt", "ville", "ciudad", "ayuntamiento",
  ]

  static func words(of name: String) -> [String] {
    let words = TextNormalization.words(name)
    let telling = words.filter { !fillers.contains($0) }.map { places.contains($0) ? "city" : $0 }
    return (telling.isEmpty ? words : telling).sorted()
  }

  static func nearness(_ first: [String], _ second: [String]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    // Numbers and single letters tell apart what is otherwise alike: School 3, School 4.
    let marks = { (words: [String]) in Set(words.filter { $0.count == 1 || $0.allSatisfy(\.isNumber) }) }
    guard marks(first) == marks(second) else { return 0 }
    let whole = jaroWinkler(Array(first.joined(separator: " ")), Array(second.joined(separator: " ")))
    let (shorter, longer) = first.count <= second.count ? (first, second) : (second, first)
    var open = longer
    var met = 0
    for word in shorter {
      guard let index = open.firstIndex(where: { jaroWinkler(Array($0), Array(word)) >= 0.9 }) else { continue }
      open.remove(at: index)
      met += 1
    }
    let share = met == shorter.count ? Double(met) / Double(longer.count) : 0
    // Names of several words need most of their words in common; letters alone make strangers look alike.
    let isOneWord = shorter.count == 1 && longer.count == 1
    return isOneWord || met * 2 > longer.count ? max(whole, share) : share
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
