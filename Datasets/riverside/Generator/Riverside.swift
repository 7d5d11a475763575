internal import StakeholderFormats

/// The invented study, put together from its parts.
package struct Riverside {
  /// The seed of the study in the repository.
  package static let publishedSeed: UInt64 = 1

  private let tables: [Table]
  private let mistakes: [Dirt.Mistake]

  /// Makes the study.
  package init(seed: UInt64 = publishedSeed) {
    let organisations = Organisation.all
    let byID = Dictionary(organisations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let contacts = ContactWeb(seed: seed, organisations: byID)
    let survey = Survey(seed: seed, organisations: organisations)
    var work = Work(seed: seed, organisations: byID, contacts: contacts, survey: survey)
    var opinions = Opinions(seed: seed, organisations: byID, contacts: contacts, survey: survey)
    var grievances = Grievances(seed: seed, organisations: byID, contacts: contacts, survey: survey)

    let links = Agreements.all + Decisions.all + Learning.all
    var ties: [Tie] = []
    for wave in Wave.allCases {
      ties += work.collaboration(in: wave) + opinions.trust(in: wave) + work.communication(in: wave)
      ties += work.links(links, in: wave) + work.endings(of: links, in: wave)
      ties += Records.bridges(in: wave) + Records.experiments(in: wave)
      ties += opinions.praise(in: wave) + opinions.ratings(in: wave)
      for kind in Survey.negative { ties += grievances.ties(of: kind, in: wave) }
    }

    let dirt = Dirt(
      stakeholders: StakeholderTable.make(seed: seed, organisations: organisations),
      relationships: Table(name: "relationships", headings: Tie.headings, rows: ties.map(\.cells)),
      respondents: survey.table(contacts: contacts))
    tables = [dirt.stakeholders, dirt.relationships, dirt.respondents]
    mistakes = dirt.mistakes
  }

  /// The files of the study's folder that the generator writes: three tables, and all of them in one workbook.
  package func files() throws -> [(name: String, bytes: [UInt8])] {
    let parts = Workbook.parts(of: tables + [Self.about])
    // Stored and not compressed: compressed bytes would differ from one version of the compressor to the next.
    let archive = try ZipArchiveWriter.archive(of: parts, compressed: false)
    return tables.map { ($0.name + ".csv", Array($0.csv.utf8)) } + [("riverside.xlsx", archive)]
  }

  /// The mistakes that were put into the tables: table, row, the wrong text, and what is wrong with it.
  package var mistakeList: [(table: String, row: Int, text: String, what: String)] {
    mistakes.map { ($0.table, $0.row, $0.text, $0.what) }
  }

  private static let about = Table(
    name: "About (ignore)", headings: ["About this workbook"],
    rows: [
      [.text("Riverside is an invented city. Its organisations do not exist, and nobody was asked anything.")],
      [
        .text(
          "The sheets stakeholders, relationships and respondents hold the same rows as the CSV files of the folder.")
      ],
      [.text("Some rows hold mistakes on purpose; the README of the folder lists them.")],
    ])
}
