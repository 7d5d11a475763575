public import StakeholderModel

/// Why a table could not be read at all.
///
/// Findings about single rows and cells are diagnostics of the table; this error is thrown only where no table can be
/// made: the file is missing, empty, damaged, or of another kind.
public struct TableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public let diagnostic: Diagnostic

  /// The place, the finding and the advice in one line.
  public var description: String {
    let place = diagnostic.location.map { location in
      [location.file, location.row.map { "row \($0)" }].compactMap(\.self).joined(separator: ", ") + ": "
    }
    return (place ?? "") + diagnostic.message + (diagnostic.advice.map { " " + $0 } ?? "")
  }

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  package init(_ code: String, file: String, row: Int? = nil, _ message: String, found: String? = nil, advice: String) {
    diagnostic = Diagnostic(
      .error, code: code, at: Diagnostic.Location(file: file, row: row), message: message, found: found, advice: advice)
  }
}
