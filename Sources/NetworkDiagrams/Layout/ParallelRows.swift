import Dispatch
import Synchronization

/// Computes a value for each of many nodes on all cores.
///
/// Each value depends on its node alone, so that the result is the same on any number of cores.
enum ParallelRows {
  /// Below this many nodes the threads cost more than they give.
  static let smallest = 2_000
  private static let pieces = 16

  static func map<Value: Sendable>(
    _ count: Int, atLeast smallest: Int = smallest, _ value: @Sendable (Range<Int>) -> [Value]
  ) -> [Value] {
    guard count >= smallest else { return value(0..<count) }
    let parts = Mutex([[Value]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let part = value((count * piece / pieces)..<(count * (piece + 1) / pieces))
      parts.withLock { $0[piece] = part }
    }
    return parts.withLock { $0.flatMap(\.self) }
  }
}
