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
  private static func everything(_ command: [String], _ study: String, in folder: TemporaryFolder) throws -> [String:
    String]
  {
    let place = folder.url.appending(path: "run-\(study)")
    try? FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let arguments = [command[0], "../\(study)"] + command.dropFirst() + ["--verbose"]
    let outcome = try Stakenet.run(arguments, in: place)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    var texts = ["standard output": outcome.output, "standard error": outcome.errors]
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
        let differing = Self.otherLines(text).filter {
          !other.contains($0) && !$0.contains("problem") && !$0.contains("to look at")
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

  /// A study with one tie of blame and nothing else between the two.
  @Test(arguments: commands + commandsAboutBlame, [false, true])
  func aSingleBlameCannotBeTold(command: [String], isComplete: Bool) throws {
    let folder = try TemporaryFolder()
    for (name, blame) in [("with", "p,q,blame,3,w1,hush\n"), ("without", "\n")] {
      let study = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: study, withIntermediateDirectories: true)
      let ties =
        "from,to,kind,strength,wave,evidence\na,b,trust,2,w1,\n" + blame + "b,p,trust,1,w1,\nq,a,collaborate,1,w1,\n"
        + "a,b,trust,2,w2,\nq,a,collaborate,1,w2,\n" + blame.replacing("w1", with: "w2")
      try Data("title: A study\n\(isComplete ? "complete: true\n" : "")".utf8)
        .write(to: study.appending(path: "study.yaml"))
      try Data("id,name\na,Alpha\nb,Beta\np,Pia\nq,Quin\n".utf8).write(to: study.appending(path: "stakeholders.csv"))
      try Data(ties.utf8).write(to: study.appending(path: "relationships.csv"))
    }
    let with = try Self.everything(command, "with", in: folder)
    let without = try Self.everything(command, "without", in: folder)
    #expect(with == without)
  }

  /// An answer that there is no trust is told like no answer: whether somebody said no or did not name somebody.
  @Test(arguments: [
    ["trust"], ["trust", "--format", "json"], ["validate"], ["validate", "--format", "json"],
    ["metrics", "--kind", "trust", "--format", "json"], ["practices", "--format", "json"], ["convert", "out"],
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
