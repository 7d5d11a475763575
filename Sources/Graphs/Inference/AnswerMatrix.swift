/// What is known about every pair of nodes: the strength of a tie, that there is none (0), or nothing.
///
/// A ``Graph`` cannot tell "asked, and there is no tie" from "not asked". Where that matters, as with non-response,
/// this can. A node's relation to itself is never known.
///
/// Memory: 8 bytes for each ordered pair.
public struct AnswerMatrix: Sendable, Equatable {
  /// The number of nodes.
  public let nodeCount: Int
  /// Whether what one says of another says nothing about the way back.
  public let isDirected: Bool
  /// Row by row; what is not known is NaN.
  package private(set) var cells: ContiguousArray<Double>

  /// A matrix from a function that tells what is known of each pair.
  ///
  /// Of an undirected matrix the function is asked for `from < to` only. Infinite and NaN answers count as not known.
  public init(nodeCount: Int, isDirected: Bool, answer: (_ from: Int, _ to: Int) -> Double?) {
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    cells = ContiguousArray(repeating: .nan, count: nodeCount * nodeCount)
    for from in 0..<nodeCount {
      for to in (isDirected ? 0 : from + 1)..<max(nodeCount, isDirected ? 0 : from + 1) where to != from {
        self[from, to] = answer(from, to)
      }
    }
  }

  /// A graph as a matrix: the strengths of its ties, and 0 or nothing where it has none.
  ///
  /// - Parameters:
  ///   - respondents: who answered. Directed: what a node that did not answer says is not known. Undirected: a pair is
  ///     known if either answered. `nil` if everyone did.
  /// - Precondition: `respondents`, if given, has an entry for each node.
  public init(_ graph: Graph, respondents: [Bool]? = nil) {
    precondition(
      respondents.map { $0.count == graph.nodeCount } ?? true, "Each node needs to be a respondent or not.")
    self.init(nodeCount: graph.nodeCount, isDirected: graph.isDirected) { from, to in
      guard let respondents else { return 0 }
      return respondents[from] || (!graph.isDirected && respondents[to]) ? 0 : nil
    }
    for tie in graph.ties where self[tie.from, tie.to] != nil { self[tie.from, tie.to] = tie.strength }
  }

  /// The answer of one node about another; `nil` if it is not known.
  public internal(set) subscript(from: Int, to: Int) -> Double? {
    get {
      let cell = cells[from * nodeCount + to]
      return cell.isNaN ? nil : cell
    }
    set {
      let cell = newValue.flatMap { $0.isFinite ? $0 : nil } ?? .nan
      cells[from * nodeCount + to] = cell
      if !isDirected { cells[to * nodeCount + from] = cell }
    }
  }

  /// The pairs that a matrix of this kind has, known or not; an undirected pair once.
  public var pairCount: Int { nodeCount * max(nodeCount - 1, 0) / (isDirected ? 1 : 2) }

  /// The pairs that are known; an undirected pair once.
  ///
  /// Complexity: O(n²).
  public var knownCount: Int { cells.count { !$0.isNaN } / (isDirected ? 1 : 2) }

  /// The known pairs with a tie, as a graph; strengths count if they are not all 1.
  ///
  /// Answers below 0 are no ties of a graph and left out. Complexity: O(n²).
  public var graph: Graph {
    var sources = ContiguousArray<Int32>()
    var targets = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for from in 0..<nodeCount {
      for to in (isDirected ? 0 : from)..<nodeCount where cells[from * nodeCount + to] > 0 {
        sources.append(Int32(truncatingIfNeeded: from))
        targets.append(Int32(truncatingIfNeeded: to))
        strengths.append(cells[from * nodeCount + to])
      }
    }
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, distinctSources: sources, targets: targets,
      strengths: strengths.allSatisfy { $0 == 1 } ? [] : strengths)
  }

  /// The matrix of some nodes, numbered in their order.
  ///
  /// - Precondition: every one is a node.
  /// - Complexity: O(nodes²).
  public func restricted(to nodes: [Int]) -> AnswerMatrix {
    AnswerMatrix(nodeCount: nodes.count, isDirected: isDirected) { self[nodes[$0], nodes[$1]] }
  }

  /// The answers the other way round: what was said of a node as what it says.
  ///
  /// Complexity: O(n²).
  public var transposed: AnswerMatrix {
    AnswerMatrix(nodeCount: nodeCount, isDirected: isDirected) { self[$1, $0] }
  }

  /// Whether two matrices know the same and say the same.
  ///
  /// Complexity: O(n²).
  public static func == (one: AnswerMatrix, other: AnswerMatrix) -> Bool {
    one.nodeCount == other.nodeCount && one.isDirected == other.isDirected
      && zip(one.cells, other.cells).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }

  /// How results from this matrix are to be read.
  func conventions(usesStrengths: Bool) -> MeasureConventions {
    MeasureConventions(
      direction: isDirected ? .directed : .undirected, usesStrengths: usesStrengths,
      notes: knownCount < pairCount ? ["\(knownCount) of \(pairCount) pairs are known; only these count."] : [])
  }
}
