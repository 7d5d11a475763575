import Dispatch
import Foundation
import Graphs
import Synchronization

/// Ties in a text file, one a line: two node numbers from 0 on and, if weighted, a whole or decimal number.
struct EdgeList {
  enum Failure: Error, CustomStringConvertible {
    case unreadable(String)
    case malformed(line: String)

    var description: String {
      switch self {
      case .unreadable(let path): "\(path) cannot be read."
      case .malformed(let line): "“\(line)” is not a tie; two node numbers are expected, with --weighted also a weight."
      }
    }
  }

  private(set) var sources: [Int32] = []
  private(set) var targets: [Int32] = []
  private(set) var weights: [Double] = []

  var nodeCount: Int { Int(max(sources.max() ?? -1, targets.max() ?? -1)) + 1 }

  /// Reads a file in pieces on all cores.
  init(path: String, isWeighted: Bool) throws {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
      throw Failure.unreadable(path)
    }
    let bytes = data.span
    let pieces = max(1, min(32, bytes.count / 1_000_000))
    var starts = [0]
    for piece in 1..<(pieces + 1) {
      var start = bytes.count * piece / pieces
      while start < bytes.count && bytes[start - 1] != newline { start += 1 }
      starts.append(start)
    }
    let ranges = zip(starts, starts.dropFirst()).map { $0..<max($0, $1) }
    let slots = Mutex([Result<EdgeList, Failure>?](repeating: nil, count: ranges.count))
    DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
      let part = EdgeList.parsing(bytes, ranges[index], isWeighted: isWeighted)
      slots.withLock { $0[index] = part }
    }
    for part in slots.withLock({ $0 }) {
      guard let part = try part?.get() else { continue }
      sources += part.sources
      targets += part.targets
      weights += part.weights
    }
  }

  private init() {}

  private static func parsing(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isWeighted: Bool
  ) -> Result<EdgeList, Failure> {
    var list = EdgeList()
    var scanner = Scanner(position: range.lowerBound, end: range.upperBound)
    while scanner.skipBlank(bytes) {
      let start = scanner.position
      guard let source = scanner.node(bytes), let target = scanner.node(bytes) else {
        return .failure(.malformed(line: scanner.line(bytes, from: start)))
      }
      list.sources.append(source)
      list.targets.append(target)
      if isWeighted {
        guard let weight = scanner.weight(bytes) else {
          return .failure(.malformed(line: scanner.line(bytes, from: start)))
        }
        list.weights.append(weight)
      }
      scanner.skipLine(bytes)
    }
    return .success(list)
  }

  /// The ties as a graph; weights are strengths, or lengths, which are their reciprocals.
  func graph(isDirected: Bool, weightsAreLengths: Bool) throws -> Graph {
    var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
    builder.reserveCapacity(sources.count, weighted: !weights.isEmpty)
    for tie in sources.indices {
      let strength = weights.isEmpty ? nil : weightsAreLengths ? 1 / weights[tie] : weights[tie]
      try builder.add(from: Int(sources[tie]), to: Int(targets[tie]), strength: strength)
    }
    return try builder.build()
  }
}

private let newline = UInt8(ascii: "\n")

/// A place in a text of numbers.
private struct Scanner {
  var position: Int
  let end: Int

  /// Goes to the next character that is not blank; false at the end.
  mutating func skipBlank(_ bytes: Span<UInt8>) -> Bool {
    while position < end && bytes[position] <= UInt8(ascii: " ") { position += 1 }
    return position < end
  }

  mutating func skipLine(_ bytes: Span<UInt8>) {
    while position < end && bytes[position] != newline { position += 1 }
  }

  private mutating func skipSpaces(_ bytes: Span<UInt8>) {
    while position < end && (bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t")) {
      position += 1
    }
  }

  mutating func node(_ bytes: Span<UInt8>) -> Int32? {
    skipSpaces(bytes)
    var number = 0
    let start = position
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      number = number * 10 + Int(digit)
      guard number < Int(Int32.max) else { return nil }
      position += 1
    }
    return position > start ? Int32(truncatingIfNeeded: number) : nil
  }

  mutating func weight(_ bytes: Span<UInt8>) -> Double? {
    skipSpaces(bytes)
    let start = position
    while position < end && bytes[position] > UInt8(ascii: " ") { position += 1 }
    if position - start < 16 {
      var whole = 0
      var isWhole = position > start
      for place in start..<position {
        let digit = bytes[place] &- UInt8(ascii: "0")
        isWhole = isWhole && digit < 10
        whole = isWhole ? whole * 10 + Int(digit) : 0
      }
      if isWhole { return Double(whole) }
    }
    return Double(text(bytes, start..<position))
  }

  func line(_ bytes: Span<UInt8>, from start: Int) -> String {
    var stop = start
    while stop < end && stop < start + 80 && bytes[stop] != newline { stop += 1 }
    return text(bytes, start..<stop)
  }

  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: range.map { bytes[$0] }, as: UTF8.self)
  }
}
