extension Indicator {
  /// All that an indicator says: its name, question, formula, caveat and readings, and the texts of its measuring. Who
  /// translates an indicator translates this value, and ``Wording`` for the phrases that several indicators share.
  public struct Words: Sendable {
    /// A short name for tables.
    public var name: String
    /// The question that it answers.
    public var question: String
    /// How the value is made, in words.
    public var formula: String
    /// What one must not read into it.
    public var caveat: String
    /// What the measuring says.
    package var texts: Texts
    /// One sentence that says what the value found means.
    package var reading: @Sendable (Measurement) -> String

    package init(
      name: String, question: String, formula: String, caveat: String, texts: Texts = [:],
      reading: @escaping @Sendable (Measurement) -> String
    ) {
      self.name = name
      self.question = question
      self.formula = formula
      self.caveat = caveat
      self.texts = texts
      self.reading = { found in
        let sentence = reading(found)
        return sentence.prefix(1).uppercased() + sentence.dropFirst()
      }
    }
  }

  /// What the measuring of an indicator says, by the names under which it asks for it: what stands beside the value, what is
  /// left to chance, what the value was made of, and why there is too little data.
  ///
  /// ```swift
  /// let text: Indicator.Texts = ["too little": "Nobody is funded in this wave.", "of": "{1} of {2} in common"]
  /// text["too little"]
  /// text("of", 3, 4)  // 3 of 4 in common
  /// ```
  package struct Texts: Sendable, ExpressibleByDictionaryLiteral {
    private var texts: [String: String]

    package init(dictionaryLiteral elements: (String, String)...) {
      texts = Dictionary(elements, uniquingKeysWith: { first, _ in first })
    }

    /// A text; its name where there is none.
    package subscript(name: String) -> String { texts[name] ?? name }

    /// A text with parts put in the places of `{1}`, `{2}` and so on. What stands in a part is left as it is.
    package func callAsFunction(_ name: String, _ parts: any CustomStringConvertible...) -> String {
      self[name].split(separator: "{", omittingEmptySubsequences: false).enumerated().map { position, piece in
        guard position > 0, let end = piece.firstIndex(of: "}"), let number = Int(piece[..<end]),
          parts.indices.contains(number - 1)
        else { return position > 0 ? "{" + piece : String(piece) }
        return parts[number - 1].description + piece[piece.index(after: end)...]
      }
      .joined()
    }

    /// What is counted, by the names `one` and `many`.
    var noun: Measurement.Noun { .init(self["one"], self["many"]) }

    /// The same with each text changed.
    package func map(_ change: (String) -> String) -> Texts {
      var changed = self
      changed.texts = texts.mapValues(change)
      return changed
    }
  }
}
