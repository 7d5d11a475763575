internal import Foundation
internal import StakeholderModel

/// Every reader by a name, so that one set of hostile inputs and one fuzzer serve all of them.
package enum ReaderUnderTest: String, CaseIterable, Sendable {
  case csv, xlsx, yaml, survey, ties, tielist, table
  case graphml, gexf, json, pajek, dl, ucinet, vna, gml, dot, metis, adjlist, edgelist

  /// Reads bytes for nothing but to see that no input brings the reader down.
  ///
  /// - Returns: Whether they were read; otherwise they were refused with an error.
  @discardableResult
  package func read(_ input: [UInt8]) -> Bool {
    let bytes = ContiguousArray(input)
    do {
      switch self {
      case .csv: _ = try CSVReader().read(bytes, name: "x.csv").raggedRows()
      case .xlsx: _ = try XLSXReader().read(bytes, name: "x.xlsx")
      case .yaml: _ = StudyDescription(yaml: String(decoding: input, as: UTF8.self), file: "study.yaml")
      case .survey: Self.survey(try CSVReader().read(bytes, name: "x.csv"))
      case .ties: try Self.ties(try CSVReader().read(bytes, name: "x.csv"))
      case .tielist:
        let reader = try TieListReader(Data(input), head: ContiguousArray(input.prefix(1 << 16)), file: "x.csv")
        _ = try NamedTieList(reader, lanes: 2, pieceSize: 64)
      case .table:
        let table = try CSVReader().read(bytes, name: "x.csv")
        _ = try PlainTable.network(table, file: "x.csv")?.finished(description: StudyDescription())
      case .graphml: try Self.network(.graphML, bytes)
      case .gexf: try Self.network(.gexf, bytes)
      case .json: try Self.network(.json, bytes)
      case .pajek: try Self.network(.pajek, bytes)
      case .dl: try Self.network(.dl, bytes)
      case .vna: try Self.network(.vna, bytes)
      case .gml: try Self.network(.gml, bytes)
      case .dot: try Self.network(.dot, bytes)
      case .metis: try Self.network(.metis, bytes)
      case .adjlist: try Self.network(.adjacencyList, bytes)
      case .edgelist: try Self.network(.edgeList, bytes)
      case .ucinet:
        // The first byte says how many of the others are the header.
        let header = bytes.dropFirst().prefix(Int(bytes.first ?? 0))
        _ = try UCINETBinary.read(
          header: ContiguousArray(header), data: ContiguousArray(bytes.dropFirst(1 + header.count)), name: "x.##h"
        )
        .finished(description: StudyDescription())
      }
      return true
    } catch {
      return false
    }
  }

  private static func network(_ format: NetworkFormat, _ bytes: ContiguousArray<UInt8>) throws {
    let tables = try format.read(bytes, name: "x").finished(description: StudyDescription())
    guard let table = tables.relationships else { return }
    var findings: [Diagnostic] = []
    var reader = RelationshipTable(
      table, description: StudyDescription(), names: nil, undirectedKinds: tables.undirectedKinds, isNetwork: true)
    _ = try reader.relationships(findings: &findings)
  }

  private static func ties(_ table: Table) throws {
    var findings: [Diagnostic] = []
    var list = StakeholderTable(table, description: StudyDescription())
    _ = try? list.stakeholders(findings: &findings)
    var reader = RelationshipTable(table, description: StudyDescription(), names: nil)
    _ = try reader.relationships(findings: &findings)
  }

  private static func survey(_ table: Table) {
    let names = ["Ann", "Bob", "Cy"].map { Stakeholder(id: Stakeholder.ID(rawValue: $0.lowercased()), name: $0) }
    _ = SurveyTable(table, description: StudyDescription(), names: NameIndex(names))?.answers()
  }
}
