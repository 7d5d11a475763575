public import StakeholderModel

/// What changed between two waves of a study, or between two studies of the same stakeholders.
///
/// Only stakeholders present in both and only answers given in both count: a tie that is missing because somebody left or
/// kept silent is not a tie that was lost. Who joined and who left stands in ``match``.
///
/// Ties of trust count from the middle of their scale on (``Relation/threshold``): a low rating is no trust. Where ratings
/// were told in confidence each tie of trust counts, as anybody may see it, and ``Relation/ratings`` has what may be said
/// of how strong they are. Ties told in confidence are not among the relations; ``confidentialChanges`` has what may be
/// said of them.
public struct WaveComparison: Sendable {
  /// The change of one kind of tie, or of all kinds that bind together.
  public struct Relation: Sendable {
    /// The kinds of tie; one, or all that bind together and could be compared.
    public let kinds: [Kind.ID]
    /// Whether kinds were taken together.
    public let isTogether: Bool
    /// Whether pairs have no direction.
    public let isUndirected: Bool
    /// Whether nobody wrote down what was asked, so that a tie nobody tells of counts as none.
    public let isAssumed: Bool
    /// From which strength on a tie counts; nil where every tie does.
    public let threshold: Double?
    /// The numbers of the change.
    public let change: TieChange
    /// All pairs of stakeholders present in both, compared or not.
    public let possiblePairs: Int
    /// Whether the change in the number of ties is more than chance; nil for ties from records.
    public let tieTest: ChangeTest?
    /// Whether the change in mean strength is more than chance; nil without strengths.
    public let strengthTest: ChangeTest?
    /// How mean ratings told in confidence changed; nil where strengths may be seen, or there are none.
    public let ratings: RatingChange?
    /// Whether those at the top still are.
    public let ranks: [RankStability]
    /// How pairs moved between none, one-way and mutual; nil for ties without direction.
    public let transitions: TieTransitions?
    /// The ties that began, by position in ``StakeholderMatch/both``; nil where single ties are not told.
    public let gained: [Ends]?
    /// The ties that ended.
    public let lost: [Ends]?
  }

  /// Two common stakeholders, by their position in ``StakeholderMatch/both``.
  public struct Ends: Sendable, Hashable {
    /// Where the tie begins.
    public let from: Int
    /// Where it ends.
    public let to: Int
  }

  /// Why a kind of tie was not compared.
  public enum Obstacle: Sendable, Hashable {
    /// It has no ties in the earlier wave, and nobody wrote down that it was asked.
    case notAskedEarlier
    /// It has no ties in the later wave, and nobody wrote down that it was asked.
    case notAskedLater
    /// Nobody answered about it in both.
    case noCommonAnswers
  }

  /// The earlier network.
  public let earlier: StakeholderNetwork
  /// The later network.
  public let later: StakeholderNetwork
  /// Whether both are waves of one study.
  public let isSameStudy: Bool
  /// Who is in both, who joined, who left.
  public let match: StakeholderMatch
  /// All kinds that bind together, taken together without directions; nil where none could be compared, or kinds were
  /// chosen.
  public let together: Relation?
  /// Each kind of its own, in the order of the study.
  public let relations: [Relation]
  /// The kinds that could not be compared, and why.
  public let notCompared: [(kind: Kind.ID, obstacle: Obstacle)]
  /// What may be said about kinds told in confidence; empty between two studies, where respondents are not the same.
  public let confidentialChanges: [ConfidentialChange]
  /// The seed of everything that depends on chance.
  public let seed: UInt64

  /// Compares two waves of a study.
  ///
  /// - Parameters:
  ///   - kinds: the kinds of tie; nil for all that are not ratings. Kinds told in confidence are left out.
  ///   - seed: the same seed gives the same result.
  /// - Complexity: O(k·n²) for n stakeholders and k kinds, and O(r) for each of up to 4,999 swaps of r answers.
  public init(of study: Study, from: Wave.ID, to: Wave.ID, kinds: [Kind.ID]? = nil, seed: UInt64 = 1) {
    self.init(
      from: study.network(at: from), to: study.network(at: to), isSameStudy: true, kinds: kinds, seed: seed,
      permission: nil)
  }

  /// Compares two studies at their last waves; stakeholders with the same id are the same.
  public init(from earlier: Study, to later: Study, kinds: [Kind.ID]? = nil, seed: UInt64 = 1) {
    self.init(
      from: earlier.latestNetwork, to: later.latestNetwork, isSameStudy: false, kinds: kinds, seed: seed,
      permission: nil)
  }

  /// Compares two networks; with a permission, kinds told in confidence are among those that are compared.
  package init(
    from earlier: StakeholderNetwork, to later: StakeholderNetwork, isSameStudy: Bool, kinds: [Kind.ID]?, seed: UInt64,
    permission: NegativeTiePermission?
  ) {
    self.earlier = earlier
    self.later = later
    self.isSameStudy = isSameStudy
    self.seed = seed
    let match = StakeholderMatch(from: earlier, to: later, isSameStudy: isSameStudy)
    self.match = match
    let wanted = kinds ?? WaveComparison.usualKinds(earlier, later, permission)
    var parts: [(kind: Kind.ID, ties: ComparedTies, isBinding: Bool)] = []
    var relations: [Relation] = []
    var notCompared: [(kind: Kind.ID, obstacle: Obstacle)] = []
    for kind in wanted {
      guard permission != nil || !(earlier.study.isConfidential(kind) || later.study.isConfidential(kind)),
        let before = WaveComparison.answers(kind, in: earlier, permission),
        let after = WaveComparison.answers(kind, in: later, permission)
      else { continue }
      let isConfidential =
        permission == nil
        && (earlier.study.confidentialRatings.contains(kind) || later.study.confidentialRatings.contains(kind))
      // That somebody trusts somebody may be seen, how much may not: each tie counts then, whatever its rating.
      let threshold = isConfidential ? nil : WaveComparison.threshold(of: kind, earlier, later)
      let rated = ComparedTies(before, after, match: match, threshold: threshold)
      let ties = isConfidential ? rated.withoutStrengths : rated
      if let obstacle = WaveComparison.obstacle(before, after, ties) {
        notCompared.append((kind, obstacle))
        continue
      }
      relations.append(
        Relation(
          [kind], ties, isTogether: false, threshold: threshold, isTold: threshold == nil && !isConfidential,
          ratings: isConfidential
            ? RatingChange(of: rated, in: later, minimum: WaveComparison.minimum(earlier, later)) : nil,
          match: match, seed: seed))
      let isBinding = earlier.study.bindsTogether(kind) && later.study.bindsTogether(kind)
      // A tie of any strength holds together, so thresholds do not count for all kinds taken together.
      let whole = threshold == nil ? ties : ComparedTies(before, after, match: match, threshold: nil)
      parts.append((kind, whole, isBinding))
    }
    confidentialChanges =
      isSameStudy && permission == nil
      ? ConfidentialChange.kinds(earlier, later).map {
        ConfidentialChange(of: $0, from: earlier, to: later, seed: seed)
      } : []
    self.relations = relations
    self.notCompared = notCompared
    let binding = parts.filter(\.isBinding)
    // What was asked is better known than what was not: kinds of which nobody knows it do not count beside others.
    let known = binding.filter { !$0.ties.isAssumed }
    let used = known.isEmpty ? binding : known
    together =
      kinds == nil && used.count > 1
      ? Relation(
        used.map(\.kind), ComparedTies(joining: used.map(\.ties), nodeCount: match.both.count), isTogether: true,
        threshold: nil, isTold: true, ratings: nil, match: match, seed: seed)
      : nil
  }

  /// All kinds of either wave that are not ratings, in the order of the later study.
  private static func usualKinds(
    _ earlier: StakeholderNetwork, _ later: StakeholderNetwork, _ permission: NegativeTiePermission?
  ) -> [Kind.ID] {
    var seen = Set<Kind.ID>()
    var relationships = earlier.relationships + later.relationships
    if let permission {
      relationships += earlier.study.confidential.revealed(by: permission)
      relationships += later.study.confidential.revealed(by: permission)
    }
    let occurring = Set(relationships.map(\.kind))
    return (later.study.kinds + earlier.study.kinds).filter { kind in
      occurring.contains(kind.id) && !kind.roles.contains(.rating) && seen.insert(kind.id).inserted
    }
    .map(\.id)
  }

  /// How many people there must be in each group of which something is told.
  private static func minimum(_ earlier: StakeholderNetwork, _ later: StakeholderNetwork) -> Int {
    max(
      PublicationRule.smallestMinimum, earlier.study.settings.minimumGroupSize, later.study.settings.minimumGroupSize)
  }

  private static func answers(
    _ kind: Kind.ID, in network: StakeholderNetwork, _ permission: NegativeTiePermission?
  ) -> SurveyAnswers? {
    if let permission, network.study.isConfidential(kind) {
      return SurveyAnswers(of: network, kind: kind, among: network.study.confidential.revealed(by: permission))
    }
    return SurveyAnswers(of: network, kind: kind)
  }

  /// The middle of the scale of a kind of trust, if both studies use the same scale.
  private static func threshold(
    of kind: Kind.ID, _ earlier: StakeholderNetwork, _ later: StakeholderNetwork
  ) -> Double? {
    guard let before = earlier.study.kind(kind), let after = later.study.kind(kind),
      after.roles.contains(.trust), before.scale == after.scale
    else { return nil }
    return after.scale?.midpoint
  }

  private static func obstacle(_ before: SurveyAnswers, _ after: SurveyAnswers, _ ties: ComparedTies) -> Obstacle? {
    if before.basis == .unknown, before.isEmpty { return .notAskedEarlier }
    if after.basis == .unknown, after.isEmpty { return .notAskedLater }
    return ties.comparedCount == 0 ? .noCommonAnswers : nil
  }
}

extension WaveComparison.Relation {
  fileprivate init(
    _ kinds: [Kind.ID], _ ties: ComparedTies, isTogether: Bool, threshold: Double?, isTold: Bool,
    ratings: RatingChange?, match: StakeholderMatch, seed: UInt64
  ) {
    self.kinds = kinds
    self.isTogether = isTogether
    self.threshold = threshold
    self.ratings = ratings
    isUndirected = ties.isUndirected
    isAssumed = ties.isAssumed
    change = ties.change
    possiblePairs = match.both.count * max(0, match.both.count - 1) / (ties.isUndirected ? 2 : 1)
    tieTest = ChangeTest(ofTiesIn: ties, seed: seed)
    // Strengths of several kinds have no common scale.
    strengthTest = isTogether || !ties.hasVariedStrengths ? nil : ChangeTest(ofStrengthsIn: ties, seed: seed)
    ranks = RankStability.all(of: ties)
    transitions = ties.isUndirected ? nil : TieTransitions(of: ties)
    let states = zip(ties.pairs, ties.states).map { (ends: WaveComparison.Ends(from: $0.from, to: $0.to), state: $1) }
    gained = isTold ? states.filter { !$0.state.earlier.isTie && $0.state.later.isTie }.map(\.ends) : nil
    lost = isTold ? states.filter { $0.state.earlier.isTie && !$0.state.later.isTie }.map(\.ends) : nil
  }
}
