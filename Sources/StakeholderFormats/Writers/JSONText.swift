/// A JSON document that is being written line by line: an object whose lists hold one object a line.
struct JSONText {
  /// A member of an object: its name, and its value as JSON.
  typealias Member = (name: String, value: String)

  private var text = ""

  /// The bytes of the document.
  var bytes: [UInt8] { Array(text.utf8) }

  /// Adds a line.
  mutating func line(_ line: String) { text += line + "\n" }

  /// Adds a list of objects under a name.
  mutating func list(_ name: String, _ objects: [String], indent: String, isLast: Bool) {
    let end = isLast ? "" : ","
    guard !objects.isEmpty else { return line("\(indent)\(JSONLiteral.string(name)): []\(end)") }
    line("\(indent)\(JSONLiteral.string(name)): [")
    for (index, object) in objects.enumerated() {
      line("\(indent)  \(object)\(index == objects.count - 1 ? "" : ",")")
    }
    line("\(indent)]\(end)")
  }

  /// An object on one line.
  static func object(_ members: [Member]) -> String {
    "{\(members.map { "\(JSONLiteral.string($0.name)): \($0.value)" }.joined(separator: ", "))}"
  }
}

extension ExportColumn {
  /// A cell as JSON; nil where nothing is known.
  func json(_ row: Int) -> String? {
    cells[row].map { content == .text ? JSONLiteral.string($0) : $0 }
  }
}

extension [ExportColumn] {
  /// The cells of a row as members of a JSON object; blank ones are left out.
  func members(_ row: Int) -> [JSONText.Member] {
    compactMap { column in column.json(row).map { (name: column.heading, value: $0) } }
  }
}
