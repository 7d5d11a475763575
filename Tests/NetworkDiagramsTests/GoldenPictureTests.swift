import Foundation
import StakeholderModel
import Testing

@testable import NetworkDiagrams

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Pictures beside what they were when somebody last looked at them: which stakeholders, ties and words are there, in
/// which order, and of what class. Not where, and not byte by byte: versions of Graphviz differ in their last digits.
///
/// `RECORD_GOLDEN=1` writes them anew; look at the difference before it is committed.
struct GoldenPictureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden/NetworkDiagrams")

  /// What is drawn, a line each.
  private final class Structure: NSObject, XMLParserDelegate {
    private var lines: [String] = []
    private var classes: [String] = []
    private var text: String?

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "g" {
        classes.append(attributes["class"] ?? "")
        if let id = attributes["id"] { lines.append("\(id): \(attributes["class"] ?? "")") }
      }
      if name == "text" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "g" { _ = classes.popLast() }
      if name == "text", let line = text {
        lines.append("\(classes.last { !$0.isEmpty } ?? ""): \(line)")
        text = nil
      }
    }

    static func of(_ svg: [UInt8]) -> String {
      let structure = Structure()
      let parser = XMLParser(data: Data(svg))
      parser.delegate = structure
      _ = parser.parse()
      return structure.lines.filter { !isName($0) }.joined(separator: "\n") + "\n"
    }

    /// Names of stakeholders depend on how long places were looked for, which tests of unoptimised code cut short.
    private static func isName(_ line: String) -> Bool {
      line.prefix { $0 != ":" }.split(separator: " ").contains("name")
    }
  }

  private static func compare(_ svg: [UInt8], with name: String) throws {
    let found = Structure.of(svg)
    let file = folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(found.utf8).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let old = expected.split(separator: "\n")
    let new = found.split(separator: "\n")
    #expect(new.filter { !old.contains($0) } == [], "\(name): not there before")
    #expect(old.filter { !new.contains($0) } == [], "\(name): no longer there")
    #expect(old.count == new.count)
  }

  @Test(arguments: ["sectors", "bridges", "trust", "practices", "communities"])
  func nashville(_ style: String) throws {
    let style = try #require(DiagramStyle.named.first { $0.name == style })
    let network = try PlaybookCase.study("nashville-welcoming").latestNetwork
    try Self.compare(try Diagram(of: network, style: style).rendered(as: .svg), with: "nashville-\(style.name)")
  }

  @Test func limaMatrix() throws {
    let network = try PlaybookCase.study("lima-ciudad-saludable").latestNetwork
    try Self.compare(try SectorMatrix(of: network).rendered(as: .svg), with: "lima-matrix")
  }

  @Test func riversideChange() throws {
    let study = try PlaybookCase.study("riverside")
    let diagram = try Diagram(ofChangeFrom: study.network(at: "w1"), to: study.network(at: "w3"), kinds: [.trust])
    try Self.compare(try diagram.rendered(as: .svg), with: "riverside-change-trust")
  }
}
