import OrderedCollections
import StakeholderModel
import Yams

/// Reads values out of YAML and says where something else stands than was expected.
struct YAMLReader {
  typealias Entries = OrderedDictionary<String, Node>

  let file: String
  private(set) var findings: [Diagnostic] = []

  init(file: String) { self.file = file }

  /// The document, or nil for an empty one or one that is not YAML.
  mutating func root(of text: String) -> Node? {
    guard text.utf8.count <= 1 << 20 else {
      findings.append(
        Diagnostic(
          .error, code: "yaml", at: .init(file: file), message: "The file is larger than a megabyte.",
          action: "It is not used.", advice: "A study.yaml holds settings only; put data into the tables."))
      return nil
    }
    do {
      return try Yams.compose(yaml: text).flatMap { YAMLReader.isNull($0) ? nil : $0 }
    } catch {
      var location = Diagnostic.Location(file: file)
      var problem = "it cannot be parsed."
      if let error = error as? YamlError { (location.row, problem) = YAMLReader.place(of: error) }
      findings.append(
        Diagnostic(
          .error, code: "yaml", at: location, message: "This is not valid YAML: \(problem)",
          action: "The file is not used.",
          advice: "Check the indentation, and put texts that contain “: ” or begin with a mark into quotes."))
      return nil
    }
  }

  private static func place(of error: YamlError) -> (row: Int?, problem: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, "“\(duplicates.first ?? "")” stands there twice.")
    default: (nil, "it cannot be parsed.")
    }
  }

  mutating func warn(
    _ node: Node?, _ path: String, _ message: String, action: String = "It is passed over.", advice: String
  ) {
    findings.append(
      Diagnostic(
        .warning, code: "yaml-value", at: .init(file: file, row: node?.mark?.line, column: path), message: message,
        found: node?.scalar?.string, action: action, advice: advice))
  }

  /// The entries of a mapping whose keys are known; others are reported.
  mutating func mapping(_ node: Node, _ path: String, keys: [String]) -> Entries? {
    guard node.mapping != nil else {
      warn(
        node, path, "\(path) must have entries, such as “\(keys[0]): …”.",
        advice: "It can hold: \(keys.joined(separator: ", ")).")
      return nil
    }
    var entries: Entries = [:]
    for (key, value) in namedEntries(node, path) {
      guard keys.contains(key) else {
        let near = NearestNames(keys).nearest(to: key).first.map { "Did you mean “\($0)”? " } ?? ""
        findings.append(
          Diagnostic(
            .warning, code: "yaml-key", at: .init(file: file, row: value.mark?.line, column: path),
            message: "“\(key)” is not something that can stand here.", found: key, action: "It is passed over.",
            advice: "\(near)Possible are: \(keys.joined(separator: ", "))."))
        continue
      }
      entries[key] = value
    }
    return entries
  }

  /// The entries of a mapping whose keys are names of the user's own; none if there is no mapping.
  mutating func namedEntries(_ node: Node?, _ path: String) -> [(String, Node)] {
    guard let node, !YAMLReader.isNull(node) else { return [] }
    guard let mapping = node.mapping else {
      warn(node, path, "\(path) must have entries of the form “name: value”.", advice: "See the example study.yaml.")
      return []
    }
    return mapping.compactMap { key, value in key.scalar.map { ($0.string, value) } }
  }

  mutating func text(_ node: Node?, _ path: String) -> String? {
    guard let node, !YAMLReader.isNull(node) else { return nil }
    guard let scalar = node.scalar else {
      warn(node, path, "\(path) must be a text.", advice: "Put the text on the same line, in quotes if need be.")
      return nil
    }
    return scalar.string
  }

  mutating func texts(_ node: Node?, _ path: String) -> [String]? {
    guard let node, !YAMLReader.isNull(node) else { return nil }
    if node.scalar != nil { return text(node, path).map { [$0] } }
    guard let sequence = node.sequence else {
      warn(node, path, "\(path) must be a list.", advice: "Write it as [one, two].")
      return nil
    }
    return sequence.compactMap { text($0, path) }
  }

  mutating func flag(_ node: Node?, _ path: String) -> Bool? {
    guard let node, let text = text(node, path) else { return nil }
    switch text.lowercased() {
    case "yes", "true", "on", "1": return true
    case "no", "false", "off", "0": return false
    default:
      warn(node, path, "\(path) must be yes or no.", advice: "Write yes or no.")
      return nil
    }
  }

  mutating func number(_ node: Node?, _ path: String) -> Double? {
    guard let node, let text = text(node, path) else { return nil }
    guard let number = Double(text), number.isFinite else {
      warn(node, path, "\(path) must be a number.", advice: "Write it with a point: 2.5.")
      return nil
    }
    return number
  }

  mutating func integer(_ node: Node?, _ path: String, in range: ClosedRange<Int>) -> Int? {
    guard let node, let text = text(node, path) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      warn(node, path, "\(path) must be a whole number from \(range.lowerBound) on.", advice: "Write a whole number.")
      return nil
    }
    return number
  }

  mutating func date(_ node: Node?, _ path: String) -> PartialDate? {
    guard let node, let text = text(node, path) else { return nil }
    guard let date = PartialDate(iso: text) else {
      warn(node, path, "\(path) must be a date.", advice: "Write YYYY, YYYY-MM or YYYY-MM-DD.")
      return nil
    }
    return date
  }

  mutating func color(_ node: Node?, _ path: String) -> String? {
    guard let node, let text = text(node, path) else { return nil }
    let digits = text.dropFirst()
    guard text.first == "#", digits.count == 6, digits.allSatisfy(\.isHexDigit) else {
      warn(node, path, "\(path) must be a colour.", advice: "Write it in quotes as \"#0A84EB\".")
      return nil
    }
    return text.uppercased()
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?, _ path: String, _: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let node, let text = text(node, path) else { return nil }
    let wanted = text.lowercased()
    if let choice = Choice.allCases.first(where: { $0.rawValue.lowercased() == wanted }) { return choice }
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    warn(node, path, "\(path) cannot be “\(text)”.", advice: "Possible are: \(choices).")
    return nil
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ node: Node?, _ path: String, _ type: Choice.Type
  ) -> [Choice]? where Choice.RawValue == String {
    guard let node, !YAMLReader.isNull(node) else { return nil }
    guard let sequence = node.sequence else { return choice(node, path, type).map { [$0] } }
    return sequence.compactMap { choice($0, path, type) }
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string.lowercased())
  }
}
