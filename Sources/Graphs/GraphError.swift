/// Why a tie or a graph was refused.
public struct GraphError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Reason: Sendable, Equatable {
    case nodeOutOfRange(node: Int, nodeCount: Int)
    case strengthNotFinite(from: Int, to: Int, strength: String)
    case strengthNegative(from: Int, to: Int, strength: Double)
    case strengthExtreme(from: Int, to: Int, strength: Double)
    case nodeCountInvalid(Int)
    case tooManyTies
  }

  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// What was found, what was expected and what can be done.
  public var description: String {
    switch reason {
    case .nodeOutOfRange(let node, let nodeCount):
      "There is no node \(node): the graph has \(nodeCount) nodes, numbered from 0."
    case .strengthNotFinite(let from, let to, let strength):
      "The strength of the tie from \(from) to \(to) is \(strength); a finite number is needed. "
        + "Leave it out if it is not known."
    case .strengthNegative(let from, let to, let strength):
      "The strength of the tie from \(from) to \(to) is \(strength); strengths are not negative. "
        + "Put negative ties into a graph of their own."
    case .strengthExtreme(let from, let to, let strength):
      "The strength of the tie from \(from) to \(to) is \(strength); strengths are 0 or between 1e-100 and 1e100."
    case .nodeCountInvalid(let count):
      "A graph cannot have \(count) nodes; 0 to \(Int32.max - 1) are possible."
    case .tooManyTies:
      "A graph holds at most \(Int32.max) ties, an undirected tie counting twice."
    }
  }
}
