import StakeholderModel

/// What a study says about itself beside its tables, as a `study.yaml` that can be read again.
struct StudyYAML {
  private let export: StudyExport

  init(of export: StudyExport) { self.export = export }

  /// The text; nil for a study that says nothing about itself.
  var text: String? {
    let settings = export.study.settings
    var lines: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value { lines.append("\(key): \(JSONLiteral.string(value))") }
    }
    add("title", settings.title)
    add("place", settings.place)
    add("period", settings.period)
    add("description", settings.description)
    add("source", settings.source)
    if let isSurvey = settings.isSurvey { lines.append("survey: \(isSurvey)") }
    if settings.negativeTies == .public { lines.append("negative_ties: public") }
    if settings.minimumGroupSize != 5 { lines.append("minimum_group_size: \(settings.minimumGroupSize)") }
    add("reference_date", settings.referenceDate?.description)
    if let types = settings.beneficiaryTypes { lines.append("beneficiary_types: \(list(types))") }
    switch settings.completeness {
    case .allKinds: lines.append("complete: true")
    case .kinds(let kinds): lines.append("complete: \(list(kinds.filter(mayTell).map(\.rawValue)))")
    case nil: break
    }
    append(section: "waves", settings.waves.map(line), to: &lines)
    append(section: "sectors", settings.sectors.map(line), to: &lines)
    append(section: "kinds", settings.kinds.filter { mayTell($0.id) }.map(line), to: &lines)
    return lines.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }

  /// The column `sign` of a list declares kinds by itself; that it did must not be told.
  private func mayTell(_ kind: Kind.ID) -> Bool { export.isRevealing || !export.study.isConfidential(kind) }

  private func append(section: String, _ entries: [String], to lines: inout [String]) {
    guard !entries.isEmpty else { return }
    lines.append("\(section):")
    lines += entries.map { "  " + $0 }
  }

  private func list(_ texts: [String]) -> String { "[\(texts.map(JSONLiteral.string).joined(separator: ", "))]" }

  private func line(_ wave: Wave) -> String {
    let date = wave.date.map { ", date: \(JSONLiteral.string($0.description))" } ?? ""
    return "- {id: \(JSONLiteral.string(wave.id.rawValue)), title: \(JSONLiteral.string(wave.title))\(date)}"
  }

  private func line(_ sector: Sector) -> String {
    let color = sector.color.map { ", color: \(JSONLiteral.string($0))" } ?? ""
    return "\(JSONLiteral.string(sector.id)): {title: \(JSONLiteral.string(sector.title))\(color), "
      + "government: \(sector.isGovernment)}"
  }

  /// Strengths were turned round when they were read, so the scale runs forwards now.
  private func line(_ kind: Kind) -> String {
    guard kind.isDeclared else { return "\(JSONLiteral.string(kind.id.rawValue)): {directed: \(kind.isDirected)}" }
    var parts = [
      "title: \(JSONLiteral.string(kind.title))", "sign: \(kind.sign.rawValue)", "directed: \(kind.isDirected)",
    ]
    if let scale = kind.scale {
      parts.append("scale: {min: \(JSONLiteral.number(scale.minimum)), max: \(JSONLiteral.number(scale.maximum))}")
    }
    let roles = Kind.PracticeRole.allCases.filter(kind.roles.contains).map(\.rawValue)
    parts.append("roles: [\(roles.joined(separator: ", "))]")
    parts.append("family: \(kind.family.rawValue)")
    return "\(JSONLiteral.string(kind.id.rawValue)): {\(parts.joined(separator: ", "))}"
  }
}
