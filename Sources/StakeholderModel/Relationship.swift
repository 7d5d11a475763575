public import OrderedCollections

/// A tie as it was reported: who, to whom, of which kind, how strong, when, and who said so.
///
/// Two reports of the same tie, one from each side, are two relationships; projecting them to a graph makes one tie of
/// them.
public struct Relationship: Sendable, Hashable {
  /// Whether a tie goes on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It goes on.
    case ongoing
    /// It has ended.
    case ended
    /// It is meant to begin. It is not yet a tie.
    case planned
    /// It was asked about and does not exist.
    case absent
    /// Nobody knows whether it goes on.
    case unknown
  }

  /// How much say a decision gives, on the spectrum of public participation (IAP2).
  public enum DecisionLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// They are told.
    case inform = 1
    /// They are asked.
    case consult
    /// They are worked with throughout.
    case involve
    /// They decide together.
    case collaborate
    /// They decide.
    case empower

    /// From the least to the greatest.
    public static func < (lhs: DecisionLevel, rhs: DecisionLevel) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// Where the tie begins.
  public var from: Stakeholder.ID
  /// Where the tie ends.
  public var to: Stakeholder.ID
  /// What sort of tie it is.
  public var kind: Kind.ID
  /// How strong it is.
  public var strength: Strength
  /// Whether it goes on; nil when the study does not say.
  public var status: Status?
  /// The round of data that it belongs to; nil in a study without rounds.
  public var wave: Wave.ID?
  /// Who reported it.
  public var reporter: Stakeholder.ID?
  /// Where it was read.
  public var origin: Diagnostic.Location?
  /// What few ties have; nil for those that have none of it, so that lists of millions of plain ties stay small.
  private var details: RelationshipDetails?

  /// Makes a relationship; only who, to whom and which kind are needed.
  public init(
    from: Stakeholder.ID, to: Stakeholder.ID, kind: Kind.ID, strength: Strength = .unknown, status: Status? = nil,
    since: PartialDate? = nil, until: PartialDate? = nil, wave: Wave.ID? = nil, reporter: Stakeholder.ID? = nil,
    reportedOn: PartialDate? = nil, tools: [String] = [], decisionLevel: DecisionLevel? = nil, expected: Double? = nil,
    realised: Double? = nil, due: PartialDate? = nil, outcome: String? = nil, decision: String? = nil,
    partnership: String? = nil, bridgeID: String? = nil, confidence: String? = nil, evidence: String? = nil,
    source: String? = nil, value: String? = nil, attributes: OrderedDictionary<String, String> = [:],
    origin: Diagnostic.Location? = nil
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.strength = strength
    self.status = status
    self.wave = wave
    self.reporter = reporter
    self.origin = origin
    details = RelationshipDetails(
      .init(
        since: since, until: until, reportedOn: reportedOn, tools: tools, decisionLevel: decisionLevel,
        expected: expected, realised: realised, due: due, outcome: outcome, decision: decision,
        partnership: partnership, bridgeID: bridgeID, confidence: confidence, evidence: evidence, source: source,
        value: value, attributes: attributes))
  }

  /// Whether it says that there is a tie: not a "no" to a question, not a plan.
  public var isTie: Bool { strength != .noTie && status != .absent && status != .planned }
}

// MARK: Details

extension Relationship {
  /// When it began.
  public var since: PartialDate? {
    get { details?.values.since }
    set { change { $0.since = newValue } }
  }

  /// When it ended.
  public var until: PartialDate? {
    get { details?.values.until }
    set { change { $0.until = newValue } }
  }

  /// When it was reported.
  public var reportedOn: PartialDate? {
    get { details?.values.reportedOn }
    set { change { $0.reportedOn = newValue } }
  }

  /// What the reporter's side brings in: money, staff, data …
  public var tools: [String] {
    get { details?.values.tools ?? [] }
    set { change { $0.tools = newValue } }
  }

  /// How much say a decision tie gives.
  public var decisionLevel: DecisionLevel? {
    get { details?.values.decisionLevel }
    set { change { $0.decisionLevel = newValue } }
  }

  /// What was expected of the tie.
  public var expected: Double? {
    get { details?.values.expected }
    set { change { $0.expected = newValue } }
  }

  /// What came of it.
  public var realised: Double? {
    get { details?.values.realised }
    set { change { $0.realised = newValue } }
  }

  /// When the expectation was due.
  public var due: PartialDate? {
    get { details?.values.due }
    set { change { $0.due = newValue } }
  }

  /// What an experiment showed.
  public var outcome: String? {
    get { details?.values.outcome }
    set { change { $0.outcome = newValue } }
  }

  /// What was decided after an experiment.
  public var decision: String? {
    get { details?.values.decision }
    set { change { $0.decision = newValue } }
  }

  /// The partnership within which the tie stands.
  public var partnership: String? {
    get { details?.values.partnership }
    set { change { $0.partnership = newValue } }
  }

  /// The act of bringing others together that the tie is a part of.
  public var bridgeID: String? {
    get { details?.values.bridgeID }
    set { change { $0.bridgeID = newValue } }
  }

  /// How sure the coder is, for example A, B or C.
  public var confidence: String? {
    get { details?.values.confidence }
    set { change { $0.confidence = newValue } }
  }

  /// What the tie rests on, in words.
  public var evidence: String? {
    get { details?.values.evidence }
    set { change { $0.evidence = newValue } }
  }

  /// Where that can be looked up.
  public var source: String? {
    get { details?.values.source }
    set { change { $0.source = newValue } }
  }

  /// The value that a rating is about.
  public var value: String? {
    get { details?.values.value }
    set { change { $0.value = newValue } }
  }

  /// All other columns of its row, in the order of the file.
  public var attributes: OrderedDictionary<String, String> {
    get { details?.values.attributes ?? [:] }
    set { change { $0.attributes = newValue } }
  }

  private mutating func change(_ change: (inout RelationshipDetails.Values) -> Void) {
    var values = details?.values ?? RelationshipDetails.Values()
    change(&values)
    details = RelationshipDetails(values)
  }
}

/// What few ties have. It never changes, so that copies of a tie can share it.
private final class RelationshipDetails: Sendable, Hashable {
  struct Values: Sendable, Hashable {
    var since: PartialDate?
    var until: PartialDate?
    var reportedOn: PartialDate?
    var tools: [String] = []
    var decisionLevel: Relationship.DecisionLevel?
    var expected: Double?
    var realised: Double?
    var due: PartialDate?
    var outcome: String?
    var decision: String?
    var partnership: String?
    var bridgeID: String?
    var confidence: String?
    var evidence: String?
    var source: String?
    var value: String?
    var attributes: OrderedDictionary<String, String> = [:]
  }

  let values: Values

  /// Nil where there is nothing to keep.
  init?(_ values: Values) {
    if values == Values() { return nil }
    self.values = values
  }

  static func == (left: RelationshipDetails, right: RelationshipDetails) -> Bool {
    left === right || left.values == right.values
  }

  func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
