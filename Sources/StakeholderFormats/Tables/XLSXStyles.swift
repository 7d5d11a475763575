/// Which cell styles of a workbook show dates.
final class XLSXStyles: XMLEvents {
  /// For each style of a cell the date format, or nil for numbers and text.
  private(set) var dateFormats: [SpreadsheetDateFormat?] = []
  let isStopped = false

  private var customCodes: [Int: String] = [:]
  private var isInCellFormats = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
        customCodes[id] = code
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      let format = customCodes[id].map { SpreadsheetDateFormat(code: $0) } ?? SpreadsheetDateFormat(builtIn: id)
      dateFormats.append(format)
    default: break
    }
  }

  func end(_ element: String) {
    if element == "cellXfs" { isInCellFormats = false }
  }

  func text(_ text: String) {}

  /// The date format of a cell's style, if it has one.
  func dateFormat(ofStyle style: String?) -> SpreadsheetDateFormat? {
    guard let style, let index = Int(style), dateFormats.indices.contains(index) else { return nil }
    return dateFormats[index]
  }
}
