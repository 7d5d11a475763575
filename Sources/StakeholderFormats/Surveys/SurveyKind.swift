import StakeholderModel

/// Guesses the kind of tie that a question of a survey is about, from its words.
enum SurveyKind {
  /// What the words say.
  enum Guess: Sendable, Hashable {
    /// A kind of the vocabulary or an item of trust or value.
    case known(Kind.ID)
    /// None that is known; the question's own words are its name.
    case named(Kind.ID)
    /// The question says “not”: what it means is not to be guessed.
    case negated
  }

  /// The items of trust and value of the PARTNER survey (Varda et al. 2008, doi:10.1097/01.PHH.0000333889.60517.46),
  /// with the words of their questions.
  private static let items: [(id: Kind.ID, words: Set<String>)] = [
    ("reliability", ["reliable", "reliability"]), ("mission", ["mission"]), ("openness", ["open", "openness"]),
    ("power", ["power", "influence", "influential"]), ("involvement", ["involvement", "involved"]),
    ("resources", ["resource", "resources"]),
  ]

  private static let vocabulary: [(id: Kind.ID, words: Set<String>)] = [
    (
      .trust,
      ["trust", "trusts", "trusted", "trustworthy", "vertrauen", "vertraut", "confiance", "confianza", "confia"]
    ),
    (.distrust, ["distrust", "distrusts", "mistrust", "misstrauen"]),
    (
      .collaborate,
      [
        "collaborate", "collaborates", "collaborated", "collaborating", "collaboration", "cooperate", "cooperates",
        "cooperated", "cooperating", "cooperation", "zusammenarbeiten", "zusammenarbeit", "collaborer", "collaborez",
        "colaborar", "colabora", "colaboran", "kooperiert", "kooperieren", "kooperation", "collabore", "collaborent",
        "coopere", "cooperez", "coopera", "cooperan", "samenwerking", "samenwerken",
      ]
    ),
    (
      .communicate,
      [
        "communicate", "communicates", "communicated", "communication", "talk", "talked", "kommuniziert",
        "kommunizieren",
      ]
    ),
    (.fund, ["fund", "funds", "funded", "funding", "finanziert", "finanzieren", "financez", "financia", "financian"]),
    (.blame, ["blame", "blames", "blamed"]),
    (.advocate, ["advocate", "advocates"]), (.train, ["train", "trains", "trained", "training"]),
    (.oppose, ["oppose", "opposes", "opposed"]), (.pressure, ["pressure", "pressures"]),
    (.praise, ["praise", "praises"]), (.contract, ["contract", "contracts"]), (.data, ["data"]),
  ]

  private static let negations: Set<String> = [
    "not", "no", "never", "least", "without", "cannot", "dont", "doesnt", "nicht", "kein", "keine", "pas", "lack",
  ]

  /// The kind of a question. Words of several kinds settle nothing.
  static func guess(_ question: String) -> Guess {
    // “don't” is one word here. What the ends of a scale mean is not what is asked: (1 = not at all, 5 = fully).
    let asked = withoutScales(question).replacing("’", with: "").replacing("'", with: "")
    let words = Set(TextNormalization.words(asked))
    var matches = (items + vocabulary).filter { !$0.words.isDisjoint(with: words) }.map(\.id)
    // “Whom do you work with?”, “working together”.
    let works: Set<String> = ["work", "works", "worked", "working", "arbeiten", "arbeitet", "travaillez", "trabaja"]
    if !words.isDisjoint(with: works), !words.isDisjoint(with: ["with", "together", "zusammen", "mit", "avec", "con"]),
      !matches.contains(.collaborate)
    {
      matches.append(.collaborate)
    }
    guard matches.count == 1, let kind = matches.first else { return .named(Kind.ID(normalizing: question)) }
    return words.isDisjoint(with: negations) ? .known(kind) : .negated
  }

  /// A question without what stands in brackets and has a number in it.
  private static func withoutScales(_ question: String) -> String {
    var text = ""
    var rest = question[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      text += rest[..<open]
      let inner = rest[open...close]
      if !inner.contains(where: \.isNumber) { text += inner }
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// What an item of trust or value is, for a study that does not declare it: a rating on the scale of trust, or from 1
  /// to 4 as the survey has it.
  static func item(_ id: Kind.ID, settings: StudySettings) -> Kind? {
    guard items.contains(where: { $0.id == id }), !settings.kinds.contains(where: { $0.id == id }) else { return nil }
    let trust = settings.kinds.first { $0.id == .trust }?.scale
    let scale = Kind.Scale(minimum: trust?.minimum ?? 1, maximum: trust?.maximum ?? 4)
    return Kind(id: id, sign: .neutral, scale: scale, roles: [.rating])
  }
}
