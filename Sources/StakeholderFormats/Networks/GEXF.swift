internal import StakeholderModel

/// Reads GEXF 1.1, 1.2 and 1.3 as a stream.
///
/// Elements are matched by local name, because writers differ in their namespaces; an `attvalue` may stand directly
/// under its node. Spells of time become `since` and `until` where they are dates; a value that changes over time is
/// kept with its times, and of a changing weight the last one counts.
final class GEXF: XMLEvents {
  private struct Attribute {
    let title: String
    var fallback = ""
  }

  private struct Item {
    let isNode: Bool
    var own: XMLAttributes
    var parent: String?
    var values: [(name: String, text: String, time: String)] = []
    var given: Set<String> = []
    var spells: [(start: String?, end: String?)] = []
    var looks: [(name: String, text: String)] = []
  }

  private(set) var tables: NetworkTables
  private var attributes: [String: [String: Attribute]] = [:]
  private var order: [String: [String]] = [:]
  private var openClass = "node"
  private var openAttribute: String?
  private var items: [Item] = []
  private var defaultIsDirected = false
  private var text = ""
  private var isCollecting = false
  private(set) var sawGraph = false
  var isStopped: Bool { tables.isFull }

  init(file: String) { tables = NetworkTables(file: file) }

  /// What was read, after the end of the document.
  func finished() throws(TableError) -> NetworkTables {
    guard sawGraph else {
      throw TableError(
        "no-graph", file: tables.file, "The GEXF file holds no graph.",
        advice: "Export it again with its nodes and edges.")
    }
    return tables
  }

  func begin(_ element: String, _ own: XMLAttributes) {
    switch element {
    case "graph":
      sawGraph = true
      // GEXF says that a graph is undirected unless it says otherwise.
      defaultIsDirected = ["directed", "mutual"].contains(own["defaultedgetype"]?.lowercased() ?? "")
    case "attributes": openClass = own["class"] ?? "node"
    case "attribute":
      guard let id = own["id"] ?? own["title"] else { return }
      if attributes[openClass, default: [:]].updateValue(Attribute(title: own["title"] ?? id), forKey: id) == nil {
        order[openClass, default: []].append(id)
      }
      openAttribute = id
    case "default": collect()
    case "node": items.append(Item(isNode: true, own: own, parent: items.last?.own["id"] ?? own["pid"]))
    case "edge": items.append(Item(isNode: false, own: own))
    case "attvalue": readValue(own)
    case "spell", "slice": if !items.isEmpty { items[items.count - 1].spells.append(Self.times(own)) }
    case "color", "position", "size", "shape", "thickness": readLooks(element, own)
    default: break
    }
  }

  func end(_ element: String) {
    switch element {
    case "attribute": openAttribute = nil
    case "default":
      if let openAttribute {
        attributes[openClass]?[openAttribute]?.fallback = TextNormalization.trimmed(text)
      }
      isCollecting = false
    case "node", "edge":
      guard let item = items.popLast() else { return }
      if item.isNode { close(node: item) } else { close(edge: item) }
    default: break
    }
  }

  func text(_ text: String) { if isCollecting { self.text += text } }

  private func collect() {
    text = ""
    isCollecting = true
  }

  // MARK: Values

  private func readValue(_ own: XMLAttributes) {
    guard let index = items.indices.last else { return }
    // GEXF 1.1 drafts wrote `id` where later ones write `for`.
    let id = own["for"] ?? own["id"] ?? ""
    let title = attributes[items[index].isNode ? "node" : "edge"]?[id]?.title ?? id
    var times = Self.times(own)
    if let stamp = own["timestamp"] { times = (stamp, stamp) }
    let time = [times.start, times.end].compactMap(\.self)
    items[index].given.insert(id)
    items[index].values.append((title, own["value"] ?? "", time.isEmpty ? "" : time.joined(separator: " to ")))
  }

  private func readLooks(_ element: String, _ own: XMLAttributes) {
    guard let index = items.indices.last else { return }
    switch element {
    case "color":
      var text = own["hex"] ?? own["value"] ?? ""
      let parts = ["r", "g", "b"].compactMap { own[$0].flatMap(UInt8.init) }
      if parts.count == 3 {
        text = "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
      items[index].looks.append(("color", text))
    case "position":
      for axis in ["x", "y", "z"] { if let value = own[axis] { items[index].looks.append((axis, value)) } }
    default: if let value = own["value"] { items[index].looks.append((element, value)) }
    }
  }

  private static func times(_ own: XMLAttributes) -> (start: String?, end: String?) {
    (own["start"] ?? own["startopen"], own["end"] ?? own["endopen"])
  }

  /// The attributes of an item: its values, the defaults of those it does not give, its times and its looks.
  private func allAttributes(_ item: Item, _ group: String) -> [(name: String, text: String)] {
    var texts: [(name: String, text: String)] = []
    for value in item.values {
      let changes = !value.time.isEmpty
      if changes, value.name.lowercased() == "weight" {
        texts.removeAll { $0.name == "weight" }
        texts.append(("weight", value.text))
      }
      texts.append(changes ? (value.name + " over time", "\(value.text) (\(value.time))") : (value.name, value.text))
    }
    for id in order[group] ?? [] where !item.given.contains(id) {
      if let attribute = attributes[group]?[id], !attribute.fallback.isEmpty {
        texts.append((attribute.title, attribute.fallback))
      }
    }
    return texts + item.looks
  }

  private func times(of item: Item, start: String, end: String) -> [(name: String, text: String)] {
    var spells = item.spells
    let own = Self.times(item.own)
    if own.start != nil || own.end != nil { spells.insert(own, at: 0) }
    guard let first = spells.first else { return [] }
    guard spells.count == 1 else {
      return [("spells", spells.map { "\($0.start ?? "") to \($0.end ?? "")" }.joined(separator: " | "))]
    }
    func entry(_ time: String?, _ name: String, _ other: String) -> [(name: String, text: String)] {
      guard let time else { return [] }
      let day = String(time.prefix(10))
      // Times counted as numbers are no dates, except that a whole number may be a year.
      let isDate = PartialDate(iso: day) != nil
      return [isDate ? (name, day) : (other, time)]
    }
    return entry(first.start, start, "time from") + entry(first.end, end, "time to")
  }

  // MARK: Items

  private func close(node item: Item) {
    var texts = allAttributes(item, "node") + times(of: item, start: "joined", end: "left")
    if let parent = item.parent { texts.append(("group", parent)) }
    tables.addNode(item.own["id"] ?? "", name: item.own["label"], texts)
  }

  private func close(edge item: Item) {
    var texts = allAttributes(item, "edge") + times(of: item, start: "since", end: "until")
    for name in ["weight", "kind", "label", "id"] {
      // Some writers give a value both to the edge and as an attribute.
      guard let text = item.own[name], !texts.contains(where: { $0 == (name, text) }) else { continue }
      texts.insert((name, text), at: 0)
    }
    let type = item.own["type"]?.lowercased()
    var isDirected = defaultIsDirected
    if let type { isDirected = type == "directed" || type == "mutual" }
    let from = item.own["source"] ?? "", to = item.own["target"] ?? ""
    tables.addTie(from: from, to: to, isDirected: isDirected, texts)
    if type == "mutual", from != to { tables.addTie(from: to, to: from, isDirected: true, texts) }
  }
}
