import Foundation
import StakeholderNetworks
import Testing

/// The README tells the truth: its Swift compiles and runs, and the outputs that it shows are real.
@Suite struct ReadmeTests {
  private static let text = try? String(contentsOf: Stakenet.root.appending(path: "README.md"), encoding: .utf8)

  /// The lines of the README, in this order and without their indentation.
  @Test func theTenLinesOfSwiftRun() throws {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    // swift-format-ignore: AlwaysUseLowerCamelCase
    func URL(filePath: String) -> Foundation.URL { Stakenet.root.appending(path: filePath) }
    // begin
    let study = try Study(contentsOf: URL(filePath: "Datasets/riverside"))
    let network = study.latestNetwork
    let trust = network.graph(of: [.trust], direction: .directed, weights: .strength)
    for (stakeholder, value) in network.ranking(by: trust.betweenness()).prefix(5) {
      print(stakeholder.name, value)
    }
    let svg = try Diagram(of: network, style: .bridges).rendered(as: .svg)
    for diagnostic in study.diagnostics { print(diagnostic.message) }
    // end
    #expect(printed.count > 10 && printed[0].hasPrefix("Riverside Together "))
    #expect(String(decoding: svg.prefix(5), as: UTF8.self) == "<?xml")

    let source = try String(contentsOf: Foundation.URL(filePath: #filePath), encoding: .utf8)
    let begin = try #require(source.range(of: "// begin\n"))
    let end = try #require(source.range(of: "    // end\n"))
    let lines = source[begin.upperBound..<end.lowerBound].split(separator: "\n").map { $0.dropFirst(4) }
    #expect(try #require(Self.text).contains(lines.joined(separator: "\n")))
  }

  /// What `make demo` ends with, in any folder.
  @Test func theDemonstrationIsReal() throws {
    let text = try #require(Self.text)
    let start = try #require(text.range(of: "`make demo` ends like this"))
    let block = try #require(text[start.upperBound...].components(separatedBy: "```").dropFirst().first)
    let folder = try TemporaryFolder([:])
    let study = Stakenet.root.appending(path: "Datasets/riverside").path
    let output = try folder.run("report", study, "-o", "riverside").output
    let shown = block.replacing("Output/riverside", with: "riverside").split(separator: "\n")
    #expect(shown.count > 15)
    for line in shown { #expect(output.contains(line), "The README shows a line that is not printed: \(line)") }
  }

  /// Blocks that begin with a command show what it prints, perhaps not all of it.
  @Test(arguments: [
    ["bridges", "sample:nashville-welcoming"],
    [
      "metrics", "sample:nashville-welcoming", "--measure", "betweenness", "--measure", "constraint", "--level",
      "stakeholders",
    ],
    ["validate", "Datasets/riverside"],
  ])
  func outputsAreReal(command: [String]) throws {
    let text = try #require(Self.text)
    let start = try #require(text.range(of: "$ stakenet \(command.joined(separator: " "))\n"))
    let end = try #require(text[start.upperBound...].range(of: "```"))
    let shown = text[start.upperBound..<end.lowerBound].split(separator: "\n").filter { $0 != "…" }
    let output = try Stakenet.run(command).output
    #expect(shown.count > 5)
    for line in shown { #expect(output.contains(line), "The README shows a line that is not printed: \(line)") }
  }
}
