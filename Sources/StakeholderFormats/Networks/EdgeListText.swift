internal import Foundation
internal import StakeholderModel

/// Reads the edge lists of networkx: two names in a line, perhaps with a dictionary of Python behind them.
///
/// Names are parted by spaces and nothing protects a space within one, so that a file with such names says more than one
/// thing; it is refused.
enum EdgeListText {
  /// Whether the first line that is no comment has the form `a b {…}`.
  static func recognizes(_ text: Substring) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { !$0.hasPrefix("#") }), line.last == "}", let open = line.firstIndex(of: "{")
    else { return false }
    return line[..<open].split(separator: " ").count >= 2
  }

  static func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    var tables = NetworkTables(file: name)
    tables.makesNodesFromTies = true
    tables.report(findings)
    for line in NetworkText(text).lines where !tables.isFull {
      let trimmed = TextNormalization.trimmed(line.text)
      guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
      let open = trimmed.firstIndex(of: "{") ?? trimmed.endIndex
      let words = trimmed[..<open].split { $0 == " " || $0 == "\t" }
      guard words.count == 2 || (words.count == 3 && open == trimmed.endIndex && Double(words[2]) != nil) else {
        throw TableError(
          "spaces-in-names", file: name, row: line.number,
          "A line of an edge list has two names; here are \(words.count) words. Names with spaces cannot be told apart.",
          found: NetworkTables.excerpt(trimmed),
          advice:
            "Write the network as GraphML, or the list with another mark: nx.write_edgelist(G, path, delimiter=\";\").")
      }
      var attributes = dictionary(trimmed[open...])
      if words.count == 3 { attributes.append(("weight", String(words[2]))) }
      tables.addTie(from: String(words[0]), to: String(words[1]), isDirected: true, attributes, line: line.number)
    }
    return tables
  }

  /// The entries of a flat dictionary as Python writes it: `{'weight': 3.0, 'relation': 'blame'}`.
  private static func dictionary(_ text: Substring) -> [(name: String, text: String)] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for character in text.dropFirst() {
      if let mark = quote {
        if character == mark { quote = nil } else { part.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == ":" || character == "," || character == "}" {
        parts.append(TextNormalization.trimmed(part))
        part = ""
      } else if !character.isWhitespace || !part.isEmpty {
        part.append(character)
      }
    }
    var entries: [(name: String, text: String)] = []
    var index = 0
    while index + 1 < parts.count {
      let name = parts[index], text = parts[index + 1]
      if !name.isEmpty, text != "None" { entries.append((name, text)) }
      index += 2
    }
    return entries
  }
}
