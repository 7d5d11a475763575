import Dispatch
import Foundation
import Synchronization

/// A line on standard error that tells how far a long computation has come; only on a terminal and after a second.
final class ProgressLine: Sendable {
  private struct State {
    /// What is true now, and what stands on the terminal.
    var line = ""
    var shown = ""
    var isDue = false
    var hasEnded = false
  }

  private let state = Mutex(State())

  /// A line, or nil where nobody would see it.
  static func onTerminal(quiet: Bool) -> ProgressLine? { !quiet && Console.isErrorTerminal ? ProgressLine() : nil }

  private init() {
    // A step of the computation may take longer than a second and say nothing meanwhile.
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [weak self] in
      self?.change { $0.isDue = true }
    }
  }

  /// Shows what is being done and how much of everything is, 0 to 1.
  func show(_ what: String, _ share: Double) {
    change { state in
      state.line = "\(Int((min(max(share, 0), 1) * 100).rounded(.down))) % \(what.replacing("_", with: " ")) …"
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if !state.shown.isEmpty { ProgressLine.write("\r\u{1B}[K") }
      state = State(hasEnded: true)
    }
  }

  private func change(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      guard state.isDue, !state.hasEnded, state.line != state.shown else { return }
      state.shown = state.line
      ProgressLine.write("\r\u{1B}[K" + state.line)
    }
  }

  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
