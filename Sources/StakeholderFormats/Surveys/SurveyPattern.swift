import Foundation
import StakeholderModel

/// The heading that the columns of a question share: `How much do you trust: {name}`.
///
/// Case and the amount of white space do not matter. The pattern `{name}` alone is that of a matrix.
struct SurveyPattern: Sendable, Hashable {
  /// What stands before the name and behind it, with single spaces and in the letters of the first heading.
  let before: String
  let behind: String

  /// The marks by which form tools and people part a question from what it is about, in headings such as
  /// `Question [Name]` (Google Forms, LimeSurvey), `Question - Name` (Qualtrics), `Question.Name` (Microsoft Forms),
  /// `Question/Name` (KoboToolbox), `Question: Name`.
  private static let marks = [":", "-", "–", "—", "|", "/", ".", ">", "?", "_", "→", ";", ","]

  private init(before: some StringProtocol, behind: some StringProtocol) {
    self.before = SurveyPattern.spaced(String(before))
    self.behind = SurveyPattern.spaced(String(behind))
  }

  /// Reads a pattern; nil if `{name}` does not stand in it.
  init?(text: String) {
    guard let range = text.range(of: "{name}") else { return nil }
    self.init(before: text[..<range.lowerBound], behind: text[range.upperBound...])
  }

  /// The pattern as it is written in study.yaml.
  var text: String { before + "{name}" + behind }

  /// The words of the question, without the place of the name.
  var question: String { TextNormalization.trimmed(before + " " + behind) }

  /// Whether the heading is the name and nothing else.
  var isBare: Bool { TextNormalization.key(before + behind).isEmpty }

  static func == (left: SurveyPattern, right: SurveyPattern) -> Bool { left.keys == right.keys }

  func hash(into hasher: inout Hasher) { hasher.combine(keys) }

  private var keys: [String] {
    [before, behind].map { TextNormalization.trimmed($0).lowercased() }
  }

  /// The name in a heading; nil if it has another form, or no name.
  func name(in heading: String) -> String? {
    let heading = TextNormalization.trimmed(SurveyPattern.spaced(heading))
    let lower = heading.lowercased()
    let keys = keys
    // Lower case may have another length in a few scripts; then the heading counts as of another form.
    guard lower.count == heading.count, lower.hasPrefix(keys[0]), lower.hasSuffix(keys[1]),
      heading.count > keys[0].count + keys[1].count
    else { return nil }
    let name = TextNormalization.trimmed(String(heading.dropFirst(keys[0].count).dropLast(keys[1].count)))
    return name.isEmpty ? nil : name
  }

  /// No question is longer; whatever is takes time to part and is something else.
  private static let longestHeading = 2_000
  /// How often a mark may stand in a heading before its further places are passed over.
  private static let mostPlaces = 16

  /// All ways to part a heading into a question and a name, the heading as a whole among them.
  static func candidates(_ heading: String) -> [(pattern: SurveyPattern, name: String)] {
    guard heading.utf8.count <= longestHeading else { return [] }
    let text = TextNormalization.trimmed(spaced(heading))
    var found: [(SurveyPattern, String)] = []
    func add(_ range: Range<String.Index>) {
      let name = TextNormalization.trimmed(String(text[range]))
      // A number may be anybody's id and any question's number.
      guard name.contains(where: \.isLetter) else { return }
      found.append((SurveyPattern(before: text[..<range.lowerBound], behind: text[range.upperBound...]), name))
    }
    add(text.startIndex..<text.endIndex)
    for (opening, closing) in [("[", "]"), ("(", ")"), ("“", "”"), ("\"", "\"")] {
      var start = text.startIndex
      var places = 0
      while places < mostPlaces, let open = text[start...].range(of: opening),
        let close = text[open.upperBound...].range(of: closing)
      {
        add(open.upperBound..<close.lowerBound)
        places += 1
        start = close.lowerBound == open.upperBound ? close.upperBound : close.lowerBound
        if start == text.endIndex { break }
      }
    }
    for mark in marks {
      var start = text.startIndex
      var places = 0
      while places < mostPlaces, start < text.endIndex, let place = text[start...].range(of: mark) {
        add(place.upperBound..<text.endIndex)
        add(text.startIndex..<place.lowerBound)
        places += 1
        start = place.upperBound
      }
    }
    return found
  }

  private static func spaced(_ text: String) -> String {
    var spaced = ""
    for character in text {
      if character.isWhitespace {
        if spaced.last != " " { spaced.append(" ") }
      } else {
        spaced.append(character)
      }
    }
    return spaced
  }
}
