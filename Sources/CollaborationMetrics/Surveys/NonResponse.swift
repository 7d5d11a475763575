public import Graphs
public import StakeholderModel

/// What to make of those who did not answer.
public enum NonResponseTreatment: String, Sendable, Hashable, CaseIterable {
  /// Only what was answered counts; denominators adapt.
  case availableCase = "available case"
  /// What respondents say of those who did not answer is taken as the answer of both.
  case reconstruct
  /// Those who did not answer are left out altogether.
  case complete
}

/// The density of the ties of one kind under one treatment of those who did not answer.
public struct TreatedDensity: Sendable, Hashable {
  /// The treatment.
  public let treatment: NonResponseTreatment
  /// The ties that count; ordered pairs for kinds with directions.
  public let ties: Int
  /// The pairs of which something is known.
  public let pairs: Int
  /// The mean strength of all pairs of which something is known, "no" being 0; nil where a tie has no strength.
  public let meanStrength: Double?
  /// The share of the pairs that are tied; nil where nothing is known of any.
  public var density: Double? { pairs == 0 ? nil : Double(ties) / Double(pairs) }
}

/// Who answered about one kind of tie, and whether those who did not are any different.
///
/// Source of reconstruction: Stork & Richards 1992, doi:10.1177/1059601192172006; of its limits: Huisman 2009, Journal of
/// Social Structure 10(1).
public struct NonResponse: Sendable {
  /// The kind of tie.
  public let kind: Kind.ID
  /// How many were asked and how many answered.
  public let rate: Study.ResponseRate
  /// Whether each stakeholder answered; nil for those who were not asked.
  public let hasAnswered: [Bool?]
  /// The mean number of respondents who name a respondent; nil without respondents.
  public let meanNamingsOfRespondents: Double?
  /// The mean number of respondents who name somebody that was asked and did not answer; nil where all answered.
  public let meanNamingsOfOthers: Double?
  /// The chance of so large a difference between the two means if who answers had nothing to do with it; nil where there
  /// are not two of each.
  public let differencePValue: Double?
  /// Under each treatment that can be had, the density.
  public let densities: [TreatedDensity]

  /// The response rate below which every result carries a warning.
  public static let lowestRate = 0.75
  /// The rate of confirmed ties below which one side's word must not stand for both.
  public static let lowestConfirmation = 0.7

  /// Whether so few answered that every result carries a warning.
  public var isLow: Bool { rate.share < NonResponse.lowestRate }

  /// Looks at who answered; nil where nobody wrote down who was asked.
  ///
  /// - Parameter seed: the same seed gives the same chance.
  /// - Complexity: O(n²), and O(n) for each of 4,999 permutations.
  public init?(of answers: SurveyAnswers, seed: UInt64 = 1) {
    guard let rate = answers.responseRate else { return nil }
    kind = answers.kind
    self.rate = rate
    let nodes = 0..<answers.nodeCount
    let hasAnswered: [Bool?] = nodes.map { answers.wasAsked($0) ? answers.hasAnswered($0) == true : nil }
    self.hasAnswered = hasAnswered
    let respondents = nodes.filter { hasAnswered[$0] == true }
    let namings = nodes.map { node in
      Double(respondents.count { $0 != node && answers.answer(ofSender: $0, about: node).saysTie == true })
    }
    // A respondent cannot name itself, so that it has one fewer who could name it.
    let chances = nodes.map { node in Double(respondents.count - (hasAnswered[node] == true ? 1 : 0)) }
    let asked = nodes.filter { hasAnswered[$0] != nil }
    let shares = asked.map { chances[$0] > 0 ? namings[$0] / chances[$0] : 0 }
    let isRespondent = asked.map { hasAnswered[$0] == true }
    func mean(_ wanted: Bool) -> Double? {
      let values = asked.filter { (hasAnswered[$0] == true) == wanted }.map { namings[$0] }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    meanNamingsOfRespondents = mean(true)
    meanNamingsOfOthers = mean(false)
    differencePValue = NonResponse.chance(of: shares, isRespondent, seed: seed)
    densities = NonResponse.densities(of: answers, hasAnswered: hasAnswered)
  }

  /// The chance of so large a difference of means, labels being dealt out anew.
  private static func chance(of values: [Double], _ isFirst: [Bool], seed: UInt64) -> Double? {
    let size = isFirst.count(where: \.self)
    guard size > 1, values.count - size > 1 else { return nil }
    let total = values.reduce(0, +)
    func difference(_ sum: Double) -> Double {
      abs(sum / Double(size) - (total - sum) / Double(values.count - size))
    }
    let observed = difference(zip(values, isFirst).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }) - 1e-12
    var generator = SplitMix64(seed: seed)
    var dealt = values
    var asLarge = 1
    for _ in 0..<4999 {
      generator.shuffle(&dealt)
      if difference(dealt.prefix(size).reduce(0, +)) >= observed { asLarge += 1 }
    }
    return Double(asLarge) / 5000
  }

  private static func densities(of answers: SurveyAnswers, hasAnswered: [Bool?]) -> [TreatedDensity] {
    var cells: [NonResponseTreatment: [SurveyAnswers.Answer]] = [:]
    for from in 0..<answers.nodeCount {
      for to in 0..<answers.nodeCount where from != to {
        let answer = answers.answer(ofSender: from, about: to)
        guard !answers.isUndirected || from < to else { continue }
        let other = answers.answer(ofReceiver: to, about: from)
        let given = [answer, other].compactMap(\.self).filter(\.isGiven)
        guard !given.isEmpty else { continue }
        // Either side's "yes" is a tie, as in the usual network.
        let word = given.first { $0.saysTie == true } ?? .no
        if answers.hasBothSides { cells[.reconstruct, default: []].append(word) }
        if answers.hasBothSides ? given.count == 2 : true { cells[.availableCase, default: []].append(word) }
        if hasAnswered[from] == true, hasAnswered[to] == true { cells[.complete, default: []].append(word) }
      }
    }
    return NonResponseTreatment.allCases.compactMap { treatment in
      guard let words = cells[treatment] else { return nil }
      let ties = words.filter { $0.saysTie == true }
      let strengths = ties.compactMap(\.strength)
      return TreatedDensity(
        treatment: treatment, ties: ties.count, pairs: words.count,
        meanStrength: strengths.count == ties.count ? strengths.reduce(0, +) / Double(words.count) : nil)
    }
  }
}

extension SurveyAnswers {
  /// The network as it would be if those who did not answer agreed with what respondents say of them (Stork & Richards
  /// 1992). Pairs of two who did not answer stay unknown and have no tie.
  ///
  /// Nil where only senders tell: what others say of somebody's trust is no evidence of it.
  /// - Complexity: O(n²).
  public var reconstructed: Graph? { reconciled(.union)?.graph }

  /// Whether reconstruction is sound: at least seven of ten ties are confirmed where both sides answered, and respondents
  /// are named no more and no less than the others. Nil where that is not known.
  public func isReconstructionSound(given nonResponse: NonResponse) -> Bool? {
    guard let confirmation, let chance = nonResponse.differencePValue else { return nil }
    return confirmation.share >= NonResponse.lowestConfirmation && chance >= 0.05
  }
}
