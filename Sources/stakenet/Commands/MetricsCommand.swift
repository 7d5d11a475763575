import ArgumentParser
import Foundation
import StakeholderFormats
import StakeholderNetworks
import StakeholderReports

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Measure stakeholders, ties and the network as a whole.",
    discussion: """
      Without --kind all kinds of tie that bind together count: none against somebody, no ratings. Their directions do \
      not count; kinds that are chosen keep theirs if all of them have one. Without --measure the usual measures are \
      printed; “all” prints every one. Betweenness is exact while stakeholders times ties are at most \
      1,000,000,000; in larger networks it is estimated, and the output says so and how far it can be off.
      """)

  /// How measures are printed.
  enum Format: String, FormatByEnding {
    case table, csv, json

    static let usual = table
  }

  @OptionGroup var study: StudyOptions

  @OptionGroup var negativeTies: NegativeTieOptions

  @Option(help: ArgumentHelp("A kind of tie, such as trust; can be given several times.", valueName: "kind"))
  var kind: [String] = []

  @Option(
    help: ArgumentHelp(
      "A measure, such as betweenness, or all; can be given several times. “stakenet --list-measures” lists them.",
      valueName: "measure"))
  var measure: [String] = []

  @Flag(help: "Count ties in their directions.")
  var directed = false

  @Flag(help: "Count a pair as tied if either side says so.")
  var undirected = false

  @Option(help: "none: a tie is a tie. strength: ties count by their strength.")
  var weights: Weights = .none

  @Option(help: "stakeholders, ties or network; can be given several times.")
  var level: [Level] = []

  @Option(
    help: ArgumentHelp(
      """
      What makes a tie of the only --kind, if both sides tell of it: union, intersection, mean, maximum, minimum, \
      row-only (the sender's word) or column-only (the receiver's). Compare union and intersection to see how far results \
      depend on it.
      """, valueName: "rule"))
  var bothSides: BothSides?

  @Flag(help: "Divide by the greatest possible value, where a measure offers that.")
  var normalized = false

  @Option(
    help: ArgumentHelp(
      """
      Compare the fit of core and periphery with this many networks rewired at random: gives --measure core_periphery_fit \
      a p-value.
      """,
      valueName: "number"))
  var rewirings = 0

  @Option(
    help: ArgumentHelp(
      """
      For community and modularity: above 1 smaller communities are looked for, below 1 larger ones.
      """, valueName: "number"))
  var resolution = 1.0

  @Option(
    help: ArgumentHelp(
      """
      For core_periphery_fit: core-to-all (the core is tied to everyone), core-only (only the core is tied) or \
      ignoring-between (ties between core and others do not matter).
      """, valueName: "pattern"))
  var core: Core = .coreToAll

  @Option(help: "table for people, csv for spreadsheets, json for programs. \(Format.byDefault)")
  var format: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard rewirings >= 0 else { throw ValidationError("--rewirings is 0 or more, not \(rewirings).") }
    guard (0.001...1000).contains(resolution) else {
      throw ValidationError("--resolution is a number from 0.001 to 1000, not \(resolution).")
    }
    if rewirings > 0 { try needs(["core_periphery_fit"], for: "--rewirings") }
    if core != .coreToAll { try needs(["core_periphery_fit"], for: "--core") }
    if resolution != 1 { try needs(["modularity", "community"], for: "--resolution") }
    if directed, undirected { throw ValidationError("--directed and --undirected exclude each other.") }
  }

  /// An option that none of the measures looks at would be passed over in silence.
  private func needs(_ measures: [String], for option: String) throws {
    let names = measure.map { $0.lowercased().replacing("-", with: "_") }
    guard !names.contains("all"), !measures.contains(where: names.contains) else { return }
    throw ValidationError(
      "\(option) changes nothing here: add --measure \(measures.joined(separator: " or --measure ")).")
  }

  func run() throws {
    try ending {
      let destination = try Destination(output, of: study)
      let request = try request
      if let table = try measuredAsLongList(request) { return try write(table, to: destination) }
      let data = try study.study()
      let network = try study.network(of: data)
      try write(try measured(network, request), to: destination)
      try destination.finish(data, study)
    }
  }

  /// The measures of a very long list of ties in CSV, which is read without a record of each tie; nil for all else, and
  /// where every finding about single rows is wanted.
  private func measuredAsLongList(_ request: MetricsRequest) throws -> MetricsTable? {
    guard study.wave == nil, !negativeTies.showNegativeTies, bothSides == nil,
      let list = try study.longNetwork(tellsRows: output != nil)
    else { return nil }
    let line = ProgressLine.onTerminal(quiet: study.quiet)
    defer { line?.end() }
    return try MetricsTable(of: list, request) { line?.show($0, $1) }
  }

  /// The measures; how far they have come is shown on the way.
  private func measured(_ network: StakeholderNetwork, _ request: MetricsRequest) throws -> MetricsTable {
    let line = ProgressLine.onTerminal(quiet: study.quiet)
    defer { line?.end() }
    var request = request
    request.rule = bothSides?.value
    request.permission = negativeTies.permission(for: network.study, quiet: study.quiet)
    return try MetricsTable(of: network, request) { line?.show($0, $1) }
  }

  private var request: MetricsRequest {
    get throws {
      let named = measure.filter { $0.lowercased() != "all" }
      // Beside all a name adds nothing, but a misspelt one is still a mistake.
      _ = try MetricsRequest.identifiers(of: named)
      var request = MetricsRequest(
        kinds: kind.isEmpty ? nil : kind.map { Kind.ID(rawValue: $0) },
        isDirected: directed ? true : undirected ? false : nil, weights: weights.value,
        measures: measure.isEmpty ? .usual : named.count < measure.count ? .all : .named(named),
        levels: level.isEmpty ? nil : Set(level.map(\.value)), isNormalized: normalized, seed: study.seed,
        rewirings: rewirings)
      request.resolution = resolution
      request.corePattern = core.value
      return request
    }
  }

  private func write(_ table: MetricsTable, to destination: Destination) throws {
    switch Format.chosen(format, for: output) {
    case .table: try destination.write(text: table.text(width: destination.width))
    case .csv: try destination.write(try table.csv())
    case .json: try destination.write(Array(table.json.utf8))
    }
  }
}

/// `--weights`.
enum Weights: String, ExpressibleByArgument, CaseIterable {
  case none, strength

  var value: Projection.Weights { self == .none ? .none : .strength }
}

/// `--core`.
enum Core: String, ExpressibleByArgument, CaseIterable {
  case coreToAll = "core-to-all"
  case coreOnly = "core-only"
  case ignoringBetween = "ignoring-between"

  var value: CorePattern {
    switch self {
    case .coreToAll: .coreToAll
    case .coreOnly: .coreOnly
    case .ignoringBetween: .ignoringBetween
    }
  }
}

/// `--both-sides`.
enum BothSides: String, ExpressibleByArgument, CaseIterable {
  case union, intersection, mean, maximum, minimum
  case rowOnly = "row-only"
  case columnOnly = "column-only"

  var value: ReconciliationRule {
    switch self {
    case .union: .union
    case .intersection: .intersection
    case .mean: .mean
    case .maximum: .maximum
    case .minimum: .minimum
    case .rowOnly: .rowOnly
    case .columnOnly: .columnOnly
    }
  }
}

/// `--level`.
enum Level: String, ExpressibleByArgument, CaseIterable {
  case stakeholders, ties, network

  var value: Measure.Level {
    switch self {
    case .stakeholders: .stakeholders
    case .ties: .ties
    case .network: .network
    }
  }
}
