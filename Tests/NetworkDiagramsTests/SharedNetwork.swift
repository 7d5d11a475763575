import Foundation
import Graphs

@testable import NetworkDiagrams

/// A network of the shared datasets beside the package; tests that use one are skipped where they are absent.
struct SharedNetwork {
  static let root = PlaybookCase.datasets.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/datasets")
  static let isPresent = FileManager.default.fileExists(atPath: root.path)

  var names: [String] = []
  var ties: [(Int, Int)] = []

  /// Reads two columns of a table without quoted fields; `relation` keeps only rows of that relation.
  init(_ name: String, relation: String? = nil) throws {
    let folder = Self.root.appending(path: name)
    var index: [Substring: Int] = [:]
    func add(_ id: Substring) -> Int {
      if let known = index[id] { return known }
      index[id] = names.count
      names.append(String(id))
      return names.count - 1
    }
    for row in try String(contentsOf: folder.appending(path: "nodes.csv"), encoding: .utf8).split(
      whereSeparator: \.isNewline
    )
    .dropFirst() {
      _ = add(row.split(separator: ",")[0])
    }
    for row in try String(contentsOf: folder.appending(path: "edges.csv"), encoding: .utf8).split(
      whereSeparator: \.isNewline
    )
    .dropFirst() {
      let fields = row.split(separator: ",")
      if let relation, fields[2] != relation { continue }
      let from = add(fields[0])
      ties.append((from, add(fields[1])))
    }
  }

  var graph: Graph {
    get throws { try Graph(nodeCount: names.count, ties: ties, isDirected: false) }
  }

  func diagram(title: String) throws -> Diagram { try Diagram.sample(of: graph, names: names, title: title) }
}

extension Diagram {
  /// A diagram of a bare graph, sized by betweenness.
  static func sample(of graph: Graph, names: [String]? = nil, title: String) -> Diagram {
    let scores = graph.betweenness()
    let nodes = graph.nodes.map { node in
      DiagramNode(id: "n\(node)", name: names?[node] ?? "Stakeholder \(node)", size: scores[node] ?? 0)
    }
    let ties = graph.ties.map { DiagramTie(from: "n\($0.from)", to: "n\($0.to)") }
    return Diagram(
      nodes: nodes, ties: ties, text: DiagramText(title: title, subtitle: "A network to try things out on"))
  }
}
