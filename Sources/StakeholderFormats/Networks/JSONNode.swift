internal import StakeholderModel

/// A value of a JSON file, with the line in which each object begins.
///
/// Numbers keep the digits of the file. Of two members with one name the last one counts, as everywhere.
indirect enum JSONNode: Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONNode])
  case object(JSONObject)

  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  var array: [JSONNode]? { if case .array(let nodes) = self { nodes } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The text of a string, a number or a truth value.
  var scalar: String? {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .number(let text), .string(let text): text
    case .null, .array, .object: nil
    }
  }

  /// The value as the text of a cell: lists parted by `|`, anything deeper as JSON, null as nothing.
  var text: String {
    if let scalar { return scalar }
    if let array, array.allSatisfy({ $0.scalar.map { !$0.contains("|") } ?? false }) {
      return array.compactMap(\.scalar).joined(separator: "|")
    }
    if case .null = self { return "" }
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool, .number: text += scalar ?? ""
    case .string(let string): JSONNode.quote(string, to: &text)
    case .array(let nodes):
      text += "["
      for (index, node) in nodes.enumerated() {
        if index > 0 { text += "," }
        node.write(to: &text)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += "," }
        JSONNode.quote(member.name, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// The members of a JSON object in the order of the file.
struct JSONObject: Sendable {
  var members: [(name: String, value: JSONNode)] = []
  /// The line in which it begins.
  let line: Int

  subscript(name: String) -> JSONNode? { members.last { $0.name == name }?.value }

  /// The first of some members that there is.
  func first(_ names: String...) -> (name: String, value: JSONNode)? {
    for name in names { if let value = self[name], value.scalar != nil || value.object != nil { return (name, value) } }
    return nil
  }

  /// The members as attributes, without some of them.
  func attributes(without names: Set<String>) -> [(name: String, text: String)] {
    members.compactMap { names.contains($0.name) ? nil : (name: $0.name, text: $0.value.text) }
  }
}
