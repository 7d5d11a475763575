internal import StakeholderModel

/// Reads the graph language DOT.
///
/// The grammar is our own and not that of the Graphviz libraries: they belong to the layer above, run on a thread of
/// their own, keep no line numbers, and may read half of a damaged file without an error.
struct DOT {
  /// How deep subgraphs may lie in each other.
  static let deepest = 100

  private typealias Attributes = [(name: String, text: String)]

  /// What holds inside a pair of braces.
  private struct Scope {
    var nodes: Attributes = []
    var edges: Attributes = []
    var cluster: String?
  }

  private var tables: NetworkTables
  private var tokens: DOTTokens
  private var pushedBack: DOTTokens.Token?
  private var isDirected = true
  private var order: [String] = []
  private var nodes: [String: (line: Int, attributes: Attributes)] = [:]
  private var ofGraph: Attributes = []
  private var ports = 0

  /// Reads the bytes of a file.
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var reader = DOT(tables: NetworkTables(file: name), tokens: DOTTokens(text, file: name))
    reader.tables.report(findings)
    reader.tables.makesNodesFromTies = true
    try reader.readFile()
    return reader.tables
  }

  private init(tables: NetworkTables, tokens: DOTTokens) {
    self.tables = tables
    self.tokens = tokens
  }

  // MARK: Words

  private mutating func next() throws(TableError) -> DOTTokens.Token? {
    if let token = pushedBack {
      pushedBack = nil
      return token
    }
    return try tokens.next()
  }

  private mutating func take(_ mark: String) throws(TableError) -> Bool {
    let token = try next()
    if token == .mark(mark) { return true }
    pushedBack = token
    return false
  }

  private mutating func text(_ expected: String) throws(TableError) -> String {
    guard case .word(let text, _) = try next() else { throw tokens.problem("\(expected) is expected here.") }
    return text
  }

  // MARK: Statements

  private mutating func readFile() throws(TableError) {
    var keyword = try text("graph or digraph").lowercased()
    if keyword == "strict" { keyword = try text("graph or digraph").lowercased() }
    guard keyword == "graph" || keyword == "digraph" else { throw tokens.problem("graph or digraph is expected here.") }
    isDirected = keyword == "digraph"
    if case .word = try peek() { _ = try next() }
    guard try take("{") else { throw tokens.problem("An opening brace is expected here.") }
    _ = try statements(Scope(), depth: 0)
    if try next() != nil {
      tables.report(
        .warning, "several-graphs", line: tokens.line, "The file goes on behind its first graph.",
        action: "The rest is not read.", advice: "Save each graph as a file of its own.")
    }
    tables.reportUnused(ofGraph)
    if ports > 0 {
      tables.report(
        .note, "ports", "Ties begin or end at ports of nodes (\(ports) of them).",
        action: "The nodes are used, the ports are not.")
    }
    for id in order {
      guard let node = nodes[id] else { continue }
      var attributes = node.attributes
      var name: String?
      if let label = attributes.firstIndex(where: { $0.name == "label" }) {
        name = Self.plain(attributes.remove(at: label).text, id: id)
      } else if let own = attributes.firstIndex(where: { $0.name == "name" }) {
        name = attributes.remove(at: own).text
      }
      tables.addNode(id, name: name, attributes, line: node.line)
    }
  }

  private mutating func peek() throws(TableError) -> DOTTokens.Token? {
    let token = try next()
    pushedBack = token
    return token
  }

  /// Reads up to the closing brace; the nodes that were named.
  private mutating func statements(_ outer: Scope, depth: Int) throws(TableError) -> [String] {
    guard depth < Self.deepest else {
      throw tokens.problem("Subgraphs lie more than \(Self.deepest) deep in each other.")
    }
    var scope = outer
    var named: [String] = []
    while true {
      guard let token = try next() else { throw tokens.problem("The file breaks off before a brace is closed.") }
      switch token {
      case .mark("}"): return named
      case .mark(";"), .mark(","): continue
      case .mark("{"):
        pushedBack = token
        try edgeStatement(&scope, &named, depth: depth)
      case .mark(let mark): throw tokens.problem("“\(mark)” cannot stand here.")
      case .word(let word, let isQuoted):
        let keyword = isQuoted ? "" : word.lowercased()
        if ["node", "edge", "graph"].contains(keyword), try peek() == .mark("[") {
          let given = try attributeLists()
          if keyword == "node" { scope.nodes = Self.merged(scope.nodes, given) }
          if keyword == "edge" { scope.edges = Self.merged(scope.edges, given) }
          if keyword == "graph", depth == 0 { ofGraph = Self.merged(ofGraph, given) }
        } else if keyword != "subgraph", try take("=") {
          let value = try text("A value")
          if word == "label", depth > 0 { scope.cluster = value }
          if depth == 0 { ofGraph = Self.merged(ofGraph, [(word, value)]) }
        } else {
          try edgeStatement(beginning: token, &scope, &named, depth: depth)
        }
      }
    }
  }

  /// A node, or ties between nodes or groups of nodes: `a -> {b c} -> d`.
  private mutating func edgeStatement(
    beginning first: DOTTokens.Token? = nil, _ scope: inout Scope, _ named: inout [String], depth: Int
  ) throws(TableError) {
    let line = tokens.line
    var groups = [try group(beginning: first, scope, depth: depth)]
    while case .mark(let mark) = try peek(), mark == "->" || mark == "--" {
      _ = try next()
      groups.append(try group(beginning: nil, scope, depth: depth))
    }
    let given = try attributeLists()
    for group in groups { named += group.nodes }
    guard groups.count > 1 else {
      guard groups[0].isNode, let id = groups[0].nodes.first else { return }
      declare(id, Self.merged(scope.nodes, given), scope, line: line)
      return
    }
    var attributes = Self.merged(scope.edges, given)
    let direction = attributes.first { $0.name == "dir" }?.text.lowercased()
    attributes.removeAll { $0.name == "dir" }
    for (tails, heads) in zip(groups, groups.dropFirst()) {
      for tail in tails.nodes {
        for head in heads.nodes {
          guard !tables.isFull else { return }
          let (from, to) = direction == "back" ? (head, tail) : (tail, head)
          tables.addTie(
            from: from, to: to, isDirected: isDirected && direction != "none" && direction != "both", attributes,
            line: line)
        }
      }
    }
  }

  private mutating func group(beginning first: DOTTokens.Token?, _ scope: Scope, depth: Int) throws(TableError)
    -> (nodes: [String], isNode: Bool)
  {
    let token: DOTTokens.Token?
    if let first { token = first } else { token = try next() }
    switch token {
    case .mark("{"): return (try subgraph(nil, scope, depth: depth), false)
    case .word(let word, let isQuoted):
      if !isQuoted, word.lowercased() == "subgraph" {
        var name: String?
        if case .word(let text, _) = try peek() {
          name = text
          _ = try next()
        }
        // `subgraph x` without braces means one that was written before; its nodes are not kept.
        guard try take("{") else { return ([], false) }
        return (try subgraph(name, scope, depth: depth), false)
      }
      // A port says where on the drawn node a line ends.
      while try take(":") {
        _ = try text("A port")
        ports += 1
      }
      return ([Self.unescaped(word)], true)
    default: throw tokens.problem("A node is expected here.")
    }
  }

  private mutating func subgraph(_ name: String?, _ outer: Scope, depth: Int) throws(TableError) -> [String] {
    var scope = outer
    if let name, name.hasPrefix("cluster") { scope.cluster = name }
    var seen = Set<String>()
    return try statements(scope, depth: depth + 1).filter { seen.insert($0).inserted }
  }

  private mutating func declare(_ id: String, _ given: Attributes, _ scope: Scope, line: Int) {
    var attributes = given
    if let cluster = scope.cluster { attributes.append(("cluster", cluster)) }
    if let known = nodes[id] {
      nodes[id] = (known.line, Self.merged(known.attributes, attributes))
    } else {
      order.append(id)
      nodes[id] = (line, attributes)
    }
  }

  private mutating func attributeLists() throws(TableError) -> Attributes {
    var attributes: Attributes = []
    while try take("[") {
      while true {
        if try take("]") { break }
        if try take(",") { continue }
        if try take(";") { continue }
        let name = Self.unescaped(try text("The name of an attribute"))
        let value = try take("=") ? try text("A value") : "true"
        attributes = Self.merged(attributes, [(name, name == "label" ? value : Self.unescaped(value))])
      }
    }
    return attributes
  }

  private static func merged(_ attributes: Attributes, _ later: Attributes) -> Attributes {
    var merged = attributes
    for entry in later {
      if let index = merged.firstIndex(where: { $0.name == entry.name }) {
        merged[index] = entry
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  /// A label as text: `\N` is the node's name; `\n`, `\l` and `\r` end lines; a pair of backslashes is one.
  private static func plain(_ label: String, id: String) -> String {
    label.split(separator: "\\\\", omittingEmptySubsequences: false).map { part in
      part.replacing("\\N", with: id).replacing("\\n", with: " ").replacing("\\l", with: " ")
        .replacing("\\r", with: " ")
    }.joined(separator: "\\")
  }

  /// A text in which a pair of backslashes is one.
  private static func unescaped(_ text: String) -> String { text.replacing("\\\\", with: "\\") }
}
