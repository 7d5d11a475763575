/// What a diagram is written as.
public enum DiagramFormat: Sendable, Hashable {
  /// Scalable vector graphics for pages and slides: text stays text, every stakeholder and tie has an id and a
  /// tooltip, no script.
  case svg
  /// A picture of pixels; 72 dots per inch give 1080 × 720 pixels, 150 give 2250 × 1500.
  case png(dpi: Int)
  /// A page of 15 × 10 inches with embedded fonts and selectable text.
  case pdf
  /// The network with positions and colours as Graphviz text, for further work with other tools.
  case dot

  /// The usual ending of a file of this format, without the dot.
  public var fileExtension: String {
    switch self {
    case .svg: "svg"
    case .png: "png"
    case .pdf: "pdf"
    case .dot: "dot"
    }
  }
}
