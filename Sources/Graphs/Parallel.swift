import Dispatch
import Synchronization

/// Does pieces of work on all cores and joins their results in the order of the pieces.
///
/// The number of pieces must be a constant of the input, never of the machine: the last digits of sums depend on it.
/// A piece's result is joined, and freed, as soon as all pieces before it have been.
func parallelReduce<Part: Sendable, Total: Sendable>(
  pieces: Int, into initial: Total, progress: ProgressHandler? = nil, work: @Sendable (Int) -> Part,
  join: @Sendable (inout Total, Part) -> Void
) -> Total {
  if pieces <= 1 {
    var total = initial
    if pieces == 1 { join(&total, work(0)) }
    progress?(1)
    return total
  }
  let state = Mutex(Joining<Part, Total>(total: initial, waiting: Array(repeating: nil, count: pieces)))
  DispatchQueue.concurrentPerform(iterations: pieces) { piece in
    let part = work(piece)
    state.withLock { state in
      state.waiting[piece] = part
      while state.next < pieces, let ready = state.waiting[state.next] {
        state.waiting[state.next] = nil
        join(&state.total, ready)
        state.next += 1
      }
      state.finished += 1
      progress?(Double(state.finished) / Double(pieces))
    }
  }
  return state.withLock { $0.total }
}

/// The same, each core with working memory that it keeps from piece to piece.
///
/// A piece must leave the memory as it found it.
func parallelReduce<Memory: Sendable, Part: Sendable, Total: Sendable>(
  pieces: Int, into initial: Total, progress: ProgressHandler? = nil, memory: @Sendable () -> Memory,
  work: @Sendable (Int, inout Memory) -> Part, join: @Sendable (inout Total, Part) -> Void
) -> Total {
  let unused = Mutex<[Memory]>([])
  return parallelReduce(pieces: pieces, into: initial, progress: progress) { piece in
    var mine = unused.withLock { $0.popLast() } ?? memory()
    let part = work(piece, &mine)
    unused.withLock { $0.append(mine) }
    return part
  } join: { total, part in
    join(&total, part)
  }
}

private struct Joining<Part: Sendable, Total: Sendable>: Sendable {
  var total: Total
  var waiting: [Part?]
  var next = 0
  var finished = 0
}

/// Does pieces of work on all cores and returns their results in the order of the pieces.
package func parallelMap<Part: Sendable>(
  pieces: Int, progress: ProgressHandler? = nil, _ work: @Sendable (Int) -> Part
) -> [Part] {
  parallelReduce(pieces: pieces, into: [Part](), progress: progress, work: work) { $0.append($1) }
}

/// Does pieces of work on all cores, each core with working memory that it keeps from piece to piece, and returns what
/// these memories hold in the end.
///
/// Which core does which piece differs from run to run. Whoever looks at the memories must not care: whole numbers may be
/// added up over them, sums of fractions may not.
func parallelWork<Memory: Sendable>(
  pieces: Int, memory: @Sendable () -> Memory, _ work: @Sendable (Int, inout Memory) -> Void
) -> [Memory] {
  if pieces <= 1 {
    var only = memory()
    if pieces == 1 { work(0, &only) }
    return [only]
  }
  let unused = Mutex<[Memory]>([])
  DispatchQueue.concurrentPerform(iterations: pieces) { piece in
    var mine = unused.withLock { $0.popLast() } ?? memory()
    work(piece, &mine)
    unused.withLock { $0.append(mine) }
  }
  return unused.withLock { $0 }
}

/// Does pieces of work on all cores, each core with working memory that it keeps from piece to piece, and returns the
/// results in the order of the pieces.
///
/// A piece must leave the memory as it found it.
func parallelMap<Memory: Sendable, Part: Sendable>(
  pieces: Int, memory: @Sendable () -> Memory, _ work: @Sendable (Int, inout Memory) -> Part
) -> [Part] {
  parallelReduce(pieces: pieces, into: [Part](), memory: memory, work: work) { $0.append($1) }
}

/// A stretch of `0 ..< count` when it is cut into equal pieces.
func piece(_ index: Int, of pieces: Int, in count: Int) -> Range<Int> {
  (count * index / pieces)..<(count * (index + 1) / pieces)
}
