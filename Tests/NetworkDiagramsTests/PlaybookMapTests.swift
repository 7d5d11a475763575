import Foundation
import Testing

@testable import NetworkDiagrams

/// The six studies of the playbook, drawn in every format.
@Suite(.enabled(if: PlaybookCase.isPresent, "the shared datasets are not beside the package"))
struct PlaybookMapTests {
  @Test(arguments: PlaybookCase.names)
  func drawsEveryFormat(_ name: String) throws {
    let diagram = try PlaybookCase(name).diagram("The map of \(name)")
    let drawing = try MapDrawing(diagram)
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil { print(name, drawing.arrangement.flaws) }
    let svg = try diagram.rendered(as: .svg)
    let png = try diagram.rendered(as: .png(dpi: 96))
    if let folder = ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] {
      let url = URL(filePath: folder)
      try Data(svg).write(to: url.appending(path: "\(name).svg"))
      try Data(png).write(to: url.appending(path: "\(name).png"))
    }
    #expect(String(decoding: svg, as: UTF8.self).hasSuffix("</svg>\n"))
  }
}
