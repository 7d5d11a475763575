import OrderedCollections
import StakeholderModel

/// Counts how the cells of a question were understood, so that it can be said.
struct SurveyTally {
  /// What an empty cell means.
  let meaningOfBlank: SurveyDescription.Blank
  var blank = 0
  var ticks = 0
  var aboutOneself = 0
  /// Words of a scale, which say whether there is a tie and not how strong it is.
  var steps: OrderedDictionary<String, Int> = [:]
  /// Words whose meaning is not known.
  var unreadable: OrderedDictionary<String, Int> = [:]
  /// Words that were understood, by their meaning.
  private var words: OrderedDictionary<SurveyAnswer, OrderedDictionary<String, Int>> = [:]
  /// Answers that bear their label beside the number: `1 – Very much`.
  private(set) var numberedLabels = OrderedSet<String>()
  private var numbers = 0

  init(meaningOfBlank: SurveyDescription.Blank) { self.meaningOfBlank = meaningOfBlank }

  mutating func add(_ answer: SurveyAnswer, _ text: String) {
    if case .number = answer {
      numbers += 1
      if SurveyAnswer.labelledNumber(text) != nil { numberedLabels.append(text) }
      if Double(text) != nil { return }
    }
    words[answer, default: [:]][text, default: 0] += 1
  }

  /// - Parameter isHidden: Whether the question is about ties told in confidence: then no answer is quoted or counted.
  func findings(of question: SurveyQuestion, in table: Table, isHidden: Bool) -> [Diagnostic] {
    let place = Diagnostic.Location(file: table.name, row: table.headingRow)
    var findings: [Diagnostic] = []
    if !unreadable.isEmpty {
      let texts = unreadable.keys.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
      let words = ScaleWords.numbered(Array(unreadable.keys.prefix(8)))
      findings.append(
        Diagnostic(
          .error, code: "unknown-answer", at: place,
          message: isHidden
            ? "Some answers to “\(question.kind)” are neither numbers nor yes or no."
            : "Some answers to “\(question.kind)” are neither numbers from 0 on nor yes or no: \(texts).",
          action: "They count as no answer.",
          advice: isHidden
            ? "Say in study.yaml under surveys: \(table.shortNames[0]): answers: what each answer means, as a number."
            : "Say in study.yaml under surveys: \(table.shortNames[0]): what each means, "
              + "such as answers: {\(words)}, and under no_answer: which of them are none."))
    }
    if !steps.isEmpty {
      let texts = steps.prefix(8).map { "“\($0.key)” (\($0.value))" }.joined(separator: ", ")
      findings.append(
        Diagnostic(
          .warning, code: "words-of-scale", at: place,
          message: "Answers to “\(question.kind)” are words of a scale\(isHidden ? "" : ": \(texts)").",
          action: "They count as ties of unknown strength, and words that say none at all as no tie.",
          advice: "To use how much they say, write in study.yaml under surveys: \(table.shortNames[0]): "
            + (isHidden
              ? "answers: what each answer means, as a number."
              : "answers: {\(ScaleWords.numbered(Array(steps.keys)))}.")))
    }
    guard !isHidden else { return findings }
    if let sentence = reading {
      findings.append(Diagnostic(.note, code: "survey-answers", at: place, message: "“\(question.kind)”: \(sentence)"))
    }
    if ticks > 0 || (numbers == 0 && words[.yes] != nil && words[.no] == nil), blank > 0, meaningOfBlank == .noAnswer {
      findings.append(
        Diagnostic(
          .warning, code: "only-yes", at: place,
          message: "Every cell of “\(question.kind)” that is filled in says yes, as with boxes to tick.",
          action: "An empty cell counts as no answer, not as a no.",
          advice: "If whoever left a box empty meant no, write in study.yaml under surveys: \(table.shortNames[0]): "
            + "blank: no."))
    }
    if aboutOneself > 0 {
      findings.append(
        Diagnostic(
          .note, code: "about-oneself", at: place,
          message: "“\(question.kind)”: \(aboutOneself) respondents answered about themselves.",
          action: "These answers are left out."))
    }
    return findings
  }

  /// How words were read: `“N/A” as not asked (3), “Don't know” as no answer (2)`.
  private var reading: String? {
    var parts = words.flatMap { answer, texts in
      texts.map { "“\($0.key)” as \(SurveyTally.title(answer)) (\($0.value))" }
    }
    if ticks > 0 { parts.append("the name itself as yes (\(ticks))") }
    if blank > 0 { parts.append("empty cells as \(meaningOfBlank.rawValue) (\(blank))") }
    guard !parts.isEmpty else { return nil }
    let more = parts.count > 12 ? " and \(parts.count - 12) more" : ""
    return "Read " + parts.prefix(12).joined(separator: ", ") + more + "."
  }

  private static func title(_ answer: SurveyAnswer) -> String {
    switch answer {
    case .number(let number): number.plain
    case .yes: "yes"
    case .no: "no"
    case .noAnswer: "no answer"
    case .notAsked: "not asked"
    }
  }
}
