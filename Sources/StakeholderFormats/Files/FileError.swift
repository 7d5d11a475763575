public import StakeholderModel

/// Why a file could not be written.
///
/// Nothing is left behind: neither half a file nor a temporary one.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public let diagnostic: Diagnostic

  /// The finding and the advice in one line.
  public var description: String { diagnostic.message + (diagnostic.advice.map { " " + $0 } ?? "") }

  package init(_ code: String, file: String, _ message: String, advice: String) {
    diagnostic = Diagnostic(
      .error, code: code, at: Diagnostic.Location(file: file), message: message, advice: advice)
  }
}
