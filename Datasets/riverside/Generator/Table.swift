/// What a cell of one of the study's tables holds.
enum Cell: Hashable {
  case empty
  case text(String)
  case integer(Int)
  /// A number with one decimal, in tenths.
  case tenths(Int)
  case date(Day)

  /// The cell as the CSV files show it. Decimals have a comma: whoever exported these files works with such a computer.
  var csv: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .tenths(let number): "\(number / 10),\(number % 10)"
    case .date(let day): day.iso
    }
  }

  /// Several values in one cell.
  static func list(_ values: [String]) -> Cell { values.isEmpty ? .empty : .text(values.joined(separator: "|")) }

  static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
  static func optional(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .empty }
}

/// One sheet: its name, its headings and its rows. A row without cells is a blank line.
struct Table {
  var name: String
  var headings: [String]
  var rows: [[Cell]] = []

  /// The rows as comma-separated values with quotes where RFC 4180 wants them, one line feed after each.
  var csv: String {
    let lines = [headings.map(Cell.text)] + rows
    return lines.map { $0.map { Self.quoted($0.csv) }.joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
