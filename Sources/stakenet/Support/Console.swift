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
  static func out(_ line: String) { out(Data((TerminalText.shownLines(line) + "\n").utf8)) }

  /// Prints bytes on standard output as they are: CSV, JSON, pictures.
  ///
  /// A result that cannot be written is lost, so the program ends there and says so.
  static func out(_ bytes: some Sequence<UInt8>) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      Console.error("stakenet: Standard output cannot be written: the disk may be full, or its reader has ended.")
      exit(Failure.Code.cannotWrite.rawValue)
    }
  }

  /// Prints a line of text on standard error. Where even that fails there is nobody left to tell.
  static func error(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((TerminalText.shownLines(line) + "\n").utf8))
  }
}

extension TerminalText {
  /// A text of several lines, each made harmless.
  fileprivate static func shownLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { shown(String($0)) }.joined(separator: "\n")
  }
}
