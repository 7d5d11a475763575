import Foundation
import Testing

@testable import NetworkDiagrams

/// Whether sectors can be told apart by colour, in the usual and in the three other kinds of colour vision.
struct PaletteTests {
  /// Pairs of Sharma, Wu & Dalal 2005, table 1 (rows 1, 4, 7, 9, 17, 20, 25, 31 and 34).
  @Test(arguments: [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425), ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669), ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
  ])
  func differenceIsThatOfTheSource(
    _ a: (Double, Double, Double), _ b: (Double, Double, Double), _ expected: Double
  ) {
    let first = Lab(lightness: a.0, a: a.1, b: a.2)
    let second = Lab(lightness: b.0, a: b.1, b: b.2)
    #expect(abs(first.difference(from: second) - expected) < 1e-4)
    #expect(abs(second.difference(from: first) - expected) < 1e-4)
  }

  /// What others see, at full severity: Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113, table 1.
  enum Vision: String, CaseIterable {
    case usual, deuteranopia, protanopia, tritanopia

    var matrix: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
      case .deuteranopia:
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
      case .tritanopia:
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
      }
    }

    func seen(_ color: Color) -> Lab {
      let light = [color.red, color.green, color.blue].map(Lab.linear)
      return Lab(linear: matrix.map { row in max(0, min(1, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })) })
    }
  }

  /// The least difference between any two of the first 6, 8 and 10; Okabe–Ito's eight reach 21.7, 11.6, 12.2 and 10.9.
  @Test(arguments: [
    (Vision.usual, [26.5, 26.5, 22.2]), (.deuteranopia, [18.8, 18.5, 17.9]), (.protanopia, [22.6, 18.7, 18.7]),
    (.tritanopia, [20.0, 16.3, 16.1]),
  ])
  func sectorsCanBeToldApart(_ vision: Vision, _ expected: [Double]) {
    let seen = SectorSymbol.ordered.map { vision.seen($0.fill) }
    for (count, least) in zip([6, 8, 10], expected) {
      let differences = (0..<count).flatMap { a in (0..<a).map { seen[a].difference(from: seen[$0]) } }
      #expect(abs((differences.min() ?? 0) - least) < 0.06, "\(count) sectors")
    }
  }

  @Test func shapesDiffer() {
    #expect(Set(SectorSymbol.ordered.map(\.shape)).count == SectorSymbol.ordered.count)
    #expect(Set(SectorSymbol.ordered.map(\.grey)).count == SectorSymbol.ordered.count)
  }

  @Test(arguments: Vision.allCases)
  func whatBeganAndEndedCanBeToldApart(_ vision: Vision) {
    let tokens = ThemeTokens.light
    #expect(vision.seen(tokens.gained).difference(from: vision.seen(tokens.lost)) >= 47.7)
    #expect(vision.seen(tokens.against).difference(from: vision.seen(tokens.tie)) >= 32.6)
  }

  @Test func coloursOfTheStudyThatAreAlikeAreSaid() throws {
    func warnings(_ first: String?, _ second: String?, _ theme: DiagramTheme = .light) throws -> [DiagramWarning] {
      let diagram = Diagram(
        nodes: [DiagramNode(id: "a", name: "A", sector: "x"), DiagramNode(id: "b", name: "B", sector: "y")], ties: [],
        sectors: [
          DiagramSector(id: "x", title: "Exes", color: first), DiagramSector(id: "y", title: "Whys", color: second),
        ], text: DiagramText(title: "Two"), theme: theme)
      return try diagram.file(as: .svg).warnings
    }
    #expect(try warnings(nil, nil) == [])
    #expect(try warnings("#FF0000", "#00AA00") == [])
    let found = try warnings("#FF0000", "#F50505")
    #expect(found.count == 1)
    #expect(found.first?.description.contains("“Exes” and “Whys” in study.yaml are hard to tell apart") == true)
    // One's own colour beside one of ours.
    #expect(try warnings("#DD9418", nil).count == 1)
    // In grey colours do not count.
    #expect(try warnings("#FF0000", "#F50505", .grey) == [])
  }
}
