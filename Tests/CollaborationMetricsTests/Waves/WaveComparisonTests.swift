import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

@Suite struct WaveComparisonTests {
  /// Two or three waves of ties `a>b` or `a>b:3`, everybody asked about everybody unless said otherwise.
  static func study(
    _ waves: [String], kind: Kind.ID = "like", complete: Bool = true, responses: [SurveyResponse] = [],
    others: [String] = [], kinds: [Kind] = [], joined: [String: PartialDate] = [:], extra: [Relationship] = [],
    negativeTies: StudySettings.NegativeTies = .confidential
  ) -> Study {
    let ids = waves.indices.map { Wave.ID(rawValue: "\($0 + 1)") }
    var builder = StudyBuilder(
      settings: StudySettings(
        negativeTies: negativeTies,
        kinds: kinds.isEmpty ? [Kind(id: kind, sign: .positive)] : kinds,
        waves: ids.enumerated().map { Wave(id: $1, date: PartialDate(year: 2020 + $0)) },
        completeness: complete ? .allKinds : nil))
    var rows: [Relationship] = []
    for (wave, text) in zip(ids, waves) {
      for arc in text.split(separator: " ") {
        let parts = arc.split { $0 == ">" || $0 == ":" }.map(String.init)
        rows.append(
          Relationship(
            from: .init(rawValue: parts[0]), to: .init(rawValue: parts[1]), kind: kind,
            strength: parts.count > 2 ? Strength(Double(parts[2]) ?? 0) ?? .unknown : .unknown, wave: wave))
      }
    }
    rows += extra
    var seen = Set<String>()
    for id in rows.flatMap({ [$0.from.rawValue, $0.to.rawValue] }) + others where seen.insert(id).inserted {
      builder.add(Stakeholder(id: .init(rawValue: id), joined: joined[id]))
    }
    for row in rows { builder.add(row) }
    for response in responses { builder.add(response) }
    return builder.build()
  }

  private static func only(_ comparison: WaveComparison) throws -> WaveComparison.Relation {
    try #require(comparison.relations.count == 1 ? comparison.relations.first : nil)
  }

  /// METRICS.md, golden number 56: Sampson's liking; numpy and sna hdist.
  @Test(arguments: [("1", "2", 0.454545454545, 42), ("2", "3", 0.547945205479, 33), ("1", "3", 0.460526315789, 41)])
  func sampsonsLikingChangesAsPublished(from: String, to: String, jaccard: Double, hamming: Int) throws {
    let study = Self.study([SampsonLiking.first, SampsonLiking.second, SampsonLiking.third])
    let comparison = WaveComparison(of: study, from: .init(rawValue: from), to: .init(rawValue: to))
    let change = try Self.only(comparison).change
    #expect(abs(try #require(change.jaccard) - jaccard) < 1e-12)
    #expect(change.hamming == hamming)
    #expect(change.compared == 18 * 17)
  }

  /// Four people by hand. a keeps b and drops c; b gains a; d is silent in wave 2, so its ties say nothing.
  @Test func countsOnlyWhatWasAnsweredInBothWaves() throws {
    func answered(_ id: String, _ wave: Wave.ID, _ status: SurveyResponse.Status = .answered) -> SurveyResponse {
      SurveyResponse(stakeholder: .init(rawValue: id), wave: wave, status: status)
    }
    let study = Self.study(
      ["a>b:2 a>c:4 d>a:1 d>b:1", "a>b:3 b>a:1"], complete: false,
      responses: ["a", "b", "c", "d"].map { answered($0, "1") } + ["a", "b", "c"].map { answered($0, "2") }
        + [answered("d", "2", .noAnswer)])
    let comparison = WaveComparison(of: study, from: "1", to: "2")
    let relation = try Self.only(comparison)
    #expect(relation.change.compared == 9, "three who answered twice, about three others each")
    #expect([relation.change.kept, relation.change.lost, relation.change.gained] == [1, 1, 1])
    #expect(relation.change.jaccard == 1.0 / 3)
    #expect(relation.change.ruzicka == 0.25)
    #expect(relation.change.meanAbsoluteChange == 2)
    #expect(relation.change.birthRate == 1.0 / 7)
    #expect(relation.change.deathRate == 1.0 / 2)
    #expect(relation.change.meanStrengthBefore == 2)
    #expect(relation.change.meanStrengthAfter == 3)
    #expect(!relation.isAssumed)
    let transitions = try #require(relation.transitions)
    #expect(transitions.pairs == 3, "a, b and c answered about each other both times")
    #expect(transitions.count(from: .oneWay, to: .mutual) == 1)
    #expect(transitions.count(from: .oneWay, to: .none) == 1)
    #expect(transitions.count(from: .none, to: .none) == 1)
    #expect(comparison.match.both.count == 4)
  }

  @Test func aTieIsNotNewBecauseOneMoreSideWasAsked() throws {
    let kinds = [Kind(id: .collaborate, sign: .positive, isDirected: false)]
    func tie(_ reporter: Stakeholder.ID, _ wave: Wave.ID) -> Relationship {
      Relationship(from: "a", to: "b", kind: .collaborate, wave: wave, reporter: reporter)
    }
    func answered(_ id: Stakeholder.ID, _ wave: Wave.ID) -> SurveyResponse {
      SurveyResponse(stakeholder: id, wave: wave, status: .answered)
    }
    let study = Self.study(
      ["", ""], complete: false, responses: [answered("a", "1"), answered("a", "2"), answered("b", "2")],
      others: ["c"], kinds: kinds, extra: [tie("b", "2")])
    let change = try Self.only(WaveComparison(of: study, from: "1", to: "2", kinds: [.collaborate])).change
    #expect(change.gained == 0, "b was not asked in wave 1, and a says no both times")
    #expect(change.compared == 2)
  }

  @Test func whereNobodySaidWhatWasAskedAllPairsAreTakenAndThatIsSaid() throws {
    let study = Self.study(["a>b b>c", "a>b"], complete: false)
    let relation = try Self.only(WaveComparison(of: study, from: "1", to: "2"))
    #expect(relation.isAssumed)
    #expect(relation.change.compared == 6)
    #expect(relation.change.lost == 1)
  }

  @Test func aKindThatWasNotAskedBeforeIsNotNew() {
    let praise = [Relationship(from: "a", to: "b", kind: .praise, wave: "2")]
    let study = Self.study(["a>b", "a>b"], complete: false, extra: praise)
    let comparison = WaveComparison(of: study, from: "1", to: "2")
    #expect(comparison.relations.map(\.kinds) == [["like"]])
    #expect(comparison.notCompared.map(\.kind) == [.praise])
    #expect(comparison.notCompared.map(\.obstacle) == [.notAskedEarlier])
  }

  @Test func thoseWhoJoinAndLeaveAreListedAndTakeNoPart() throws {
    let study = Self.study(
      ["a>b b>c", "a>b b>d"], joined: try ["d": #require(PartialDate(year: 2021))])
    let comparison = WaveComparison(of: study, from: "1", to: "2")
    #expect(comparison.match.joined.map(\.id) == ["d"])
    #expect(comparison.match.left.isEmpty)
    #expect(comparison.match.turnover == 0.25)
    let change = try Self.only(comparison).change
    #expect([change.kept, change.lost, change.gained, change.compared] == [1, 1, 0, 6])
  }

  @Test func trustCountsFromTheMiddleOfItsScaleAndIsNotToldOneByOne() throws {
    let trust = Kind(
      id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4), roles: [.trust])
    let study = Self.study(
      ["a>b:4 b>a:2 c>a:3", "a>b:1 b>a:3 c>a:3"], kind: .trust, kinds: [trust], negativeTies: .public)
    let relation = try Self.only(WaveComparison(of: study, from: "1", to: "2"))
    #expect(relation.threshold == 2.5)
    #expect([relation.change.kept, relation.change.lost, relation.change.gained] == [1, 1, 1])
    #expect(relation.gained == nil)
    #expect(relation.lost == nil)
    #expect(relation.strengthTest?.change == -2.0 / 3)
  }

  /// Six rate the next two high and low; `changing` of them exchange the two ratings in the second wave.
  private static func ratings(_ changing: Int) -> [String] {
    (0..<2).map { wave in
      (0..<6).flatMap { node in
        let isHigh = wave == 0 || node >= changing
        return ["\(node)>\((node + 1) % 6):\(isHigh ? 4 : 1)", "\(node)>\((node + 2) % 6):\(isHigh ? 1 : 4)"]
      }.joined(separator: " ")
    }
  }

  /// Ratings told in confidence: their mean is told of enough people alone, how many are high never.
  @Test(arguments: [(6, true), (5, true), (4, false), (1, false), (0, true)])
  func ratingsToldInConfidenceAreComparedOfEnoughPeopleAlone(changing: Int, isTold: Bool) throws {
    let trust = Kind(
      id: .trust, sign: .positive, scale: .init(minimum: 1, maximum: 4), roles: [.trust])
    func relation(_ policy: StudySettings.NegativeTies) throws -> WaveComparison.Relation {
      let study = Self.study(Self.ratings(changing), kind: .trust, kinds: [trust], negativeTies: policy)
      return try Self.only(WaveComparison(of: study, from: "1", to: "2"))
    }
    let open = try relation(.public)
    #expect(open.threshold == 2.5 && open.change.lost == changing && open.change.meanStrengthBefore == 2.5)
    let closed = try relation(.confidential)
    #expect(closed.change.before == 12 && closed.change.lost == 0, "each tie of trust counts, whatever its rating")
    #expect(closed.threshold == nil && closed.strengthTest == nil && closed.change.meanStrengthBefore == nil)
    #expect(closed.change.ruzicka == nil && closed.change.meanAbsoluteChange == nil)
    let ratings = try #require(closed.ratings)
    for figure in [ratings.before, ratings.after, ratings.chance] { #expect((figure.value != nil) == isTold) }
    #expect(ratings.before.value == (isTold ? 2.5 : nil))
  }

  @Test func twoStudiesAreMatchedByIdButNeverByMadeUpIds() {
    func study(_ names: [(String, Stakeholder.Consent)]) -> Study {
      var builder = StudyBuilder()
      for (name, consent) in names { builder.add(Stakeholder(id: .init(rawValue: name), consent: consent)) }
      return builder.build()
    }
    let comparison = WaveComparison(
      from: study([("a", .yes), ("b", .yes), ("secret", .roleOnly)]),
      to: study([("b", .yes), ("c", .yes), ("other", .roleOnly)]))
    #expect(comparison.match.both.count == 1)
    #expect(comparison.match.left.map(\.id) == ["a"])
    #expect(comparison.match.joined.map(\.id) == ["c"])
    #expect(comparison.match.unmatchableCount == 2)
    #expect(comparison.match.turnover == 2.0 / 3)
  }

  /// Two random waves, some silent: all numbers from the definition, by asking about each pair one by one.
  @Test(arguments: 0..<40) func numbersAreThoseOfTheDefinition(seed: UInt64) throws {
    let study = RandomSurvey.study(seed: seed, waves: ["1", "2"])
    let comparison = WaveComparison(of: study, from: "1", to: "2", kinds: [.trust])
    guard let relation = comparison.relations.first else { return }
    let earlier = try #require(SurveyAnswers(of: study.network(at: "1"), kind: .trust))
    let later = try #require(SurveyAnswers(of: study.network(at: "2"), kind: .trust))
    var table = [[Int]](repeating: [0, 0], count: 2)
    var compared = 0
    for from in 0..<earlier.nodeCount {
      for to in 0..<earlier.nodeCount where from != to {
        let before = earlier.answer(ofSender: from, about: to)
        let after = later.answer(ofSender: from, about: to)
        if !relation.isAssumed, !before.isGiven || !after.isGiven { continue }
        compared += 1
        table[before.saysTie == true ? 1 : 0][after.saysTie == true ? 1 : 0] += 1
      }
    }
    let change = relation.change
    #expect(change.compared == compared)
    #expect([change.kept, change.lost, change.gained] == [table[1][1], table[1][0], table[0][1]])
    let backwards = WaveComparison(of: study, from: "2", to: "1", kinds: [.trust]).relations.first
    #expect(backwards?.change.jaccard == change.jaccard)
    #expect(backwards?.change.gained == change.lost)
  }

  @Test func aWaveDoesNotDifferFromItself() throws {
    let study = Self.study([SampsonLiking.third, SampsonLiking.third])
    let relation = try Self.only(WaveComparison(of: study, from: "1", to: "2"))
    #expect(relation.change.jaccard == 1)
    #expect(relation.change.ruzicka == 1)
    #expect(relation.tieTest?.pValue == 1)
    for rank in relation.ranks {
      #expect(abs(try #require(rank.spearman) - 1) < 1e-12)
      #expect(abs(try #require(rank.kendall) - 1) < 1e-12)
    }
    #expect(relation.ranks.map(\.topKept) == [5, 5])
  }
}
