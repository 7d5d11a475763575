import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// What holds for every network: more of something never makes its indicator fall (or rise), and names, order and
/// repetition do not matter.
@Suite struct PracticePropertyTests {
  /// What may be added to a study, and which way an indicator may go then.
  struct Direction: Sendable, CustomTestStringConvertible {
    let id: String
    let adding: String
    let mayRise: Bool
    let add: @Sendable (inout PracticeStudy, inout SplitMix64) -> Void

    var testDescription: String { "\(id) never \(mayRise ? "falls" : "rises") with \(adding)" }

    static func rising(
      _ id: String, _ adding: String, _ add: @escaping @Sendable (inout PracticeStudy, inout SplitMix64) -> Void
    ) -> Direction { Direction(id: id, adding: adding, mayRise: true, add: add) }

    static func falling(
      _ id: String, _ adding: String, _ add: @escaping @Sendable (inout PracticeStudy, inout SplitMix64) -> Void
    ) -> Direction { Direction(id: id, adding: adding, mayRise: false, add: add) }
  }

  static let names = "abcdefgh".map(String.init)
  /// Beneficiaries in every random study.
  static let members = ["f", "g", "h"]

  static func pair(_ generator: inout SplitMix64, to goals: [String] = names) -> String {
    let to = goals[generator.nextIndex(below: goals.count)]
    let others = names.filter { $0 != to }
    return "\(others[generator.nextIndex(below: others.count)])>\(to)"
  }

  /// Eight stakeholders of three sectors, all asked about everything, with ties of every kind and all columns filled in
  /// here and there.
  static func random(_ seed: UInt64) -> PracticeStudy {
    var generator = SplitMix64(seed: seed)
    var study = PracticeStudy(
      "a:public b:public c:civil d:civil e:civil f:community g:community h:community", beneficiaries: "f g h")
    study.settings.negativeTies = .public
    study.settings.completeness = .allKinds
    study.settings.referenceDate = .day("2024-01-01")
    study.settings.kinds += [Kind.ID.blame, .pressure].compactMap { id in
      var kind = Kind.known(id)
      kind?.scale = .init(minimum: 1, maximum: 4)
      return kind
    }
    let tools = Indicator.tools
    for kind in Kind.vocabulary.map(\.id) {
      for _ in 0..<(kind == .blame ? 4 : 6) {
        let words = pair(&generator)
        let number = { (generator: inout SplitMix64, below: Int) in generator.nextIndex(below: below) }
        let year = 2015 + number(&generator, 8)
        study.add(kind, words) { tie in
          tie.strength = .measured(Double(1 + number(&generator, 4)))
          tie.since = .day("\(year)-0\(1 + number(&generator, 9))-1\(number(&generator, 9))")
          tie.reportedOn = .day("\(year + 1)-03-01")
          tie.status = number(&generator, 4) == 0 ? .ended : .ongoing
          if tie.status == .ended { tie.until = .day("\(year + 1)-10-01") }
          tie.reporter = number(&generator, 2) == 0 ? tie.from : tie.to
          tie.decisionLevel = Relationship.DecisionLevel(rawValue: 1 + number(&generator, 5))
          tie.tools = [tools[number(&generator, 10)], tools[number(&generator, 10)]]
          tie.expected = Double(1 + number(&generator, 4))
          tie.realised = Double(1 + number(&generator, 4))
          tie.due = .day("2023-05-01")
          tie.partnership = "P"
          tie.outcome = kind == .experiment ? "worked" : nil
          tie.decision = kind == .experiment && number(&generator, 2) == 0 ? "ended" : nil
          tie.bridgeID = kind == .bridge ? "\(number(&generator, 2))" : nil
          tie.value = kind == .rates ? "listening" : nil
        }
      }
    }
    study.add(.trust, "a>f f>a c>d")
    study.add(.bridge, "a>c a>d a>e") {
      $0.bridgeID = "act"
      $0.since = .day("2016-02-01")
    }
    study.add(.data, "f>a")
    study.add(.decide, "a>f") { $0.decisionLevel = .involve }
    study.add(.blame, "c>a d>c")
    study.add(.train, "c>f")
    for (place, name) in names.enumerated() where place != 4 {
      study.values[name] = ["care", ["thrift", "speed", "trust"][generator.nextIndex(below: 3)]]
    }
    study.attributes = ["a": ["self_listening": "4"], "b": ["self_listening": "2"]]
    return study
  }

  static let directions: [Direction] = [
    .falling("blame_free_pairs", "blame") { $0.add(.blame, pair(&$1)) },
    .rising("blame_share", "blame") { $0.add(.blame, pair(&$1)) { $0.strength = .measured(4) } },
    .rising("ambivalent_pairs", "blame") { $0.add(.blame, pair(&$1)) },
    .rising("blame_chain", "blame") { $0.add(.blame, pair(&$1)) },
    .rising("pressure_share", "pressure") { $0.add(.pressure, pair(&$1)) { $0.strength = .measured(4) } },
    .rising("beneficiary_presence", "a say") { $0.add(.decide, pair(&$1)) },
    .rising("beneficiary_decision_share", "a say of beneficiaries") { study, generator in
      // Between two who have no such tie yet: reports of one tie are put together.
      let words = pair(&generator, to: members)
      let ends = words.split(separator: ">").map(String.init)
      guard
        !study.ties.contains(where: { $0.kind == .decide && $0.from.rawValue == ends[0] && $0.to.rawValue == ends[1] })
      else { return }
      study.add(.decide, words) { $0.decisionLevel = .empower }
    },
    .rising("beneficiary_independence", "working together") { $0.add(.collaborate, pair(&$1)) },
    .rising("beneficiary_learning", "training") { $0.add(.train, pair(&$1)) },
    .rising("beneficiary_support", "somebody to speak for them") { $0.add(.advocate, pair(&$1)) },
    .rising("beneficiary_data_return", "data for beneficiaries") { $0.add(.data, pair(&$1, to: members)) },
    .falling("contract_only_pairs", "working together") { $0.add(.collaborate, pair(&$1)) },
    .rising("sector_pairs_bridged", "trust") { $0.add(.trust, pair(&$1)) },
    .rising("evidence_reach", "data") { $0.add(.data, pair(&$1)) },
    .rising("feedback_loops", "data") { $0.add(.data, pair(&$1)) },
    .rising("shared_sustainability", "another source for a funded one") { study, generator in
      let funded = study.ties.filter { $0.kind == .fund && $0.status != .ended }.map(\.to.rawValue)
      guard let one = funded.sorted().first else { return }
      study.add(.fund, pair(&generator, to: [one]))
    },
    .rising("shared_by_all_sectors", "a value") { study, generator in
      let name = names[generator.nextIndex(below: 4)]
      study.values[name, default: []].append(["thrift", "speed", "trust"][generator.nextIndex(below: 3)])
    },
    .rising("non_money_givers", "staff of one that names tools") { study, generator in
      let naming = study.ties.filter { !$0.tools.isEmpty && $0.status != .ended && $0.kind == .collaborate }
      guard let tie = naming.first, let reporter = tie.reporter else { return }
      study.add(.collaborate, "\(tie.from)>\(tie.to)") {
        $0.reporter = reporter
        $0.tools = ["staff"]
      }
    },
    .rising("experiments_decided", "a decision") { study, _ in
      guard let place = study.ties.firstIndex(where: { $0.kind == .experiment && $0.decision == nil }) else { return }
      study.ties[place].decision = "continued"
    },
    .falling("expectation_gap", "better results") { study, generator in
      for place in study.ties.indices where generator.nextIndex(below: 3) == 0 { study.ties[place].realised = 4 }
    },
  ]

  @Test(arguments: directions) func neverGoesTheOtherWay(direction: Direction) throws {
    for seed in 0..<10 as Range<UInt64> {
      var study = Self.random(seed)
      var generator = SplitMix64(seed: 100 + seed)
      var last = try #require(study.value(direction.id), "\(direction.id), seed \(seed)")
      for _ in 0..<5 {
        direction.add(&study, &generator)
        let now = try #require(study.value(direction.id), "\(direction.id), seed \(seed)")
        if direction.mayRise {
          #expect(now >= last - 1e-12, "seed \(seed)")
        } else {
          #expect(now <= last + 1e-12, "seed \(seed)")
        }
        last = now
      }
    }
  }

  /// Every indicator has a value within the bounds of its unit, uses no more than there is, and a chance above 0.
  @Test(arguments: 0..<10 as Range<UInt64>) func boundsHold(seed: UInt64) throws {
    let data = Self.random(seed).data(permutations: 19)
    for indicator in Indicator.all where !["tie_stability", "trust_trend", "turnover"].contains(indicator.id) {
      let result = IndicatorResult(indicator, on: data)
      guard let found = result.measurement else {
        // A small random network may lack the occasion, never the columns.
        #expect(result.status.name == "too little data", "\(indicator.id), seed \(seed): \(result.reading)")
        continue
      }
      let bounds: ClosedRange<Double> =
        switch indicator.unit {
        case .share: 0...1
        case .shareDifference, .index: -1...1
        case .ratio, .number, .years, .days: 0...(.greatestFiniteMagnitude)
        case .points: -5...5
        }
      #expect(bounds.contains(found.value), "\(indicator.id), seed \(seed): \(found.value)")
      #expect(found.used <= found.eligible && found.used > 0, "\(indicator.id), seed \(seed)")
      if let p = found.chance?.pValue { #expect(p > 0 && p <= 1, "\(indicator.id), seed \(seed)") }
      if let part = found.part, let whole = found.whole { #expect(part <= whole && part >= 0) }
      #expect(!found.working.isEmpty && result.reading.hasSuffix("."), "\(indicator.id)")
    }
  }

  /// Other keys, another order of stakeholders and of rows: the same values.
  @Test(arguments: 0..<5 as Range<UInt64>) func namesAndOrderDoNotMatter(seed: UInt64) throws {
    let study = Self.random(seed)
    var generator = SplitMix64(seed: seed + 50)
    var other = study
    generator.shuffle(&other.sectors)
    generator.shuffle(&other.ties)
    let renamed = Dictionary(uniqueKeysWithValues: zip(Self.names, Self.names.reversed().map { "n\($0)" }))
    func new(_ id: Stakeholder.ID) -> Stakeholder.ID { .init(rawValue: renamed[id.rawValue] ?? "") }
    other.sectors = other.sectors.map { (renamed[$0.id] ?? "", $0.sector) }
    other.beneficiaries = Set(other.beneficiaries.compactMap { renamed[$0] })
    other.values = Dictionary(uniqueKeysWithValues: other.values.map { (renamed[$0.key] ?? "", $0.value) })
    other.ties = other.ties.map { tie in
      var changed = tie
      (changed.from, changed.to, changed.reporter) = (new(tie.from), new(tie.to), tie.reporter.map(new))
      return changed
    }
    for indicator in Indicator.all {
      let (one, two) = (study.value(indicator.id), other.value(indicator.id))
      if let one, let two {
        #expect(abs(one - two) < 1e-9, "\(indicator.id), seed \(seed)")
      } else {
        #expect((one == nil) == (two == nil), "\(indicator.id), seed \(seed)")
      }
    }
  }
}
