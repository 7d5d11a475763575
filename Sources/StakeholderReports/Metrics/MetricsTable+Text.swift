import Graphs
import StakeholderFormats
import StakeholderModel

extension MetricsTable {
  /// One level as CSV, numbers with full precision, undefined values empty.
  ///
  /// Stakeholders have the columns `id`, `name` and the measures; ties `from`, `from_name`, `to`, `to_name` and the
  /// measures; the network `measure` and `value`, with a row `measure.detail` for each further number, and rows
  /// `measure.low` and `measure.high` where there is a 95 % range, and `density.kind.treatment` where answers about a kind
  /// are missing. A measure that is
  /// estimated has a further column, or row, `measure_greatest_error`: see ``MeasureConventions/Precision``.
  ///
  /// - Throws: ``MetricsError`` if more than one level was asked for, since a CSV file holds one table. Without a
  ///   wish for a level it is the table of stakeholders, or that of the only level the measures have.
  public func csv() throws(MetricsError) -> [UInt8] {
    var writer = CSVWriter()
    switch try levelOfCSV() {
    case .stakeholders:
      writer.append(["id", "name"] + stakeholders.flatMap { MetricsTable.headings($0.measure, $0.conventions) })
      for node in shownNodes {
        let stakeholder = network.stakeholders[node]
        writer.append(
          [stakeholder.id.rawValue, stakeholder.name]
            + stakeholders.flatMap { MetricsTable.cells($0[node], $0.conventions) })
      }
    case .ties:
      writer.append(
        ["from", "from_name", "to", "to_name"] + ties.flatMap { MetricsTable.headings($0.measure, $0.conventions) })
      for (position, tie) in shownTies {
        let from = network.stakeholders[tie.from]
        let to = network.stakeholders[tie.to]
        writer.append(
          [from.id.rawValue, from.name, to.id.rawValue, to.name]
            + ties.flatMap { MetricsTable.cells($0[position], $0.conventions) })
      }
    case .network:
      writer.append(["measure", "value"])
      for score in wholeNetwork {
        for (heading, cell) in zip(
          MetricsTable.headings(score.measure, score.conventions),
          MetricsTable.cells(score.value, score.conventions))
        { writer.append([heading, cell]) }
        for detail in score.details {
          writer.append(["\(score.measure).\(detail.name)", MetricsTable.cell(detail.value)])
        }
        if let range = intervals[score.measure] {
          writer.append(["\(score.measure).low", MetricsTable.cell(range.lowerBound)])
          writer.append(["\(score.measure).high", MetricsTable.cell(range.upperBound)])
        }
      }
      for (heading, density) in missingAnswers.cells { writer.append([heading, MetricsTable.cell(density)]) }
    }
    return writer.bytes
  }

  private func levelOfCSV() throws(MetricsError) -> Measure.Level {
    if levels.count == 1, let only = levels.first { return only }
    guard request.levels == nil, levels.contains(.stakeholders) else { throw MetricsError(.severalTables) }
    return .stakeholders
  }

  private static func cell(_ value: Double?) -> String { value.map(JSONValue.written) ?? "" }

  private static func headings(_ measure: String, _ conventions: MeasureConventions) -> [String] {
    conventions.greatestError == nil ? [measure] : [measure, "\(measure)_greatest_error"]
  }

  private static func cells(_ value: Double?, _ conventions: MeasureConventions) -> [String] {
    [cell(value)] + (conventions.greatestError.map { [cell(value == nil ? nil : $0)] } ?? [])
  }

  /// The measures as tables for people: what was measured, the rows with the highest first, how to read the columns.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  public func text(width: Int? = nil) -> String {
    var parts = [heading]
    if levels.contains(.stakeholders) { parts.append(stakeholdersText(width: width)) }
    if levels.contains(.ties) { parts.append(tiesText(width: width)) }
    if levels.contains(.network) { parts.append(networkText(width: width)) }
    if let readings { parts.append(readings) }
    if let reliabilityText { parts.append(reliabilityText) }
    if let missing = missingAnswers.text(width: width) { parts.append(missing) }
    return parts.joined(separator: "\n")
  }

  private var heading: String {
    let graph = projection.graph
    let kinds = projection.kinds.map { TerminalText.shown($0.rawValue) }
    let directions = graph.isDirected ? "with directions" : "in either direction"
    let strengths = graph.isWeighted ? ", by strength" : ""
    let wave = network.wave.map { ", \($0.title)" } ?? ""
    return TerminalText.shown(network.study.title) + TerminalText.shown(wave) + "\n"
      + "\(English.count(graph.nodeCount, "stakeholder")), \(English.count(graph.tieCount, "tie")) \(directions)\(strengths)"
      + (kinds.isEmpty ? "" : ": \(kinds.joined(separator: ", "))") + "\n"
      + (reconciled.map { English.bothSides($0) + "\n" } ?? "")
      + (negativeTies.kinds.isEmpty ? "" : English.beside(negativeTies) + "\n")
      + (projection.strengthsWithheld == 0
        ? ""
        : "\(English.count(projection.strengthsWithheld, "rating")) told in confidence: \(projection.strengthsWithheld == 1 ? "it counts as a tie" : "they count as ties") of unknown strength.\n")
  }

  private func stakeholdersText(width: Int?) -> String {
    let columns = stakeholders.filter { $0.contains { $0 != nil } }
    let key = columns.first { $0.measure == "betweenness" } ?? columns.first
    let ranked = key?.nodesByDescendingValue ?? []
    let shown = Set(shownNodes)
    let nodes = ranked.filter(shown.contains) + shownNodes.filter { key?[$0] == nil }
    var table = TerminalTable(
      [("stakeholder", .left)] + columns.map { ($0.measure.replacing("_", with: " "), .right) })
    let formats = columns.map { ColumnFormat(measure: $0.measure, values: $0) }
    for node in nodes {
      table.append(
        [network.stakeholders[node].name] + zip(columns, formats).map { scores, format in format.text(scores[node]) })
    }
    return table.blocks(width: width, repeating: 1)
  }

  private func tiesText(width: Int?) -> String {
    let columns = ties.filter { $0.contains { $0 != nil } }
    let key = columns.first
    let rows = shownTies.sorted {
      let (first, second) = (key?[$0.position] ?? -.infinity, key?[$1.position] ?? -.infinity)
      return first != second ? first > second : $0.position < $1.position
    }
    var table = TerminalTable(
      [("from", .left), ("to", .left)] + columns.map { ($0.measure.replacing("_", with: " "), .right) })
    let formats = columns.map { ColumnFormat(measure: $0.measure, values: $0) }
    for (position, tie) in rows {
      table.append(
        [network.stakeholders[tie.from].name, network.stakeholders[tie.to].name]
          + zip(columns, formats).map { scores, format in format.text(scores[position]) })
    }
    return table.blocks(width: width, repeating: 2)
  }

  private func networkText(width: Int?) -> String {
    let hasRanges = !intervals.isEmpty
    var table = TerminalTable(
      [("the whole network", .left), ("value", .right)] + (hasRanges ? [("95 % range", .right)] : []))
    func row(_ name: String, _ format: ColumnFormat, _ value: Double?, _ range: ClosedRange<Double>?) {
      let words = range.map { "\(format.text($0.lowerBound)) … \(format.text($0.upperBound))" } ?? ""
      table.append([name.replacing("_", with: " "), format.text(value)] + (hasRanges ? [words] : []))
    }
    for score in wholeNetwork {
      row(
        score.measure, ColumnFormat(measure: score.measure, values: [score.value]), score.value,
        intervals[score.measure])
      for detail in score.details {
        row("  \(detail.name)", ColumnFormat(detail: detail.name, value: detail.value), detail.value, nil)
      }
    }
    let notes = [intervalNote, rewiringNote, patternNote].compactMap(\.self).flatMap {
      TerminalText.wrapped($0, indent: 0, hanging: 0)
    }
    return table.text(width: width) + notes.map { $0 + "\n" }.joined()
  }

  /// What the fit of core and periphery stands beside; nil where it stands alone.
  private var rewiringNote: String? {
    guard request.rewirings > 0, wholeNetwork.contains(where: { $0.measure == "core_periphery_fit" }) else {
      return nil
    }
    let networks = English.count(request.rewirings, "network")
    return
      "Rewired mean: of \(networks) in which everyone has as many ties, led elsewhere by chance; p value: the chance that "
      + "such a network lies as far from that mean as this one."
  }

  /// What the core was looked for by; nil for the usual pattern.
  private var patternNote: String? {
    wholeNetwork.contains { $0.measure == "core_periphery_fit" } ? English.pattern(request.corePattern) : nil
  }

  /// How to read each column, and why values are missing.
  private var readings: String? {
    let shown =
      stakeholders.map { ($0.measure, Measure.Level.stakeholders) } + ties.map { ($0.measure, .ties) }
      + wholeNetwork.map { ($0.measure, .network) }
    let measures = shown.compactMap { name, level in Measure.named(name, at: level) }
    let mute = projection.graph.isDirected ? [] : measures.filter { $0.needs.contains(.directions) }
    var lines = measures.filter { measure in !mute.contains { $0.id == measure.id } }
      .map { "\(MetricsTable.words($0.id)): \($0.reading)\(further($0))" }
    if !mute.isEmpty { lines.append(English.withoutDirections(mute.map { MetricsTable.words($0.id) }.uniqued())) }
    lines += conventionLines + precisionLines
    let columns = Set(
      stakeholders.filter { $0.contains { $0 != nil } }.map(\.measure)
        + ties.filter { $0.contains { $0 != nil } }.map(\.measure)
        + wholeNetwork.map { key(of: $0.measure, at: .network) })
    lines += undefinedReasons.map { measure, reason in
      "\(columns.contains(measure) ? "– under" : "Not shown,") \(MetricsTable.words(measure)): \(reason)"
    }
    let wrapped = lines.uniqued().flatMap { TerminalText.wrapped($0, indent: 0, hanging: 2) }
    return wrapped.isEmpty ? nil : wrapped.joined(separator: "\n") + "\n"
  }

  /// What the rows below a measure of the whole network tell, where it has some.
  private func further(_ measure: Measure) -> String {
    guard measure.level == .network, let score = wholeNetwork.first(where: { $0.measure == measure.id }),
      !score.details.isEmpty, let details = English.details(of: measure.id)
    else { return "" }
    return " " + details
  }

  /// What becomes of values that are divided, and of strengths where ways are measured.
  private var conventionLines: [String] {
    let conventions =
      stakeholders.map { ($0.measure, $0.conventions) } + ties.map { ($0.measure, $0.conventions) }
      + wholeNetwork.map { ($0.measure, $0.conventions) }
    func names(_ belongs: (MeasureConventions) -> Bool) -> [String] {
      conventions.filter { belongs($0.1) }.map { MetricsTable.words($0.0) }.uniqued()
    }
    var lines: [String] = []
    let divided = names { request.isNormalized && $0.isNormalized }
    if !divided.isEmpty { lines.append(English.divided(divided)) }
    let undirected = names { $0.direction == .ignored }
    if !undirected.isEmpty { lines.append("Directions do not count for \(English.list(undirected)).") }
    if projection.graph.isWeighted {
      let plain = names { !$0.usesStrengths }
      if !plain.isEmpty { lines.append("Strengths do not count for \(English.list(plain)).") }
    } else {
      let mute = conventions.map(\.0).uniqued().filter { name in
        Measure.named(name).contains { $0.needs.contains(.strengths) }
      }
      if !mute.isEmpty {
        lines.append(English.withoutStrengths(mute.map(MetricsTable.words), wereAsked: projection.weights == .strength))
      }
    }
    if projection.graph.isWeighted { lines.append(English.strengths(projection)) }
    if request.resolution != 1, !names({ _ in true }).filter({ $0 == "community" || $0 == "modularity" }).isEmpty {
      lines.append(English.resolution(request.resolution))
    }
    return lines
  }

  private static func words(_ measure: String) -> String {
    measure.replacing("_", with: " ").replacing(".network", with: " of the network")
  }
}

extension MeasureConventions {
  /// How far an estimated value can be off; nil for an exact one.
  var greatestError: Double? {
    if case .estimated(_, _, let greatestError, _) = precision { greatestError } else { nil }
  }
}

/// How the values of a column are written for people.
private struct ColumnFormat {
  private let decimals: Int
  private let isFlag: Bool
  private let isProbability: Bool

  init(measure: String, values: some Sequence<Double?>) {
    isFlag = Measure.named(measure).contains { $0.unit == .flag }
    isProbability = false
    decimals = Numeral.decimals(for: values)
  }

  init(detail: String, value: Double?) {
    isFlag = false
    isProbability = detail == "p_value"
    decimals = Numeral.decimals(for: [value])
  }

  func text(_ value: Double?) -> String {
    guard let value else { return "–" }
    if isProbability { return English.probability(value) }
    if isFlag { return value == 0 ? "" : "yes" }
    return value.isFinite ? Numeral.fixed(value, decimals: decimals) : "∞"
  }
}
