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
    append(section: "aliases", aliases, to: &lines)
    append(section: "styles", settings.styles.map(line), to: &lines)
    return lines.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }

  /// Other names of those who may be named under their own.
  private var aliases: [String] {
    guard !export.study.settings.aliases.isEmpty else { return [] }
    let names = NameIndex(export.study.stakeholders)
    let named = Set(export.stakeholders.lazy.filter { $0.consent == .yes }.map(\.id))
    return export.study.settings.aliases.sorted { $0.key < $1.key }.compactMap { alias, target in
      guard let id = names.id(named: target), named.contains(id), !names.namesWithheld(alias) else {
        return nil
      }
      return "\(JSONLiteral.string(alias)): \(JSONLiteral.string(id.rawValue))"
    }
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
  private func line(_ style: DiagramStyle) -> String {
    var parts: [String] = []
    switch style.ties {
    case .all: break
    case .kinds(let kinds): parts.append("kinds: \(list(kinds.filter(mayTell).map(\.rawValue)))")
    case .roles(let roles): parts.append("roles: \(list(roles.map(\.rawValue).sorted()))")
    case .against: parts.append("base: \(DiagramStyle.blame.name)")
    }
    parts += ["color: \(JSONLiteral.string(style.color.word))", "size: \(JSONLiteral.string(style.size.word))"]
    parts += ["lines: \(style.lines.rawValue)", "strengths: \(style.showsStrengths)", "planned: \(style.showsPlans)"]
    let shown = { (id: Stakeholder.ID) in export.stakeholders.contains { $0.id == id && $0.consent == .yes } }
    switch style.highlight {
    case .cutPoints: parts.append("highlight: cut_points")
    case .beneficiaries: parts.append("highlight: beneficiaries")
    case .around(let id) where shown(id): parts.append("around: \(JSONLiteral.string(id.rawValue))")
    case .path(let from, let to) where shown(from) && shown(to):
      parts.append("path: \(list([from.rawValue, to.rawValue]))")
    case .none, .around, .path: parts.append("highlight: none")
    }
    return "\(JSONLiteral.string(style.name)): {\(parts.joined(separator: ", "))}"
  }
}
