import Foundation
import StakeholderModel
import Testing

@testable import StakeholderFormats

/// The original files of the shared datasets give the same ties as the lists that were made of them.
///
/// The datasets lie beside the project and are no part of it; without them these tests are skipped.
@Suite("Original files of the datasets", .enabled(if: FormatFiles.exist, FormatFiles.reason))
struct OriginalFilesTests {
  static let folder = FormatFiles.folder.deletingLastPathComponent()

  /// A tie as both sides tell it; of ties without direction the names are in order.
  struct Tie: Hashable, Comparable, CustomStringConvertible {
    let from: String, to: String, strength: Double
    var description: String { "\(from) → \(to): \(strength)" }
    static func < (left: Tie, right: Tie) -> Bool {
      (left.from, left.to, left.strength) < (right.from, right.to, right.strength)
    }

    init(_ from: String, _ to: String, _ strength: Double, isDirected: Bool) {
      self.from = isDirected || from < to ? from : to
      self.to = isDirected || from < to ? to : from
      self.strength = strength
    }
  }

  /// A file, and its kinds with the relations and waves of the list that they are.
  struct Case: Sendable, CustomTestStringConvertible {
    let dataset: String
    let file: String
    /// Kind and wave in the file to relation and wave in the list.
    let kinds: [String: String]
    var isDirected = true
    var isWeighted = true
    /// Whether ties without direction stand in it once each way.
    var isDoubled = false
    /// What the names of the file are in the list, where no column says it.
    var spelling: @Sendable (String) -> String = { $0 }
    var testDescription: String { "\(dataset)/\(file)" }
  }

  /// UCINET's names are cut at nine letters and written in capitals.
  private static let inCapitals: @Sendable (String) -> String = { String($0.uppercased().prefix(9)) }

  /// The extracts for work on signs cut names at ten letters and part words by `_`.
  private static let inFull: @Sendable (String) -> String = {
    ["Bonaventur": "Bonaventure", "Romuald": "Romauld"][$0] ?? $0.replacing("_", with: " ")
  }

  static let cases = [
    Case(
      dataset: "zachary-karate", file: "Zachary.DAT", kinds: ["zachc": "friendship"], isDirected: false),
    Case(
      dataset: "padgett-florentine", file: "Padgett.paj", kinds: ["padgm": "marriage", "padgb": "business"],
      isDirected: false, isDoubled: true),
    Case(
      dataset: "padgett-florentine", file: "Padgett_wafa.paj", kinds: ["marital": "marriage", "business": "business"],
      isDirected: false, isWeighted: false, isDoubled: true, spelling: inCapitals),
    Case(
      dataset: "padgett-florentine", file: "PadgettM_netsJSON.json", kinds: ["tie": "marriage"], isDirected: false,
      spelling: inCapitals),
    // Its values are years of marriages.
    Case(
      dataset: "padgett-florentine", file: "PadgettMw.net", kinds: ["tie": "marriage"], isDirected: false,
      isWeighted: false, spelling: inCapitals),
    Case(
      dataset: "sampson-monastery", file: "sampson_fullnames_lf.dat",
      kinds: [
        "sampdlk": "dislike 3", "sampes": "esteem 3", "sampdes": "disesteem 3", "sampin": "influence_positive 3",
        "sampnin": "influence_negative 3", "samppr": "praise 3", "samnpr": "blame 3",
      ], spelling: { $0.replacing("_", with: " ").replacing("Ramuald", with: "Romauld") }),
    Case(dataset: "davis-southern-women", file: "DAVIS.DAT", kinds: ["tie": "attended"], isDirected: false),
    Case(dataset: "knoke-bureaucracies", file: "Knok.dat", kinds: ["knoki": "information", "knokm": "money"]),
    Case(dataset: "knoke-bureaucracies", file: "KnokBur.paj", kinds: ["knoki": "information", "knokm": "money"]),
    Case(
      dataset: "padgett-florentine", file: "PADGETT.DAT", kinds: ["padgm": "marriage", "padgb": "business"],
      isDirected: false),
    Case(
      dataset: "read-highland-tribes", file: "GAMA.DAT", kinds: ["gamapos": "alliance", "gamaneg": "opposition"],
      isDirected: false),
    Case(dataset: "thurman-office", file: "THUROFF.DAT", kinds: ["thura": "organisation_chart"]),
    Case(dataset: "thurman-office", file: "THUROFF.DAT", kinds: ["thurm": "multiplex_informal"], isDirected: false),
    Case(
      dataset: "pgp-web-of-trust", file: "PGPgiantcompo.graph", kinds: ["tie": ""], isDirected: false, isWeighted: false
    ),
    Case(
      dataset: "sampson-monastery", file: "SAMPSON.DAT",
      kinds: [
        "sampdlk": "dislike 3", "sampes": "esteem 3", "sampdes": "disesteem 3", "sampin": "influence_positive 3",
        "sampnin": "influence_negative 3", "samppr": "praise 3", "samnpr": "blame 3",
      ]),
    Case(
      dataset: "sampson-monastery", file: "signed_SAM_AF2B.NET", kinds: ["tie": "like 1"], isWeighted: false,
      spelling: inFull),
    Case(dataset: "sampson-monastery", file: "signed_SAM_AFF2.NET", kinds: ["tie": "like 1"], spelling: inFull),
    Case(dataset: "sampson-monastery", file: "signed_SAM_AFF3.NET", kinds: ["tie": "like 2"], spelling: inFull),
    Case(
      dataset: "sampson-monastery", file: "signed_SAM_AFF4.NET",
      kinds: ["tie": "like 3", "against_tie": "dislike 3"], spelling: inFull),
    Case(
      dataset: "sampson-monastery", file: "signed_SAM_EST.NET",
      kinds: ["tie": "esteem 3", "against_tie": "disesteem 3"], spelling: inFull),
    Case(
      dataset: "sampson-monastery", file: "signed_SAM_INFL.NET",
      kinds: ["tie": "influence_positive 3", "against_tie": "influence_negative 3"], spelling: inFull),
    Case(
      dataset: "sampson-monastery", file: "signed_SAM_SANC.NET",
      kinds: ["tie": "praise 3", "against_tie": "blame 3"], spelling: inFull),
  ]

  @Test("The same ties", arguments: cases)
  func sameTies(expected: Case) throws {
    let file = Self.folder.appending(path: "\(expected.dataset)/original/\(expected.file)")
    let study = try Study(contentsOf: file)
    let list = try Self.list(expected.dataset)
    let names = try Self.names(expected.dataset)
    let own = Dictionary(uniqueKeysWithValues: study.stakeholders.map { ($0.id, $0.name) })
    func name(_ id: Stakeholder.ID) -> String { names[id.rawValue] ?? expected.spelling(own[id] ?? id.rawValue) }
    for (kind, relation) in expected.kinds {
      var ours = study.allTies.filter { $0.kind.rawValue == kind }.map { tie in
        Tie(
          name(tie.from), name(tie.to), expected.isWeighted ? tie.strength.number ?? 1 : 1,
          isDirected: expected.isDirected)
      }
      let theirs = (list[relation] ?? []).map {
        Tie($0.0, $0.1, expected.isWeighted ? $0.2 : 1, isDirected: expected.isDirected)
      }
      if expected.isDoubled { ours = Array(Set(ours)) }
      #expect(!ours.isEmpty && ours.sorted() == theirs.sorted(), "\(kind)")
    }
  }

  /// The file gives one list of labels for all ten matrices, but the three about liking stand in another order, that of
  /// the numbers behind the labels. The arcs are right when they are read by that order; a plain import cannot know.
  @Test("The labels of SAMPSON.DAT are those of another order for liking")
  func labelTrap() throws {
    let dataset = "sampson-monastery"
    let study = try Study(contentsOf: Self.folder.appending(path: "\(dataset)/original/SAMPSON.DAT"))
    let list = try Self.list(dataset)
    let nodes = try CSVReader().read(Self.folder.appending(path: "\(dataset)/nodes.csv"))
    let number = try #require(nodes.heading.firstIndex(of: "boorman_breiger_number"))
    var byNumber: [Int: String] = [:]
    for row in 0..<nodes.rowCount { byNumber[Int(nodes[row, number]) ?? 0] = nodes[row, 0] }
    let places = Dictionary(uniqueKeysWithValues: study.stakeholders.enumerated().map { ($1.id, $0 + 1) })
    for wave in 1...3 {
      let ours = study.relationships.filter { $0.kind == "samplk" && $0.wave?.rawValue == "\(wave)" }.map { tie in
        Tie(
          byNumber[places[tie.from] ?? 0] ?? "", byNumber[places[tie.to] ?? 0] ?? "", tie.strength.number ?? 0,
          isDirected: true)
      }
      let theirs = (list["like \(wave)"] ?? []).map { Tie($0.0, $0.1, $0.2, isDirected: true) }
      #expect(ours.sorted() == theirs.sorted())
    }
  }

  @Test("Rankings in fifteen waves look like ranks")
  func newcomb() throws {
    let study = try Study(contentsOf: Self.folder.appending(path: "newcomb-fraternity/original/NEWFRAT.DAT"))
    let list = try Self.list("newcomb-fraternity")
    #expect(study.waves.count == 15)
    for wave in study.waves {
      let ours = study.relationships.filter { $0.wave == wave.id }.map { tie in
        let name = { (id: String) in id.count == 1 ? "m0\(id)" : "m\(id)" }
        return Tie(name(tie.from.rawValue), name(tie.to.rawValue), tie.strength.number ?? 0, isDirected: true)
      }
      let theirs = (list["preference_rank \(wave.id)"] ?? []).map { Tie($0.0, $0.1, $0.2, isDirected: true) }
      #expect(ours.sorted() == theirs.sorted())
    }
    #expect(study.diagnostics.contains { $0.code == "scale-direction" && $0.message.contains("Each of the 17") })
  }

  /// A project of 25 novices at five points of time; three of them are the rounds of the list.
  @Test(
    "Times in brackets are rounds",
    arguments: [
      (2, "sampson", "like 1"), (3, "sampson", "like 2"),
      (4, "sampson", "like 3"), (4, "against_sampson", "dislike 3"),
    ])
  func times(wave: Int, kind: String, relation: String) throws {
    let study = try Study(
      contentsOf: Self.folder.appending(path: "sampson-monastery/original/Sampson_esna_project.paj"))
    let ours = study.allTies.filter { $0.kind.rawValue == kind && $0.wave?.rawValue == "\(wave)" }.map { tie in
      Tie(
        tie.from.rawValue.replacing("Ramuald", with: "Romauld"), tie.to.rawValue.replacing("Ramuald", with: "Romauld"),
        tie.strength.number ?? 0, isDirected: true)
    }
    let theirs = try (Self.list("sampson-monastery")[relation] ?? []).map { Tie($0.0, $0.1, $0.2, isDirected: true) }
    #expect(!ours.isEmpty && ours.sorted() == theirs.sorted())
  }

  /// The extracts keep the first three ranks as ties and the last three as ties against somebody.
  @Test("Extracts of rankings", arguments: [("signed_NEW1_0.NET", "0"), ("signed_NEW1_15.NET", "15")])
  func newcombExtracts(file: String, wave: String) throws {
    let study = try Study(contentsOf: Self.folder.appending(path: "newcomb-fraternity/original/\(file)"))
    let ranks = try Self.list("newcomb-fraternity")["preference_rank \(wave)"] ?? []
    let numbers = Dictionary(
      uniqueKeysWithValues: study.stakeholders.enumerated().map { ($1.id, $0 < 9 ? "m0\($0 + 1)" : "m\($0 + 1)") })
    for (kind, chosen) in [("tie", 1.0...3), ("against_tie", 14.0...16)] {
      let ours = study.allTies.filter { $0.kind.rawValue == kind }.map { tie in
        Tie(numbers[tie.from] ?? "", numbers[tie.to] ?? "", 1, isDirected: true)
      }
      let theirs = ranks.filter { chosen.contains($0.2) }.map { Tie($0.0, $0.1, 1, isDirected: true) }
      #expect(!ours.isEmpty && ours.sorted() == theirs.sorted())
    }
  }

  /// A table of three numbers about each family, which DL writes as a matrix of two modes.
  @Test("What is known of the families of Florence")
  func families() throws {
    let study = try Study(contentsOf: Self.folder.appending(path: "padgett-florentine/original/PADGW.DAT"))
    let nodes = try CSVReader().read(Self.folder.appending(path: "padgett-florentine/nodes.csv"))
    var expected: [String] = []
    for (column, heading) in nodes.heading.enumerated() {
      let label = ["wealth": "WEALTH", "priors": "#PRIORS", "ties": "#TIES"].first {
        heading.lowercased().hasSuffix($0.key)
      }
      guard let label = label?.value else { continue }
      for row in 0..<nodes.rowCount where Double(nodes[row, column]) ?? 0 != 0 {
        expected.append("\(nodes[row, 0].uppercased().prefix(9)) \(label) \(Double(nodes[row, column]) ?? 0)")
      }
    }
    let names = Dictionary(uniqueKeysWithValues: study.stakeholders.map { ($0.id, $0.name) })
    let found = study.allTies.map { "\(names[$0.from] ?? "") \(names[$0.to] ?? "") \($0.strength.number ?? 0)" }
    #expect(expected.count > 40 && found.sorted() == expected.sorted())
  }

  @Test("A list of numbers without headings")
  func bitcoin() throws {
    let study = try Study(contentsOf: Self.folder.appending(path: "bitcoin-otc/original/soc-sign-bitcoinotc.csv"))
    // 308 of the 5,881 occur in ties against somebody alone: a list of ties does not name them.
    #expect(study.stakeholders.count == 5_573)
    var sums: [String: Double] = [:]
    for tie in study.allTies {
      let sign: Double = tie.kind.rawValue.hasPrefix("against") ? -1 : 1
      sums["\(tie.from) \(tie.to)", default: 0] += sign * (tie.strength.number ?? 0)
    }
    let list = try CSVReader().read(Self.folder.appending(path: "bitcoin-otc/edges.csv"))
    let weight = try #require(list.heading.firstIndex(of: "weight"))
    let sign = try #require(list.heading.firstIndex(of: "sign"))
    #expect(study.allTies.count == list.rowCount)
    for row in 0..<list.rowCount {
      let strength = abs(Double(list[row, weight]) ?? 0) * (Double(list[row, sign]) ?? 0)
      #expect(sums["\(list[row, 0]) \(list[row, 1])"] == strength)
    }
  }

  @Test(
    "What is no network says so",
    arguments: [
      "knoke-bureaucracies/KnokBur.DAT", "knoke-bureaucracies/KnokRat.vec", "knoke-bureaucracies/KnokSec.clu",
    ])
  func refused(path: String) throws {
    let parts = path.split(separator: "/")
    let file = Self.folder.appending(path: "\(parts[0])/original/\(parts[1])")
    let error = #expect(throws: StudyError.self) { try Study(contentsOf: file) }
    #expect(error?.diagnostic.advice != nil)
  }

  @Test(
    "Data of R is refused by name",
    arguments: [
      "burkhardt-agency", "chemg-policy", "emon-search-and-rescue", "glasgow-s50", "icts-grants", "lazega-lawyers",
      "pane-training-trust",
    ])
  func dataOfR(dataset: String) throws {
    let folder = Self.folder.appending(path: "\(dataset)/original")
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let error = #expect(throws: StudyError.self) { try Study(contentsOf: file) }
      #expect(
        error?.diagnostic.message.contains("R") == true && error?.diagnostic.advice?.contains("write.csv") == true)
    }
  }

  @Test(
    "Data of R beside others is refused, too",
    arguments: [
      "newcomb-fraternity/Newcomb_Fraternity.rda", "read-highland-tribes/Read_NewGuinea.rda",
      "read-highland-tribes/tribes.rda", "sampson-monastery/Sampson_Monastery.rda",
    ])
  func otherDataOfR(path: String) throws {
    let parts = path.split(separator: "/")
    let error = #expect(throws: StudyError.self) {
      try Study(contentsOf: Self.folder.appending(path: "\(parts[0])/original/\(parts[1])"))
    }
    #expect(error?.diagnostic.advice?.contains("write.csv") == true)
  }

  @Test("Every original file is in one of these tests")
  func everyFile() throws {
    let named =
      Self.cases.map(\.file) + [
        "NEWFRAT.DAT", "Sampson_esna_project.paj", "signed_NEW1_0.NET", "signed_NEW1_15.NET", "PADGW.DAT",
        "soc-sign-bitcoinotc.csv", "KnokBur.DAT", "KnokRat.vec", "KnokSec.clu",
      ]
    for dataset in try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil) {
      let folder = dataset.appending(path: "original")
      let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
      for file in files where !["rda", "rdata"].contains(file.pathExtension.lowercased()) {
        #expect(named.contains(file.lastPathComponent), "\(dataset.lastPathComponent): \(file.lastPathComponent)")
      }
    }
  }

  /// Ties by relation, or by relation and wave where there are waves.
  private static func list(_ dataset: String) throws -> [String: [(String, String, Double)]] {
    let table = try CSVReader().read(folder.appending(path: "\(dataset)/edges.csv"))
    func column(_ name: String) -> Int? { table.heading.firstIndex(of: name) }
    var ties: [String: [(String, String, Double)]] = [:]
    for row in 0..<table.rowCount {
      let relation = [column("relation"), column("wave")].compactMap { $0.map { table[row, $0] } }
        .joined(separator: " ")
      ties[relation, default: []].append(
        (table[row, 0], table[row, 1], column("weight").flatMap { Double(table[row, $0]) } ?? 1))
    }
    return ties
  }

  /// Names in the original file to those of the list, where they differ.
  private static func names(_ dataset: String) throws -> [String: String] {
    let table = try CSVReader().read(folder.appending(path: "\(dataset)/nodes.csv"))
    guard let column = table.heading.firstIndex(of: "ucinet_label") else { return [:] }
    return Dictionary(uniqueKeysWithValues: (0..<table.rowCount).map { (table[$0, column], table[$0, 0]) })
  }
}
