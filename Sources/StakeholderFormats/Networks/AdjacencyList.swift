internal import StakeholderModel

/// Reads adjacency lists: in each row somebody and all to whom it is tied.
enum AdjacencyList {
  /// Reads a file in which spaces part the names, as networkx writes it. Lines that begin with `#` are comments.
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var rows: [(names: [String], line: Int)] = []
    var isNetworkX = false
    for line in NetworkText(text).lines {
      if line.text.hasPrefix("#") {
        // networkx writes the time of writing above the list.
        isNetworkX = isNetworkX || line.text.contains(" GMT ")
        continue
      }
      let names = NetworkText.tokens(line.text).map(\.text)
      if !names.isEmpty { rows.append((names, line.number)) }
    }
    guard !rows.isEmpty else {
      throw TableError("empty-file", file: name, "The file has no line with names.", advice: "Export it again.")
    }
    if isNetworkX {
      // It gives everybody a line; whoever has none is half a name.
      let known = Set(rows.map { $0.names[0] })
      for row in rows {
        if let stray = row.names.first(where: { !known.contains($0) }) {
          throw TableError(
            "spaces-in-names", file: name, row: row.line,
            "“\(NetworkTables.excerpt(stray))” has no line of its own, as everybody has in a list of networkx. Names with "
              + "spaces cannot be told apart.", found: NetworkTables.excerpt(stray),
            advice: "Write the network as GraphML, or the list with another mark: "
              + "nx.write_adjlist(G, path, delimiter=\";\").")
        }
      }
    }
    var tables = network(rows, file: name)
    tables.report(findings)
    return tables
  }

  /// The network of a table whose rows have different lengths; nil if nobody stands in it twice.
  static func network(_ rows: [[String]], _ table: Table, file: String) -> NetworkTables? {
    let lists = rows.enumerated().map { index, cells in
      (names: cells.filter { !$0.isEmpty }, line: table.number(of: index))
    }
    .filter { !$0.names.isEmpty && !$0.names[0].isEmpty }
    let lengths = Set(lists.map(\.names.count))
    guard lengths.count > 1, rows.allSatisfy({ $0.first?.isEmpty == false }) else { return nil }
    var seen = Set<String>()
    let repeats = lists.contains { list in
      let names = Set(list.names)
      defer { seen.formUnion(names) }
      return !seen.isDisjoint(with: names)
    }
    // Questions and decimals in rows of different lengths are no list of names.
    func isNoName(_ text: String) -> Bool { text.contains("?") || (Double(text) != nil && text.contains(".")) }
    // Names are words or numbers; where both stand in one row, its columns mean different things.
    func isNumber(_ text: String) -> Bool { Double(text.replacing(",", with: ".")) != nil }
    guard repeats, !lists.contains(where: { $0.names.contains(where: isNoName) }),
      !lists.contains(where: { $0.names.contains(where: isNumber) && !$0.names.allSatisfy(isNumber) })
    else { return nil }
    return network(lists, file: file)
  }

  private static func network(_ rows: [(names: [String], line: Int)], file: String) -> NetworkTables {
    var tables = NetworkTables(file: file)
    tables.report(
      .note, "adjacency-list",
      "The file is read as an adjacency list: the first name of each row is tied to all others in it.",
      advice: "If it is a list of something else, give its columns headings: from, to, kind.")
    var seen = Set<String>()
    for row in rows {
      for name in row.names where seen.insert(name).inserted { tables.addNode(name) }
    }
    for row in rows {
      for name in row.names.dropFirst() where !tables.isFull {
        tables.addTie(from: row.names[0], to: name, isDirected: true)
      }
    }
    return tables
  }
}
