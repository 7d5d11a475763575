/// Mistakes as people make them: the importer has to find each one, say so and go on.
struct Dirt {
  /// A mistake that was put in: the table, the row as a spreadsheet numbers it, and the text that is wrong.
  struct Mistake {
    var table: String
    var row: Int
    var text: String
    var what: String
  }

  private(set) var stakeholders: Table
  private(set) var relationships: Table
  private(set) var respondents: Table
  private(set) var mistakes: [Mistake] = []
  private var planned: [(table: String, cells: [Cell], text: String, what: String)] = []

  init(stakeholders: Table, relationships: Table, respondents: Table) {
    self.stakeholders = stakeholders
    self.relationships = relationships
    self.respondents = respondents
    soilStakeholders()
    soilRelationships()
    soilRespondents()
    locate()
  }

  private mutating func soilStakeholders() {
    for (id, sector) in [
      ("service_desk", "Public "), ("welcome_house", "CIVIL_SOCIETY"), ("elders_circle", " community"),
    ] {
      guard let row = stakeholders.rows.firstIndex(where: { $0.first == .text(id) }) else { continue }
      stakeholders.rows[row][2] = .text(sector)
      plan(stakeholders, row, sector, "sector with other capitals or stray spaces")
    }
    guard let row = stakeholders.rows.firstIndex(where: { $0.first == .text("volunteer_centre") }) else { return }
    var copy = stakeholders.rows[row]
    copy[4] = .text("Volunteers of the city")
    stakeholders.rows.append(copy)
    plan(stakeholders, stakeholders.rows.count - 1, "volunteer_centre", "a stakeholder given twice")
  }

  private mutating func soilRelationships() {
    change("collaborate", .first, nth: 20, column: "strength", to: "high", "a word where a number belongs")
    change("collaborate", .second, nth: 31, column: "since", to: "2023-13", "a month that does not exist")
    change("fund", .second, nth: 1, column: "from", to: " weir_foundation ", "stray spaces around an id")
    change("distrust", .third, nth: 5, column: "strength", to: "a lot", "a word where a number belongs (negative kind)")
    rename("collaborate", .third, of: "riverside_together", column: "from", to: "Riverside Together")
    rename("collaborate", .third, of: "dept_housing", column: "to", to: "Housing Dept")
    rename("communicate", .second, of: "riverside_together", column: "to", to: "RT")

    insert(
      after: ("collaborate", .second, 12), text: "Riversde Together", "a name that matches nobody",
      ["from": "Riversde Together", "to": "volunteer_centre", "strength": "3", "reporter": "volunteer_centre"])
    insert(
      after: ("communicate", .first, 4), text: "dry_homes", "a tie to oneself",
      ["from": "dry_homes", "to": "dry_homes", "strength": "2", "reporter": "dry_homes"])
    insert(
      after: ("communicate", .third, 3), text: "mentor", "a kind that nobody declared",
      ["from": "interfaith_forum", "to": "night_shift", "kind": "mentor", "reporter": "interfaith_forum"])
    insert(
      after: ("communicate", .third, 9), text: "mentor", "a kind that nobody declared",
      ["from": "housing_lab", "to": "nursing_school", "kind": "mentor", "reporter": "housing_lab"])
    insert(
      after: ("blame", .second, 17), text: "Departmnt of Housing", "a name that matches nobody (negative kind)",
      ["to": "Departmnt of Housing", "strength": "3"])
    repeatRow(("collaborate", .third, 40))
    if let row = row(of: "trust", .second, nth: 0) { relationships.rows.insert([], at: row) }
  }

  private mutating func soilRespondents() {
    let cells: [Cell] = [.text("rowing_club"), .text("w2"), .text("trust"), .text("all"), .text("answered")]
    respondents.rows.insert(cells, at: min(600, respondents.rows.count))
    planned.append(("respondents", cells, "rowing_club", "an id that is not among the stakeholders"))
  }
}

// MARK: Finding and changing rows

extension Dirt {
  private typealias Place = (kind: String, wave: Wave, number: Int)

  private static func column(_ heading: String) -> Int { Tie.headings.firstIndex(of: heading) ?? 0 }

  private func row(of kind: String, _ wave: Wave, nth: Int) -> Int? {
    let rows = relationships.rows.indices.filter { row in
      let cells = relationships.rows[row]
      return cells.count > 3 && cells[Self.column("kind")] == .text(kind)
        && cells[Self.column("wave")] == .text(wave.id)
    }
    return rows.indices.contains(nth) ? rows[nth] : nil
  }

  private mutating func change(
    _ kind: String, _ wave: Wave, nth: Int, column: String, to text: String, _ what: String
  ) {
    guard let row = row(of: kind, wave, nth: nth) else { return }
    relationships.rows[row][Self.column(column)] = .text(text)
    plan(relationships, row, text, what)
  }

  /// Writes a name or an alias where an id stood: allowed, and worth a test, but no mistake.
  private mutating func rename(_ kind: String, _ wave: Wave, of id: String, column: String, to name: String) {
    let row = relationships.rows.firstIndex { cells in
      cells.count > 3 && cells[Self.column("kind")] == .text(kind) && cells[Self.column("wave")] == .text(wave.id)
        && cells[Self.column(column)] == .text(id)
    }
    if let row { relationships.rows[row][Self.column(column)] = .text(name) }
  }

  /// A new row like the one after which it stands, but for the given cells.
  private mutating func insert(
    after place: Place, text: String, _ what: String, _ changes: KeyValuePairs<String, String>
  ) {
    guard let row = row(of: place.kind, place.wave, nth: place.number) else { return }
    var cells = relationships.rows[row]
    for heading in ["status", "since", "until", "tools", "expected", "realised", "due", "partnership", "evidence"] {
      cells[Self.column(heading)] = .empty
    }
    for (heading, value) in changes {
      cells[Self.column(heading)] = Int(value).map(Cell.integer) ?? .text(value)
    }
    relationships.rows.insert(cells, at: row + 1)
    plan(relationships, row + 1, text, what)
  }

  /// The same statement once more, with another strength.
  private mutating func repeatRow(_ place: Place) {
    guard let row = row(of: place.kind, place.wave, nth: place.number) else { return }
    var cells = relationships.rows[row]
    let strength = cells[Self.column("strength")]
    let other: Cell = strength == .integer(1) ? .integer(3) : .integer(1)
    cells[Self.column("strength")] = other
    relationships.rows.insert(cells, at: row + 1)
    plan(relationships, row + 1, other.csv, "a tie given twice by the same side, with another strength")
  }

  private mutating func plan(_ table: Table, _ row: Int, _ text: String, _ what: String) {
    planned.append((table.name, table.rows[row], text, what))
  }

  /// Later insertions move earlier ones, so rows are numbered at the end.
  private mutating func locate() {
    for item in planned {
      guard let table = [stakeholders, relationships, respondents].first(where: { $0.name == item.table }),
        let row = table.rows.lastIndex(of: item.cells)
      else { continue }
      mistakes.append(Mistake(table: item.table, row: row + 2, text: item.text, what: item.what))
    }
    if let row = relationships.rows.firstIndex(of: []) {
      mistakes.append(Mistake(table: "relationships", row: row + 2, text: "", what: "a blank line"))
    }
    mistakes.sort { ($0.table, $0.row) < ($1.table, $1.row) }
  }
}
