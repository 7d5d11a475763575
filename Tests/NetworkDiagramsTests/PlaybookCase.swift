import Foundation
import Graphs

@testable import NetworkDiagrams

/// A study of the shared datasets, read in the plainest way, as input for diagrams.
struct PlaybookCase {
  static let names = [
    "nashville-welcoming", "lima-ciudad-saludable", "mumbai-sneha", "sefton-listening-council", "built-for-zero",
    "united-for-brownsville",
  ]

  /// The datasets beside the package; tests that need them are skipped where they are absent.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/datasets/playbook")
  static let isPresent = FileManager.default.fileExists(atPath: root.path)

  let nodes: [DiagramNode]
  let ties: [DiagramTie]
  let sectors: [DiagramSector]

  init(_ name: String) throws {
    let folder = Self.root.appending(path: name)
    let people = try Self.rows(folder.appending(path: "stakeholders.csv"))
    let relations = try Self.rows(folder.appending(path: "relationships.csv"))
    let ids = people.map { $0["id"] ?? "" }
    let index = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let families: [String: TieFamily] = [
      "collaborate": .worksWith, "trust": .trusts, "bridge": .trusts, "blame": .against, "oppose": .against,
    ]
    ties = relations.map { row in
      let kind = row["kind"] ?? ""
      let family = families[kind] ?? .gives
      return DiagramTie(
        from: row["from"] ?? "", to: row["to"] ?? "", family: family,
        heads: family == .worksWith || family == .trusts ? .none : .forward, kind: kind)
    }
    let positive = ties.filter { $0.family != .against }.map { (index[$0.from] ?? 0, index[$0.to] ?? 0) }
    let scores = Self.betweenness(nodeCount: ids.count, ties: positive)
    nodes = people.enumerated().map { number, row in
      DiagramNode(
        id: row["id"] ?? "", name: row["name"] ?? "",
        isPerson: ["elected_official", "social_entrepreneur", "individual"].contains(row["type"] ?? ""),
        sector: row["sector"], size: scores[number])
    }
    let titles = [
      "public": "City and public bodies", "civil_society": "Civil society", "community": "Residents and communities",
      "private": "Business", "philanthropy": "Philanthropy", "academia": "Research",
      "international": "International bodies",
    ]
    let order = ["public", "civil_society", "community", "private", "philanthropy", "academia", "international"]
    sectors = order.map { DiagramSector(id: $0, title: titles[$0] ?? $0) }
  }

  func diagram(_ title: String, theme: DiagramTheme = .light) -> Diagram {
    Diagram(
      nodes: nodes, ties: ties, sectors: sectors,
      text: DiagramText(
        title: title, subtitle: "\(nodes.count) stakeholders and their ties",
        footers: [
          "Source: public pages about each story, coded by hand. A missing line means: not found in the sources.",
          "n = \(nodes.count) stakeholders, \(ties.count) ties. Near on the map ≈ few steps apart; up, down, left, right have no meaning.",
        ]), theme: theme)
  }

  /// Fields by heading.
  ///
  /// Good enough for the bundled files: quotes, commas and line breaks within quotes.
  static func rows(_ file: URL) throws -> [[String: String]] {
    var table: [[String]] = [[""]]
    var isQuoted = false
    for character in try String(contentsOf: file, encoding: .utf8) {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        table[table.count - 1].append("")
      } else if character.isNewline, !isQuoted {
        table.append([""])
      } else {
        table[table.count - 1][table[table.count - 1].count - 1].append(character)
      }
    }
    let heading = table[0]
    return table.dropFirst().filter { $0.count > 1 }.map { fields in
      Dictionary(zip(heading, fields), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Shortest paths through each node, counted naively.
  static func betweenness(nodeCount n: Int, ties: [(Int, Int)]) -> [Double] {
    var neighbors = [Set<Int>](repeating: [], count: n)
    for (a, b) in ties where a != b {
      neighbors[a].insert(b)
      neighbors[b].insert(a)
    }
    var scores = [Double](repeating: 0, count: n)
    for source in 0..<n {
      var order = [source]
      var distance = [Int](repeating: -1, count: n)
      var paths = [Double](repeating: 0, count: n)
      distance[source] = 0
      paths[source] = 1
      var head = 0
      while head < order.count {
        let node = order[head]
        head += 1
        for other in neighbors[node].sorted() {
          if distance[other] < 0 {
            distance[other] = distance[node] + 1
            order.append(other)
          }
          if distance[other] == distance[node] + 1 { paths[other] += paths[node] }
        }
      }
      var share = [Double](repeating: 0, count: n)
      for node in order.reversed() where node != source {
        for other in neighbors[node].sorted() where distance[other] == distance[node] - 1 {
          share[other] += paths[other] / paths[node] * (1 + share[node])
        }
        scores[node] += share[node] / 2
      }
    }
    return scores
  }
}
