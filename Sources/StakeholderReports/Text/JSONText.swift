import StakeholderFormats

/// A JSON document whose members keep the order in which they are given, so that the same input gives the same bytes.
///
/// Numbers have full precision: reading them again gives the same number.
package enum JSONValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  case null
  case bool(Bool)
  case integer(Int)
  /// Such as a seed, of which every digit counts.
  case natural(UInt64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  package struct Member: Sendable, Equatable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package init(stringLiteral value: String) { self = .string(value) }

  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// A text, or null.
  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  /// A number, or null; what is not a finite number is null as well, since JSON has no word for it.
  package init(_ number: Double?) {
    guard let number, number.isFinite else {
      self = .null
      return
    }
    self = .number(number)
  }

  /// The document, each member and each element of the outer levels on a line of its own.
  package var text: String {
    var text = ""
    write(to: &text, depth: 0)
    return text + "\n"
  }

  private func write(to text: inout String, depth: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .natural(let value): text += String(value)
    case .number(let value): text += JSONValue.written(value)
    case .string(let value): text += JSONLiteral.string(value)
    case .array(let elements):
      JSONValue.writeList(elements, open: "[", close: "]", isFlat: isFlat, to: &text, depth: depth) { element, text in
        element.write(to: &text, depth: depth + 1)
      }
    case .object(let members):
      JSONValue.writeList(members, open: "{", close: "}", isFlat: isFlat, to: &text, depth: depth) { member, text in
        text += JSONLiteral.string(member.name)
        text += ": "
        member.value.write(to: &text, depth: depth + 1)
      }
    }
  }

  /// Whether it has no lists inside, so that it fits on one line.
  private var isFlat: Bool {
    switch self {
    case .array(let elements): !elements.contains(where: \.isList)
    case .object(let members): !members.contains { $0.value.isList }
    default: true
    }
  }

  private var isList: Bool {
    switch self {
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], open: String, close: String, isFlat: Bool, to text: inout String, depth: Int,
    write: (Element, inout String) -> Void
  ) {
    text += open
    let indent = "\n" + String(repeating: "  ", count: depth + 1)
    for (position, element) in elements.enumerated() {
      if position > 0 { text += isFlat ? ", " : "," }
      if !isFlat { text += indent }
      write(element, &text)
    }
    if !isFlat { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  /// The shortest text that reads as the same number; whole numbers without a point.
  package static func written(_ number: Double) -> String { JSONLiteral.number(number) }
}
