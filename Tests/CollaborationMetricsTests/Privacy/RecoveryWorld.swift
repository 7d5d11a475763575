import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// What is known of a small study beside its blame, by chance: contact, trust, beneficiaries and sectors.
struct RecoveryWorld: Sendable, CustomTestStringConvertible {
  typealias Pair = RecoveryAttack.Pair

  var name: String
  /// How many belong to each sector.
  var sectors: [Int]
  /// Of a hundred pairs how many work together, of ordered pairs how many trust, and how many blame.
  var contact = 35
  var trust = 25
  var blame = 30
  var waves = 1
  var seed: UInt64 = 1
  /// Two who have a contract and nothing else.
  var contract: Pair?
  var minimum = 5
  /// Those who were asked and did not answer.
  var silent: [Int] = []
  /// Whether blame has a strength of 1 to 3.
  var hasStrengths = false

  var testDescription: String { name }
  var nodeCount: Int { sectors.reduce(0, +) }

  private func chosen(_ percent: Int, directed: Bool, _ stream: Int) -> [Pair] {
    var generator = SplitMix64.stream(stream, seed: seed)
    return (0..<nodeCount).flatMap { from in
      ((directed ? 0 : from)..<nodeCount).compactMap { to in
        from != to && generator.nextIndex(below: 100) < percent ? Pair(from: from, to: to) : nil
      }
    }
  }

  /// The blame of each wave; half of it lasts to the next.
  var truth: [RecoveryAttack.Blame] {
    var blame = [chosen(self.blame, directed: true, 0)]
    while blame.count < waves {
      let kept = blame[blame.count - 1].sorted().enumerated().filter { $0.offset % 2 == blame.count % 2 }
      blame.append(Array(Set(kept.map(\.element) + chosen(self.blame / 2, directed: true, 10 + blame.count))))
    }
    var generator = SplitMix64.stream(99, seed: seed)
    return blame.map { ties in
      var wave = RecoveryAttack.Blame()
      for tie in ties.sorted() where !silent.contains(tie.from) {
        wave[tie] = hasStrengths ? 1 + generator.nextIndex(below: 3) : 1
      }
      return wave
    }
  }

  /// The study with some blame in each wave.
  func study(_ blame: [RecoveryAttack.Blame]) -> Study {
    let waves = blame.count > 1 ? blame.indices.map { Wave.ID(rawValue: "w\($0)") } : []
    var builder = StudyBuilder(
      settings: StudySettings(
        title: name, waves: waves.map { Wave(id: $0) }, minimumGroupSize: minimum, completeness: .allKinds))
    let labels = sectors.enumerated().flatMap { [String](repeating: "x\($0.offset)", count: $0.element) }
    func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
    for node in 0..<nodeCount {
      builder.add(Stakeholder(id: id(node), sector: labels[node], isBeneficiary: node % 2 == 0))
    }
    for node in silent { builder.add(SurveyResponse(stakeholder: id(node), kind: .blame, status: .noAnswer)) }
    func isFree(_ pair: Pair) -> Bool {
      guard let contract else { return true }
      return pair != contract && pair != Pair(from: contract.to, to: contract.from)
    }
    for (place, blame) in blame.enumerated() {
      func add(_ kind: Kind.ID, _ pairs: [Pair], _ strength: (Pair) -> Strength = { _ in .unknown }) {
        for pair in pairs {
          builder.add(
            Relationship(
              from: id(pair.from), to: id(pair.to), kind: kind, strength: strength(pair),
              wave: waves.isEmpty ? nil : waves[place]))
        }
      }
      add(.collaborate, chosen(contact, directed: false, 1).filter(isFree))
      add(.trust, chosen(trust, directed: true, 2).filter(isFree))
      add(.contract, contract.map { [$0] } ?? [])
      add(.blame, blame.keys.sorted()) { .measured(Double(blame[$0] ?? 1)) }
    }
    return builder.build()
  }

  var attack: RecoveryAttack {
    RecoveryAttack(
      // All waves are one study.
      nodeCount: nodeCount, studies: { [study($0)] },
      classes: (0..<nodeCount).map { silent.contains($0) ? 1 : 0 })
  }
}
