public import ArgumentParser
import Foundation
import StakeholderFormats
public import StakeholderNetworks
import StakeholderReports

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draw a map of the network as SVG, PNG, PDF or DOT.",
    discussion: """
      Everybody stays in the same place in every style, kind and theme, so that maps can be laid side by side. Ties \
      against somebody are drawn only in a study that declares them public.
      """)

  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its ending says the format: .svg, .png, .pdf or .dot.", valueName: "file"))
  var output: String

  @Option(help: "sectors: who is there. bridges: who and what holds it together.")
  var style: DiagramStyle = .sectors

  @Option(help: ArgumentHelp("A kind of tie to draw; can be given several times. All if not given.", valueName: "kind"))
  var kind: [String] = []

  @Option(help: "light, dark, or grey for printing without colours.")
  var theme: DiagramTheme = .light

  @Option(
    help: """
      stress: near on the map means few steps apart, the best choice for most. circle: all on one circle, sector by \
      sector. The others are Graphviz's engines, up to the sizes that they manage.
      """)
  var layout: DiagramLayout = .stress

  @Option(help: "Dots per inch of a PNG: 72 to 600.")
  var dpi = 150

  func validate() throws {
    guard (72...600).contains(dpi) else { throw ValidationError("--dpi must be between 72 and 600.") }
    guard format != nil else {
      throw ValidationError("“\(output)” must end in .svg, .png, .pdf or .dot, so that the format is known.")
    }
  }

  func run() throws {
    try ending {
      let file = URL(filePath: output)
      let destination = try Destination(output, of: study)
      let data = try study.study()
      let network = try study.network(of: data)
      let kinds = try checkedKinds(in: network)
      var diagram = Diagram(of: network, style: style, kinds: kinds, theme: theme, seed: study.seed)
      diagram.layout = layout
      do {
        try destination.write(try diagram.rendered(as: format ?? .svg))
      } catch let error as DiagramError {
        throw Failure(.fault, "The map cannot be drawn: \(error)")
      }
      try destination.finish(data, study)
      if !study.quiet { Console.error("Wrote \(file.relativePath).") }
    }
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
    do throws(MetricsError) {
      try MetricsRequest.check(kinds, in: network)
      return kinds
    } catch {
      throw Failure(error.isWrongUsage ? .usage : .dataErrors, error.description)
    }
  }
}

extension DiagramStyle: ExpressibleByArgument {}
extension DiagramTheme: ExpressibleByArgument {}
extension DiagramLayout: ExpressibleByArgument {}
