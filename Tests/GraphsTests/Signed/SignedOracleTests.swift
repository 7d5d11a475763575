import Foundation
import Testing

@testable import Graphs

/// A signed network with the values counted for it directly, from the folder of data sets beside the package.
private struct SignedOracle: CustomTestStringConvertible, Sendable {
  let dataset: String
  let view: String
  /// The sign of a row, by relation, wave and weight; 0 for a row of another network.
  let sign: @Sendable (_ relation: String, _ wave: String?, _ weight: Double) -> Int

  var testDescription: String { "\(dataset) \(view)" }

  static let all = [
    SignedOracle(dataset: "read-highland-tribes", view: "signed") { relation, _, _ in
      relation == "alliance" ? 1 : -1
    },
    SignedOracle(dataset: "sampson-monastery", view: "signed_like3_dislike") { relation, wave, _ in
      relation == "like" && wave == "3" ? 1 : relation == "dislike" ? -1 : 0
    },
    SignedOracle(dataset: "sampson-monastery", view: "signed_praise_blame") { relation, _, _ in
      relation == "praise" ? 1 : relation == "blame" ? -1 : 0
    },
    SignedOracle(dataset: "newcomb-fraternity", view: "signed_top3_bottom2_week15") { _, wave, rank in
      wave != "15" ? 0 : rank <= 3 ? 1 : rank >= 15 ? -1 : 0
    },
    SignedOracle(dataset: "bitcoin-otc", view: "signed") { _, _, rating in rating > 0 ? 1 : -1 },
  ]

  func load() throws -> (graph: SignedGraph, names: [String], values: [String: Any]) {
    let folder = Oracle.folder.appending(path: dataset)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "oracle.json")))
    let views = try #require((json as? [String: Any])?["views"] as? [String: Any])
    let content = try #require(views[view] as? [String: Any])
    let values = try #require((content["metrics"] as? [String: Any])?["signed"] as? [String: Any])
    let isDirected = try #require((content["interpretation"] as? [String: Any])?["directed"] as? Bool)
    let names = try Table(folder.appending(path: "nodes.csv")).column("id")
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    let table = try Table(folder.appending(path: "edges.csv"))
    var ties: [Int: [(Int, Int)]] = [1: [], -1: []]
    for row in table.rows {
      let weight = try #require(table.value("weight", row).flatMap(Double.init))
      let sign = sign(table.value("relation", row) ?? "", table.value("wave", row), weight)
      let from = try #require(number[table.value("source", row) ?? ""])
      let to = try #require(number[table.value("target", row) ?? ""])
      ties[sign]?.append((from, to))
    }
    let positive = try Graph(nodeCount: names.count, ties: ties[1] ?? [], isDirected: isDirected)
    let negative = try Graph(nodeCount: names.count, ties: ties[-1] ?? [], isDirected: isDirected)
    return (SignedGraph(positive: positive, negative: negative), names, values)
  }
}

@Suite(.enabled(if: Oracle.isPresent, "The folder of data sets does not lie beside the package."))
struct SignedOracleTests {
  @Test(arguments: SignedOracle.all)
  private func balance(oracle: SignedOracle) throws {
    let (graph, names, values) = try oracle.load()
    let pairs = graph.undirected()
    let balance = graph.triadBalance()
    func number(_ key: String) -> Double? { (values[key] as? NSNumber)?.doubleValue }
    #expect(Double(graph.positive.tieCount) == number("arcs_or_edges_positive"))
    #expect(Double(graph.negative.tieCount) == number("arcs_or_edges_negative"))
    #expect(Double(pairs.ambivalent.tieCount) == number("pairs_with_conflicting_signs_dropped"))
    #expect(Double(pairs.positive.tieCount) == number("pairs_positive"))
    #expect(Double(pairs.negative.tieCount) == number("pairs_negative"))
    #expect(Double(balance.allPositive) == number("+++"))
    #expect(Double(balance.oneNegative) == number("++-"))
    #expect(Double(balance.twoNegative) == number("+--"))
    #expect(Double(balance.allNegative) == number("---"))
    let balanced = balance.allPositive + balance.twoNegative
    let unbalanced = balance.oneNegative + balance.allNegative
    #expect(Double(balanced) == number("balanced") && Double(unbalanced) == number("unbalanced"))
    #expect(Double(balanced + unbalanced) == number("triangles"))
    #expect(isClose(balance.balance.value, number("balanced_share")))
    #expect(isClose(balance.balance.details[4].value, number("weakly_balanced_share")))
    for (key, found) in [
      ("triangles_per_node", balance.trianglesOfNode), ("balanced_triangles_per_node", balance.balancedOfNode),
    ] {
      guard let expected = values[key] as? [String: NSNumber] else { continue }
      for (name, count) in zip(names, found) { #expect(expected[name]?.intValue == count, "\(key) \(name)") }
    }
  }

  /// Exhaustive counts where there are some; of the largest network, that the bounds are near.
  @Test(arguments: SignedOracle.all)
  private func frustration(oracle: SignedOracle) throws {
    let (graph, names, values) = try oracle.load()
    let start = ContinuousClock.now
    let index = graph.frustrationIndex()
    let elapsed = ContinuousClock.now - start
    guard let expected = values["frustration_index_2_colours"] as? NSNumber else {
      print(oracle, index.lower ?? -1, index.value ?? -1, index.isProved, elapsed)
      #expect((index.lower ?? 0) <= (index.value ?? 0))
      return
    }
    #expect(index.value == expected.doubleValue && index.isProved)
    #expect(index.optimaCount == (values["optimal_partitions_count"] as? NSNumber)?.intValue)
    // One of the best divisions; others may put those without ties elsewhere.
    let camps = try #require(values["one_optimal_partition"] as? [String: Int])
    let pairs = graph.undirected()
    let frustrated =
      pairs.positive.ties.count { camps[names[$0.from]] != camps[names[$0.to]] }
      + pairs.negative.ties.count { camps[names[$0.from]] == camps[names[$0.to]] }
    #expect(Double(frustrated) == index.value)
  }
}
