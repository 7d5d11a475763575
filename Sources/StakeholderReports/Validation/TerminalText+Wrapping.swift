extension TerminalText {
  /// A paragraph as lines of at most `width` columns; the first one indented, the others hanging.
  package static func wrapped(_ text: String, indent: Int, hanging: Int, width: Int = 100) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var used = indent
    var isEmpty = true
    for word in shown(text).split(separator: " ") {
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
}
