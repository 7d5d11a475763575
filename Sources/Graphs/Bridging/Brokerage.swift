/// The parts a broker can play between two others that are not tied themselves, by the sectors of the three.
public enum BrokerageRole: String, Sendable, CaseIterable {
  /// All three are of one sector.
  case coordinator
  /// The two others are of one sector, the broker is of another (itinerant broker).
  case consultant
  /// The broker passes on from its own sector to another.
  case representative
  /// The broker lets in from another sector to its own.
  case gatekeeper
  /// All three are of different sectors.
  case liaison
}

/// How often each node stands between two others in each role, and what chance alone would give.
public struct Brokerage: MeasuredResult {
  /// The sum over all roles or one role, of one node.
  public struct Value: Sendable, Equatable {
    /// How often the node plays the role.
    public let count: Double
    /// How often it would if ties were dealt out at random; `nil` where brokers share the credit.
    public let expected: Double?
    /// How many standard deviations the count lies above that; `nil` where there is none, and if chance allows no other
    /// count.
    public let z: Double?
    /// How often it does on average if sectors are shuffled and ties stay; `nil` without permutations.
    public let shuffledMean: Double?
    /// How likely shuffled sectors give a count at least as far from their mean; `nil` without permutations.
    public let pValue: Double?
  }

  /// `brokerage`.
  public var measure: String { "brokerage" }
  /// What became of directions; the seed and the number of permutations, where there were some; whether brokers share.
  public let conventions: MeasureConventions
  /// The roles that exist: in an undirected graph the gatekeeper is a representative too and missing here.
  public let roles: [BrokerageRole]
  /// By node the values in the order of `roles`; `nil` for a node without a sector.
  public let values: [[Value]?]
  /// By node the total over all roles; `nil` for a node without a sector.
  public let totals: [Value?]
  /// Why nodes have no values, or values no z; `nil` if all have.
  public var undefinedReason: String? {
    if totals.contains(where: { $0 == nil }) { return "A node without a sector plays no role between sectors." }
    let lacksZ = values.contains { $0?.contains { $0.z == nil } ?? false }
    return lacksZ ? "Where chance allows one count only, or brokers share the credit, there is no z." : nil
  }

  /// The value of a node in a role.
  public func value(of node: Int, as role: BrokerageRole) -> Value? {
    roles.firstIndex(of: role).flatMap { place in values[node].map { $0[place] } }
  }

  /// How often a role is played in the whole network.
  public func total(of role: BrokerageRole) -> Double {
    values.indices.reduce(0) { $0 + (value(of: $1, as: role)?.count ?? 0) }
  }
}

extension Graph {
  /// Gould and Fernandez's brokerage roles.
  ///
  /// b brokers for each two ties a → b → c without a tie a → c. In an undirected graph each pair a, c counts once.
  /// Expectation and variance are those of a network in which each tie exists independently with the observed density,
  /// sectors staying as they are. Strengths do not count; nodes without a sector and their ties are left out.
  ///
  /// - Parameters:
  ///   - sectors: an entry for each node.
  ///   - isShared: whether the brokers between the same two share the credit.
  ///   - permutations: how often sectors are shuffled for p-values, which do not assume a normal distribution.
  /// - Complexity: O(Σ k_in·k_out), times the number of permutations.
  ///
  /// Source: Gould & Fernandez 1989, doi:10.2307/270949.
  public func brokerage(
    by sectors: [Int?], isShared: Bool = false, permutations: Int = 0, seed: UInt64 = 1,
    progress: ProgressHandler? = nil
  ) -> Brokerage {
    let part = subgraph(of: nodes.filter { sectors[$0] != nil })
    let known = part.originalNodes.map { sectors[$0] }
    let chances = OpenChains(part.graph, isShared: isShared)
    let groups = SectorGroups(known, nodeCount: part.graph.nodeCount)
    let roles = BrokerageRole.allCases.filter { isDirected || $0 != .gatekeeper }
    let counts = chances.counts(groups, isDirected: isDirected)
    let shuffled =
      permutations > 0
      ? chances.shuffled(
        known, counts: counts, isDirected: isDirected, permutations: permutations, seed: seed, progress: progress) : nil
    var values = [[Brokerage.Value]?](repeating: nil, count: nodeCount)
    var totals = [Brokerage.Value?](repeating: nil, count: nodeCount)
    let density = part.graph.density().value ?? 0
    for (number, node) in part.originalNodes.enumerated() {
      guard let group = groups[number] else { continue }
      let null = RandomBrokerage(groups: groups, ownGroup: group, density: density, isDirected: isDirected)
      func value(_ place: Int, _ count: Double, _ moments: (mean: Double, variance: Double)) -> Brokerage.Value {
        let shuffled = shuffled.map { $0[number * (BrokerageRole.allCases.count + 1) + place] }
        return Brokerage.Value(
          count: count, expected: isShared ? nil : moments.mean,
          z: moments.variance > 0 && !isShared ? (count - moments.mean) / moments.variance.squareRoot() : nil,
          shuffledMean: shuffled?.mean, pValue: shuffled?.pValue)
      }
      values[node] = roles.map { role in
        let place = role.place
        return value(place, counts[number][place], null.moments(of: role))
      }
      let total = counts[number].reduce(0, +)
      totals[node] = value(BrokerageRole.allCases.count, total, null.total)
    }
    var conventions = conventions()
    if permutations > 0 { conventions.seed = seed }
    conventions.notes =
      (isShared ? ["Brokers between the same two share the credit."] : [])
      + (permutations > 0 ? ["\(permutations) permutations of sectors."] : [])
    return Brokerage(conventions: conventions, roles: roles, values: values, totals: totals)
  }

  fileprivate func brokerageScores(_ role: BrokerageRole?, _ options: MeasureOptions) -> NodeScores {
    let measure = role?.rawValue ?? "brokerage"
    return needingSectors(measure, options) { sectors in
      let brokerage = brokerage(by: sectors)
      return NodeScores(
        measure: measure, conventions: brokerage.conventions,
        values: ContiguousArray(
          nodes.map { node in
            if let role { brokerage.value(of: node, as: role)?.count } else { brokerage.totals[node]?.count }
          }),
        undefinedReason: role == .gatekeeper && !isDirected
          ? "Without directions a gatekeeper is the same as a representative."
          : "A stakeholder without a sector plays no role between sectors.")
    }
  }
}

extension BrokerageRole {
  fileprivate var place: Int {
    switch self {
    case .coordinator: 0
    case .consultant: 1
    case .representative: 2
    case .gatekeeper: 3
    case .liaison: 4
    }
  }

  /// The role of b in a → b → c.
  fileprivate static func role(_ a: Int?, _ b: Int?, _ c: Int?, isDirected: Bool) -> BrokerageRole {
    if a == c { return a == b ? .coordinator : .consultant }
    if a == b { return .representative }
    if b == c { return isDirected ? .gatekeeper : .representative }
    return .liaison
  }
}

/// All two ties in a row whose ends are not tied.
private struct OpenChains: Sendable {
  private let nodeCount: Int
  private var starts = ContiguousArray<Int32>()
  private var brokers = ContiguousArray<Int32>()
  private var ends = ContiguousArray<Int32>()
  /// What each counts for its broker; empty if 1.
  private var credits = ContiguousArray<Double>()

  init(_ graph: Graph, isShared: Bool) {
    nodeCount = graph.nodeCount
    var isTied = ContiguousArray(repeating: false, count: nodeCount)
    var chainCount = ContiguousArray(repeating: 0, count: nodeCount)
    for start in graph.nodes {
      let first = starts.count
      isTied[start] = true
      for neighbor in graph.neighbors(of: start) { isTied[neighbor] = true }
      for broker in graph.neighbors(of: start) {
        for end in graph.neighbors(of: broker) where !isTied[end] && (graph.isDirected || start < end) {
          starts.append(Int32(truncatingIfNeeded: start))
          brokers.append(Int32(truncatingIfNeeded: broker))
          ends.append(Int32(truncatingIfNeeded: end))
          chainCount[end] += 1
        }
      }
      for index in first..<starts.count where isShared { credits.append(1 / Double(chainCount[Int(ends[index])])) }
      for index in first..<starts.count { chainCount[Int(ends[index])] = 0 }
      isTied[start] = false
      for neighbor in graph.neighbors(of: start) { isTied[neighbor] = false }
    }
  }

  /// By node the counts of all roles.
  func counts(_ groups: SectorGroups, isDirected: Bool) -> [[Double]] {
    var counts = Array(repeating: Array(repeating: 0.0, count: BrokerageRole.allCases.count), count: nodeCount)
    for index in starts.indices {
      let role = BrokerageRole.role(
        groups[Int(starts[index])], groups[Int(brokers[index])], groups[Int(ends[index])], isDirected: isDirected)
      counts[Int(brokers[index])][role.place] += credits.isEmpty ? 1 : credits[index]
    }
    return counts
  }

  /// By node the means over shuffled sectors and the two-sided p-values, of all roles and of the total, which shuffling
  /// never changes.
  func shuffled(
    _ sectors: [Int?], counts: [[Double]], isDirected: Bool, permutations: Int, seed: UInt64,
    progress: ProgressHandler?
  ) -> ContiguousArray<(mean: Double, pValue: Double)> {
    let roles = BrokerageRole.allCases.count
    let pieces = max(1, min(permutations, 16))
    let none = ContiguousArray<Double>(repeating: 0, count: nodeCount * roles)
    @Sendable func replicate(_ number: Int) -> ContiguousArray<Double> {
      var generator = SplitMix64.stream(number, seed: seed)
      let groups = SectorGroups(generator.shuffledLabels(sectors), nodeCount: nodeCount)
      return ContiguousArray(self.counts(groups, isDirected: isDirected).joined())
    }
    // Two rounds over the same replicates: their means first, then how many lie at least as far from them.
    let sums = parallelReduce(pieces: pieces, into: none, progress: { progress?($0 / 2) }) { index in
      var sums = none
      for number in piece(index, of: pieces, in: permutations) {
        for (place, count) in replicate(number).enumerated() { sums[place] += count }
      }
      return sums
    } join: { total, part in
      for place in part.indices { total[place] += part[place] }
    }
    let means = ContiguousArray(sums.lazy.map { $0 / Double(permutations) })
    let observed = ContiguousArray(counts.joined())
    let extreme = parallelReduce(pieces: pieces, into: none, progress: { progress?((1 + $0) / 2) }) { index in
      var extreme = none
      for number in piece(index, of: pieces, in: permutations) {
        for (place, count) in replicate(number).enumerated()
        where abs(count - means[place]) >= abs(observed[place] - means[place]) - 1e-12 { extreme[place] += 1 }
      }
      return extreme
    } join: { total, part in
      for place in part.indices { total[place] += part[place] }
    }
    var result = ContiguousArray<(mean: Double, pValue: Double)>()
    for node in 0..<nodeCount {
      for place in (node * roles)..<((node + 1) * roles) {
        result.append((means[place], (1 + extreme[place]) / Double(1 + permutations)))
      }
      result.append((counts[node].reduce(0, +), 1))
    }
    return result
  }
}

/// Mean and variance of a node's counts if every tie existed with the same probability.
private struct RandomBrokerage {
  let groups: SectorGroups
  let ownGroup: Int
  let density: Double
  let isDirected: Bool

  /// The chance that two given ties exist and the closing one does not.
  private var open: Double { density * density * (1 - density) }
  private var shared: Double { density * density * density * (1 - density) * (1 - density) * (1 - density) }
  private var all: Double { Double(groups.sizes.reduce(0, +)) }
  private var own: Double { Double(groups.sizes[ownGroup]) }
  private var otherSizes: [Double] { groups.sizes.indices.filter { $0 != ownGroup }.map { Double(groups.sizes[$0]) } }

  func moments(of role: BrokerageRole) -> (mean: Double, variance: Double) {
    let others = all - own
    let pairs: Double
    let overlaps: Double
    switch role {
    case .coordinator:
      pairs = (own - 1) * (own - 2)
      overlaps = 2 * (own - 1) * (own - 2) * (own - 3)
    case .consultant:
      pairs = otherSizes.reduce(0) { $0 + $1 * ($1 - 1) }
      overlaps = 2 * otherSizes.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
    case .representative, .gatekeeper:
      pairs = others * (own - 1)
      overlaps = 2 * ((own - 1) * others * (others - 1) / 2 + others * (own - 1) * (own - 2) / 2)
    case .liaison:
      pairs = others * others - otherSizes.reduce(0) { $0 + $1 * $1 }
      overlaps = 4 * otherSizes.reduce(0) { $0 + $1 * (others - $1) * (others - $1 - 1) / 2 }
    }
    let isHalved = !isDirected && role != .representative
    return moments(pairs: pairs, overlaps: overlaps, isHalved: isHalved)
  }

  var total: (mean: Double, variance: Double) {
    moments(
      pairs: (all - 1) * (all - 2), overlaps: 2 * (all - 1) * (all - 2) * (all - 3), isHalved: !isDirected)
  }

  private func moments(pairs: Double, overlaps: Double, isHalved: Bool) -> (mean: Double, variance: Double) {
    let mean = open * pairs
    let variance = mean * (1 - open) + shared * overlaps
    return isHalved ? (mean / 2, variance / 2) : (mean, variance)
  }
}

extension Measure {
  static let brokerageRoles: [Measure] =
    [
      (BrokerageRole.coordinator, "Coordinator", "How often it links two of its own sector that are not tied."),
      (.gatekeeper, "Gatekeeper", "How often it lets somebody of another sector through to its own."),
      (.representative, "Representative", "How often it speaks for somebody of its own sector to another."),
      (.consultant, "Consultant", "How often it links two of one sector without belonging to it."),
      (.liaison, "Liaison", "How often it links two sectors without belonging to either."),
    ].map { role, title, reading in
      Measure(
        id: role.rawValue, title: title, level: .stakeholders, needs: .sectors, unit: .count, reading: reading,
        complexity: "O(Σ k_in·k_out)", source: "Gould & Fernandez 1989", doi: "10.2307/270949"
      ) { graph, options in .stakeholders(graph.brokerageScores(role, options)) }
    }

  static let brokerage = Measure(
    id: "brokerage", title: "Brokerage in all roles", level: .stakeholders, needs: .sectors, unit: .count,
    reading: "How often this stakeholder stands between two others that are not tied.",
    complexity: "O(Σ k_in·k_out)", source: "Gould & Fernandez 1989", doi: "10.2307/270949"
  ) { graph, options in .stakeholders(graph.brokerageScores(nil, options)) }
}
