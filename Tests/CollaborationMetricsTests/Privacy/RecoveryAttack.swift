import Graphs
import StakeholderModel

@testable import CollaborationMetrics

/// An attacker who knows everything about a study but who blames whom, and has every figure that is published about it:
/// those of `blame`, of `practices` and of `compare` for all waves, and of several reports.
///
/// A tie is certain only if every blame that gives these figures has it, and its absence only if none has it. So the
/// attack looks for other blame with the same figures: it exchanges people within the blame (which leaves all that is
/// told of its shape) and the ends of ties (which leaves how much each gives and gets), and keeps what gives the same
/// counts for the groups of pairs that can be told apart. Each find is then put through the real analyses.
struct RecoveryAttack {
  typealias Blame = Set<PairKey>

  struct PairKey: Hashable, Comparable {
    let from: Int
    let to: Int

    static func < (one: PairKey, other: PairKey) -> Bool { (one.from, one.to) < (other.from, other.to) }
  }

  /// What is public: makes the study from the blame of each report or wave.
  let nodeCount: Int
  let studies: ([Blame]) -> [Study]
  /// Everything that is published about a study.
  let published: (Study, _ isQuick: Bool) -> String
  /// What the attacker knows for certain, such as its own answers.
  var known: Set<PairKey> = []
  /// Whether one report is the other and a few ties more, so that people are exchanged in both alike or not at all.
  var isNested = false

  /// The pairs of which the figures leave no doubt, and how many other blames were found that give the same figures.
  struct Outcome {
    var certain: [PairKey] = []
    var others = 0
  }

  /// The counts of ties in each group of pairs, which exchanges must keep.
  private func counts(_ blame: Blame, _ groups: [[Int]]) -> [Int] {
    groups.map { group in blame.reduce(0) { $0 + (group[$1.from * nodeCount + $1.to] == 0 ? 1 : 0) } }
  }

  func run(on truth: [Blame], steps: Int, seed: UInt64, mostTried: Int = 300) -> Outcome {
    let real = studies(truth)
    let figures = real.map { published($0, false) }
    let quick = real.map { published($0, true) }
    let groups = Self.groups(of: real, nodeCount: nodeCount)
    let wanted = truth.map { counts($0, groups) }
    func distance(_ state: [Blame]) -> Int {
      zip(state, wanted).reduce(0) { sum, pair in
        sum + zip(counts(pair.0, groups), pair.1).reduce(0) { $0 + max(0, abs($1.0 - $1.1) - 2) }
      }
    }
    var generator = SplitMix64(seed: seed)
    var isOpen = Set<PairKey>()
    let pairs = (0..<nodeCount).flatMap { from in
      (0..<nodeCount).compactMap { from == $0 ? nil : PairKey(from: from, to: $0) }
    }
    .filter { !known.contains($0) }
    var outcome = Outcome()
    var state = truth
    var energy = 0
    var tried = 0
    for step in 0..<steps {
      guard isOpen.count < pairs.count, tried < mostTried else { break }
      let next = moved(state, truth, using: &generator)
      let cost = distance(next)
      // Uphill now and then, more often at first.
      guard cost <= energy || generator.nextIndex(below: 1 << min(20, 2 * (cost - energy))) == 0 else { continue }
      (state, energy) = (next, cost)
      guard energy <= 2, state != truth, step % 3 == 0 else { continue }
      let flips = pairs.filter { pair in
        !isOpen.contains(pair) && zip(state, truth).contains { $0.contains(pair) != $1.contains(pair) }
      }
      guard !flips.isEmpty else { continue }
      tried += 1
      let other = studies(state)
      guard zip(other, quick).allSatisfy({ published($0, true) == $1 }),
        zip(other, figures).allSatisfy({ published($0, false) == $1 })
      else { continue }
      outcome.others += 1
      isOpen.formUnion(flips)
    }
    outcome.certain = pairs.filter { !isOpen.contains($0) }
    return outcome
  }

  /// Two people exchanged in all of the blame, or the receivers of two ties of one wave or report.
  private func moved(_ state: [Blame], _ truth: [Blame], using generator: inout SplitMix64) -> [Blame] {
    var state = state
    if isNested || generator.nextIndex(below: 4) > 0 {
      let one = generator.nextIndex(below: nodeCount)
      let other = generator.nextIndex(below: nodeCount)
      func renamed(_ node: Int) -> Int { node == one ? other : node == other ? one : node }
      state = state.map { blame in Set(blame.map { PairKey(from: renamed($0.from), to: renamed($0.to)) }) }
    } else {
      let place = generator.nextIndex(below: state.count)
      let ties = state[place].sorted()
      guard ties.count > 1 else { return state }
      let first = ties[generator.nextIndex(below: ties.count)]
      let second = ties[generator.nextIndex(below: ties.count)]
      let exchanged = [PairKey(from: first.from, to: second.to), PairKey(from: second.from, to: first.to)]
      guard exchanged.allSatisfy({ $0.from != $0.to && !state[place].contains($0) }) else { return state }
      state[place].subtract([first, second])
      state[place].formUnion(exchanged)
    }
    // What the attacker knows stays as it is.
    let isPossible = zip(state, truth).allSatisfy { $0.intersection(known) == $1.intersection(known) }
    return isPossible ? state : truth
  }

  /// Every group of pairs that figures tell apart.
  private static func groups(of studies: [Study], nodeCount: Int) -> [[Int]] {
    studies.prefix(1).flatMap { study -> [[Int]] in
      let network = study.latestNetwork
      let asked = AskedPairs(about: .blame, in: network)
      let groupings = PairGroupings(of: network, asked: asked, minimum: study.settings.minimumGroupSize)
      return PairGrouping.allCases.compactMap { grouping in
        let group = (0..<nodeCount * nodeCount).map { cell in
          groupings.group(grouping, from: cell / nodeCount, to: cell % nodeCount) ?? -1
        }
        return Set(group).count > 1 ? group : nil
      }
    }
  }
}

extension RecoveryAttack {
  /// All figures of `blame`, `practices` and `compare` as they are published.
  static func everything(_ study: Study, isQuick: Bool) -> String {
    var texts: [String] = []
    let blame = BlameAnalysis(of: study, permutations: isQuick ? 0 : 499)
    texts += blame.figures.map { row in
      isQuick
        ? "\(row.figure)"
        : "\(row.figure) \(row.byChance.map { "\($0)" } ?? "") \(row.pValue.map { "\($0)" } ?? "")"
    }
    let data = PracticeData(of: study.latestNetwork, seed: 1, permutations: isQuick ? 0 : 499)
    for indicator in Indicator.all where indicator.isAboutNegativeTies {
      let result = IndicatorResult(indicator, on: data)
      texts.append("\(result.status.name) \(isQuick ? "\(result.measurement?.value ?? -1)" : result.reading)")
    }
    let waves = study.waves.map(\.id)
    for (place, from) in waves.enumerated() {
      for to in waves[(place + 1)...] {
        let changes = WaveComparison(of: study, from: from, to: to).confidentialChanges
        texts += changes.map { "\($0.kind) \($0.ended) \($0.new) \($0.ratio) \(isQuick ? "" : "\($0.chance)")" }
      }
    }
    return texts.joined(separator: "|")
  }

  /// Every figure with its exact value, as if nothing were suppressed or rounded; of a study whose blame is public.
  static func everythingExactly(_ study: Study, isQuick: Bool) -> String {
    let permission = NegativeTiePermission.askedForExplicitly()
    var texts = BlameAnalysis(of: study, permutations: 0).figures
      .map { "\($0.figure.revealed(by: permission) ?? -1)" }
    let data = PracticeData(of: study.latestNetwork, seed: 1, permutations: 0)
    for indicator in Indicator.all where indicator.isAboutNegativeTies {
      texts.append("\(IndicatorResult(indicator, on: data).measurement?.value ?? -1)")
    }
    return texts.joined(separator: "|")
  }
}
