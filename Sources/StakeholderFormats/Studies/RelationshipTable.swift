import Graphs
import OrderedCollections
import StakeholderModel

/// Reads a list of ties.
struct RelationshipTable {
  private(set) var cells: CellReader
  private let names: NameIndex?
  private let settings: StudySettings
  /// The kinds by their titles, those of the study before the usual ones.
  private let kindsByTitle: [Kind.ID: Kind.ID]
  /// Set where the table has no column for the kind.
  private(set) var defaultKind: Kind?
  let hasKinds: Bool
  /// The kinds that the column `sign` turns into negative ones.
  private(set) var kindsBySign: [Kind] = []
  /// Whether names of kinds sound negative, of those that were looked at: the same few come again and again.
  private var suspicions: [Kind.ID: Bool] = [:]
  /// The kinds of texts that were read: the same few come again and again.
  private var readKinds: [String: Kind.ID] = [:]
  /// Kinds of which the file says that their ties have no direction.
  private var undirectedKinds: Set<Kind.ID>
  /// What the table itself says about the direction of each row.
  private let directions: TieDirections?
  private var readsDirections = true
  /// Whether the ends are ids of a network file, in which `|` is a letter like others.
  private let isNetwork: Bool
  /// The kind of ties of which the rows do not say it: that of the file's or the sheet's name, if that is one.
  let unnamedKind: Kind.ID
  /// Columns in which a network file may say of which kind a tie is, where its column for that is blank.
  private let labelColumns: [Int]
  /// Further columns of the study's own that are headed like strengths.
  private let strengthColumns: [Int]
  /// Headings of columns with answers that were told in confidence.
  private(set) var heldBack: [String] = []
  /// Kinds of which the rows say so.
  private(set) var kindsWithoutDirection: Set<Kind.ID> = []
  /// Kinds with rows of both sorts.
  private var mixedKinds: Set<Kind.ID> = []
  /// Those who stand in a row without a tie.
  private(set) var isolates: [Stakeholder.ID] = []
  /// Ids that were read, where no list gives them.
  private var longIDs: [String: Stakeholder.ID] = [:]
  /// What is said of rows that are sums.
  private var totalRows: [Diagnostic] = []
  /// Rows that are more than one tie.
  private var fannedRows = Set<Int>()
  private var turnedRows = Set<Int>()

  /// - Parameter names: The stakeholders that ties refer to; nil for a bare list, whose ties make the stakeholders,
  ///   and for a network file, whose ties refer to ids to the letter.
  init(
    _ table: Table, description: StudyDescription, names: NameIndex?, undirectedKinds: Set<Kind.ID> = [],
    isNetwork: Bool = false
  ) {
    cells = CellReader(
      table, meanings: Headings.relationships, description: description,
      numbers: ["strength", "expected", "realised"], dates: ["since", "until", "reported_on", "due"],
      tableKeys: RelationshipTable.keys(of: table))
    self.names = names
    self.undirectedKinds = undirectedKinds
    self.isNetwork = isNetwork
    settings = description.settings
    kindsByTitle = Dictionary(
      (settings.kinds + Kind.vocabulary).map { (Kind.ID(normalizing: $0.title), $0.id) },
      uniquingKeysWith: { first, _ in first })
    directions = TieDirections(table, kindColumn: cells.columns["kind"])
    if let column = directions?.column { cells.use([column]) }
    let hasKinds = cells.columns["kind"] != nil && directions?.column != cells.columns["kind"]
    unnamedKind = TieWords.kind(ofPlace: table.name, description.settings) ?? .unnamedTie
    self.hasKinds = hasKinds
    defaultKind =
      hasKinds || unnamedKind != .unnamedTie ? nil : .unnamedTie
    let own = cells.columns.attributes.map { (key: TextNormalization.key($0.heading), column: $0.column) }
    labelColumns = own.filter { TieWords.labels.contains($0.key) }.map(\.column)
    let strengths = Set(
      Headings.relationships.first { $0.name == "strength" }?.synonyms.map { TextNormalization.key($0) } ?? [])
    strengthColumns = own.filter { strengths.contains($0.key) }.map(\.column)
    holdBack(description.settings)
    settleDirections(isNetwork: isNetwork)
    kindsBySign = kindsDeclaredBySign()
  }

  /// The names under which study.yaml says what the columns of a list of ties mean.
  static func keys(of table: Table) -> [String] { ["relationships", "edges", TextNormalization.key(table.name)] }

  /// The ties of all rows.
  ///
  /// - Parameter progress: Told now and then which share of the rows has been read.
  mutating func relationships(
    findings: inout [Diagnostic], progress: ProgressHandler? = nil
  ) throws(StudyError) -> [Relationship] {
    guard cells.columns["from"] != nil, cells.columns["to"] != nil else {
      throw StudyError(
        .unusable,
        Diagnostic(
          .error, code: "no-ends", at: .init(file: cells.table.name, row: cells.table.headingRow),
          message: "The list of ties needs a column from and a column to.",
          found: cells.table.heading.prefix(12).joined(separator: ", "),
          advice: "Rename the two columns, or say in study.yaml under columns: what they are called."),
        findings: findings)
    }
    var relationships: [Relationship] = []
    relationships.reserveCapacity(cells.table.rowCount)
    var rowFindings: [Diagnostic] = []
    var confidentialRows = Set<Int>()
    let notes = isNetwork ? cells.table.rowCount : NoteRows.start(in: cells.table)
    for row in 0..<cells.table.rowCount {
      if row.isMultiple(of: 10_000) { progress?(Double(row) / Double(cells.table.rowCount)) }
      guard !cells.isBlank(row) else { continue }
      guard row < notes else {
        // A note may tell of ties told in confidence.
        rowFindings.append(NoteRows.finding(nil, at: cells.table.location(row)))
        continue
      }
      if isSum(row) { continue }
      let kind = kind(row)
      if isIsolate(row) { continue }
      relationships += self.relationships(row, kind: kind)
      warnOfTotal(row)
      let found = withoutRatings(cells.takeRowFindings(), of: kind)
      guard isConfidential(kind, row: row) else {
        rowFindings += found
        continue
      }
      confidentialRows.insert(cells.table.number(of: row))
      if let worst = found.map(\.severity).max() {
        rowFindings.append(.confidential(worst, at: cells.table.location(row)))
      }
    }
    findings += cells.table.diagnostics.map { finding in
      guard let number = finding.location?.row, confidentialRows.contains(number) else { return finding }
      return .confidential(finding.severity, at: finding.location)
    }
    fannedRows.subtract(confidentialRows)
    turnedRows.subtract(confidentialRows)
    findings +=
      columnFindings(hiding: confidentialRows) + WordsForNumbers.summedUp(rowFindings + totalRows) + shapeFindings()
    return relationships
  }

  // MARK: Rows

  /// Whether a row is a sum that names no second end: no tie, and nobody.
  private mutating func isSum(_ row: Int) -> Bool {
    guard !isNetwork, cells.text(row, "to") == nil, let text = cells.text(row, "from"), TotalRows.isTotal(text) else {
      return false
    }
    if let names, names.isName(text) { return false }
    totalRows.append(TotalRows.leftOut(text, at: cells.table.location(row)))
    return true
  }

  private mutating func warnOfTotal(_ row: Int) {
    guard names == nil, !isNetwork,
      let total = [cells.text(row, "from"), cells.text(row, "to")].compactMap(\.self).first(where: TotalRows.isTotal)
    else { return }
    cells.rowFindings.append(TotalRows.warning(total, at: cells.table.location(row), isTie: true))
  }

  /// Low ratings of trust or behaviour say as much as blame, so that words in the place of ratings are not quoted.
  private func withoutRatings(_ findings: [Diagnostic], of kind: Kind.ID) -> [Diagnostic] {
    guard !findings.isEmpty, settings.negativeTies == .confidential, declared(kind)?.isOfRatings ?? false else {
      return findings
    }
    return findings.map { finding in
      guard finding.code == WordsForNumbers.code else { return finding }
      var finding = finding
      finding.found = nil
      return finding
    }
  }

  /// The ties of a row: several where the cell `to` names several, two where a tie without direction is of a kind that has
  /// one, or is mutual.
  private mutating func relationships(_ row: Int, kind: Kind.ID) -> [Relationship] {
    let from = end(row, "from")
    let targets = targets(row)
    var ties: [Relationship] = []
    for to in targets {
      guard let tie = relationship(row, kind: kind, from: from, to: to) else { continue }
      ties.append(tie)
      let isBoth =
        directions?[row] == .mutual && isDirected(kind)
        || (directions?[row] == .undirected && mixedKinds.contains(kind))
      guard isBoth, readsDirections, tie.from != tie.to else { continue }
      var back = tie
      swap(&back.from, &back.to)
      ties.append(back)
      turnedRows.insert(cells.table.number(of: row))
    }
    return ties
  }

  /// Whom a tie goes to: one, or in tables those parted by `|` where nobody has the whole text as a name, as in Kumu's.
  private mutating func targets(_ row: Int) -> [Stakeholder.ID?] {
    guard let text = cells.text(row, "to") else { return [end(row, "to")] }
    guard !isNetwork, text.utf8.contains(UInt8(ascii: "|")) || (names != nil && NamesInCell.maybeSeveral(text)) else {
      return [stakeholder(text, row, "to")]
    }
    let parts = names?.parts(of: text) ?? cells.list(row, "to")
    if parts.count > 1 { fannedRows.insert(cells.table.number(of: row)) }
    return parts.map { stakeholder($0, row, "to") }
  }

  /// Whether a row of a bare list names somebody who is tied to nobody, as Gephi writes it.
  private mutating func isIsolate(_ row: Int) -> Bool {
    guard names == nil, cells.text(row, "to") == nil, let from = cells.text(row, "from"),
      cells.text(row, "strength") == nil
    else { return false }
    isolates.append(Stakeholder.ID(rawValue: from))
    return true
  }

  private mutating func relationship(_ row: Int, kind: Kind.ID, from: Stakeholder.ID?, to: Stakeholder.ID?)
    -> Relationship?
  {
    let strength = strength(row)
    if let sign = cells.text(row, "sign"), Signs.isAgainst(sign) == nil {
      cells.rowFindings.append(
        Diagnostic(
          .warning, code: "unknown-value", at: cells.place(row, "sign"), message: "This is no sign.", found: sign,
          action: "The tie counts as against somebody.", advice: "Write + or -."))
    }
    let relationship = Relationship(
      from: from ?? "", to: to ?? "", kind: kind, strength: strength ?? .unknown,
      status: cells.choice(row, "status", Relationship.Status.self), since: cells.date(row, "since"),
      until: cells.date(row, "until"), wave: cells.text(row, "wave").map { Wave.ID(rawValue: $0) },
      reporter: reporter(row), reportedOn: cells.date(row, "reported_on"), tools: cells.list(row, "tools"),
      decisionLevel: decisionLevel(row), expected: cells.number(row, "expected"),
      realised: cells.number(row, "realised"), due: cells.date(row, "due"), outcome: cells.text(row, "outcome"),
      decision: cells.text(row, "decision"), partnership: cells.text(row, "partnership"),
      bridgeID: cells.text(row, "bridge_id"), confidence: cells.text(row, "confidence"),
      evidence: cells.text(row, "evidence"), source: cells.text(row, "source"), value: cells.text(row, "value"),
      attributes: OrderedDictionary(cells.attributes(row), uniquingKeysWith: { first, _ in first }),
      origin: cells.table.location(row))
    return from == nil || to == nil || strength == nil ? nil : relationship
  }

  private mutating func end(_ row: Int, _ column: String) -> Stakeholder.ID? {
    guard let text = cells.text(row, column) else {
      cells.rowFindings.append(
        Diagnostic(
          .error, code: "no-end", at: cells.place(row, column), message: "The tie does not say “\(column)” whom it is.",
          action: "The tie is left out.", advice: "Fill in the cell, or delete the row."))
      return nil
    }
    return stakeholder(text, row, column)
  }

  private mutating func reporter(_ row: Int) -> Stakeholder.ID? {
    guard let text = cells.text(row, "reporter") else { return nil }
    guard let names else { return Stakeholder.ID(rawValue: text) }
    if let id = names.id(named: text) { return id }
    // Not every reporter is a stakeholder: a coder may have filled in the list.
    return Stakeholder.ID(rawValue: text)
  }

  private mutating func stakeholder(_ text: String, _ row: Int, _ column: String) -> Stakeholder.ID? {
    guard let names else { return id(text) }
    switch names.match(text) {
    case .found(let id): return id
    case .ambiguous(let ids):
      cells.rowFindings.append(
        Diagnostic(
          .error, code: "ambiguous-name", at: cells.place(row, column),
          message: "More than one stakeholder is called this.",
          found: text, action: "The tie is left out.",
          advice: "Write the id: \(ids.map(\.rawValue).joined(separator: " or "))."))
    case .nearWithheld: cells.rowFindings.append(.withheld(.error, at: cells.table.location(row)))
    case .unknown(let nearest):
      let guess = nearest.isEmpty ? "" : "Did you mean \(nearest.map { "“\($0)”" }.joined(separator: " or "))? "
      cells.rowFindings.append(
        Diagnostic(
          .error, code: "unknown-stakeholder", at: cells.place(row, column),
          message: "No stakeholder has this id or name.", found: text, action: "The tie is left out.",
          advice: "\(guess)Correct it here, add it to the list, or add it to aliases: in study.yaml."))
    }
    return nil
  }

  /// The id that is written so; of one too long to stand in place there is a single copy, however many ties it has.
  private mutating func id(_ text: String) -> Stakeholder.ID {
    guard names == nil, text.utf8.count > 15 else { return Stakeholder.ID(rawValue: text) }
    if let known = longIDs[text] { return known }
    let id = Stakeholder.ID(rawValue: text)
    longIDs[text] = id
    return id
  }

  /// The strength of a tie; nil if the cell makes the row unusable.
  private mutating func strength(_ row: Int) -> Strength? {
    let isNegative = hasNegativeStrength(row)
    if !isNegative || hasNegativeSign(row) {
      guard cells.text(row, "strength") != nil, let number = cells.number(row, "strength") else { return .unknown }
      // Where a column says that the tie is against somebody, people write the minus there and here.
      if let strength = Strength(hasNegativeSign(row) ? abs(number) : number) { return strength }
    }
    cells.rowFindings.append(
      Diagnostic(
        .error, code: "negative-strength", at: cells.place(row, "strength"), message: "A strength cannot be negative.",
        found: cells.text(row, "strength"), action: "The tie is left out.",
        advice: "For ties against somebody use a kind of its own, such as distrust or blame, with a positive strength.")
    )
    return nil
  }

  private mutating func decisionLevel(_ row: Int) -> Relationship.DecisionLevel? {
    guard let text = cells.text(row, "decision_level") else { return nil }
    if let number = Int(text), let level = Relationship.DecisionLevel(rawValue: number) { return level }
    let key = TextNormalization.key(text)
    if let level = Relationship.DecisionLevel.allCases.first(where: { "\($0)" == key }) { return level }
    cells.rowFindings.append(
      Diagnostic(
        .warning, code: "unknown-value", at: cells.place(row, "decision_level"),
        message: "This is none of inform, consult, involve, collaborate, empower (1 to 5).", found: text,
        action: "It counts as not known.", advice: "Write one of them."))
    return nil
  }

  // MARK: Kinds

  private mutating func kind(_ row: Int) -> Kind.ID { negated(writtenKind(row), row) }

  /// The kind as the row writes it; `blames` is read as `blame`, and `works with` as the kind with that title.
  private mutating func writtenKind(_ row: Int) -> Kind.ID {
    guard hasKinds, let text = cells.text(row, "kind") else { return labelledKind(row) ?? unnamedKind }
    if let known = readKinds[text] { return known }
    let kind = kind(writtenAs: text)
    readKinds[text] = kind
    return kind
  }

  private func kind(writtenAs text: String) -> Kind.ID {
    let id = Kind.ID(normalizing: text)
    if declared(id) == nil, let usual = kindsByTitle[id] ?? TieWords.kind(named: id) { return usual }
    let singular = Kind.ID(rawValue: String(id.rawValue.dropLast()))
    return declared(id) == nil && id.rawValue.hasSuffix("s") && declared(singular) != nil ? singular : id
  }

  /// A column `sign` with a minus turns a tie round: trust of negative sign is distrust. A kind whose ties are all of
  /// negative sign is a negative kind; of one that has both signs the negative ties become a kind of their own.
  private func negated(_ id: Kind.ID, _ row: Int) -> Kind.ID {
    guard hasNegativeSign(row), declared(id)?.sign != .negative else { return id }
    if id == .trust { return .distrust }
    return kindsBySign.contains { $0.id == id } ? id : Kind.ID(rawValue: "against_" + id.rawValue)
  }

  /// A kind against somebody that a label says, in a row without a kind.
  private func labelledKind(_ row: Int) -> Kind.ID? {
    for column in labelColumns where !cells.table.isEmpty(row, column) {
      let id = Kind.ID(normalizing: cells.table[row, column])
      if declared(id)?.sign == .negative || (declared(id) == nil && Kind.soundsNegative(id)) { return id }
    }
    return nil
  }

  /// Takes away columns that are headed like a kind of tie that is told in confidence: people write `trust` and `blame`
  /// side by side.
  private mutating func holdBack(_ settings: StudySettings) {
    guard settings.negativeTies == .confidential else { return }
    var columns = Set<Int>()
    for (heading, column) in cells.columns.attributes {
      let id = Kind.ID(normalizing: String(ColumnMap.withoutScale(heading)))
      let roles = declared(id)?.roles ?? []
      let isTold =
        declared(id).map { $0.sign == .negative } ?? Kind.soundsNegative(id) || roles.contains(.trust)
        || roles.contains(.rating)
      guard isTold else { continue }
      heldBack.append(heading)
      columns.insert(column)
    }
    cells.use(columns)
  }

  /// Whether ties of a kind go from one to the other, so that one each way are two.
  private func isDirected(_ id: Kind.ID) -> Bool {
    declared(id)?.isDirected ?? !undirectedKinds.contains(id)
  }

  private func declared(_ id: Kind.ID) -> Kind? { settings.kinds.first { $0.id == id } ?? Kind.known(id) }

  private mutating func kindsDeclaredBySign() -> [Kind] {
    guard cells.columns["sign"] != nil else { return [] }
    var signs: OrderedDictionary<Kind.ID, Set<Bool>> = [:]
    for row in 0..<cells.table.rowCount where !cells.isBlank(row) {
      let kind = writtenKind(row)
      signs[kind, default: []].insert(hasNegativeSign(row))
    }
    return signs.compactMap { id, isNegative in
      guard isNegative.contains(true), id != .trust, declared(id)?.sign != .negative else { return nil }
      let isDirected = !undirectedKinds.contains(id)
      if isNegative == [true] { return Kind(id: id, sign: .negative, isDirected: isDirected) }
      let title = "against (\(id.rawValue.replacing("_", with: " ")))"
      return Kind(
        id: Kind.ID(rawValue: "against_" + id.rawValue), title: title, sign: .negative, isDirected: isDirected)
    }
  }

  /// A sign that cannot be understood counts as one against somebody.
  private func hasNegativeSign(_ row: Int) -> Bool {
    guard let sign = cells.text(row, "sign") else { return false }
    return Signs.isAgainst(sign) ?? true
  }

  /// Whether a number below zero stands where a strength should stand, or in another column with such a heading.
  private func hasNegativeStrength(_ row: Int) -> Bool {
    if let text = cells.text(row, "strength") { return Signs.isBelowZero(text) }
    return strengthColumns.contains { Signs.isBelowZero(TextNormalization.trimmed(cells.table[row, $0])) }
  }

  /// Whether a row tells of a tie that was told in confidence. A negative number where a strength should stand is
  /// taken for one, too: people write distrust as negative trust.
  private mutating func isConfidential(_ id: Kind.ID, row: Int) -> Bool {
    let isNegative: Bool
    if let kind = declared(id) ?? kindsBySign.first(where: { $0.id == id }) {
      isNegative = kind.sign == .negative
    } else if soundsNegative(id) {
      return true
    } else {
      isNegative = false
    }
    return settings.negativeTies == .confidential && (isNegative || hasNegativeStrength(row))
  }

  private mutating func soundsNegative(_ id: Kind.ID) -> Bool {
    let isSuspect = suspicions[id] ?? Kind.soundsNegative(id)
    suspicions[id] = isSuspect
    return isSuspect
  }

  // MARK: Shape

  /// Settles which kinds have no direction, by what the rows say. A direction belongs to a kind: where the vocabulary or
  /// the study says that a kind has one, or its rows say both, each row without direction becomes two ties.
  ///
  /// - Parameter isNetwork: Whether the table comes from a network file, whose reader has settled directions already.
  private mutating func settleDirections(isNetwork: Bool) {
    readsDirections = !isNetwork
    guard let directions, readsDirections else {
      if undirectedKinds.contains(.unnamedTie) { defaultKind?.isDirected = false }
      return
    }
    var found: [Kind.ID: Set<TieDirections.Direction>] = [:]
    // A row without a second end is no tie and says nothing of directions.
    for row in 0..<cells.table.rowCount where cells.text(row, "to") != nil {
      let kind = writtenKind(row)
      found[kind, default: []].insert(directions[row])
    }
    for (id, those) in found where those.contains(.undirected) {
      let isDirected = declared(id)?.isDirected ?? (those != [.undirected] || Kind.soundsNegative(id))
      if isDirected { mixedKinds.insert(id) } else { kindsWithoutDirection.insert(id) }
    }
    undirectedKinds.formUnion(kindsWithoutDirection)
    if undirectedKinds.contains(.unnamedTie) { defaultKind?.isDirected = false }
  }

  private func shapeFindings() -> [Diagnostic] {
    func note(_ count: Int, _ code: String, _ message: (String) -> String, _ action: String) -> Diagnostic? {
      guard count > 0 else { return nil }
      return Diagnostic(
        .note, code: code, at: .init(file: cells.table.name), message: message(count == 1 ? "1 row" : "\(count) rows"),
        action: action)
    }
    return [
      note(fannedRows.count, "several-ends", { "\($0) with several names in “to”." }, "Each is a tie."),
      note(
        turnedRows.count, "both-directions",
        { "\($0) without direction, or with both, of a kind of tie that has one." }, "Each is read as two ties."),
      note(isolates.count, "isolates", { "\($0) without “to”." }, "Whom they name is a stakeholder without this tie."),
    ].compactMap(\.self)
  }
}
