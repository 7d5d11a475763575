/// Graphviz's SVG made fit for pages: title and description, roles, tooltips without links, one font stack, a viewBox
/// in plain numbers, a halo round the labels.
///
/// No script, no outside reference.
struct SVGDocument {
  let scene: Scene
  let drawn: [UInt8]
  /// For a part of a page what its ids begin with; nil for a file of its own.
  var inlinePrefix: String?

  private var prefix: String { inlinePrefix.map { $0 + "-" } ?? "" }

  static let fontStack = "Noto Sans,Segoe UI,Helvetica Neue,Arial,DejaVu Sans,sans-serif"

  func bytes() throws(DiagramError) -> [UInt8] {
    // Graphviz writes hyphens as entities, in ids too, where they are of no use outside comments.
    let text = String(decoding: Self.withPlainHyphens(drawn), as: UTF8.self)
    guard text.hasSuffix("</svg>\n") || text.hasSuffix("</svg>") else {
      throw DiagramError(.incompleteOutput(format: "SVG", detail: "it does not end where it should"))
    }
    var result = header()
    var isInsideRoot = false
    var isPage = true
    var skipsTitle = false
    var ids: Set<Substring> = []
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
        if tag.hasPrefix("<g id=\""), let id = Self.value(of: "id", in: tag) { ids.insert(id) }
        result += rewritten(tag)
      }
    }
    try checkCompleteness(of: ids)
    return Array(Self.withoutEmptyLines(result).utf8)
  }

  private func header() -> String {
    let (w, h) = (NumberText.short(scene.width), NumberText.short(scene.height))
    let halo = paint(scene.theme.tokens.background.hex)
    let declaration = inlinePrefix == nil ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : ""
    return declaration + """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(w) \(h)" role="img" aria-labelledby="\(prefix)map-title \(prefix)map-description" \
      class="network-map" font-family="\(Self.fontStack)">
      <title id="\(prefix)map-title">\(SafeText.escapedForXML(scene.title))</title>
      <desc id="\(prefix)map-description">\(SafeText.escapedForXML(scene.description))</desc>
      <style>.network-map .halo text{paint-order:stroke;stroke:\(halo);stroke-width:3px;stroke-linejoin:round}</style>

      """
  }

  /// The page itself, two points larger than the view, so that no bright hairline shows at the edge of a dark one.
  private func page() -> String {
    let (w, h) = (NumberText.short(scene.width + 4), NumberText.short(scene.height + 4))
    let y = NumberText.short(-scene.height - 2)
    return
      "<rect class=\"page\" x=\"-2\" y=\"\(y)\" width=\"\(w)\" height=\"\(h)\" fill=\"\(paint(scene.theme.tokens.background.hex))\"/>"
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
      return painted(tag).replacing(" font-family=\"\(family)\"", with: "").replacing(" font-weight=\"bold\"", with: "")
        .replacing("<text", with: "<text\(bold)")
    }
    return painted(tag)
  }

  /// A colour of the theme as a variable that a page may set, or as it is.
  private func paint(_ hex: String) -> String {
    guard inlinePrefix != nil, let token = scene.theme.tokens.variables.first(where: { $0.color.hex == hex }) else {
      return hex
    }
    return "var(--map-\(token.name),\(hex))"
  }

  /// Colours and ids of a part of a page.
  private func painted(_ tag: Substring) -> String {
    guard inlinePrefix != nil else { return String(tag) }
    var result = String(tag)
    for attribute in ["fill", "stroke"] {
      if let value = Self.value(of: attribute, in: Substring(result)), value.hasPrefix("#") {
        result = result.replacing(" \(attribute)=\"\(value)\"", with: " \(attribute)=\"\(paint(String(value)))\"")
      }
    }
    return result.hasPrefix("<g id=\"") ? result.replacing("<g id=\"", with: "<g id=\"\(prefix)") : result
  }

  /// Every stakeholder and tie must be there: Graphviz leaves things out in silence.
  private func checkCompleteness(of ids: Set<Substring>) throws(DiagramError) {
    for id in scene.symbols.compactMap(\.elementID) + scene.lines.compactMap(\.elementID) {
      guard ids.contains(Substring(id)) else {
        throw DiagramError(.incompleteOutput(format: "SVG", detail: "\(id) is missing"))
      }
    }
  }

  /// The value of an attribute. Bytes are compared: a search by characters takes seconds on a large map.
  private static func value(of attribute: String, in tag: Substring) -> Substring? {
    let name = Array(" \(attribute)=\"".utf8)
    let bytes = tag.utf8
    var start = bytes.startIndex
    while let candidate = bytes[start...].firstIndex(of: name[0]) {
      let rest = bytes[candidate...]
      if rest.starts(with: name) {
        let value = rest.dropFirst(name.count)
        return value.firstIndex(of: UInt8(ascii: "\"")).map { tag[value.startIndex..<$0] }
      }
      start = bytes.index(after: candidate)
    }
    return nil
  }

  private static func withPlainHyphens(_ bytes: [UInt8]) -> [UInt8] {
    let entity = Array("&#45;".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position] == entity[0], bytes[position...].starts(with: entity) {
        result.append(UInt8(ascii: "-"))
        position += entity.count
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  private static func withoutEmptyLines(_ text: String) -> String {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }.joined(separator: "\n") + "\n"
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
      var end = rest.utf8.firstIndex(of: UInt8(ascii: ">")).map { rest.utf8.index(after: $0) } ?? rest.endIndex
      if rest.hasPrefix("<!--") {
        while end < rest.endIndex, !rest[..<end].hasSuffix("-->") {
          let next = rest[end...].utf8.firstIndex(of: UInt8(ascii: ">"))
          end = next.map { rest.utf8.index(after: $0) } ?? rest.endIndex
        }
      }
      defer { rest = rest[end...] }
      return .tag(rest[..<end])
    }
    let end = rest.utf8.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
    defer { rest = rest[end...] }
    return .text(rest[..<end])
  }
}
