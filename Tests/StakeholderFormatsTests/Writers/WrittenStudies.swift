import Foundation
import Graphs
import OrderedCollections
import StakeholderModel

@testable import StakeholderFormats

/// Studies to write: one that uses every column, and random ones.
enum WrittenStudies {
  /// Every column of ours, columns of the study's own, and texts that are hard to write.
  static func full() throws -> Study {
    try StudyFolder.study([
      "stakeholders.csv": """
      id,name,sector,type,role,beneficiary,values,power,interest,joined,left,consent,Number of posts,Größe & <Art>,code,note
      a,Alpha “Trust”,civil_society,ngo,Speaks up,yes,listening|evidence,4.25,3,2021,,yes,12,klein,007,"'=cmd|' /C calc'!A0"
      b,"Beta, Council & <Sons>",public,,,no,,1e-7,,2021-05,2024-06-30,yes,-3.5,,1e5,"line one\nline two"
      007,Γάμμα 🌍,community,,,,,,,,,yes,4,groß,,"  spaces  "
      d,Delta,,,,,,,,,,yes,,,,\t-tab

      """,
      "relationships.csv": """
      from,to,kind,wave,strength,value,status,since,until,reporter,reported_on,tools,decision_level,expected,realised,due,outcome,decision,partnership,bridge_id,confidence,evidence,source,weight,key,label
      a,b,trust,1,3,,ongoing,2020,2021-02,a,2024-05-01,money|staff,,,,,,,,,A,"said ""yes"", twice",https://example.org/?a=1&b=2,7,x,eins
      b,a,trust,1,0,,,,,b,,,,,,,,,,,,,,,,
      a,b,trust,2,,,,,,,,,,,,,,,,,,,,,,
      b,007,decide,2,1.5,,,,,,,,consult,3,2.5,2025,,,,,,,,,,
      a,007,mentor,2,2,,planned,,,,,,,,,,works,go on,P1,b1,,,,,,
      007,a,collaborate,1,,listening,,,,,,,,,,,,,,,,,,,,
      a,b,oppose,1,2,,,,,,,,,,,,,,,,,Said in the paper,The Paper,,,

      """,
      "respondents.csv":
        "id,wave,kind,asked_about,status\na,1,trust,all,answered\nb,1,trust,a|007,no answer\n007,2,all,all,not asked\n",
      "study.yaml": """
      title: "A study: with \\"marks\\""
      place: Here
      negative_ties: public
      waves: [{id: "1", title: First, date: 2024-05}, {id: "2", title: Second, date: 2025-05}]
      sectors: {public: {title: City, color: "#112233", government: yes}, community: {title: People}}
      kinds: {mentor: {title: mentors, sign: positive, roles: [learning]}, trust: {scale: {min: 1, max: 4}}}
      period: 2024–2025
      description: "Two: lines\\nof it"
      source: A survey
      survey: yes
      reference_date: 2025-06
      beneficiary_types: [ngo, "a: b"]
      minimum_group_size: 7
      complete: [trust, mentor]
      aliases: {"Al, Pha": "Alpha “Trust”", "the #7": "007"}
      styles:
        ours: {base: trust, kinds: [trust, mentor], color: type, size: power, highlight: cut_points, strengths: yes}
        "near, \\"a\\"": {around: a, lines: practices, planned: yes}
        way: {path: [a, "007"], color: none, size: named}

      """,
    ])
  }

  /// The studies that come with the program.
  static func bundled() throws -> [Study] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let cases = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: "Datasets/playbook"), includingPropertiesForKeys: nil
    ).filter(\.hasDirectoryPath).sorted { $0.path < $1.path }
    return try (cases + [root.appending(path: "Datasets/riverside")]).map { try Study(contentsOf: $0) }
  }
}

/// A random study whose texts are hard to write. The same seed gives the same study.
struct HostileStudy {
  private var random: SplitMix64
  private(set) var study: Study

  private static let texts = [
    "=cmd|' /C calc'!A0", "]]>", "<b>&amp;", "“quoted” \"quoted\"", "a,b;c\td", "line\nbreak", "Ωmega 🌍", "مرحبا",
    "'apostrophe", "''=x", "_x0041_", "007", "1e5", "-3", "+49 30 1", "@x", "#REF!", "null", "true", "NaN", "\\n",
    "e\u{301}a", "&#10;", "%s %n", "{}", "100 %", "0x10", "1,5", "2024-05-01", "-", "=", "a|b", "a\\", "*Vertices 3",
    "-->", "<!DOCTYPE x>", "a -> b", "x]", "yes", "\u{202E}evil", "NULL", "[1]", "A:B", "DATA:", "graph [", "1 2 3",
  ]
  private static let headings = [
    "weight", "label", "key", "type", "note", "=1+1", "a,b", "<x>", "Größe", "group", "x y", "source url", "value",
    "directed", "class", "0", "name of contact", "data", "attributes", "description", "color", "tags",
  ]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    study = StudyBuilder().build()
    var builder = StudyBuilder(
      settings: StudySettings(
        title: "Hostile: \"study\" & <\(seed)>", negativeTies: .public, sectors: [Sector(id: "public")],
        kinds: [Kind(id: "mentor", title: "mentors", sign: .positive, isDirected: false, roles: [.learning])],
        waves: [Wave(id: "w1", title: "One"), Wave(id: "w2", title: "Two, \"2\"")]))
    var ids: OrderedSet<String> = []
    while ids.count < 12 { ids.append(text() + (random.nextUnit() < 0.5 ? " \(ids.count)" : "")) }
    let own = headings(3)
    for id in ids {
      builder.add(
        Stakeholder(
          id: .init(rawValue: id), name: text(), sector: maybe("public"), type: maybe(text()), role: maybe(text()),
          isBeneficiary: maybe(true), values: random.nextUnit() < 0.3 ? ["trust", "care = 1"] : [],
          power: number(), interest: number(), joined: date(), left: date(), attributes: attributes(own)))
    }
    let ownOfTies = headings(3)
    for _ in 0..<40 { builder.add(tie(ids, attributes(ownOfTies))) }
    builder.add(SurveyResponse(stakeholder: .init(rawValue: ids[0]), kind: .trust, status: .answered))
    builder.add(
      SurveyResponse(stakeholder: .init(rawValue: ids[1]), wave: "w1", subjects: .everybody, status: .noAnswer))
    for (asked, status) in zip(ids, [SurveyResponse.Status.answered, .noAnswer, .notAsked]) {
      let subjects = ids.filter { $0 != asked && random.nextUnit() < 0.5 }.map { Stakeholder.ID(rawValue: $0) }
      guard !subjects.isEmpty else { continue }
      builder.add(
        SurveyResponse(
          stakeholder: .init(rawValue: asked), wave: "w2", kind: "lends_to", subjects: .only(subjects), status: status))
    }
    study = builder.build()
  }

  private mutating func tie(_ ids: OrderedSet<String>, _ attributes: OrderedDictionary<String, String>) -> Relationship
  {
    let from = random.nextIndex(below: ids.count)
    let to = (from + 1 + random.nextIndex(below: ids.count - 1)) % ids.count
    let kinds: [Kind.ID] = [.trust, .collaborate, .blame, "mentor", "lends_to"]
    let strengths: [Strength] = [
      .unknown, .noTie, .measured(1), .measured(0.1 + 0.2), .measured(1e-7), .measured(1.5e22), .measured(3),
    ]
    return Relationship(
      from: .init(rawValue: ids[from]), to: .init(rawValue: ids[to]), kind: kinds[random.nextIndex(below: 5)],
      strength: strengths[random.nextIndex(below: strengths.count)], status: maybe(.ended), since: date(),
      until: date(), wave: maybe(random.nextUnit() < 0.5 ? "w1" : "w2"), reporter: maybe(.init(rawValue: ids[from])),
      reportedOn: date(), tools: random.nextUnit() < 0.3 ? ["money", "law"] : [], decisionLevel: maybe(.consult),
      expected: number(), realised: number(), due: date(), outcome: maybe(text()), decision: maybe(text()),
      partnership: maybe(text()), bridgeID: maybe(text()), confidence: maybe(text()), evidence: maybe(text()),
      source: maybe(text()), value: maybe(text()), attributes: attributes)
  }

  private mutating func text() -> String {
    let parts = (0...random.nextIndex(below: 2)).map { _ in Self.texts[random.nextIndex(below: Self.texts.count)] }
    return TextNormalization.trimmed(parts.joined(separator: " "))
  }

  private mutating func maybe<Value>(_ value: Value) -> Value? { random.nextUnit() < 0.4 ? value : nil }

  private mutating func number() -> Double? { maybe([0, 2, -3.5, 1e-9, 12_345.678][random.nextIndex(below: 5)]) }

  private mutating func date() -> PartialDate? {
    maybe(PartialDate(year: 1999 + random.nextIndex(below: 30), month: maybe(2))) ?? nil
  }

  private mutating func headings(_ count: Int) -> [String] {
    (0..<count).map { _ in Self.headings[random.nextIndex(below: Self.headings.count)] }
  }

  private mutating func attributes(_ headings: [String]) -> OrderedDictionary<String, String> {
    var attributes: OrderedDictionary<String, String> = [:]
    for heading in headings where random.nextUnit() < 0.7 {
      attributes[heading] = random.nextUnit() < 0.2 ? "  \(text())\n" : text()
    }
    return attributes
  }
}
