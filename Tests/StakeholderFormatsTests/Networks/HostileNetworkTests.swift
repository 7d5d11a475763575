import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Files that are damaged or made to do harm are read or refused, and nothing else happens: no trap, no endless loop, no
/// memory beyond what the file can fill.
@Suite("Hostile network files")
struct HostileNetworkTests {
  /// The small files that the fuzzer begins with, by reader.
  static let seeds: [(reader: ReaderUnderTest, name: String, bytes: [UInt8])] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fuzz/Seeds")
    return ReaderUnderTest.allCases.flatMap { reader in
      let files =
        (try? FileManager.default.contentsOfDirectory(
          at: folder.appending(path: reader.rawValue), includingPropertiesForKeys: nil)) ?? []
      return files.compactMap { file in
        (try? Data(contentsOf: file)).map { (reader, file.lastPathComponent, Array($0)) }
      }
    }
  }()

  @Test("Every reader reads its own small files", arguments: seeds.indices)
  func seedsAreRead(index: Int) {
    let seed = Self.seeds[index]
    #expect(seed.reader.read(seed.bytes), "\(seed.reader) \(seed.name)")
  }

  @Test("Cut off after every byte", arguments: seeds.indices)
  func truncated(index: Int) {
    let seed = Self.seeds[index]
    for count in seed.bytes.indices { seed.reader.read(Array(seed.bytes.prefix(count))) }
  }

  @Test("A byte replaced at every place", arguments: seeds.indices)
  func damaged(index: Int) {
    let seed = Self.seeds[index]
    for place in seed.bytes.indices {
      for byte: UInt8 in [0, 0xFF, UInt8(ascii: "9"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "-")] {
        var bytes = seed.bytes
        bytes[place] = byte
        seed.reader.read(bytes)
      }
    }
  }

  /// Texts that promise far more than they hold, in every reader: the wrong ones have to do no harm either.
  static let promises = [
    "*Vertices 999999999999\n*Arcs\n1 2\n", "*Vertices -5\n", "*Vertices 9223372036854775807 9223372036854775807\n*Matrix\n1\n",
    "*Vertices 1000000\n*Matrix\n1\n", "*Vertices 2\n*Arcs\n1 99999999999999999999\n-9223372036854775808 1\n",
    "dl n=999999999\ndata:\n1\n", "dl n=-3\ndata:\n1\n", "dl nr=1000000 nc=1000000 nm=1000000\ndata:\n1\n",
    "dl n=0 nm=1000000\ndata:\n", "dl n=1000000 format=edgelist1\ndata:\n1 2\n",
    "dl n=2 nm=1000000\ndata:\n0 1 1 0\n",
    "99999999999 1\n1\n", "3 9223372036854775807\n2\n1 3\n2\n", "2 1 111 9223372036854775807\n1 2\n2 1\n", "0 0\n", "-1 -1\n",
    "graph [ node [ id 9223372036854775808 ] edge [ source 1e999 target -1e999 ] ]",
    "{\"nodes\":[{\"id\":1e999}],\"links\":[{\"source\":-1e999,\"target\":99999999999999999999999}]}",
    "{\"nodes\":[{}],\"links\":[{\"source\":9223372036854775807,\"target\":-1}]}",
    "from,to,strength\na,b,1e999\na,c,-1e999\na,d,nan\na,e,inf\n", "a,b\nb,a\n1e999,1\n",
    "*Node data\nID\n*Tie data\nfrom to\n", "{a b c} -> {d e f}", "digraph { {a b} -> {c d} -> {e f} -> {g h} }",
    "<gexf><graph><edges count=\"99999999999\"><edge source=\"1\" target=\"2\" weight=\"1e999\"/></edges></graph></gexf>",
    "\u{0}\u{0}\u{0}", "", "\n", "\u{FEFF}", "%", "*", "\"", "[", "{", "<", "(", "|", "a", "dl", "graph", "digraph {",
    "surveys: {x: {questions: {trust: \"{name}\"}}}", "a: &a [*a, *a]\n", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
  ]

  @Test("Promises that no file can keep", arguments: ReaderUnderTest.allCases)
  func promises(reader: ReaderUnderTest) {
    for text in Self.promises { reader.read(Array(text.utf8)) }
  }

  /// Openings that nest without end.
  static let openings = ["[", "{\"a\":", "<a>", "<graph><node>", "graph [ ", "{", "subgraph {", "digraph { subgraph {", "(", "- ", "a: {"]

  @Test("Nested a hundred thousand deep", arguments: ReaderUnderTest.allCases)
  func nested(reader: ReaderUnderTest) {
    for opening in Self.openings {
      reader.read(Array(String(repeating: opening, count: 100_000).utf8))
    }
    let heads = [
      "graphml": "<graphml>", "gexf": "<gexf>", "json": "{\"nodes\":", "gml": "graph [ ", "dot": "digraph { ",
    ]
    guard let head = heads[reader.rawValue] else { return }
    for opening in Self.openings {
      reader.read(Array((head + String(repeating: opening, count: 100_000)).utf8))
    }
  }

  @Test("One line of ten megabytes", arguments: ReaderUnderTest.allCases.filter { $0 != .xlsx })
  func longLine(reader: ReaderUnderTest) {
    let heads: [ReaderUnderTest: String] = [
      .pajek: "*Vertices 3\n*Arcs\n", .dl: "dl n=3 format=nodelist1\ndata:\n", .vna: "*Node data\n", .gml: "graph [ ",
      .dot: "digraph {", .json: "{\"nodes\":[\"", .graphml: "<graphml><graph id=\"", .gexf: "<gexf a=\"", .metis: "3 2\n",
    ]
    let head = Array((heads[reader] ?? "").utf8)
    for pattern in ["a", "1 ", "\"", "a,"] {
      let unit = Array(pattern.utf8)
      var bytes = head
      bytes.reserveCapacity(10_000_100)
      while bytes.count < 10_000_000 { bytes += unit }
      let start = ContinuousClock.now
      reader.read(bytes)
      // Far more than it takes even in a debug build on a busy machine; what is quadratic takes hours.
      #expect(ContinuousClock.now - start < .seconds(120), "\(reader) \(pattern)")
    }
  }

  @Test(
    "Entities are not declared, and files are not opened",
    arguments: [
      "<!DOCTYPE g [<!ENTITY a \"b\">]><graphml><graph/></graphml>",
      "<!DOCTYPE g SYSTEM \"file:///etc/passwd\"><graphml><graph/></graphml>",
      "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]><gexf><graph>&b;</graph></gexf>",
    ])
  func entities(text: String) {
    #expect(!ReaderUnderTest.graphml.read(Array(text.utf8)))
    #expect(!ReaderUnderTest.gexf.read(Array(text.utf8)))
  }

  @Test("Bytes that are no text", arguments: ReaderUnderTest.allCases)
  func noise(reader: ReaderUnderTest) {
    var state: UInt64 = 1
    for round in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<(round * 7) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 56))
      }
      reader.read(bytes)
    }
  }
}
