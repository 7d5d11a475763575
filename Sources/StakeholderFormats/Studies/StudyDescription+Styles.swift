import OrderedCollections
import StakeholderModel
import Yams

extension StudyDescription {
  private static let styleKeys = [
    "base", "kinds", "roles", "color", "size", "highlight", "around", "path", "lines", "strengths", "planned",
    "tints", "tapered",
  ]

  /// Words for what stands out that need nothing more.
  private enum Highlight: String, CaseIterable {
    case none
    case cutPoints = "cut_points"
    case beneficiaries
  }

  /// Styles of maps that the study adds. Each begins like one that has a name and says what is different.
  func styles(_ node: Node?, with reader: inout YAMLReader) -> [DiagramStyle] {
    reader.namedEntries(node, "styles").compactMap { name, entry in
      let path = "styles: \(name)"
      guard let parts = reader.mapping(entry, path, keys: Self.styleKeys) else { return nil }
      var style = DiagramStyle.sectors
      if let base = reader.text(parts["base"], "\(path): base") {
        if let found = DiagramStyle.named.first(where: { $0.name == base }) {
          style = found
        } else {
          let names = DiagramStyle.named.map(\.name).joined(separator: ", ")
          reader.warn(
            parts["base"], "\(path): base", "There is no style “\(base)” to begin with.",
            advice: "Possible are: \(names).")
        }
      }
      style.name = name
      if let kinds = reader.texts(parts["kinds"], "\(path): kinds") {
        style.ties = .kinds(kinds.map(Kind.ID.init(normalizing:)))
      } else if let roles = reader.choices(parts["roles"], "\(path): roles", Kind.PracticeRole.self) {
        style.ties = .roles(Set(roles))
      }
      if let color = reader.text(parts["color"], "\(path): color") { style.color = .init(named: color) }
      if let size = reader.text(parts["size"], "\(path): size") { style.size = .init(named: size) }
      if let lines = reader.choice(parts["lines"], "\(path): lines", DiagramStyle.Lines.self) { style.lines = lines }
      if let shows = reader.flag(parts["strengths"], "\(path): strengths") { style.showsStrengths = shows }
      if let shows = reader.flag(parts["planned"], "\(path): planned") { style.showsPlans = shows }
      if let shows = reader.flag(parts["tints"], "\(path): tints") { style.showsTints = shows }
      if let tapers = reader.flag(parts["tapered"], "\(path): tapered") { style.tapersLines = tapers }
      readHighlight(of: parts, path, into: &style, with: &reader)
      return style
    }
  }

  private func readHighlight(
    of parts: YAMLReader.Entries, _ path: String, into style: inout DiagramStyle, with reader: inout YAMLReader
  ) {
    if let id = reader.text(parts["around"], "\(path): around") {
      style.highlight = .around(Stakeholder.ID(rawValue: id))
    } else if let ends = reader.texts(parts["path"], "\(path): path") {
      if ends.count == 2 {
        style.highlight = .path(from: Stakeholder.ID(rawValue: ends[0]), to: Stakeholder.ID(rawValue: ends[1]))
      } else {
        reader.warn(
          parts["path"], "\(path): path", "A way needs two stakeholders.", advice: "Write path: [first_id, second_id].")
      }
    } else if let highlight = reader.choice(parts["highlight"], "\(path): highlight", Highlight.self) {
      switch highlight {
      case .none: style.highlight = .none
      case .cutPoints: style.highlight = .cutPoints
      case .beneficiaries: style.highlight = .beneficiaries
      }
    }
  }
}
