import StakeholderNetworks
import StakeholderReports

/// Findings about the data on standard error.
enum Findings {
  /// The number of findings of each severity that are printed in full unless all are asked for.
  private static let shown = 3

  /// A path as it is typed in a shell.
  private static func quoted(_ path: String) -> String {
    let plain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-:+,@%".contains($0) }
    return plain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }

  /// Prints what is wrong; `stakenet validate` has the rest.
  static func print(_ diagnostics: [Diagnostic], of path: String, all: Bool) {
    let severities: [Diagnostic.Severity] = all ? [.error, .warning, .repair, .note] : [.error, .warning]
    for severity in severities {
      let those = diagnostics.filter { $0.severity == severity }
      for diagnostic in all ? those[...] : those.prefix(shown) { Console.error(diagnostic.line) }
      if !all, those.count > shown {
        Console.error("… and \(English.count(those.count - shown, "more \(severity.noun)")).")
      }
    }
    let lost = diagnostics.count { $0.severity == .error }
    if !all, diagnostics.contains(where: { $0.severity >= .warning }) {
      let rows = lost == 0 ? "" : "\(English.count(lost, "row")) left out. "
      Console.error("\(rows)“stakenet validate \(quoted(path))” lists everything and says how to mend it.")
    }
  }
}
