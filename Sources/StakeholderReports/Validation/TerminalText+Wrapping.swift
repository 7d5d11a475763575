extension TerminalText {
  /// Some paragraphs, those that begin with two spaces indented, as lines; nil if there are none.
  static func lines(_ paragraphs: [String]) -> String? {
    let lines = paragraphs.flatMap { line in
      wrapped(line, indent: line.hasPrefix("  ") ? 2 : 0, hanging: line.hasPrefix("  ") ? 4 : 0)
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }

  /// A paragraph as lines of at most `width` columns; the first one indented, the others hanging.
  package static func wrapped(_ text: String, indent: Int, hanging: Int, width: Int = 100) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var used = indent
    var isEmpty = true
    for word in words(of: shown(text)) {
      let length = Self.width(of: String(word))
      if !isEmpty, used + 1 + length > width {
        lines.append(line)
        line = String(repeating: " ", count: hanging)
        used = hanging
        isEmpty = true
      }
      if !isEmpty {
        line += " "
        used += 1
      }
      line += word
      used += length
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }

  /// The words, a percent sign with the number before it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      if word.hasPrefix("%"), let number = words.popLast() {
        words.append("\(number) \(word)")
      } else {
        words.append(String(word))
      }
    }
    return words
  }
}
