import Testing

@testable import NetworkDiagrams

/// Contrast by WCAG 2.2 §1.4.3 (text) and §1.4.11 (everything else that must be seen).
struct ThemeTests {
  /// The relative luminance of a colour, by the definition of WCAG.
  private static func luminance(_ color: Color) -> Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      if share <= 0.04045 { return share / 12.92 }
      // ((share + 0.055) / 1.055) ^ 2.4 by Newton's steps for the fifth root.
      let base = (share + 0.055) / 1.055
      var root = base
      for _ in 0..<60 { root -= (root * root * root * root * root - base) / (5 * root * root * root * root) }
      return base * base * root * root
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private static func contrast(_ a: Color, _ b: Color) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func contrastIsThatOfTheDefinition() {
    #expect(abs(Self.contrast("#000000", "#FFFFFF") - 21) < 1e-9)
    // W3C's own example: #777777 on white is 4.48 : 1.
    #expect(abs(Self.contrast("#777777", "#FFFFFF") - 4.48) < 0.01)
  }

  @Test(arguments: DiagramTheme.allCases)
  func textIsReadable(_ theme: DiagramTheme) {
    let tokens = theme.tokens
    for color in [tokens.ink, tokens.ink2, tokens.muted] {
      #expect(Self.contrast(color, tokens.background) >= 4.5)
    }
  }

  @Test(arguments: DiagramTheme.allCases)
  func linesAndOutlinesAreSeen(_ theme: DiagramTheme) {
    let tokens = theme.tokens
    for color in [tokens.ink, tokens.tie, tokens.tieStrong, tokens.against, tokens.gained, tokens.lost, tokens.kept] {
      #expect(Self.contrast(color, tokens.background) >= 2.99)
    }
  }

  @Test(arguments: DiagramTheme.allCases)
  func numbersOnShadesAreReadable(_ theme: DiagramTheme) {
    for (step, shade) in SectorMatrix.shades(theme).enumerated() {
      #expect(Self.contrast(SectorMatrix.ink(onShade: step), shade) >= 4.5, "step \(step)")
    }
  }

  @Test(arguments: DiagramTheme.allCases)
  func namesOnTintsAreReadable(_ theme: DiagramTheme) {
    for symbol in SectorSymbol.ordered {
      let tint = symbol.color(in: theme).blended(0.16, over: theme.tokens.background)
      #expect(Self.contrast(theme.tokens.ink, tint) >= 4.5)
    }
  }

  @Test func moreSectorsThanColoursShareOneSymbol() throws {
    let sectors = (0..<14).map { DiagramSector(id: "s\($0)", title: "Sector \($0)") }
    let nodes = sectors.enumerated().flatMap { index, sector in
      (0...index).map { DiagramNode(id: "\(sector.id)-\($0)", name: "N\(index).\($0)", sector: sector.id) }
    }
    let drawing = try Diagram(nodes: nodes, ties: [], sectors: sectors, text: DiagramText(title: "Fourteen")).arranged()
      .drawing
    #expect(drawing.palette.shown.map(\.id) == (5..<14).map { "s\($0)" })
    #expect(drawing.sectorRows.count == 10)
    #expect(drawing.sectorRows.last?.title == "Other: Sector 0, Sector 1, Sector 2, Sector 3, Sector 4")
    #expect(drawing.sectorRows.last?.count == 15)
    #expect(Set(drawing.palette.shown.map { drawing.palette.symbol(of: $0.id).shape }).count == 9)
  }
}
