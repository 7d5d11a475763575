import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Every figure of `stakenet blame` from its definition (METRICS.md, 5.10 to 5.16), spelt out over all pairs of small
/// networks at random, in some of which people kept silent.
@Suite struct BlameDefinitionsTests {
  /// A small study and what is in it, as plain tables.
  struct Example {
    let n: Int
    /// Strength of blame, 0 without; trust; contact of any kind that is not negative.
    let b: [[Double]]
    let t: [[Bool]]
    let c: [[Bool]]
    /// Who answered.
    let isHeard: [Bool]
    let study: Study

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      let n = 3 + random.nextIndex(below: 6)
      var b = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      var t = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
      var c = t
      let isHeard = (0..<n).map { _ in seed % 3 > 0 || random.nextIndex(below: 4) > 0 }
      let sparse = 2 + random.nextIndex(below: 5)
      var builder = StudyBuilder(settings: StudySettings(minimumGroupSize: 3))
      func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
      for node in 0..<n {
        builder.add(Stakeholder(id: id(node), sector: "x\(node % 2)"))
        builder.add(
          SurveyResponse(stakeholder: id(node), kind: .blame, status: isHeard[node] ? .answered : .noAnswer))
      }
      func add(_ kind: Kind.ID, _ from: Int, _ to: Int, _ strength: Double? = nil) {
        builder.add(
          Relationship(from: id(from), to: id(to), kind: kind, strength: strength.map { .measured($0) } ?? .unknown))
        guard kind != .blame else { return }
        (c[from][to], c[to][from]) = (true, true)
      }
      for i in 0..<n {
        for j in 0..<n where i != j {
          if isHeard[i], random.nextIndex(below: sparse) == 0 {
            b[i][j] = Double(1 + random.nextIndex(below: 4))
            add(.blame, i, j, b[i][j])
          }
          if random.nextIndex(below: 4) == 0 {
            t[i][j] = true
            add(.trust, i, j)
          }
          if i < j, random.nextIndex(below: 4) == 0 { add(.collaborate, i, j) }
        }
      }
      (self.n, self.b, self.t, self.c, self.isHeard) = (n, b, t, c, isHeard)
      study = builder.build()
    }

    var all: Range<Int> { 0..<n }
    var total: Double { b.joined().reduce(0, +) }
    var received: [Double] { all.map { j in all.reduce(0) { $0 + b[$1][j] } } }
    var given: [Double] { b.map { $0.reduce(0, +) } }
    var hasTrust: Bool { t.joined().contains(true) }
    var hasContact: Bool { c.joined().contains(true) }

    /// The ordered pairs of which something holds.
    func number(_ isCounted: (Int, Int) -> Bool) -> Double {
      Double(all.reduce(0) { sum, i in sum + all.count { i != $0 && isCounted(i, $0) } })
    }

    /// The part of all strength on ordered pairs of which something holds.
    func share(_ isCounted: (Int, Int) -> Bool) -> Double {
      all.reduce(0) { sum, i in sum + all.reduce(0) { $0 + (isCounted(i, $1) ? b[i][$1] : 0) } } / total
    }

    /// How many steps of blame lead from each to each; nil where none do.
    var distances: [[Int?]] {
      all.map { start in
        var steps = [Int?](repeating: nil, count: n)
        steps[start] = 0
        for length in 0..<n {
          for i in all where steps[i] == length {
            for j in all where b[i][j] > 0 && steps[j] == nil { steps[j] = length + 1 }
          }
        }
        return steps
      }
    }

    /// The longest way along blame that meets nobody twice, all tried.
    var longestChain: Int {
      func longest(from node: Int, _ visited: Set<Int>) -> Int {
        all.filter { b[node][$0] > 0 && !visited.contains($0) }
          .map { 1 + longest(from: $0, visited.union([$0])) }.max() ?? 0
      }
      return all.map { longest(from: $0, [$0]) }.max() ?? 0
    }
  }

  /// Pearson's correlation of two lists; nil where one of them does not vary.
  private static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    let together = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    let squares = (
      pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.0 - means.0) },
      pairs.reduce(0) { $0 + ($1.1 - means.1) * ($1.1 - means.1) }
    )
    return squares.0 > 1e-12 && squares.1 > 1e-12 ? together / (squares.0 * squares.1).squareRoot() : nil
  }

  /// What the figures are by their definitions; not a number where they have none.
  private static func expected(_ x: Example) -> [String: Double] {
    let (b, t, c, n, all) = (x.b, x.t, x.c, Double(x.n), x.all)
    let (received, given, total) = (x.received, x.given, x.total)
    func isKnown(_ i: Int, _ j: Int) -> Bool { x.isHeard[i] }
    func isKnownBothWays(_ i: Int, _ j: Int) -> Bool { x.isHeard[i] && x.isHeard[j] }
    func blames(_ i: Int, _ j: Int) -> Bool { b[i][j] > 0 }
    var values: [String: Double] = [:]
    values["blame_density"] = x.number(blames) / x.number(isKnown)
    // Gini: half the mean difference of all ordered pairs, over the mean.
    let differences = received.reduce(0) { sum, one in sum + received.reduce(0) { $0 + abs(one - $1) } }
    let gini = differences / (2 * n * total)
    values["blame_gini"] = gini
    values["blame_gini_of_maximum"] = gini * n / (n - 1)
    let hhi = received.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    values["blame_hhi"] = hhi
    values["blame_hhi_normalized"] = (hhi - 1 / n) / (1 - 1 / n)
    values["blame_effective_number"] = 1 / hhi
    let blamers = all.map { j in Double(all.count { b[$0][j] > 0 }) }
    values["blame_centralization"] = blamers.reduce(0) { $0 + (blamers.max() ?? 0) - $1 } / ((n - 1) * (n - 1))
    let heard = Double(x.isHeard.count(where: \.self))
    values["blame_scapegoat"] =
      total == 0
      ? .nan
      : all.reduce(0) { sum, j in
        guard received[j] > 0 else { return sum }
        return sum + received[j] / total * blamers[j] / (heard - 1) * (1 - min(1, given[j] / received[j]))
      }
    values["blame_displacement"] = x.share { !c[$0][$1] }
    values["blame_crossfire"] = x.share { i, j in c[i][j] && all.contains { c[i][$0] && c[$0][j] } }
    let told = x.number { blames($0, $1) && isKnownBothWays($0, $1) }
    let mutual = x.number { blames($0, $1) && blames($1, $0) }
    let known = x.number(isKnownBothWays)
    values["blame_reciprocity"] = mutual / told
    let pairs = all.flatMap { i in all.filter { i < $0 && isKnownBothWays(i, $0) }.map { (b[i][$0], b[$0][i]) } }
    values["blame_weighted_reciprocity"] =
      pairs.reduce(0) { $0 + 2 * min($1.0, $1.1) } / pairs.reduce(0) { $0 + $1.0 + $1.1 }
    values["blame_reciprocity_above_chance"] = (mutual / told - told / known) / (1 - told / known)
    // The odds of blame where there is blame back, over those where there is none.
    values["blame_reciprocity_odds"] = mutual / (told - mutual) / ((told - mutual) / (known - 2 * told + mutual))
    let blamed = all.filter { received[$0] > 0 && x.isHeard[$0] }
    values["blame_passed_on"] = Double(blamed.count { given[$0] > 0 }) / Double(blamed.count)
    values["blame_passed_on_mass"] = all.reduce(0) { $0 + min(received[$1], given[$1]) } / total
    values["blame_sinks"] = Double(blamed.count { given[$0] == 0 })
    values["blame_sources"] = Double(all.count { given[$0] > 0 && received[$0] == 0 })
    let steps = x.distances
    values["blame_in_circles"] = Double(
      all.count { i in all.contains { $0 != i && steps[i][$0] != nil && steps[$0][i] != nil } })
    values["blame_longest_chain"] = x.longestChain == 0 ? .nan : Double(x.longestChain)
    let finite = all.flatMap { i in all.filter { $0 != i }.compactMap { steps[i][$0] } }
    values["blame_path_length"] = Double(finite.reduce(0, +)) / Double(finite.count)
    // Sectors by turns; a study as small as three of each is told apart.
    if x.n >= 6 { values["blame_across_sectors"] = x.share { $0 % 2 != $1 % 2 } }
    values["blame_with_trust"] = x.number { t[$0][$1] && blames($0, $1) } / x.number { t[$0][$1] || blames($0, $1) }
    func trusts(_ i: Int, _ j: Int) -> Bool { t[i][j] || t[j][i] }
    func anyBlame(_ i: Int, _ j: Int) -> Bool { blames(i, j) || blames(j, i) }
    values["blame_with_trust_pairs"] =
      x.number { trusts($0, $1) && anyBlame($0, $1) } / x.number { trusts($0, $1) || anyBlame($0, $1) }
    values["blame_by_trusted"] = x.number { t[$0][$1] && blames($1, $0) } / x.number { t[$0][$1] }
    func bit(_ value: Bool) -> Double { value ? 1 : 0 }
    let cells = all.flatMap { i in all.filter { $0 != i }.map { (i, $0) } }
    values["blame_trust_qap"] =
      correlation(cells.filter(isKnown).map { (bit(t[$0][$1]), bit(blames($0, $1))) }) ?? .nan
    values["blame_trust_back_qap"] =
      correlation(cells.filter { isKnown($1, $0) }.map { (bit(t[$0][$1]), bit(blames($1, $0))) }) ?? .nan
    return values
  }

  @Test(arguments: 0...199 as ClosedRange<UInt64>)
  func everyFigureByItsDefinition(seed: UInt64) throws {
    let example = Example(seed: seed)
    let expected = Self.expected(example)
    let analysis = BlameAnalysis(of: example.study, seed: 1, permutations: 0)
    #expect(Set(analysis.figures.map(\.id)).isSuperset(of: expected.keys))
    for row in analysis.figures {
      if case .notMeasurable = row.figure.publication { continue }
      let value = row.figure.revealed(by: .askedForExplicitly())
      let definition = try #require(expected[row.id], "\(row.id) has no definition here")
      guard definition.isFinite else {
        #expect(value == nil, "\(row.id)")
        continue
      }
      #expect(value.map { abs($0 - definition) < 1e-9 } == true, "\(row.id): \(value ?? .nan), not \(definition)")
    }
  }
}
