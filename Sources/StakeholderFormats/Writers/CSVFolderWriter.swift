import StakeholderModel

extension ExportFormat {
  /// A folder with stakeholders.csv, relationships.csv, respondents.csv and study.yaml. It keeps everything.
  public static let csv = ExportFormat(
    "csv", title: "A folder of CSV files: the study as this program keeps it", extensions: [], isFolder: true,
    kept: "everything: stakeholders, ties, who was asked what, columns of your own, settings", lost: "nothing"
  ) { export in
    var parts = [
      WrittenStudy.Part(name: "stakeholders.csv", bytes: ExportTable(stakeholdersOf: export).csv),
      WrittenStudy.Part(name: "relationships.csv", bytes: ExportTable(tiesOf: export).csv),
    ]
    if !export.responses.isEmpty {
      parts.append(.init(name: "respondents.csv", bytes: ExportTable(responsesOf: export).csv))
    }
    return WrittenStudy(folder: parts)
  }
}

extension ExportTable {
  /// The table as CSV, with the columns in their order.
  var csv: [UInt8] {
    var writer = CSVWriter()
    writer.append(columns.map(\.heading))
    for row in 0..<rowCount { writer.append(columns.map { $0.cells[row] ?? "" }) }
    return writer.bytes
  }
}
