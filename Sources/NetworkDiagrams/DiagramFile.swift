/// A diagram as the bytes of a file, and what its maker should know about them.
public struct DiagramFile: Sendable, Hashable {
  /// The content of the file.
  public let bytes: [UInt8]
  /// What makes the picture harder to read than it need be.
  public let warnings: [DiagramWarning]

  init(bytes: [UInt8], warnings: [DiagramWarning] = []) {
    self.bytes = bytes
    self.warnings = warnings
  }
}

/// Something about a picture that its maker can mend.
public enum DiagramWarning: Sendable, Hashable, CustomStringConvertible {
  /// Boxes stand in place of the letters of a script; only in PNG and PDF.
  case missingFont(MissingFont)
  /// Two sectors have colours that are hard to tell apart, as the study sets them; their shapes still differ.
  ///
  /// `difference` is by CIEDE2000.
  case similarColors(String, String, difference: Double)

  /// What the trouble is, and what to do about it.
  public var description: String {
    switch self {
    case .missingFont(let font): font.description
    case .similarColors(let first, let second, let difference):
      Texts.similarColors(first, second, difference: difference)
    }
  }
}

extension Scene {
  /// Draws the scene.
  ///
  /// - Parameter noun: What cannot be written as DOT.
  func file(
    as format: DiagramFormat, called noun: String, warnings: [DiagramWarning] = []
  ) throws(DiagramError) -> DiagramFile {
    let renderer = SceneRenderer(self)
    var fonts: [DiagramWarning] { MissingFont.among(texts.lazy.flatMap(\.lines)).map { .missingFont($0) } }
    switch format {
    case .svg: return DiagramFile(bytes: try renderer.svg(), warnings: warnings)
    case .inlineSVG(let prefix):
      return DiagramFile(bytes: try renderer.svg(inlinePrefix: prefix), warnings: warnings)
    case .png(let dpi): return DiagramFile(bytes: try renderer.png(dpi: dpi), warnings: warnings + fonts)
    case .pdf: return DiagramFile(bytes: try renderer.pdf(), warnings: warnings + fonts)
    case .dot: throw DiagramError(.style("\(noun) cannot be written as DOT; choose svg, png or pdf"))
    }
  }
}

extension SectorPalette {
  /// Below this difference two colours are hard to tell apart.
  static let leastDifference = 10.0

  /// The pairs of sectors whose colours are near one another because of a colour that the study sets.
  var warnings: [DiagramWarning] {
    shown.indices.flatMap { index in
      shown[..<index].compactMap { other -> DiagramWarning? in
        let sector = shown[index]
        guard sector.color != nil || other.color != nil else { return nil }
        let difference = symbol(of: sector.id).fill.difference(from: symbol(of: other.id).fill)
        guard difference < Self.leastDifference else { return nil }
        return .similarColors(other.title, sector.title, difference: difference)
      }
    }
  }
}
