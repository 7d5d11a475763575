import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Long lists of ties")
struct NamedTieListTests {
  /// The ties of a list as text: from, to, strength.
  private struct Read: Equatable {
    var ties: [String]
    var names: Set<String>
    var findings: [Diagnostic]
  }

  private static func withFile<Result>(_ bytes: [UInt8], _ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ties-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "ties.csv")
    try Data(bytes).write(to: url)
    return try body(url)
  }

  private static func read(_ text: String, lanes: Int = 1, pieceSize: Int = 1 << 20) throws -> NamedTieList {
    try withFile(Array(text.utf8)) { try NamedTieList(contentsOf: $0, lanes: lanes, pieceSize: pieceSize) }
  }

  private static func everything(_ list: NamedTieList) -> Read {
    Read(
      ties: (0..<list.tieCount).map { tie in
        let strength = list.strengths.isEmpty || list.strengths[tie].isNaN ? "?" : "\(list.strengths[tie])"
        return "\(list.name(Int(list.sources[tie]))) → \(list.name(Int(list.targets[tie]))) \(strength)"
      },
      names: Set((0..<list.nameCount).map(list.name)), findings: list.diagnostics)
  }

  /// What the reader of studies makes of the same file.
  private static func asStudy(_ url: URL) throws -> Read {
    let table = try CSVReader().read(url)
    var findings: [Diagnostic] = []
    var reader = RelationshipTable(table, description: StudyDescription(), names: nil)
    let ties = try reader.relationships(findings: &findings)
    return Read(
      ties: ties.map {
        "\($0.from.rawValue) → \($0.to.rawValue) \($0.strength.number.map { "\($0)" } ?? "?")"
      },
      names: Set(ties.flatMap { [$0.from.rawValue, $0.to.rawValue] } + reader.isolates.map(\.rawValue)),
      findings: findings)
  }

  @Test("Names are numbered in the order of the list")
  func numbers() throws {
    let list = try Self.read("source,target,weight\nAnn,Bob,2\nBob,Zoë Long-Name,\nAnn,Bob,4\n")
    #expect((0..<list.nameCount).map(list.name) == ["Ann", "Bob", "Zoë Long-Name"])
    #expect(Self.everything(list).ties == ["Ann → Bob 2.0", "Bob → Zoë Long-Name ?", "Ann → Bob 4.0"])
    let graph = try list.graph(isDirected: true)
    #expect(graph.nodeCount == 3)
    #expect(graph.tieCount == 2)
    #expect(graph.strength(from: 0, to: 1) == 3)
  }

  @Test("The same as the reader of studies, in pieces, on any number of cores", arguments: 0..<150 as Range<UInt64>)
  func sameAsStudy(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let names = [
      "a", "b", "\"c, d\"", "\"e \"\"f\"\"\"", "\"two\nlines\"", "\"two\r\nlines\"", "Zoë", "Zoe\u{308}",
      "longer than eight",
      "longer than eighty", "\"a\"",
    ]
    // Most files are plain; some hold what asks for a second look.
    let odd =
      seed.isMultiple(of: 3)
      ? ["", " a", "a|b", "x\"y", "\"q\"r", "\u{A0}n", " \"s\""] : []
    let strengths =
      seed.isMultiple(of: 2) ? ["1", "2.5", "", "0", "0.125", "12345"] : ["1", "1,5", "1.500", "x", "-2", ""]
    let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
    let separator = seed.isMultiple(of: 2) ? "," : ";"
    var text = ["from", "to", "strength", "remark"].joined(separator: separator) + end
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      if Int.random(in: 0..<12, using: &random) == 0 { text += end }
      let pool = Int.random(in: 0..<20, using: &random) == 0 ? names + odd : names
      let cells = [
        pool.randomElement(using: &random) ?? "", pool.randomElement(using: &random) ?? "",
        strengths.randomElement(using: &random).map { $0.contains(separator) ? "\"\($0)\"" : $0 } ?? "",
        Bool.random(using: &random) ? "" : "\"some \"\"text\"\"\(end)\"",
      ]
      text +=
        cells.prefix(seed.isMultiple(of: 3) && Int.random(in: 0..<8, using: &random) == 0 ? 2 : 4).joined(
          separator: separator) + end
    }
    if Bool.random(using: &random) { text.removeLast() }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<6, using: &random) == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    if Int.random(in: 0..<10, using: &random) == 0 { bytes.append(0xE4) }
    try Self.withFile(bytes) { url in
      let wanted = try Self.asStudy(url)
      for (lanes, pieceSize) in [(1, 1 << 20), (1, 16), (3, 16), (8, 40)] {
        let found = Self.everything(try NamedTieList(contentsOf: url, lanes: lanes, pieceSize: pieceSize))
        #expect(found == wanted, "seed \(seed), \(lanes) lanes, pieces of \(pieceSize)")
      }
    }
  }

  @Test("A plain list is read in pieces, and one that is not is read as a whole")
  func paths() throws {
    func isReadInPieces(_ text: String) throws -> Bool {
      try Self.withFile(Array(text.utf8)) { url in
        let columns = TieLane.Columns(from: 0, to: 1, strength: 2)
        return try TieListReader(url).inPieces(columns, lanes: 2, pieceSize: 8) { _ in } != nil
      }
    }
    #expect(try isReadInPieces("from,to,strength\r\n\"a, b\",c,1.5\r\nc,\"d\ne\",\r\n"))
    #expect(try !isReadInPieces("from,to,strength\na,b,\"1,5\"\n"))
    #expect(try !isReadInPieces("from,to,strength\na,,1\n"))
    #expect(try !isReadInPieces("from,to,strength\na,b,1,more\n"))
  }

  @Test("Rows that cannot be used are named by row and column")
  func rows() throws {
    let list = try Self.read("from,to,strength\nAnn,Bob,1\n,Bob,2\nBob,Cy,-3\n", lanes: 2, pieceSize: 8)
    #expect(list.tieCount == 1)
    let errors = list.diagnostics.filter { $0.severity == .error }
    #expect(errors.map { $0.location?.row } == [3, 4])
    #expect(errors.first?.location?.column == "from")
  }

  @Test(
    "A list that says more, or has no ends, is refused",
    arguments: [
      ("from,to,kind\na,b,trust\n", "more-than-ties"), ("Source,Target,Type\na,b,Undirected\n", "more-than-ties"),
      ("from,to,direction\na,b,mutual\n", "more-than-ties"), ("name,age\na,1\n", "no-ends"), ("", "empty-file"),
    ])
  func refused(text: String, code: String) throws {
    #expect { try Self.read(text) } throws: { ($0 as? StudyError)?.diagnostic.code == code }
  }
}
