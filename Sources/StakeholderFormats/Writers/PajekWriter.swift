import StakeholderModel

extension ExportFormat {
  /// A network of Pajek with one relation for each kind of tie; the sectors are a partition beside it (.clu).
  public static let pajek = ExportFormat(
    "pajek", title: "Pajek: network (.net) and sectors (.clu)", extensions: ["net"],
    kept: "names, kinds as relations, strengths, waves as points of time, sectors as a partition",
    lost:
      "ids, all other columns, answers that there is no tie, plans, who was asked what; "
      + "an unknown strength becomes 1"
  ) { export in PajekWriter(export).written() }
}

/// Writes a study for Pajek. Vertices are numbered from 1; waves are points of time, numbered from 1 as well.
private struct PajekWriter {
  let export: StudyExport

  init(_ export: StudyExport) { self.export = export }

  func written() -> WrittenStudy {
    let labels = labels
    let numbers = Dictionary(
      zip(export.stakeholders.map(\.id), 1...), uniquingKeysWith: { first, _ in first })
    let waves = export.waves
    let times = Dictionary(zip(waves.map(\.id), 1...), uniquingKeysWith: { first, _ in first })
    var text = "*Vertices \(export.stakeholders.count)\r\n"
    for (index, label) in labels.enumerated() { text += "\(index + 1) \"\(label)\"\r\n" }
    for (position, kind) in export.kinds.enumerated() {
      let heading = kind.isDirected ? "*Arcs" : "*Edges"
      text += "\(heading) :\(position + 1) \"\(PajekWriter.plain(kind.id.rawValue))\"\r\n"
      for tie in export.relationships where tie.kind == kind.id && tie.isTie {
        guard let from = numbers[tie.from], let to = numbers[tie.to] else { continue }
        let time = tie.wave.flatMap { times[$0] }.map { " [\($0)]" } ?? ""
        text += "\(from) \(to) \(JSONLiteral.number(tie.strength.number ?? 1))\(time)\r\n"
      }
    }
    var written = WrittenStudy(Array(text.utf8), notes: notes(labels: labels, waves: waves))
    if let partition = partition { written.parts.append(.init(name: "clu", bytes: Array(partition.utf8))) }
    return written
  }

  /// The names, or names with ids where two share a name.
  private var labels: [String] {
    let names = export.stakeholders.map { PajekWriter.plain($0.name) }
    var uses: [String: Int] = [:]
    for name in names { uses[name, default: 0] += 1 }
    return zip(export.stakeholders, names).map { stakeholder, name in
      uses[name] == 1 ? name : "\(name) (\(PajekWriter.plain(stakeholder.id.rawValue)))"
    }
  }

  private var sectors: [Sector] {
    let occurring = Set(export.stakeholders.compactMap(\.sector))
    return export.study.sectors.filter { occurring.contains($0.id) }
  }

  /// The number of each vertex's sector, 0 where it is unknown.
  private var partition: String? {
    let sectors = sectors
    guard !sectors.isEmpty else { return nil }
    let lines = export.stakeholders.map { stakeholder in
      sectors.firstIndex { $0.id == stakeholder.sector }.map { String($0 + 1) } ?? "0"
    }
    return "*Vertices \(lines.count)\r\n" + lines.joined(separator: "\r\n") + "\r\n"
  }

  private func notes(labels: [String], waves: [Wave]) -> [String?] {
    let lost = ExportTable(stakeholdersOf: export).columns(without: ["id", "name", "sector"])
    let lostOfTies = ExportTable(tiesOf: export).columns(without: ["from", "to", "kind", "strength", "wave"])
    let columns = (lost + lostOfTies).map(\.heading)
    let withoutStrength = export.relationships.count { $0.isTie && $0.strength == .unknown }
    let denials = export.relationships.count { !$0.isTie }
    return [
      columns.isEmpty ? nil : "Columns not kept: \(columns.joined(separator: ", ")). Ids become names.",
      sectors.isEmpty
        ? nil
        : "Sectors in the .clu file: \(sectors.enumerated().map { "\($0 + 1) \($1.id)" }.joined(separator: ", ")).",
      waves.isEmpty
        ? nil : "Waves as points of time: \(waves.enumerated().map { "\($0 + 1) \($1.id)" }.joined(separator: ", ")).",
      withoutStrength == 0 ? nil : "\(withoutStrength) ties without a strength are written with the value 1.",
      denials == 0 ? nil : "\(denials) answers that there is no tie, and plans, are not kept.", export.responsesNote,
    ]
  }

  /// A label in quotation marks cannot hold any, and ends with the line.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "\"" ? "'" : $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
