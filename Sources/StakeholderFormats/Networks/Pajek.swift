internal import Foundation
internal import StakeholderModel

/// Reads Pajek networks (.net) and projects (.paj): arcs, edges, lists and matrices, several relations, times, two
/// modes, and in projects also partitions and vectors, which become attributes of the nodes.
struct Pajek {
  private struct Vertex {
    let label: String
    var attributes: [(name: String, text: String)] = []
    var line: Int?
  }

  private struct Tie {
    let from: Int, to: Int
    let isDirected: Bool
    let relation: String
    var weight: String?
    var times: String?
    var attributes: [(name: String, text: String)] = []
    let line: Int
  }

  private struct Network {
    let name: String
    var vertices: [Vertex] = []
    var firstMode: Int?
    var ties: [Tie] = []
    var matrices: [(relation: String, cells: [(row: Int, column: Int, text: String, line: Int)])] = []
  }

  private enum Section {
    case none, vertices, arcs, edges, arcsList, edgesList, matrix, values, ignored
  }

  private var tables: NetworkTables
  private let size: Int
  private var networks: [Network] = []
  private var relationNames: [String: String] = [:]
  private var section = Section.none
  private var relation = ""
  private var matrixPosition = 0
  private var partName = ""
  private var partIsVector = false
  private var values: [String] = []
  private var parts: [(name: String, values: [String])] = []
  private var preamble = 0
  private var hasFurtherPlaces = false

  /// Reads the bytes of a file.
  ///
  /// - Parameter beside: Partitions and vectors that lie beside the file, with their names.
  static func read(
    _ bytes: ContiguousArray<UInt8>, name: String, beside: [(name: String, values: [String])] = []
  ) throws(TableError) -> NetworkTables {
    let size = bytes.count
    let (text, findings) = TextDecoding.utf8(bytes, file: name, fallback: .windows1250)
    var reader = Pajek(tables: NetworkTables(file: name), size: size)
    reader.parts = beside
    reader.tables.report(findings)
    for line in NetworkText(text).lines { try reader.read(line) }
    try reader.finish()
    return reader.tables
  }

  /// The values of a partition (.clu) or a vector (.vec) that lies beside a network.
  static func values(_ bytes: ContiguousArray<UInt8>) -> [String]? {
    let (text, _) = TextDecoding.utf8(bytes, file: "", fallback: .windows1250)
    var count: Int?
    var values: [String] = []
    for line in NetworkText(text).lines {
      let tokens = NetworkText.tokens(line.text)
      guard let first = tokens.first, !first.text.hasPrefix("%") else { continue }
      if first.text.lowercased() == "*vertices" {
        count = tokens.dropFirst().first?.integer
      } else if !first.text.hasPrefix("*") {
        values.append(first.text)
      }
    }
    return count == values.count ? values : nil
  }

  private init(tables: NetworkTables, size: Int) {
    self.tables = tables
    self.size = size
  }

  // MARK: Lines

  private mutating func read(_ line: NetworkText.Line) throws(TableError) {
    let tokens = NetworkText.tokens(line.text, brackets: true)
    guard let first = tokens.first, !first.text.hasPrefix("%"), first.text != "\u{1A}" else { return }
    if first.text.hasPrefix("*"), !first.isQuoted {
      try begin(first.text.lowercased(), tokens, line)
      return
    }
    switch section {
    case .none: preamble += 1
    case .vertices: try readVertex(tokens, line)
    case .arcs, .edges: readTie(tokens, line)
    case .arcsList, .edgesList: readList(tokens, line)
    case .matrix: readMatrix(tokens, line)
    case .values: values.append(first.text)
    case .ignored: break
    }
  }

  private mutating func begin(_ keyword: String, _ tokens: [NetworkText.Token], _ line: NetworkText.Line)
    throws(TableError)
  {
    relation = ""
    switch keyword {
    case "*network", "*matrixnetwork":
      closePart()
      networks.append(Network(name: Self.title(line.text)))
      section = .none
    case "*vertices":
      if section == .values { return }
      try beginVertices(tokens, line)
    case "*arcs": beginTies(.arcs, tokens, line)
    case "*edges": beginTies(.edges, tokens, line)
    case "*arcslist": beginTies(.arcsList, tokens, line)
    case "*edgeslist": beginTies(.edgesList, tokens, line)
    case "*matrix":
      beginTies(.matrix, tokens, line)
      matrixPosition = 0
      if !networks.isEmpty { networks[networks.count - 1].matrices.append((relation, [])) }
    case "*partition", "*vector":
      closePart()
      partName = Self.title(line.text)
      partIsVector = keyword == "*vector"
      values = []
      section = .values
    case "*events":
      throw TableError(
        "format", file: tables.file, row: line.number, "This is a Pajek file of time events, which cannot be read.",
        found: line.text, advice: "Open it in Pajek and save the network as .net, with its times as intervals.")
    default:
      closePart()
      section = .ignored
      tables.report(
        .note, "section", line: line.number, "This part of the file is of no use for a study.", found: line.text,
        action: "It is left out.")
    }
  }

  private mutating func beginVertices(_ tokens: [NetworkText.Token], _ line: NetworkText.Line) throws(TableError) {
    closePart()
    guard let count = tokens.dropFirst().first?.integer, count >= 0 else {
      throw TableError(
        "count", file: tables.file, row: line.number, "A number of vertices is expected behind *Vertices.",
        found: NetworkTables.excerpt(line.text), advice: "Write it there, for example *Vertices 12.")
    }
    guard count <= max(NetworkTables.mostUnlistedNodes, size) else {
      throw TableError(
        "too-large", file: tables.file, row: line.number,
        "The file speaks of \(count) vertices, far more than it can hold.", found: NetworkTables.excerpt(line.text),
        advice: "Correct the number behind *Vertices.")
    }
    if networks.last?.vertices.isEmpty != true { networks.append(Network(name: "")) }
    networks[networks.count - 1].vertices = (0..<count).map { Vertex(label: String($0 + 1)) }
    if let first = tokens.dropFirst(2).first?.integer, (0...count).contains(first) {
      networks[networks.count - 1].firstMode = first
    }
    section = .vertices
  }

  private mutating func beginTies(_ section: Section, _ tokens: [NetworkText.Token], _ line: NetworkText.Line) {
    closePart()
    self.section = section
    // `*Arcs :2 "trust"` or `*Arcs : 2 "trust"`.
    var rest = tokens.dropFirst()
    guard let mark = rest.first, mark.text.hasPrefix(":") else { return }
    rest = rest.dropFirst()
    relation = String(mark.text.dropFirst())
    if relation.isEmpty, let number = rest.first {
      relation = number.text
      rest = rest.dropFirst()
    }
    if let name = rest.first, !NetworkTables.isBlank(name.text) { relationNames[relation] = name.text }
  }

  private mutating func readVertex(_ tokens: [NetworkText.Token], _ line: NetworkText.Line) throws(TableError) {
    let index = networks.count - 1
    guard let number = tokens[0].integer, networks[index].vertices.indices.contains(number - 1) else {
      tables.report(
        .error, "no-such-vertex", line: line.number,
        "A vertex begins with its number, from 1 to \(networks[index].vertices.count).",
        found: NetworkTables.excerpt(line.text), action: "It is left out.")
      return
    }
    guard tokens.count > 1 else { return }
    var vertex = Vertex(label: TextNormalization.trimmed(tokens[1].text), line: line.number)
    var position = 2
    for axis in ["x", "y", "z"] {
      guard position < tokens.count, tokens[position].number != nil else { break }
      vertex.attributes.append((axis, tokens[position].text))
      position += 1
    }
    // More numbers are its place in another drawing.
    while position < tokens.count, tokens[position].number != nil {
      hasFurtherPlaces = true
      position += 1
    }
    readOptions(tokens[position...], into: &vertex.attributes, word: "shape")
    networks[index].vertices[number - 1] = vertex
  }

  /// Times in brackets, and names with values as Pajek writes them for looks.
  private func readOptions(
    _ tokens: ArraySlice<NetworkText.Token>, into attributes: inout [(name: String, text: String)], word: String
  ) {
    var position = tokens.startIndex
    var isFirst = true
    while position < tokens.endIndex {
      let token = tokens[position]
      if token.text.hasPrefix("["), !token.isQuoted {
        attributes.append(("times", token.text))
        position += 1
      } else if isFirst, ["ellipse", "box", "diamond", "triangle", "cross", "empty", "circle"].contains(token.text) {
        attributes.append((word, token.text))
        position += 1
      } else if position + 1 < tokens.endIndex {
        let name = token.text.lowercased() == "l" ? "label" : token.text
        attributes.append((name, tokens[position + 1].text))
        position += 2
      } else {
        position += 1
      }
      isFirst = false
    }
  }

  private mutating func readTie(_ tokens: [NetworkText.Token], _ line: NetworkText.Line) {
    var tokens = tokens[...]
    var own = relation
    // `2: 1 4 3`: the relation stands in the line.
    if let first = tokens.first, first.text.hasSuffix(":"), !first.isQuoted {
      own = String(first.text.dropLast())
      tokens = tokens.dropFirst()
    }
    guard let from = vertex(tokens.first, line), let to = vertex(tokens.dropFirst().first, line) else { return }
    var tie = Tie(from: from, to: to, isDirected: section == .arcs, relation: own, line: line.number)
    var rest = tokens.dropFirst(2)
    if let weight = rest.first, weight.number != nil {
      tie.weight = weight.text
      rest = rest.dropFirst()
    }
    var options: [(name: String, text: String)] = []
    readOptions(rest, into: &options, word: "shape")
    tie.times = options.first { $0.name == "times" }?.text
    tie.attributes = options.filter { $0.name != "times" }
    networks[networks.count - 1].ties.append(tie)
  }

  private mutating func readList(_ tokens: [NetworkText.Token], _ line: NetworkText.Line) {
    guard let from = vertex(tokens.first, line) else { return }
    for token in tokens.dropFirst() {
      guard let to = vertex(token, line) else { continue }
      networks[networks.count - 1].ties.append(
        Tie(from: from, to: to, isDirected: section == .arcsList, relation: relation, line: line.number))
    }
  }

  private mutating func readMatrix(_ tokens: [NetworkText.Token], _ line: NetworkText.Line) {
    guard let network = networks.last, !network.matrices.isEmpty else { return }
    let count = network.vertices.count
    let rows = network.firstMode ?? count
    let columns = network.firstMode.map { count - $0 } ?? count
    let last = network.matrices.count - 1
    for token in tokens {
      defer { matrixPosition += 1 }
      guard columns > 0, matrixPosition < rows * columns else {
        if matrixPosition == rows * columns {
          tables.report(
            .warning, "matrix-size", line: line.number,
            "The matrix has more values than \(rows) rows of \(columns).", action: "The rest is left out.")
        }
        continue
      }
      guard token.number != 0 else { continue }
      networks[networks.count - 1].matrices[last].cells.append(
        (matrixPosition / columns, matrixPosition % columns, token.text, line.number))
    }
  }

  private mutating func vertex(_ token: NetworkText.Token?, _ line: NetworkText.Line) -> Int? {
    let count = networks.last?.vertices.count ?? 0
    if let number = token?.integer.flatMap({ Int(exactly: $0.magnitude) }), number > 0, number <= count {
      return number - 1
    }
    tables.report(
      .error, "no-such-vertex", line: line.number,
      "A tie gives the numbers of two vertices, from 1 to \(count).", found: NetworkTables.excerpt(line.text),
      action: "It is left out.", advice: "Correct the number, or the number behind *Vertices.")
    return nil
  }

  private mutating func closePart() {
    guard section == .values else { return }
    parts.append((partName.isEmpty ? (partIsVector ? "vector" : "partition") : partName, values))
    section = .none
  }

  // MARK: Finishing

  private mutating func finish() throws(TableError) {
    closePart()
    networks.removeAll { $0.vertices.isEmpty && $0.ties.isEmpty }
    guard !networks.isEmpty else {
      throw TableError(
        "no-graph", file: tables.file, "The file has no line *Vertices, with which every Pajek network begins.",
        advice: "Save the network from Pajek as .net or .paj; a .clu or .vec file lies beside its .net.")
    }
    if preamble > 0 {
      tables.report(
        .note, "preamble", line: 1, "Some lines stand before *Vertices that are no comments.",
        action: "They are left out.", advice: "Comments begin with %.")
    }
    if hasFurtherPlaces {
      tables.report(
        .note, "places", "Vertices have more numbers than x, y and z, places in other drawings.",
        action: "They are left out.")
    }
    addParts()
    let ids = addNodes()
    let names = LevelNames(networks.count > 1 ? networks.map(\.name) : [])
    for (index, network) in networks.enumerated() {
      let level = names.levels.indices.contains(index) ? names.levels[index] : (kind: nil, wave: nil)
      addMatrices(of: network, ids[index], level)
      addTies(of: network, ids[index], level)
    }
  }

  /// Partitions and vectors belong to the networks with as many vertices.
  private mutating func addParts() {
    for part in parts {
      let matching = networks.indices.filter { networks[$0].vertices.count == part.values.count }
      if matching.isEmpty {
        tables.report(
          .warning, "partition",
          "“\(NetworkTables.excerpt(part.name))” has \(part.values.count) values, and no network has as many vertices.",
          action: "It is left out.")
      }
      for index in matching {
        for (vertex, value) in part.values.enumerated() {
          networks[index].vertices[vertex].attributes.append((part.name, value))
        }
      }
    }
  }

  /// Adds the vertices of all networks, those with the same label once; the ids of each network's vertices.
  private mutating func addNodes() -> [[String]] {
    let labelsAreUnique = networks.allSatisfy { network in
      let labels = network.vertices.map(\.label)
      return !labels.contains("") && Set(labels).count == labels.count
    }
    if !labelsAreUnique {
      tables.report(
        .note, "labels", "Some vertices have no label, or the label of another.",
        action: "Their numbers are their ids.",
        advice: "Give each vertex a label of its own.")
    }
    var positions: [String: Int] = [:]
    var nodes: [(id: String, vertex: Vertex)] = []
    let ids = networks.map { network in
      network.vertices.enumerated().map { index, vertex in
        var vertex = vertex
        let id = labelsAreUnique ? vertex.label : String(index + 1)
        if let first = network.firstMode { vertex.attributes.append(("mode", index < first ? "1" : "2")) }
        if let position = positions[id] {
          let known = Set(nodes[position].vertex.attributes.map(\.name))
          nodes[position].vertex.attributes += vertex.attributes.filter { !known.contains($0.name) }
        } else {
          positions[id] = nodes.count
          nodes.append((id, vertex))
        }
        return id
      }
    }
    for node in nodes {
      tables.addNode(node.id, name: node.vertex.label, node.vertex.attributes, line: node.vertex.line)
    }
    return ids
  }

  private mutating func addTies(of network: Network, _ ids: [String], _ level: (kind: String?, wave: String?)) {
    let times = PajekTimes(network.ties.compactMap(\.times))
    if let note = times.note {
      tables.report(
        .note, "times", note.message, action: note.action,
        advice: times.areWaves ? "Say in study.yaml under waves: when they were." : nil)
    }
    for tie in network.ties where !tables.isFull {
      var attributes: [(name: String, text: String)] = []
      if let weight = tie.weight { attributes.append(("weight", weight)) }
      if let kind = kind(tie.relation, level) { attributes.append(("kind", kind)) }
      let own = times.attributes(tie.times)
      for (index, time) in own.enumerated() {
        var attributes = attributes + time
        if !times.areWaves || time.isEmpty, let wave = level.wave { attributes.append(("wave", wave)) }
        attributes += tie.attributes
        tables.addTie(
          from: ids[tie.from], to: ids[tie.to], isDirected: tie.isDirected, attributes, line: tie.line,
          repeatsLine: index > 0)
      }
    }
  }

  private mutating func addMatrices(of network: Network, _ ids: [String], _ level: (kind: String?, wave: String?)) {
    for matrix in network.matrices {
      let offset = network.firstMode ?? 0
      for cell in matrix.cells where !tables.isFull {
        if network.firstMode == nil, cell.row == cell.column { continue }
        guard ids.indices.contains(cell.row), ids.indices.contains(cell.column + offset) else { continue }
        var attributes: [(name: String, text: String)] = [("weight", cell.text)]
        if let kind = kind(matrix.relation, level) { attributes.append(("kind", kind)) }
        if let wave = level.wave { attributes.append(("wave", wave)) }
        tables.addTie(
          from: ids[cell.row], to: ids[cell.column + offset], isDirected: network.firstMode == nil, attributes)
      }
      if matrix.cells.contains(where: { $0.row == $0.column }), network.firstMode == nil {
        tables.report(
          .note, "diagonal", "The matrix has ties to oneself on its diagonal.", action: "They are left out.")
      }
    }
  }

  private func kind(_ relation: String, _ level: (kind: String?, wave: String?)) -> String? {
    guard !relation.isEmpty else { return level.kind }
    return relationNames[relation] ?? "relation \(relation)"
  }

  /// The name behind `*Network` or `*Partition`, without folder and ending.
  private static func title(_ line: String) -> String {
    var name = TextNormalization.trimmed(String(line.drop { !$0.isWhitespace }))
    // `UciNet\PADGETT.DAT : PADGM`
    if let colon = name.range(of: " : ", options: .backwards) { name = String(name[colon.upperBound...]) }
    if let slash = name.lastIndex(where: { $0 == "\\" || $0 == "/" }) {
      name = String(name[name.index(after: slash)...])
    }
    for ending in [".net", ".clu", ".vec", ".NET", ".CLU", ".VEC"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return TextNormalization.trimmed(name)
  }
}
