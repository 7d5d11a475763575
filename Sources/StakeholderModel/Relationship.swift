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
  /// When it began.
  public var since: PartialDate?
  /// When it ended.
  public var until: PartialDate?
  /// The round of data that it belongs to; nil in a study without rounds.
  public var wave: Wave.ID?
  /// Who reported it.
  public var reporter: Stakeholder.ID?
  /// When it was reported.
  public var reportedOn: PartialDate?
  /// What the reporter's side brings in: money, staff, data …
  public var tools: [String]
  /// How much say a decision tie gives.
  public var decisionLevel: DecisionLevel?
  /// What was expected of the tie.
  public var expected: Double?
  /// What came of it.
  public var realised: Double?
  /// When the expectation was due.
  public var due: PartialDate?
  /// What an experiment showed.
  public var outcome: String?
  /// What was decided after an experiment.
  public var decision: String?
  /// The partnership within which the tie stands.
  public var partnership: String?
  /// The act of bringing others together that the tie is a part of.
  public var bridgeID: String?
  /// How sure the coder is, for example A, B or C.
  public var confidence: String?
  /// What the tie rests on, in words.
  public var evidence: String?
  /// Where that can be looked up.
  public var source: String?
  /// The value that a rating is about.
  public var value: String?
  /// All other columns of its row, in the order of the file.
  public var attributes: OrderedDictionary<String, String>
  /// Where it was read.
  public var origin: Diagnostic.Location?

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
    self.since = since
    self.until = until
    self.wave = wave
    self.reporter = reporter
    self.reportedOn = reportedOn
    self.tools = tools
    self.decisionLevel = decisionLevel
    self.expected = expected
    self.realised = realised
    self.due = due
    self.outcome = outcome
    self.decision = decision
    self.partnership = partnership
    self.bridgeID = bridgeID
    self.confidence = confidence
    self.evidence = evidence
    self.source = source
    self.value = value
    self.attributes = attributes
    self.origin = origin
  }

  /// Whether it says that there is a tie: not a "no" to a question, not a plan.
  public var isTie: Bool { strength != .noTie && status != .absent && status != .planned }
}
