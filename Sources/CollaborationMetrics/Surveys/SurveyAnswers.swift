public import StakeholderModel

/// What the stakeholders of a network said about ties of one kind, and what they were not asked.
///
/// The absence of a tie can mean "no", "asked but no answer", "not asked", or that nobody knows whether it was asked.
/// These are different things, and every measure about absence needs to tell them apart. What was asked comes from the
/// list of respondents or, where there is none for the kind, from a study that declares that everybody was asked about
/// everybody (`complete:` in study.yaml). Without either, each absence is ``Answer/unknown``.
///
/// **Who tells of a tie.** Its reporter. Where no row of the kind names a reporter, the sender does, unless the study
/// says that it is no survey. Rows from others (minutes, registers) are ``documented``: a tie, but nobody's answer.
///
/// **How many sides.** Ties without direction are told by both sides. So are directed ones where at least one receiver
/// reports (money received), but not what only the sender can know: trust, ratings and ties of negative sign.
///
/// **What counts as a tie.** A row that is neither "no", nor a plan, nor ended. Those three are the answer
/// ``Answer/no``. Several rows of the same teller about the same tie are one, with the mean of their strengths.
public struct SurveyAnswers: Sendable {
  /// What became of asking one stakeholder about one tie.
  public enum Answer: Sendable, Hashable {
    /// It told of a tie.
    case tie(Strength)
    /// It answered, and told of no tie.
    case no
    /// It was asked and did not answer.
    case noAnswer
    /// It was not asked about this tie.
    case notAsked
    /// Nobody wrote down whether it was asked.
    case unknown

    /// Whether there is an answer: a tie, or a no.
    public var isGiven: Bool {
      switch self {
      case .tie, .no: true
      case .noAnswer, .notAsked, .unknown: false
      }
    }

    /// Whether there is a tie; nil where there is no answer.
    public var saysTie: Bool? {
      switch self {
      case .tie: true
      case .no: false
      case .noAnswer, .notAsked, .unknown: nil
      }
    }

    /// The strength told: 0 for "no", nil where there is no answer or no number.
    public var strength: Double? {
      switch self {
      case .tie(let strength): strength.number
      case .no: 0
      case .noAnswer, .notAsked, .unknown: nil
      }
    }
  }

  /// How it is known what was asked.
  public enum Basis: String, Sendable, Hashable {
    /// The list of respondents says so.
    case respondents
    /// The study declares that everybody was asked about everybody.
    case declaredComplete = "declared complete"
    /// Nobody said.
    case unknown
  }

  /// Two ends, in a direction.
  public struct Ends: Sendable, Hashable {
    /// Where the tie begins.
    public let from: Int
    /// Where it ends.
    public let to: Int

    /// Makes a pair of ends.
    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// The kind of tie.
  public let kind: Kind.ID
  /// The number of stakeholders; they are numbered as in their network.
  public let nodeCount: Int
  /// How it is known what was asked.
  public let basis: Basis
  /// Whether a tie has no direction: A's answer about B and B's about A are about the same thing.
  public let isUndirected: Bool
  /// Whether both sides of a tie tell of it.
  public let hasBothSides: Bool
  /// Ties told by neither of their ends; those without direction stand both ways.
  public let documented: Set<Ends>
  private let questions: [Questions]
  /// By sender, what it told about each receiver.
  private let told: [[Int: Answer]]
  /// By receiver, what it told about each sender; empty where only the sender tells, and for ties without direction.
  private let toldByReceiver: [[Int: Answer]]

  /// The answers about a kind of tie in a network.
  ///
  /// Nil for kinds that are told in confidence: their ties are not among those that a network shows, and without them
  /// each answer would look like a "no".
  ///
  /// - Complexity: O(n + r + q) for n stakeholders, r relationships and q rows of the list of respondents.
  public init?(of network: StakeholderNetwork, kind: Kind.ID) {
    guard !network.study.isConfidential(kind) else { return nil }
    self.init(of: network, kind: kind, among: network.relationships)
  }

  /// The answers about a kind among some ties, for those who hold ties told in confidence and answer for their use.
  package init(of network: StakeholderNetwork, kind: Kind.ID, among relationships: [Relationship]) {
    let study = network.study
    let wave = network.wave
    let rows = relationships.filter { row in
      row.kind == kind && (wave == nil || row.wave == nil || row.wave == wave?.id)
    }
    let declared = study.kind(kind) ?? Kind.known(kind)
    let roles = declared?.roles ?? []
    let isPerception = roles.contains(.trust) || roles.contains(.rating) || declared?.sign == .negative
    let namesReporters = rows.contains { $0.reporter != nil }
    let isSurvey = study.settings.isSurvey != false
    isUndirected = declared?.isDirected == false
    let receiversReport = !isPerception && rows.contains { $0.reporter == $0.to }
    hasBothSides = isUndirected || receiversReport

    var sent = [[Int: Merged]](repeating: [:], count: network.stakeholders.count)
    var received = sent
    var documented = Set<Ends>()
    for row in rows {
      guard let from = network.node(of: row.from), let to = network.node(of: row.to), from != to else { continue }
      let teller = row.reporter ?? (namesReporters || !isSurvey ? nil : row.from)
      let isTie = row.isTie && row.status != .ended
      if teller == row.from {
        sent[from][to, default: Merged()].add(row.strength, isTie: isTie)
      } else if teller == row.to, isUndirected {
        sent[to][from, default: Merged()].add(row.strength, isTie: isTie)
      } else if teller == row.to, receiversReport {
        received[to][from, default: Merged()].add(row.strength, isTie: isTie)
      } else if isTie {
        documented.insert(Ends(from: from, to: to))
        if isUndirected { documented.insert(Ends(from: to, to: from)) }
      }
    }
    let roster = SurveyRoster(of: network, kind: kind)
    self.kind = kind
    nodeCount = network.stakeholders.count
    basis = roster.basis
    questions = roster.questions
    told = sent.map { $0.mapValues(\.answer) }
    toldByReceiver = received.map { $0.mapValues(\.answer) }
    self.documented = documented
  }

  /// What the sender said about a tie. For ties without direction, what `sender` said about its tie with `receiver`.
  public func answer(ofSender sender: Int, about receiver: Int) -> Answer {
    told[sender][receiver] ?? questions[sender].answer(about: receiver)
  }

  /// What the receiver said about a tie; nil where only senders tell.
  public func answer(ofReceiver receiver: Int, about sender: Int) -> Answer? {
    guard hasBothSides else { return nil }
    if isUndirected { return answer(ofSender: receiver, about: sender) }
    return toldByReceiver[receiver][sender] ?? questions[receiver].answer(about: sender)
  }

  /// Those of whom a stakeholder says that it has a tie to them, in order.
  func ties(toldBySender sender: Int) -> [Int] { told[sender].filter { $0.value.saysTie == true }.keys.sorted() }

  /// Those of whom a stakeholder says that they have a tie to it, in order; none where that is the sender's word too.
  func ties(toldByReceiver receiver: Int) -> [Int] {
    toldByReceiver[receiver].filter { $0.value.saysTie == true }.keys.sorted()
  }

  /// Whether a stakeholder answered at least one question about the kind; nil where nobody knows whether it was asked.
  public func hasAnswered(_ node: Int) -> Bool? {
    if !told[node].isEmpty || !toldByReceiver[node].isEmpty { return true }
    return questions[node].isAnswered
  }

  /// Whether a stakeholder was asked anything about the kind, as far as is known.
  public func wasAsked(_ node: Int) -> Bool { questions[node].isAsked || hasAnswered(node) == true }

  /// Whether nothing was told: no tie, and no "no" of its own row.
  public var isEmpty: Bool { documented.isEmpty && told.allSatisfy(\.isEmpty) && toldByReceiver.allSatisfy(\.isEmpty) }

  /// How many were asked and how many answered; nil where nobody said who was asked.
  public var responseRate: Study.ResponseRate? {
    guard basis != .unknown else { return nil }
    let asked = (0..<nodeCount).filter { wasAsked($0) }
    guard !asked.isEmpty else { return nil }
    return Study.ResponseRate(asked: asked.count, answered: asked.count { hasAnswered($0) == true })
  }

  /// How many ordered pairs have which answer of their sender.
  public struct Tally: Sendable, Hashable {
    /// A tie was told.
    public internal(set) var ties = 0
    /// The answer was no.
    public internal(set) var no = 0
    /// There was no answer.
    public internal(set) var noAnswer = 0
    /// The sender was not asked about it.
    public internal(set) var notAsked = 0
    /// Nobody knows whether it was asked.
    public internal(set) var unknown = 0
    /// The pairs with an answer.
    public var answered: Int { ties + no }
    /// All ordered pairs.
    public var pairs: Int { ties + no + noAnswer + notAsked + unknown }
  }

  /// How many ordered pairs have which answer of their sender.
  ///
  /// - Complexity: O(n + r + q).
  public var tally: Tally {
    var tally = Tally()
    for node in 0..<nodeCount {
      tally.ties += told[node].values.count { $0.saysTie == true }
      tally.no += told[node].values.count { $0.saysTie == false }
      let others = nodeCount - 1 - told[node].count
      questions[node].tally(others, besides: told[node].keys, into: &tally)
    }
    return tally
  }

  /// Several rows of one teller about one tie.
  private struct Merged {
    private var isTie = false
    private var sum = 0.0
    private var count = 0

    mutating func add(_ strength: Strength, isTie: Bool) {
      guard isTie else { return }
      self.isTie = true
      guard case .measured(let number) = strength else { return }
      sum += number
      count += 1
    }

    var answer: Answer {
      guard isTie else { return .no }
      return .tie(count == 0 ? .unknown : .measured(sum / Double(count)))
    }
  }
}
