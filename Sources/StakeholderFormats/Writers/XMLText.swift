/// An XML document that is being written. Texts of strangers are escaped; characters that XML cannot hold are replaced.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  /// The number of characters that were replaced.
  private(set) var replaced = 0
  private var open: [String] = []

  init() { line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }

  /// Begins an element.
  mutating func begin(_ element: String, _ attributes: [(String, String)] = []) {
    write(element, attributes, end: ">")
    open.append(element)
  }

  /// An element without content.
  mutating func empty(_ element: String, _ attributes: [(String, String)] = []) {
    write(element, attributes, end: "/>")
  }

  /// An element that holds a text.
  mutating func element(_ element: String, _ attributes: [(String, String)] = [], text: String) {
    write(element, attributes, end: ">\(escaped(text))</\(element)>")
  }

  /// Ends the element that was begun last.
  mutating func end() {
    guard let element = open.popLast() else { return }
    line("\(indent)</\(element)>")
  }

  /// The sentence about characters that were replaced, if there were any.
  var note: String? {
    replaced == 0 ? nil : "\(replaced) control characters in texts are written as \u{FFFD}: XML has no place for them."
  }

  private var indent: String { String(repeating: "  ", count: open.count) }

  private mutating func write(_ element: String, _ attributes: [(String, String)], end: String) {
    var text = "\(indent)<\(element)"
    for (name, value) in attributes { text += " \(name)=\"\(escaped(value))\"" }
    line(text + end)
  }

  private mutating func line(_ text: String) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Ids without characters that XML cannot hold, so that different ids stay different.
  static func distinct(_ ids: [String]) -> [String: String] {
    var taken = Set(ids)
    var safe: [String: String] = [:]
    for id in ids {
      let plain = String(String.UnicodeScalarView(id.unicodeScalars.map { isPossible($0) ? $0 : "\u{FFFD}" }))
      guard plain != id else {
        safe[id] = id
        continue
      }
      var text = plain
      var number = 2
      while !taken.insert(text).inserted {
        text = "\(plain)_\(number)"
        number += 1
      }
      safe[id] = text
    }
    return safe
  }

  private static func isPossible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\t": true
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
    default: true
    }
  }

  private mutating func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Line ends and tabs would become spaces in attributes.
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      case "\t": result += "&#9;"
      case _ where !Self.isPossible(scalar):
        result += "\u{FFFD}"
        replaced += 1
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
