import OrderedCollections
import StakeholderModel

/// A question that is answered by names: “Which organisations do you work with? (select all that apply)”. Its column
/// holds several names in a cell. Lists of partners have such columns, too.
struct SurveyNominations: Sendable {
  let column: Int
  let kind: Kind.ID
  /// Whether the tie goes from the one named to the one who answers, as with “Funded by”.
  let isReceived: Bool

  /// What the words of a question say.
  private init(column: Int, kind: Kind.ID, words: [String]) {
    self.column = column
    self.kind = kind
    isReceived = !Self.receiving.isDisjoint(with: words)
  }

  private static let receiving: Set<String> = [
    "by", "from", "receive", "receives", "received", "von", "erhalten", "recoit", "recevez", "recibe", "reciben",
  ]
  private static let partners: Set<String> = [
    "partner", "partners", "connections", "connected", "linked", "contacts", "partenaires", "socios", "aliados",
    "parceiros",
  ]
  /// Below this share of names that are known, a column is a text about something else.
  private static let leastShare = 0.5
  /// Forms write the time of each answer.
  private static let times: Set<String> = [
    "timestamp", "starttime", "startdate", "completiontime", "datesubmitted", "submitdate", "submissiontime",
    "zeitstempel",
    "startzeit", "horodateur", "marcatemporal",
  ]

  /// The columns that are answered by names, and the questions of which the kind is not to be guessed.
  static func found(
    in table: Table, respondents: Int, besides taken: Set<Int>, names: NameIndex
  ) -> (questions: [SurveyNominations], negated: [Int]) {
    var questions: [SurveyNominations] = []
    var negated: [Int] = []
    // A list of respondents names those whom each was asked about, too.
    guard ColumnMap(table, meanings: Headings.responses)["asked_about"] == nil else { return ([], []) }
    for column in table.heading.indices where column != respondents && !taken.contains(column) {
      guard let known = Self.names(in: table, column, isName: names.isName), known.count > 1 else { continue }
      let heading = table.heading[column]
      let words = TextNormalization.words(heading)
      switch SurveyKind.guess(heading) {
      case .negated: negated.append(column)
      case .known(let kind): questions.append(SurveyNominations(column: column, kind: kind, words: words))
      case .named(let kind):
        let isPartner = !partners.isDisjoint(with: words)
        questions.append(SurveyNominations(column: column, kind: isPartner ? .collaborate : kind, words: words))
      }
    }
    // Two questions about trust are two different questions: both go by their own words then.
    let counts = Dictionary(questions.map { ($0.kind, 1) }, uniquingKeysWith: +)
    return (
      questions.map { question in
        guard counts[question.kind] != 1 else { return question }
        let heading = table.heading[question.column]
        return SurveyNominations(
          column: question.column, kind: Kind.ID(normalizing: heading), words: TextNormalization.words(heading))
      }, negated
    )
  }

  /// The names that are known in a column, if it holds lists of names; nil for any other.
  private static func names(in table: Table, _ column: Int, isName: (String) -> Bool) -> Set<String>? {
    var known = Set<String>()
    var all = 0, named = 0
    var hasSeveral = false
    for row in 0..<table.rowCount where !table.isEmpty(row, column) {
      let text = TextNormalization.trimmed(table[row, column])
      guard text.contains(where: \.isLetter) else { continue }
      let parts = NamesInCell.parts(of: text, isName: isName)
      hasSeveral = hasSeveral || parts.count > 1
      all += parts.count
      for part in parts where isName(part) {
        named += 1
        known.insert(TextNormalization.key(part))
      }
    }
    // A question may be answered by one name each.
    let isQuestion = hasSeveral || table.heading[column].contains("?")
    return isQuestion && Double(named) >= leastShare * Double(all) ? known : nil
  }

  // MARK: Without a list of stakeholders

  /// The names of those who answer and of those whom they name, where one column says who answers and another holds
  /// lists of such names; nil where none does.
  static func names(in table: Table) -> OrderedSet<String>? {
    let lists = table.heading.indices.filter { column in
      (0..<table.rowCount).contains { !table.isEmpty($0, column) && NamesInCell.maybeSeveral(table[$0, column]) }
    }
    guard !lists.isEmpty else { return nil }
    var best: (names: OrderedSet<String>, count: Int)?
    for respondents in table.heading.indices {
      guard let tellers = tellers(in: table, respondents) else { continue }
      for column in lists where column != respondents {
        guard let found = names(in: table, tellers: tellers, column: column),
          found.known > best?.count ?? 1
        else { continue }
        best = (found.names, found.known)
      }
    }
    return best?.names
  }

  /// The same for two given columns, with the number of names that stand in both.
  static func names(in table: Table, respondents: Int, column: Int) -> (names: OrderedSet<String>, known: Int)? {
    tellers(in: table, respondents).flatMap { names(in: table, tellers: $0, column: column) }
  }

  /// The texts of a column in which those may stand who answer; nil for any other.
  private static func tellers(in table: Table, _ column: Int) -> [String]? {
    let tellers = (0..<table.rowCount).map { TextNormalization.trimmed(table[$0, column]) }
      .filter { $0.contains(where: \.isLetter) }
    // Each has a row; in a list of ties they have several.
    let different = Set(tellers.map { TextNormalization.key($0) }).count
    return different > 1 && different * 5 >= tellers.count * 4 ? tellers : nil
  }

  private static func names(
    in table: Table, tellers: [String], column: Int
  ) -> (names: OrderedSet<String>, known: Int)? {
    let keys = Set(tellers.map { TextNormalization.key($0) })
    let isName = { (text: String) in keys.contains(TextNormalization.key(text)) }
    guard let known = names(in: table, column, isName: isName), known.count > 1 else { return nil }
    var all = OrderedSet(tellers)
    for row in 0..<table.rowCount where !table.isEmpty(row, column) {
      for part in NamesInCell.parts(of: TextNormalization.trimmed(table[row, column]), isName: isName)
      where part.contains(where: \.isLetter) && !isName(part) {
        all.append(part)
      }
    }
    return (all, known.count)
  }

  /// Whether a table is a list of stakeholders in which a column names their partners, not the export of a form.
  static func isListOfPartners(_ table: Table) -> Bool {
    guard !table.heading.contains(where: { times.contains(TextNormalization.key($0)) }),
      let name = ColumnMap(table, meanings: Headings.stakeholders)["name"]
    else { return false }
    guard let tellers = tellers(in: table, name) else { return false }
    return table.heading.indices.contains { $0 != name && names(in: table, tellers: tellers, column: $0) != nil }
  }
}
