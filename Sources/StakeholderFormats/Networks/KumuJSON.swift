internal import StakeholderModel

/// Reads the JSON that Kumu exports: `elements` and `connections`, with label and type perhaps inside `attributes`.
///
/// What lies in the trash is left out. Directions are `directed`, `undirected` and `mutual`; a mutual connection is one
/// tie each way.
enum KumuJSON {
  static func recognizes(_ root: JSONObject) -> Bool {
    root["elements"]?.array != nil && root["connections"] != nil
  }

  static func read(_ root: JSONObject, file: String) throws(TableError) -> NetworkTables {
    var tables = NetworkTables(file: file)
    var ids: [String: String] = [:]
    let elements = (root["elements"]?.array ?? []).compactMap(\.object)
    let kept = elements.filter { !isTrash($0) }
    // Connections refer to elements by `_id` in exports, and by label in files made by hand.
    let labels = kept.map { member($0, "label")?.scalar ?? "" }
    let areUnique = Set(labels).count == labels.count && !labels.contains("")
    tables.makesNodesFromTies = kept.contains { $0["_id"] == nil && $0["id"] == nil }
    for (element, label) in zip(kept, labels) {
      let key = (element["_id"] ?? element["id"])?.scalar
      let id = element["id"]?.scalar ?? (areUnique ? label : key ?? label)
      if let key { ids[key] = id }
      var attributes = flattened(element, without: ["label", "type", "element type"])
      if let type = (member(element, "type") ?? member(element, "element type"))?.text {
        attributes.insert((name: "type", text: type), at: 0)
      }
      tables.addNode(id, name: label.isEmpty ? nil : label, attributes, line: element.line)
    }
    var trashed = elements.count - kept.count
    let discarded = Set(elements.filter(isTrash).compactMap { $0["_id"]?.scalar })
    for connection in (root["connections"]?.array ?? []).compactMap(\.object) where !tables.isFull {
      let from = member(connection, "from")?.scalar ?? "", to = member(connection, "to")?.scalar ?? ""
      if isTrash(connection) || discarded.contains(from) || discarded.contains(to) {
        trashed += 1
        continue
      }
      read(connection, from: ids[from] ?? from, to: ids[to] ?? to, into: &tables)
    }
    let others = root.members.filter { !["elements", "connections"].contains($0.name) && $0.value.text != "" }
    tables.reportUnused(others.map { (name: $0.name, text: $0.value.scalar ?? "") })
    if trashed > 0 {
      tables.report(
        .note, "trash", "In Kumu's trash lie \(trashed) of the elements and connections.", action: "They are left out.")
    }
    return tables
  }

  private static func read(_ connection: JSONObject, from: String, to: String, into tables: inout NetworkTables) {
    guard !from.isEmpty, !to.isEmpty else {
      tables.report(
        .error, "no-ends", line: connection.line, "This connection does not say both ends.",
        found: JSONNode.object(connection).text, action: "It is left out.", advice: "Give it a from and a to.")
      return
    }
    var attributes = flattened(
      connection, without: ["from", "to", "direction", "type", "connection type", "delayed", "reversed"])
    for flag in ["delayed", "reversed"] where connection[flag]?.bool == true {
      attributes.append((name: flag, text: "true"))
    }
    if let type = (member(connection, "type") ?? member(connection, "connection type"))?.text, !type.isEmpty {
      attributes.append((name: "kind", text: type))
    }
    let direction = member(connection, "direction")?.scalar?.lowercased() ?? "directed"
    if !["directed", "undirected", "mutual"].contains(direction) {
      tables.report(
        .warning, "unknown-value", line: connection.line,
        "A direction is one of directed, undirected, mutual.", found: direction, action: "It is read as directed.")
    }
    tables.addTie(from: from, to: to, isDirected: direction != "undirected", attributes, line: connection.line)
    if direction == "mutual", from != to {
      tables.addTie(
        from: to, to: from, isDirected: true, attributes, line: connection.line, repeatsLine: true)
    }
  }

  /// A member of an object or of its attributes, whatever the case of its name.
  private static func member(_ object: JSONObject, _ name: String) -> JSONNode? {
    func named(_ members: JSONObject?) -> JSONNode? {
      members?.members.first { $0.name.lowercased() == name && !$0.value.text.isEmpty }?.value
    }
    return named(object) ?? named(object["attributes"]?.object)
  }

  private static func flattened(_ object: JSONObject, without names: Set<String>) -> [(name: String, text: String)] {
    let outer = object.attributes(without: ["_id", "id", "attributes"])
    let inner = object["attributes"]?.object?.attributes(without: []) ?? []
    return (outer + inner).filter { !names.contains($0.name.lowercased()) }
  }

  private static func isTrash(_ object: JSONObject) -> Bool {
    ["trash", "trashed", "deleted", "isTrashed"].contains { object[$0]?.bool == true || object[$0]?.scalar == "1" }
      || object["trashed_at"]?.string != nil || object["deleted_at"]?.string != nil
  }
}
