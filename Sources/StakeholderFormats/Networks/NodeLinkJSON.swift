internal import StakeholderModel

/// Reads node-link JSON: of networkx and d3 (`links` or `edges`), of Gephi and graphology (`key` and `attributes`), of
/// Pajek's netsJSON (`n1`, `n2`), networkx's adjacency, and the JSON Graph Format.
struct NodeLinkJSON {
  private var tables: NetworkTables
  /// For files whose links count the nodes from 0.
  private var idsByPosition: [String] = []
  private var linksCountNodes = false

  /// Whether an object looks like such a file.
  static func recognizes(_ root: JSONObject) -> Bool {
    let graph = root["graph"]?.object
    return (root["nodes"] != nil || graph?["nodes"] != nil)
      && (root["links"] ?? root["edges"] ?? root["adjacency"] ?? graph?["edges"] ?? graph?["nodes"]) != nil
  }

  /// Reads the root of the file.
  static func read(_ root: JSONObject, file: String) throws(TableError) -> NetworkTables {
    var reader = NodeLinkJSON(tables: NetworkTables(file: file))
    let inner = root["graph"]?.object
    let graph = root["nodes"] == nil ? inner ?? root : root
    reader.readNodes(graph["nodes"])
    let isDirected = directed(graph) ?? directed(root) ?? true
    if let rows = graph["adjacency"]?.array {
      reader.readAdjacency(rows, isDirected: isDirected)
    } else {
      let links = (graph["links"] ?? graph["edges"])?.array
      if links == nil {
        reader.tables.report(
          .warning, "no-ties", line: graph.line, "The file has no list of links or edges.",
          action: "Everybody counts as not tied.")
      }
      for link in links ?? [] where !reader.tables.isFull { reader.readLink(link, isDirected: isDirected) }
    }
    reader.tables.reportUnused(unused(root, graph: graph))
    return reader.tables
  }

  /// What is said beside nodes and links.
  private static func unused(_ root: JSONObject, graph: JSONObject) -> [(name: String, text: String)] {
    let used: Set = [
      "nodes", "links", "edges", "adjacency", "graph", "directed", "multigraph", "options", "info", "type",
    ]
    let ofGraph = root["nodes"] == nil ? [] : root["graph"]?.object?.attributes(without: used) ?? []
    let outside = root["nodes"] == nil ? root.attributes(without: used) : []
    return graph.attributes(without: used) + ofGraph + outside
  }

  private init(tables: NetworkTables) { self.tables = tables }

  /// Whether ties have a direction, as the file says it for all of them.
  private static func directed(_ graph: JSONObject) -> Bool? {
    if let flag = graph["directed"]?.bool ?? graph["info"]?.object?["directed"]?.bool { return flag }
    return graph["options"]?.object?["type"]?.string.map { $0 != "undirected" }
  }

  // MARK: Nodes

  private mutating func readNodes(_ list: JSONNode?) {
    if let byName = list?.object {
      for (id, node) in byName.members {
        readNode(node.object ?? JSONObject(line: byName.line), id: id)
      }
      return
    }
    let nodes = list?.array ?? []
    // d3 counts the nodes where they have no ids.
    linksCountNodes = nodes.allSatisfy { node in
      node.object.map { $0.first("id", "key", "_id") == nil } ?? false
    }
    let names = nodes.map { node in node.object?.first("name", "label")?.value.scalar }
    let areNamesUnique = Set(names.compactMap(\.self)).count == nodes.count
    for (position, node) in nodes.enumerated() {
      guard let object = node.object else {
        let id = node.scalar ?? ""
        idsByPosition.append(id)
        tables.addNode(id)
        continue
      }
      let id = linksCountNodes ? (areNamesUnique ? names[position] : nil) ?? String(position) : nil
      readNode(object, id: id)
    }
  }

  private mutating func readNode(_ node: JSONObject, id given: String?) {
    let own = given == nil ? node.first("id", "key", "_id") : nil
    let id = given ?? own?.value.scalar ?? ""
    idsByPosition.append(id)
    let inner = node["attributes"]?.object ?? node["metadata"]?.object
    let name = node.first("label", "name", "lab") ?? inner?.first("label", "name")
    let used = Set([own?.name, name?.name, "attributes", "metadata"].compactMap(\.self))
    var attributes = node.attributes(without: inner == nil ? used.subtracting(["attributes", "metadata"]) : used)
    if let inner { attributes += inner.attributes(without: [name?.name ?? ""]) }
    tables.addNode(id, name: name?.value.scalar, attributes, line: node.line)
  }

  // MARK: Ties

  private mutating func readLink(_ node: JSONNode, isDirected: Bool) {
    guard let link = node.object else {
      tables.report(
        .error, "no-ends", "One of the links is not an object.", found: node.text, action: "It is left out.",
        advice: "Write {\"source\": …, \"target\": …}.")
      return
    }
    let from = link.first("source", "from", "n1"), to = link.first("target", "to", "n2")
    guard let from, let to else {
      tables.report(
        .error, "no-ends", line: link.line, "This link has no source or no target.",
        found: JSONNode.object(link).text, action: "It is left out.", advice: "Write both, as ids of nodes.")
      return
    }
    var used: Set<String> = [from.name, to.name]
    var direction = isDirected
    if let flag = link["directed"]?.bool {
      direction = flag
      used.insert("directed")
    }
    if let flag = link["undirected"]?.bool {
      direction = !flag
      used.insert("undirected")
    }
    if let type = link["type"]?.string?.lowercased(), let flag = Self.directions[type] {
      direction = flag
      used.insert("type")
    }
    if from.name == "n1", link["w"] != nil { used.insert("w") }
    let inner = link["attributes"]?.object ?? link["metadata"]?.object
    if inner != nil { used.formUnion(["attributes", "metadata"]) }
    var attributes = link.attributes(without: used)
    if let inner { attributes += inner.attributes(without: []) }
    if from.name == "n1", let weight = link["w"]?.scalar { attributes.append(("weight", weight)) }
    tables.addTie(from: end(from.value), to: end(to.value), isDirected: direction, attributes, line: link.line)
  }

  private static let directions = ["arc": true, "edge": false, "directed": true, "undirected": false]

  /// The id of the node at an end: written out, counted, or inside the node itself as d3 leaves it after drawing.
  private func end(_ value: JSONNode) -> String {
    if let object = value.object {
      if let position = object["index"]?.scalar.flatMap({ Int($0) }), linksCountNodes { return id(at: position) ?? "" }
      return object.first("id", "key", "name")?.value.scalar ?? ""
    }
    guard case .number(let text) = value, linksCountNodes else { return value.scalar ?? "" }
    return Int(text).flatMap(id(at:)) ?? text
  }

  private func id(at position: Int) -> String? {
    idsByPosition.indices.contains(position) ? idsByPosition[position] : nil
  }

  /// networkx's adjacency: for each node the nodes it is tied to. Ties without direction stand there twice.
  private mutating func readAdjacency(_ rows: [JSONNode], isDirected: Bool) {
    var positions: [String: Int] = [:]
    for (position, id) in idsByPosition.enumerated() where positions[id] == nil { positions[id] = position }
    for (position, row) in rows.enumerated() where idsByPosition.indices.contains(position) {
      for entry in row.array ?? [] where !tables.isFull {
        guard let other = entry.object, let to = other["id"]?.scalar else { continue }
        if !isDirected, let place = positions[to], place < position { continue }
        tables.addTie(
          from: idsByPosition[position], to: to, isDirected: isDirected, other.attributes(without: ["id"]),
          line: other.line)
      }
    }
  }
}
