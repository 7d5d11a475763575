import OrderedCollections
import StakeholderModel

/// Whether the numbers of a kind of tie count backwards, so that 1 is the strongest.
///
/// study.yaml says so (`scale: {min: 1, max: 5, reversed: true}`). Where it says nothing about the scale, there is a
/// warning on evidence: the words beside the number 1, the word “rank” in the question, or that respondents give each
/// number from 1 on exactly once, as only ranks do.
enum ScaleDirection {
  /// What is said about the ties of a study: which were turned round, and which look as if they should be.
  static func findings(of relationships: [Relationship], settings: StudySettings) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var byKind: OrderedDictionary<Kind.ID, [Relationship]> = [:]
    for tie in relationships {
      guard case .measured = tie.strength else { continue }
      byKind[tie.kind, default: []].append(tie)
    }
    for (id, ties) in byKind {
      let kind = settings.kinds.first { $0.id == id } ?? Kind.known(id)
      let isNegative = kind.map { $0.sign == .negative } ?? Kind.soundsNegative(id)
      guard !isNegative || settings.negativeTies == .public else { continue }
      let place = ties.first?.origin.map { Diagnostic.Location(file: $0.file) }
      if let scale = kind?.scale {
        guard scale.isReversed else { continue }
        findings.append(
          Diagnostic(
            .note, code: "reversed-scale", at: place,
            message: "The strengths of “\(id)” count backwards: study.yaml says that \(scale.minimum.plain) is the "
              + "strongest.",
            action: "They are turned round: \(scale.minimum.plain) is used as \(scale.maximum.plain), "
              + "\(scale.maximum.plain) as \(scale.minimum.plain)."))
      } else if let ranks = ranks(in: ties) {
        findings.append(
          warning(
            id, at: place, top: ranks.top,
            "Each of the \(ranks.tellers) who give “\(id)” a strength gives every number from 1 on exactly once, so that "
              + "they look like ranks."))
      }
    }
    return findings
  }

  /// What the words of a question and of its answers say.
  static func findings(
    of question: SurveyQuestion, labels: OrderedSet<String>, in table: Table, declared: Kind.Scale?
  ) -> [Diagnostic] {
    guard declared == nil else { return [] }
    let words = TextNormalization.words(question.pattern.question)
    let place = Diagnostic.Location(file: table.name, row: table.headingRow)
    let reason: String
    if let label = ([question.pattern.question] + labels).lazy.compactMap(labelOfOne).first(where: isStrong) {
      reason = "Beside the number 1 stands “\(label)”."
    } else if let rank = words.first(where: { ["rank", "ranking", "ranked", "rang", "rangfolge"].contains($0) }) {
      reason = "The question speaks of a “\(rank)”."
    } else {
      return []
    }
    return [warning(question.kind, at: place, top: nil, reason)]
  }

  private static func warning(_ id: Kind.ID, at place: Diagnostic.Location?, top: Int?, _ reason: String) -> Diagnostic
  {
    let maximum = top.map(String.init) ?? "5"
    return Diagnostic(
      .warning, code: "scale-direction", at: place,
      message: "\(reason) Perhaps 1 is the strongest of “\(id)”.",
      action: "The strengths are used as they are: the larger, the stronger.",
      advice: "Say it in study.yaml under kinds: \(id): scale: {min: 1, max: \(maximum), reversed: true} if 1 is the "
        + "strongest, the same with reversed: false if it is the weakest.")
  }

  /// The number of those who tell of ties and the highest rank; nil if somebody gives a number twice or leaves one out,
  /// and if fewer than two of them give three numbers: one or two numbers are soon in order by chance.
  private static func ranks(in ties: [Relationship]) -> (tellers: Int, top: Int)? {
    struct Teller: Hashable {
      let id: Stakeholder.ID
      let wave: Wave.ID?
    }
    var byTeller: [Teller: [Double]] = [:]
    for tie in ties {
      byTeller[Teller(id: tie.reporter ?? tie.from, wave: tie.wave), default: []].append(tie.strength.number ?? 0)
    }
    for numbers in byTeller.values
    where numbers.sorted() != (1...numbers.count).map({ Double($0) }) { return nil }
    guard byTeller.values.count(where: { $0.count > 2 }) > 1 else { return nil }
    return (Set(byTeller.keys.map(\.id)).count, byTeller.values.map(\.count).max() ?? 1)
  }

  /// The words behind a 1: `very much` in `1 = very much, 5 = not at all` and in `1 – Very much`.
  private static func labelOfOne(_ text: String) -> String? {
    var rest = text[...]
    while let one = rest.firstIndex(of: "1") {
      let before = one > text.startIndex ? text[text.index(before: one)] : " "
      rest = text[text.index(after: one)...]
      guard !before.isNumber, before != ".", before != "," else { continue }
      let behind = rest.drop { $0.isWhitespace }
      guard let mark = behind.first, ["=", ":", "-", "–", "—", "(", ")", "."].contains(mark) else { continue }
      let label = behind.dropFirst().prefix { !$0.isNumber && ![",", ";", ")", "/", "]"].contains($0) }
      let trimmed = TextNormalization.trimmed(String(label))
      if trimmed.contains(where: \.isLetter) { return trimmed }
    }
    return nil
  }

  private static func isStrong(_ label: String) -> Bool {
    let words = TextNormalization.words(label)
    let strong: Set<String> = [
      "most", "strongest", "strong", "strongly", "best", "highest", "high", "very", "first", "always", "completely",
      "fully", "great", "sehr", "stark", "voll", "immer", "tres", "toujours", "muy", "siempre",
    ]
    let weak: Set<String> = [
      "not", "no", "little", "weak", "low", "poor", "bad", "rarely", "never", "nicht", "kein", "wenig", "schwach",
      "pas",
      "peu", "poco", "weakly", "unlikely", "badly", "poorly", "weakest", "lowest", "least",
    ]
    return words.contains(where: strong.contains) && !words.contains(where: weak.contains)
  }
}
