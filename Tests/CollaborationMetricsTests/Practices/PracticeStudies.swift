import OrderedCollections
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// A study for tests on indicators: stakeholders by key and sector, and rows of ties.
struct PracticeStudy {
  var sectors: [(id: String, sector: String?)]
  var beneficiaries: Set<String> = []
  var values: [String: [String]] = [:]
  var attributes: [String: [String: String]] = [:]
  var joined: [String: String] = [:]
  var ties: [Relationship] = []
  var responses: [SurveyResponse] = []
  var settings = StudySettings(title: "Small", kinds: PracticeStudy.kinds)

  /// Trust, collaboration and ratings from 1 to 4.
  static let kinds: [Kind] = [Kind.ID.trust, .collaborate, .rates, .fund].compactMap { id in
    var kind = Kind.known(id)
    kind?.scale = .init(minimum: 1, maximum: 4)
    return kind
  }

  /// Stakeholders as `key:sector` words; `-` stands for no sector.
  init(_ words: String, beneficiaries: String = "") {
    sectors = words.split(separator: " ").map { word in
      let parts = word.split(separator: ":")
      return (String(parts[0]), parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil)
    }
    self.beneficiaries = Set(beneficiaries.split(separator: " ").map(String.init))
  }

  /// Adds ties as `a>b` words.
  mutating func add(_ kind: Kind.ID, _ words: String, _ change: (inout Relationship) -> Void = { _ in }) {
    for word in words.split(separator: " ") {
      let ends = word.split(separator: ">").map { Stakeholder.ID(rawValue: String($0)) }
      var tie = Relationship(from: ends[0], to: ends[1], kind: kind)
      change(&tie)
      ties.append(tie)
    }
  }

  var study: Study {
    var builder = StudyBuilder(settings: settings)
    for (id, sector) in sectors {
      var stakeholder = Stakeholder(
        id: .init(rawValue: id), name: id.uppercased(), sector: sector,
        isBeneficiary: beneficiaries.isEmpty ? nil : beneficiaries.contains(id), values: values[id] ?? [],
        joined: joined[id].flatMap { PartialDate(iso: $0) })
      for (key, value) in (attributes[id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        stakeholder.setAttribute(key, value)
      }
      builder.add(stakeholder)
    }
    for tie in ties { builder.add(tie) }
    for response in responses { builder.add(response) }
    return builder.build()
  }

  var scorecard: PracticeScorecard { PracticeScorecard(of: study.latestNetwork, permutations: 99) }

  /// The value of an indicator; nil where it has none.
  func value(_ id: String) -> Double? { result(id)?.measurement?.value }

  /// What became of an indicator, without ranges.
  func result(_ id: String) -> IndicatorResult? {
    Indicator.named(id).map { IndicatorResult($0, on: data()) }
  }

  func data(permutations: Int = 99) -> PracticeData {
    PracticeData(of: study.latestNetwork, seed: 1, permutations: permutations)
  }
}

/// Whether a value is as worked out by hand.
func isNear(_ value: Double?, _ expected: Double) -> Bool { value.map { abs($0 - expected) < 1e-12 } ?? false }

extension Stakeholder {
  fileprivate mutating func setAttribute(_ key: String, _ value: String) {
    self = Stakeholder(
      id: id, name: name, sector: sector, isBeneficiary: isBeneficiary, values: values, joined: joined,
      attributes: [key: value])
  }
}

extension PartialDate {
  static func day(_ text: String) -> PartialDate? { PartialDate(iso: text) }
}
