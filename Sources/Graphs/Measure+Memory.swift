extension Measure {
  /// Working memory besides the graph and the result, in terms of nodes and ties; of parallel measures for each core.
  ///
  /// Graphs with directions or of several kinds are first put into one table where a measure looks at ties in either
  /// direction alike: 8 bytes a tie, 24 with strengths.
  public var memory: String {
    switch id {
    case "degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength", "combined_degree", "density",
      "average_degree",
      "reciprocity", "weighted_reciprocity", "degree_centralization", "strength_centralization",
      "mean_tie_strength", "assortativity_degree", "assortativity_sector":
      "none that grows"
    case "betweenness", "betweenness_centralization", "bridging_centrality", "edge_betweenness",
      "bridgeness", "everett_valente":
      "a copy of the ties, and for each core at most 1 KB a node (unweighted) or 250 bytes a node and 60 a tie in each direction (weighted)"
        + (id == "edge_betweenness" ? ", 8 bytes more a tie" : "")
    case "closeness", "in_closeness", "harmonic", "in_harmonic", "eccentricity", "diameter", "average_path_length",
      "global_efficiency",
      "closeness_centralization",
      "fragmentation":
      "a copy of the ties, and for each core about 250 bytes a node"
    case "eigenvector", "katz", "bonacich_power": "a copy of the ties, and about 360 bytes a node"
    case "hub", "authority": "about 360 bytes a node"
    case "pagerank": "a copy of the ties, and 60 bytes a node"
    case "pn_centrality", "in_pn_centrality", "coreness": "at most 64 bytes a node"
    case "small_world": "for each core two copies of the ties, and about 250 bytes a node"
    case "cross_sector_reach": "at most 32 bytes a node"
    case "local_efficiency":
      "a copy of the ties of one node's contacts, and for each core about 250 bytes for each of them"
    case "core_number", "component", "component_size", "components", "largest_component": "at most 24 bytes a node"
    case "articulation_point", "bridge", "articulation_points", "bridges": "at most 48 bytes a node"
    case "strong_articulation_point": "40 bytes a node, and 8 a tie"
    case "local_bridge_span": "for each core 10 bytes a node; 64 bytes a tie"
    case "clustering", "triangles", "average_clustering", "clustering_onnela", "transitivity", "triad_census",
      "balance", "signed_triad_census", "honest_broker_untied", "honest_broker_one_way", "honest_broker_mutual":
      "a copy of the ties, and for each core at most 32 bytes a node"
    case "constraint", "effective_size", "efficiency", "hierarchy":
      "a copy of the ties, and 40 bytes more a tie"
    case "reach": "for each core 12 bytes a node"
    case "kappa_path": "for each core 4 bytes a node"
    case "participation", "in_participation", "within_module_z", "in_within_module_z": "8 bytes a node, and 8 a sector"
    case "ei_index": "16 bytes a node; for each core 16 bytes a node with permutations"
    case "coordinator", "gatekeeper", "representative", "consultant", "liaison", "brokerage":
      "12 bytes for each two ties in a row that nothing closes: up to Σ k_in·k_out of them"
    case "community", "modularity": "for each core 40 bytes a node and 24 a tie"
    case "frustration": "about 100 bytes a node and 40 a tie, and 8 for each two nodes of a block for its bound"
    case "walk_balance": "32 bytes for each two nodes"
    case "core_periphery_fit": "for each core 16 bytes a node"
    default: ""
    }
  }
}
