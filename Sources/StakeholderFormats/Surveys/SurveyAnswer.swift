import StakeholderModel

/// What a cell of a survey says. “No” and 0 are answers, a blank is none.
enum SurveyAnswer: Sendable, Hashable {
  /// A number from 0 on.
  case number(Double)
  /// There is a tie, and nothing is said about its strength.
  case yes
  /// There is no tie.
  case no
  /// The question was put and not answered.
  case noAnswer
  /// The question was not put.
  case notAsked

  /// Whether the question was answered.
  var isGiven: Bool {
    switch self {
    case .number, .yes, .no: true
    case .noAnswer, .notAsked: false
    }
  }

  /// The key under which two spellings of an answer meet. Marks count where there are no letters: `-` is not `?`, and
  /// `-99` is not `99`.
  static func key(_ text: String) -> String {
    let trimmed = TextNormalization.trimmed(text)
    return trimmed.contains(where: \.isLetter) ? TextNormalization.key(trimmed) : trimmed.lowercased()
  }

  /// Words that form tools and people write, in a few languages. A question that does not apply was not put: LimeSurvey
  /// writes `N/A` for one that was not shown.
  private static let words: [String: SurveyAnswer] = {
    var words: [String: SurveyAnswer] = [:]
    let unanswered = [
      "-", "–", "—", "?", ".", "no answer", "don't know", "do not know", "I don't know", "dont know", "not sure",
      "prefer not to say", "prefer not to answer", "no response", "no opinion", "unknown", "refused", "missing",
      "weiß nicht", "keine Angabe", "k. A.", "ne sais pas", "sans réponse", "no sé", "no sabe", "sin respuesta",
    ]
    for word in unanswered { words[key(word)] = .noAnswer }
    for word in [
      "not asked", "n/a", "not applicable", "does not apply", "not shown", "nicht gefragt", "trifft nicht zu",
    ] {
      words[key(word)] = .notAsked
    }
    return words
  }()

  /// Reads a cell that is not blank.
  ///
  /// - Parameters:
  ///   - declared: What study.yaml says about words.
  ///   - numbers: The numbers of the question's columns.
  /// - Returns: Nil for words whose meaning nobody has said, and for negative numbers.
  static func reading(_ text: String, declared: [String: SurveyAnswer], numbers: NumberColumn) -> SurveyAnswer? {
    let key = key(text)
    if let answer = declared[key] { return answer }
    if let number = numbers.number(text) ?? labelledNumber(text) { return number >= 0 ? .number(number) : nil }
    if let answer = words[key] { return answer }
    return YesNo.value(of: text).map { $0 ? .yes : .no }
  }

  /// The number of an answer that is written with its label: `4 – Very much`, `4 = very much`, `Very much (4)`.
  static func labelledNumber(_ text: String) -> Double? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count < 4 {
      let rest = text.dropFirst(digits.count).drop { $0.isWhitespace }
      if let mark = rest.first, ["-", "–", "—", "=", ":", ")", "."].contains(mark),
        rest.dropFirst().contains(where: \.isLetter)
      {
        return Double(digits)
      }
    }
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    guard !inner.isEmpty, inner.count < 4, inner.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Double(inner)
  }
}
