import Foundation
import Synchronization

/// A line on standard error that tells how far a long computation has come; only on a terminal and after a second.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ""
    var isVisible = false
  }

  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// A line, or nil where nobody would see it.
  static func onTerminal(quiet: Bool) -> ProgressLine? { !quiet && Console.isErrorTerminal ? ProgressLine() : nil }

  /// Shows what is being done and how much of everything is, 0 to 1.
  func show(_ what: String, _ share: Double) {
    guard ContinuousClock.now - start >= .seconds(1) else { return }
    let line = "\(Int((min(max(share, 0), 1) * 100).rounded(.down))) % \(what.replacing("_", with: " ")) …"
    state.withLock { state in
      guard line != state.shown else { return }
      state.shown = line
      state.isVisible = true
      ProgressLine.write("\r\u{1B}[K" + line)
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.isVisible { ProgressLine.write("\r\u{1B}[K") }
      state = State()
    }
  }

  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
