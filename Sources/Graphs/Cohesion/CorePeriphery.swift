/// What a core and a periphery look like in the ideal case.
public enum CorePattern: String, Sendable, CaseIterable {
  /// The core is tied to all, the periphery only to the core; a star is perfect.
  case coreToAll = "core-to-all"
  /// Only core nodes are tied, and only to each other.
  case coreOnly = "core-only"
  /// Core nodes are tied to each other, peripheral ones are not; ties between the two do not matter.
  case ignoringBetween = "ignoring-between"
}

/// The division into a core and a periphery that fits a network best.
public struct CorePeriphery: MeasuredResult, Equatable {
  /// `core_periphery_fit`.
  public var measure: String { "core_periphery_fit" }
  /// What became of directions, the ideal pattern, and the seed where not all divisions were tried.
  public let conventions: MeasureConventions
  /// The nodes of the core, ascending.
  public let core: [Int]
  /// How well ideal and network agree: Pearson's correlation; `nil` if no division has one.
  public let fit: Double?
  /// Whether all divisions were tried; if not, a better one may exist.
  public let isProved: Bool
  /// How many divisions fit equally well; `nil` if not all were tried.
  public let optimalCores: Int?
  /// Why there is no division; `nil` if there is.
  public var undefinedReason: String? {
    fit == nil ? "All pairs are alike: there is no tie, or everyone is tied to everyone." : nil
  }
}

extension Graph {
  /// The best division into core and periphery.
  ///
  /// The core is chosen so that the ties correlate most with the ideal pattern over all pairs of nodes. All divisions
  /// are tried up to 18 nodes; above, moves and exchanges of single nodes improve 50 random divisions. Strengths do not
  /// count. Among equally good cores the one that comes first by its lowest numbers is given.
  ///
  /// - Complexity: O(2ⁿ) up to 18 nodes; above, 50 climbs of O(n²) moves each.
  ///
  /// Source: Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2.
  public func corePeriphery(
    pattern: CorePattern = .coreToAll, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> CorePeriphery {
    let fit = CoreFit(self, pattern: pattern)
    if nodeCount <= 18 { return exhaustive(fit) }
    return climbing(fit, seed: seed, progress: progress)
  }

  /// The best of many climbs from random divisions.
  func climbing(_ fit: CoreFit, seed: UInt64, progress: ProgressHandler? = nil) -> CorePeriphery {
    let climbs = parallelMap(pieces: 50, progress: progress) { number in
      var generator = SplitMix64.stream(number, seed: seed)
      var climb = CoreClimb(self, fit, from: nodes.map { _ in generator.nextUnit() < 0.3 })
      return climb.climbed()
    }
    var best: (core: [Int], fit: Double)?
    for case let climb? in climbs {
      guard let known = best else {
        best = climb
        continue
      }
      let isEqual = abs(climb.fit - known.fit) <= 1e-12
      if isEqual ? climb.core.lexicographicallyPrecedes(known.core) : climb.fit > known.fit { best = climb }
    }
    return CorePeriphery(
      conventions: conventions(fit, seed: seed), core: best?.core ?? [], fit: best?.fit, isProved: false,
      optimalCores: nil)
  }

  /// How well the network divides into a core and a periphery; see ``corePeriphery(pattern:seed:progress:)``.
  ///
  /// Details: `core_size`, `proved` (1 if all divisions were tried), `optimal_cores` (how many fit equally well), and with
  /// `rewirings` the mean fit of networks in which everyone has as many ties, led elsewhere by chance
  /// (`rewired_mean`, see ``rewired(attemptsPerTie:keeping:seed:)``), and `p_value`, how likely such a network fits at
  /// least as far from that mean. Degrees alone can look like a core: a high fit says something only beside them.
  public func corePeripheryFit(
    pattern: CorePattern = .coreToAll, rewirings: Int = 0, seed: UInt64 = 1, progress: ProgressHandler? = nil
  ) -> NetworkScore {
    let division = corePeriphery(pattern: pattern, seed: seed, progress: rewirings == 0 ? progress : nil)
    var conventions = division.conventions
    if rewirings > 0 { conventions.seed = seed }
    if rewirings > 0 { conventions.notes.append("\(rewirings) rewired networks.") }
    let chance = division.fit.flatMap { fit in
      rewirings > 0
        ? rewiredFits(pattern: pattern, observed: fit, rewirings: rewirings, seed: seed, progress: progress) : nil
    }
    return NetworkScore(
      measure: division.measure, conventions: conventions, value: division.fit,
      details: [
        .init("core_size", division.fit == nil ? nil : Double(division.core.count)),
        .init("proved", division.isProved ? 1 : 0), .init("optimal_cores", division.optimalCores.map(Double.init)),
      ] + (rewirings > 0 ? [.init("rewired_mean", chance?.mean), .init("p_value", chance?.pValue)] : []),
      undefinedReason: division.undefinedReason)
  }

  /// The mean fit of rewired networks, and how likely one is at least as far from it as the network is.
  private func rewiredFits(
    pattern: CorePattern, observed: Double, rewirings: Int, seed: UInt64, progress: ProgressHandler?
  ) -> (mean: Double, pValue: Double)? {
    // One after another: the climbs for each of them use all cores already.
    let attempts = attemptsPerTie(forExchanges: 10, seed: seed)
    let fits = (0..<rewirings).compactMap { number -> Double? in
      progress?(Double(number) / Double(rewirings))
      var generator = SplitMix64.stream(number, seed: seed)
      return rewired(attemptsPerTie: attempts, seed: generator.next()).graph.corePeriphery(pattern: pattern, seed: seed)
        .fit
    }
    guard !fits.isEmpty else { return nil }
    let mean = fits.reduce(0, +) / Double(fits.count)
    let extreme = fits.count { abs($0 - mean) >= abs(observed - mean) - 1e-12 }
    return (mean, Double(1 + extreme) / Double(1 + fits.count))
  }

  /// How far each node belongs to the core: the values whose products come nearest to the strengths of ties.
  ///
  /// Minimises `Σ (w_ij − c_i c_j)²` over pairs i ≠ j with c ≥ 0; of a directed graph over both directions. Of equally
  /// good cores the one of lower numbers is given; two that are tied to nobody else in it share alike. Undefined without
  /// ties, and where the search does not settle: in a star the fit gets better the higher the middle, without an end.
  ///
  /// - Complexity: O(n + m) a round.
  ///
  /// Source: Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2.
  public func coreness() -> NodeScores {
    let graph = undirected(.mean)
    var values = ContiguousArray(nodes.lazy.map { graph.outDegree(of: $0) > 0 ? 1.0 : 0 })
    var square = values.reduce(0) { $0 + $1 * $1 }
    var moved = Double.infinity
    var iterations = 0
    var greatest = 1.0
    while moved > 1e-13 * greatest && iterations < 20_000 && graph.tieCount > 0 {
      moved = 0
      greatest = 0
      // From the last, so that of cores that are equally good the first is left.
      for node in nodes.reversed() {
        var sum = 0.0
        for position in graph.out.row(of: node) {
          sum += graph.out.strength(at: position) * values[Int(graph.out.neighbors[position])]
        }
        let others = square - values[node] * values[node]
        let new = others > 1e-300 ? sum / others : 0
        moved = max(moved, abs(new - values[node]))
        square = others + new * new
        values[node] = new
        greatest = max(greatest, new)
      }
      iterations += 1
    }
    let core = nodes.filter { values[$0] > 1e-9 * greatest }
    if core.count == 2 {
      // Only their product is determined.
      let share = (values[core[0]] * values[core[1]]).squareRoot()
      for node in core { values[node] = share }
    }
    var conventions = undirectedConventions(usesStrengths: true)
    conventions.iterations = iterations
    conventions.residual = graph.tieCount > 0 ? moved / greatest : nil
    let isSettled = moved <= 1e-10 * greatest
    return NodeScores(
      measure: "coreness", conventions: conventions,
      values: ContiguousArray(values.map { graph.tieCount > 0 && isSettled ? $0 : nil }),
      undefinedReason: graph.tieCount == 0
        ? "There are no ties." : "The search for the best fit did not settle; in a star it has no end.")
  }

  func exhaustive(_ fit: CoreFit) -> CorePeriphery {
    guard nodeCount > 1 else {
      return CorePeriphery(conventions: conventions(fit), core: [], fit: nil, isProved: true, optimalCores: 0)
    }
    let rows = nodes.map { node in neighbors(of: node).reduce(UInt32(0)) { $0 | 1 << UInt32($1) } }
    let columns = nodes.map { node in predecessors(of: node).reduce(UInt32(0)) { $0 | 1 << UInt32($1) } }
    var counts = CoreCounts()
    var best: (core: UInt32, fit: Double)?
    var optimal = 0
    var core: UInt32 = 0
    // Consecutive Gray codes differ by one node, so that the counts change by that node's ties only.
    for number in 1..<(UInt32(1) << UInt32(nodeCount)) {
      let node = number.trailingZeroBitCount
      let bit = UInt32(1) << UInt32(node)
      let isJoining = core & bit == 0
      let inside = core & ~bit
      let toCore = (rows[node] & inside).nonzeroBitCount + (isDirected ? (columns[node] & inside).nonzeroBitCount : 0)
      let all = rows[node].nonzeroBitCount + (isDirected ? columns[node].nonzeroBitCount : 0)
      counts.move(toCore: toCore, all: all, isJoining: isJoining)
      core ^= bit
      guard let value = fit.correlation(counts) else { continue }
      if let known = best {
        if value > known.fit + 1e-12 {
          best = (core, value)
          optimal = 1
        } else if value > known.fit - 1e-12 {
          optimal += 1
          if list(core).lexicographicallyPrecedes(list(known.core)) { best = (core, known.fit) }
        }
      } else {
        best = (core, value)
        optimal = 1
      }
    }
    return CorePeriphery(
      conventions: conventions(fit), core: best.map { list($0.core) } ?? [], fit: best?.fit, isProved: true,
      optimalCores: optimal)
  }

  private func conventions(_ fit: CoreFit, seed: UInt64? = nil) -> MeasureConventions {
    var conventions = conventions()
    conventions.seed = seed
    conventions.notes = [
      "Pattern \(fit.pattern.rawValue), \(seed == nil ? "all divisions tried" : "the best of 50 climbs")."
    ]
    return conventions
  }

  private func list(_ core: UInt32) -> [Int] { nodes.filter { core >> UInt32($0) & 1 == 1 } }
}

/// Improves a division by moving and exchanging single nodes while that helps.
private struct CoreClimb {
  private let graph: Graph
  private let fit: CoreFit
  private var isCore: [Bool]
  /// By node: its ties to and from the core.
  private var coreTies: [Int]
  private var counts = CoreCounts()
  private var current: Double?

  init(_ graph: Graph, _ fit: CoreFit, from start: [Bool]) {
    self.graph = graph
    self.fit = fit
    isCore = start.map { _ in false }
    coreTies = start.map { _ in 0 }
    for node in graph.nodes where start[node] { move(node) }
    current = fit.correlation(counts)
  }

  /// The core reached and its fit; `nil` if no division has one.
  mutating func climbed() -> (core: [Int], fit: Double)? {
    while climbOnce() {}
    return current.map { fit in (graph.nodes.filter { isCore[$0] }, fit) }
  }

  private mutating func climbOnce() -> Bool {
    var isImproved = false
    for node in graph.nodes {
      var moved = counts
      moved.move(toCore: coreTies[node], all: graph.degree(of: node), isJoining: !isCore[node])
      if take(moved, moving: [node]) {
        isImproved = true
      } else if isCore[node] && graph.nodeCount <= 500 {
        for other in graph.nodes where !isCore[other] {
          var exchanged = moved
          let between = ties(node, other)
          exchanged.move(toCore: coreTies[other] - between, all: graph.degree(of: other), isJoining: true)
          if take(exchanged, moving: [node, other]) {
            isImproved = true
            break
          }
        }
      }
    }
    return isImproved
  }

  private func ties(_ first: Int, _ second: Int) -> Int {
    (graph.containsTie(from: first, to: second) ? 1 : 0)
      + (graph.isDirected && graph.containsTie(from: second, to: first) ? 1 : 0)
  }

  /// Makes a change if it fits better.
  private mutating func take(_ changed: CoreCounts, moving nodes: [Int]) -> Bool {
    guard let value = fit.correlation(changed), current.map({ value > $0 + 1e-12 }) ?? true else { return false }
    for node in nodes { move(node) }
    current = value
    return true
  }

  private mutating func move(_ node: Int) {
    counts.move(toCore: coreTies[node], all: graph.degree(of: node), isJoining: !isCore[node])
    isCore[node].toggle()
    let change = isCore[node] ? 1 : -1
    for neighbor in graph.neighbors(of: node) { coreTies[neighbor] += change }
    if graph.isDirected {
      for neighbor in graph.predecessors(of: node) { coreTies[neighbor] += change }
    }
  }
}

/// The size of a core and the ties in and at it; a directed graph counts each tie, an undirected one each pair.
struct CoreCounts {
  private(set) var size = 0
  /// Ties within the core.
  private(set) var within = 0
  /// Ties with at least one end in the core.
  private(set) var touching = 0

  mutating func move(toCore: Int, all: Int, isJoining: Bool) {
    size += isJoining ? 1 : -1
    within += isJoining ? toCore : -toCore
    touching += isJoining ? all - toCore : -(all - toCore)
  }
}

/// The correlation of a network with an ideal pattern, from counts alone.
struct CoreFit: Sendable {
  let pattern: CorePattern
  private let nodeCount: Int
  private let tieCount: Int
  private let isDirected: Bool

  init(_ graph: Graph, pattern: CorePattern) {
    self.pattern = pattern
    nodeCount = graph.nodeCount
    tieCount = graph.tieCount
    isDirected = graph.isDirected
  }

  func correlation(_ counts: CoreCounts) -> Double? {
    guard counts.size > 0, counts.size < nodeCount else { return nil }
    let corePairs = pairs(counts.size)
    let restPairs = pairs(nodeCount - counts.size)
    switch pattern {
    case .coreToAll:
      return correlation(cells: pairs(nodeCount), ones: tieCount, ideal: pairs(nodeCount) - restPairs, counts.touching)
    case .coreOnly:
      return correlation(cells: pairs(nodeCount), ones: tieCount, ideal: corePairs, counts.within)
    case .ignoringBetween:
      let restTies = tieCount - counts.touching
      return correlation(
        cells: corePairs + restPairs, ones: counts.within + restTies, ideal: corePairs, counts.within)
    }
  }

  private func pairs(_ size: Int) -> Int { isDirected ? size * (size - 1) : size * (size - 1) / 2 }

  /// Pearson's correlation of two tables of zeros and ones.
  private func correlation(cells: Int, ones: Int, ideal: Int, _ both: Int) -> Double? {
    let (cells, ones, ideal, both) = (Double(cells), Double(ones), Double(ideal), Double(both))
    let variance = ones * (cells - ones) * ideal * (cells - ideal)
    return variance > 0 ? (cells * both - ones * ideal) / variance.squareRoot() : nil
  }
}

extension Measure {
  static let coreness = Measure(
    id: "coreness", title: "Belonging to the core", level: .stakeholders, needs: [.ignoresDirections, .usesStrengths],
    unit: .score, reading: "How far this stakeholder belongs to a core whose members are tied to each other.",
    complexity: "O(n + m) a round", source: "Borgatti & Everett 2000", doi: "10.1016/S0378-8733(99)00019-2"
  ) { graph, _ in .stakeholders(graph.coreness()) }

  static let corePeripheryFit = Measure(
    id: "core_periphery_fit", title: "Core and periphery", level: .network, needs: .chance, unit: .index,
    reading: "1 if a core is tied to all and the others only to the core; near 0 if there is no such core.",
    parameters: "a tie from the core to anyone fits, unless another pattern is given",
    complexity: "O(2ⁿ) up to 18 nodes, 50 climbs above",
    source: "Borgatti & Everett 2000",
    doi: "10.1016/S0378-8733(99)00019-2"
  ) { graph, options in
    .network(
      graph.corePeripheryFit(
        pattern: options.corePattern, rewirings: options.rewirings, seed: options.seed, progress: options.progress))
  }
}
