/// Graphviz's SVG made fit for pages: title and description, roles, tooltips without links, one font stack, a viewBox
/// in plain numbers, a halo round the labels.
///
/// No script, no outside reference.
struct SVGDocument {
  let scene: Scene
  let drawn: [UInt8]

  static let fontStack = "Noto Sans,Segoe UI,Helvetica Neue,Arial,DejaVu Sans,sans-serif"

  func bytes() throws(DiagramError) -> [UInt8] {
    // Graphviz writes hyphens as entities, in ids too, where they are of no use outside comments.
    let text = String(decoding: drawn, as: UTF8.self).replacing("&#45;", with: "-")
    guard text.hasSuffix("</svg>\n") || text.hasSuffix("</svg>") else {
      throw DiagramError(.incompleteOutput(format: "SVG", detail: "it does not end where it should"))
    }
    var result = header()
    var isInsideRoot = false
    var isPage = true
    var skipsTitle = false
    for token in XMLTokens(text) {
      switch token {
      case .text(let content):
        // Between elements there are only line breaks of Graphviz's; inside `text` there is content.
        if isInsideRoot, !skipsTitle { result += content }
      case .tag(let tag):
        if tag.hasPrefix("<?") || tag.hasPrefix("<!") { continue }
        if tag.hasPrefix("<svg") {
          isInsideRoot = true
          continue
        }
        guard isInsideRoot else { continue }
        if tag.hasPrefix("<title") { skipsTitle = true }
        if skipsTitle {
          if tag.hasPrefix("</title") { skipsTitle = false }
          continue
        }
        if isPage, tag.hasPrefix("<polygon") {
          isPage = false
          result += page()
          continue
        }
        result += rewritten(tag)
      }
    }
    try checkCompleteness(of: result)
    return Array(Self.withoutEmptyLines(result).utf8)
  }

  private func header() -> String {
    let (w, h) = (NumberText.short(scene.width), NumberText.short(scene.height))
    let halo = scene.theme.tokens.background.hex
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(w) \(h)" role="img" aria-labelledby="map-title map-description" \
      class="network-map" font-family="\(Self.fontStack)">
      <title id="map-title">\(SafeText.escapedForXML(scene.title))</title>
      <desc id="map-description">\(SafeText.escapedForXML(scene.description))</desc>
      <style>.network-map .halo text{paint-order:stroke;stroke:\(halo);stroke-width:3px;stroke-linejoin:round}</style>

      """
  }

  /// The page itself, two points larger than the view, so that no bright hairline shows at the edge of a dark one.
  private func page() -> String {
    let (w, h) = (NumberText.short(scene.width + 4), NumberText.short(scene.height + 4))
    let y = NumberText.short(-scene.height - 2)
    return
      "<rect class=\"page\" x=\"-2\" y=\"\(y)\" width=\"\(w)\" height=\"\(h)\" fill=\"\(scene.theme.tokens.background.hex)\"/>"
  }

  private func rewritten(_ tag: Substring) -> String {
    if tag == "</a>" { return "" }
    if tag.hasPrefix("<a ") {
      guard let tooltip = Self.value(of: "xlink:title", in: tag), tooltip.contains(where: { $0 != " " }) else {
        return ""
      }
      return "<title>\(tooltip)</title>"
    }
    // The groups that Graphviz puts round links have ids that mean nothing to a reader of the page.
    if tag.hasPrefix("<g id=\"a_") { return "<g>" }
    if tag.hasPrefix("<g id=\"node") || tag.hasPrefix("<g id=\"edge") || tag.hasPrefix("<g id=\"graph") {
      var kept = "<g"
      if let classes = Self.value(of: "class", in: tag) { kept += " class=\"\(classes)\"" }
      if let transform = Self.value(of: "transform", in: tag) { kept += " transform=\"\(transform)\"" }
      return kept + ">"
    }
    if tag.hasPrefix("<text"), let family = Self.value(of: "font-family", in: tag) {
      let bold = family.hasSuffix("Bold") ? " font-weight=\"bold\"" : ""
      return String(tag).replacing(" font-family=\"\(family)\"", with: "").replacing(" font-weight=\"bold\"", with: "")
        .replacing("<text", with: "<text\(bold)")
    }
    return String(tag)
  }

  /// Every stakeholder and tie must be there: Graphviz leaves things out in silence.
  private func checkCompleteness(of text: String) throws(DiagramError) {
    for id in scene.symbols.compactMap(\.elementID) + scene.lines.compactMap(\.elementID) {
      guard text.contains("id=\"\(id)\"") else {
        throw DiagramError(.incompleteOutput(format: "SVG", detail: "\(id) is missing"))
      }
    }
  }

  private static func value(of attribute: String, in tag: Substring) -> Substring? {
    guard let start = tag.firstRange(of: " \(attribute)=\"") else { return nil }
    let rest = tag[start.upperBound...]
    return rest.firstIndex(of: "\"").map { rest[..<$0] }
  }

  private static func withoutEmptyLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n") + "\n"
  }
}

/// The tags and the text between them, one after another.
struct XMLTokens: Sequence, IteratorProtocol {
  enum Token { case tag(Substring), text(Substring) }

  private var rest: Substring

  init(_ text: String) { rest = Substring(text) }

  mutating func next() -> Token? {
    guard let first = rest.utf8.first else { return nil }
    if first == UInt8(ascii: "<") {
      let ending = rest.hasPrefix("<!--") ? "-->" : ">"
      let end = rest.firstRange(of: ending)?.upperBound ?? rest.endIndex
      defer { rest = rest[end...] }
      return .tag(rest[..<end])
    }
    let end = rest.utf8.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
    defer { rest = rest[end...] }
    return .text(rest[..<end])
  }
}
