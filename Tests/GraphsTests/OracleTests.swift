import Foundation
import Testing

@testable import Graphs

/// A network with the values that networkx, igraph and R sna give for it, from the folder of data sets beside the package.
struct Oracle: CustomTestStringConvertible, Sendable {
  let dataset: String
  let view: String
  let relation: String
  let wave: String?
  let isWeighted: Bool
  /// The rows of other weights belong to other networks.
  let weights: ClosedRange<Double>

  var testDescription: String { "\(dataset) \(view)" }

  /// The folder of data sets; it lies outside of the package and may be absent.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/datasets")
  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static func view(
    _ dataset: String, _ view: String, _ relation: String? = nil, wave: String? = nil, weighted: Bool = false,
    weights: ClosedRange<Double> = -Double.infinity...Double.infinity
  ) -> Oracle {
    Oracle(
      dataset: dataset, view: view, relation: relation ?? view, wave: wave, isWeighted: weighted, weights: weights)
  }

  static let small: [Oracle] =
    ["political_information", "scientific_information_sent", "influence_attribution"].map { view("chemg-policy", $0) }
    + ["Cheyenne", "HurrFrederic", "LakePomona", "MtSi", "MtStHelens", "Texas", "Wichita"].map {
      view("emon-search-and-rescue", $0)
    }
    + ["1", "2", "3"].map { (wave: String) in view("glasgow-s50", "wave" + wave, "friendship", wave: wave) }
    + ["information", "money"].map { view("knoke-bureaucracies", $0) }
    + ["advice", "friendship", "cowork", "cowork_named"].map { view("lazega-lawyers", $0) }
    + ["marriage", "business"].map { view("padgett-florentine", $0) }
    + ["alliance", "opposition"].map { view("read-highland-tribes", $0) }
    + ["1", "2", "3"].map { (wave: String) in
      view("sampson-monastery", "like_t" + wave, "like", wave: wave, weighted: true)
    }
    + ["dislike", "esteem", "disesteem", "influence_positive", "influence_negative", "praise", "blame"].map {
      view("sampson-monastery", $0, weighted: true)
    }
    + [
      view("chemg-policy", "shared_committees", weighted: true), view("davis-southern-women", "twomode", "attended"),
      view("pane-training-trust", "trust"), view("sampson-monastery", "blame_binary", "blame"),
      view("thurman-office", "chart", "organisation_chart"), view("thurman-office", "informal", "multiplex_informal"),
      view("zachary-karate", "binary", "friendship"), view("zachary-karate", "weighted", "friendship", weighted: true),
      view("burkhardt-agency", "wave1", "work_communication", wave: "1", weighted: true),
      view("burkhardt-agency", "wave5", "work_communication", wave: "5", weighted: true),
      view("padgett-florentine", "union", ""), view("read-highland-tribes", "signed", ""),
      view("sampson-monastery", "like_union_3_waves", "like"),
    ]
    // The five whom each ranks first.
    + ["0", "7", "15"].map { (wave: String) in
      view("newcomb-fraternity", "top5_week" + wave, "preference_rank", wave: wave, weights: 1...5)
    }

  static let large = [
    view("icts-grants", "collaboration", "grant_collaboration"), view("bitcoin-otc", "unsigned", "trust"),
    view("bitcoin-otc", "positive_weighted", "trust", weighted: true, weights: 1...10),
    view("pgp-web-of-trust", "trust", ""),
  ]
}

/// An oracle's network and values, loaded.
struct LoadedOracle {
  let graph: Graph
  let names: [String]
  let metrics: [String: Any]
  /// Values of R sna.
  let sna: [String: Any]
  let attributes: [String: [String]]

  init(_ oracle: Oracle) throws {
    let folder = Oracle.folder.appending(path: oracle.dataset)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "oracle.json")))
    let views = try #require((json as? [String: Any])?["views"] as? [String: Any])
    let view = try #require(views[oracle.view] as? [String: Any])
    let interpretation = try #require(view["interpretation"] as? [String: Any])
    metrics = try #require(view["metrics"] as? [String: Any])
    sna = view["R_sna"] as? [String: Any] ?? [:]
    let nodes = try Table(folder.appending(path: "nodes.csv"))
    let names = try view["nodes"] as? [String] ?? nodes.column("id")
    attributes = Dictionary(
      uniqueKeysWithValues: try nodes.header.map { header in
        let values = Dictionary(zip(try nodes.column("id"), try nodes.column(header)), uniquingKeysWith: { $1 })
        return (header, names.map { values[$0] ?? "" })
      })
    self.names = names
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    let isDirected = try #require(interpretation["directed"] as? Bool)
    var builder = try GraphBuilder(nodeCount: names.count, isDirected: isDirected, merging: .max)
    let table = try Table(folder.appending(path: "edges.csv"))
    for row in table.rows {
      guard oracle.relation == "" || table.value("relation", row) == oracle.relation else { continue }
      guard oracle.wave == nil || table.value("wave", row) == oracle.wave else { continue }
      let weight = table.value("weight", row).flatMap(Double.init)
      guard oracle.weights.contains(weight ?? 0) else { continue }
      let from = number[table.value("source", row) ?? ""]
      let to = number[table.value("target", row) ?? ""]
      try builder.add(
        from: #require(from), to: #require(to),
        strength: oracle.isWeighted ? weight : nil)
    }
    graph = try builder.build()
    #expect(graph.tieCount == view["m"] as? Int)
  }

  func number(_ key: String) -> Double? { (metrics[key] as? NSNumber)?.doubleValue }

  /// Values by node; of a large network only the greatest ones.
  func vector(_ key: String) -> [String: Double]? {
    guard var object = metrics[key] as? [String: Any] else { return nil }
    object = object["values"] as? [String: Any] ?? object
    object = object["top100"] as? [String: Any] ?? object
    return object.compactMapValues { ($0 as? NSNumber)?.doubleValue }
  }

  /// Expects our values to be the oracle's, after conversion.
  func expect(
    _ key: String, _ scores: some Collection<Double?>, tolerance: Double = 1e-8, undefined: Double? = 0
  ) {
    guard let expected = vector(key) else { return }
    for (name, found) in zip(names, scores) {
      guard let value = expected[name] else { continue }
      guard let found = found ?? undefined else { continue }
      #expect(isClose(found, value, tolerance: tolerance), "\(key) of \(name)")
    }
  }

  /// igraph scales the greatest value to 1 and takes the component with the largest eigenvalue, we the one with most nodes:
  /// comparable if that is the same.
  func expectScaled(_ key: String, _ scores: NodeScores) {
    let greatest = scores.compactMap { $0 }.max() ?? 1
    let expected = vector(key) ?? [:]
    guard zip(names, scores).contains(where: { $1 != nil && expected[$0] == 1 }) else { return }
    expect(key, scores.map { $0.map { $0 / greatest } }, tolerance: 1e-9, undefined: nil)
  }

  func expect(_ key: String, _ value: Double?, tolerance: Double = 1e-9) {
    guard let expected = number(key) else { return }
    #expect(isClose(value, expected, tolerance: tolerance), "\(key)")
  }
}

/// A file of comma-separated values without quotes.
struct Table {
  let header: [String]
  let rows: [[String]]

  init(_ file: URL) throws {
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    header = cells[0]
    rows = Array(cells.dropFirst())
  }

  func value(_ column: String, _ row: [String]) -> String? { header.firstIndex(of: column).map { row[$0] } }
  func column(_ name: String) throws -> [String] {
    let index = try #require(header.firstIndex(of: name))
    return rows.map { $0[index] }
  }
}

private func compareAll(_ oracle: Oracle) throws {
  let loaded = try LoadedOracle(oracle)
  let graph = loaded.graph.unweighted
  let undirected = graph.undirected()
  let others = Double(graph.nodeCount - 1)
  loaded.expect("density", graph.density().value)
  loaded.expect("density_undirected_or", undirected.density().value)
  loaded.expect("in_degree", graph.inDegrees())
  loaded.expect("out_degree", graph.outDegrees())
  loaded.expect("degree_undirected_or", undirected.degrees())
  loaded.expect("weak_components", Double(graph.components().count))
  loaded.expect("largest_weak_component", graph.components().sizes.max().map(Double.init))
  loaded.expect("strongly_connected_components", Double(graph.strongComponents().count))
  loaded.expect("largest_scc", graph.strongComponents().sizes.max().map(Double.init))
  loaded.expect("reciprocity_arcs", graph.reciprocity().value)
  loaded.expect("betweenness_directed_unnormalised", graph.betweenness())
  loaded.expect("betweenness_undirected_unnormalised", undirected.betweenness())
  loaded.expect("betweenness_networkx_unnormalised", graph.betweenness())
  // networkx takes paths to the node and gives 0 where no path leads there.
  loaded.expect("closeness_networkx_wf_improved", graph.closeness(.incoming))
  // igraph looks at the nodes within reach only: our values without the share of nodes reached.
  for (key, view, direction) in [
    ("closeness_undirected_igraph", undirected, PathDirection.outgoing), ("closeness_out_igraph", graph, .outgoing),
    ("closeness_in_igraph", graph, .incoming), ("closeness_networkx_plain", graph, .incoming),
  ] {
    let reached = view.distanceSums(direction).reached.map(Double.init)
    let scores = zip(view.closeness(direction), reached).map { score, count in score.map { $0 / count * others } }
    loaded.expect(key, scores, undefined: nil)
  }
  loaded.expect("harmonic_undirected", undirected.harmonicCloseness().map { $0.map { $0 * others } })
  loaded.expect("harmonic_out", graph.harmonicCloseness(.outgoing).map { $0.map { $0 * others } })
  loaded.expect("harmonic_in", graph.harmonicCloseness(.incoming).map { $0.map { $0 * others } })
  loaded.expectScaled("eigenvector_undirected", undirected.eigenvectorCentrality())
  loaded.expect("pagerank_0.85", graph.pageRank())
  loaded.expect("core_number_undirected_or", graph.coreNumbers())
  let structure = graph.cutStructure()
  loaded.expect("articulation_points_count", Double(structure.articulationPoints.count))
  loaded.expect("bridges_count", Double(structure.bridges.count))
  if let points = loaded.metrics["articulation_points"] as? [String] {
    #expect(Set(points) == Set(structure.articulationPoints.map { loaded.names[$0.node] }))
  }
  loaded.expect("transitivity_global_undirected_or", undirected.transitivity().value)
  loaded.expect("local_clustering_undirected_or", undirected.clustering())
  loaded.expect("average_clustering_degree_ge2_only", undirected.averageClustering().value)
  loaded.expect("average_clustering_zeros_counted", undirected.averageClustering().details[0].value)
  loaded.expect("triangles_undirected", graph.triangles().reduce(0) { $0 + ($1 ?? 0) } / 3)
  loaded.expect("triangles_undirected", Double(graph.triangleCount()))
  if let isolates = loaded.metrics["isolates"] as? [String] {
    #expect(isolates.sorted() == graph.nodes.filter { graph.degree(of: $0) == 0 }.map { loaded.names[$0] }.sorted())
  }
  if let dyads = loaded.vector("dyad_census"), graph.isDirected {
    let mutual = graph.ties.count { graph.containsTie(from: $0.to, to: $0.from) } / 2
    #expect(Double(mutual) == dyads["mutual"] && Double(graph.tieCount - 2 * mutual) == dyads["asymmetric"])
  }
  if let values = (loaded.metrics["edge_betweenness_undirected_unnormalised"] as? [String: Any])?["values"] as? [[Any]]
  {
    let expected = values.reduce(into: [Set<String>: Double]()) { known, row in
      guard let one = row[0] as? String, let other = row[1] as? String else { return }
      known[[one, other]] = (row[2] as? NSNumber)?.doubleValue
    }
    let found = undirected.edgeBetweenness()
    #expect(expected.count == found.count)
    for (tie, value) in zip(undirected.ties, found) {
      #expect(isClose(value, expected[[loaded.names[tie.from], loaded.names[tie.to]]], tolerance: 1e-8))
    }
  }
  let census = graph.triadCensus()
  for (name, count) in graph.isDirected ? loaded.vector("triad_census") ?? [:] : [:] {
    #expect(TriadCensus.Kind.allCases.first { $0.name == name }.map { census[$0] } == Int(count), "\(name)")
  }
  loaded.expect("degree_assortativity_undirected_or", undirected.degreeAssortativity().value)
  loaded.expect("constraint", graph.structuralHoles().constraint, undefined: nil)
  loaded.expect("constraint_undirected_or", undirected.structuralHoles().constraint, undefined: nil)
  loaded.expect("effective_size_undirected_or", undirected.structuralHoles().effectiveSize, undefined: nil)
  loaded.expect("diameter_undirected", undirected.diameter().value)
  loaded.expect("average_shortest_path_undirected", undirected.averagePathLength().value)
  guard oracle.isWeighted else { return }
  let weighted = loaded.graph
  loaded.expect("in_strength", weighted.inStrengths())
  loaded.expect("out_strength", weighted.outStrengths())
  loaded.expect("strength_undirected", weighted.undirected().strengths())
  loaded.expectScaled("eigenvector_undirected_weighted", weighted.undirected().eigenvectorCentrality())
  loaded.expect("pagerank_0.85_weighted", weighted.pageRank())
  loaded.expect("constraint_weighted", weighted.structuralHoles().constraint, undefined: nil)
  loaded.expect("betweenness_weighted_distance_1_over_w", weighted.betweenness())
}

@Suite(.enabled(if: Oracle.isPresent, "The folder of data sets does not lie beside the package."))
struct OracleTests {
  @Test(arguments: Oracle.small)
  func valuesOfOtherTools(oracle: Oracle) throws { try compareAll(oracle) }

  /// Direct counts and R sna, for each attribute of the nodes that the file has values for.
  @Test(arguments: Oracle.small)
  func valuesBySector(oracle: Oracle) throws {
    let loaded = try LoadedOracle(oracle)
    let graph = loaded.graph.unweighted
    let attributes = loaded.metrics["by_attribute"] as? [String: [String: Any]] ?? [:]
    for (name, values) in attributes {
      guard let labels = loaded.attributes[name], !labels.contains("") else { continue }
      let kinds = Set(labels).sorted()
      let sectors = labels.map { kinds.firstIndex(of: $0) }
      if let index = values["EI_index_undirected_or"] as? [String: Any] {
        #expect(isClose(graph.undirected().eiIndex(of: sectors).value, (index["value"] as? NSNumber)?.doubleValue))
      }
      if let value = values["attribute_assortativity"] as? [String: Any] {
        let expected = (value["value"] as? NSNumber)?.doubleValue
        #expect(isClose(graph.assortativity(by: sectors).value, expected, tolerance: 1e-9))
      }
      guard graph.isDirected, let partitions = loaded.sna["gould_fernandez_brokerage"] as? [String: Any],
        let partition = partitions[name] as? [String: Any],
        let raw = partition["raw"] as? [String: [NSNumber]]
      else { continue }
      let brokerage = graph.brokerage(by: sectors)
      let roles: [BrokerageRole] = [.coordinator, .consultant, .representative, .gatekeeper, .liaison]
      for (node, name) in loaded.names.enumerated() {
        let counts = roles.map { brokerage.value(of: node, as: $0)?.count } + [brokerage.totals[node]?.count]
        #expect(counts == raw[name]?.map(\.doubleValue), "\(name)")
      }
    }
  }
}

@Suite(.enabled(if: Oracle.isPresent, "The folder of data sets does not lie beside the package."), .tags(.slow))
struct OracleSlowTests {
  @Test(arguments: Oracle.large)
  func valuesOfOtherTools(oracle: Oracle) throws { try compareAll(oracle) }
}
