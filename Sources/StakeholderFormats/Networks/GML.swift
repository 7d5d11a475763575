internal import StakeholderModel

/// Reads GML as networkx, igraph, Gephi and yEd write it.
struct GML {
  /// How deep lists may lie in each other.
  static let deepest = 100

  private indirect enum Value {
    case text(String)
    case list([(key: String, value: Value)])

    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  private var tables: NetworkTables
  private let text: ContiguousArray<UInt8>
  private var position = 0
  private var line = 1

  /// Reads the bytes of a file.
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var reader = GML(text: text, tables: NetworkTables(file: name))
    reader.tables.report(findings)
    try reader.readFile()
    return reader.tables
  }

  private init(text: ContiguousArray<UInt8>, tables: NetworkTables) {
    self.text = text
    self.tables = tables
  }

  // MARK: Graph

  private mutating func readFile() throws(TableError) {
    var graphs = 0
    while let key = try word() {
      if key.lowercased() == "graph", graphs == 0 {
        graphs += 1
        guard try word() == "[" else { throw problem("A bracket [ is expected behind graph.") }
        try readGraph()
      } else {
        if key.lowercased() == "graph" { graphs += 1 }
        _ = try value(depth: 0)
      }
    }
    guard graphs > 0 else {
      throw TableError(
        "no-graph", file: tables.file, "The GML file holds no “graph [”.",
        advice: "Export it again with its nodes and edges.")
    }
    if graphs > 1 {
      tables.report(
        .warning, "several-graphs", "The file holds \(graphs) graphs.", action: "Only the first one is read.",
        advice: "Save each graph as a file of its own.")
    }
  }

  private mutating func readGraph() throws(TableError) {
    var isDirected = false
    var others: [(key: String, value: Value)] = []
    var nodes: [(line: Int, entries: [(key: String, value: Value)])] = []
    var edges: [(line: Int, entries: [(key: String, value: Value)])] = []
    while true {
      guard let key = try word() else { throw problem("The file breaks off before the graph is closed by ].") }
      if key == "]" { break }
      let line = line
      let value = try value(depth: 1)
      switch (key.lowercased(), value) {
      case ("node", .list(let entries)): nodes.append((line, entries))
      case ("edge", .list(let entries)): edges.append((line, entries))
      case ("directed", .text(let text)): isDirected = text == "1"
      default: others.append((key, value))
      }
    }
    // networkx tells here that there may be several ties between two.
    tables.reportUnused(Self.attributes(others, without: ["multigraph"]))
    let ids = addNodes(nodes)
    for edge in edges where !tables.isFull {
      func end(_ name: String) -> String {
        let text = edge.entries.first { $0.key.lowercased() == name }?.value.text ?? ""
        return ids[text] ?? text
      }
      tables.addTie(
        from: end("source"), to: end("target"), isDirected: isDirected,
        Self.attributes(edge.entries, without: ["source", "target"]), line: edge.line)
    }
  }

  /// Adds the nodes. Ids of GML are numbers that programs give; where every node has a label of its own, that is its id.
  private mutating func addNodes(_ nodes: [(line: Int, entries: [(key: String, value: Value)])]) -> [String: String] {
    func text(_ entries: [(key: String, value: Value)], _ names: String...) -> (key: String, text: String)? {
      for name in names {
        for entry in entries where entry.key.lowercased() == name {
          if let text = entry.value.text, !NetworkTables.isBlank(text) { return (entry.key, text) }
        }
      }
      return nil
    }
    let labels = nodes.map { text($0.entries, "label", "name", "vertexnames") }
    let areUnique = labels.allSatisfy { $0 != nil } && Set(labels.compactMap { $0?.text }).count == labels.count
    var ids: [String: String] = [:]
    for (node, label) in zip(nodes, labels) {
      let own = text(node.entries, "id")?.text ?? ""
      let id = areUnique ? label?.text ?? own : own
      if !own.isEmpty { ids[own] = id }
      let attributes = Self.attributes(node.entries, without: ["id", label?.key.lowercased() ?? "label"])
      tables.addNode(id, name: label?.text, attributes, line: node.line)
    }
    return ids
  }

  private static func attributes(_ entries: [(key: String, value: Value)], without names: Set<String>)
    -> [(name: String, text: String)]
  {
    entries.flatMap { entry -> [(name: String, text: String)] in
      if names.contains(entry.key.lowercased()) { return [] }
      switch entry.value {
      case .text(let text): return [(entry.key, text)]
      case .list(let inner): return attributes(inner, without: []).map { ("\(entry.key).\($0.name)", $0.text) }
      }
    }
  }

  // MARK: Words

  private mutating func value(depth: Int) throws(TableError) -> Value {
    guard depth < Self.deepest else { throw problem("Lists lie more than \(Self.deepest) deep in each other.") }
    skipSpace()
    if position < text.count, text[position] == UInt8(ascii: "\"") { return .text(try string()) }
    guard let word = try word() else { throw problem("The file breaks off where a value is expected.") }
    guard word == "[" else {
      if word == "]" { throw problem("A value is expected before the bracket.") }
      return .text(word)
    }
    var entries: [(key: String, value: Value)] = []
    while true {
      guard let key = try self.word() else { throw problem("The file breaks off before a list is closed by ].") }
      if key == "]" { return .list(entries) }
      entries.append((key, try value(depth: depth + 1)))
    }
  }

  private mutating func string() throws(TableError) -> String {
    let start = position + 1
    position = start
    while position < text.count, text[position] != UInt8(ascii: "\"") {
      if text[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
    guard position < text.count else { throw problem("The file breaks off inside a text.") }
    defer { position += 1 }
    return Self.unescaped(String(decoding: text[start..<position], as: UTF8.self))
  }

  /// A key, a number, or a bracket; nil at the end.
  private mutating func word() throws(TableError) -> String? {
    skipSpace()
    guard position < text.count else { return nil }
    let first = text[position]
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "]") {
      position += 1
      return first == UInt8(ascii: "[") ? "[" : "]"
    }
    if first == UInt8(ascii: "\"") { throw problem("A name without quotation marks is expected here.") }
    let start = position
    while position < text.count, text[position] > 0x20, !Array("[]\"".utf8).contains(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while position < text.count {
      if text[position] == UInt8(ascii: "#") {
        while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
      } else if text[position] <= 0x20 {
        if text[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      } else {
        return
      }
    }
  }

  /// Texts are ASCII with entities as in HTML.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let names = ["amp": "&", "quot": "\"", "lt": "<", "gt": ">", "apos": "'"]
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        result += "&"
        continue
      }
      let name = rest[..<end]
      let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      if let character = names[String(name)] {
        result += character
      } else if name.hasPrefix("#"), let scalar = code.flatMap(Unicode.Scalar.init) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&"
        continue
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private func problem(_ message: String) -> TableError {
    TableError(
      "gml", file: tables.file, row: line, "The file is not valid GML. \(message)",
      advice: "Look in and above line \(line), or export the file again.")
  }
}
