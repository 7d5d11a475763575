/// Words for the steps of a scale, as people and form tools write them.
enum ScaleWords {
  /// Words by how much they say, from the weakest on; those of one step together. The first step of each is none at all.
  private static let scales: [[Set<String>]] = [
    [
      ["never", "notatall", "nie"], ["lessthanonceayear"], ["rarely", "seldom", "selten"],
      ["onceayear", "yearly", "annually"], ["everyfewmonths"], ["quarterly"],
      ["sometimes", "occasionally", "manchmal"], ["onceamonth", "monthly"], ["often", "frequently", "oft"],
      ["onceaweek", "weekly"], ["everyday", "daily"], ["always", "immer"],
    ],
    [
      ["none", "no", "nil", "kein", "keine"], ["verylow", "veryweak", "minimal"],
      ["low", "weak", "l", "minor", "little", "small", "niedrig", "gering", "schwach", "faible", "bajo", "baja"],
      ["medium", "med", "m", "moderate", "mod", "mid", "middle", "mittel", "moyen", "moyenne", "medio", "media"],
      ["high", "strong", "h", "major", "large", "big", "hoch", "stark", "fort", "forte", "alto", "alta"],
      ["veryhigh", "verystrong", "sehrhoch", "sehrstark"],
    ],
    [
      ["notatall", "none", "garnicht", "pasdutout"], ["alittle", "abit", "slightly", "einwenig", "unpeu"],
      ["somewhat", "moderately", "partly", "teilweise"], ["quite", "quitealot", "alot", "mostly", "ziemlich"],
      ["very", "verymuch", "agreatdeal", "sehr", "beaucoup"], ["completely", "fully", "totally", "entirely", "voll"],
    ],
  ]

  /// Of words that stand on one scale, from none at all to a great deal, whether each means that there is something at
  /// all; empty for any others. How much a word says is for the study to tell, not for a program.
  static func amounts(_ words: [String]) -> [String: Bool] {
    let keys = words.map { TextNormalization.key($0) }
    for scale in scales {
      let steps = keys.compactMap { key in scale.firstIndex { $0.contains(key) } }
      guard !steps.isEmpty, steps.count == keys.count else { continue }
      return Dictionary(zip(words, steps.map { $0 > 0 }), uniquingKeysWith: { first, _ in first })
    }
    return [:]
  }

  /// What study.yaml could say about some words: `"Low": 1, "Med": 2, "High": 3`.
  ///
  /// Numbers follow the order that the words have on a scale, from 1 on, and 0 is kept for none at all. Words that are on
  /// no common scale are numbered in the order in which they are given, from 0 on; only the study knows better.
  static func numbered(_ words: [String]) -> String {
    let keys = words.map { TextNormalization.key($0) }
    var numbers = Array(words.indices)
    var order = Array(words.indices)
    for scale in scales {
      let steps = keys.compactMap { key in scale.firstIndex { $0.contains(key) } }
      guard steps.count == keys.count else { continue }
      let used = Set(steps).subtracting([0]).sorted()
      numbers = steps.map { (used.firstIndex(of: $0) ?? -1) + 1 }
      order.sort { (steps[$0], $0) < (steps[$1], $1) }
      break
    }
    return order.map { "\(JSONLiteral.string(words[$0])): \(numbers[$0])" }.joined(separator: ", ")
  }
}
