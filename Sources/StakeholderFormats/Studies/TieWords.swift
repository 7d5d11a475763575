import Foundation
import StakeholderModel

/// Where, and in which words, people say of which kind ties are, if not in a column for it.
enum TieWords {
  /// Words that say the same as a kind of the vocabulary, in the languages of ``Headings``.
  private static let words: [(kind: Kind.ID, words: [String])] = [
    (
      .collaborate,
      [
        "collaboration", "cooperation", "cooperates with", "collaborates with", "partnership", "zusammenarbeit",
        "kooperation", "kooperiert mit", "arbeitet zusammen mit", "arbeitet mit", "travaille avec", "coopère avec",
        "collabore avec", "partenariat", "colaboración", "cooperación", "trabaja con", "colabora con", "coopera con",
        "colaboração", "cooperação", "collaborazione", "collabora con", "lavora con", "samenwerking", "werkt samen met",
      ]
    ),
    (
      .communicate,
      [
        "communication", "information exchange", "exchange of information", "information sharing", "kommunikation",
        "informationsaustausch", "austausch", "échange d'information", "échange d'informations", "comunicación",
        "intercambio de información", "comunicação", "comunicazione",
      ]
    ),
    (
      .fund,
      [
        "funding", "grant", "finanzierung", "förderung", "finanziert", "fördert", "wird finanziert von", "financement",
        "finance",
        "subvention", "financiación", "financiamiento", "financia", "financiamento", "finanziamento",
      ]
    ),
    (.trust, ["vertrauen", "vertraut", "confiance", "confianza", "confía en", "confiança", "fiducia"]),
    (.data, ["data sharing", "data exchange", "datenaustausch", "échange de données", "intercambio de datos"]),
    (.train, ["training", "schulung", "weiterbildung", "capacitación", "formación", "formação"]),
    (.advocate, ["advocacy"]), (.contract, ["contracting", "vertrag", "contrat", "contrato", "contratto"]),
  ]

  private static let kinds: [String: Kind.ID] = Dictionary(
    words.flatMap { entry in entry.words.map { (TextNormalization.key($0), entry.kind) } },
    uniquingKeysWith: { first, _ in first })

  /// The kind of the vocabulary that a word means; nil for any other.
  static func kind(named word: Kind.ID) -> Kind.ID? { kinds[TextNormalization.key(word.rawValue)] }

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
