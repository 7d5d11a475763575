import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// Every figure of `stakenet trust` from its definition (METRICS.md, 5.6 to 5.9 and 6.1), spelt out over all pairs of
/// small networks at random, in some of which people kept silent.
@Suite struct TrustDefinitionsTests {
  /// A small study with ratings from 1 to 4, and what is in it as plain tables.
  private struct Example {
    let n: Int
    /// The rating, 0 without a tie.
    let t: [[Double]]
    /// Whether two have any tie.
    let c: [[Bool]]
    let isHeard: [Bool]
    let study: Study

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed &+ 1000)
      let n = 3 + random.nextIndex(below: 6)
      var t = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      var c = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
      let isHeard = (0..<n).map { _ in seed % 3 > 0 || random.nextIndex(below: 4) > 0 }
      let sparse = 2 + random.nextIndex(below: 4)
      let trust = Kind(id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4), roles: [.trust])
      var builder = StudyBuilder(settings: StudySettings(kinds: [trust], minimumGroupSize: 3))
      func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
      for node in 0..<n {
        builder.add(Stakeholder(id: id(node)))
        builder.add(
          SurveyResponse(stakeholder: id(node), kind: .trust, status: isHeard[node] ? .answered : .noAnswer))
      }
      for i in 0..<n {
        for j in 0..<n where i != j {
          if isHeard[i], random.nextIndex(below: sparse) == 0 {
            t[i][j] = Double(1 + random.nextIndex(below: 4))
            builder.add(Relationship(from: id(i), to: id(j), kind: .trust, strength: .measured(t[i][j])))
            (c[i][j], c[j][i]) = (true, true)
          }
          if i < j, random.nextIndex(below: 5) == 0 {
            builder.add(Relationship(from: id(i), to: id(j), kind: .collaborate))
            (c[i][j], c[j][i]) = (true, true)
          }
        }
      }
      (self.n, self.t, self.c, self.isHeard) = (n, t, c, isHeard)
      study = builder.build()
    }

    var all: Range<Int> { 0..<n }

    /// All ordered pairs of two of whom the first was heard.
    var known: [(Int, Int)] { all.flatMap { i in all.filter { i != $0 && isHeard[i] }.map { (i, $0) } } }

    /// All ways i → j → k of three from a rating on, each with what it is worth.
    func ways(from least: Double) -> [(i: Int, k: Int, worth: Double)] {
      var ways: [(i: Int, k: Int, worth: Double)] = []
      for i in all {
        for j in all where t[i][j] >= least && t[i][j] > 0 {
          for k in all where k != i && t[j][k] >= least && t[j][k] > 0 { ways.append((i, k, min(t[i][j], t[j][k]))) }
        }
      }
      return ways
    }

    /// The best product of ratings over four along ways of one to three ties.
    func secondHand(_ i: Int, _ j: Int) -> Double {
      func w(_ a: Int, _ b: Int) -> Double { t[a][b] / 4 }
      let two = all.filter { $0 != i && $0 != j }.map { w(i, $0) * w($0, j) }
      let three = all.flatMap { a in all.map { w(i, a) * w(a, $0) * w($0, j) } }
      return max(w(i, j), two.max() ?? 0, three.max() ?? 0)
    }
  }

  private static func expected(_ x: Example) -> [String: Double] {
    let middle = 2.5
    func trusts(_ i: Int, _ j: Int) -> Bool { x.t[i][j] >= middle }
    let both = x.known.filter { x.isHeard[$0.1] }
    var values: [String: Double] = [:]
    let told = both.filter(trusts)
    values["trust_reciprocity"] = Double(told.count { trusts($0.1, $0.0) }) / Double(told.count)
    values["by chance"] = Double(told.count) / Double(both.count)
    let sum = both.reduce(0) { $0 + x.t[$1.0][$1.1] }
    let returned = both.reduce(0) { $0 + min(x.t[$1.0][$1.1], x.t[$1.1][$1.0]) } / sum
    values["trust_weighted_reciprocity"] = returned
    values["trust_asymmetry"] = 1 - returned
    let high = x.ways(from: middle)
    values["trust_closure"] = Double(high.count { trusts($0.i, $0.k) }) / Double(high.count)
    let ways = x.ways(from: 0)
    values["trust_weighted_closure"] =
      ways.reduce(0) { $0 + (x.t[$1.i][$1.k] > 0 ? $1.worth : 0) } / ways.reduce(0) { $0 + $1.worth }
    values["trust_gap"] = Double(high.count { !x.c[$0.i][$0.k] }) / Double(high.count)
    let pairs = x.all.flatMap { i in x.all.filter { $0 != i }.map { (i, $0) } }
    let hands = pairs.map { x.secondHand($0.0, $0.1) }
    values["trust_at_second_hand"] = hands.reduce(0, +) / Double(pairs.count)
    let reached = zip(pairs, hands).filter { $0.1 > 0 }
    values["trust_second_hand_share"] =
      Double(reached.count { x.t[$0.0.0][$0.0.1] / 4 < $0.1 - 1e-12 }) / Double(reached.count)
    let ratings = x.t.joined().filter { $0 > 0 }
    let mean = ratings.reduce(0, +) / Double(ratings.count)
    values["trust_mean"] = mean
    values["trust_pct_of_max"] = mean / 4
    values["trust_rescaled"] = (mean - 1) / 3
    let total = ratings.reduce(0) { $0 + ($1 - 1) / 3 }
    values["trust_total"] = ratings.isEmpty ? .nan : total
    values["trust_density"] = ratings.isEmpty ? .nan : total / Double(x.known.count)
    return values
  }

  @Test(arguments: 0...199 as ClosedRange<UInt64>)
  func everyFigureByItsDefinition(seed: UInt64) throws {
    let example = Example(seed: seed)
    let expected = Self.expected(example)
    let analysis = TrustAnalysis(of: example.study)
    #expect(Set(analysis.figures.map(\.id)).isSuperset(of: Set(expected.keys).subtracting(["by chance"])))
    func expect(_ figure: GroupFigure, _ id: String) throws {
      let value = figure.revealed(by: .askedForExplicitly())
      let definition = try #require(expected[id], "\(id) has no definition here")
      guard definition.isFinite else {
        #expect(value == nil, "\(id)")
        return
      }
      #expect(value.map { abs($0 - definition) < 1e-9 } == true, "\(id): \(value ?? .nan), not \(definition)")
    }
    for row in analysis.figures {
      if case .notMeasurable = row.figure.publication { continue }
      try expect(row.figure, row.id)
      if row.id == "trust_reciprocity", let chance = row.byChance { try expect(chance, "by chance") }
    }
    for row in analysis.stakeholders {
      let ratings = example.t.map { $0[row.node] }.filter { $0 > 0 }
      #expect(row.trustedBy == ratings.count && row.trusts == example.t[row.node].count { $0 > 0 })
      let mean = row.trust.revealed(by: .askedForExplicitly())
      let expected = ratings.isEmpty ? nil : ratings.reduce(0, +) / Double(ratings.count)
      #expect(mean.map { abs($0 - (expected ?? .nan)) < 1e-12 } ?? (expected == nil))
    }
  }
}
