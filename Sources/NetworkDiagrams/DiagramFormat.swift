/// What a diagram is written as.
public enum DiagramFormat: Sendable, Hashable {
  /// Scalable vector graphics for pages and slides: text stays text, every stakeholder and tie has an id and a
  /// tooltip, no script.
  case svg
  /// The same as a part of an HTML page: without an XML declaration, with colours that a page can change through the
  /// CSS variables `--map-background`, `--map-ink`, `--map-ink2`, `--map-muted`, `--map-tie`, `--map-tie-strong`,
  /// `--map-against`, `--map-gained`, `--map-lost`, `--map-kept`, `--map-faded-fill`, `--map-faded-outline`,
  /// `--map-faded-tie` and `--map-hairline`, so that one picture serves light and dark. Ids begin with the prefix, which
  /// must differ between the maps of a page.
  case inlineSVG(prefix: String)
  /// A picture of pixels; 72 dots per inch give 1080 × 720 pixels, 150 give 2250 × 1500. With 61 to 150 stakeholders the
  /// page is larger, since all names are written.
  case png(dpi: Int)
  /// A page of 15 × 10 inches (larger with 61 to 150 stakeholders) with embedded fonts and selectable text.
  case pdf
  /// The network with positions and colours as Graphviz text, for further work with other tools.
  case dot

  /// The usual ending of a file of this format, without the dot.
  public var fileExtension: String {
    switch self {
    case .svg, .inlineSVG: "svg"
    case .png: "png"
    case .pdf: "pdf"
    case .dot: "dot"
    }
  }
}
