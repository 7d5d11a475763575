import CGraphviz
import Dispatch
import Foundation
import Synchronization

/// The one place in the process that calls Graphviz.
///
/// The library is not safe to use from two threads, needs a deep stack for some layouts, and leaks a little with every
/// context. So there is one thread with 8 MB of stack that owns the only context, made when the first diagram is
/// drawn, and every drawing waits for its turn.
final class GraphvizThread: Sendable {
  static let shared = GraphvizThread()

  private typealias Job = @Sendable (GraphvizContext) -> Void

  private let jobs = Mutex<[Job]>([])
  private let available = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in serve() }
    thread.stackSize = 8 << 20
    thread.name = "Graphviz"
    thread.start()
  }

  /// Runs `body` on Graphviz's thread and waits for its result.
  func run<Value: Sendable>(
    _ body: @escaping @Sendable (GraphvizContext) -> Result<Value, DiagramError>
  ) throws(DiagramError) -> Value {
    let box = ResultBox<Value>()
    let finished = DispatchSemaphore(value: 0)
    jobs.withLock {
      $0.append { context in
        box.value.withLock { $0 = body(context) }
        finished.signal()
      }
    }
    available.signal()
    finished.wait()
    guard let value = box.value.withLock({ $0 }) else { throw DiagramError(.graphvizMissing("no answer")) }
    return try value.get()
  }

  private func serve() {
    let context = GraphvizContext()
    while true {
      available.wait()
      let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?(context)
    }
  }
}

/// Where a job leaves its result for the thread that waits for it.
private final class ResultBox<Value: Sendable>: Sendable {
  let value = Mutex<Result<Value, DiagramError>?>(nil)
}
