import OrderedCollections
internal import StakeholderModel

/// What the statements of a DOT file say about nodes, ties and groups, kept as Graphviz keeps it.
///
/// A node exists from where it is first named, in a tie too, and takes what holds for nodes there; what is set for nodes
/// later does not change it. In a strict graph two ties between the same ends are one, and so are two ties of one `key`.
struct DOTGraph {
  typealias Attributes = [(name: String, text: String)]

  private struct Node {
    let id: String
    let line: Int
    var attributes: Attributes
    var cluster: String?
    /// Whether it was named by itself; whom ties alone name is made from ties that may be shown, as in other lists.
    var isListed = false
    /// Whether it has a tie that is clearly not against somebody.
    var isTied = false
  }

  /// A tie between nodes by their numbers.
  private struct Tie {
    let from: Int, to: Int
    let line: Int
    var attributes: Attributes
  }

  private struct TieKey: Hashable {
    let from: Int, to: Int
    let key: String
  }

  /// The most ties of a strict graph: a short file can stand for very many (`{a b c} -> {d e f}`), and to find those that
  /// are repeated all are kept.
  static let mostOpenTies = 2_000_000

  var isDirected = true
  /// Whether ties between the same ends are one.
  var isStrict = false
  /// Attributes of the graph itself.
  var attributes: Attributes = []

  private var nodes: [Node] = []
  private var numbers: [String: Int] = [:]
  /// From the first tie that later ones may add to, all ties.
  private var openTies: [Tie] = []
  private var tieIndex: [TieKey: Int] = [:]
  private var repeatedTies = 0
  /// The nodes of subgraphs that have a name, by where they stand.
  private var groups: [String: OrderedSet<String>] = [:]

  // MARK: Nodes

  /// Names a node; a new one takes the attributes that hold for nodes.
  mutating func mention(_ id: String, _ defaults: Attributes, line: Int) {
    guard numbers[id] == nil else { return }
    numbers[id] = nodes.count
    nodes.append(Node(id: id, line: line, attributes: defaults))
  }

  /// A statement about a node that was named.
  mutating func set(_ id: String, _ given: Attributes) {
    guard let number = numbers[id] else { return }
    nodes[number].isListed = true
    if !given.isEmpty { nodes[number].attributes = Self.merged(nodes[number].attributes, given) }
  }

  /// Puts nodes into a cluster, those that are in none.
  mutating func put(_ ids: [String], intoCluster name: String) {
    for id in ids {
      if let number = numbers[id], nodes[number].cluster == nil { nodes[number].cluster = name }
    }
  }

  /// The nodes of the subgraph with a path, from all statements of that name.
  func group(at path: String) -> OrderedSet<String> { groups[path] ?? [] }

  /// Adds nodes to the subgraph with a path.
  mutating func add(_ ids: [String], toGroup path: String) { groups[path, default: []].append(contentsOf: ids) }

  // MARK: Ties

  /// Whether there are more ties than can be kept.
  var isFull: Bool { openTies.count >= Self.mostOpenTies }

  /// Adds a tie between two nodes that have been named, or adds to the one that it repeats.
  mutating func addTie(
    from: String, to: String, _ defaults: Attributes, _ given: Attributes, line: Int, to tables: inout NetworkTables
  ) {
    guard let from = numbers[from], let to = numbers[to], !isFull else { return }
    let key = isStrict ? "" : given.first { $0.name == "key" }?.text ?? ""
    let merged = Self.merged(defaults, given)
    let tie = Tie(from: from, to: to, line: line, attributes: merged)
    guard isStrict || !key.isEmpty else {
      if openTies.isEmpty { write(tie, to: &tables) } else { openTies.append(tie) }
      return
    }
    let ends = isDirected || from < to ? (from, to) : (to, from)
    let place = TieKey(from: ends.0, to: ends.1, key: key)
    if let known = tieIndex[place] {
      openTies[known].attributes = Self.merged(openTies[known].attributes, given)
      repeatedTies += 1
    } else {
      tieIndex[place] = openTies.count
      openTies.append(tie)
    }
  }

  private mutating func write(_ tie: Tie, to tables: inout NetworkTables) {
    let ends = [tie.from, tie.to].filter { !nodes[$0].isListed && !nodes[$0].isTied }
    if !ends.isEmpty, !Self.isDoubtful(tie.attributes) {
      for end in ends { nodes[end].isTied = true }
    }
    var attributes = tie.attributes
    let direction = attributes.first { $0.name == "dir" }?.text.lowercased()
    attributes.removeAll { $0.name == "dir" }
    let (from, to) = direction == "back" ? (tie.to, tie.from) : (tie.from, tie.to)
    tables.addTie(
      from: nodes[from].id, to: nodes[to].id, isDirected: isDirected && direction != "none" && direction != "both",
      attributes,
      line: tie.line)
  }

  /// Whether a tie may be one against somebody.
  private static func isDoubtful(_ attributes: Attributes) -> Bool {
    attributes.contains { name, text in
      let id = Kind.ID(normalizing: text)
      return name == "sign" || Signs.isBelowZero(text)
        || Kind.known(id).map { $0.sign == .negative } ?? Kind.soundsNegative(id)
    }
  }

  // MARK: The end

  /// Hands over what has been kept until the end.
  mutating func finish(into tables: inout NetworkTables) {
    for tie in openTies { write(tie, to: &tables) }
    if repeatedTies > 0 {
      let repeated = repeatedTies == 1 ? "1 tie" : "\(repeatedTies) ties"
      tables.report(
        .note, "repeated-ties",
        isStrict
          ? "The graph is strict, and \(repeated) repeat the ends of another."
          : "\(repeated) repeat the key of another.",
        action: "What they say is added to that one.")
    }
    tables.reportUnused(attributes)
    for node in nodes {
      let isTold = node.isTied && (!node.attributes.isEmpty || node.cluster != nil)
      guard node.isListed || isTold else { continue }
      var attributes = node.attributes
      var name: String?
      if let label = attributes.firstIndex(where: { $0.name == "label" }) {
        name = Self.plain(attributes.remove(at: label).text, id: node.id)
      } else if let own = attributes.firstIndex(where: { $0.name == "name" }) {
        name = attributes.remove(at: own).text
      }
      if let cluster = node.cluster { attributes = Self.merged(attributes, [("cluster", cluster)]) }
      tables.addNode(node.id, name: name, attributes, line: node.line)
    }
  }

  // MARK: Texts

  static func merged(_ attributes: Attributes, _ later: Attributes) -> Attributes {
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
  static func plain(_ label: String, id: String) -> String {
    label.split(separator: "\\\\", omittingEmptySubsequences: false).map { part in
      part.replacing("\\N", with: id).replacing("\\n", with: " ").replacing("\\l", with: " ")
        .replacing("\\r", with: " ")
    }.joined(separator: "\\")
  }

  /// A text in which a pair of backslashes is one.
  static func unescaped(_ text: String) -> String { text.replacing("\\\\", with: "\\") }
}
