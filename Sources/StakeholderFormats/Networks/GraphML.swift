internal import StakeholderModel

/// Reads GraphML as yEd, Gephi, igraph, networkx and Cytoscape write it, as a stream: no tree of it is ever held.
///
/// Elements are matched by local name, so a missing or an unusual namespace does no harm. Nodes of nested graphs are
/// nodes, with their group in the attribute `group`. Defaults of keys are filled in.
final class GraphML: XMLEvents {
  private struct Key {
    var name: String
    let domain: String
    var fallback = ""
  }

  /// A node, an edge or a graph that is open.
  private struct Item {
    let element: String
    var id: String
    var ends = (from: "", to: "")
    var isDirected = false
    var attributes: [(name: String, text: String)] = []
    var keys: [String] = []
    var label = ""
  }

  private(set) var tables: NetworkTables
  private var keys: [String: Key] = [:]
  private var keyOrder: [String] = []
  private var hasDefaults = false
  private var items: [Item] = []
  private var openKey: String?
  private var openData: String?
  private var hasElementsInData = false
  private var keepsSpace = false
  /// The elements that are open inside of data.
  private var depthInData = 0
  private var labelDepth: Int?
  private var text = ""
  private var isCollecting = false
  private var graphCount = 0
  private var edgeCount = 0
  private var graphAttributes: [(name: String, text: String)] = []
  private(set) var sawGraph = false
  var isStopped: Bool { tables.isFull }

  init(file: String) { tables = NetworkTables(file: file) }

  /// What was read, after the end of the document.
  func finished() throws(TableError) -> NetworkTables {
    guard sawGraph else {
      throw TableError(
        "no-graph", file: tables.file, "The GraphML file holds no graph.",
        advice: "Export it again with its nodes and edges.")
    }
    if graphCount > 1 {
      tables.report(
        .note, "several-graphs", "The file holds \(graphCount) graphs.", action: "They are read as one.",
        advice: "If they are rounds of a survey, save each as a file of its own.")
    }
    tables.reportUnused(graphAttributes)
    return tables
  }

  // MARK: Elements

  func begin(_ element: String, _ attributes: XMLAttributes) {
    if openData != nil {
      beginInData(element)
      return
    }
    switch element {
    case "key": beginKey(attributes)
    case "default": collect()
    case "graph": beginGraph(attributes)
    case "node": items.append(Item(element: element, id: attributes["id"] ?? ""))
    case "edge": beginEdge(attributes)
    case "hyperedge": items.append(Item(element: element, id: attributes["id"] ?? ""))
    case "data":
      openData = attributes["key"] ?? ""
      keepsSpace = attributes["space"] == "preserve"
      hasElementsInData = false
      depthInData = 0
      collect()
    case "desc": collect()
    default: break
    }
  }

  func end(_ element: String) {
    if openData != nil, depthInData > 0 {
      endInData()
      return
    }
    switch element {
    case "key": openKey = nil
    case "default":
      if let openKey {
        keys[openKey]?.fallback = TextNormalization.trimmed(text)
        hasDefaults = true
      }
      isCollecting = false
    case "data": endData()
    case "desc":
      if isCollecting, !items.isEmpty {
        items[items.count - 1].attributes.append(("description", TextNormalization.trimmed(text)))
      }
      isCollecting = false
    case "node", "edge", "hyperedge", "graph":
      guard items.last?.element == element, let item = items.popLast() else { return }
      close(item)
    default: break
    }
  }

  func text(_ text: String) { if isCollecting { self.text += text } }

  private func collect() {
    text = ""
    isCollecting = true
  }

  // MARK: Graphs, nodes and edges

  private func beginKey(_ attributes: XMLAttributes) {
    guard let id = attributes["id"] else { return }
    let name = attributes["attr.name"] ?? attributes["yfiles.type"] ?? id
    if keys.updateValue(Key(name: name, domain: attributes["for"] ?? "all"), forKey: id) == nil { keyOrder.append(id) }
    openKey = id
  }

  private func beginGraph(_ attributes: XMLAttributes) {
    sawGraph = true
    if items.isEmpty { graphCount += 1 }
    var graph = Item(element: "graph", id: attributes["id"] ?? "")
    graph.isDirected = attributes["edgedefault"]?.lowercased() == "directed"
    items.append(graph)
  }

  private func beginEdge(_ attributes: XMLAttributes) {
    var edge = Item(element: "edge", id: attributes["id"] ?? "")
    edge.ends = (attributes["source"] ?? "", attributes["target"] ?? "")
    edge.isDirected = items.last { $0.element == "graph" }?.isDirected ?? false
    if let flag = attributes["directed"]?.lowercased() { edge.isDirected = flag == "true" || flag == "1" }
    items.append(edge)
  }

  private func close(_ item: Item) {
    switch item.element {
    case "node": closeNode(item)
    case "edge": closeEdge(item)
    case "hyperedge":
      tables.report(
        .error, "hyperedge", "The hyperedge “\(item.id)” ties more than two nodes at once.", action: "It is left out.",
        advice: "Make it a node that each of them is tied to.")
    default:
      graphAttributes += item.attributes
    }
  }

  private func closeNode(_ item: Item) {
    var attributes = item.attributes + defaults(for: item, domain: "node")
    var name: String? = item.label.isEmpty ? nil : item.label
    for heading in ["label", "name"] where name == nil {
      guard let index = attributes.firstIndex(where: { $0.name.lowercased() == heading && !$0.text.isEmpty }) else {
        continue
      }
      name = attributes.remove(at: index).text
    }
    if let group = items.last(where: { $0.element == "node" }) { attributes.append(("group", group.id)) }
    tables.addNode(item.id, name: name, attributes)
  }

  private func closeEdge(_ item: Item) {
    edgeCount += 1
    var attributes = item.attributes + defaults(for: item, domain: "edge")
    if !item.label.isEmpty, !attributes.contains(where: { $0.name.lowercased() == "label" }) {
      attributes.append(("label", item.label))
    }
    if !item.id.isEmpty { attributes.append(("id", item.id)) }
    if graphCount > 1, let graph = items.first { attributes.append(("graph", graph.id)) }
    // An edge without an end is told by the list of ties, which counts the rows as this does.
    tables.addTie(from: item.ends.from, to: item.ends.to, isDirected: item.isDirected, attributes)
  }

  private func defaults(for item: Item, domain: String) -> [(name: String, text: String)] {
    guard hasDefaults else { return [] }
    return keyOrder.compactMap { id in
      guard let key = keys[id], !key.fallback.isEmpty, key.domain == domain || key.domain == "all",
        !item.keys.contains(id)
      else { return nil }
      return (name: key.name, text: key.fallback)
    }
  }

  // MARK: Data

  /// yEd keeps labels as elements inside of data; all else there is about looks.
  private func beginInData(_ element: String) {
    if depthInData == 0 { hasElementsInData = true }
    depthInData += 1
    if labelDepth == nil, ["NodeLabel", "EdgeLabel", "Label.Text", "Text"].contains(element) {
      labelDepth = depthInData
      collect()
    } else if labelDepth == nil || depthInData > labelDepth ?? 0 {
      isCollecting = false
    }
  }

  private func endInData() {
    if depthInData == labelDepth {
      let label = TextNormalization.trimmed(text)
      if let index = items.indices.last, !label.isEmpty {
        items[index].label += items[index].label.isEmpty ? label : " | " + label
      }
      labelDepth = nil
      text = ""
      isCollecting = false
    }
    depthInData -= 1
  }

  private func endData() {
    defer {
      openData = nil
      isCollecting = false
    }
    guard let key = openData, let index = items.indices.last else { return }
    let value = hasElementsInData ? "" : keepsSpace ? text : TextNormalization.trimmed(text)
    if hasDefaults { items[index].keys.append(key) }
    guard !value.isEmpty else { return }
    items[index].attributes.append((keys[key]?.name ?? key, value))
  }
}
