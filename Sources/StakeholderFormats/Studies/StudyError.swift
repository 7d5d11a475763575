public import StakeholderModel

/// Why a study could not be read at all. Problems of single rows are not errors but diagnostics of the study.
public struct StudyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of trouble it is.
  public enum Reason: String, Sendable, Hashable {
    /// There is no such file or folder, or it may not be read.
    case noInput
    /// There is something, but nothing in it can be used as a study.
    case unusable
  }

  /// What sort of trouble it is.
  public let reason: Reason
  /// What was found, where, and how to mend it.
  public let diagnostic: Diagnostic
  /// What else was found on the way.
  public let findings: [Diagnostic]

  init(_ reason: Reason, _ diagnostic: Diagnostic, findings: [Diagnostic] = []) {
    self.reason = reason
    self.diagnostic = diagnostic
    self.findings = findings
  }

  init(_ reason: Reason, code: String, file: String, _ message: String, found: String? = nil, advice: String) {
    self.init(
      reason, Diagnostic(.error, code: code, at: .init(file: file), message: message, found: found, advice: advice))
  }

  /// The file, what is wrong and how to mend it, in one paragraph.
  public var description: String {
    let found = diagnostic.found.map { "Found: \($0.count > 200 ? String($0.prefix(200)) + "…" : $0)." }
    return [diagnostic.location.map { "\($0.file):" }, diagnostic.message, found, diagnostic.advice].compactMap(\.self)
      .joined(separator: " ")
  }
}
