import StakeholderModel

/// A study made of short descriptions, for tests.
struct TestStudy {
  var builder: StudyBuilder

  init(_ settings: StudySettings = StudySettings(title: "Elm Street: homes for all")) {
    builder = StudyBuilder(settings: settings)
  }

  /// Adds stakeholders; the name is the id in capitals unless given.
  mutating func add(_ ids: String..., sector: String? = nil, consent: Stakeholder.Consent = .yes) {
    for id in ids {
      builder.add(
        Stakeholder(id: Stakeholder.ID(rawValue: id), name: id.uppercased(), sector: sector, consent: consent))
    }
  }

  /// Adds ties written as `a-b`.
  mutating func tie(_ pairs: String..., kind: Kind.ID = .collaborate, strength: Strength = .unknown) {
    for pair in pairs {
      let ends = pair.split(separator: "-").map { Stakeholder.ID(rawValue: String($0)) }
      builder.add(Relationship(from: ends[0], to: ends[1], kind: kind, strength: strength, source: "a page"))
    }
  }

  var network: StakeholderNetwork { builder.build().latestNetwork }

  /// A triangle a-b-c; c holds d and, through e, f and g; h stands alone. Three sectors.
  static func small(_ settings: StudySettings = StudySettings(title: "Elm Street: homes for all")) -> TestStudy {
    var study = TestStudy(settings)
    study.add("a", "b", "c", sector: "city")
    study.add("d", "e", sector: "firms")
    study.add("f", "g", "h", sector: "residents")
    study.tie("a-b", "b-c", "a-c", "c-d", "c-e", "e-f", "e-g")
    return study
  }
}

/// Names as strangers' spreadsheets have them, each a trap for some kind of output.
enum HostileNames {
  static let all = [
    "<script>alert(1)</script>", "\"quotes\" & 'apostrophes'", "=HYPERLINK(\"http://example.org\")", "+1+1", "@SUM(A1)",
    "-2+3", "مركز المدينة", "\u{202E}turned", "🎉 party 🏳️‍🌈", "tab\tnewline\nend", "\u{1B}[31mred\u{7}", "{{headline}}",
    "]]> --> </svg></style>", String(repeating: "long ", count: 2000), "北京市住房局", "&lt;b&gt;", "null\u{0}byte",
  ]

  /// A star of them, so that all appear in every list.
  static func study(settings: StudySettings = StudySettings(title: "<b>Hostile</b> & \"co\"")) -> StakeholderNetwork {
    var builder = StudyBuilder(settings: settings)
    for (number, name) in all.enumerated() {
      builder.add(Stakeholder(id: .init(rawValue: "s\(number)"), name: name, sector: name, role: name))
    }
    for number in all.indices.dropFirst() {
      builder.add(
        Relationship(from: "s0", to: .init(rawValue: "s\(number)"), kind: .collaborate, evidence: all[number]))
    }
    builder.report(
      Diagnostic(
        .warning, code: "hostile", at: .init(file: all[0], row: 3, column: all[1]), message: all[0], found: all[2],
        advice: all[0]))
    return builder.build().latestNetwork
  }
}
