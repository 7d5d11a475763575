public import Foundation
public import Graphs
import OrderedCollections
public import StakeholderModel

extension Study {
  /// Reads a study from a folder of CSV files, a workbook, a bare list of ties, or a network file.
  ///
  /// Every problem of a row is a diagnostic of the study, with its file, row and column; rows that cannot be used are
  /// among ``Study/rejectedRows``. Nothing is left out in silence.
  ///
  /// - Parameter progress: Told now and then which share of the work is done, 0 to 1.
  /// - Throws: ``StudyError`` if there is no such file or folder, or if nothing in it can be used as a study.
  /// - Complexity: O(rows) and, for names that match nobody, O(stakeholders) each.
  public init(contentsOf url: URL, progress: ProgressHandler? = nil) throws(StudyError) {
    progress?(0)
    let files = try StudyFiles(contentsOf: url) { share in progress?(share * StudyAssembly.shareOfFiles) }
    self = try StudyAssembly(files, progress).study()
    progress?(1)
  }
}

/// Makes a study of the tables that were found.
private struct StudyAssembly {
  let files: StudyFiles
  private let progress: ProgressHandler?

  /// About how much of the work is done when the tables have been found, and when their rows have been read.
  static let shareOfFiles = 0.5
  private static let shareOfRows = 0.9

  init(_ files: StudyFiles, _ progress: ProgressHandler?) {
    self.files = files
    self.progress = progress
  }

  func study() throws(StudyError) -> Study {
    var findings = files.findings + files.description.findings
    var listed: [Stakeholder] = []
    var names: NameIndex?
    var aliases: [String: String] = [:]
    if let table = files.stakeholders {
      var reader = StakeholderTable(table, description: files.description)
      let naming = ColumnOfNames(reader, table, ties: files.relationships, files.description)
      if let naming { reader = StakeholderTable(table, description: naming.description) }
      let rows = try reader.stakeholders(findings: &findings) { files.isNamed($0) }
      if let naming { findings.append(naming.finding) }
      listed = MergedStakeholders(listed: rows, files.description, &findings).stakeholders
      aliases = MergedStakeholders.aliases(files.description, listed: rows)
      aliases.merge(ShortNames.aliases(of: listed, table, &findings)) { own, _ in own }
    }
    if files.stakeholders == nil, files.relationships == nil {
      let tables = files.others + [files.responses].compactMap(\.self)
      listed = SurveyTable.stakeholders(in: tables, description: files.description)
    }
    // Ties of a list without stakeholders make the stakeholders.
    let makesStakeholders = listed.isEmpty || files.makesStakeholdersFromTies
    if !makesStakeholders, !files.isNetwork || !files.description.settings.aliases.isEmpty {
      names = NameIndex(listed, aliases: aliases)
    }

    var settings = files.description.settings
    settings.sectors = sectors(of: listed, declared: settings.sectors)
    var relationships: [Relationship] = []
    if let table = files.relationships {
      var reader = RelationshipTable(
        table, description: files.description, names: names, undirectedKinds: files.undirectedKinds,
        isNetwork: files.isNetwork)
      var found: [Diagnostic] = []
      relationships = try reader.relationships(findings: &found) { [progress] share in
        progress?(Self.shareOfFiles + share * (Self.shareOfRows - Self.shareOfFiles))
      }
      findings += ColumnOfNames.told(found, stakeholders: listed)
      progress?(Self.shareOfRows)
      if let kind = reader.defaultKind, !settings.kinds.contains(where: { $0.id == kind.id }) {
        settings.kinds.append(kind)
      }
      if makesStakeholders, !files.isNetwork { findings += sameNames(relationships, settings) }
      if makesStakeholders { listed += reader.isolates.map { Stakeholder(id: $0) } }
      if names == nil {
        relationships = Aliases(aliases.isEmpty ? settings.aliases : aliases).applied(to: relationships)
      }
      settings.kinds += reader.kindsBySign
      let named = Set(settings.kinds.map(\.id))
      settings.kinds += files.undirectedKinds.union(reader.kindsWithoutDirection).subtracting(named).filter {
        Kind.known($0) == nil
      }.sorted()
        .map { Kind(id: $0, isDirected: false, isDeclared: false) }
    }
    let everybody = names ?? everybody(listed, relationships)
    findings += Aliases(settings.aliases).findings(
      names: everybody, nameOf: { id in listed.first { $0.id == id }?.name ?? id.rawValue },
      file: files.description.file ?? files.title)
    let surveys = surveys(everybody)
    takeAway(surveys.filter(\.isList).flatMap(\.nominatingHeadings), from: &listed, &findings)
    var answers: [SurveyResponse] = []
    for survey in surveys {
      let told = survey.answers()
      relationships += told.relationships
      answers += told.responses
      settings.kinds += told.kinds.filter { kind in !settings.kinds.contains { $0.id == kind.id } }
      findings += told.findings
    }
    sayUnread(besides: surveys, findings: &findings)
    if files.responses == nil, !answers.isEmpty {
      sayWithoutRow(listed.count - Set(answers.map(\.stakeholder)).count, in: surveys, findings: &findings)
    }
    if files.relationships == nil, surveys.isEmpty {
      findings.append(
        Diagnostic(
          .warning, code: "no-ties", at: .init(file: files.title), message: "There is no list of ties.",
          action: "Everybody counts as not tied.", advice: "Add relationships.csv with the columns from, to and kind."))
    }
    findings += ScaleDirection.findings(of: relationships, settings: settings)
    for table in files.joined { JoinedTable(table: table).join(to: &relationships, names: names, findings: &findings) }

    var builder = StudyBuilder(settings: settings, makesStakeholdersFromTies: makesStakeholders)
    for stakeholder in listed { builder.add(stakeholder) }
    let hasTies = !relationships.isEmpty
    builder.add(contentsOf: relationships)
    relationships = []
    for response in answers { builder.add(response) }
    if let table = files.responses, !surveys.contains(where: { $0.table.name == table.name }) {
      var reader = ResponseTable(table, description: files.description, names: everybody)
      for response in reader.responses(findings: &findings) { builder.add(response) }
    }
    for finding in findings { builder.report(finding) }
    let hidden = Set(surveys.filter { !$0.mayBeShown }.map(\.table.name))
    let tables =
      ([files.stakeholders, files.relationships, files.responses].compactMap(\.self) + surveys.map(\.table))
      .filter { !hidden.contains($0.name) }
    let list = files.stakeholders?.name
    let study = builder.build(title: files.title) { finding in
      // Sums and notes below a list of ties may tell of ties told in confidence.
      let isLeftOut = finding.location?.file == list && ["total-row", "note-row"].contains(finding.code)
      guard finding.severity == .error || isLeftOut else { return nil }
      return StudyAssembly.rejectedRow(finding, in: tables, names: names)
    }
    guard !study.stakeholders.isEmpty || !hasTies else {
      throw StudyError(
        .unusable,
        Diagnostic(
          .error, code: "nobody-to-show", at: .init(file: files.title),
          message:
            "By its name, or by the kinds in it, all of the list may have been told in confidence, and no list says "
            + "who the stakeholders are: there is nobody to show.",
          advice: "Add a list of stakeholders; or a column kind if the ties are none against somebody."),
        findings: study.diagnostics)
    }
    guard !study.stakeholders.isEmpty else {
      // Where the reading broke off before the first row, that is the reason.
      if let index = findings.firstIndex(where: { $0.code == "unterminated-quote" }) {
        let cause = findings.remove(at: index)
        throw StudyError(.unusable, cause, findings: findings)
      }
      throw StudyError(
        .unusable,
        Diagnostic(
          .error, code: "nothing-usable", at: .init(file: files.title),
          message: "Nothing in it can be used as a study: no stakeholder was found.",
          advice:
            "A list of ties needs the columns from and to and at least one row; stakenet template writes an example."),
        findings: study.diagnostics)
    }
    return study
  }

  /// The names of a list without stakeholders, where anything refers to them.
  private func everybody(_ listed: [Stakeholder], _ ties: [Relationship]) -> NameIndex {
    let aliases = files.description.settings.aliases
    guard files.responses != nil || !files.others.isEmpty || !aliases.isEmpty else { return NameIndex([]) }
    let ends = OrderedSet(ties.lazy.flatMap { [$0.from, $0.to] })
    return NameIndex(listed + ends.map { Stakeholder(id: $0) }, aliases: aliases)
  }

  /// The tables that hold answers of surveys. A list of respondents may be one: form tools call theirs “responses”.
  private func surveys(_ names: NameIndex) -> [SurveyTable] {
    let partners = files.relationships == nil ? files.stakeholders : nil
    return (files.others + [files.responses].compactMap(\.self)).compactMap { table in
      SurveyTable(table, description: files.description, names: names)
    }
      + [partners].compactMap { table in
        table.flatMap { SurveyTable(listOfPartners: $0, description: files.description, names: names) }
      }
  }

  /// What the list of stakeholders tells of ties is no column of the study's own, and may have been told in confidence.
  private func takeAway(_ headings: [String], from listed: inout [Stakeholder], _ findings: inout [Diagnostic]) {
    guard let table = files.stakeholders, !headings.isEmpty else { return }
    for heading in headings {
      for index in listed.indices { listed[index].attributes[heading] = nil }
    }
    let own = ColumnMap(table, meanings: Headings.stakeholders).attributes.map(\.heading)
    findings.removeAll { $0.code == "own-columns" && $0.location?.file == table.name }
    findings += CellReader.ownColumns(own.filter { !headings.contains($0) }, of: table)
  }

  /// Spellings that differ by capitals, accents, spaces or marks alone, in a list of ties that nobody else lists. Without
  /// a list each is a stakeholder of its own. Names that stand in ties told in confidence alone are not looked at.
  private func sameNames(_ ties: [Relationship], _ settings: StudySettings) -> [Diagnostic] {
    guard ties.count < Self.mostTiesToCompare else { return [] }
    var spellings: OrderedDictionary<String, OrderedSet<String>> = [:]
    for tie in ties {
      let kind = settings.kinds.first { $0.id == tie.kind } ?? Kind.known(tie.kind)
      guard kind.map({ $0.sign != .negative }) ?? !Kind.soundsNegative(tie.kind) else { continue }
      for end in [tie.from.rawValue, tie.to.rawValue] where settings.aliases[end] == nil {
        spellings[TextNormalization.key(end), default: []].append(end)
      }
    }
    return spellings.values.filter { $0.count > 1 }.map { names in
      let aliases = names.dropFirst().map { "\(JSONLiteral.string($0)): \(JSONLiteral.string(names[0]))" }
      return Diagnostic(
        .warning, code: "same-name", at: files.relationships.map { .init(file: $0.name) },
        message: "Names in ties differ by capitals, accents, spaces or marks alone.",
        found: names.joined(separator: " / "), action: "They are \(names.count) stakeholders.",
        advice: "If they are one, write in study.yaml: aliases: {\(aliases.joined(separator: ", "))}.")
    }
  }

  /// Lists of people are shorter; in longer ones nobody would read what is said.
  private static let mostTiesToCompare = 20_000

  /// Says which sheets are not read, and which surveys of study.yaml there are no tables for.
  private func sayUnread(besides surveys: [SurveyTable], findings: inout [Diagnostic]) {
    let read = Set(surveys.map(\.table.name))
    for table in files.others where !read.contains(table.name) && table.name.contains(", sheet ") {
      findings.append(
        Diagnostic(
          .warning, code: "unread-sheet", at: .init(file: table.name),
          message: "The sheet is neither a list of stakeholders nor one of ties, nor are its headings names of "
            + "stakeholders.", action: "It is not read.",
          advice: "Name the sheets stakeholders, relationships and respondents; what the answers of a survey look like "
            + "can be said in study.yaml under surveys:."))
    }
    for survey in files.description.surveys where !surveys.contains(where: { survey.isAbout($0.table) }) {
      findings.append(
        Diagnostic(
          .error, code: "no-survey", at: .init(file: files.title),
          message: "study.yaml speaks of the survey “\(survey.table)”, and there is no such file or sheet.",
          found: files.others.map(\.name).joined(separator: ", "),
          advice: "Write under surveys: the name of the file or of the sheet."))
    }
  }

  /// An export has rows for those who answered; who was asked and kept silent stands nowhere.
  private func sayWithoutRow(_ count: Int, in surveys: [SurveyTable], findings: inout [Diagnostic]) {
    guard count > 0, let survey = surveys.first else { return }
    findings.append(
      Diagnostic(
        .note, code: "no-row", at: .init(file: survey.table.name),
        message: "\(count == 1 ? "1 stakeholder has" : "\(count) stakeholders have") no row among the answers.",
        action: "They count as not asked, so that the share of those who answered leaves them out.",
        advice: "If they were asked, list everybody who was in respondents.csv: id, status (answered or no answer)."))
  }

  /// Sectors with the declared bodies of government among them.
  private func sectors(of stakeholders: [Stakeholder], declared: [Sector]) -> [Sector] {
    guard let government = files.description.governmentSectors else { return declared }
    let known = Set(declared.map(\.id))
    let others = OrderedSet(stakeholders.compactMap(\.sector)).filter { government.contains($0) && !known.contains($0) }
    return declared + others.map { Sector(id: $0, isGovernment: true) }
  }

  /// The cells of the row that a finding is about.
  private static func rejectedRow(_ finding: Diagnostic, in tables: [Table], names: NameIndex?) -> RejectedRow? {
    guard let location = finding.location, let number = location.row,
      let (table, row) = tables.lazy.filter({ $0.name == location.file })
        .compactMap({ table in table.position(ofRow: number).map { (table, $0) } }).first
    else { return nil }
    var cells: OrderedDictionary<String, String> = [:]
    for (column, text) in table.cells(row).enumerated() { cells[table.columnName(column)] = text }
    // Whoever does not want to be named has no row here either; the finding gives its number.
    if let names, cells.values.contains(where: { !$0.isEmpty && names.namesWithheld($0) }) { return nil }
    return RejectedRow(
      location: location,
      reason: [finding.message, finding.found.map { "Found: \($0)." }].compactMap(\.self).joined(separator: " "),
      cells: cells)
  }
}

extension Table {
  /// The position of the row that a spreadsheet shows under a number. Complexity: O(log rows).
  fileprivate func position(ofRow number: Int) -> Int? {
    var low = 0
    var high = rowCount
    while low < high {
      let middle = (low + high) / 2
      if self.number(of: middle) < number { low = middle + 1 } else { high = middle }
    }
    return low < rowCount && self.number(of: low) == number ? low : nil
  }
}
