/// One row of the table of relationships.
struct Tie {
  var from: String
  var to: String
  var kind: String
  var wave: Wave
  var strength: Cell = .empty
  var value: Value?
  var status: Cell = .empty
  var since: Cell = .empty
  var until: Cell = .empty
  var reporter: String?
  var reportedOn: Day?
  var tools: [Tool] = []
  var decisionLevel: String?
  var expected: Int?
  var realised: Int?
  var due: Day?
  var outcome: String?
  var decision: String?
  var partnership: String?
  var bridge: String?
  var confidence: String?
  var evidence: String?
  var source: String?
  var formVersion: String?

  static let headings = [
    "from", "to", "kind", "wave", "strength", "value", "status", "since", "until", "reporter", "reported_on", "tools",
    "decision_level", "expected", "realised", "due", "outcome", "decision", "partnership", "bridge_id", "confidence",
    "evidence", "source", "form version",
  ]

  var cells: [Cell] {
    [
      .text(from), .text(to), .text(kind), .text(wave.id), strength, .optional(value?.rawValue), status, since, until,
      .optional(reporter), reportedOn.map(Cell.date) ?? .empty, .list(tools.map(\.rawValue)),
      .optional(decisionLevel), .optional(expected), .optional(realised), due.map(Cell.date) ?? .empty,
      .optional(outcome), .optional(decision), .optional(partnership), .optional(bridge), .optional(confidence),
      .optional(evidence), .optional(source), .optional(formVersion),
    ]
  }

  /// The tie as one side states it in the survey.
  static func answer(
    _ from: String, _ to: String, _ kind: String, _ wave: Wave, by reporter: String, _ survey: Survey
  ) -> Tie {
    var tie = Tie(from: from, to: to, kind: kind, wave: wave)
    tie.reporter = reporter
    tie.reportedOn = survey.day(of: reporter, in: wave)
    tie.source = "survey"
    tie.formVersion = wave == .first ? "paper" : "online"
    return tie
  }

  /// The tie as minutes or a register record it.
  static func record(
    _ from: String, _ to: String, _ kind: String, _ wave: Wave, source: String, confidence: String
  ) -> Tie {
    var tie = Tie(from: from, to: to, kind: kind, wave: wave)
    tie.source = source
    tie.confidence = confidence
    return tie
  }
}
