/// What one stakeholder was asked in a survey, and whether it answered.
///
/// Without these, nothing is known about what was asked, and the absence of a tie says nothing.
public struct SurveyResponse: Sendable, Hashable {
  /// What became of the question.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It was put and answered.
    case answered
    /// It was put and not answered.
    case noAnswer = "no answer"
    /// It was not put.
    case notAsked = "not asked"
  }

  /// Whom a question was about.
  public enum Subjects: Sendable, Hashable {
    /// Everybody else in the study.
    case everybody
    /// Only these.
    case only([Stakeholder.ID])
  }

  /// Who was asked.
  public var stakeholder: Stakeholder.ID
  /// In which round; nil in a study without rounds.
  public var wave: Wave.ID?
  /// About which kind of tie; nil means about all kinds.
  public var kind: Kind.ID?
  /// About whom.
  public var subjects: Subjects
  /// What became of it.
  public var status: Status
  /// Where it was read.
  public var origin: Diagnostic.Location?

  /// Makes a response.
  public init(
    stakeholder: Stakeholder.ID, wave: Wave.ID? = nil, kind: Kind.ID? = nil, subjects: Subjects = .everybody,
    status: Status, origin: Diagnostic.Location? = nil
  ) {
    self.stakeholder = stakeholder
    self.wave = wave
    self.kind = kind
    self.subjects = subjects
    self.status = status
    self.origin = origin
  }
}
