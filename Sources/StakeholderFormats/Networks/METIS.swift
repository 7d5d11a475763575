internal import StakeholderModel

/// Reads graphs of METIS (.graph): a line with the numbers of nodes and ties, then for each node the numbers of those to
/// whom it is tied. Ties have no direction and stand there twice.
///
/// Source: METIS 5.1 manual, section 4.1.1.
enum METIS {
  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let size = bytes.count
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var tables = NetworkTables(file: name)
    tables.report(findings)
    let lines = NetworkText(text).lines.filter { !$0.text.hasPrefix("%") }
    guard let first = lines.first else {
      throw TableError("empty-file", file: name, "The file holds no graph.", advice: "Export it again.")
    }
    let numbers = NetworkText.tokens(first.text).map(\.integer)
    guard (2...4).contains(numbers.count), let count = numbers[0], let tieCount = numbers[1], count >= 0, tieCount >= 0,
      count <= max(NetworkTables.mostUnlistedNodes, size)
    else {
      throw TableError(
        "count", file: name, row: first.number,
        "A file of METIS begins with the numbers of its nodes and ties.", found: NetworkTables.excerpt(first.text),
        advice: "If it is a list of ties, give the file the ending .csv and its columns the headings from and to.")
    }
    // The digits say: sizes of nodes, weights of nodes, weights of ties.
    let format = numbers.count > 2 ? numbers[2] ?? 0 : 0
    guard [0, 1, 10, 11, 100, 101, 110, 111].contains(format), numbers.count < 4 || (numbers[3] ?? -1) >= 0 else {
      throw TableError(
        "format", file: name, row: first.number, "The third number of the first line is not one that METIS knows.",
        found: NetworkTables.excerpt(first.text), advice: "Correct it: 0, 1, 10 or 11.")
    }
    let hasWeights = format % 10 == 1
    let nodeWeights = format / 10 % 10 == 1 ? min(numbers.count > 3 ? numbers[3] ?? 1 : 1, size) : 0
    let leading = nodeWeights + format / 100
    let body = lines.dropFirst()
    guard body.count >= count, body.dropFirst(count).allSatisfy({ NetworkTables.isBlank($0.text) }) else {
      throw TableError(
        "truncated", file: name, row: lines.last?.number,
        "The first line speaks of \(count) nodes, each of which has a line; there are \(body.count).",
        found: NetworkTables.excerpt(first.text), advice: "Export the file again; it may have been cut off.")
    }
    for node in 0..<count { tables.addNode(String(node + 1)) }
    for (node, line) in body.prefix(count).enumerated() {
      let words = NetworkText.tokens(line.text).dropFirst(leading)
      var position = words.startIndex
      while position < words.endIndex, !tables.isFull {
        let weight = hasWeights && position + 1 < words.endIndex ? words[position + 1].text : nil
        defer { position += hasWeights ? 2 : 1 }
        guard let other = words[position].integer, (1...max(count, 1)).contains(other) else {
          throw TableError(
            "no-such-node", file: name, row: line.number, "A node is given by its number, from 1 to \(count).",
            found: NetworkTables.excerpt(words[position].text), advice: "Correct it, or export the file again.")
        }
        guard other > node + 1 else { continue }
        tables.addTie(
          from: String(node + 1), to: String(other), isDirected: false, weight.map { [("weight", $0)] } ?? [])
      }
    }
    if tables.ties.rowCount != tieCount {
      tables.report(
        .warning, "tie-count", line: first.number,
        "The first line speaks of \(tieCount) ties, and there are \(tables.ties.rowCount).",
        action: "Those that stand there are used.")
    }
    return tables
  }
}
