public import ArgumentParser
import Foundation
import StakeholderFormats
public import StakeholderNetworks
import StakeholderReports

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw a map of the network as SVG, PNG, PDF or DOT.",
    discussion: """
      Everybody stays in the same place in every style, kind, wave and theme, so that maps can be laid side by side. \
      Ties against somebody are drawn only in a study that declares them public, or with --show-negative-ties.

      Styles: sectors (who is there), bridges (who and what holds it together), communities (who keeps together), \
      trust (between whom, and whether both ways), practices (a say, trust, learning, money), matrix (sectors against \
      sectors), change (between two --waves), ego (one stakeholder), path (a way between two), introductions (ties \
      that could be made), blame (who is against whom); and those of the study's own in study.yaml.
      """)

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its ending says the format: .svg, .png, .pdf or .dot.", valueName: "file"))
  var output: String

  @Option(help: "What the map is about; see above. sectors if not given.")
  var style: String?

  @Option(help: ArgumentHelp("A kind of tie to draw; can be given several times. All if not given.", valueName: "kind"))
  var kind: [String] = []

  @Option(help: ArgumentHelp("Show one stakeholder and its ties; the rest fades.", valueName: "id or name"))
  var ego: String?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Show a shortest way between two.", valueName: "id or name"))
  var path: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("The two waves to compare.", valueName: "id"))
  var waves: [String] = []

  @Option(help: "Several small maps on one sheet: one for each of the kinds, or of the waves.")
  var multiples: Multiples?

  @Option(help: ArgumentHelp("A tie that could be made, as A,B; can be given several times.", valueName: "a,b"))
  var propose: [String] = []

  @Option(help: ArgumentHelp("sector, community, none, or a column of the stakeholder table.", valueName: "column"))
  var colorBy: String?

  @Option(
    help: ArgumentHelp("betweenness, partners, named, none, or a column of numbers.", valueName: "measure or column"))
  var sizeBy: String?

  @Flag(help: "Show how strong ties are by the width of their lines. Confidential ratings of trust stay out.")
  var strengths = false

  @Flag(help: "Put those of one colour who stand near one another on a tint of it.")
  var tints = false

  @Flag(help: "Draw directions by lines that grow thinner instead of heads. The legend says so.")
  var tapered = false

  @Flag(help: "Show ties against somebody, and how far each trusts, although told in confidence. Pass nothing on.")
  var showNegativeTies = false

  @Option(help: "light, dark, or grey for printing without colours.")
  var theme: DiagramTheme = .light

  @Option(
    help: """
      stress: near on the map means few steps apart, the best choice for most. columns, rings, circle: sector by \
      sector. power-interest: by these two columns. auto: one that suits the ties. The others are Graphviz's engines, \
      up to the sizes that they manage.
      """)
  var layout: Layout = .fixed(.stress)

  @Option(help: "Dots per inch of a PNG: 72 to 600.")
  var dpi = 150

  func validate() throws {
    guard (72...600).contains(dpi) else { throw ValidationError("--dpi must be between 72 and 600.") }
    guard format != nil else {
      throw ValidationError("“\(output)” must end in .svg, .png, .pdf or .dot, so that the format is known.")
    }
    guard path.isEmpty || path.count == 2 else { throw ValidationError("--path needs two stakeholders.") }
    guard waves.isEmpty || waves.count == 2 else { throw ValidationError("--waves needs two waves.") }
    let ways = [ego != nil ? "ego" : nil, path.isEmpty ? nil : "path", waves.isEmpty ? nil : "change"].compactMap(
      \.self)
    guard ways.count <= 1 else { throw ValidationError("--ego, --path and --waves exclude one another.") }
    if let way = ways.first, let style, style != way {
      throw ValidationError("--style \(style) does not go with what makes the style \(way).")
    }
    if style == "ego", ego == nil { throw ValidationError("--style ego needs --ego with the id of a stakeholder.") }
    if style == "path", path.isEmpty { throw ValidationError("--style path needs --path with two stakeholders.") }
    if style == "change", waves.isEmpty { throw ValidationError("--style change needs --waves with two waves.") }
  }

  func run() throws {
    try ending {
      let file = URL(filePath: output)
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let network = try study.network(of: data)
      do {
        let picture = try picture(of: data, network)
        try destination.write(picture.bytes)
        for warning in picture.warnings { Console.error("Warning: \(warning)") }
      } catch let error as DiagramError {
        if error.isAboutTheRequest { throw Failure(.usage, error.description) }
        throw Failure(.fault, "The map cannot be drawn: \(error)")
      }
      try destination.finish(data, study)
      if !study.quiet { Console.error("Wrote \(file.relativePath).") }
    }
  }

  // MARK: What to draw

  private func picture(of data: Study, _ network: StakeholderNetwork) throws -> DiagramFile {
    let kinds = try checkedKinds(in: network)
    if style == "matrix" {
      return try SectorMatrix(of: network, kinds: kinds, theme: theme).file(as: format ?? .svg)
    }
    switch multiples {
    case .kinds?:
      return try DiagramSheet(ofKindsIn: network, theme: theme, seed: study.seed).file(as: format ?? .svg)
    case .waves?:
      return try DiagramSheet(ofWavesIn: data, kinds: kinds, theme: theme, seed: study.seed).file(as: format ?? .svg)
    case nil: break
    }
    let chosen = try layout(for: network, kinds)
    if !waves.isEmpty {
      let (earlier, later) = (try study.network(of: data, at: waves[0]), try study.network(of: data, at: waves[1]))
      return try Diagram(
        ofChangeFrom: earlier, to: later, kinds: kinds, theme: theme, seed: study.seed, layout: chosen
      ).file(as: format ?? .svg)
    }
    let proposals = try propose.map { pair -> ProposedTie in
      let ends = pair.split(separator: ",", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard ends.count == 2 else { throw Failure(.usage, "--propose “\(pair)” must name two stakeholders as A,B.") }
      return ProposedTie(try stakeholder(ends[0], in: network), try stakeholder(ends[1], in: network))
    }
    return try Diagram(
      of: network, style: try chosenStyle(in: network), kinds: kinds, theme: theme, seed: study.seed, layout: chosen,
      proposing: proposals, showing: showNegativeTies ? .askedForExplicitly() : nil
    ).file(as: format ?? .svg)
  }

  private func chosenStyle(in network: StakeholderNetwork) throws -> DiagramStyle {
    var result: DiagramStyle
    if let ego {
      result = .ego(try stakeholder(ego, in: network))
    } else if path.count == 2 {
      result = .path(from: try stakeholder(path[0], in: network), to: try stakeholder(path[1], in: network))
    } else {
      let name = style ?? (propose.isEmpty ? "sectors" : "introductions")
      let known = network.study.settings.styles + DiagramStyle.named
      guard let found = known.first(where: { $0.name == name }) else {
        let names = known.map(\.name) + ["matrix", "change", "ego", "path"]
        throw Failure(.usage, "There is no style “\(name)”.", advice: "Possible are: \(names.joined(separator: ", ")).")
      }
      result = found
    }
    if let colorBy { result.color = .init(named: colorBy) }
    if let sizeBy { result.size = .init(named: sizeBy) }
    if strengths { result.showsStrengths = true }
    if tints { result.showsTints = true }
    if tapered { result.tapersLines = true }
    return result
  }

  private func layout(for network: StakeholderNetwork, _ kinds: [Kind.ID]?) throws -> DiagramLayout {
    if case .fixed(let layout) = layout { return layout }
    let suited = DiagramLayout.suited(to: network.graph(of: kinds, direction: .directed))
    if !study.quiet { Console.error("Layout: \(suited.layout.rawValue), because \(suited.reason).") }
    return suited.layout
  }

  /// The stakeholder with an id or a name.
  private func stakeholder(_ text: String, in network: StakeholderNetwork) throws -> Stakeholder.ID {
    let shown = network.stakeholders.filter { $0.consent != .no }
    if let found = shown.first(where: { $0.id.rawValue == text }) { return found.id }
    let named = shown.filter { $0.name.lowercased() == text.lowercased() }
    if named.count == 1 { return named[0].id }
    throw Failure(
      .usage,
      named.isEmpty
        ? "No stakeholder has the id or name “\(text)”." : "Several stakeholders have the name “\(text)”; give the id.",
      advice: "The ids stand in the first column of the stakeholder table.")
  }

  private var format: DiagramFormat? {
    switch URL(filePath: output).pathExtension.lowercased() {
    case "svg": .svg
    case "png": .png(dpi: dpi)
    case "pdf": .pdf
    case "dot", "gv": .dot
    default: nil
    }
  }

  private func checkedKinds(in network: StakeholderNetwork) throws -> [Kind.ID]? {
    guard !kind.isEmpty else { return nil }
    let kinds = kind.map { Kind.ID(rawValue: $0) }
    let toCheck = showNegativeTies ? kinds.filter { !network.study.isConfidential($0) } : kinds
    do throws(MetricsError) {
      try MetricsRequest.check(toCheck, in: network)
      return kinds
    } catch {
      throw Failure(error.isWrongUsage ? .usage : .dataErrors, error.description)
    }
  }

  /// What each map of a sheet shows.
  enum Multiples: String, ExpressibleByArgument, CaseIterable {
    case kinds, waves
  }

  /// A layout by its name, or one that suits the network.
  enum Layout: ExpressibleByArgument {
    case auto
    case fixed(DiagramLayout)

    init?(argument: String) {
      if argument == "auto" {
        self = .auto
      } else {
        guard let layout = DiagramLayout(rawValue: argument) else { return nil }
        self = .fixed(layout)
      }
    }

    var defaultValueDescription: String {
      switch self {
      case .auto: "auto"
      case .fixed(let layout): layout.rawValue
      }
    }

    static var allValueStrings: [String] { DiagramLayout.allCases.map(\.rawValue) + ["auto"] }
  }
}

extension DiagramTheme: ExpressibleByArgument {}
