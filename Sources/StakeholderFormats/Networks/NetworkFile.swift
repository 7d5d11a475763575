internal import Foundation
internal import StakeholderModel

/// Tells what a file is: by its content first, then by its ending.
enum NetworkFile {
  /// What a file holds.
  enum Kind: Sendable, Hashable {
    case network(NetworkFormat)
    case workbook
    case table
  }

  /// What a file is; an error if it is nothing that can be read.
  static func kind(of file: URL) throws(TableError) -> Kind {
    try kind(of: try FileContents.head(of: file), name: file.lastPathComponent)
  }

  /// What a file is.
  ///
  /// - Parameters:
  ///   - head: Its first 64 KiB.
  ///   - name: Its name.
  static func kind(of head: [UInt8], name: String) throws(TableError) -> Kind {
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard !head.isEmpty else {
      throw TableError("empty-file", file: name, "The file is empty.", advice: "Check that the export was complete.")
    }
    if ending == "##h" || ending == "##d" { return .network(.ucinet) }
    if ["rda", "rdata", "rds"].contains(ending) {
      throw TableError(
        "format", file: name, "This is data of R, which only R can read.",
        advice: "Open it in R and write each table as CSV: write.csv(x, \"relationships.csv\", row.names = FALSE).")
    }
    if let kind = try archive(head, name: name) { return kind }
    let text = self.text(head)
    if let root = xmlRoot(of: text) { return try xml(root, name: name) }
    if looksLikeJSON(text, ending: ending) { return .network(.json) }
    if let format = try plainText(text, ending: ending, name: name) { return .network(format) }
    return try byEnding(ending, name: name)
  }

  // MARK: By content

  /// Files that are no text.
  private static func archive(_ head: [UInt8], name: String) throws(TableError) -> Kind? {
    switch FileKind.of(ContiguousArray(head)) {
    case .xlsx: return .workbook
    case .other(let kind, let advice):
      // XML is told apart by its root, below.
      if kind == "an XML file" { return nil }
      throw TableError("format", file: name, "This is \(kind), which cannot be read.", advice: advice)
    case .text: return nil
    }
  }

  private static func text(_ head: [UInt8]) -> Substring {
    // A character may be cut in half at the end of the head; it does not matter here.
    let (bytes, _) = TextDecoding.utf8(ContiguousArray(head.prefix(8192)), file: "")
    return String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
  }

  /// The local name of the root element of an XML document. A declaration of its type names it, too, and may hold a
  /// long list of other declarations; such documents are refused with their reason when they are read.
  private static func xmlRoot(of text: Substring) -> String? {
    guard text.first == "<" else { return nil }
    var rest = text
    while rest.first == "<" {
      let close: String
      if rest.hasPrefix("<?") {
        close = "?>"
      } else if rest.hasPrefix("<!--") {
        close = "-->"
      } else if rest.prefix(9).uppercased() == "<!DOCTYPE" {
        let name = rest.dropFirst(9).drop { $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == ":" }
        return name.split(separator: ":").last.map { $0.lowercased() } ?? ""
      } else {
        let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return name.split(separator: ":").last.map { $0.lowercased() } ?? ""
      }
      guard let end = rest.range(of: close) else { return "" }
      rest = rest[end.upperBound...].drop { $0.isWhitespace }
    }
    return ""
  }

  private static func xml(_ root: String, name: String) throws(TableError) -> Kind {
    switch root {
    case "graphml": return .network(.graphML)
    case "gexf": return .network(.gexf)
    case "workbook":
      throw TableError(
        "format", file: name, "This is a spreadsheet in the XML of Excel 2003.",
        advice: "Open it in Excel or LibreOffice and save it as .xlsx.")
    case "":
      throw TableError(
        "xml", file: name, "The file begins like XML, but it holds no element.",
        advice: "Export or download it again; the copy may have been cut off.")
    default:
      throw TableError(
        "format", file: name, "This is XML of another kind: its first element is “\(NetworkTables.excerpt(root))”.",
        found: "<\(NetworkTables.excerpt(root))>", advice: "GraphML and GEXF can be read; export it as one of them.")
    }
  }

  private static func looksLikeJSON(_ text: Substring, ending: String) -> Bool {
    guard let first = text.first, first == "{" || first == "[" else { return false }
    if ["json", "cyjs", "cx2", "cx"].contains(ending) { return true }
    let second = text.dropFirst().first { !$0.isWhitespace }
    return first == "{" ? second == "\"" || second == "}" : second == "{"
  }

  /// Networks in plain text, by their first words.
  private static func plainText(_ text: Substring, ending: String, name: String) throws(TableError) -> NetworkFormat? {
    let lines = text.split(whereSeparator: \.isNewline).lazy.map { TextNormalization.trimmed(String($0)).lowercased() }
    let first = lines.first { !$0.isEmpty && !$0.hasPrefix("%") } ?? ""
    if ["*network", "*vertices", "*partition", "*vector", "*matrixnetwork"].contains(where: first.hasPrefix) {
      guard !["clu", "vec"].contains(ending) else {
        throw TableError(
          "format", file: name,
          "This is a Pajek partition or vector, which says something about nodes but holds no ties.",
          advice: "Name the network beside it (.net); the partition is read along with it if it has the same name.")
      }
      return .pajek
    }
    if ["*node data", "*node properties", "*tie data"].contains(where: first.hasPrefix) { return .vna }
    let words = first.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "\"") }
    if words.first == "dl", first == "dl" || !first.hasPrefix("dl;") { return .dl }
    if first.hasPrefix("leda.graph") { throw unread("a LEDA graph", name) }
    if first.hasPrefix("%%matrixmarket") || text.hasPrefix("%%MatrixMarket") {
      throw unread("a Matrix Market file", name)
    }
    if looksLikeDOT(text) { return .dot }
    if EdgeListText.recognizes(text) { return .edgeList }
    if looksLikeGML(text) { return .gml }
    return nil
  }

  private static func unread(_ kind: String, _ name: String) -> TableError {
    TableError(
      "format", file: name, "This is \(kind), which cannot be read.",
      advice: "Convert it to GraphML, Pajek or a list of ties (from, to) with the program that made it.")
  }

  /// `graph`, `digraph` or `strict`, perhaps a name, and a brace, behind comments.
  private static func looksLikeDOT(_ text: Substring) -> Bool {
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.hasPrefix("//") || rest.hasPrefix("#") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*"), let end = rest.range(of: "*/") {
        rest = rest[end.upperBound...]
      } else {
        break
      }
    }
    let head = rest.prefix(200).lowercased()
    guard head.hasPrefix("graph") || head.hasPrefix("digraph") || head.hasPrefix("strict") else { return false }
    return head.prefix { $0 != "[" }.contains("{")
  }

  private static func looksLikeGML(_ text: Substring) -> Bool {
    text.lowercased().split(whereSeparator: \.isNewline).prefix(40).contains { line in
      let words = line.replacing("[", with: " [ ").split { $0.isWhitespace }
      return words.first == "graph" && (words.count == 1 || words[1] == "[")
    }
  }

  // MARK: By ending

  private static func byEnding(_ ending: String, name: String) throws(TableError) -> Kind {
    func refused(_ kind: String, _ advice: String) -> TableError {
      TableError("format", file: name, "The file ends in .\(ending) but it is not \(kind).", advice: advice)
    }
    switch ending {
    case "json", "cyjs", "cx2", "cx": return .network(.json)
    case "net", "paj": return .network(.pajek)
    case "dl": return .network(.dl)
    case "##h", "##d": return .network(.ucinet)
    case "vna": return .network(.vna)
    case "gml": return .network(.gml)
    case "dot", "gv": return .network(.dot)
    case "graph", "metis": return .network(.metis)
    case "adjlist": return .network(.adjacencyList)
    case "edgelist": return .network(.edgeList)
    case "leda", "tim", "des", "mtx", "matrixmarket", "mat":
      throw unread("a file of the kind .\(ending)", name)
    case "graphml", "gexf", "xml":
      throw refused("XML", "Export it again; it may have been saved by the wrong program.")
    case "xlsx", "xlsm", "xls", "xlsb", "ods", "numbers": return .workbook
    default: return .table
    }
  }
}
