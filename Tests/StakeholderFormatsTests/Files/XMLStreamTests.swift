import Testing

@testable import StakeholderFormats

@Suite("XML from strangers")
struct XMLStreamTests {
  /// Writes down what comes, so that a document can be compared with one string.
  private final class Notes: XMLEvents {
    var isStopped = false
    private(set) var text = ""
    func begin(_ element: String, _ attributes: XMLAttributes) {
      let list = attributes.entries.sorted { $0.name < $1.name }.map { " \($0.name)=\($0.text)" }.joined()
      text += "<\(element)\(list)>"
    }
    func end(_ element: String) { text += "</\(element)>" }
    func text(_ part: String) { text += part }
  }

  @Test(
    "Documents come as events",
    arguments: [
      ("<a/>", "<a></a>"),
      ("<a><?m?>x</a>", "<a>x</a>"),
      ("<?m?><a/>", "<a></a>"),
      ("<a><!-- <?m?> --><![CDATA[<b>&]]>é</a>", "<a><b>&é</a>"),
      ("<x:a xmlns:x='u' xmlns:k='v' k:id='1'><x:b y='&lt;2'/></x:a>", "<a id=1><b y=<2></b></a>"),
      ("<y:a z:b='1'/>", "<a b=1></a>"),
    ])
  func events(document: String, expected: String) throws {
    let notes = Notes()
    try XMLStream.read(Array(document.utf8), notes)
    #expect(notes.text == expected)
  }

  @Test(
    "What is no XML, or could do harm, is refused with the reason",
    arguments: [
      ("", XMLProblem.truncated),
      ("<a>", .truncated),
      ("<a><b></b>", .truncated),
      ("<a></a><b/>", .truncated),
      ("<a>\n<b></a>", .malformed(line: 2)),
      ("<a>&nothing;</a>", .malformed(line: 1)),
      ("<!DOCTYPE a><a/>", .declaresDocumentType),
      ("<?xml version='1.0' encoding='ebcdic-cp-us'?><a/>", .encoding("ebcdic-cp-us")),
      (String(repeating: "<a>", count: 300), .malformed(line: 1)),
    ])
  func refusals(document: String, problem: XMLProblem) {
    #expect(throws: problem) { try XMLStream.read(Array(document.utf8), Notes()) }
  }

  @Test("Bytes that are no UTF-8 are refused with their line, in names too")
  func invalidUTF8() {
    for document in [
      Array("<a>\n\n".utf8) + [0xFF] + Array("</a>".utf8), Array("<a>\n\n<b".utf8) + [0xFF] + Array("/></a>".utf8),
    ] {
      #expect(throws: XMLProblem.notUTF8(line: 3)) { try XMLStream.read(document, Notes()) }
    }
  }

  @Test("Other encodings that are declared are read")
  func latin1() throws {
    let notes = Notes()
    try XMLStream.read(
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8), notes)
    #expect(notes.text == "<a>é</a>")
  }
}
