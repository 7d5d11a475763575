import StakeholderModel

/// What a column of a study's tables can mean, and the headings that people give it.
///
/// The canonical heading always wins: a synonym counts only where no column bears the canonical heading. So `source`
/// is where a tie starts in a list that has no `from`, and a citation in one that has.
enum Headings {
  /// A meaning and the other headings it goes by, the most telling first.
  struct Column: Sendable {
    let name: String
    let synonyms: [String]

    init(_ name: String, _ synonyms: [String] = []) {
      self.name = name
      self.synonyms = synonyms
    }
  }

  // Synonyms are English first, then German, French, Spanish, Portuguese, Italian and Dutch, without accents: a workbook
  // is in the language of those who filled it in.

  static let stakeholders = [
    Column("id", ["key", "code", "identifier", "node", "node id", "vertex"]),
    Column(
      "name",
      [
        "label", "stakeholder", "stakeholder name", "organisation", "organization", "actor", "node name", "full name",
        "organisation name", "organization name", "name of organisation", "name of organization", "institution",
        "akteur", "einrichtung", "name der organisation", "nom", "organisme", "acteur", "structure", "nombre",
        "organizacion", "entidad", "institucion", "nome", "organizacao", "ator", "instituicao", "organizzazione",
        "attore", "ente", "naam", "organisatie", "partner", "partenaire",
      ]),
    Column(
      "sector",
      ["sectors", "stakeholder group", "sektor", "bereich", "secteur", "setor", "settore", "secteur d activite"]),
    Column(
      "type",
      [
        "kind of organisation", "organisation type", "organization type", "stakeholder type", "typ", "art",
        "art der organisation", "rechtsform", "type d organisation", "type de structure", "tipo",
        "tipo de organizacion",
      ]),
    Column(
      "role",
      ["function", "description", "rolle", "funktion", "fonction", "rol", "funcion", "papel", "ruolo", "beschreibung"]),
    Column("beneficiary", ["is beneficiary", "beneficiaries", "begunstigte", "beneficiaire", "beneficiario"]),
    Column("values", ["stated values"]),
    Column("power", ["influence", "power level", "einfluss", "macht", "pouvoir", "influencia", "poder", "influenza"]),
    Column("interest", ["interest level", "interesse", "interet", "interes"]),
    Column(
      "joined",
      [
        "member since", "joined on", "beitritt", "mitglied seit", "adhesion", "membre depuis", "miembro desde",
        "ingreso",
      ]),
    Column("left", ["member until", "left on", "austritt", "mitglied bis"]),
    Column(
      "consent",
      [
        "consent given", "gdpr consent", "consent to be named", "ok to be named", "may be named", "permission",
        "permission given", "publish name", "einwilligung", "zustimmung", "consentement", "consentimiento",
      ]),
  ]

  static let relationships = [
    Column(
      "from",
      [
        "source", "vertex 1", "from id", "sender", "ego", "from name", "who", "von", "quelle", "origen", "origem",
        "origine",
      ]
        + ends("a", "1") + ["from org", "from organisation", "from organization", "from stakeholder"]
        + ["wer", "de", "da", "van"]
        // Beside a column such as “works with”.
        + ["organisation", "organization", "stakeholder", "name"]),
    Column(
      "to",
      [
        "target", "destination", "vertex 2", "to id", "receiver", "alter", "to name", "whom", "nach", "an", "ziel",
        "cible",
        "destino",
      ] + ends("b", "2") + [
        "to org", "to organisation", "to organization", "to stakeholder", "works with", "with whom", "wem", "mit wem",
        "vers", "avec qui", "hacia", "para", "con quien", "naar",
      ]),
    Column(
      "kind",
      [
        "relation", "relationship", "type of tie", "tie type", "kind of tie", "relation type", "layer", "type",
        "relationship type", "interaction", "type of relationship", "kind of relationship", "art der beziehung",
        "beziehung", "beziehungsart", "beziehungstyp", "art", "typ", "type de lien", "type de relation",
        "nature du lien", "lien", "tipo de relacion", "tipo de vinculo", "relacion", "vinculo", "relacao",
        "tipo de relacao", "relazione", "tipo",
      ]),
    Column(
      "strength",
      [
        "weight", "edge weight", "tie strength", "how strong", "intensity", "rating", "stärke", "gewicht", "intensitat",
        "intensite", "poids", "force", "intensidad", "fuerza", "peso", "intensidade", "value",
      ]),
    Column("status", []),
    Column("since", ["start", "start date", "began", "from date", "seit", "beginn", "depuis", "desde", "inicio"]),
    Column("until", ["end", "end date", "ended", "to date", "bis", "ende", "jusqu a", "hasta"]),
    Column("wave", ["round", "time point", "survey wave", "welle", "runde", "vague"]),
    Column("reporter", ["reported by", "respondent"]),
    Column("reported_on", ["date of report", "report date"]),
    Column("tools", ["tool"]),
    Column("decision_level", ["level of decision", "participation level"]),
    Column("expected", ["expectation"]),
    Column("realised", ["realized", "achieved"]),
    Column("due", ["due date", "due on"]),
    Column("outcome", ["result"]),
    Column("decision", []),
    Column("partnership", []),
    Column("bridge_id", ["act of bridging"]),
    Column("confidence", []),
    Column("evidence", []),
    Column("source", ["sources", "citation", "reference"]),
    Column("value", []),
    Column("sign", ["polarity", "valence"]),
  ]

  /// What people write above the two columns of a list of pairs: `Organisation A` and `Organisation B`.
  private static func ends(_ letter: String, _ number: String) -> [String] {
    [
      "organisation", "organization", "stakeholder", "partner", "actor", "node", "akteur", "einrichtung", "acteur",
      "structure", "organizacion", "entidad", "organizacao",
    ].flatMap {
      ["\($0) \(letter)", "\($0) \(number)"]
    }
  }

  /// Columns of the list of stakeholders by which ties may name them, too.
  static let shortNames: Set<String> = [
    "abbreviation", "abbr", "acronym", "shortname", "short", "initials", "kurzel", "kurzname", "abkurzung", "sigle",
    "acronyme", "siglas", "acronimo", "sigla",
  ]

  /// Headings of names that can be meant where another column is called “Name”, as lists of contacts have it.
  static let organisations: Set<String> = [
    "organisation", "organization", "stakeholder", "stakeholdername", "institution", "einrichtung", "organisme",
    "structure", "organizacion", "entidad", "organizacao", "organizzazione", "organisatie",
  ]

  static let responses = [
    Column("id", ["respondent", "stakeholder", "reporter", "name"]),
    Column("wave", ["round", "time point", "survey wave"]),
    Column("kind", ["relation", "question", "type of tie"]),
    Column("asked_about", ["asked about", "about", "subjects"]),
    Column("status", ["answer", "response"]),
  ]
}

/// Which column of a table has which meaning.
struct ColumnMap: Sendable {
  private var columns: [String: Int] = [:]
  /// The columns without a meaning of ours: they are kept as attributes.
  private(set) var attributes: [(heading: String, column: Int)] = []
  private(set) var findings: [Diagnostic] = []

  /// Reads the heading of a table.
  ///
  /// - Parameter named: What the study says its own headings mean; it goes before everything else.
  init(_ table: Table, meanings: [Headings.Column], named: [String: String] = [:]) {
    let own = Dictionary(
      named.map { (TextNormalization.key($0), TextNormalization.key($1)) }, uniquingKeysWith: { first, _ in first })
    let keys = table.heading.map { heading in
      let key = TextNormalization.key(heading)
      return own[key] == nil ? TextNormalization.key(ColumnMap.withoutScale(heading)) : key
    }
    var taken = Set<Int>()
    func take(_ column: Int?, for meaning: Headings.Column) {
      guard let column, columns[meaning.name] == nil else { return }
      columns[meaning.name] = column
      taken.insert(column)
    }
    for meaning in meanings {
      take(keys.firstIndex { own[$0] == TextNormalization.key(meaning.name) }, for: meaning)
    }
    var places: [String: [Int]] = [:]
    for (column, key) in keys.enumerated() { places[key, default: []].append(column) }
    func column(headed heading: String) -> Int? {
      let key = TextNormalization.key(heading)
      return own[key] == nil ? places[key]?.first { !taken.contains($0) } : nil
    }
    // A heading that is also a synonym of something else waits until that is settled: `source` is where ties start
    // if no column is called `from`.
    let open = meanings.filter { column(headed: $0.name) == nil && columns[$0.name] == nil }
    let wanted = Set(open.flatMap(\.synonyms).map { TextNormalization.key($0) })
    for meaning in meanings where !wanted.contains(TextNormalization.key(meaning.name)) {
      take(column(headed: meaning.name), for: meaning)
    }
    for meaning in open {
      for synonym in meaning.synonyms { take(column(headed: synonym), for: meaning) }
    }
    for meaning in meanings { take(column(headed: meaning.name), for: meaning) }
    let byKey = Dictionary(
      meanings.map { (TextNormalization.key($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    for (column, heading) in table.heading.enumerated() where !taken.contains(column) {
      // A study that says which column has the meaning knows of the other one.
      if let meaning = byKey[keys[column]], !own.values.contains(keys[column]) {
        findings.append(
          Diagnostic(
            .warning, code: "repeated-column", at: .init(file: table.name, row: table.headingRow, column: heading),
            message: "There are two columns for “\(meaning.name)”.", found: heading,
            action: "The first one is used; the other is kept as an attribute.", advice: "Rename or delete one of them."
          ))
      }
      let name = heading.isEmpty ? table.columnName(column) : heading
      attributes.append((table.hasProtectedCells ? CSVWriter.unprotected(name) : name, column))
    }
  }

  /// Takes note that columns without a meaning of their own are used, and so are no attributes.
  mutating func use(_ columns: Set<Int>) { attributes.removeAll { columns.contains($0.column) } }

  /// A heading such as `Influence (1–5)` without the scale, which people write into it.
  static func withoutScale(_ heading: String) -> Substring {
    let text = TextNormalization.trimmed(heading)
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex,
      text[text.index(after: open)...].first?.isNumber == true
    else { return heading[...] }
    return text[..<open]
  }

  /// The column with a meaning, if there is one.
  subscript(meaning: String) -> Int? { columns[meaning] }
}
