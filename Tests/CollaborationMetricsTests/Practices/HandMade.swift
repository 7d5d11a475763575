import StakeholderModel

@testable import CollaborationMetrics

/// An indicator on a network of four to eight stakeholders, and the value that a person works out by hand.
struct HandMade {
  let id: String
  let study: PracticeStudy
  let value: Double
}

extension HandMade {
  static let all: [HandMade] =
    decisions + standing + ways + learning + money + labour + answers + bridging + order + lab + tools + time + promises
    + values + blame

  private static func of(_ study: PracticeStudy, _ values: KeyValuePairs<String, Double>) -> [HandMade] {
    values.map { HandMade(id: $0.key, study: study, value: $0.value) }
  }

  // MARK: 1 and 2

  /// Beneficiaries b and c. a grants b a say at level 4 and d one at level 2; d grants a one at 3.
  private static var decisions: [HandMade] {
    var study = PracticeStudy("a:public b:community c:community d:civil e:civil", beneficiaries: "b c")
    study.add(.decide, "a>b") { $0.decisionLevel = .collaborate }
    study.add(.decide, "a>d") { $0.decisionLevel = .consult }
    study.add(.decide, "d>a") { $0.decisionLevel = .involve }
    return of(
      study,
      [
        // b, of b and c.
        "beneficiary_presence": 0.5,
        // 4 of 4 + 2 + 3 touches one; by chance 1 − 3·2 / (5·4).
        "beneficiary_decision_share": 4.0 / 9 - (1 - 6.0 / 20),
        // One tie to b.
        "beneficiary_decision_level": 4,
        // a>b is at 4. a>d and d>a run both ways, but 2 is below 3.
        "joint_decisions": 1.0 / 3,
        // Say received, over 5: b 0.8, d 0.4, a 0.6, c and e 0. 2·(3·0.4 + 4·0.6 + 5·0.8) / (5·1.8) − 6/5.
        "power_concentration": 2 * 7.6 / 9 - 1.2,
      ])
  }

  /// a>b and c>d, b and d beneficiaries. With damping δ = 0.85: r_a = (1 − δ)/4 + δ·(r_b + r_d)/4 = r_c, since b and d
  /// lead nowhere, and r_b = r_a + δ·r_a = r_d.
  private static var standing: [HandMade] {
    var study = PracticeStudy("a:public b:community c:civil d:community", beneficiaries: "b d")
    study.add(.trust, "a>b c>d")
    return of(study, ["beneficiary_influence": 1.85])
  }

  /// g is government. b is tied to g; c reaches g through x or y; d through x only; e not at all.
  private static var ways: [HandMade] {
    var study = PracticeStudy("g:public b:r c:r d:r e:r x:s y:s", beneficiaries: "b c d e")
    study.add(.collaborate, "b>g c>x c>y x>g y>g d>x")
    return of(study, ["beneficiary_independence": 0.5])
  }

  /// Government trains b, b trains o, which speaks for c; b gives data to o and gets some, c gives to g.
  private static var learning: [HandMade] {
    var study = PracticeStudy("g:public o:civil b:r c:r d:r", beneficiaries: "b c d")
    study.add(.train, "g>b b>o")
    study.add(.advocate, "o>c")
    study.add(.data, "b>o c>g o>b")
    return of(
      study,
      [
        // b, of b, c and d.
        "beneficiary_learning": 1.0 / 3,
        // c; b's training comes from government.
        "beneficiary_support": 1.0 / 3,
        // One of three ties of beneficiaries leads to one.
        "beneficiary_data_return": 1.0 / 3,
      ])
  }

  /// g–a has two kinds, g–b money alone; b–c is without government. d has three sources, e one.
  private static var money: [HandMade] {
    var study = PracticeStudy("g:public a:civil b:civil c:civil")
    study.add(.fund, "g>a g>b c>a")
    study.add(.collaborate, "a>g b>c")
    return of(
      study,
      [
        "contract_only_pairs": 0.5,
        // a has two sources, b one.
        "shared_sustainability": 0.5,
        // Received: g 0, c 0, b 1, a 2. 2·(3·1 + 4·2) / (4·3) − 5/4.
        "resource_asymmetry": 22.0 / 12 - 1.25,
        // g–a two kinds, g–b, a–c and b–c one.
        "multiplexity": 1.25,
      ])
  }

  /// a–b: money and staff; a–c: money, and money with staff; a–d: law from a alone.
  private static var labour: [HandMade] {
    var study = PracticeStudy("a:x b:x c:x d:x")
    for (tie, reporter, tools) in [
      ("a>b", "a", ["money"]), ("a>b", "b", ["staff"]), ("a>c", "a", ["money"]), ("a>c", "c", ["money", "staff"]),
      ("d>a", "d", ["money"]),
    ] {
      study.add(.collaborate, tie) {
        $0.reporter = .init(rawValue: reporter)
        $0.tools = tools
      }
    }
    return of(
      study,
      [
        // a–b; a brings c nothing of its own; in a–d one side names nothing.
        "division_of_labour": 0.5,
        // Pairs with tools: 2, 2, 1.
        "tool_variety": 5.0 / 3,
        // b and c of four; a and d bring money alone.
        "non_money_givers": 0.5,
      ])
  }

  /// Everybody was asked. Trust a>b 4, b>a 2, a>c 3, d>a 1; a and b both tell of working together, a alone of c.
  private static var answers: [HandMade] {
    var study = PracticeStudy("a:x b:y c:y d:x")
    study.settings.completeness = .allKinds
    study.settings.negativeTies = .public
    for (tie, strength) in [("a>b", 4.0), ("b>a", 2), ("a>c", 3), ("d>a", 1)] {
      study.add(.trust, tie) { $0.strength = .measured(strength) }
    }
    study.add(.collaborate, "a>b a>c") { $0.reporter = "a" }
    study.add(.collaborate, "b>a") { $0.reporter = "b" }
    return of(
      study,
      [
        // a–b of a–b and a–c.
        "confirmed_ties": 0.5,
        // min(4, 2) twice over 4 + 2 + 3 + 1.
        "trust_reciprocity": 0.4,
        // a–b is 2/6 apart, a–c wholly; d–a is within x.
        "influence_symmetry": 1 - (1.0 / 3 + 1) / 2,
        // Three ties across, d>a within.
        "cross_sector_trust": 0.5,
      ])
  }

  // MARK: 3

  /// p–q by trust, q–r by bringing b and d together; p–r by nothing, for the go-between itself does not count.
  private static var bridging: [HandMade] {
    var joined = PracticeStudy("a:p b:q c:r d:r")
    joined.add(.trust, "a>b")
    joined.add(.bridge, "a>b a>d") { $0.bridgeID = "1" }
    joined.add(.bridge, "b>c")
    // p–q by a alone; p–r by two ties without a common end.
    var fragile = PracticeStudy("a:p b:q c:q d:r e:p f:r")
    fragile.add(.collaborate, "a>b a>c a>d e>f")
    return of(joined, ["sector_pairs_bridged": 2.0 / 3])
      + of(
        fragile,
        [
          "fragile_bridges": 0.5,
          // Without a of b–c, b–d, c–d and e–f only the last can reach each other.
          "fragmentation_if_lost": 0.75,
        ])
  }

  /// Trust before money in a–b; after it in a–c; in the same year in a–d, which leaves it open; never in a–e. Of the
  /// pairs that g brought together, a–b has a later tie, a–c an earlier one, a–d is open, b–c, b–d and c–d have none.
  private static var order: [HandMade] {
    var first = PracticeStudy("a:x b:x c:x d:x e:x")
    first.settings.completeness = .allKinds
    for (tie, since) in [("a>b", "2019"), ("a>c", "2021"), ("a>d", "2020")] {
      first.add(.trust, tie) { $0.since = .day(since) }
    }
    first.add(.fund, "a>b a>c a>d a>e") { $0.since = .day("2020-06") }
    var closed = PracticeStudy("g:x a:x b:x c:x d:x")
    closed.settings.completeness = .allKinds
    closed.add(.bridge, "g>a g>b g>c g>d") {
      $0.bridgeID = "1"
      $0.since = .day("2020-05-01")
    }
    for (tie, since) in [("a>b", "2021"), ("a>c", "2019"), ("a>d", "2020")] {
      closed.add(.collaborate, tie) { $0.since = .day(since) }
    }
    return of(first, ["trust_first": 1.0 / 3]) + of(closed, ["closure_after_bridge": 0.25])
  }

  // MARK: 4 and 5

  private static var lab: [HandMade] {
    var study = PracticeStudy("a:x b:x c:x d:x e:x")
    study.settings.completeness = .allKinds
    study.add(.data, "a>b b>a b>c c>d d>b")
    var tried = PracticeStudy("a:x b:x c:x d:x")
    for (since, outcome, decision) in [
      ("2020-01-01", "worked", "continued"), ("2020-01-11", "mixed", "ended"), ("2020-01-31", "worked", nil),
      ("2020-04-01", nil, nil),
    ] as [(String, String?, String?)] {
      tried.add(.experiment, "a>b") {
        $0.since = .day(since)
        $0.outcome = outcome
        $0.decision = decision
        $0.partnership = "P"
      }
    }
    return of(
      study,
      [
        // Everybody but e.
        "evidence_reach": 0.8,
        // ab both ways; bc, cd and db one way.
        "evidence_reciprocity": 0.25,
        // The loops a b and b c d.
        "feedback_loops": 0.8,
      ])
      + of(
        tried,
        [
          "experiments_decided": 2.0 / 3, "solutions_dropped": 0.5,
          // 10, 20 and 61 days.
          "cadence": 20,
        ])
  }

  /// Two of the ten tools are named once each, and chairs, which are none of them: ln 2 / ln 10.
  private static var tools: [HandMade] {
    var study = PracticeStudy("a:x b:x c:x d:x")
    study.add(.collaborate, "a>b") { $0.tools = ["money"] }
    study.add(.collaborate, "b>c") { $0.tools = ["staff", "chairs"] }
    return of(study, ["tool_evenness": 0.301_029_995_663_981_2])
  }

  // MARK: 6 and 7

  private static var time: [HandMade] {
    var study = PracticeStudy("a:x b:x c:x d:x e:x f:x")
    study.settings.referenceDate = .day("2020-01-01")
    for (tie, since, status, until, reported) in [
      ("a>b", "2010-01-01", .ended, "2010-07-01", nil), ("a>c", "2010-01-01", .ended, "2013-01-01", nil),
      ("a>d", "2014-01-01", .ongoing, nil, nil), ("a>e", "2018-01-01", .unknown, nil, "2019-07-01"),
    ] as [(String, String, Relationship.Status, String?, String?)] {
      study.add(.collaborate, tie) {
        $0.since = .day(since)
        $0.status = status
        $0.until = until.flatMap { .day($0) }
        $0.reportedOn = reported.flatMap { .day($0) }
      }
    }
    var waves = PracticeIndicatorTests.waves()
    waves.settings.negativeTies = .public
    var joined = waves
    joined.joined = ["d": "2020-06-01"]
    return of(
      study,
      [
        // Six years less a day or two and two; 2014-01-01 to 2020-01-01 is 2191 days, 2018-01-01 to it 730.
        "tie_age": (2191 + 730) / 2.0 / 365.25,
        // Ends at half a year and three years; the unknown one is seen for one and a half: 3/4 · 1/2.
        "tie_survival": 0.375,
      ])
      + of(
        waves,
        [
          // Asked twice: a and b. Said in both: a>b, b>a; in one: a>c, b>d.
          "tie_stability": 0.5,
          // +2 and −1 over two ratings.
          "trust_trend": 0.5,
        ])
      // d, of four.
      + of(joined, ["turnover": 0.25])
  }

  /// Of 4 came 1, of 2 came 2, on a scale that is three wide; one has no value yet, one is not due.
  private static var promises: [HandMade] {
    [
      HandMade(id: "expectation_gap", study: PracticeIndicatorTests.promises(), value: 0.5),
      // a–b: 4 and 2.
      HandMade(id: "expectation_mismatch", study: PracticeIndicatorTests.promises(), value: 2.0 / 3),
      // Stated in the first year: that of 4.
      HandMade(id: "early_promise", study: PracticeIndicatorTests.promises(), value: 1),
    ]
  }

  // MARK: 8

  private static var values: [HandMade] {
    var study = PracticeStudy("a:x b:x c:y d:y")
    study.values = ["a": ["Trust", "care"], "b": ["care"], "c": ["trust", "care", "thrift"], "d": []]
    study.add(.collaborate, "a>b a>d")
    var rated = PracticeIndicatorTests.rated()
    rated.settings.negativeTies = .public
    return of(
      study,
      [
        // a–b: one of two.
        "value_overlap": 0.5,
        // Trust and care.
        "shared_by_all_sectors": 2,
      ])
      + of(
        rated,
        [
          // 4 − 3, 2 − 2, 3.5 − 2.
          "self_other_gap": 2.5 / 3,
          // Nine ratings: three times 3, six times 2.
          "listening": 21.0 / 9,
        ])
  }

  // MARK: 3, blame

  private static var blame: [HandMade] {
    // a–b and b–c partners, a blames c: one triangle, with one tie of blame. One tie has to go to make two camps of it.
    var signs = PracticeStudy("a:p b:p c:p d:p")
    signs.settings.negativeTies = .public
    signs.settings.completeness = .allKinds
    signs.add(.collaborate, "a>b b>c")
    signs.add(.blame, "a>c")
    signs.add(.pressure, "d>a") { $0.strength = .measured(2) }
    signs.add(.pressure, "d>b") { $0.strength = .measured(4) }
    var sectors = PracticeStudy("a:p b:p c:q d:q")
    sectors.settings.negativeTies = .public
    sectors.settings.completeness = .allKinds
    sectors.add(.collaborate, "a>b")
    sectors.add(.blame, "a>c a>b")
    return of(
      PracticeBlameTests.study(),
      [
        // Of six pairs of partners ab, bc and cd have blame.
        "blame_free_pairs": 0.5,
        // Trust and blame: bc.
        "ambivalent_pairs": 1.0 / 6,
        // Blamed: a b c d. b passes on to c, c to d; a only hits back.
        "blame_passing": 0.5,
        // d blames nobody.
        "blame_stops_here": 0.25,
        // f a b c d.
        "blame_chain": 4,
        // Received: a 2, b c d 1: 2·(4 + 5 + 6 + 2·7) / (7·5) − 8/7.
        "blame_concentration": 58.0 / 35 - 8.0 / 7,
        // a>b and b>a, of five.
        "blame_reciprocity": 0.4,
        // f>a is between strangers.
        "blame_inside_partnership": 0.8,
        // On a twice, on d once, of five; two of seven are beneficiaries.
        "blame_on_community": 0.6 / (2.0 / 7),
        // Five units of blame beside six pairs of partners, both sides of each.
        "blame_share": 5.0 / 17,
      ])
      // 2/4 + 4/4 of pressure beside two pairs of partners, both sides of each; blame is not pressure.
      + of(signs, ["balance": 0, "frustration": 1 - 2.0 / 3, "pressure_share": 1.5 / 5.5])
      + of(sectors, ["blame_across_sectors": 0.5])
  }
}
