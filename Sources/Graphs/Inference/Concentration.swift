/// How unequally amounts are spread: whether a few receive most of the blame, the money or the ties.
///
/// All amounts count, zeros included. Undefined without amounts, and where all are 0: "nothing to spread", not 0.
public struct Concentration: Sendable, Equatable {
  /// How many share.
  public let count: Int
  /// All amounts added up.
  public let total: Double
  /// The Gini coefficient: 0 if all have as much, `(n − 1) / n` if one has all; `nil` if undefined.
  ///
  /// `g = 2 Σ r·b_(r) / (n Σ b) − (n + 1) / n` over ascending amounts with ranks r.
  ///
  /// Source: Gini 1912, Variabilità e mutabilità.
  public let gini: Double?
  /// The Gini coefficient divided by its greatest value, so that 1 means that one has all; `nil` for a single one.
  public let giniOfMaximum: Double?
  /// The Herfindahl–Hirschman index `Σ (b / Σ b)²`: the chance that two units drawn at random are with the same one.
  ///
  /// Source: Hirschman 1964, American Economic Review 54, 761.
  public let herfindahl: Double?
  /// The index from 0 (all have as much) to 1 (one has all): `(H − 1/n) / (1 − 1/n)`; `nil` for a single one.
  public let herfindahlNormalized: Double?
  /// How many would share equally to be as concentrated as this: 1 / H.
  public let effectiveNumber: Double?
  /// Why values are missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  /// The concentration of amounts.
  ///
  /// Amounts below 0 or not finite make all undefined. Complexity: O(n log n).
  public init(of amounts: some Sequence<Double>) {
    // As an array first: called from other modules, any sequence is sorted by way of protocols, many times as slowly.
    self.init(ascending: Array(amounts).sorted())
  }

  private init(ascending: [Double]) {
    count = ascending.count
    let sum = ascending.reduce(0, +)
    total = sum
    guard let first = ascending.first, first >= 0, sum > 0, sum.isFinite else {
      (gini, giniOfMaximum, herfindahl, herfindahlNormalized, effectiveNumber) = (nil, nil, nil, nil, nil)
      undefinedReason =
        ascending.isEmpty
        ? "There is nobody to receive anything."
        : sum == 0 ? "There is nothing to share out." : "Amounts must be finite and not below 0."
      return
    }
    let number = Double(ascending.count)
    let gini = Self.gini(ascending: ascending, total: sum)
    let herfindahl = ascending.reduce(0.0) { $0 + ($1 / sum) * ($1 / sum) }
    self.gini = gini
    self.herfindahl = herfindahl
    giniOfMaximum = ascending.count < 2 ? nil : gini * number / (number - 1)
    herfindahlNormalized = ascending.count < 2 ? nil : (herfindahl - 1 / number) / (1 - 1 / number)
    effectiveNumber = 1 / herfindahl
    undefinedReason = ascending.count < 2 ? "A single one has everything, however it is shared out." : nil
  }

  private static func gini(ascending: [Double], total: Double) -> Double {
    let number = Double(ascending.count)
    var ranked = 0.0
    for (index, amount) in ascending.enumerated() { ranked += Double(index + 1) * amount }
    return max(0, 2 * ranked / (number * total) - (number + 1) / number)
  }

  /// The Gini coefficient beside that of chance: every unit given to one of the same number, drawn at random.
  ///
  /// Few units are always spread unequally, so a Gini coefficient says little without this.
  ///
  /// - Parameters:
  ///   - units: what is given away, unit by unit: as many ones as there are ties, or the strength of each tie.
  ///   - holders: which of `0 ..< count` has each unit.
  ///   - count: how many may receive.
  /// - Precondition: `units` and `holders` are as many, and holders are below `count`.
  /// - Complexity: O(replicates · (units + n log n)).
  public static func giniBesideChance(
    units: [Double], holders: [Int], among count: Int, replicates: Int = 999, seed: UInt64 = 1
  ) -> ChanceComparison {
    precondition(
      units.count == holders.count && holders.allSatisfy { $0 >= 0 && $0 < count }, "Every unit needs a holder.")
    var amounts = [Double](repeating: 0, count: count)
    for (unit, holder) in zip(units, holders) { amounts[holder] += unit }
    let observed = Concentration(of: amounts)
    let repeated: [Double?] =
      observed.gini == nil
      ? []
      : repeatChance(replicates, seed: seed) { generator in
        var thrown = [Double](repeating: 0, count: count)
        for unit in units { thrown[generator.nextIndex(below: count)] += unit }
        return Concentration(of: thrown).gini
      }
    return ChanceComparison(
      measure: "gini", observed: observed.gini, replicates: repeated.compactMap { $0 }, seed: seed,
      null: "Each unit goes to one of all, drawn at random.", undefinedReason: observed.undefinedReason)
  }
}

extension Graph {
  /// How unequally ties received are spread over all nodes, by strength if the graph has strengths.
  ///
  /// For an undirected graph, all ties of each node.
  public func receivedConcentration() -> Concentration { Concentration(of: nodes.map(inStrength(of:))) }

  /// The Gini coefficient of ties received beside that of chance: everyone names as many others, with the same
  /// strengths, but whom is drawn at random.
  ///
  /// For an undirected graph all ties are thrown between random pairs. In a directed one what is drawn depends on how much
  /// each gives alone, not on the order of the nodes: with a seed that others know, it would tell more than it says.
  ///
  /// - Complexity: O(replicates · (n log n + m)).
  public func receivedGiniBesideChance(replicates: Int = 999, seed: UInt64 = 1) -> ChanceComparison {
    let observed = receivedConcentration()
    let given = isDirected ? strengthsGiven : []
    let repeated: [Double?] =
      observed.gini == nil
      ? []
      : repeatChance(replicates, seed: seed) { generator in
        Concentration(of: isDirected ? receivedByChance(given, &generator) : tiedByChance(&generator)).gini
      }
    return ChanceComparison(
      measure: "gini", observed: observed.gini, replicates: repeated.compactMap { $0 }, seed: seed,
      null: isDirected
        ? "Everyone names as many others as now, with the same strengths; whom is drawn at random."
        : "As many ties with the same strengths lie between pairs drawn at random.",
      undefinedReason: observed.undefinedReason)
  }

  /// What each node gives, tie by tie, the strongest first; the nodes in an order that depends on these lists alone.
  package var strengthsGiven: [[Double]] {
    nodes.map { node in out.row(of: node).map { out.strength(at: $0) }.sorted(by: >) }
      .sorted { $1.lexicographicallyPrecedes($0) }
  }

  private func receivedByChance(_ given: [[Double]], _ generator: inout SplitMix64) -> [Double] {
    var received = [Double](repeating: 0, count: nodeCount)
    var others = Array(nodes)
    for (node, strengths) in given.enumerated() where !strengths.isEmpty {
      // The first places of a partial shuffle of all others are distinct receivers drawn at random.
      if let own = others.firstIndex(of: node) { others.swapAt(own, nodeCount - 1) }
      for (place, strength) in strengths.enumerated() {
        others.swapAt(place, place + generator.nextIndex(below: nodeCount - 1 - place))
        received[others[place]] += strength
      }
    }
    return received
  }

  private func tiedByChance(_ generator: inout SplitMix64) -> [Double] {
    var received = [Double](repeating: 0, count: nodeCount)
    let random = Graph.erdosRenyi(nodeCount: nodeCount, tieCount: tieCount, seed: generator.next())
    var strengths = ties.map(\.strength)
    generator.shuffle(&strengths)
    for (tie, strength) in zip(random.ties, strengths) {
      received[tie.from] += strength
      received[tie.to] += strength
    }
    return received
  }
}
