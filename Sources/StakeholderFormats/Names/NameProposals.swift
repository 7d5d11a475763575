import OrderedCollections
public import StakeholderModel

/// Pairs of names that may mean the same stakeholder, the likeliest first. Nothing is merged: people decide.
///
/// How near two names are is told by ``NameLikeness``, from 0 to 1. No nearness says that two names mean the same: the
/// pairs that have more in common than apart are ranked, and people read down the list until they find none any more. What
/// is written are the first ``longest`` pairs, and how many follow.
///
/// Names in ties and answers that no stakeholder has are looked at, too, as other spellings of those that are listed.
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
    /// Others whom it may mean, less near or as near, the nearest first.
    public internal(set) var others: [Other] = []
  }

  /// Somebody else whom a name may mean.
  public struct Other: Sendable, Hashable {
    /// The stakeholder.
    public let id: Stakeholder.ID
    /// Its name.
    public let name: String
    /// How near the two names are, 0 to 1.
    public let nearness: Double
  }

  /// The proposals, the likeliest first, at most ``longest``. No name is in two of them: it can become another spelling
  /// of one stakeholder only.
  public let proposals: [Proposal]

  /// How many further pairs have more in common than apart.
  public let furtherPairs: Int

  /// The most pairs that are written, as many as somebody reads.
  public static let longest = 100

  /// Looks for names that may mean the same. Stakeholders who do not want to be named are not looked at.
  ///
  /// - Complexity: O(s²·l) for s names of l letters; only pairs with a word that begins alike, or an abbreviation, are
  ///   compared.
  public init(of study: Study) {
    var ties: [Stakeholder.ID: Int] = [:]
    for tie in study.relationships {
      ties[tie.from, default: 0] += 1
      ties[tie.to, default: 0] += 1
    }
    let named = study.stakeholders.filter { $0.consent == .yes }
    let unknown = OrderedSet(
      study.diagnostics.lazy.filter { $0.code == "unknown-stakeholder" && !$0.isConfidential }.compactMap(\.found))
    let likeness = NameLikeness(named.map(\.name) + unknown)
    var found: [Proposal] = []
    for pair in likeness.pairs where pair.first < named.count {
      let first = named[pair.first]
      guard pair.second < named.count else {
        found.append(
          Proposal(
            kept: first.id, name: first.name, alias: unknown[pair.second - named.count], nearness: pair.nearness))
        continue
      }
      let second = named[pair.second]
      let keepsFirst = ties[first.id, default: 0] >= ties[second.id, default: 0]
      let (kept, alias) = keepsFirst ? (first, second) : (second, first)
      found.append(Proposal(kept: kept.id, name: kept.name, alias: alias.id.rawValue, nearness: pair.nearness))
    }
    let ranked = found.enumerated().sorted {
      ($1.element.nearness, $0.offset) < ($0.element.nearness, $1.offset)
    }
    var byAlias: OrderedDictionary<String, Proposal> = [:]
    for (_, proposal) in ranked {
      if byAlias[proposal.alias] == nil {
        byAlias[proposal.alias] = proposal
      } else {
        let other = Other(id: proposal.kept, name: proposal.name, nearness: proposal.nearness)
        byAlias[proposal.alias]?.others.append(other)
      }
    }
    proposals = Array(byAlias.values.prefix(Self.longest))
    furtherPairs = ranked.count - proposals.reduce(0) { $0 + 1 + $1.others.count }
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
      text += "  # \(JSONLiteral.string(proposal.alias)): \(JSONLiteral.string(proposal.kept.rawValue))"
      text += "  # \(Self.percent(proposal.nearness)) alike: \(JSONLiteral.string(proposal.name))"
      for other in proposal.others.prefix(Self.mostOthers) {
        text +=
          "; or \(JSONLiteral.string(other.id.rawValue)), \(Self.percent(other.nearness)): "
          + JSONLiteral.string(other.name)
      }
      let rest = proposal.others.count - Self.mostOthers
      text += rest > 0 ? "; or \(rest) more\n" : "\n"
    }
    if furtherPairs > 0 { text += "  # \(furtherPairs) further pairs are less alike than these.\n" }
    return text
  }

  /// The most others that are written behind a proposal.
  private static let mostOthers = 3

  private static func percent(_ nearness: Double) -> String { "\(Int((100 * nearness).rounded())) %" }
}
