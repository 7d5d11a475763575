import OrderedCollections
import StakeholderModel
import Yams

/// What `study.yaml` says: the settings of a study, and how to read its tables.
struct StudyDescription: Sendable {
  var settings = StudySettings()
  /// The file, if there is one.
  private(set) var file: String?
  /// For a table (by file or sheet name, or `all`): what its headings mean.
  var columns: [String: [String: String]] = [:]
  /// Which mark parts the decimals, where the columns leave it open.
  var decimalMark: NumberColumn.DecimalMark?
  /// The numbers that words stand for in columns of numbers, by their keys: `low`, `medium`, `high`.
  var numberWords: [String: Double] = [:]
  /// In which order days and months stand, by column, or `all`.
  var dateOrders: [String: DateColumn.Order] = [:]
  /// How tables with the answers of surveys are read.
  var surveys: [SurveyDescription] = []
  /// Sectors whose members are bodies of government, beside those declared under `sectors`.
  var governmentSectors: [String]?
  private(set) var findings: [Diagnostic] = []

  private static let keys = [
    "title", "place", "period", "description", "source", "survey", "negative_ties", "sectors", "kinds", "columns",
    "aliases", "waves", "reference_date", "beneficiary_types", "government_sectors", "number_format", "number_words",
    "date_format", "minimum_group_size", "complete", "styles", "surveys",
  ]

  /// A study that says nothing about itself.
  init() {}

  /// Reads the text of a `study.yaml`; what cannot be understood becomes a finding and is passed over.
  init(yaml text: String, file: String) {
    self.file = file
    var reader = YAMLReader(file: file)
    if let root = reader.root(of: text), let entries = reader.mapping(root, "the file", keys: Self.keys) {
      read(entries, with: &reader)
    }
    findings = reader.findings
  }

  private mutating func read(_ entries: YAMLReader.Entries, with reader: inout YAMLReader) {
    settings.title = reader.text(entries["title"], "title")
    settings.place = reader.text(entries["place"], "place")
    settings.period = reader.text(entries["period"], "period")
    settings.description = reader.text(entries["description"], "description")
    settings.source = reader.text(entries["source"], "source")
    settings.isSurvey = reader.flag(entries["survey"], "survey")
    settings.negativeTies =
      reader.choice(entries["negative_ties"], "negative_ties", StudySettings.NegativeTies.self) ?? .confidential
    settings.referenceDate = reader.date(entries["reference_date"], "reference_date")
    settings.beneficiaryTypes = reader.texts(entries["beneficiary_types"], "beneficiary_types")
    if let size = reader.integer(entries["minimum_group_size"], "minimum_group_size", in: 1...1_000_000) {
      settings.minimumGroupSize = size
    }
    governmentSectors = reader.texts(entries["government_sectors"], "government_sectors")
    settings.sectors = sectors(entries["sectors"], with: &reader)
    settings.kinds = kinds(entries["kinds"], with: &reader)
    settings.waves = waves(entries["waves"], with: &reader)
    settings.completeness = completeness(entries["complete"], with: &reader)
    settings.styles = styles(entries["styles"], with: &reader)
    readTables(entries, with: &reader)
  }

  private mutating func readTables(_ entries: YAMLReader.Entries, with reader: inout YAMLReader) {
    for (alias, id) in reader.namedEntries(entries["aliases"], "aliases") {
      settings.aliases[alias] = reader.text(id, "aliases: \(alias)")
    }
    for (table, headings) in reader.namedEntries(entries["columns"], "columns") {
      for (heading, meaning) in reader.namedEntries(headings, "columns: \(table)") {
        columns[table, default: [:]][heading] = reader.text(meaning, "columns: \(table): \(heading)")
      }
    }
    if let format = entries["number_format"],
      let parts = reader.mapping(format, "number_format", keys: ["decimal"])
    {
      decimalMark = reader.choice(parts["decimal"], "number_format: decimal", NumberColumn.DecimalMark.self)
    }
    for (word, number) in reader.namedEntries(entries["number_words"], "number_words") {
      guard let value = reader.number(number, "number_words: \(word)") else { continue }
      guard value >= 0 else {
        reader.warn(
          number, "number_words: \(word)", "A word stands for a number from 0 on.", advice: "Write 0 or more.")
        continue
      }
      numberWords[TextNormalization.key(word)] = value
    }
    surveys = SurveyDescription.surveys(entries["surveys"], with: &reader)
    for (column, order) in reader.namedEntries(entries["date_format"], "date_format") {
      dateOrders[column] = reader.choice(order, "date_format: \(column)", DateColumn.Order.self)
    }
  }

  private func sectors(_ node: Node?, with reader: inout YAMLReader) -> [Sector] {
    reader.namedEntries(node, "sectors").compactMap { id, entry in
      let path = "sectors: \(id)"
      if entry.scalar != nil { return Sector(id: id, title: reader.text(entry, path)) }
      guard let parts = reader.mapping(entry, path, keys: ["title", "color", "government"]) else { return nil }
      return Sector(
        id: id, title: reader.text(parts["title"], "\(path): title"),
        color: reader.color(parts["color"], "\(path): color"),
        isGovernment: reader.flag(parts["government"], "\(path): government")
          ?? governmentSectors.map { $0.contains(id) })
    }
  }

  private func kinds(_ node: Node?, with reader: inout YAMLReader) -> [Kind] {
    reader.namedEntries(node, "kinds").compactMap { name, entry in
      let path = "kinds: \(name)"
      let id = Kind.ID(normalizing: name)
      let keys = ["title", "sign", "directed", "scale", "roles", "family"]
      guard let parts = reader.mapping(entry, path, keys: keys) else { return nil }
      let known = Kind.known(id)
      let sign = sign(parts["sign"], of: id, at: path, entry, with: &reader)
      if known?.sign == .negative, sign != .negative {
        reader.warn(
          parts["sign"], "\(path): sign", "Ties of the kind “\(id)” are always against somebody.",
          advice: "If each of them has a public source, write negative_ties: public.")
      }
      let roles = reader.choices(parts["roles"], "\(path): roles", Kind.PracticeRole.self)
      let family = reader.choice(parts["family"], "\(path): family", Kind.Family.self)
      return Kind(
        id: id, title: reader.text(parts["title"], "\(path): title") ?? known?.title,
        sign: known?.sign == .negative ? .negative : sign,
        isDirected: reader.flag(parts["directed"], "\(path): directed") ?? known?.isDirected ?? true,
        scale: scale(parts["scale"], "\(path): scale", with: &reader) ?? known?.scale,
        roles: roles.map(Set.init) ?? known?.roles ?? [], family: family ?? (sign == known?.sign ? known?.family : nil))
    }
  }

  /// The sign of a kind. What cannot be understood, and kinds that sound as if they were against somebody and of which
  /// the study does not say the sign, count as negative: it is better to hold a harmless tie back.
  private func sign(
    _ node: Node?, of id: Kind.ID, at path: String, _ entry: Node, with reader: inout YAMLReader
  ) -> Kind.Sign {
    guard let text = reader.text(node, "\(path): sign") else {
      if let known = Kind.known(id) { return known.sign }
      guard Kind.soundsNegative(id) else { return .neutral }
      reader.warn(
        entry, path, "By its name “\(id)” may be against somebody, and its sign is not said.",
        action: "It is told in confidence.", advice: "Write sign: negative, or sign: neutral if it is not.")
      return .negative
    }
    if let sign = Kind.Sign.allCases.first(where: { $0.rawValue == text.lowercased() }) { return sign }
    if ["0", "none", "neither"].contains(text.lowercased()) { return .neutral }
    if let isAgainst = Signs.isAgainst(text) { return isAgainst ? .negative : .positive }
    reader.warn(
      node, "\(path): sign", "\(path): sign cannot be “\(text)”.",
      action: "The kind counts as against somebody and is told in confidence.",
      advice: "Possible are: \(Kind.Sign.allCases.map(\.rawValue).joined(separator: ", ")).")
    return .negative
  }

  private func scale(_ node: Node?, _ path: String, with reader: inout YAMLReader) -> Kind.Scale? {
    guard let node, let parts = reader.mapping(node, path, keys: ["min", "max", "reversed"]) else { return nil }
    guard let minimum = reader.number(parts["min"], "\(path): min"),
      let maximum = reader.number(parts["max"], "\(path): max"), minimum < maximum
    else {
      reader.warn(
        node, path, "A scale needs a min that is less than its max.", advice: "Write scale: {min: 1, max: 4}.")
      return nil
    }
    return Kind.Scale(
      minimum: minimum, maximum: maximum, isReversed: reader.flag(parts["reversed"], "\(path): reversed") ?? false)
  }

  private func waves(_ node: Node?, with reader: inout YAMLReader) -> [Wave] {
    guard let node else { return [] }
    guard let entries = node.sequence else {
      reader.warn(node, "waves", "waves must be a list.", advice: "Write one line “- id: 1” for each wave.")
      return []
    }
    return entries.enumerated().compactMap { position, entry in
      let path = "waves: \(position + 1)"
      if entry.scalar != nil { return reader.text(entry, path).map { Wave(id: Wave.ID(rawValue: $0)) } }
      guard let parts = reader.mapping(entry, path, keys: ["id", "title", "date"]) else { return nil }
      guard let id = reader.text(parts["id"], "\(path): id") else {
        reader.warn(entry, path, "This wave has no id.", advice: "Write “- id: 1”, as in the column wave.")
        return nil
      }
      return Wave(
        id: Wave.ID(rawValue: id), title: reader.text(parts["title"], "\(path): title"),
        date: reader.date(parts["date"], "\(path): date"))
    }
  }

  private func completeness(_ node: Node?, with reader: inout YAMLReader) -> StudySettings.Completeness? {
    guard let node else { return nil }
    if node.sequence != nil {
      return reader.texts(node, "complete").map { .kinds($0.map(Kind.ID.init(normalizing:))) }
    }
    return reader.flag(node, "complete") == true ? .allKinds : nil
  }
}

extension Kind.ID {
  /// The name of a kind as people write it: `Blames`, `works with`, `Co-operate`.
  init(normalizing text: String) {
    let lower = text.lowercased()
    var name = ""
    for character in lower {
      if character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "_" {
        name.append("_")
      }
    }
    while name.last == "_" { name.removeLast() }
    self.init(rawValue: name)
  }
}
