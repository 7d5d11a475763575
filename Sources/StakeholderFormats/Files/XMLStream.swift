internal import Foundation

#if canImport(FoundationXML)
  internal import FoundationXML
#endif

/// Receives the parts of an XML document in their order.
///
/// Names come without their namespace prefix.
protocol XMLEvents: AnyObject {
  /// Set by the receiver to end the reading early.
  var isStopped: Bool { get }
  func begin(_ element: String, _ attributes: [String: String])
  func end(_ element: String)
  func text(_ text: String)
}

/// Why an XML document was refused.
enum XMLProblem: Error, Sendable, Hashable {
  /// It has a document type declaration, in which entities could be declared.
  case declaresDocumentType
  /// It is in an encoding that XML for spreadsheets does not use.
  case encoding(String)
  /// It breaks off before its root element is closed.
  case truncated
  /// It holds bytes that are no text in UTF-8, although it says that it is.
  case notUTF8(line: Int)
  /// It is not well-formed; the line is nil where the parser does not know it.
  case malformed(line: Int?)
}

/// Reads XML documents from strangers as a stream of events.
///
/// Foundation's parser reports success for empty and for truncated documents; here success means that the root element
/// was closed. Documents with a document type declaration are refused before they are parsed, so no entity of theirs is
/// ever declared or opened.
enum XMLStream {
  /// Reads a document.
  static func read(_ bytes: [UInt8], _ events: any XMLEvents) throws(XMLProblem) {
    if try checkProlog(bytes) {
      var check = UTF8Check()
      try check.take(ContiguousArray(bytes), isLast: true)
    }
    try parse(InputStream(data: Data(bytes)), events)
  }

  /// Reads a document from its file, of which only a part is in memory at any time.
  ///
  /// - Parameter head: The beginning of the file, at least 64 KiB unless it is shorter.
  static func read(_ file: URL, head: [UInt8], _ events: any XMLEvents) throws(XMLProblem) {
    if try checkProlog(head) { try checkUTF8(file) }
    guard let stream = InputStream(url: file) else { throw .truncated }
    try parse(stream, events)
  }

  private static func parse(_ stream: InputStream, _ events: any XMLEvents) throws(XMLProblem) {
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    let relay = XMLRelay(events)
    parser.delegate = relay
    _ = parser.parse()
    if events.isStopped { return }
    if relay.declaresEntities { throw .declaresDocumentType }
    if relay.isMalformed { throw .malformed(line: relay.malformedLine) }
    guard relay.isComplete else { throw .truncated }
  }

  /// Looks through a file piece by piece.
  private static func checkUTF8(_ file: URL) throws(XMLProblem) {
    guard let handle = try? FileHandle(forReadingFrom: file) else { throw .truncated }
    defer { try? handle.close() }
    var check = UTF8Check()
    while let piece = try? handle.read(upToCount: 1 << 20), !piece.isEmpty {
      try check.take(ContiguousArray(piece), isLast: false)
    }
    try check.take([], isLast: true)
  }

  /// Whether libxml2 takes a document as it is: it is neither in UTF-16 nor in an encoding of single bytes.
  private static func isUTF8(_ bytes: [UInt8], declared encoding: String?) -> Bool {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      return false
    }
    return !(encoding.map { $0.hasPrefix("iso-") || $0.hasPrefix("windows-") } ?? false)
  }

  /// Looks at everything before the root element: only there a document type can be declared.
  ///
  /// - Returns: Whether all of the document has to be valid UTF-8. Foundation's parser brings the program down where the
  ///   name of an element or attribute is not (swiftlang/swift-corelibs-foundation, issue 5534).
  private static func checkProlog(_ bytes: [UInt8]) throws(XMLProblem) -> Bool {
    var encoding: String?
    // In UTF-16 every second byte of the prolog is zero.
    let prolog = bytes.prefix(1 << 16).filter { $0 != 0 }
    var position = prolog.firstIndex(of: UInt8(ascii: "<")) ?? prolog.count
    func starts(_ text: String) -> Bool { prolog[position...].starts(with: text.utf8) }
    func end(of close: String) -> Int? {
      let pattern = Array(close.utf8)
      var start = position
      while start + pattern.count <= prolog.count {
        if prolog[start..<(start + pattern.count)].elementsEqual(pattern) { return start + pattern.count }
        start += 1
      }
      return nil
    }
    while position < prolog.count {
      if starts("<!DOCTYPE") || starts("<!ENTITY") { throw .declaresDocumentType }
      let close: String
      if starts("<?") {
        close = "?>"
      } else if starts("<!--") {
        close = "-->"
      } else if prolog[position] == UInt8(ascii: "<") {
        return isUTF8(bytes, declared: encoding)
      } else {
        position += 1
        continue
      }
      guard let next = end(of: close) else { throw .truncated }
      if starts("<?xml ") { encoding = try self.encoding(String(decoding: prolog[position..<next], as: UTF8.self)) }
      position = next
    }
    return isUTF8(bytes, declared: encoding)
  }

  private static func encoding(_ declaration: String) throws(XMLProblem) -> String? {
    guard let range = declaration.range(of: "encoding") else { return nil }
    let rest = declaration[range.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { throw .malformed(line: 1) }
    let name = rest.dropFirst().prefix { $0 != quote }.lowercased()
    let known = [
      "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "iso-8859-2", "iso-8859-15",
      "windows-1250", "windows-1251", "windows-1252",
    ]
    guard known.contains(name) else { throw .encoding(name) }
    return name
  }
}

/// Looks through a text that comes in pieces for bytes that are no UTF-8.
private struct UTF8Check {
  /// The beginning of a character that the next piece goes on with.
  private var rest: ContiguousArray<UInt8> = []
  private var line = 1

  mutating func take(_ piece: ContiguousArray<UInt8>, isLast: Bool) throws(XMLProblem) {
    let bytes = rest.isEmpty ? piece : rest + piece
    rest = []
    var end = bytes.count
    if let invalid = TextDecoding.firstInvalid(bytes.span, from: 0) {
      guard !isLast, bytes.count - invalid < 4, bytes[invalid] >= 0xC2 else {
        throw .notUTF8(line: line + bytes[..<invalid].count { $0 == UInt8(ascii: "\n") })
      }
      rest = ContiguousArray(bytes[invalid...])
      end = invalid
    }
    for byte in bytes[..<end] where byte == UInt8(ascii: "\n") { line += 1 }
  }
}

/// Passes the parser's calls on and watches whether the document is complete.
private final class XMLRelay: NSObject, XMLParserDelegate {
  private let events: any XMLEvents
  private var depth = 0
  private(set) var isComplete = false
  private(set) var declaresEntities = false
  private(set) var isMalformed = false
  private(set) var malformedLine: Int?

  /// libxml2's code for a prefix without namespace; the parser goes on after it.
  private static let undeclaredPrefix = 201

  init(_ events: any XMLEvents) { self.events = events }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    var local: [String: String] = [:]
    for (name, value) in attributes { local[Self.localName(name)] = value }
    events.begin(Self.localName(elementName), local)
    if events.isStopped { parser.abortParsing() }
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
  ) {
    depth -= 1
    if depth == 0 { isComplete = true }
    events.end(Self.localName(elementName))
    if events.isStopped { parser.abortParsing() }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { events.text(string) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { events.text(String(decoding: block, as: UTF8.self)) }

  func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
    declaresEntities = true
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?, systemID: String?
  ) {
    declaresEntities = true
    parser.abortParsing()
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    guard (parseError as NSError).code != Self.undeclaredPrefix else { return }
    isMalformed = true
    malformedLine = parser.lineNumber > 0 ? parser.lineNumber : nil
  }

  private static func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
