import Foundation
import Testing

/// Riverside's blame, opposition, pressure and distrust are confidential: no output may depend on them.
@Suite struct OutputConfidentialityTests {
  private static let negative: Set<String> = ["blame", "oppose", "pressure", "distrust"]

  /// Every command and format that prints or writes something about a network.
  private static let commands: [[String]] = [
    [
      "metrics", "--measure", "all", "--format", "json", "--level", "stakeholders", "--level", "ties", "--level",
      "network",
    ],
    ["metrics"], ["metrics", "--wave", "w1", "--directed", "--weights", "strength", "--format", "json"],
    ["metrics", "--format", "csv", "--level", "ties"], ["bridges"], ["bridges", "--format", "json"],
    ["bridges", "--format", "csv"], ["report", "-o", "out"], ["draw", "-o", "map.svg"],
    ["draw", "-o", "map.dot", "--style", "bridges"], ["draw", "-o", "map.svg", "--style", "trust", "--strengths"],
    ["draw", "-o", "map.svg", "--style", "communities"], ["draw", "-o", "map.svg", "--style", "practices"],
    ["draw", "-o", "map.svg", "--multiples", "kinds"], ["convert", "out"], ["convert", "out.xlsx"],
    ["convert", "out.graphml"], ["convert", "out.gexf"], ["convert", "out.gml"], ["convert", "out.net"],
    ["convert", "out.dl"], ["convert", "out.json", "--to", "kumu"], ["convert", "out", "--to", "kumu-csv"],
    ["convert", "out.json"], ["convert", "out.cyjs"], ["convert", "out.dot"], ["trust"],
    ["trust", "--format", "csv"], ["trust", "--format", "json"],
  ]

  /// What tells of blame where there is enough of it, and what looks at the rows of the file.
  private static let commandsAboutBlame: [[String]] = [
    ["blame"], ["blame", "--format", "csv"], ["blame", "--format", "json", "--seed", "5"], ["compare"],
    ["compare", "--format", "csv"], ["compare", "--format", "json"], ["practices"], ["practices", "--format", "json"],
    ["practices", "--explain", "blame_share"], ["practices", "--explain", "frustration"], ["validate"],
    ["validate", "--format", "json"], ["metrics", "--strict"], ["metrics", "--rejected", "rejected.csv"],
  ]

  /// What needs waves, sectors, power and interest.
  private static let commandsForRiverside: [[String]] = [
    ["draw", "-o", "map.svg", "--waves", "w1", "w3"], ["draw", "-o", "map.svg", "--style", "matrix"],
    ["draw", "-o", "map.svg", "--ego", "dept_housing", "--size-by", "named"],
    ["draw", "-o", "map.svg", "--layout", "power-interest"], ["draw", "-o", "map.svg", "--multiples", "waves"],
  ]

  /// Riverside as it is, and with every row about a negative tie made blank; blank rows keep the numbers of the others.
  private static func studies() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = Stakenet.datasets.appending(path: "riverside")
    for name in ["with", "without"] {
      let target = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      for file in ["stakeholders.csv", "relationships.csv", "respondents.csv", "study.yaml"] {
        try FileManager.default.copyItem(at: source.appending(path: file), to: target.appending(path: file))
      }
    }
    let ties = folder.url.appending(path: "without/relationships.csv")
    let lines = String(decoding: try Data(contentsOf: ties), as: UTF8.self).components(separatedBy: "\n")
    let kind = try #require(lines.first?.split(separator: ",").firstIndex(of: "kind"))
    let kept = lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return cells.count > kind && negative.contains(String(cells[kind])) ? "" : line
    }
    #expect(kept.count { $0.isEmpty } - lines.count { $0.isEmpty } > 300)
    try Data(kept.joined(separator: "\n").utf8).write(to: ties)
    return folder
  }

  /// All that a run printed on standard output or wrote into files, and what it said about the data.
  private static func everything(
    _ command: [String], _ study: String, in folder: TemporaryFolder, status: Int32? = 0
  ) throws -> [String: String] {
    let place = folder.url.appending(path: "run-\(study)")
    try? FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let arguments = [command[0], "../\(study)"] + command.dropFirst() + ["--verbose"]
    let outcome = try Stakenet.run(arguments, in: place)
    if let status { #expect(outcome.status == status, "\(arguments): \(outcome.errors)") }
    var texts = [
      "standard output": outcome.output, "standard error": outcome.errors, "status": String(outcome.status),
    ]
    for case let file as URL in try #require(FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil))
    {
      guard let bytes = try? Data(contentsOf: file) else { continue }
      texts[file.path.replacing(place.path, with: "")] = String(decoding: bytes, as: UTF8.self)
    }
    return texts.mapValues { $0.replacing("run-\(study)", with: "run").replacing("../\(study)", with: "study") }
  }

  /// The lines of a text that are not about a row of which nothing but the number is told.
  private static func otherLines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.contains("confidential") && !$0.contains("left out") }
  }

  @Test(arguments: commands + commandsForRiverside)
  func outputsAreTheSameWithoutTheNegativeTies(command: [String]) throws {
    let folder = try Self.studies()
    let with = try Self.everything(command, "with", in: folder)
    let without = try Self.everything(command, "without", in: folder)
    #expect(Set(with.keys) == Set(without.keys))
    for (name, text) in with where !name.hasSuffix(".html") {
      let other = try #require(without[name])
      if name == "standard error" || command[0] == "report" {
        // Nearly all lines are there as they are; to look for one anywhere in a page takes long.
        let same = Set(other.split(separator: "\n"))
        let differing = Self.otherLines(text).filter {
          !same.contains($0) && !other.contains($0) && !$0.contains("problem") && !$0.contains("to look at")
        }
        #expect(differing.isEmpty, "\(name): \(differing.prefix(3))")
      } else {
        #expect(text == other, "\(name) of \(command) depends on confidential ties")
      }
    }
    for (name, text) in with {
      #expect(!text.contains("Said in confidence"), "\(name): the words of a confidential row")
      #expect(!text.contains("East Police"), "\(name): somebody who does not consent")
    }
  }

  /// Low ratings of trust say as much as blame: no rating is written one by one unless the study is public.
  @Test(arguments: [("confidential", false), ("public", true)])
  func ratingsAreNotToldOneByOne(policy: String, isTold: Bool) throws {
    let folder = try TemporaryFolder([
      "stakeholders.csv": "id,name\na,Alpha\nb,Beta\nc,Gamma\n", "study.yaml": "negative_ties: \(policy)\n",
      "relationships.csv": "from,to,kind,strength\na,b,trust,1.3717\n"
        + "b,c,trust,0\nb,c,trust,3.6283\nc,a,collaborate,2.5\n",
    ])
    let outcome = try folder.run("report", ".", "-o", "out", "--verbose")
    #expect(outcome.status == 0)
    let written = try ["out/ties.csv", "out/network.json", "out/report.html"].map(folder.text)
    for text in written + [outcome.output, outcome.errors] {
      for rating in ["1.3717", "3.6283"] where !isTold { #expect(!text.contains(rating), "a rating of trust is told") }
    }
    #expect(written[0].contains(",2.5,"), "other strengths are no ratings")
    #expect(written[0].contains(",1.3717,") == isTold)
    #expect(written[0].contains("trust,0,") == isTold, "an answer that there is no trust")
  }

  /// The same with options that choose a part, another chance or another form.
  private static let commandsWithOptions: [[String]] = [
    ["metrics", "--measure", "all", "--rewirings", "20", "--seed", "7", "--format", "json"],
    ["metrics", "--measure", "all", "--level", "stakeholders", "--format", "csv"],
    ["metrics", "--kind", "trust", "--measure", "all", "--format", "json"], ["metrics", "--normalized"],
    ["metrics", "--wave", "w1", "--measure", "all"], ["metrics", "--kind", "collaborate", "--both-sides", "union"],
    ["bridges", "--directed", "--all"], ["bridges", "--kind", "trust", "--format", "json"],
    ["bridges", "--wave", "w1", "--seed", "3", "--format", "json"],
    ["trust", "--level", "network", "--format", "csv", "--seed", "4"], ["blame", "--seed", "9", "--format", "json"],
    ["compare", "--waves", "w2", "w1", "--format", "json"], ["compare", "--kind", "trust", "--seed", "9"],
    ["compare", "../other"], ["compare", "../other", "--format", "json"],
    ["practices", "--wave", "w1", "--format", "json"], ["practices", "--format", "markdown", "--seed", "6"],
    ["report", "-o", "out", "--wave", "w1"], ["draw", "-o", "map.svg", "--wave", "w1", "--seed", "2"],
    ["draw", "-o", "map.dot", "--kind", "collaborate", "--strengths"], ["convert", "out", "--wave", "w1"],
    ["validate", "--propose", "aliases.yaml"],
  ]

  /// What is refused, in the same words whether there is blame or none.
  private static let refusals: [[String]] = [
    ["metrics", "--kind", "blame"], ["metrics", "--kind", "friendship"], ["compare", "--kind", "blame"],
    ["bridges", "--kind", "blame"], ["bridges", "--kind", "trust", "--kind", "friendship"],
    ["draw", "-o", "map.svg", "--kind", "blame"], ["draw", "-o", "map.svg", "--style", "blame"],
    ["blame", "--wave", "w1"], ["metrics", "--measure", "frustration"], ["metrics", "--measure", "pn_centrality"],
  ]

  /// How each indicator that looks at ties against somebody was computed.
  private static let explanations: [[String]] = [
    "blame_share", "blame_free_pairs", "ambivalent_pairs", "blame_passing", "blame_stops_here", "blame_chain",
    "blame_concentration", "blame_reciprocity", "blame_across_sectors", "blame_inside_partnership", "balance",
    "frustration", "blame_on_community", "pressure_share",
  ].map { ["practices", "--explain", $0] }

  /// A small study with a single tie of blame.
  enum SmallStudy: String, CaseIterable {
    /// Four people; nobody wrote down who was asked.
    case unasked
    /// The same; study.yaml says that everybody was asked.
    case complete
    /// Sectors of one, two and four; a list says that all answered. The blame crosses from a sector of one to one of two,
    /// within a partnership.
    case sectors

    /// The files, with or without the rows about blame; blank rows keep the numbers of the others.
    func files(withBlame: Bool) -> [String: String] {
      switch self {
      case .unasked, .complete:
        func blame(_ wave: String) -> String { withBlame ? "p,q,blame,3,\(wave),hush\n" : "\n" }
        return [
          "study.yaml": "title: A study\n\(self == .complete ? "complete: true\n" : "")",
          "stakeholders.csv": "id,name\na,Alpha\nb,Beta\np,Pia\nq,Quin\n",
          "relationships.csv":
            "from,to,kind,strength,wave,evidence\na,b,trust,2,w1,\n" + blame("w1")
            + "b,p,trust,1,w1,\nq,a,collaborate,1,w1,\na,b,trust,2,w2,\nq,a,collaborate,1,w2,\n" + blame("w2"),
        ]
      case .sectors:
        func blame(_ wave: String) -> String { withBlame ? "p,q,blame,3,\(wave),mill,p\n" : "\n" }
        let people = [
          "p,Pia,public", "q,Quin,community", "r,Rosa,community", "a,Ada,business", "b,Ben,business", "c,Cem,business",
          "d,Dora,business",
        ]
        var ties = "from,to,kind,strength,wave,partnership,reporter\n"
        var responses = "id,wave,asked_about,status\n"
        for wave in ["w1", "w2"] {
          ties += "p,r,trust,4,\(wave),,p\nr,p,trust,3,\(wave),,r\nq,p,trust,2,\(wave),,q\na,b,trust,4,\(wave),,a\n"
          ties += blame(wave) + "p,q,collaborate,,\(wave),mill,p\nq,p,collaborate,,\(wave),mill,q\n"
          ties +=
            "a,q,collaborate,,\(wave),mill,a\nb,c,fund,,\(wave),,b\nc,d,data,,\(wave),,c\nd,p,decide,3,\(wave),,d\n"
          for person in people { responses += "\(person.prefix(1)),\(wave),all,answered\n" }
        }
        return [
          "study.yaml":
            "title: A study\nkinds: {trust: {scale: {min: 1, max: 4}}}\nwaves: [{id: w1}, {id: w2}]\n",
          "stakeholders.csv": "id,name,sector\n" + people.joined(separator: "\n") + "\n",
          "relationships.csv": ties, "respondents.csv": responses,
        ]
      }
    }
  }

  /// Each command in each study, and every option in the one that has most to tell.
  private static let attempts: [(command: [String], study: SmallStudy)] =
    (commands + commandsAboutBlame).flatMap { command in SmallStudy.allCases.map { (command, $0) } }
    + (commandsWithOptions + refusals + explanations).map { ($0, .sectors) }

  /// Nothing that is printed or written depends on whether there is a single tie of blame, with any command and option.
  @Test(arguments: attempts)
  func aSingleBlameCannotBeTold(command: [String], study: SmallStudy) throws {
    let folder = try TemporaryFolder()
    for (name, withBlame) in [("with", true), ("without", false), ("other", false)] {
      let place = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (file, text) in study.files(withBlame: withBlame) {
        try Data(text.utf8).write(to: place.appending(path: file))
      }
    }
    // A rule for both sides' words needs somebody who was asked.
    let status: Int32? = Self.refusals.contains(command) || command.contains("--both-sides") ? nil : 0
    let with = try Self.everything(command, "with", in: folder, status: status)
    let without = try Self.everything(command, "without", in: folder, status: status)
    #expect(with == without)
    #expect(with["status"] != "70")
  }

  /// An answer that there is no trust is told like no answer: whether somebody said no or did not name somebody.
  @Test(arguments: [
    ["trust"], ["trust", "--format", "json"], ["validate"], ["validate", "--format", "json"],
    ["metrics", "--kind", "trust", "--format", "json"], ["bridges", "--kind", "trust", "--format", "json"],
    ["practices", "--format", "json"], ["convert", "out"],
    ["convert", "out.graphml"], ["report", "-o", "out"],
  ])
  func aNoAboutTrustIsToldLikeNoAnswer(command: [String]) throws {
    let folder = try TemporaryFolder()
    for (name, no) in [("with", "a,c,trust,0\nd,a,trust,0\n"), ("without", "\n\n")] {
      let study = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: study, withIntermediateDirectories: true)
      try Data("title: A study\ncomplete: true\n".utf8).write(to: study.appending(path: "study.yaml"))
      try Data("id,name\na,Alpha\nb,Beta\nc,Gamma\nd,Delta\n".utf8)
        .write(to: study.appending(path: "stakeholders.csv"))
      try Data(("from,to,kind,strength\na,b,trust,3\nb,c,trust,2\nc,a,collaborate,1\n" + no).utf8)
        .write(to: study.appending(path: "relationships.csv"))
    }
    let with = try Self.everything(command, "with", in: folder)
    let without = try Self.everything(command, "without", in: folder)
    #expect(with == without)
  }
}
