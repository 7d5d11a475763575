import Foundation
import Testing

@testable import Graphs

/// What the oracles hold beside the measures of ``OracleTests``: values of R sna, by sector, and a partition; and that
/// nothing in them is passed over without a reason.
@Suite(.enabled(if: Oracle.isPresent, "The folder of data sets does not lie beside the package."))
struct OracleFieldsTests {
  @Test(arguments: Oracle.small)
  func valuesOfSna(oracle: Oracle) throws {
    let loaded = try LoadedOracle(oracle)
    let graph = loaded.graph.unweighted
    let undirected = graph.undirected()
    func expect(_ key: String, _ value: Double?, tolerance: Double = 1e-9) throws {
      let expected = try #require(loaded.sna[key] as? NSNumber, "\(key)").doubleValue
      #expect(isClose(value, expected, tolerance: tolerance), "\(key)")
    }
    func expect(_ key: String, _ scores: some Collection<Double?>, tolerance: Double = 1e-9) throws {
      let expected = try #require(loaded.sna[key] as? [String: NSNumber], "\(key)")
      for (name, found) in zip(loaded.names, scores) {
        #expect(isClose(found ?? 0, expected[name]?.doubleValue, tolerance: tolerance), "\(key) of \(name)")
      }
    }
    try expect("gden", graph.density().value)
    try expect("betweenness", graph.betweenness())
    try expect("betweenness_undirected", undirected.betweenness())
    try expect("centralization_betweenness", graph.betweennessCentralization().value)
    try expect("closeness_suminvdir", graph.harmonicCloseness(.outgoing))
    try expect("kcores_freeman_undirected", undirected.coreNumbers())
    try expect("krackhardt_connectedness", graph.components().connectedness)
    // Without ways of two ties sna gives 1.
    if let value = graph.transitivity().value { try expect("gtrans_weak", value) }
    let cuts = Set(graph.cutStructure().articulationPoints.map { loaded.names[$0.node] })
    // A single one stands there without a list.
    let one = (loaded.sna["cutpoints_weak"] as? String).map { [$0] }
    #expect(Set(one ?? loaded.sna["cutpoints_weak"] as? [String] ?? []) == cuts)
    let ends = loaded.metrics["bridges"] as? [[String]] ?? []
    let bridges = graph.cutStructure().bridges.map { Set([loaded.names[$0.from], loaded.names[$0.to]]) }
    if loaded.metrics["bridges"] != nil { #expect(Set(ends.map(Set.init)) == Set(bridges)) }
    let census = try #require(loaded.sna["dyad_census"] as? [String: NSNumber]).mapValues(\.intValue)
    if graph.isDirected {
      let mutual = graph.ties.count { graph.containsTie(from: $0.to, to: $0.from) } / 2
      let pairs = graph.nodeCount * (graph.nodeCount - 1) / 2
      let asymmetric = graph.tieCount - 2 * mutual
      #expect(census == ["Mut": mutual, "Asym": asymmetric, "Null": pairs - mutual - asymmetric])
      let reciprocity = graph.reciprocity()
      try expect("grecip_dyadic", Double(pairs - asymmetric) / Double(pairs))
      try expect("grecip_dyadic_nonnull", reciprocity.details[0].value)
      try expect("grecip_edgewise", reciprocity.value)
      try expect("centralization_indegree", graph.degreeCentralization().value)
      let triads = try #require(loaded.sna["triad_census"] as? [String: NSNumber])
      for kind in TriadCensus.Kind.allCases { #expect(graph.triadCensus()[kind] == triads[kind.name]?.intValue) }
    } else {
      try expect("centralization_degree", graph.degreeCentralization().value)
      let triangles = graph.triangles().reduce(0) { $0 + ($1 ?? 0) } / 3
      #expect((loaded.sna["triad_census"] as? [String: NSNumber])?["3"]?.doubleValue == triangles)
    }
    // Of several parts sna takes the one with the greatest eigenvalue; the sign is arbitrary.
    if undirected.components().count == 1, let expected = loaded.sna["evcent_undirected"] as? [String: NSNumber] {
      for (name, found) in zip(loaded.names, undirected.eigenvectorCentrality()) {
        #expect(isClose(found, expected[name].map { abs($0.doubleValue) }, tolerance: 1e-5), "evcent of \(name)")
      }
    }
  }

  @Test(arguments: Oracle.small)
  func sectorsAndPartitions(oracle: Oracle) throws {
    let loaded = try LoadedOracle(oracle)
    let graph = loaded.graph.unweighted
    let undirected = graph.undirected()
    if let found = loaded.metrics["fastgreedy_partition_igraph"] as? [String: Any] {
      let groups = try #require(found["membership"] as? [String: Int])
      let partition = Partition(labels: loaded.names.map { groups[$0] })
      let modularity = (found["modularity"] as? NSNumber)?.doubleValue
      #expect(isClose(undirected.modularity(of: partition).value, modularity, tolerance: 1e-9))
      #expect(undirected.communities().modularity ?? 0 >= (modularity ?? 1) - 1e-9, "a better one than fast greedy's")
    }
    for (name, values) in loaded.metrics["by_attribute"] as? [String: [String: Any]] ?? [:] {
      guard let labels = loaded.attributes[name], !labels.contains("") else { continue }
      let kinds = Set(labels).sorted()
      let sectors = labels.map { kinds.firstIndex(of: $0) }
      let partition = Partition(labels: labels)
      func expect(_ key: String, _ value: Double?) {
        guard let expected = ((values[key] as? [String: Any])?["value"] as? NSNumber)?.doubleValue else { return }
        #expect(isClose(value, expected, tolerance: 1e-9), "\(key) by \(name)")
      }
      #expect((values["categories"] as? [String: Int]) == Dictionary(grouping: labels) { $0 }.mapValues(\.count))
      expect("EI_index_arcs", graph.eiIndex(of: sectors).value)
      expect("modularity_undirected_or_unweighted", undirected.modularity(of: partition).value)
      expect("modularity_undirected_weighted", loaded.graph.undirected().modularity(of: partition).value)
      if graph.isDirected { expect("modularity_directed_unweighted", graph.modularity(of: partition).value) }
      expect("attribute_assortativity_undirected_or", undirected.assortativity(by: sectors).value)
      if let nodes = values["EI_index_per_node_undirected_or"] as? [String: NSNumber] {
        for (name, found) in zip(loaded.names, undirected.eiIndex(of: sectors).byNode) where nodes[name] != nil {
          #expect(isClose(found, nodes[name]?.doubleValue), "E–I of \(name)")
        }
      }
    }
  }

  /// Fields of `metrics` that tests compare, here, in ``OracleTests`` and in ``SignedOracleTests``.
  private static let compared: Set<String> = [
    "density", "density_undirected_or", "reciprocity_arcs", "dyad_census", "in_degree", "out_degree", "in_strength",
    "out_strength", "strength_undirected", "degree_undirected_or", "weak_components", "largest_weak_component",
    "strongly_connected_components", "largest_scc", "isolates", "betweenness_directed_unnormalised",
    "betweenness_undirected_unnormalised", "betweenness_networkx_unnormalised",
    "edge_betweenness_undirected_unnormalised", "betweenness_weighted_distance_1_over_w", "closeness_undirected_igraph",
    "closeness_out_igraph", "closeness_in_igraph", "closeness_networkx_wf_improved", "closeness_networkx_plain",
    "harmonic_undirected", "harmonic_out", "harmonic_in", "eigenvector_undirected", "eigenvector_undirected_weighted",
    "pagerank_0.85", "pagerank_0.85_weighted", "constraint", "constraint_undirected_or", "constraint_weighted",
    "effective_size_undirected_or", "core_number_undirected_or", "articulation_points", "articulation_points_count",
    "bridges", "bridges_count", "transitivity_global_undirected_or", "local_clustering_undirected_or",
    "average_clustering_zeros_counted", "average_clustering_degree_ge2_only", "triangles_undirected", "triad_census",
    "degree_assortativity_undirected_or", "diameter_undirected", "average_shortest_path_undirected",
    "fastgreedy_partition_igraph", "by_attribute", "signed",
  ]

  private static let comparedBySector: Set<String> = [
    "categories", "EI_index_undirected_or", "EI_index_arcs", "EI_index_per_node_undirected_or",
    "modularity_undirected_or_unweighted", "modularity_undirected_weighted", "modularity_directed_unweighted",
    "attribute_assortativity", "attribute_assortativity_undirected_or",
  ]

  private static let comparedSigns: Set<String> = [
    "arcs_or_edges_positive", "arcs_or_edges_negative", "pairs_with_conflicting_signs_dropped", "pairs_positive",
    "pairs_negative", "triangles", "+++", "++-", "+--", "---", "balanced", "unbalanced", "balanced_share",
    "weakly_balanced_share", "triangles_per_node", "balanced_triangles_per_node", "frustration_index_2_colours",
    "optimal_partitions_count", "one_optimal_partition",
  ]

  private static let comparedOfSna: Set<String> = [
    "gden", "dyad_census", "grecip_dyadic", "grecip_dyadic_nonnull", "grecip_edgewise", "gtrans_weak",
    "centralization_degree", "centralization_betweenness", "centralization_indegree", "betweenness",
    "betweenness_undirected", "closeness_suminvdir", "evcent_undirected", "triad_census", "cutpoints_weak",
    "kcores_freeman_undirected", "krackhardt_connectedness", "gould_fernandez_brokerage",
  ]

  /// Fields that no test compares, and why.
  private static let reasons: [String: String] = [
    "core_number_all_degree": "igraph counts both ties of a mutual pair; ours, as sna's, counts the pair.",
    "effective_size_directed_networkx":
      "networkx divides by the wrong sums where there are directions (pull request 8906).",
    "effective_size_weighted_networkx":
      "networkx divides by the wrong sums where there are weights (pull request 8906).",
    "undirected_rule": "words", "method": "words", "tool": "words", "gmode": "words", "bonpow_note": "words",
    "krackhardt_efficiency": "not offered: it tells of trees of command.",
    "krackhardt_hierarchy": "not offered: it tells of trees of command.",
    "krackhardt_lubness": "not offered: it tells of trees of command.",
  ]

  /// Views whose networks no test makes, and why.
  private static let viewsPassedOver: [String: String] = [
    "bitcoin-otc signed": "its unsigned values are those of the view unsigned; the signed ones are compared.",
    "newcomb-fraternity signed_top3_bottom2_week15":
      "its ties are of two ranges of ranks; the signed values are compared.",
    "sampson-monastery signed_like3_dislike": "its layers are views of their own; the signed values are compared.",
    "sampson-monastery signed_praise_blame": "its layers are views of their own; the signed values are compared.",
  ]

  @Test func everyFieldIsComparedOrHasAReason() throws {
    let made = Set((Oracle.small + Oracle.large).map { "\($0.dataset) \($0.view)" })
    let files = try FileManager.default.contentsOfDirectory(at: Oracle.folder, includingPropertiesForKeys: nil)
      .map { $0.appending(path: "oracle.json") }.filter { FileManager.default.fileExists(atPath: $0.path) }
    #expect(files.count > 15)
    for file in files {
      let dataset = file.deletingLastPathComponent().lastPathComponent
      let json = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      for (view, content) in try #require(json["views"] as? [String: [String: Any]]) {
        let name = "\(dataset) \(view)"
        #expect(made.contains(name) != (Self.viewsPassedOver[name] != nil), "\(name)")
        let metrics = try #require(content["metrics"] as? [String: Any])
        func expect(_ fields: some Sequence<String>, in compared: Set<String>) {
          for field in fields where !compared.contains(field) {
            #expect(Self.reasons[field] != nil, "\(name): \(field) is neither compared nor passed over for a reason")
          }
        }
        expect(metrics.keys, in: Self.compared)
        expect((content["R_sna"] as? [String: Any] ?? [:]).keys, in: Self.comparedOfSna)
        expect((metrics["signed"] as? [String: Any] ?? [:]).keys, in: Self.comparedSigns)
        for values in (metrics["by_attribute"] as? [String: [String: Any]] ?? [:]).values {
          expect(values.keys, in: Self.comparedBySector)
        }
      }
    }
  }
}
