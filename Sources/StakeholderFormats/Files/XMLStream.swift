internal import CLibXML2
internal import Foundation
internal import Graphs

/// Receives the parts of an XML document in their order.
///
/// Names come without their namespace prefix.
protocol XMLEvents: AnyObject {
  /// Set by the receiver to end the reading early.
  var isStopped: Bool { get }
  func begin(_ element: String, _ attributes: XMLAttributes)
  func end(_ element: String)
  func text(_ text: String)
}

/// The attributes of an element: few, so that they are looked through one after the other.
struct XMLAttributes: Sendable {
  private(set) var entries: [(name: String, text: String)] = []

  /// The text of an attribute. Of two that differ in their prefix alone the last one counts.
  subscript(name: String) -> String? { entries.last { $0.name == name }?.text }

  fileprivate mutating func append(_ name: String, _ text: String) { entries.append((name, text)) }
}

/// Why an XML document was refused.
enum XMLProblem: Error, Sendable, Hashable {
  /// It has a document type declaration, in which entities could be declared.
  case declaresDocumentType
  /// It is in an encoding that XML for spreadsheets does not use.
  case encoding(String)
  /// It breaks off before its root element is closed, or goes on after it: libxml2 has one code for both.
  case truncated
  /// It holds bytes that are no text in UTF-8, although it says that it is.
  case notUTF8(line: Int)
  /// It is not well-formed; the line is nil where the parser does not know it.
  case malformed(line: Int?)
}

/// Reads XML documents from strangers as a stream of events, with the text reader of libxml2.
///
/// Documents with a document type declaration are refused before they are parsed, so no entity of theirs is ever declared
/// or opened. libxml2's own limits stay in force: 256 levels of nesting and 10 MB for one text.
enum XMLStream {
  /// Reads a document.
  ///
  /// - Parameter progress: Told now and then which share of the bytes has been read.
  static func read(_ bytes: [UInt8], _ events: any XMLEvents, progress: ProgressHandler? = nil) throws(XMLProblem) {
    try checkProlog(bytes)
    guard !bytes.isEmpty else { throw .truncated }
    guard let count = Int32(exactly: bytes.count) else { throw .malformed(line: nil) }
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(XMLProblem) in
      try unsafe buffer.withMemoryRebound(to: CChar.self) { characters throws(XMLProblem) in
        try unsafe parse(
          xmlReaderForMemory(characters.baseAddress, count, nil, nil, options), events, size: bytes.count, progress)
      }
    }
  }

  /// Reads a document from its file, of which only a part is in memory at any time.
  ///
  /// - Parameters:
  ///   - head: The beginning of the file, at least 64 KiB unless it is shorter.
  ///   - progress: Told now and then which share of the file has been read.
  static func read(
    _ file: URL, head: [UInt8], _ events: any XMLEvents, progress: ProgressHandler? = nil
  ) throws(XMLProblem) {
    try checkProlog(head)
    guard let handle = try? FileHandle(forReadingFrom: file) else { throw .truncated }
    defer { try? handle.close() }
    let size = (try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    try unsafe parse(xmlReaderForFd(handle.fileDescriptor, nil, nil, options), events, size: size, progress)
  }

  /// Nothing is fetched from the network, and nothing is printed.
  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)

  private static func parse(
    _ reader: xmlTextReaderPtr?, _ events: any XMLEvents, size: Int, _ progress: ProgressHandler?
  ) throws(XMLProblem) {
    guard let reader = unsafe reader else { throw .truncated }
    defer { unsafe xmlFreeTextReader(reader) }
    xmlResetLastError()
    var isComplete = false
    var status = unsafe xmlTextReaderRead(reader)
    var count = 0
    while status == 1 {
      count += 1
      if count.isMultiple(of: 1 << 14), size > 0 {
        progress?(min(1, Double(unsafe xmlTextReaderByteConsumed(reader)) / Double(size)))
      }
      switch unsafe xmlTextReaderNodeType(reader) {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        guard let element = unsafe text(xmlTextReaderConstLocalName(reader)) else { break }
        let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        let isRoot = unsafe xmlTextReaderDepth(reader) == 0
        unsafe events.begin(localName(element), attributes(reader))
        if isEmpty {
          if isRoot { isComplete = true }
          if !events.isStopped { events.end(localName(element)) }
        }
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
        if unsafe xmlTextReaderDepth(reader) == 0 { isComplete = true }
        if let element = unsafe text(xmlTextReaderConstLocalName(reader)) { events.end(localName(element)) }
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_WHITESPACE.rawValue), Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        if let text = unsafe text(xmlTextReaderConstValue(reader)) { events.text(text) }
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue), Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
        throw .declaresDocumentType
      default: break
      }
      if events.isStopped { return }
      status = unsafe xmlTextReaderRead(reader)
    }
    if status != 0 { throw problem() }
    guard isComplete else { throw .truncated }
  }

  private static func attributes(_ reader: xmlTextReaderPtr) -> XMLAttributes {
    var attributes = XMLAttributes()
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard unsafe xmlTextReaderIsNamespaceDecl(reader) != 1,
        let name = unsafe text(xmlTextReaderConstLocalName(reader))
      else { continue }
      attributes.append(localName(name), unsafe text(xmlTextReaderConstValue(reader)) ?? "")
    }
    return attributes
  }

  private static func text(_ characters: UnsafePointer<xmlChar>?) -> String? {
    guard let characters = unsafe characters else { return nil }
    return unsafe String(cString: characters)
  }

  /// What stands after the prefix; libxml2 leaves a prefix that was never declared before the name.
  private static func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }

  /// What made libxml2 give up.
  private static func problem() -> XMLProblem {
    guard let error = unsafe xmlGetLastError() else { return .malformed(line: nil) }
    let line = unsafe error.pointee.line > 0 ? Int(error.pointee.line) : nil
    return switch unsafe xmlParserErrors(UInt32(error.pointee.code)) {
    case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED: .truncated
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING: .notUTF8(line: line ?? 1)
    default: .malformed(line: line)
    }
  }

  /// Looks at everything before the root element: only there a document type can be declared.
  private static func checkProlog(_ bytes: [UInt8]) throws(XMLProblem) {
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
        return
      } else {
        position += 1
        continue
      }
      guard let next = end(of: close) else { throw .truncated }
      if starts("<?xml ") { try checkEncoding(String(decoding: prolog[position..<next], as: UTF8.self)) }
      position = next
    }
  }

  private static func checkEncoding(_ declaration: String) throws(XMLProblem) {
    guard let range = declaration.range(of: "encoding") else { return }
    let rest = declaration[range.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { throw .malformed(line: 1) }
    let name = rest.dropFirst().prefix { $0 != quote }.lowercased()
    let known = [
      "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "iso-8859-2", "iso-8859-15",
      "windows-1250", "windows-1251", "windows-1252",
    ]
    guard known.contains(name) else { throw .encoding(name) }
  }
}
