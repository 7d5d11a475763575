internal import StakeholderModel

/// Collects the nodes and ties of a network file as the two tables that a study is made of, so that kinds, waves,
/// signs, dates and confidential ties are understood as in any other study.
struct NetworkTables: Sendable {
  /// The most ties that a file can have: a short file can stand for very many (`{a b c} -> {d e f}`).
  static let mostTies = 100_000_000
  /// The most nodes that a file can claim without listing them.
  static let mostUnlistedNodes = 1_000_000

  /// The name of the file.
  let file: String
  private(set) var nodes = NetworkRows(fixed: ["id", "name"])
  private(set) var ties = NetworkRows(fixed: ["from", "to"])
  /// For each tie whether it has a direction.
  private var directions: ContiguousArray<Bool> = []
  /// Whether ends of ties that are not listed are nodes too; otherwise such a tie is an error.
  var makesNodesFromTies = false
  /// What was found while reading.
  private(set) var findings = Findings()

  init(file: String) { self.file = file }

  /// Adds a node. A label that only repeats the id, as networkx writes it, gives way to an attribute `name`.
  mutating func addNode(
    _ id: String, name: String? = nil, _ attributes: [(name: String, text: String)] = [], line: Int? = nil
  ) {
    guard !Self.isBlank(id) else {
      report(
        .error, "no-id", line: line, "A node has no id.", action: "It is left out.", advice: "Give every node an id.")
      return
    }
    if name == id, let own = attributes.firstIndex(where: { $0.name.lowercased() == "name" && !Self.isBlank($0.text) })
    {
      var others = attributes
      nodes.append([id, others.remove(at: own).text], others, line: line)
    } else {
      nodes.append([id, name ?? ""], attributes, line: line)
    }
  }

  /// Adds a tie. Weight and kind are attributes like all others, called `weight` and `kind`.
  ///
  /// - Parameter repeatsLine: Whether it is the tie before it, seen from the other side.
  mutating func addTie(
    from: String, to: String, isDirected: Bool, _ attributes: [(name: String, text: String)] = [], line: Int? = nil,
    repeatsLine: Bool = false
  ) {
    let count = ties.rowCount
    ties.append([from, to], attributes, line: line, repeatsLine: repeatsLine)
    if ties.rowCount > count { directions.append(isDirected) }
  }

  /// Whether the limits are reached, so that reading on is of no use.
  var isFull: Bool { ties.isFull || nodes.isFull || ties.rowCount >= Self.mostTies }

  /// Says what was found, and in which line of the file.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: String, line: Int? = nil, _ message: String, found: String? = nil,
    action: String? = nil, advice: String? = nil
  ) {
    findings.add(
      Diagnostic(
        severity, code: code, at: .init(file: file, row: line), message: message, found: found.map(Self.excerpt),
        action: action, advice: advice))
  }

  mutating func report(_ more: [Diagnostic]) { for finding in more { findings.add(finding) } }

  /// Says that what a file tells of the network as a whole has no place in a study.
  mutating func reportUnused(_ parts: [(name: String, text: String)]) {
    guard !parts.isEmpty else { return }
    report(
      .note, "graph-attributes", "The file says something about the network as a whole.",
      found: parts.map { $0.text.isEmpty ? $0.name : "\($0.name): \($0.text)" }.joined(separator: ", "),
      action: "It is not used.", advice: "What is to be known about the study belongs into its study.yaml.")
  }

  /// The beginning of a text for a message.
  static func excerpt(_ text: String) -> String { text.count > 60 ? String(text.prefix(60)) + "…" : text }

  static func isBlank(_ text: String) -> Bool { TextNormalization.trimmed(text).isEmpty }

  // MARK: Finishing

  /// The tables of a network, as a study reads them.
  struct Finished: Sendable {
    var stakeholders: Table?
    var relationships: Table?
    /// Kinds whose ties have no direction.
    var undirectedKinds: Set<Kind.ID> = []
    var makesStakeholdersFromTies = false
    var findings: [Diagnostic] = []
  }

  /// Settles directions and signs.
  ///
  /// A direction belongs to a kind of tie. Where one kind has ties with and without direction, or the vocabulary or
  /// the study says that it has one, each tie without direction becomes one tie each way. A negative weight is that
  /// of a tie against somebody.
  consuming func finished(description: StudyDescription) throws(TableError) -> Finished {
    if isFull {
      throw TableError(
        "too-large", file: file,
        "The file holds more than can be read: more than \(Self.mostTies) ties, or as much text.",
        advice: "Split it into several files.")
    }
    if nodes.hasTooManyColumns || ties.hasTooManyColumns {
      report(
        .warning, "too-many-attributes", "There are more than \(NetworkRows.mostColumns) different attributes.",
        action: "Those beyond are left out.", advice: "Remove attributes that are not needed.")
    }
    nameWaves(description.settings.waves)
    var finished = Finished()
    let map = tieColumns(description)
    let kinds = kindsByDirection(map, description)
    finished.undirectedKinds = kinds.undirected
    let doubled = settle(map, mixed: kinds.mixed)
    if doubled > 0 {
      report(
        .note, "mixed-directions",
        doubled == 1
          ? "1 tie without direction is of a kind whose other ties have one."
          : "\(doubled) ties without direction are of a kind whose other ties have one.",
        action: "Each is read as two ties, one each way.")
    }
    finished.makesStakeholdersFromTies = makesNodesFromTies
    finished.findings = findings.diagnostics
    if nodes.rowCount > 0 { finished.stakeholders = nodes.table(file: file, part: "nodes") }
    finished.relationships = ties.table(file: file, part: "ties")
    return finished
  }

  /// Numbers of waves become the waves of the study.
  private mutating func nameWaves(_ declared: [Wave]) {
    guard !declared.isEmpty, let column = ties.headings.firstIndex(of: "wave") else { return }
    var texts = Set(directions.indices.map { ties.text($0, column) })
    texts.remove("")
    guard let numbered = NumberedWaves(texts, declared: declared) else { return }
    var named = NetworkRows(fixed: ["from", "to"])
    for row in directions.indices {
      let (ends, read) = ties.row(row)
      var attributes = read
      for place in attributes.indices where attributes[place].name == "wave" {
        attributes[place].text = numbered[attributes[place].text]
      }
      let repeatsLine = row > 0 && ties.line(row) == ties.line(row - 1)
      named.append(ends, attributes, line: ties.line(row), repeatsLine: repeatsLine)
    }
    ties = named
    report(
      .note, "numbered-waves", "Waves are numbers in the file and have names in study.yaml.",
      action: "They are taken for each other: \(numbered.description).")
  }

  private func tieColumns(_ description: StudyDescription) -> (kind: Int?, strength: Int?, sign: Int?) {
    let table = NetworkRows(headings: ties.headings).table(file: file, part: "ties")
    let cells = CellReader(
      table, meanings: Headings.relationships, description: description, numbers: [], dates: [],
      tableKeys: RelationshipTable.keys(of: table))
    return (cells.columns["kind"], cells.columns["strength"], cells.columns["sign"])
  }

  private func kindsByDirection(_ map: (kind: Int?, strength: Int?, sign: Int?), _ description: StudyDescription)
    -> (undirected: Set<Kind.ID>, mixed: Set<Kind.ID>)
  {
    var hasDirected = Set<Kind.ID>(), hasUndirected = Set<Kind.ID>()
    var kinds: [String: Kind.ID] = [:]
    for row in directions.indices {
      let text = map.kind.map { ties.text(row, $0) } ?? ""
      let kind = kinds[text] ?? kind(row, map.kind)
      kinds[text] = kind
      if directions[row] { hasDirected.insert(kind) } else { hasUndirected.insert(kind) }
    }
    var undirected = hasUndirected.subtracting(hasDirected)
    undirected = undirected.filter { id in
      if let kind = description.settings.kinds.first(where: { $0.id == id }) ?? Kind.known(id) {
        return !kind.isDirected
      }
      return !Kind.soundsNegative(id)
    }
    return (undirected, hasUndirected.subtracting(undirected))
  }

  private func kind(_ row: Int, _ column: Int?) -> Kind.ID {
    guard let column else { return .unnamedTie }
    let text = ties.text(row, column)
    return Self.isBlank(text) ? .unnamedTie : Kind.ID(normalizing: text)
  }

  /// Writes the ties again where some have to be doubled or to be given a sign.
  private mutating func settle(_ map: (kind: Int?, strength: Int?, sign: Int?), mixed: Set<Kind.ID>) -> Int {
    let hasNegative =
      map.sign == nil
      && map.strength.map { column in
        directions.indices.contains { ties.begins($0, column, with: UInt8(ascii: "-")) }
      } == true
    guard !mixed.isEmpty || hasNegative else { return 0 }
    var settled = NetworkRows(fixed: ["from", "to"])
    var doubled = 0
    for row in directions.indices {
      var (ends, attributes) = ties.row(row)
      if hasNegative, let strength = map.strength, ties.begins(row, strength, with: UInt8(ascii: "-")) {
        attributes.append((name: "sign", text: "-"))
      }
      settled.append(ends, attributes, line: ties.line(row))
      guard !directions[row], mixed.contains(kind(row, map.kind)), ends[0] != ends[1] else { continue }
      ends.reverse()
      settled.append(ends, attributes, line: ties.line(row), repeatsLine: true)
      doubled += 1
    }
    ties = settled
    return doubled
  }
}

extension NetworkRows {
  /// Headings without rows.
  fileprivate init(headings: [String]) { self.init(fixed: headings) }
}
