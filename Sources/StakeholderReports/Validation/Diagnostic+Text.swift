package import StakeholderModel

extension Diagnostic {
  /// The place as people say it: `relationships.csv, row 12, column strength`.
  package var place: String? {
    guard let location else { return nil }
    return [location.file, location.row.map { "row \($0)" }, location.column.map { "column \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// What is wrong, what stood there and what was done, in one paragraph. Long cells are cut.
  package var sentence: String {
    let quoted = found.map { "Found “\(TerminalText.shortened($0, to: 80))”." }
    return [message, quoted, action].compactMap(\.self).joined(separator: " ")
  }

  /// The whole finding on one line.
  package var line: String { "\(severity.rawValue): \(place.map { "\($0): " } ?? "")\(sentence)" }
}

extension Diagnostic.Severity {
  /// The noun for one of them.
  package var noun: String { rawValue }
}
