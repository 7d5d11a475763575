/// What is written beside a node: the whole name where there is room, else a shorter form of it by fixed rules.
package struct LabelText: Sendable, Hashable {
  /// The lines from top to bottom; none when nothing is left to write.
  package var lines: [String]
  /// Whether something of the name was left out.
  ///
  /// The tooltip has all of it.
  package var isShortened: Bool
}

/// How long names may be, by the number of names on the map.
package struct LabelRules: Sendable, Hashable {
  package var columns: Int
  package var lineCount: Int

  /// Up to 60 nodes three lines of 23 letters (25 for the most important), up to 150 two lines of 18.
  package init(nodeCount: Int, isTop: Bool) {
    if nodeCount <= 60 {
      (columns, lineCount) = (isTop ? 25 : 23, 3)
    } else {
      (columns, lineCount) = (18, 2)
    }
  }

  /// The size of type in points: smaller where many names must find room, never below 9.
  static func size(nodeCount: Int, isTop: Bool) -> Double {
    nodeCount <= 60 ? (isTop ? 11.5 : 10) : nodeCount <= 150 ? (isTop ? 10.5 : 9) : (isTop ? 11.5 : 9.5)
  }

  package init(columns: Int, lineCount: Int) {
    self.columns = columns
    self.lineCount = lineCount
  }

  /// Wraps a name and shortens it only as far as needed, in this order: the role of a person; a closing bracket that
  /// is no acronym; the acronym in brackets; all but the acronym; the end of the name.
  ///
  /// - Parameter isPerson: Only names of persons lose what follows a comma: for an organisation it is part of the name.
  package func label(for name: String, isPerson: Bool, isTop: Bool) -> LabelText {
    var text = SafeText.cleaned(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let whole = text
    // A comma inside brackets parts what the brackets explain, not a role from a name.
    if isPerson, let comma = text.prefix(while: { $0 != "(" }).firstIndex(of: ","), comma != text.startIndex {
      text = String(text[..<comma])
    }
    let bracket = Self.closingBracket(of: text)
    if let bracket, !bracket.isAcronym {
      // A bracket that is no acronym explains; the name stands without it.
      text = bracket.rest
    }
    if let lines = wrapped(text), isTop || lines.count <= 2 || bracket?.isAcronym != true {
      return LabelText(lines: lines, isShortened: text != whole)
    }
    if let bracket, bracket.isAcronym {
      if let lines = wrapped(bracket.rest) { return LabelText(lines: lines, isShortened: true) }
      if let lines = wrapped(bracket.content) { return LabelText(lines: lines, isShortened: true) }
    }
    return LabelText(lines: cut(text), isShortened: true)
  }

  // MARK: Wrapping

  private static let weakEndings: Set<String> = ["and", "of", "the", "for", "to", "in", "&"]

  /// The name in as few lines as hold it, divided so that the longest line is shortest; nil when it does not fit.
  func wrapped(_ text: String) -> [String]? {
    let words = pieces(of: text)
    guard !words.isEmpty else { return [] }
    for count in 1...lineCount {
      if let lines = divided(words, into: count), lines.allSatisfy({ TextMetrics.columns(in: $0) <= columns }) {
        return lines
      }
    }
    return nil
  }

  /// Where a word that is longer than a line is divided, if it has such a sign: tables often have names without spaces.
  private static let wordBreaks: Set<Character> = [".", "-", "–", "/", "_", ",", ":", "@", "+", "|"]

  /// Words; those that are longer than a line are cut into pieces, as many as fit on a line each, after a sign that
  /// divides them or else wherever the line ends.
  private func pieces(of text: String) -> [String] {
    text.split(separator: " ").flatMap { word -> [String] in
      guard TextMetrics.columns(in: word) > columns else { return [String(word)] }
      var parts: [String] = []
      var part = ""
      for character in word {
        if TextMetrics.columns(in: part + String(character)) > columns {
          let end = part.lastIndex(where: Self.wordBreaks.contains).map { part.index(after: $0) } ?? part.endIndex
          parts.append(String(part[..<end]))
          part.removeSubrange(..<end)
        }
        part.append(character)
        if parts.count > lineCount { break }
      }
      return parts + [part]
    }
  }

  /// The division into a number of lines whose longest is shortest; lines that end in a weak word count as longer.
  private func divided(_ words: [String], into count: Int) -> [String]? {
    guard words.count >= count, words.count <= 200 else { return words.count > 200 ? nil : nil }
    let widths = words.map { TextMetrics.columns(in: $0) }
    // longest[k][i]: the shortest possible longest line of the first i words in k lines; cut[k][i]: where the last begins.
    var longest = [[Int]](repeating: [Int](repeating: .max, count: words.count + 1), count: count + 1)
    var cut = longest
    longest[0][0] = 0
    for k in 1...count {
      for end in 1...words.count {
        var width = -1
        for start in stride(from: end - 1, through: 0, by: -1) {
          width += widths[start] + 1
          if width > columns && start < end - 1 { break }
          guard longest[k - 1][start] != .max else { continue }
          let weak = end < words.count && Self.weakEndings.contains(words[end - 1].lowercased()) ? 2 : 0
          let value = max(longest[k - 1][start], width + weak)
          if value < longest[k][end] {
            longest[k][end] = value
            cut[k][end] = start
          }
        }
      }
    }
    guard longest[count][words.count] != .max else { return nil }
    var lines: [String] = []
    var end = words.count
    for k in stride(from: count, to: 0, by: -1) {
      let start = cut[k][end]
      lines.insert(words[start..<end].joined(separator: " "), at: 0)
      end = start
    }
    return lines
  }

  /// As many words as fit, and an ellipsis.
  private func cut(_ text: String) -> [String] {
    var words = pieces(of: text)
    words = Array(words.prefix(lineCount * columns))
    while words.count > 1 {
      words.removeLast()
      while words.count > 1, let last = words.last, Self.weakEndings.contains(last.lowercased()) { words.removeLast() }
      var ended = words
      var last = ended[ended.count - 1].trimmingSuffix { ",;:-–./_".contains($0) }
      // An ellipsis does not stand on a line of its own.
      while last.count > 1, TextMetrics.columns(in: last) >= columns { last.removeLast() }
      ended[ended.count - 1] = last + "…"
      if let lines = wrapped(ended.joined(separator: " ")) { return lines }
    }
    return [(words.first.map { String($0.prefix(max(1, columns - 1))) } ?? "") + "…"]
  }

  // MARK: Brackets

  private struct Bracket {
    var rest: String
    var content: String
    var isAcronym: Bool
  }

  private static func closingBracket(of text: String) -> Bracket? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open != text.startIndex else { return nil }
    let content = text[text.index(after: open)...].dropLast()
    let rest = text[..<open].split(separator: " ").joined(separator: " ")
    guard !rest.isEmpty, !content.isEmpty else { return nil }
    let capitals = content.count(where: \.isUppercase)
    let isAcronym = !content.contains(" ") && capitals >= 2 && content.count <= 12
    return Bracket(rest: rest, content: String(content), isAcronym: isAcronym)
  }
}

extension String {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var result = self
    while let last = result.last, condition(last) { result.removeLast() }
    return result
  }
}
