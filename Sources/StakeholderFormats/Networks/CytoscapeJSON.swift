internal import StakeholderModel

/// Reads Cytoscape.js JSON (.cyjs) and Cytoscape's exchange format CX2.
enum CytoscapeJSON {
  // MARK: cyjs

  /// Elements by group, in one list with groups, or a bare list of elements.
  static func recognizes(_ root: JSONNode) -> Bool {
    if let elements = root.object?["elements"] {
      return elements.object != nil || elements.array?.allSatisfy { $0.object?["data"] != nil } == true
    }
    guard let list = root.array, let first = list.first?.object else { return false }
    return first["data"]?.object != nil
  }

  static func read(_ root: JSONNode, file: String) throws(TableError) -> NetworkTables {
    var tables = NetworkTables(file: file)
    let isDirected = root.object?["directed"]?.bool ?? root.object?["data"]?.object?["directed"]?.bool ?? true
    var nodes: [JSONNode] = [], edges: [JSONNode] = []
    let elements = root.object?["elements"] ?? root
    if let groups = elements.object {
      nodes = groups["nodes"]?.array ?? []
      edges = groups["edges"]?.array ?? []
    }
    for element in elements.array ?? [] {
      let data = element.object?["data"]?.object
      if element.object?["group"]?.string == "edges" || data?["source"] != nil {
        edges.append(element)
      } else {
        nodes.append(element)
      }
    }
    for node in nodes.compactMap(\.object) {
      let data = node["data"]?.object ?? JSONObject(line: node.line)
      let name = data.first("name", "label", "shared_name")
      var attributes = data.attributes(without: ["id", name?.name ?? ""])
      // networkx repeats the id as the value of a node.
      attributes.removeAll { $0.name == "value" && $0.text == data["id"]?.scalar }
      for axis in ["x", "y"] {
        if let value = node["position"]?.object?[axis]?.scalar { attributes.append((name: axis, text: value)) }
      }
      tables.addNode(data["id"]?.scalar ?? "", name: name?.value.scalar, attributes, line: node.line)
    }
    let ofNetwork = root.object?["data"]?.object?.attributes(without: ["directed"]) ?? []
    let others = (root.object?.members ?? []).filter {
      !["data", "elements", "directed", "multigraph", "format_version", "generated_by", "target_cytoscapejs_version"]
        .contains($0.name) && !$0.value.text.isEmpty
    }
    // Looks fill pages: their names are enough.
    tables.reportUnused(ofNetwork + others.map { (name: $0.name, text: "") })
    for edge in edges.compactMap(\.object) where !tables.isFull {
      let data = edge["data"]?.object ?? JSONObject(line: edge.line)
      guard let from = data["source"]?.scalar, let to = data["target"]?.scalar else {
        tables.report(
          .error, "no-ends", line: edge.line, "This edge has no source or no target.",
          found: JSONNode.object(data).text,
          action: "It is left out.", advice: "Write both, as ids of nodes.")
        continue
      }
      // A number in `key` tells parallel edges apart and means nothing else.
      var used: Set<String> = ["source", "target"]
      if case .number = data["key"] { used.insert("key") }
      tables.addTie(from: from, to: to, isDirected: isDirected, data.attributes(without: used), line: edge.line)
    }
    return tables
  }

  // MARK: CX2

  /// A list of parts, the first of which gives the version.
  static func recognizesCX(_ root: JSONNode) -> Bool {
    guard let first = root.array?.first?.object else { return false }
    return first["CXVersion"] != nil || first["numberVerification"] != nil
  }

  static func readCX2(_ root: JSONNode, file: String) throws(TableError) -> NetworkTables {
    let parts = (root.array ?? []).compactMap(\.object)
    guard parts.first?["CXVersion"]?.scalar?.hasPrefix("2") == true else {
      throw TableError(
        "format", file: file, row: parts.first?.line, "This is Cytoscape's older exchange format (CX 1).",
        advice: "Export it from Cytoscape or NDEx as CX2 or as .cyjs.")
    }
    var tables = NetworkTables(file: file)
    var defaults: [String: [String: (name: String, fallback: String?)]] = [:]
    func list(_ part: String) -> [JSONObject] {
      parts.flatMap { $0[part]?.array ?? [] }.compactMap(\.object)
    }
    for declarations in list("attributeDeclarations") {
      for (part, names) in declarations.members {
        for (name, declaration) in names.object?.members ?? [] {
          let alias = declaration.object?["a"]?.string ?? name
          defaults[part, default: [:]][alias] = (name, declaration.object?["v"]?.text)
        }
      }
    }
    func attributes(_ object: JSONObject, _ part: String) -> [(name: String, text: String)] {
      let declared = defaults[part] ?? [:]
      let values = object["v"]?.object?.members ?? []
      let given = Set(values.map(\.name))
      return values.map { (name: declared[$0.name]?.name ?? $0.name, text: $0.value.text) }
        + declared.sorted { $0.key < $1.key }.compactMap { alias, entry in
          entry.fallback.flatMap { given.contains(alias) ? nil : (name: entry.name, text: $0) }
        }
    }
    for node in list("nodes") {
      var values = attributes(node, "nodes")
      let name = values.first { $0.name == "name" }?.text
      values.removeAll { $0.name == "name" }
      for axis in ["x", "y"] { if let value = node[axis]?.scalar { values.append((name: axis, text: value)) } }
      tables.addNode(node["id"]?.scalar ?? "", name: name, values, line: node.line)
    }
    for edge in list("edges") where !tables.isFull {
      guard let from = edge["s"]?.scalar, let to = edge["t"]?.scalar else {
        tables.report(
          .error, "no-ends", line: edge.line, "This edge has no “s” or no “t”.", found: JSONNode.object(edge).text,
          action: "It is left out.", advice: "Write both, as ids of nodes.")
        continue
      }
      tables.addTie(from: from, to: to, isDirected: true, attributes(edge, "edges"), line: edge.line)
    }
    let used: Set = ["CXVersion", "metaData", "attributeDeclarations", "nodes", "edges", "status"]
    tables.reportUnused(
      parts.flatMap(\.members).filter { !used.contains($0.name) && $0.value.array?.isEmpty != true }
        .map { (name: $0.name, text: "") })
    if parts.last?["status"] == nil {
      tables.report(
        .warning, "truncated", "The file does not end with its status, so it may have been cut off.",
        action: "What is there is used.", advice: "Export it again.")
    }
    return tables
  }
}
