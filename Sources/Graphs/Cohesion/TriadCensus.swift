/// How often each of the sixteen kinds of three nodes with the ties among them occurs.
public struct TriadCensus: MeasuredResult, Equatable {
  /// The kinds by their customary names: mutual, one-way and missing ties, then a letter that tells them apart.
  public enum Kind: Int, Sendable, CaseIterable {
    /// No tie.
    case empty
    /// One one-way tie.
    case k012
    /// One mutual tie.
    case k102
    /// A ← B → C.
    case k021D
    /// A → B ← C.
    case k021U
    /// A → B → C.
    case k021C
    /// A ↔ B ← C.
    case k111D
    /// A ↔ B → C.
    case k111U
    /// A → B ← C, A → C.
    case k030T
    /// A → B → C → A.
    case k030C
    /// A ↔ B ↔ C.
    case k201
    /// A ← B → C, A ↔ C.
    case k120D
    /// A → B ← C, A ↔ C.
    case k120U
    /// A → B → C, A ↔ C.
    case k120C
    /// A → B ↔ C, A ↔ C.
    case k210
    /// All tied mutually.
    case k300

    /// The customary name, such as `021D`.
    public var name: String { self == .empty ? "003" : String("\(self)".dropFirst()) }
  }

  /// `triad_census`.
  public var measure: String { "triad_census" }
  /// An undirected tie counts as mutual; strengths do not count.
  public let conventions: MeasureConventions
  /// Nothing is ever missing: with fewer than three nodes all counts are 0.
  public var undefinedReason: String? { nil }
  /// The counts in the order of ``Kind``.
  public let counts: [Int]

  /// The number of threes of a kind.
  public subscript(kind: Kind) -> Int { counts[kind.rawValue] }
}

extension Graph {
  /// Counts all threes of nodes by kind. An undirected tie counts as mutual.
  ///
  /// - Complexity: O(m^1.5), whatever the number of empty threes.
  ///
  /// Source: Holland & Leinhardt 1976, doi:10.2307/270703; Davis & Leinhardt 1972 for the names.
  public func triadCensus() -> TriadCensus {
    var counts = [Int](repeating: 0, count: 16)
    for node in nodes {
      let (outgoing, incoming, mutual) = dyadCounts(of: node)
      counts[.k021D] += outgoing * (outgoing - 1) / 2
      counts[.k021U] += incoming * (incoming - 1) / 2
      counts[.k021C] += outgoing * incoming
      counts[.k111D] += mutual * incoming
      counts[.k111U] += mutual * outgoing
      counts[.k201] += mutual * (mutual - 1) / 2
    }
    // So far every pair of ties at a node; those whose far ends are tied too belong to full triangles instead.
    let triangles = triangleKinds()
    for (kind, count) in triangles.counts.enumerated() { counts[kind] += count }
    for (kind, count) in triangles.pairs.enumerated() { counts[kind] -= count }
    let mutualDyads = isDirected ? ties.count { $0.from < $0.to && containsTie(from: $0.to, to: $0.from) } : tieCount
    let oneWayDyads = isDirected ? tieCount - 2 * mutualDyads : 0
    var oneWay = oneWayDyads * max(nodeCount - 2, 0)
    var mutual = mutualDyads * max(nodeCount - 2, 0)
    for kind in TriadCensus.Kind.allCases {
      oneWay -= counts[kind] * kind.oneWayDyads
      mutual -= counts[kind] * kind.mutualDyads
    }
    counts[.k012] = oneWay
    counts[.k102] = mutual
    let all = nodeCount < 3 ? 0 : nodeCount * (nodeCount - 1) / 2 * (nodeCount - 2) / 3
    counts[.empty] = all - counts.reduce(0, +)
    return TriadCensus(conventions: conventions(), counts: counts)
  }

  /// The triad census as a result of the registry: the number of threes, with a detail for each kind.
  public func triadCensusScore() -> NetworkScore {
    let census = triadCensus()
    return NetworkScore(
      measure: census.measure, conventions: census.conventions,
      value: nodeCount == 0 ? nil : Double(census.counts.reduce(0, +)),
      details: TriadCensus.Kind.allCases.map { .init($0.name, Double(census[$0])) },
      undefinedReason: "The network has no nodes.")
  }

  /// The chance that two stakeholders who share a contact are tied themselves.
  ///
  /// Undirected: 3 × triangles / paths of two ties. Directed: the share of ways i → j → k (i ≠ k) that have i → k too;
  /// the detail `ignoring_directions` gives the undirected one. Strengths do not count. Undefined without such a path.
  ///
  /// - Complexity: O(m^1.5).
  ///
  /// Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
  public func transitivity() -> NetworkScore {
    let undirected = undirected().unweighted
    let triangles = 3 * undirected.triangleCount()
    let paths = nodes.reduce(0) { $0 + undirected.outDegree(of: $1) * (undirected.outDegree(of: $1) - 1) / 2 }
    let undirectedValue = paths == 0 ? nil : Double(triangles) / Double(paths)
    var value = undirectedValue
    if isDirected {
      let ways = nodes.reduce(0) { $0 + inDegree(of: $1) * outDegree(of: $1) - dyadCounts(of: $1).mutual }
      value = ways == 0 ? nil : Double(triangleKinds().transitiveWays) / Double(ways)
    }
    return NetworkScore(
      measure: "transitivity", conventions: conventions(), value: value,
      details: isDirected ? [.init("ignoring_directions", undirectedValue)] : [],
      undefinedReason: "No two ties follow each other.")
  }

  /// How many of a node's contacts it only names, is only named by, and both.
  private func dyadCounts(of node: Int) -> (outgoing: Int, incoming: Int, mutual: Int) {
    guard isDirected else { return (0, 0, outDegree(of: node)) }
    let predecessors = predecessors(of: node)
    var position = 0
    var mutual = 0
    for neighbor in neighbors(of: node) {
      while position < predecessors.count && predecessors[position] < neighbor { position += 1 }
      if position < predecessors.count && predecessors[position] == neighbor { mutual += 1 }
    }
    return (outDegree(of: node) - mutual, inDegree(of: node) - mutual, mutual)
  }

  /// Goes through all triangles and sorts them, and the pairs of ties in them, by kind.
  private func triangleKinds() -> TriangleKinds {
    let coded = directionCodes()
    let triangles = TriangleArcs(coded)
    let arcs = triangles.arcs
    let none = ContiguousArray<Int>(repeating: 0, count: 64)
    let counts = parallelWork(pieces: triangles.pieces, memory: { (marks: triangles.unmarked, byCode: none) }) {
      piece, memory in
      var byCode = memory.byCode
      var table = byCode.mutableSpan
      let codes = arcs.strengths.span
      triangles.forEachTriangle(from: triangles.nodes(ofPiece: piece), marks: &memory.marks) { _, _, _, uv, uw, vw in
        let code = arcs.isWeighted ? Int(codes[uv]) | Int(codes[uw]) << 2 | Int(codes[vw]) << 4 : 63
        table[code] += 1
      }
      memory.byCode = byCode
    }
    return counts.reduce(into: TriangleKinds()) { $0.add(TriangleKinds(byCode: $1.byCode)) }
  }

  /// The undirected graph whose strengths tell directions: seen from u, 2 for a tie v → u, 1 for u → v, 3 for both.
  private func directionCodes() -> Graph {
    let undirected = undirected().unweighted
    guard isDirected else { return undirected }
    var codes = ContiguousArray<Double>()
    codes.reserveCapacity(undirected.out.arcCount)
    for node in nodes {
      for neighbor in undirected.neighbors(of: node) {
        codes.append((containsTie(from: node, to: neighbor) ? 1 : 0) + (containsTie(from: neighbor, to: node) ? 2 : 0))
      }
    }
    let adjacency = Adjacency(
      offsets: undirected.out.offsets, neighbors: undirected.out.neighbors, strengths: codes)
    return Graph(nodeCount: nodeCount, isDirected: false, out: adjacency, into: adjacency)
  }
}

/// Triangles by kind, and the pairs of ties that meet at their corners by the kind they would be without the third.
private struct TriangleKinds: Sendable {
  var counts = [Int](repeating: 0, count: 16)
  var pairs = [Int](repeating: 0, count: 16)
  /// The number of ways i → j → k with i → k.
  var transitiveWays = 0

  init() {}

  /// From counts by code: two bits for each of the ties uv, uw, vw; bit 0 for the direction as written, 1 for back.
  init(byCode: ContiguousArray<Int>) {
    for (code, count) in byCode.enumerated() where count > 0 {
      let (uv, uw, vw) = (code & 3, code >> 2 & 3, code >> 4 & 3)
      guard uv > 0, uw > 0, vw > 0 else { continue }
      // For each corner its two ties, as seen from it: bit 0 out, bit 1 in.
      let corners = [(uv, uw), (flipped(uv), vw), (flipped(uw), flipped(vw))]
      counts[kind(uv, uw, vw, corners)] += count
      for (first, second) in corners { pairs[openKind(first, second)] += count }
      transitiveWays += count * ways(uv, uw, vw)
    }
  }

  mutating func add(_ other: TriangleKinds) {
    for kind in counts.indices {
      counts[kind] += other.counts[kind]
      pairs[kind] += other.pairs[kind]
    }
    transitiveWays += other.transitiveWays
  }

  private func flipped(_ tie: Int) -> Int { (tie & 1) << 1 | tie >> 1 }

  /// The kind of three nodes of which only one corner's two ties exist.
  private func openKind(_ first: Int, _ second: Int) -> TriadCensus.Kind {
    switch (min(first, second), max(first, second)) {
    case (1, 1): .k021D
    case (1, 2): .k021C
    case (2, 2): .k021U
    case (1, 3): .k111U
    case (2, 3): .k111D
    default: .k201
    }
  }

  private func kind(_ uv: Int, _ uw: Int, _ vw: Int, _ corners: [(Int, Int)]) -> TriadCensus.Kind {
    switch [uv, uw, vw].count(where: { $0 == 3 }) {
    case 3: return .k300
    case 2: return .k210
    case 1:
      // The corner opposite to the mutual tie has two one-way ties.
      let opposite = corners.first { $0.0 != 3 && $0.1 != 3 } ?? (1, 1)
      return opposite == (1, 1) ? .k120D : opposite == (2, 2) ? .k120U : .k120C
    default:
      return corners.contains { $0 == (1, 1) } ? .k030T : .k030C
    }
  }

  /// How many of the six ordered ways over a corner are closed by a direct tie.
  private func ways(_ uv: Int, _ uw: Int, _ vw: Int) -> Int {
    let (vu, wu, wv) = (flipped(uv), flipped(uw), flipped(vw))
    let ordered = [(uv, vw, uw), (uw, wv, uv), (vu, uw, vw), (vw, wu, vu), (wu, uv, wv), (wv, vu, wu)]
    return ordered.count { $0.0 & $0.1 & $0.2 & 1 == 1 }
  }
}

extension TriadCensus.Kind {
  /// The number of mutual ties in three nodes of this kind.
  fileprivate var mutualDyads: Int { Int(String(name.prefix(1))) ?? 0 }
  /// The number of one-way ties in three nodes of this kind.
  fileprivate var oneWayDyads: Int { Int(String(name.dropFirst().prefix(1))) ?? 0 }
}

extension [Int] {
  fileprivate subscript(kind: TriadCensus.Kind) -> Int {
    get { self[kind.rawValue] }
    set { self[kind.rawValue] = newValue }
  }
}

extension Measure {
  static let triadCensus = Measure(
    id: "triad_census", title: "Triad census", level: .network, unit: .count,
    reading: "How often each of the sixteen patterns of ties among three stakeholders occurs.",
    complexity: "O(m^1.5)", source: "Holland & Leinhardt 1976", doi: "10.2307/270703"
  ) { graph, _ in .network(graph.triadCensusScore()) }

  static let transitivity = Measure(
    id: "transitivity", title: "Transitivity", level: .network, unit: .share,
    reading: "The chance that two stakeholders who share a contact are tied themselves.", complexity: "O(m^1.5)",
    source: "Wasserman & Faust 1994", doi: "10.1017/CBO9780511815478"
  ) { graph, _ in .network(graph.transitivity()) }
}
