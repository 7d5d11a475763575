import StakeholderModel

/// A sheet of the workbook to fill in.
struct ExplainedSheet: Sendable {
  /// A column with what to write into it.
  struct Column: Sendable {
    let heading: String
    let meaning: String
    var choices: [String] = []
    var width = 16.0
    /// Whether it holds an id from the list of stakeholders.
    var isStakeholder = false
    var isNumber = false
  }

  let name: String
  let columns: [Column]
  let examples: [[String]]
}

extension WorkbookTemplate {
  static let introduction = [
    "Fill in the sheets “stakeholders” and “relationships”; “respondents” only if this was a survey.",
    "Needed are only name (stakeholders) and from, to (relationships). A blank means “not known”; it is not a zero.",
    "Columns of your own can be added; they are kept. Then run: stakenet validate FILE.xlsx",
  ]
  static let examplesLine = "The rows in grey italics are examples: write over them."
  static let surveyLine =
    "The sheets “survey …” have a row for each who answers and a column for each it is asked about."

  static let sheets = [
    ExplainedSheet(
      name: "stakeholders",
      columns: [
        .init(heading: "id", meaning: "A short key that ties refer to, such as city_planning.", width: 20),
        .init(heading: "name", meaning: "The name to show.", width: 34),
        .init(
          heading: "sector", meaning: "The part of society it comes from; other words are possible.",
          choices: ["public", "civil_society", "community", "private", "philanthropy", "academia"]),
        .init(heading: "type", meaning: "What sort of stakeholder it is: city_department, resident_group …"),
        .init(heading: "role", meaning: "What it does, in a few words.", width: 30),
        .init(
          heading: "beneficiary", meaning: "yes for those whom the collaboration is for.", choices: ["yes", "no"],
          width: 12),
        .init(heading: "joined", meaning: "When it joined: YYYY, YYYY-MM or YYYY-MM-DD.", width: 12),
        .init(heading: "left", meaning: "When it left: YYYY, YYYY-MM or YYYY-MM-DD.", width: 12),
        .init(
          heading: "consent",
          meaning: "yes; role only (no name is shown); no (neither a name nor a row of its own is shown).",
          choices: Stakeholder.Consent.allCases.map(\.rawValue), width: 12),
      ],
      examples: [
        [
          "example_city", "Example: City Planning Office", "public", "city_department", "Plans the quarter", "no",
          "2021",
        ],
        [
          "example_group", "Example: Residents of the Quarter", "community", "resident_group",
          "Speaks for those who live here", "yes", "2022-05",
        ],
      ]),
    ExplainedSheet(
      name: "relationships",
      columns: [
        .init(heading: "from", meaning: "Id or name of who gives, trusts, asks.", width: 20, isStakeholder: true),
        .init(
          heading: "to", meaning: "Id or name of who receives, is trusted, is asked.", width: 20, isStakeholder: true),
        .init(
          heading: "kind", meaning: "What the tie is; other words are possible.",
          choices: Kind.vocabulary.map(\.id.rawValue)),
        .init(
          heading: "strength",
          meaning: "A number, more is stronger. 0: asked, and there is no tie. Blank: not known.", width: 10,
          isNumber: true),
        .init(
          heading: "status", meaning: "Whether it goes on.",
          choices: Relationship.Status.allCases.map(\.rawValue), width: 12),
        .init(heading: "since", meaning: "When it began: YYYY, YYYY-MM or YYYY-MM-DD.", width: 12),
        .init(heading: "until", meaning: "When it ended: YYYY, YYYY-MM or YYYY-MM-DD.", width: 12),
        .init(heading: "wave", meaning: "The round of the survey, if there was more than one.", width: 8),
        .init(
          heading: "reporter", meaning: "Who said so. Both sides may report the same tie.", width: 20,
          isStakeholder: true),
        .init(heading: "evidence", meaning: "What it rests on.", width: 30),
        .init(heading: "source", meaning: "Where that can be looked up.", width: 30),
      ],
      examples: [
        ["example_group", "example_city", "trust", "3", "ongoing", "2022", "", "", "example_group"],
        [
          "example_city", "example_group", "collaborate", "", "ongoing", "2022-05", "", "", "example_city",
          "Monthly meeting",
        ],
      ]),
    ExplainedSheet(
      name: "respondents",
      columns: [
        .init(heading: "id", meaning: "Id or name of who was asked.", width: 20, isStakeholder: true),
        .init(heading: "wave", meaning: "The round of the survey, if there was more than one.", width: 8),
        .init(
          heading: "kind", meaning: "The kind of tie that was asked about, or all.",
          choices: ["all"] + Kind.vocabulary.map(\.id.rawValue)),
        .init(heading: "asked_about", meaning: "all, or ids parted by a bar: a|b|c", width: 20),
        .init(
          heading: "status", meaning: "What became of the question.",
          choices: SurveyResponse.Status.allCases.map(\.rawValue), width: 12),
      ],
      examples: [
        ["example_city", "", "trust", "all", "no answer"], ["example_group", "", "trust", "all", "answered"],
      ]),
  ]
}
