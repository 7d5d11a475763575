public import CollaborationMetrics
import StakeholderModel

extension PracticeScorecard {
  /// The scorecard as JSON, `stakenet/practices/1`.
  ///
  /// What stands in it is written down as a JSON Schema, `practices-1.schema.json` in the documentation, with which every
  /// document that the tests write is checked. `value` is null wherever `status` is not `measured`; it is never 0 for
  /// "unknown". Where it is suppressed, nothing else about the indicator is in the document. Shares are from 0 to 1.
  /// Stakeholders who do not want to be shown are counted and not listed.
  public var json: String {
    JSONValue.object([
      .init("schema", "stakenet/practices/1"), .init("study", .string(network.study.title)),
      .init("wave", JSONValue(network.wave?.id.rawValue)), .init("seed", .natural(seed)),
      .init("permutations", .integer(permutations)), .init("beneficiaries", beneficiariesJSON),
      .init("government", .object(PracticeScorecard.members(government))),
      .init("indicators", .array(results.map(PracticeScorecard.json))),
      .init("waves", .array(courses.map(PracticeScorecard.json))),
    ]).text
  }

  private var beneficiariesJSON: JSONValue {
    guard let beneficiaries else { return .null }
    return .object(
      [.init("rule", .string(beneficiaries.rule))] + PracticeScorecard.members(beneficiaries.stakeholders))
  }

  private static func members(_ stakeholders: [Stakeholder]) -> [JSONValue.Member] {
    [
      .init("count", .integer(stakeholders.count)),
      .init(
        "stakeholders", .array(stakeholders.filter { $0.consent != .no }.map { .string($0.id.rawValue) })),
    ]
  }

  private static func json(of result: IndicatorResult) -> JSONValue {
    let indicator = result.indicator
    let found = result.measurement
    var missing: [String] = []
    if case .notMeasurable(let names) = result.status { missing = names }
    return .object([
      .init("id", .string(indicator.id)), .init("practice", .integer(indicator.practice.number)),
      .init("name", .string(indicator.words.name)), .init("question", .string(indicator.words.question)),
      .init("unit", .string(indicator.unit.rawValue)), .init("direction", .string(indicator.direction.rawValue)),
      .init("status", .string(result.status.name)), .init("missing", .array(missing.map { .string($0) })),
      .init("value", JSONValue(found?.value)), .init("interval", json(of: found?.interval)),
      .init("chance", json(of: found?.chance)),
      .init(
        "coverage",
        found.map {
          .object([
            .init("used", .integer($0.used)), .init("eligible", .integer($0.eligible)),
            .init("counted", .string($0.counted.many)),
          ])
        } ?? .null),
      .init("beside", .array((found?.beside ?? []).map(json))),
      .init("listed", .array((found?.listed ?? []).map { .string($0) })), .init("reading", .string(result.reading)),
      .init("notes", .array((found?.notes ?? []).map { .string($0) })),
      .init("caveat", .string(indicator.words.caveat)), .init("formula", .string(indicator.words.formula)),
      .init("working", JSONValue(found?.working)), .init("source", .string(indicator.source)),
    ])
  }

  private static func json(of interval: Measurement.Interval?) -> JSONValue {
    guard let interval else { return .null }
    return .object([
      .init("lower", JSONValue(interval.lower)), .init("upper", JSONValue(interval.upper)),
      .init("method", .string(interval.method)),
    ])
  }

  private static func json(of chance: Measurement.Chance?) -> JSONValue {
    guard let chance else { return .null }
    return .object([
      .init("expected", JSONValue(chance.expected)), .init("p_value", JSONValue(chance.pValue)),
      .init("permutations", .integer(chance.permutations)), .init("model", .string(chance.model)),
    ])
  }

  private static func json(of comparison: Measurement.Comparison) -> JSONValue {
    .object([
      .init("label", .string(comparison.label)), .init("value", JSONValue(comparison.value)),
      .init("lower", JSONValue(comparison.interval?.lowerBound)),
      .init("upper", JSONValue(comparison.interval?.upperBound)),
    ])
  }

  private static func json(of course: Course) -> JSONValue {
    .object([
      .init("id", .string(course.indicator.id)),
      .init(
        "values",
        .array(
          course.values.map {
            .object([.init("wave", .string($0.wave.id.rawValue)), .init("value", JSONValue($0.value))])
          })),
      .init(
        "change",
        course.change.map { change in
          .object([
            .init("difference", JSONValue(change.difference)), .init("lower", JSONValue(change.interval?.lower)),
            .init("upper", JSONValue(change.interval?.upper)),
            .init("p_value", JSONValue(change.chance?.pValue)),
            .init("permutations", change.chance.map { .integer($0.permutations) } ?? .null),
            .init("beyond_noise", change.isBeyondNoise.map { .bool($0) } ?? .null),
            .init("untested", JSONValue(change.untested)),
          ])
        } ?? .null),
    ])
  }
}
