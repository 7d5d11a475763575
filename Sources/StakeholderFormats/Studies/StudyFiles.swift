import Foundation
import Graphs
import StakeholderModel

/// The tables of a study, found on disk and not yet understood.
struct StudyFiles: Sendable {
  var title: String
  var description = StudyDescription()
  var stakeholders: Table?
  var relationships: Table?
  var responses: Table?
  /// Further tables that say more about ties: their first columns are from, to, kind, since.
  var joined: [Table] = []
  /// Tables that are none of these: answers of surveys, perhaps.
  var others: [Table] = []
  /// Whether the tables come from a network file, whose ties refer to ids to the letter.
  var isNetwork = false
  /// Whether ends of ties that are not listed are stakeholders, too.
  var makesStakeholdersFromTies = false
  /// Kinds of which the file says that their ties have no direction.
  var undirectedKinds: Set<Kind.ID> = []
  var findings: [Diagnostic] = []

  /// What a table is for, by the names that people give files and sheets.
  enum Role: CaseIterable {
    case stakeholders, relationships, responses

    var names: [String] {
      switch self {
      case .stakeholders: ["stakeholders", "nodes", "elements", "vertices", "actors", "organisations", "organizations"]
      case .relationships: ["relationships", "edges", "connections", "ties", "links", "relations", "arcs"]
      case .responses: ["respondents", "responses"]
      }
    }

    static func of(_ name: String) -> Role? {
      let key = TextNormalization.key(name)
      return allCases.first { $0.names.contains(key) }
    }

    /// The same by the last word alone: Gephi calls its tables `riverbend [Nodes].csv` and `riverbend [Edges].csv`.
    static func ofLastWord(_ name: String) -> Role? {
      TextNormalization.words(name).last.flatMap { word in allCases.first { $0.names.contains(word) } }
    }
  }

  private let progress: ProgressHandler?

  /// Finds the tables of a folder, a workbook or a single list.
  ///
  /// - Parameter progress: Told now and then which share of a single file has been read, 0 to 1.
  init(contentsOf url: URL, progress: ProgressHandler? = nil) throws(StudyError) {
    self.progress = progress
    guard let isFolder = try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory else {
      throw StudyError(
        .noInput, code: "no-input", file: url.path(percentEncoded: false), "There is no such file or folder.",
        advice: "Check the path; quote it if it contains spaces.")
    }
    if isFolder {
      title = url.standardizedFileURL.lastPathComponent
      try readFolder(url)
    } else {
      title = url.deletingPathExtension().lastPathComponent
      try readFile(url)
    }
  }

  // MARK: Folders

  private mutating func readFolder(_ folder: URL) throws(StudyError) {
    let files: [URL]
    do {
      files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { !$0.lastPathComponent.hasPrefix(".") }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
    } catch {
      throw StudyError(
        .noInput, code: "no-input", file: folder.lastPathComponent, "The folder cannot be opened.",
        advice: "Check its permissions.")
    }
    try readDescription([folder.appending(path: "study.yaml"), folder.appending(path: "study.yml")])
    let lists = files.filter { ["csv", "tsv", "txt"].contains($0.pathExtension.lowercased()) }
    for file in lists {
      guard let role = Role.of(file.deletingPathExtension().lastPathComponent) else { continue }
      if table(for: role) != nil {
        findings.append(
          Diagnostic(
            .warning, code: "second-table", at: .init(file: file.lastPathComponent),
            message: "The folder has another list of \(role.names[0]).", action: "This file is not used.",
            advice: "Keep one of the two, or move the other away."))
        continue
      }
      set(belowTitle(try StudyFiles.list(at: file)), for: role)
    }
    findLists(among: lists)
    let tables = lists.lazy.compactMap { try? StudyFiles.list(at: $0) }
    if relationships == nil, stakeholders == nil, description.surveys.isEmpty,
      !tables.contains(where: { SurveyGuess.names(in: $0) != nil })
    {
      let workbooks = files.filter { ["xlsx", "xlsm"].contains($0.pathExtension.lowercased()) }
      guard workbooks.count == 1 else {
        throw StudyError(
          .unusable, code: "no-tables", file: folder.lastPathComponent,
          "The folder holds neither stakeholders.csv nor relationships.csv.",
          found: files.map(\.lastPathComponent).joined(separator: ", "),
          advice: "Put a list of ties there as relationships.csv (from, to, kind); "
            + "stakenet template writes an empty example.")
      }
      try readWorkbook(workbooks[0])
    }
    let used = Set([stakeholders, relationships, responses].compactMap(\.self).map(\.name))
    for file in lists
    where Role.of(file.deletingPathExtension().lastPathComponent) == nil && !used.contains(file.lastPathComponent) {
      // Other files may lie in the folder; that one of them is no table does not spoil the study.
      guard let table = try? StudyFiles.list(at: file) else {
        findings.append(
          Diagnostic(
            .note, code: "other-file", at: .init(file: file.lastPathComponent),
            message: "The file is not a table that can be read.", action: "It is left alone."))
        continue
      }
      if StudyFiles.isJoined(table) { joined.append(table) } else { others.append(table) }
    }
  }

  /// Finds the lists that are not called by the names of lists: by the last word of their names, then by their headings,
  /// where only one file can be meant.
  private mutating func findLists(among files: [URL]) {
    for role in [Role.stakeholders, .relationships] where table(for: role) == nil {
      let others = files.filter { Role.of($0.deletingPathExtension().lastPathComponent) == nil }
      let tables = others.compactMap { file in
        (try? StudyFiles.list(at: file)).map { (file: file, whole: $0, table: StudyFiles.belowTitle($0) ?? $0) }
      }
      .filter { entry in
        let name = entry.file.deletingPathExtension().lastPathComponent
        return StudyFiles.role(byHeadingOf: entry.table) == role && !isSurvey(entry.table)
          && !StudyFiles.looksLikeSurvey(entry.table, named: name) && !StudyFiles.isJoined(entry.table)
      }
      let named = tables.filter { Role.ofLastWord($0.file.deletingPathExtension().lastPathComponent) == role }
      guard let found = named.count == 1 ? named[0] : named.isEmpty && tables.count == 1 ? tables[0] : nil else {
        continue
      }
      set(belowTitle(found.whole), for: role)
      findings.append(
        Diagnostic(
          .note, code: "list-by-heading", at: .init(file: found.table.name),
          message: "The file is read as the list of \(role.names[0]), by its \(named.isEmpty ? "headings" : "name")."))
    }
  }

  /// Whether a table says more about ties that stand in the list.
  private static func isJoined(_ table: Table) -> Bool {
    table.heading.prefix(4).map(TextNormalization.key) == ["from", "to", "kind", "since"]
  }

  // MARK: Single files

  private mutating func readFile(_ file: URL) throws(StudyError) {
    try readDescription(StudyFiles.settings(beside: file))
    if description.file == nil { sayWhereSettingsStand(beside: file) }
    switch try StudyFiles.unusable({ () throws(TableError) in try NetworkFile.kind(of: file) }) {
    case .network(let format): try readNetwork(format, file)
    case .workbook: try readWorkbook(file)
    case .table: try readList(file)
    }
    if responses == nil, let list = ResponseFile.beside(file) { responses = try StudyFiles.list(at: list) }
  }

  /// Where the settings of a single file may stand.
  private static func settings(beside file: URL) -> [URL] {
    let folder = file.deletingLastPathComponent()
    let base = file.deletingPathExtension()
    let own = ["yaml", "yml"].map { base.appendingPathExtension($0) }
    // A file named like its folder is the folder's study in another form, and shares its settings.
    guard folder.standardizedFileURL.lastPathComponent == base.lastPathComponent else { return own }
    return own + [folder.appending(path: "study.yaml")]
  }

  /// Whether a file is a list of ties with nothing beside it that says more: no settings, no respondents.
  static func isListAlone(_ file: URL) -> Bool {
    func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) }
    let role = Role.of(file.deletingPathExtension().lastPathComponent)
    guard role == nil || role == .relationships, !settings(beside: file).contains(where: exists),
      ResponseFile.beside(file) == nil, listOfNodes(beside: file) == nil,
      !exists(file.deletingLastPathComponent().appending(path: "study.yaml"))
    else { return false }
    return (try? NetworkFile.kind(of: file)) == .table
  }

  /// Passes on why a file cannot be read.
  private static func unusable<Value>(_ read: () throws(TableError) -> Value) throws(StudyError) -> Value {
    do throws(TableError) { return try read() } catch { throw StudyError(.unusable, error.diagnostic) }
  }

  private mutating func readNetwork(_ format: NetworkFormat, _ file: URL) throws(StudyError) {
    try use(try StudyFiles.unusable { () throws(TableError) in try format.read(file, progress: progress) })
  }

  private mutating func use(_ tables: NetworkTables) throws(StudyError) {
    let description = description
    let network = try StudyFiles.unusable { () throws(TableError) in
      try tables.finished(description: description)
    }
    isNetwork = true
    stakeholders = network.stakeholders
    relationships = network.relationships
    undirectedKinds = network.undirectedKinds
    makesStakeholdersFromTies = network.makesStakeholdersFromTies
    findings += network.findings
  }

  private mutating func readList(_ file: URL) throws(StudyError) {
    let table = belowTitle(try StudyFiles.list(at: file))
    if isSurvey(table) || StudyFiles.looksLikeSurvey(table, named: title) {
      others.append(table)
      return
    }
    guard let role = Role.of(title) ?? StudyFiles.role(byHeadingOf: table) else {
      if let network = PlainTable.network(table, file: file.lastPathComponent) { return try use(network) }
      throw StudyError(
        .unusable, code: "no-tables", file: file.lastPathComponent,
        "The headings are neither those of a list of ties nor those of a list of stakeholders.",
        found: table.heading.prefix(12).joined(separator: ", "),
        advice:
          "A list of ties has the columns from and to; a list of stakeholders has id or name. Answers of a survey need "
          + "stakeholders.csv beside them, or study.yaml that says under surveys: what is what.")
    }
    set(table, for: role)
    if role == .relationships { sayListOfNodes(beside: file) }
  }

  /// Gephi and others write two tables; the one with the ties alone tells ids and no names.
  private static func listOfNodes(beside file: URL) -> String? {
    let folder = file.deletingLastPathComponent()
    let stem = file.deletingPathExtension().lastPathComponent
    func rest(_ name: String) -> [String] { Array(TextNormalization.words(name).dropLast()) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return names.sorted().first { name in
      let other = URL(filePath: name).deletingPathExtension().lastPathComponent
      return name.hasSuffix("." + file.pathExtension) && Role.ofLastWord(other) == .stakeholders
        && Role.ofLastWord(stem) == .relationships && rest(other) == rest(stem)
    }
  }

  private mutating func sayListOfNodes(beside file: URL) {
    guard let beside = StudyFiles.listOfNodes(beside: file) else { return }
    findings.append(
      Diagnostic(
        .warning, code: "list-beside", at: .init(file: file.lastPathComponent),
        message: "“\(beside)” beside this file looks like the list of those whom it ties.",
        action: "It is not read with a single file.",
        advice: "Name the folder instead of the file, to read both."))
  }

  private mutating func readWorkbook(_ file: URL) throws(StudyError) {
    let workbook: Workbook
    do throws(TableError) {
      workbook = try XLSXReader().read(file, progress: progress)
    } catch {
      throw StudyError(.unusable, error.diagnostic)
    }
    findings += workbook.diagnostics
    var unnamed: [Table] = []
    for sheet in workbook.sheets {
      // The workbook's diagnostics say why a sheet has no table.
      guard let whole = sheet.table.map(StudyFiles.withHeading) else { continue }
      let sections = belowTitle(whole).sections
      guard let table = sections.first else {
        continue
      }
      unnamed += sections.dropFirst()
      if isSurvey(table) || StudyFiles.looksLikeSurvey(table, named: sheet.name) {
        others.append(table)
      } else if let role = Role.of(sheet.name), self.table(for: role) == nil {
        set(table, for: role)
      } else {
        unnamed.append(table)
      }
    }
    for table in unnamed {
      if let role = StudyFiles.role(byHeadingOf: table), self.table(for: role) == nil {
        set(table, for: role)
        findings.append(
          Diagnostic(
            .note, code: "sheet-by-heading", at: .init(file: table.name),
            message: "The sheet is read as the list of \(role.names[0]), by its headings."))
      } else if table.rowCount > 0 {
        others.append(table)
      }
    }
    let hasSurvey = others.contains { isSurvey($0) || SurveyGuess.names(in: $0) != nil }
    if relationships == nil, stakeholders == nil, others.count == 1, !hasSurvey,
      let network = PlainTable.network(others[0], file: others[0].name)
    {
      others = []
      return try use(network)
    }
    guard relationships != nil || stakeholders != nil || hasSurvey else {
      throw StudyError(
        .unusable,
        Diagnostic(
          .error, code: "no-tables", at: .init(file: file.lastPathComponent),
          message: "No sheet of the workbook is a list of stakeholders or of ties.",
          found: workbook.sheets.map(\.name).joined(separator: ", "),
          advice:
            "Name the sheets stakeholders and relationships, with headings in the first row; or make a matrix with "
            + "the same names in the first row and the first column, and numbers or x in the cells."),
        findings: findings)
    }
  }

  // MARK: Parts

  /// Whether study.yaml describes a table as the answers of a survey.
  private func isSurvey(_ table: Table) -> Bool { description.surveys.contains { $0.isAbout(table) } }

  /// Whether a table that is not called a list of stakeholders or of ties holds the answers of a form, although one of its
  /// headings may be “Organisation” as in a list.
  private static func looksLikeSurvey(_ table: Table, named name: String) -> Bool {
    let role = Role.of(name)
    return (role == nil || role == .responses) && StudyFiles.role(byHeadingOf: table) != .relationships
      && SurveyGuess.names(in: table) != nil
  }

  /// The table with the row as heading that NodeXL writes below another one, which groups the columns.
  private static func withHeading(_ table: Table) -> Table {
    guard
      table.heading.first.map({ TextNormalization.key($0) != "vertex1" && TextNormalization.key($0) != "vertex" })
        ?? true, table.rowCount > 0, ["vertex1", "vertex"].contains(TextNormalization.key(table[0, 0]))
    else { return table }
    // Ties refer to the column Vertex; NodeXL's own column ID counts the rows.
    let headings = table.cells(0).map { heading in
      switch TextNormalization.key(heading) {
      case "vertex": "id"
      case "id": "NodeXL ID"
      default: heading
      }
    }
    return table.withHeading(headings, above: 1)
  }

  /// The table from its heading on, where people write a title above it; says so.
  private mutating func belowTitle(_ table: Table) -> Table {
    guard let below = StudyFiles.belowTitle(table) else { return table }
    findings.append(
      Diagnostic(
        .note, code: "title", at: .init(file: table.name, row: below.headingRow),
        message: "The headings stand in row \(below.headingRow ?? 0); what stands above them is read as a title.",
        found: table.heading.first { !TextNormalization.trimmed($0).isEmpty }))
    return below
  }

  /// The table from its heading on, if that stands below something else: titles and, with cells merged, what groups of
  /// columns have in common. A row below several headings has to be recognised by more than one of its cells.
  private static func belowTitle(_ table: Table) -> Table? {
    func filled(_ cells: [String]) -> Int { cells.count { !TextNormalization.trimmed($0).isEmpty } }
    guard role(byHeadingOf: table) == nil else { return nil }
    let needed = filled(table.heading) == 1 ? 1 : 2
    let row = (0..<min(table.rowCount, 20)).first { row in
      let cells = table.cells(row)
      return filled(cells) > 1 && knownHeadings(cells) >= needed
    }
    return row.map { table.withHeading(table.cells($0), above: $0 + 1) }
  }

  private static func list(at file: URL) throws(StudyError) -> Table {
    do throws(TableError) {
      var table = try CSVReader().read(file)
      table.hasProtectedCells = true
      return table
    } catch {
      throw StudyError(.unusable, error.diagnostic)
    }
  }

  private static func role(byHeadingOf table: Table) -> Role? {
    let ties = ColumnMap(table, meanings: Headings.relationships)
    if let from = ties["from"], let to = ties["to"] {
      let isPartner = Headings.organisations.contains(TextNormalization.key(table.heading[from]))
      // A list in which each names several partners.
      return isPartner && ties["strength"] == nil
        && SurveyNominations.names(in: table, respondents: from, column: to) != nil ? .stakeholders : .relationships
    }
    let stakeholders = ColumnMap(table, meanings: Headings.stakeholders)
    return stakeholders["id"] != nil || stakeholders["name"] != nil ? .stakeholders : nil
  }

  /// How many headings of a list of ties or of stakeholders are known; 0 for what is neither.
  private static func knownHeadings(_ heading: [String]) -> Int {
    let table = Table(name: "", heading: heading, storage: TableBuilder().finish())
    guard let role = role(byHeadingOf: table) else { return 0 }
    let meanings = role == .relationships ? Headings.relationships : Headings.stakeholders
    let map = ColumnMap(table, meanings: meanings)
    return meanings.count { map[$0.name] != nil }
  }

  private func table(for role: Role) -> Table? {
    switch role {
    case .stakeholders: stakeholders
    case .relationships: relationships
    case .responses: responses
    }
  }

  private mutating func set(_ table: Table, for role: Role) {
    switch role {
    case .stakeholders: stakeholders = table
    case .relationships: relationships = table
    case .responses: responses = table
    }
  }

  /// Reads the first file of settings that exists. One that cannot be read stops the study: it may say which ties were
  /// told in confidence.
  private mutating func readDescription(_ candidates: [URL]) throws(StudyError) {
    let existing = candidates.first { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
    guard let file = existing else { return }
    guard let bytes = try? Data(contentsOf: file), let text = String(data: bytes, encoding: .utf8) else {
      throw StudyError(
        .unusable, code: "yaml", file: file.lastPathComponent, "The settings of the study cannot be read as text.",
        advice: "Save the file as UTF-8.")
    }
    description = StudyDescription(yaml: text, file: file.lastPathComponent)
    if let finding = description.findings.first(where: { $0.code == "yaml" && $0.severity == .error }) {
      throw StudyError(.unusable, finding)
    }
  }

  /// Messages speak of study.yaml; the settings of a single file have its name.
  private mutating func sayWhereSettingsStand(beside file: URL) {
    let name = file.deletingPathExtension().appendingPathExtension("yaml").lastPathComponent
    let other = file.deletingLastPathComponent().appending(path: "study.yaml")
    let isUnused = FileManager.default.fileExists(atPath: other.path(percentEncoded: false))
    findings.append(
      Diagnostic(
        isUnused ? .warning : .note, code: "settings", at: .init(file: file.lastPathComponent),
        message: isUnused
          ? "A study.yaml stands in the same folder. It is not read with a single file."
          : "What messages say about study.yaml goes into a file “\(name)” beside this one.",
        advice: isUnused ? "If it belongs to this file, call it “\(name)”." : nil))
  }
}
