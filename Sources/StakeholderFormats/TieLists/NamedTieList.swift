public import Foundation
public import Graphs
public import StakeholderModel

/// The ties of a very long list, names replaced by numbers: what a graph needs, and nothing else.
///
/// A ``Study`` keeps everything about a tie, which is much for millions of them. A list of ties in CSV that only says
/// who, to whom and how strongly is read here in pieces, on all cores, and never as a whole; names are numbered in the
/// order in which they first occur, whatever the number of cores. Rows mean what they mean in a study: where something
/// has to be said about the list, or a cell asks for a second look (a decimal comma, a missing end, `|`), it is read as
/// a study reads it, which takes longer and tells row and column.
///
/// A list that also says of which kind its ties are, or in which round they were told, is no list for this: it is read as
/// a study, which knows what may be shown.
///
/// ```swift
/// let list = try NamedTieList(contentsOf: URL(filePath: "ties.csv"))
/// let graph = try list.graph(isDirected: false)
/// for (number, score) in graph.pageRank().enumerated() { print(list.name(number), score ?? 0) }
/// ```
public struct NamedTieList: Sendable {
  private let lane: TieLane
  /// What was found while reading.
  public let diagnostics: [Diagnostic]

  /// The number of names.
  public var nameCount: Int { lane.names.count }
  /// The number of ties.
  public var tieCount: Int { lane.sources.count }
  /// For each tie the number of the name where it begins.
  public var sources: ContiguousArray<Int32> { lane.sources }
  /// For each tie the number of the name where it ends.
  public var targets: ContiguousArray<Int32> { lane.targets }
  /// For each tie its strength, NaN where it is not known; empty where the list has no such column.
  public var strengths: ContiguousArray<Double> { lane.strengths }
  /// The name with a number, from 0 on.
  public func name(_ number: Int) -> String { lane.names[number] }

  /// Reads a list of ties in CSV.
  ///
  /// - Parameter progress: Told now and then which share of the file has been read, 0 to 1, from several threads.
  /// - Throws: ``StudyError`` if the file cannot be read, has no columns for both ends, or says more than this type keeps.
  /// - Complexity: O(bytes). Memory for the names and 8 bytes a tie, 16 with strengths, at most twice that while reading;
  ///   much more where the list has to be read as a study reads it.
  public init(contentsOf url: URL, progress: @escaping @Sendable (Double) -> Void = { _ in }) throws(StudyError) {
    try self.init(contentsOf: url, lanes: ProcessInfo.processInfo.activeProcessorCount, progress: progress)
  }

  /// The same on a number of cores, in pieces of a size.
  init(
    contentsOf url: URL, lanes: Int, pieceSize: Int = 1 << 18,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(StudyError) {
    let reader: TieListReader
    do throws(TableError) { reader = try TieListReader(url) } catch { throw StudyError(.unusable, error.diagnostic) }
    try self.init(reader, lanes: lanes, pieceSize: pieceSize, progress: progress)
  }

  init(
    _ reader: TieListReader, lanes: Int, pieceSize: Int, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(StudyError) {
    if let plain = try NamedTieList.plain(reader, lanes: lanes, pieceSize: pieceSize, progress: progress) {
      self = plain
      return
    }
    let columns = try NamedTieList.columns(of: reader.heading, file: reader.file)
    let table: Table
    do throws(TableError) { table = try reader.whole() } catch { throw StudyError(.unusable, error.diagnostic) }
    var findings: [Diagnostic] = []
    var rows = RelationshipTable(table, description: StudyDescription(), names: nil)
    let ties = try rows.relationships(findings: &findings)
    lane = TieLane(ties, isolates: rows.isolates, hasStrengths: columns.strength != nil)
    diagnostics = findings
  }

  private init(lane: TieLane, diagnostics: [Diagnostic]) {
    self.lane = lane
    self.diagnostics = diagnostics
  }

  /// The list where nothing has to be said about any of its rows; nil where it has to be read as a study reads it.
  static func plain(
    _ reader: TieListReader, lanes: Int, pieceSize: Int, progress: @escaping @Sendable (Double) -> Void
  ) throws(StudyError) -> NamedTieList? {
    let columns = try columns(of: reader.heading, file: reader.file)
    guard let lane = reader.inPieces(columns, lanes: lanes, pieceSize: pieceSize, progress: progress),
      !(0..<lane.names.count).contains(where: { TotalRows.isTotal(lane.names[$0]) })
    else { return nil }
    var findings: [Diagnostic] = []
    var heading = RelationshipTable(reader.heading, description: StudyDescription(), names: nil)
    _ = try heading.relationships(findings: &findings)
    return NamedTieList(lane: lane, diagnostics: findings.filter { $0.code != "no-rows" })
  }

  /// The graph of the ties; its nodes are the numbers of the names. Ties to oneself and of strength 0 are left out, repeated
  /// ones are merged.
  ///
  /// - Throws: ``GraphError`` for a strength that is not between 1e-100 and 1e100.
  /// - Complexity: O(names + ties).
  public func graph(isDirected: Bool, merging: ParallelTies = .mean) throws(GraphError) -> Graph {
    var builder = try GraphBuilder(nodeCount: nameCount, isDirected: isDirected, merging: merging)
    builder.reserveCapacity(tieCount, weighted: !strengths.isEmpty)
    for tie in 0..<tieCount {
      let strength = lane.strengths.isEmpty || lane.strengths[tie].isNaN ? nil : lane.strengths[tie]
      try builder.add(from: Int(lane.sources[tie]), to: Int(lane.targets[tie]), strength: strength)
    }
    return try builder.build()
  }

  private static func columns(of heading: Table, file: String) throws(StudyError) -> TieLane.Columns {
    let map = ColumnMap(heading, meanings: Headings.relationships)
    if let kind = TieWords.kind(ofPlace: file, StudySettings()) {
      throw StudyError(
        .unusable, code: "more-than-ties", file: file,
        "By the name of the file its ties are of the kind “\(kind)”, which is told in confidence.",
        advice: "Read it as a study, which knows what may be shown.")
    }
    let more =
      ["kind", "sign", "wave", "status", "since", "until", "reporter"].first { map[$0] != nil }
      ?? heading.heading.first { TieDirections.headings.contains(TextNormalization.key($0)) }
    if let more {
      throw StudyError(
        .unusable, code: "more-than-ties", file: file,
        "The list says more than who is tied to whom: it has a column for \(more).",
        advice: "Read it as a study, or delete the columns that are not needed.")
    }
    guard let from = map["from"], let to = map["to"] else {
      throw StudyError(
        .unusable, code: "no-ends", file: file, "The list of ties needs a column from and a column to.",
        found: heading.heading.prefix(12).joined(separator: ", "), advice: "Rename the two columns.")
    }
    return TieLane.Columns(from: from, to: to, strength: map["strength"])
  }
}
