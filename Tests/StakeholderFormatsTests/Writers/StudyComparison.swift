import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Holds a study against the one it was written from: everything but places in files and titles made of file names.
struct StudyComparison {
  let original: Study
  let copy: Study
  /// The digits to which numbers are compared; nil where every one must be kept.
  var digits: Int?

  /// What differs, in words; empty if nothing does.
  ///
  /// - Parameters:
  ///   - responses: Whether the format has a place for who was asked what.
  func differences(responses: Bool) -> [String] {
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
    if responses { compare("response", export.responses.map(Self.plain), all.responses.map(Self.plain)) }
    compare("wave", original.waves.filter { responses || export.waves.contains($0) }, copy.waves)
    compare("sector", original.sectors, copy.sectors)
    for kind in export.kinds {
      // What nobody declared is declared by the settings that are written beside it.
      guard var other = copy.kind(kind.id) else { continue }
      other.isDeclared = kind.isDeclared
      if other != kind { found.append("kind \(kind) became \(other)") }
    }
    return found
  }

  /// In the order of the headings, without the number of a column that had to be called something else.
  private static func inOrder(_ attributes: OrderedDictionary<String, String>) -> OrderedDictionary<String, String> {
    let named = attributes.map { ($0.key.hasSuffix("_2") ? String($0.key.dropLast(2)) : $0.key, $0.value) }
    return OrderedDictionary(named.sorted { $0.0 < $1.0 }, uniquingKeysWith: { first, _ in first })
  }

  private func kept(_ number: Double?) -> Double? {
    guard let number, let digits else { return number }
    return Double(String(format: "%.\(digits)g", number))
  }

  private func plain(_ stakeholder: Stakeholder) -> Stakeholder {
    var plain = stakeholder
    plain.origin = nil
    plain.attributes = Self.inOrder(plain.attributes)
    plain.power = kept(plain.power)
    plain.interest = kept(plain.interest)
    return plain
  }

  private func plain(_ tie: Relationship) -> Relationship {
    var plain = tie
    plain.origin = nil
    plain.attributes = Self.inOrder(plain.attributes)
    if let number = kept(plain.strength.number).flatMap(Strength.init) { plain.strength = number }
    plain.expected = kept(plain.expected)
    plain.realised = kept(plain.realised)
    return plain
  }

  private static func plain(_ response: SurveyResponse) -> SurveyResponse {
    var plain = response
    plain.origin = nil
    return plain
  }
}
