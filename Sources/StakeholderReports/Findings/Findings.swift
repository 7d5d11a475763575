public import CollaborationMetrics
public import StakeholderModel

/// What a report says first: the headline, five facts about the data, and five findings.
///
/// Every sentence rests on numbers of this network, and says no more than they do.
public struct Findings: Sendable {
  /// One thing that was found.
  public struct Finding: Sendable, Hashable, Identifiable {
    /// What it is about: `held_together`, `against`, `together`, `sectors`, `only_in_conflict`, `unconnected`, `trust`.
    public let id: String
    /// The finding in one sentence.
    public let title: String
    /// The numbers and names it rests on.
    public let evidence: String
  }

  /// One fact about the data: a number and what it counts.
  public struct Fact: Sendable, Hashable {
    /// The number, or a word in its place.
    public let value: String
    /// What it counts.
    public let meaning: String
    /// Whether it says what the data cannot tell.
    public let isDoubt: Bool
  }

  /// The main finding with the study's name.
  public let headline: String
  /// The study in a sentence or two.
  public let lead: String
  /// What the data is, the doubt last.
  public let facts: [Fact]
  /// What was found, the most important first.
  public let findings: [Finding]

  /// Finds what the data of a network supports.
  public init(of network: StakeholderNetwork, bridges: BridgeAnalysis) {
    self.init(of: network, bridges: bridges, facts: NetworkFacts(of: network, bridges: bridges))
  }

  package init(of network: StakeholderNetwork, bridges: BridgeAnalysis, facts: NetworkFacts) {
    headline = English.headline(network, bridges)
    lead = English.lead(network, bridges)
    self.facts = English.facts(network, bridges, facts)
    findings = [
      English.heldTogether(bridges), English.against(network, facts) ?? English.together(bridges),
      English.sectors(bridges), English.onlyInConflict(facts) ?? English.unconnected(bridges), English.trust(facts),
    ]
  }
}
