import Foundation
import StakeholderModel

extension ExportFormat {
  /// UCINET DL: a full matrix for each kind of tie and wave.
  public static let dl = ExportFormat(
    "dl", title: "UCINET DL: a matrix for each kind and wave", extensions: ["dl"],
    kept: "ids to 18 characters, a matrix for each kind and wave, the mean strength of several reports",
    lost:
      "names, sectors, all other columns, who was asked what; no tie and no answer "
      + "are both 0, an unknown strength 1"
  ) { export throws(FileError) in try DLWriter(export).written()
  }
}

/// Writes a study as matrices for UCINET.
private struct DLWriter {
  /// A matrix of a kind of tie in a wave.
  private struct Matrix {
    let label: String
    let kind: Kind
    let wave: Wave?
  }

  /// The most cells in all; more would be a file that no program of this kind opens.
  private static let mostCells = 50_000_000

  let export: StudyExport

  init(_ export: StudyExport) { self.export = export }

  func written() throws(FileError) -> WrittenStudy {
    let count = export.stakeholders.count
    let matrices = matrices
    guard count * count * max(matrices.count, 1) <= DLWriter.mostCells else {
      throw FileError(
        "cannot-write", file: "dl",
        "\(count) stakeholders in \(matrices.count) matrices are too many for full matrices.",
        advice: "Choose one wave with --wave, or write Pajek, GraphML or CSV.")
    }
    let labels = DLWriter.labels(export.stakeholders.map(\.id.rawValue))
    var text = "DL N=\(count) NM=\(max(matrices.count, 1))\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\n"
    text += labels.map(DLWriter.quoted).joined(separator: "\n") + "\n"
    if matrices.count > 1 {
      text +=
        "MATRIX LABELS:\n" + DLWriter.labels(matrices.map(\.label)).map(DLWriter.quoted).joined(separator: "\n") + "\n"
    }
    text += "DATA:\n"
    if matrices.isEmpty { text += lines(of: nil) }
    for matrix in matrices { text += lines(of: matrix) }
    return WrittenStudy(Array(text.utf8), notes: notes(matrices: matrices, labels: labels))
  }

  private var matrices: [Matrix] {
    let waves: [Wave?] = export.waves.isEmpty ? [nil] : export.waves
    return export.kinds.flatMap { kind in
      waves.map { wave in
        Matrix(label: kind.id.rawValue + (wave.map { "_\($0.id.rawValue)" } ?? ""), kind: kind, wave: wave)
      }
    }
  }

  /// The rows of a matrix; reports of the same tie are merged with the mean of their strengths.
  private func lines(of matrix: Matrix?) -> String {
    let count = export.stakeholders.count
    let numbers = Dictionary(
      zip(export.stakeholders.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
    var sums = [Double](repeating: 0, count: count * count)
    var reports = [Double](repeating: 0, count: count * count)
    func add(_ from: Int, _ to: Int, _ strength: Double) {
      sums[from * count + to] += strength
      reports[from * count + to] += 1
    }
    if let matrix {
      for tie in export.relationships where tie.kind == matrix.kind.id && tie.isTie {
        guard tie.wave == nil || tie.wave == matrix.wave?.id, let from = numbers[tie.from], let to = numbers[tie.to]
        else { continue }
        add(from, to, tie.strength.number ?? 1)
        if !matrix.kind.isDirected { add(to, from, tie.strength.number ?? 1) }
      }
    }
    return (0..<count).map { row in
      (0..<count).map { column in
        let cell = row * count + column
        return reports[cell] == 0 ? "0" : JSONLiteral.number(sums[cell] / reports[cell])
      }.joined(separator: " ") + "\n"
    }.joined()
  }

  private func notes(matrices: [Matrix], labels: [String]) -> [String?] {
    let lost = ExportTable(stakeholdersOf: export).columns(without: ["id"])
    let lostOfTies = ExportTable(tiesOf: export).columns(without: ["from", "to", "kind", "strength", "wave"])
    let columns = (lost + lostOfTies).map(\.heading)
    let changed = zip(export.stakeholders, labels).count { $0.id.rawValue != $1 }
    let withoutStrength = export.relationships.count { $0.isTie && $0.strength == .unknown }
    return [
      columns.isEmpty ? nil : "Columns not kept: \(columns.joined(separator: ", ")).",
      matrices.count < 2 ? nil : "Matrices: \(matrices.map(\.label).joined(separator: ", ")).",
      changed == 0 ? nil : "\(changed) ids are changed: labels have at most 18 characters and no spaces or commas.",
      withoutStrength == 0 ? nil : "\(withoutStrength) ties without a strength are written as 1.",
      "A 0 may mean “no tie”, “not asked” or “no answer”; several reports of a tie become their mean.",
      export.responsesNote,
    ]
  }

  /// Words of the format in quotation marks, so that they are labels and nothing else.
  private static func quoted(_ label: String) -> String {
    ["data", "label", "labels", "diagonal", "format"].contains(label.lowercased()) ? "\"\(label)\"" : label
  }

  /// Labels of at most 18 characters without spaces, each once.
  private static func labels(_ texts: [String]) -> [String] {
    var taken = Set<String>()
    return texts.map { text in
      let plain = String(
        text.map { $0.isWhitespace || $0.isNewline || ",;:\"'=".contains($0) ? "_" as Character : $0 })
      var label = String(plain.prefix(18))
      var number = 2
      while label.isEmpty || taken.contains(label.uppercased()) {
        let suffix = "_\(number)"
        label = plain.prefix(18 - suffix.count) + suffix
        number += 1
      }
      taken.insert(label.uppercased())
      return label
    }
  }
}
