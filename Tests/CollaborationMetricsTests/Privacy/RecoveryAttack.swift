import Foundation
import Graphs
import StakeholderModel

@testable import CollaborationMetrics

/// An attacker who knows everything about a study but who blames whom, and has every figure that is published about it:
/// those of `blame`, of `practices` and of `compare` for all waves, and of several reports.
///
/// A tie is certain only if every blame that gives these figures has it, and its absence only if none has it. So two
/// things settle a pair: the true blame, and any other one with the same figures that differs on it. The attack looks for
/// such others by exchanging people within the blame, which leaves all that is told of its shape, and the receivers of two
/// ties, which leaves how much each gives and gets. Simulated annealing leads the counts in each group of pairs that figures
/// tell apart (contact, trust, sectors, beneficiaries) back to where they were. Each find is put through the real analyses.
struct RecoveryAttack {
  /// Who blames whom, and how strongly.
  typealias Blame = [Pair: Int]

  struct Pair: Hashable, Comparable, CustomStringConvertible {
    let from: Int
    let to: Int

    var description: String { "\(from)→\(to)" }
    static func < (one: Pair, other: Pair) -> Bool { (one.from, one.to) < (other.from, other.to) }
  }

  let nodeCount: Int
  /// What is public: makes the studies from the blame of each wave or report.
  let studies: ([Blame]) -> [Study]
  /// What the attacker knows for certain, such as its own answers.
  var known: Set<Pair> = []
  /// Those who cannot be exchanged with each other have different numbers, such as those who answered and those who did
  /// not. All are alike if there are none.
  var classes: [Int] = []
  /// Whether one report is the other and a few ties more, so that people are exchanged in both alike and nothing else is.
  var isNested = false
  /// Those who answered for the second report only, so that what they said may differ in it alone.
  var late: [Int] = []
  /// Which pairs the attacker asks about.
  var isAskedAbout: (Pair) -> Bool = { _ in true }
  /// Something more that is published, to see whether the attack finds what it gives away.
  var leak: ([Blame]) -> String = { _ in "" }

  /// The pairs of which the figures left no doubt, and how many other blames were found that give the same figures.
  struct Outcome {
    var certain: [Pair] = []
    var others = 0
    var tried = 0
  }

  func run(on truth: [Blame], steps: Int = 4_000_000, stepsPerWalk: Int = 100_000, seed: UInt64 = 2) -> Outcome {
    let real = studies(truth)
    let stages = real.map(Publication.init)
    let told = leak(truth)
    // Of several waves of one study only the last is told beside other ties.
    let places = Array(truth.indices.suffix(real.count))
    let start = truth.map { $0.sorted { $0.key < $1.key }.map { ($0.key.from, $0.key.to, $0.value) } }
    var counters = zip(real, places).map { study, place in
      PairCounts(of: study, nodeCount: nodeCount, place: place, truth: start[place])
    }
    let trueCells = start.map { Self.tied($0, nodeCount: nodeCount) }
    let knowledge = Knowledge(known, of: start, nodeCount: nodeCount)
    var ties = start
    let shares = counters.map { $0.shares(start[$0.place]) }
    let groupings = counters.map { $0.allowedGroupings(start[$0.place]) }
    let balances = counters.map { $0.balance(start[$0.place]) }
    let pairs = (0..<nodeCount).flatMap { from in
      (0..<nodeCount).compactMap { from == $0 ? nil : Pair(from: from, to: $0) }
    }
    .filter { !known.contains($0) && isAskedAbout($0) }
    var generator = SplitMix64(seed: seed)
    var name = Array(0..<nodeCount)
    var energy = 0
    var isOpen = Set<Pair>()
    var outcome = Outcome()
    for step in 0..<steps where isOpen.count < pairs.count {
      // Other ways lead from the truth to other blame.
      if step % stepsPerWalk == 0 { (name, ties, energy) = (Array(0..<nodeCount), start, 0) }
      // Nearly all steps are taken back: nothing is copied for those that exchange people, which are most.
      var tiesBefore: [[(Int, Int, Int)]]?
      var exchanged: (Int, Int)?
      if !isNested, generator.nextIndex(below: 4) == 0 {
        tiesBefore = ties
        Self.exchangeReceivers(in: &ties, using: &generator)
      } else if !late.isEmpty, generator.nextIndex(below: 4) == 0 {
        tiesBefore = ties
        changeAnswer(in: &ties[ties.count - 1], using: &generator)
      } else {
        let (one, other) = (generator.nextIndex(below: nodeCount), generator.nextIndex(below: nodeCount))
        guard one != other, classes.isEmpty || classes[one] == classes[other] else { continue }
        name.swapAt(one, other)
        exchanged = (one, other)
      }
      var cost = Int.max
      if knowledge.isKept(ties, name) {
        cost = 0
        for place in counters.indices { cost += counters[place].distance(ties[counters[place].place], name) }
      }
      // Uphill now and then.
      guard cost <= energy || (cost - energy < 20 && generator.nextUnit() < exp(Double(energy - cost) / 1.2)) else {
        if let exchanged { name.swapAt(exchanged.0, exchanged.1) }
        if let tiesBefore { ties = tiesBefore }
        continue
      }
      energy = cost
      guard energy == 0 else { continue }
      let renamed = ties.map { list in list.map { (name[$0.0], name[$0.1], $0.2) } }
      let cells = renamed.map { Self.tied($0, nodeCount: nodeCount) }
      let flips = pairs.filter { pair in
        let cell = pair.from * nodeCount + pair.to
        return zip(cells, trueCells).contains { $0[cell] != $1[cell] } && !isOpen.contains(pair)
      }
      guard !flips.isEmpty else { continue }
      let state = renamed.map { list in
        Blame(uniqueKeysWithValues: list.map { (Pair(from: $0.0, to: $0.1), $0.2) })
      }
      guard leak(state) == told else { continue }
      guard zip(counters, shares).allSatisfy({ $0.shares(renamed[$0.place]) == $1 }),
        zip(counters, groupings).allSatisfy({ $0.allowedGroupings(renamed[$0.place]) == $1 }),
        zip(counters, balances).allSatisfy({ $0.balance(renamed[$0.place]) == $1 })
      else { continue }
      outcome.tried += 1
      guard zip(studies(state), stages).allSatisfy({ Publication($0).isSame(as: $1) }) else { continue }
      outcome.others += 1
      isOpen.formUnion(flips)
    }
    outcome.certain = pairs.filter { !isOpen.contains($0) }
    return outcome
  }

  /// For each cell of the table of all pairs whether there is a tie.
  private static func tied(_ ties: [(Int, Int, Int)], nodeCount: Int) -> [Bool] {
    var cells = [Bool](repeating: false, count: nodeCount * nodeCount)
    for (from, to, _) in ties { cells[from * nodeCount + to] = true }
    return cells
  }

  /// Two ties of different people lead to each other's receivers, so that all give and get as much as before. In the other
  /// waves the same pairs change places, so that as many ties last from one to another, and from the same people.
  private static func exchangeReceivers(in waves: inout [[(Int, Int, Int)]], using generator: inout SplitMix64) {
    guard let ties = waves.last, ties.count > 1 else { return }
    let (one, other) = (ties[generator.nextIndex(below: ties.count)], ties[generator.nextIndex(below: ties.count)])
    guard one.2 == other.2, one.0 != other.1, other.0 != one.1, one.0 != other.0, one.1 != other.1,
      !ties.contains(where: { ($0.0, $0.1) == (one.0, other.1) || ($0.0, $0.1) == (other.0, one.1) })
    else { return }
    for wave in waves.indices {
      for place in waves[wave].indices {
        let tie = waves[wave][place]
        guard tie.0 == one.0 || tie.0 == other.0 else { continue }
        if tie.1 == one.1 {
          waves[wave][place].1 = other.1
        } else if tie.1 == other.1 {
          waves[wave][place].1 = one.1
        }
      }
    }
  }

  /// Somebody late says something else of somebody.
  private func changeAnswer(in ties: inout [(Int, Int, Int)], using generator: inout SplitMix64) {
    let from = late[generator.nextIndex(below: late.count)]
    let to = generator.nextIndex(below: nodeCount)
    guard from != to else { return }
    if let place = ties.firstIndex(where: { ($0.0, $0.1) == (from, to) }) {
      ties.remove(at: place)
    } else {
      ties.append((from, to, 1))
    }
  }
}

/// What the attacker knows for certain of the blame of each wave or report.
private struct Knowledge {
  private let nodeCount: Int
  /// For each cell of the table of all pairs whether it is known; empty if nothing is.
  private let isKnown: [Bool]
  /// For each wave and cell the strength of the blame there, 0 for none; and how many known cells have any.
  private let strengths: [[Int]]
  private let counts: [Int]

  init(_ known: Set<RecoveryAttack.Pair>, of truth: [[(Int, Int, Int)]], nodeCount: Int) {
    self.nodeCount = nodeCount
    var isKnown = [Bool](repeating: false, count: known.isEmpty ? 0 : nodeCount * nodeCount)
    for pair in known { isKnown[pair.from * nodeCount + pair.to] = true }
    self.isKnown = isKnown
    strengths = truth.map { ties in
      var cells = [Int](repeating: 0, count: nodeCount * nodeCount)
      for (from, to, strength) in ties { cells[from * nodeCount + to] = strength }
      return cells
    }
    counts = truth.map { ties in
      known.isEmpty ? 0 : ties.count { isKnown[$0.0 * nodeCount + $0.1] }
    }
  }

  /// Whether all of it is as it was, with other names.
  func isKept(_ ties: [[(Int, Int, Int)]], _ name: [Int]) -> Bool {
    guard !isKnown.isEmpty else { return true }
    for wave in ties.indices {
      var found = 0
      for (from, to, strength) in ties[wave] {
        let cell = name[from] * nodeCount + name[to]
        guard isKnown[cell] else { continue }
        guard strengths[wave][cell] == strength else { return false }
        found += 1
      }
      guard found == counts[wave] else { return false }
    }
    return true
  }
}

/// How many ties of blame, and pairs with any, lie in each group of pairs that figures tell apart.
private struct PairCounts {
  /// One number for each group, of which there are at most as many as groupings.
  private typealias Lanes = SIMD16<Int16>
  /// For each group how many ties, their strength, and how many pairs with a tie either way.
  private struct Counts {
    var ties = Lanes.zero
    var strength = Lanes.zero
    var pairs = Lanes.zero
  }

  let place: Int
  private let nodeCount: Int
  private let rule: PublicationRule
  private let groupings: PairGroupings
  private let positive: Graph
  /// For each cell of the table of all pairs a 1 for each group in which it lies.
  private let members: [Lanes]
  private let groupCount: Int
  private let wanted: Counts
  /// In which count a cell was last tied, so that nothing has to be cleared.
  private var isTied: [Int]
  private var number = 0

  /// - Parameter truth: the counts that others are held against.
  init(of study: Study, nodeCount: Int, place: Int, truth: [(Int, Int, Int)]) {
    self.place = place
    self.nodeCount = nodeCount
    let network = study.latestNetwork
    let asked = AskedPairs(about: .blame, in: network)
    let groupings = PairGroupings(of: network, asked: asked, minimum: study.settings.minimumGroupSize)
    // Who is in which group does not depend on blame, and is asked for each other blame.
    self.groupings = PairGroupings(
      Dictionary(
        uniqueKeysWithValues: PairGrouping.allCases.compactMap { grouping in
          let groups = (0..<nodeCount * nodeCount).map {
            groupings.group(grouping, from: $0 / nodeCount, to: $0 % nodeCount)
          }
          guard groups.contains(where: { $0 != nil }) else { return nil }
          return (grouping, { groups[$0 * nodeCount + $1] })
        }))
    rule = PublicationRule(minimum: study.settings.minimumGroupSize, asked: asked)
    positive = PracticeData(of: network, seed: 1, permutations: 0).positiveGraph
    let groups = Set(
      PairGrouping.allCases.map { grouping in
        (0..<nodeCount * nodeCount).map { groupings.group(grouping, from: $0 / nodeCount, to: $0 % nodeCount) == 0 }
      }
    )
    .filter { $0.contains(true) }.sorted { $0.description < $1.description }
    groupCount = groups.count
    let members = (0..<nodeCount * nodeCount).map { cell in
      groups.enumerated().reduce(into: Lanes.zero) { $0[$1.offset] = $1.element[cell] ? 1 : 0 }
    }
    self.members = members
    var isTied = [Int](repeating: 0, count: nodeCount * nodeCount)
    wanted = PairCounts.counts(truth, Array(0..<nodeCount), members, &isTied, number: -1)
    self.isTied = isTied
  }

  /// How much lies in each group when rounded: cheap to work out.
  func shares(_ ties: [(Int, Int, Int)]) -> [Double?] {
    var isTied = [Int](repeating: 0, count: nodeCount * nodeCount)
    let counts = PairCounts.counts(ties, Array(0..<nodeCount), members, &isTied, number: 1)
    let strength = Double(max(1, ties.reduce(0) { $0 + $1.2 }))
    return (0..<groupCount).map {
      let step = Double(rule.minimum) / Double(max(1, ties.count))
      return GroupFigure.Unit.share.rounded(Double(counts.strength[$0]) / strength, step: step)
    }
  }

  /// Which groups may be told apart.
  func allowedGroupings(_ ties: [(Int, Int, Int)]) -> Set<PairGrouping> {
    groupings.allowed(by: rule, of: graph(of: ties))
  }

  /// How far signs are in balance: seldom the same.
  func balance(_ ties: [(Int, Int, Int)]) -> String {
    let signed = SignedGraph(positive: positive, negative: graph(of: ties)).undirected()
    let perTie = Double(rule.minimum) / Double(max(1, signed.tieCount))
    return shown(.share, signed.triadBalance().balance.value, 3 * perTie)
      + shown(.index, signed.frustrationIndex(effort: 100_000, seed: 1).normalized, 2 * perTie)
  }

  private func shown(_ unit: GroupFigure.Unit, _ value: Double?, _ step: Double) -> String {
    "\(value.flatMap { unit.rounded($0, step: step) } ?? -2)"
  }

  private func graph(of ties: [(Int, Int, Int)]) -> Graph {
    do {
      return try Graph(nodeCount: nodeCount, ties: ties.map { ($0.0, $0.1) }, isDirected: true)
    } catch {
      preconditionFailure("Exchanged people did not make a graph: \(error)")
    }
  }

  /// The counts of ties between people who go by other names.
  private static func counts(
    _ ties: [(Int, Int, Int)], _ name: [Int], _ members: [Lanes], _ isTied: inout [Int], number: Int
  ) -> Counts {
    var counts = Counts()
    let nodeCount = name.count
    for (from, to, strength) in ties {
      let (from, to) = (name[from], name[to])
      let (cell, back) = (from * nodeCount + to, to * nodeCount + from)
      let groups = members[cell]
      counts.ties &+= groups
      counts.strength &+= groups &* Int16(strength)
      // A pair that blames both ways counts once.
      if isTied[back] != number { counts.pairs &+= groups | members[back] }
      isTied[cell] = number
    }
    return counts
  }

  /// How far the counts are away from those wanted; one more or less is mostly the same when rounded.
  mutating func distance(_ ties: [(Int, Int, Int)], _ name: [Int]) -> Int {
    number += 1
    let counts = PairCounts.counts(ties, name, members, &isTied, number: number)
    func excess(_ counts: Lanes, _ wanted: Lanes) -> Lanes {
      pointwiseMax(pointwiseMax(counts &- wanted, wanted &- counts) &- 1, .zero)
    }
    let all =
      excess(counts.ties, wanted.ties) &+ excess(counts.strength, wanted.strength)
      &+ excess(counts.pairs, wanted.pairs)
    return Int(all.wrappedSum())
  }
}

/// All that `blame`, `practices` and `compare` publish about a study, the quick parts first, each worked out once.
private final class Publication {
  private let study: Study
  private var texts: [String] = []

  init(_ study: Study) { self.study = study }

  func isSame(as other: Publication) -> Bool {
    (0..<4).allSatisfy { text($0) == other.text($0) }
  }

  private func text(_ stage: Int) -> String {
    while texts.count <= stage { texts.append(made(texts.count)) }
    return texts[stage]
  }

  private func made(_ stage: Int) -> String {
    switch stage {
    case 0: blame(permutations: 0)
    case 1: practices(permutations: 0)
    case 2: blame(permutations: 199) + changes
    default: practices(permutations: 199)
    }
  }

  private func blame(permutations: Int) -> String {
    BlameAnalysis(of: study, permutations: permutations).figures
      .map { row in "\(row.id) \(row.figure) \(String(describing: row.byChance)) \(String(describing: row.pValue))" }
      .joined(separator: "|")
  }

  private func practices(permutations: Int) -> String {
    let data = PracticeData(of: study.latestNetwork, seed: 1, permutations: permutations)
    return Indicator.all.filter(\.isAboutNegativeTies).map { indicator in
      let result = IndicatorResult(indicator, on: data)
      return "\(indicator.id) \(result.status.name) \(String(describing: result.measurement)) \(result.reading)"
    }
    .joined(separator: "|")
  }

  private var changes: String {
    let waves = study.waves.map(\.id)
    return waves.indices.flatMap { from in waves.indices.filter { $0 > from }.map { (waves[from], waves[$0]) } }
      .map { from, to in
        WaveComparison(of: study, from: from, to: to).confidentialChanges
          .map { "\($0.kind) \($0.ended) \($0.new) \($0.ratio) \($0.chance)" }.joined(separator: " ")
      }
      .joined(separator: "|")
  }
}
