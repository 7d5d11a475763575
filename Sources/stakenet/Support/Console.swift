import Foundation
import StakeholderReports

/// Standard output and standard error. Whatever comes from data is made harmless before it reaches a terminal.
enum Console {
  /// Whether standard error is a terminal, so that progress may be shown.
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether standard output is a terminal.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The columns of the terminal on standard output; 100 where nobody says.
  static var terminalWidth: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Prints a line of text on standard output.
  static func out(_ line: String) { write(TerminalText.shownLines(line) + "\n", to: .standardOutput) }

  /// Prints bytes on standard output as they are: CSV, JSON, pictures.
  static func out(_ bytes: some Sequence<UInt8>) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

  /// Prints a line of text on standard error.
  static func error(_ line: String) { write(TerminalText.shownLines(line) + "\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }
}

extension TerminalText {
  /// A text of several lines, each made harmless.
  fileprivate static func shownLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { shown(String($0)) }.joined(separator: "\n")
  }
}
