import Foundation
import StakeholderFormats

/// The folder Datasets of this package.
let datasets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Datasets")

let playbook = [
  "lima-ciudad-saludable", "mumbai-sneha", "nashville-welcoming", "sefton-listening-council", "built-for-zero",
  "united-for-brownsville",
]

/// A table of riverside as its files hold it: what each heading says of each row that is not blank.
struct Rows {
  private var rows: [(number: Int, cells: [String: String])] = []
  let headings: [String]

  init(_ name: String) throws {
    let table = try CSVReader().read(datasets.appending(path: "riverside/\(name).csv"))
    headings = table.heading
    for row in 0..<table.rowCount where table.cells(row).contains(where: { !$0.isEmpty }) {
      let cells = Dictionary(zip(table.heading, table.cells(row)), uniquingKeysWith: { first, _ in first })
      rows.append((table.number(of: row), cells))
    }
  }

  var count: Int { rows.count }

  /// The texts that stand in a column, each once.
  func texts(_ heading: String) -> Set<String> { Set(rows.compactMap { $0.cells[heading] }).subtracting([""]) }

  func count(where isWanted: ([String: String]) -> Bool) -> Int { rows.count { isWanted($0.cells) } }

  /// The row with a number as a spreadsheet counts; nil if it is blank.
  subscript(number: Int) -> [String: String]? { rows.first { $0.number == number }?.cells }
}

/// The cells of the tables in a Markdown page, row by row, without the bars.
func tableRows(inPage path: String) throws -> [[String]] {
  let page = try String(contentsOf: datasets.appending(path: path), encoding: .utf8)
  return page.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
    line.dropFirst().dropLast().components(separatedBy: "|").map { cell in
      // A code span may hold spaces that matter.
      let trimmed = cell.trimmingCharacters(in: .whitespaces)
      return trimmed.hasPrefix("`") ? String(trimmed.dropFirst().dropLast()) : trimmed
    }
  }
}
