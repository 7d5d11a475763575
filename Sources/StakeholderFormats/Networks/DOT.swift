internal import StakeholderModel

/// Reads the graph language DOT, all that Graphviz reads, with the same nodes and ties.
///
/// The grammar is our own and not that of the Graphviz libraries. They belong to the layer above and run on a thread of
/// their own; they keep no line numbers, in which a finding stands, and tell of mistakes through one handler for the whole
/// process; and they take `1a` for two names with no more than a line on stderr. What they refuse and people write is
/// read here, and said: a byte order mark, `->` in a graph without direction, names with a point in them.
struct DOT {
  /// How deep subgraphs may lie in each other.
  static let deepest = 100

  private typealias Attributes = DOTGraph.Attributes

  /// What holds inside a pair of braces.
  private struct Scope {
    var nodes: Attributes = []
    var edges: Attributes = []
    /// The name of the subgraph and of those around it; a subgraph without a name has a number.
    var path = ""
    var depth = 0
    /// What the nodes of the subgraph are called together.
    var cluster: String?
  }

  /// One end of ties.
  private struct Group {
    /// The nodes that are named here.
    var named: [String]
    /// The path of a subgraph with a name, which may have had other nodes before.
    var path: String?
    var isSubgraph = false
  }

  private var tables: NetworkTables
  private var tokens: DOTTokens
  private var pushedBack: DOTTokens.Token?
  private var graph = DOTGraph()
  private var ports = 0
  private var unnamedGroups = 0
  /// The line of the first arrow in a graph without direction, or of the first line without an arrow in one with it.
  private var firstWrongArrow: Int?

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
    if keyword == "strict" {
      graph.isStrict = true
      keyword = try text("graph or digraph").lowercased()
    }
    guard keyword == "graph" || keyword == "digraph" else { throw tokens.problem("graph or digraph is expected here.") }
    graph.isDirected = keyword == "digraph"
    if case .word = try peek() { _ = try next() }
    guard try take("{") else { throw tokens.problem("An opening brace is expected here.") }
    var scope = Scope()
    _ = try statements(&scope)
    if try next() != nil {
      tables.report(
        .warning, "several-graphs", line: tokens.line, "The file goes on behind its first graph.",
        action: "The rest is not read.", advice: "Save each graph as a file of its own.")
    }
    if graph.isFull {
      throw TableError(
        "too-large", file: tables.file,
        "The strict graph, or the one whose ties have keys, has more than \(DOTGraph.mostOpenTies) ties.",
        advice: "Take away the word strict, or the attribute key, if no tie is repeated.")
    }
    reportWriting()
    graph.finish(into: &tables)
  }

  /// Says what Graphviz would read in another way, or not at all.
  private mutating func reportWriting() {
    if ports > 0 {
      tables.report(
        .note, "ports", "Ties begin or end at ports of nodes (\(ports) of them).",
        action: "The nodes are used, the ports are not.")
    }
    if let line = firstWrongArrow {
      tables.report(
        .warning, "wrong-arrow", line: line,
        graph.isDirected
          ? "The file is a digraph and has ties written “--”."
          : "The file is a graph without direction and has ties "
            + "written “->”.",
        action: graph.isDirected ? "They are read as going from the first to the second." : "They have no direction.",
        advice: graph.isDirected
          ? "Write “->”, or graph instead of digraph." : "If they have one, write digraph instead of graph.")
    }
    if let split = tokens.firstSplitWord {
      tables.report(
        .warning, "split-name", line: split.line, "Graphviz takes this for two names, or for none.", found: split.word,
        action: "It is read as one name, and so are others like it.", advice: "Put such names into quotation marks.")
    }
    if tokens.markups > 0 {
      tables.report(
        .note, "markup", "Texts have marks for their looks (\(tokens.markups) of them).",
        action: "The words are used, the looks are not.")
    }
  }

  private mutating func peek() throws(TableError) -> DOTTokens.Token? {
    let token = try next()
    pushedBack = token
    return token
  }

  /// Reads up to the closing brace; the nodes that were named.
  private mutating func statements(_ scope: inout Scope) throws(TableError) -> [String] {
    guard scope.depth < Self.deepest else {
      throw tokens.problem("Subgraphs lie more than \(Self.deepest) deep in each other.")
    }
    var named: [String] = []
    while true {
      guard let token = try next() else { throw tokens.problem("The file breaks off before a brace is closed.") }
      switch token {
      case .mark("}"): return named
      case .mark(";"), .mark(","): continue
      case .mark("{"): named += try edgeStatement(beginning: token, scope)
      case .mark(let mark): throw tokens.problem("“\(mark)” cannot stand here.")
      case .word(let word, let isQuoted):
        let keyword = isQuoted ? "" : word.lowercased()
        if ["node", "edge", "graph"].contains(keyword), try peek() == .mark("[") {
          let given = try attributeLists()
          if keyword == "node" { scope.nodes = DOTGraph.merged(scope.nodes, given) }
          if keyword == "edge" { scope.edges = DOTGraph.merged(scope.edges, given) }
          if keyword == "graph" { describe(given, &scope) }
        } else if keyword != "subgraph", try take("=") {
          describe([(word, try text("A value"))], &scope)
        } else {
          named += try edgeStatement(beginning: token, scope)
        }
      }
    }
  }

  /// What is said of a graph or subgraph itself: of a subgraph its label is used.
  private mutating func describe(_ given: Attributes, _ scope: inout Scope) {
    guard scope.depth > 0 else {
      graph.attributes = DOTGraph.merged(graph.attributes, given)
      return
    }
    if let label = given.last(where: { $0.name == "label" })?.text, !label.isEmpty {
      scope.cluster = DOTGraph.plain(label, id: "")
    }
  }

  /// A node, or ties between nodes or groups of nodes: `a -> {b c} -> d, e`.
  ///
  /// - Returns: All nodes that it names.
  private mutating func edgeStatement(
    beginning first: DOTTokens.Token, _ scope: Scope
  ) throws(TableError) -> [String] {
    let line = tokens.line
    var groups = [try group(beginning: first, scope)]
    while case .mark(let mark) = try peek(), mark == "->" || mark == "--" {
      _ = try next()
      if (mark == "->") != graph.isDirected { firstWrongArrow = firstWrongArrow ?? tokens.line }
      groups.append(try group(beginning: try next(), scope))
    }
    let given = try attributeLists()
    guard groups.count > 1 else {
      if !groups[0].isSubgraph { for id in groups[0].named { graph.set(id, given) } }
      return groups[0].named
    }
    let ends = groups.map { group in group.path.map { Array(graph.group(at: $0)) } ?? group.named }
    for (tails, heads) in zip(ends, ends.dropFirst()) {
      for tail in tails {
        for head in heads {
          guard !tables.isFull, !graph.isFull else { return [] }
          graph.addTie(from: tail, to: head, scope.edges, given, line: line, to: &tables)
        }
      }
    }
    return ends.flatMap(\.self)
  }

  /// Nodes parted by commas, or the nodes of a subgraph.
  private mutating func group(beginning token: DOTTokens.Token?, _ scope: Scope) throws(TableError) -> Group {
    switch token {
    case .mark("{"): return try subgraph(nil, scope)
    case .word(let word, let isQuoted):
      if !isQuoted, word.lowercased() == "subgraph" {
        var name: String?
        if case .word(let text, _) = try peek() {
          name = text
          _ = try next()
        }
        guard try take("{") else {
          // `subgraph x` without braces means one that was written before.
          guard let name else { throw tokens.problem("An opening brace is expected here.") }
          return Group(named: [], path: Self.path(name, in: scope), isSubgraph: true)
        }
        return try subgraph(name, scope)
      }
      var nodes = [try node(word, scope)]
      while try take(",") {
        // A comma may also end the statement.
        guard case .word(let next, _) = try peek() else { break }
        _ = try self.next()
        nodes.append(try node(next, scope))
      }
      return Group(named: nodes)
    default: throw tokens.problem("A node is expected here.")
    }
  }

  private mutating func node(_ word: String, _ scope: Scope) throws(TableError) -> String {
    let id = DOTGraph.unescaped(word)
    graph.mention(id, scope.nodes, line: tokens.line)
    // A port says where on the drawn node a line ends.
    while try take(":") {
      _ = try text("A port")
      ports += 1
    }
    return id
  }

  private mutating func subgraph(_ name: String?, _ outer: Scope) throws(TableError) -> Group {
    unnamedGroups += name == nil ? 1 : 0
    var scope = outer
    scope.depth += 1
    scope.path = Self.path(name ?? "\u{0}\(unnamedGroups)", in: outer)
    scope.cluster = name.flatMap { $0.hasPrefix("cluster") ? $0 : nil }
    var seen = Set<String>()
    let named = try statements(&scope).filter { seen.insert($0).inserted }
    if let cluster = scope.cluster { graph.put(named, intoCluster: cluster) }
    if name != nil { graph.add(named, toGroup: scope.path) }
    return Group(named: named, path: name == nil ? nil : scope.path, isSubgraph: true)
  }

  private static func path(_ name: String, in scope: Scope) -> String { "\(scope.path)\u{0}\(name)" }

  private mutating func attributeLists() throws(TableError) -> Attributes {
    var attributes: Attributes = []
    while try take("[") {
      while true {
        if try take("]") { break }
        if try take(",") { continue }
        if try take(";") { continue }
        let name = DOTGraph.unescaped(try text("The name of an attribute"))
        let value = try take("=") ? try text("A value") : "true"
        attributes = DOTGraph.merged(attributes, [(name, name == "label" ? value : DOTGraph.unescaped(value))])
      }
    }
    return attributes
  }
}
