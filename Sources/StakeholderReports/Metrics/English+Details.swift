extension English {
  /// What the further rows of a measure of the whole network tell, in one sentence; nil where it has none.
  static func details(of measure: String) -> String? {
    switch measure {
    case "degree_centralization", "strength_centralization": "In: of what is received. Out: of what is given."
    case "average_degree": "Strength: how much strength a stakeholder's ties have on average."
    case "reciprocity":
      """
      Dyadic: the share of tied pairs that are tied both ways. Above chance: 0 if as much is returned as the density alone \
      would give, 1 if all is. Mutual pairs: the pairs tied both ways.
      """
    case "transitivity": "Ignoring directions: the same with ties taken to hold both ways."
    case "average_clustering":
      "Zeros: the mean with 0 for everyone who has fewer than two contacts. Nodes: how many have two contacts or more."
    case "small_world":
      """
      All of it is about the largest connected part. Omega: near 0 in a small world, towards 1 if as random, towards −1 if \
      as in a grid. Random, lattice: the means, and standard deviations, of networks in which everyone has as many ties, led \
      elsewhere by chance or to the nearest. Replicates, lattices: how many of each. Exchanges per tie: how often ties were led elsewhere for a random one, 10 being \
      wanted.
      """
    case "components":
      """
      Strong: the parts in which everyone reaches everyone along directions. Isolates: stakeholders without a tie. Largest: \
      the stakeholders of the largest part. Connectedness: the share of pairs that a path joins.
      """
    case "fragmentation":
      "Distance weighted: pairs joined over many steps count as partly apart, so that it is 0 only if all are tied to all."
    case "diameter":
      """
      Reachable share: the share of pairs that a path joins, along directions. Radius: within how many steps the most central \
      stakeholder of the largest part reaches all of it; – if none does.
      """
    case "average_path_length":
      "Reachable share: the share of pairs that a path joins, along directions. Diameter: the steps between the two most distant."
    case "core_periphery_fit":
      """
      Core size: the stakeholders in the core. Proved: 1 if all divisions were tried, 0 if the core is the best of those \
      that were. Optimal cores: how many fit as well, where all were tried.
      """
    case "ei_index":
      """
      Expected: what ties that do not care for sectors would give. P value: how often sectors dealt out by chance, 4,999 \
      times, are as far from it, on either side.
      """
    case "articulation_points": "Blocks: the parts that would hold together without any one of their stakeholders."
    case "triad_census":
      """
      The names count, in this order, the pairs tied both ways, one way and not at all; U: up, D: down, C: circle, T: \
      transitive.
      """
    case "modularity":
      """
      Communities: how many. Largest: the stakeholders in the largest. Stability: how alike single searches are, 1 if the \
      same. Resolution limit: two communities joined by one tie can be told apart only if the product of their sums of ties \
      is above its square.
      """
    case "balance":
      """
      Below it the triangles by their negative ties. Weak: the share if three enemies count as in balance, too. Ambivalent: \
      pairs with ties of both signs, which are left out.
      """
    case "signed_triad_census":
      """
      Status consistent: the share that an order of standing explains, in which a positive tie looks up and a negative one \
      down. Ways: A to B, B to C, A to C, by their signs. Circles: by their negative ties.
      """
    case "frustration":
      """
      Lower: no division can do with fewer. Proved: 1 if there is none better for certain. Normalized: 1 for two perfect \
      camps, 0 for none. Optima: how many divisions are as good, where they were counted.
      """
    default: nil
    }
  }
}
