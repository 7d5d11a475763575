internal import StakeholderModel

/// Reads VNA, the text format of NetDraw: `*Node data`, `*Node properties`, `*Tie data`.
struct VNA {
  private var tables: NetworkTables
  private var order: [String] = []
  private var nodes: [String: (line: Int, name: String?, attributes: [(name: String, text: String)])] = [:]
  private var heading: [String] = []
  private var section = ""

  /// Reads the bytes of a file.
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var reader = VNA(tables: NetworkTables(file: name))
    reader.tables.report(findings)
    reader.tables.makesNodesFromTies = true
    for line in NetworkText(text).lines { reader.read(line) }
    for id in reader.order {
      guard let node = reader.nodes[id] else { continue }
      reader.tables.addNode(id, name: node.name, node.attributes, line: node.line)
    }
    return reader.tables
  }

  private init(tables: NetworkTables) { self.tables = tables }

  private mutating func read(_ line: NetworkText.Line) {
    let words = NetworkText.tokens(line.text, separators: [UInt8(ascii: ",")]).map(\.text)
    guard let first = words.first else { return }
    if first.hasPrefix("*") {
      section = TextNormalization.key(words.prefix(2).joined())
      heading = []
      return
    }
    guard !heading.isEmpty else {
      heading = words
      return
    }
    if words.count > heading.count {
      tables.report(
        .warning, "too-many-cells", line: line.number,
        "The row has \(words.count) values, but there are \(heading.count) headings.", found: line.text,
        action: "Those beyond are not used.", advice: "Put values with spaces in quotation marks.")
    }
    switch section {
    case "nodedata", "nodeproperties": readNode(words, line)
    case "tiedata": readTie(words, line)
    default: break
    }
  }

  private mutating func readNode(_ words: [String], _ line: NetworkText.Line) {
    let id = words[0]
    if nodes[id] == nil {
      order.append(id)
      nodes[id] = (line.number, nil, [])
    }
    for (name, text) in zip(heading, words).dropFirst() {
      if name.lowercased() == "shortlabel" || name.lowercased() == "label" {
        nodes[id]?.name = text
      } else {
        nodes[id]?.attributes.append((name, text))
      }
    }
  }

  /// Each column behind the two ends is a kind of tie, unless one of them says how strong the tie is.
  private mutating func readTie(_ words: [String], _ line: NetworkText.Line) {
    guard words.count > 1 else {
      tables.report(
        .error, "no-ends", line: line.number, "A tie gives two nodes.", found: line.text, action: "It is left out.")
      return
    }
    let values = Array(zip(heading, words).dropFirst(2))
    let strengths = ["strength", "weight", "value"]
    if values.isEmpty || values.contains(where: { strengths.contains($0.0.lowercased()) }) {
      let attributes = values.map { (name: strengths.contains($0.0.lowercased()) ? "weight" : $0.0, text: $0.1) }
      tables.addTie(from: words[0], to: words[1], isDirected: true, attributes, line: line.number)
      return
    }
    for (kind, value) in values where !NetworkMatrix.isZero(value) && !NetworkMatrix.isMissing(value) {
      tables.addTie(
        from: words[0], to: words[1], isDirected: true, [("kind", kind), ("weight", value)], line: line.number)
    }
  }
}
