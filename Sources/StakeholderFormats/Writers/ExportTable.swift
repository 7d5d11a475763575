import OrderedCollections
import StakeholderModel

/// A column of a table to write: what it is called, what it holds.
struct ExportColumn: Sendable {
  /// What the texts of a column are.
  enum Content: Sendable {
    case text
    /// Whole numbers that every program can hold.
    case integer
    case number
  }

  var heading: String
  /// Our own name of the column; nil for one of the study's own.
  let meaning: String?
  /// The text of each row; nil where nothing is known.
  let cells: [String?]
  let content: Content

  init(_ heading: String, meaning: String?, _ cells: [String?]) {
    self.heading = heading
    self.meaning = meaning
    self.cells = cells
    let isNumber = meaning.map(ExportColumn.numbers.contains) ?? true
    content = isNumber ? ExportColumn.content(of: cells) : .text
  }

  /// The columns of ours that hold numbers. Others may look like numbers, as ids and waves do, and are none.
  private static let numbers: Set<String> = ["power", "interest", "strength", "expected", "realised"]

  /// A column holds numbers only if every text is just what a program would write for its number, so that nothing is
  /// lost: `007` and `1.50` stay texts.
  private static func content(of cells: [String?]) -> Content {
    var content = Content.integer
    var isBlank = true
    for case let cell? in cells {
      guard let number = Double(cell), JSONLiteral.number(number) == cell else { return .text }
      if number != number.rounded() || abs(number) > 2_147_483_647 { content = .number }
      isBlank = false
    }
    return isBlank ? .text : content
  }
}

/// The stakeholders, ties or responses of a study as columns of text.
struct ExportTable: Sendable {
  private(set) var columns: [ExportColumn]
  let rowCount: Int

  /// The stakeholders: always with id and name, then what is known of anybody.
  init(stakeholdersOf export: StudyExport) {
    self.init(
      rows: export.stakeholders, meanings: Headings.stakeholders, always: ["id", "name"],
      columns: ExportTable.stakeholderColumns, attributes: \.attributes)
  }

  /// The ties: always with from, to and kind, then what is known of any.
  init(tiesOf export: StudyExport) {
    self.init(
      rows: export.relationships, meanings: Headings.relationships, always: ["from", "to", "kind"],
      columns: ExportTable.tieColumns, attributes: \.attributes)
  }

  /// Who was asked what.
  init(responsesOf export: StudyExport) {
    self.init(
      rows: ExportTable.unmistakable(export), meanings: Headings.responses, always: Headings.responses.map(\.name),
      columns: ExportTable.responseColumns, attributes: { _ in [:] })
  }

  /// The responses, one for each subject where the list of them could be read as other names: `|` may stand in an id.
  private static func unmistakable(_ export: StudyExport) -> [SurveyResponse] {
    let ids = Set(export.stakeholders.map(\.id.rawValue))
    return export.responses.flatMap { response in
      guard case .only(let subjects) = response.subjects, subjects.count > 1,
        subjects.contains(where: { $0.rawValue.contains("|") })
          || ids.contains(subjects.map(\.rawValue).joined(separator: "|"))
      else { return [response] }
      return subjects.map { subject in
        var part = response
        part.subjects = .only([subject])
        return part
      }
    }
  }

  private init<Row>(
    rows: [Row], meanings: [Headings.Column], always: [String], columns: [(String, @Sendable (Row) -> String?)],
    attributes: (Row) -> OrderedDictionary<String, String>
  ) {
    rowCount = rows.count
    let own = rows.map(attributes)
    let headings = OrderedSet(own.lazy.flatMap(\.keys))
    let filled = columns.map { name, cell in ExportColumn(name, meaning: name, rows.map(cell)) }
    // A heading that could be taken for another column stays harmless only if that column is there, even if blank.
    var written = Set(always)
    written.formUnion(filled.filter { $0.cells.contains { $0 != nil } }.map(\.heading))
    let keys = Set(headings.map { TextNormalization.key($0) })
    var before = -1
    while before != written.count {
      before = written.count
      let taken = keys.union(written.map { TextNormalization.key($0) })
      for meaning in meanings where !written.contains(meaning.name) {
        let names = [meaning.name] + meaning.synonyms
        if names.contains(where: { taken.contains(TextNormalization.key($0)) }) { written.insert(meaning.name) }
      }
    }
    self.columns = filled.filter { written.contains($0.heading) }
    self.columns += headings.map { heading in ExportColumn(heading, meaning: nil, own.map { $0[heading] }) }
  }

  /// The column with a meaning of ours.
  subscript(meaning: String) -> ExportColumn? { columns.first { $0.meaning == meaning } }

  /// The columns without some of ours, and without those in which nothing is known.
  func columns(without meanings: Set<String>) -> [ExportColumn] {
    columns.filter { column in
      !(column.meaning.map(meanings.contains) ?? false) && column.cells.contains { $0 != nil }
    }
  }

  /// The same columns for a format that needs some names for itself and has each name once: a column of ours is then
  /// called by a synonym that readers know, one of the study's own gets a number.
  ///
  /// - Returns: What was renamed, as `source → sources`.
  mutating func rename(reserved: Set<String>, meanings: [Headings.Column]) -> [String] {
    var taken = reserved
    var renamed: [String] = []
    for index in columns.indices {
      let heading = columns[index].heading
      var name = heading
      if taken.contains(name) {
        let synonyms = meanings.first { $0.name == columns[index].meaning }?.synonyms ?? []
        let others = Set(columns.map(\.heading))
        name = synonyms.first { !taken.contains($0) && !others.contains($0) } ?? ""
        var number = 2
        while name.isEmpty || taken.contains(name) || (name != heading && others.contains(name)) {
          name = "\(heading)_\(number)"
          number += 1
        }
        renamed.append("\(heading) → \(name)")
      }
      taken.insert(name)
      columns[index].heading = name
    }
    return renamed
  }

  // MARK: Columns of ours

  private static let stakeholderColumns: [(String, @Sendable (Stakeholder) -> String?)] = [
    ("id", { $0.id.rawValue }), ("name", { $0.name }), ("sector", { $0.sector }), ("type", { $0.type }),
    ("role", { $0.role }), ("beneficiary", { $0.isBeneficiary.map { $0 ? "yes" : "no" } }),
    ("values", { list($0.values) }), ("power", { number($0.power) }), ("interest", { number($0.interest) }),
    ("joined", { $0.joined?.description }), ("left", { $0.left?.description }),
    ("consent", { $0.consent == .yes ? nil : $0.consent.rawValue }),
  ]

  private static let tieColumns: [(String, @Sendable (Relationship) -> String?)] = [
    ("from", { $0.from.rawValue }), ("to", { $0.to.rawValue }), ("kind", { $0.kind.rawValue }),
    ("wave", { $0.wave?.rawValue }), ("strength", { number($0.strength.number) }), ("value", { $0.value }),
    ("status", { $0.status?.rawValue }), ("since", { $0.since?.description }), ("until", { $0.until?.description }),
    ("reporter", { $0.reporter?.rawValue }), ("reported_on", { $0.reportedOn?.description }),
    ("tools", { list($0.tools) }), ("decision_level", { $0.decisionLevel.map { "\($0)" } }),
    ("expected", { number($0.expected) }), ("realised", { number($0.realised) }), ("due", { $0.due?.description }),
    ("outcome", { $0.outcome }), ("decision", { $0.decision }), ("partnership", { $0.partnership }),
    ("bridge_id", { $0.bridgeID }), ("confidence", { $0.confidence }), ("evidence", { $0.evidence }),
    ("source", { $0.source }),
  ]

  private static let responseColumns: [(String, @Sendable (SurveyResponse) -> String?)] = [
    ("id", { $0.stakeholder.rawValue }), ("wave", { $0.wave?.rawValue }), ("kind", { $0.kind?.rawValue ?? "all" }),
    (
      "asked_about",
      {
        guard case .only(let subjects) = $0.subjects else { return "all" }
        return subjects.map(\.rawValue).joined(separator: "|")
      }
    ), ("status", { $0.status.rawValue }),
  ]

  private static func list(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: "|") }

  private static func number(_ number: Double?) -> String? { number.map(JSONLiteral.number) }
}
