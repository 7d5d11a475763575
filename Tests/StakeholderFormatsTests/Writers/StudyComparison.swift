import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Holds a study against the one it was written from: everything but places in files and titles made of file names.
struct StudyComparison {
  let original: Study
  let copy: Study
  /// Whether the format can hold any heading of a column.
  var knowsHeadings = true

  /// What differs, in words; empty if nothing does.
  var differences: [String] {
    var found: [String] = []
    func compare<Value: Equatable>(_ what: String, _ first: [Value], _ second: [Value]) {
      if first.count != second.count { found.append("\(what): \(first.count) became \(second.count)") }
      for (index, pair) in zip(first, second).enumerated() where pair.0 != pair.1 {
        let fields = zip(Mirror(reflecting: pair.0).children, Mirror(reflecting: pair.1).children)
          .filter { "\($0.value)" != "\($1.value)" }
        found.append(
          "\(what) \(index): "
            + fields.map { "\($0.label ?? ""): \($0.value) became \($1.value)" }.joined(separator: "; "))
      }
    }
    // Everything may be written here but those who do not want to be shown.
    let export = StudyExport(of: original, negativeTies: .askedForExplicitly())
    let all = StudyExport(of: copy, negativeTies: .askedForExplicitly())
    compare("stakeholder", export.stakeholders.map(plain), all.stakeholders.map(plain))
    compare("tie", export.relationships.map(plain), all.relationships.map(plain))
    compare("response", export.responses.flatMap(Self.parts), all.responses.flatMap(Self.parts))
    compare("wave", original.waves, copy.waves)
    compare("sector", original.sectors, copy.sectors)
    compare("settings", [plain(original.settings)], [plain(copy.settings)])
    for kind in export.kinds {
      // What nobody declared is declared by the settings that are written beside it.
      guard var other = copy.kind(kind.id) else { continue }
      other.isDeclared = kind.isDeclared
      if other != kind { found.append("kind \(kind) became \(other)") }
    }
    return found
  }

  /// In the order of the headings, without the number of a column that had to be called something else.
  private func inOrder(_ attributes: OrderedDictionary<String, String>) -> OrderedDictionary<String, String> {
    guard knowsHeadings else {
      return OrderedDictionary(
        uniqueKeysWithValues: attributes.values.sorted().enumerated().map { ("\($0.offset)", $0.element) })
    }
    let named = attributes.map { ($0.key.hasSuffix("_2") ? String($0.key.dropLast(2)) : $0.key, $0.value) }
    return OrderedDictionary(named.sorted { $0.0 < $1.0 }, uniquingKeysWith: { first, _ in first })
  }

  private func plain(_ stakeholder: Stakeholder) -> Stakeholder {
    var plain = stakeholder
    plain.origin = nil
    plain.attributes = inOrder(plain.attributes)
    return plain
  }

  private func plain(_ tie: Relationship) -> Relationship {
    var plain = tie
    plain.origin = nil
    plain.attributes = inOrder(plain.attributes)
    return plain
  }

  /// One response for each subject: a list of them may be written as several rows.
  private static func parts(_ response: SurveyResponse) -> [SurveyResponse] {
    var plain = response
    plain.origin = nil
    guard case .only(let subjects) = response.subjects else { return [plain] }
    return subjects.map { subject in
      plain.subjects = .only([subject])
      return plain
    }
  }

  /// Sectors and kinds are compared as they are in the study; aliases are written with the id.
  private func plain(_ settings: StudySettings) -> StudySettings {
    var plain = settings
    plain.sectors = []
    plain.kinds = []
    plain.aliases = settings.aliases.mapValues { target in
      original.stakeholders.first { $0.id.rawValue == target || $0.name == target }?.id.rawValue ?? target
    }
    return plain
  }
}
