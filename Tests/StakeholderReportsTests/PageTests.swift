import Foundation
import StakeholderModel
import Testing

@testable import StakeholderReports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a page as XML and remembers what could load or run something.
private final class PageReader: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var references: [String] = []
  var handlers: [String] = []
  var text = ""
  var isComplete = false
  private var depth = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    elements.append(name)
    for (attribute, value) in attributes {
      if ["src", "href", "xlink:href", "data", "action", "srcset", "poster"].contains(attribute) {
        references.append(value)
      }
      if attribute.hasPrefix("on") { handlers.append(attribute) }
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
    if depth == 0 { isComplete = true }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  static func read(_ bytes: [UInt8]) -> (reader: PageReader, isWellFormed: Bool) {
    let reader = PageReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    let isParsed = parser.parse()
    return (reader, isParsed && reader.isComplete && parser.parserError == nil)
  }
}

@Suite struct PageTests {
  func page(_ network: StakeholderNetwork) throws -> [UInt8] {
    try #require(try Report(of: network).files().first).bytes
  }

  @Test func thePageIsWellFormedAndLoadsNothing() throws {
    for network in [TestStudy.small().network, HostileNames.study(), TestStudy().network] {
      let bytes = try page(network)
      let (reader, isWellFormed) = PageReader.read(bytes)
      #expect(isWellFormed)
      #expect(!reader.elements.contains { ["script", "link", "img", "iframe", "object", "embed", "a"].contains($0) })
      #expect(reader.references.isEmpty && reader.handlers.isEmpty)
      let html = String(decoding: bytes, as: UTF8.self)
      #expect(!html.contains("url(") && !html.contains("@import"))
      #expect(html.contains("default-src 'none'"))
    }
  }

  @Test func hostileNamesAreTextAndNothingElse() throws {
    let (reader, _) = PageReader.read(try page(HostileNames.study()))
    #expect(reader.text.contains("<script>alert(1)</script>"))
    #expect(reader.text.contains("{{headline}}"))
    #expect(reader.text.contains("&lt;b&gt;"))
    #expect(reader.text.contains("مركز المدينة") && reader.text.contains("北京市住房局"))
    #expect(!reader.text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" && $0 != "\r" })
    #expect(!reader.text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func everyTableAndPictureHasAName() throws {
    let html = String(decoding: try page(TestStudy.small().network), as: UTF8.self)
    #expect(html.contains("<html lang=\"en\""))
    #expect(html.components(separatedBy: "<h1>").count == 2)
    #expect(html.contains("scope=\"col\"") && html.contains("scope=\"row\""))
    #expect(html.contains("aria-label=\"Go-between scores of the two highest stakeholders"))
    #expect(html.contains("<title id=\"report-map-title\">"))
  }

  /// Bold names are the highest on the map and cut points in lists, and the page says so where names are bold.
  @Test func boldNamesAreExplained() throws {
    func isExplained(_ network: StakeholderNetwork) throws -> Bool {
      String(decoding: try page(network), as: UTF8.self).contains("Names in bold have the highest")
    }
    #expect(try isExplained(TestStudy.small().network))
    var pair = TestStudy()
    pair.add("a", "b", sector: "city")
    pair.tie("a-b")
    #expect(try !isExplained(pair.network))
  }

  @Test func idsAreUsedOnce() throws {
    let html = String(decoding: try page(TestStudy.small().network), as: UTF8.self)
    let ids = html.components(separatedBy: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(Set(ids).count == ids.count)
  }

  @Test func aHundredRowsWithTheSameTroubleAreOneParagraph() throws {
    var study = TestStudy.small()
    for row in 2...101 {
      study.builder.report(
        Diagnostic(
          .warning, code: "bad-strength", at: .init(file: "ties.csv", row: row), message: "This is not a number.",
          found: "high", action: "It counts as not known.", advice: "Write a number."))
    }
    let groups = ProblemGroup.all(of: study.network.study.diagnostics)
    #expect(groups.count == 1)
    #expect(groups[0].place?.hasPrefix("ties.csv, rows 2, 3, 4") == true)
    #expect(groups[0].place?.hasSuffix("and 80 others.") == true)
    let html = String(decoding: try page(study.network), as: UTF8.self)
    #expect(html.contains("Please look, 100 times"))
    let one = Diagnostic(
      .warning, code: "x", at: .init(file: "a.csv", row: 2, column: "Influence (1-5)"), message: "These are no numbers."
    )
    #expect(ProblemGroup.all(of: [one])[0].place == "a.csv, row 2, column Influence (1-5).")
  }

  @Test(arguments: [(0.0, 1.0, 1.0), (3, 1, 3), (8, 2, 8), (176, 50, 200), (0.7, 0.2, 0.8), (5000, 1000, 5000)])
  func axesHaveRoundSteps(greatest: Double, step: Double, end: Double) {
    let axis = DotPlot.axis(to: greatest)
    #expect(abs(axis.step - step) < 1e-9 && abs(axis.end - end) < 1e-9)
  }
}

@Suite struct ReportFilesTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")

  @Test func cellsAreNoFormulas() throws {
    let files = try Report(of: HostileNames.study()).files()
    for file in files where file.name.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      for name in ["=HYPERLINK", "+1+1", "@SUM", "-2+3"] {
        #expect(
          !text.contains(",\(name)") && !text.contains("\"\(name)") && !text.contains("\n\(name)"), "\(file.name)")
      }
    }
  }

  @Test func networkJSONIsReadable() throws {
    let report = Report(of: HostileNames.study())
    let read = try #require(JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    #expect(read["schema"] as? String == "stakenet/network/1")
    let stakeholders = try #require(read["stakeholders"] as? [[String: Any]])
    #expect(stakeholders.map { $0["name"] as? String } == HostileNames.all)
  }

  @Test func theSameStudyAndSeedGiveTheSameBytes() throws {
    let first = try Report(of: TestStudy.small().network, seed: 3).files()
    let second = try Report(of: TestStudy.small().network, seed: 3).files()
    for (one, two) in zip(first, second) { #expect(one.bytes == two.bytes, "\(one.name)") }
  }

  @Test func filesAppearTogetherAndNothingIsReplacedUnasked() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let manager = FileManager.default
    let report = Report(of: TestStudy.small().network)
    let target = folder.appending(path: "deep/down")
    let files = try report.write(to: target)
    #expect(files.map(\.name) == ["report.html", "stakeholders.csv", "ties.csv", "network.json", "map.svg", "map.png"])
    #expect(try manager.contentsOfDirectory(atPath: target.path).sorted() == files.map(\.name).sorted())
    #expect(try manager.contentsOfDirectory(atPath: folder.appending(path: "deep").path) == ["down"])

    let own = target.appending(path: "notes.txt")
    try Data("mine".utf8).write(to: own)
    let page = target.appending(path: "report.html")
    try Data("old".utf8).write(to: page)
    #expect(throws: ReportError.self) { try report.write(to: target) }
    #expect(try Data(contentsOf: page) == Data("old".utf8))

    try Data("stale".utf8).write(to: target.appending(path: "rejected.csv"))
    try report.write(to: target, overwriting: true)
    #expect(try Data(contentsOf: page) == Data(files[0].bytes))
    #expect(try Data(contentsOf: own) == Data("mine".utf8))
    #expect(!manager.fileExists(atPath: target.appending(path: "rejected.csv").path))
  }

  @Test func aFileInPlaceOfTheFolderIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("a file".utf8).write(to: folder)
    let error = #expect(throws: ReportError.self) { try Report(of: TestStudy.small().network).write(to: folder) }
    #expect(error?.isAboutWriting == true)
    #expect(try Data(contentsOf: folder) == Data("a file".utf8))
  }
}
