package import Foundation
package import Graphs
package import StakeholderModel

/// A network to measure, made of a very long list of ties: who takes part, and the graph, but no record of each tie.
package struct LongNetwork: Sendable {
  /// The stakeholders, in a study that says nothing else.
  package let network: StakeholderNetwork
  /// The ties of the list.
  private let list: NamedTieList

  /// The fewest bytes of a list that is worth it: shorter ones are read as a study in a moment, with a finding for each row.
  package static let fewestBytes = 8 << 20

  /// Reads a list of ties in CSV where nothing but who is tied to whom, and how strongly, can matter.
  ///
  /// - Parameter tellsRows: Whether rows that are left out have to be told one by one.
  /// - Returns: Nil where the file has to be read as a study: it is short, or no list of ties in CSV; settings or a list of
  ///   respondents stand beside it; it says more than who, to whom and how strongly; or something has to be said about
  ///   one of its rows, other than that ties are repeated.
  package static func read(
    _ file: URL, tellsRows: Bool, fewestBytes: Int = fewestBytes,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> LongNetwork? {
    guard let size = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize,
      size >= fewestBytes, StudyFiles.isListAlone(file),
      let reader = try? TieListReader(file),
      let list = try? NamedTieList.plain(
        reader, lanes: ProcessInfo.processInfo.activeProcessorCount, pieceSize: 1 << 18, progress: progress)
    else { return nil }
    return LongNetwork(list, file: file, tellsRows: tellsRows)
  }

  private init?(_ list: NamedTieList, file: URL, tellsRows: Bool) {
    let toOneself = zip(list.sources, list.targets).count { $0 == $1 }
    guard toOneself == 0 || !tellsRows,
      list.strengths.allSatisfy({ $0.isNaN || $0 == 0 || Strength.usable.contains($0) })
    else { return nil }
    self.list = list
    var settings = StudySettings()
    settings.kinds = [.unnamedTie]
    var builder = StudyBuilder(settings: settings)
    for number in 0..<list.nameCount { builder.add(Stakeholder(id: Stakeholder.ID(rawValue: list.name(number)))) }
    for finding in list.diagnostics { builder.report(finding) }
    if toOneself > 0 {
      builder.report(
        Diagnostic(
          .warning, code: "tie-to-oneself", at: .init(file: file.lastPathComponent),
          message: "\(toOneself == 1 ? "1 tie goes" : "\(toOneself) ties go") from somebody to itself.",
          action: "They are left out."))
    }
    network = builder.build(title: file.deletingPathExtension().lastPathComponent).latestNetwork
    guard network.stakeholders.count == list.nameCount else { return nil }
  }

  /// The graph as a study makes it of the same list: reports of the same tie are merged with the mean of their strengths,
  /// and ties without a strength are taken at the mean of the others.
  ///
  /// - Complexity: O(names + ties).
  package func projection(
    direction: Projection.Direction, weights: Projection.Weights
  ) throws(GraphError) -> Projection {
    // Nobody is tied to oneself, whatever the strength.
    let rows = (0..<list.tieCount).lazy.filter { [list] in list.sources[$0] != list.targets[$0] }
    func strength(_ row: Int) -> Double { list.strengths.isEmpty ? .nan : list.strengths[row] }
    var sum = 0.0, known = 0, unknown = 0, notTies = 0
    for row in rows {
      let strength = strength(row)
      if strength.isNaN {
        unknown += 1
      } else if strength == 0 {
        notTies += 1
      } else {
        sum += strength
        known += 1
      }
    }
    let mean = weights == .none || known == 0 ? nil : sum / Double(known)

    var builder = try GraphBuilder(nodeCount: list.nameCount, isDirected: true)
    builder.reserveCapacity(known + unknown, weighted: mean != nil)
    for row in rows {
      let strength = strength(row)
      guard strength != 0 else { continue }
      try builder.add(
        from: Int(list.sources[row]), to: Int(list.targets[row]), strength: mean.map { strength.isNaN ? $0 : strength })
    }
    var graph = try builder.build()
    if case .undirected(let rule) = direction { graph = graph.undirected(rule) }
    return network.projection(of: [Kind.ID.unnamedTie], direction: direction, weights: weights).replacing(
      graph, notTies: notTies, strengthsFilledIn: mean == nil ? 0 : unknown)
  }
}
