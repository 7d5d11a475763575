import Foundation
import StakeholderModel

/// Where, and in which words, people say of which kind ties are, if not in a column for it.
enum TieWords {
  /// Nouns that say the same as a kind of the vocabulary.
  static let kinds: [Kind.ID: Kind.ID] = [
    "funding": .fund, "data_sharing": .data, "training": .train, "advocacy": .advocate, "communication": .communicate,
    "collaboration": .collaborate, "cooperation": .collaborate, "cooperates_with": .collaborate,
    "collaborates_with": .collaborate, "contracting": .contract,
  ]

  /// The keys of columns that may say it in rows without a kind.
  static let labels: Set<String> = [
    "label", "type", "relation", "relationship", "name", "edgetype", "edgelabel", "interaction", "category", "class",
  ]

  /// The kind that the name of a file or a sheet says, if that is trust or may be against somebody. Not of any kind: many
  /// files are called data.csv.
  ///
  /// - Parameter name: The name of a table: `blame.csv`, `blame.csv, ties` or `partners.xlsx, sheet Blame`.
  static func kind(ofPlace name: String, _ settings: StudySettings) -> Kind.ID? {
    var place = name[...]
    if let sheet = place.range(of: ", sheet ") {
      place = place[sheet.upperBound...]
    } else {
      if let part = place.range(of: ", ", options: .backwards) { place = place[..<part.lowerBound] }
      if let point = place.lastIndex(of: "."), point > place.startIndex { place = place[..<point] }
    }
    let id = Kind.ID(normalizing: String(place))
    let singular = id.rawValue.hasSuffix("s") ? Kind.ID(rawValue: String(id.rawValue.dropLast())) : id
    let kinds = (settings.kinds + Kind.vocabulary).filter { $0.sign == .negative || $0.roles.contains(.trust) }
    return kinds.first { $0.id == id || $0.id == singular }?.id ?? (Kind.soundsNegative(id) ? id : nil)
  }
}
