import Foundation
import OrderedCollections
import StakeholderModel
import Yams

/// What `study.yaml` says about the table with the answers of a survey.
struct SurveyDescription: Sendable {
  /// A question and the columns that hold its answers.
  struct Question: Sendable {
    /// The kind of tie that it asks about.
    let kind: Kind.ID
    /// The heading of its columns, `{name}` standing for whom each is about.
    let pattern: SurveyPattern
    /// Whether the tie goes from the one named to the one who answers, as in “Who gives you money?”.
    var isReceived = false
  }

  /// What an empty cell means.
  enum Blank: String, Sendable, CaseIterable {
    case no
    case noAnswer = "no answer"
    case notAsked = "not asked"
  }

  /// Which way a question's ties go.
  private enum Direction: String, CaseIterable { case given, received }

  /// The name of the file or the sheet.
  let table: String
  /// The heading of the column that says who answers.
  var respondent: String?
  /// The round of the whole table.
  var wave: Wave.ID?
  var questions: [Question] = []
  /// What the words of the answers mean, by their key.
  var answers: [String: SurveyAnswer] = [:]
  var blank = Blank.noAnswer
  /// Names in headings that are not about anybody, such as “Other”, by their key.
  var ignored: Set<String> = []

  private static let keys = [
    "respondent", "wave", "questions", "answers", "no_answer", "not_asked", "blank", "ignore",
  ]

  /// Reads the entry `surveys` of a study.yaml.
  static func surveys(_ node: Node?, with reader: inout YAMLReader) -> [SurveyDescription] {
    reader.namedEntries(node, "surveys").compactMap { name, entry in
      let path = "surveys: \(name)"
      guard let parts = reader.mapping(entry, path, keys: keys) else { return nil }
      var survey = SurveyDescription(table: name)
      survey.respondent = reader.text(parts["respondent"], "\(path): respondent")
      survey.wave = reader.text(parts["wave"], "\(path): wave").map { Wave.ID(rawValue: $0) }
      survey.questions = questions(parts["questions"], "\(path): questions", with: &reader)
      survey.blank = reader.choice(parts["blank"], "\(path): blank", Blank.self) ?? .noAnswer
      for (word, meaning) in reader.namedEntries(parts["answers"], "\(path): answers") {
        guard let text = reader.text(meaning, "\(path): answers: \(word)") else { continue }
        if let number = Double(text), number.isFinite, number >= 0 {
          survey.answers[SurveyAnswer.key(word)] = .number(number)
        } else if let flag = YesNo.value(of: text) {
          survey.answers[SurveyAnswer.key(word)] = flag ? .yes : .no
        } else {
          reader.warn(
            meaning, "\(path): answers: \(word)", "An answer means a number from 0 on, yes or no.",
            advice: "Write for example answers: {\"\(word)\": 3}.")
        }
      }
      for word in reader.texts(parts["no_answer"], "\(path): no_answer") ?? [] {
        survey.answers[SurveyAnswer.key(word)] = .noAnswer
      }
      for word in reader.texts(parts["not_asked"], "\(path): not_asked") ?? [] {
        survey.answers[SurveyAnswer.key(word)] = .notAsked
      }
      survey.ignored = Set((reader.texts(parts["ignore"], "\(path): ignore") ?? []).map { TextNormalization.key($0) })
      return survey
    }
  }

  private static func questions(_ node: Node?, _ path: String, with reader: inout YAMLReader) -> [Question] {
    reader.namedEntries(node, path).compactMap { name, entry in
      let path = "\(path): \(name)"
      var text: String?
      var direction = Direction.given
      if entry.scalar != nil {
        text = reader.text(entry, path)
      } else if let parts = reader.mapping(entry, path, keys: ["columns", "direction"]) {
        text = reader.text(parts["columns"], "\(path): columns")
        direction = reader.choice(parts["direction"], "\(path): direction", Direction.self) ?? .given
      }
      guard let pattern = text.flatMap(SurveyPattern.init(text:)) else {
        reader.warn(
          entry, path, "A question needs the heading of its columns with {name} where the names stand.",
          advice: "Write for example trust: \"How much do you trust: {name}\".")
        return nil
      }
      return Question(kind: Kind.ID(normalizing: name), pattern: pattern, isReceived: direction == .received)
    }
  }

  /// Whether a table is the one that is meant: by the name of its file, with or without ending, or of its sheet.
  func isAbout(_ table: Table) -> Bool {
    table.shortNames.contains { TextNormalization.key($0) == TextNormalization.key(self.table) }
  }
}

extension Table {
  /// The names by which people call a table: that of its sheet, or of its file with and without the ending.
  var shortNames: [String] {
    guard let sheet = name.range(of: ", sheet ") else {
      guard let point = name.lastIndex(of: "."), point > name.startIndex else { return [name] }
      return [String(name[..<point]), name]
    }
    return [String(name[sheet.upperBound...]), name]
  }
}
