/// Why a diagram could not be drawn.
public struct DiagramError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    case unknownStakeholder(id: String, tie: Int)
    case repeatedStakeholder(id: String)
    case invalidValue(what: String, found: String, expected: String)
    case style(String)
    case noGrid
    case tooLarge(engine: String, nodes: Int, ties: Int, limit: Int, tieLimit: Int, proposal: String)
    case graphvizMissing(String)
    case formatMissing(format: String)
    case drawingFailed(String)
    case incompleteOutput(format: String, detail: String)
  }

  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// Whether something was asked for that the study does not have, rather than that drawing failed.
  public var isAboutTheRequest: Bool {
    switch reason {
    case .style, .noGrid, .tooLarge: true
    default: false
    }
  }

  /// What went wrong, and what to do about it.
  public var description: String {
    switch reason {
    case .unknownStakeholder(let id, let tie):
      "Tie \(tie + 1) of the diagram names “\(id)”, which is not among its stakeholders. Add the stakeholder or leave the tie out."
    case .repeatedStakeholder(let id):
      "The stakeholder “\(id)” stands twice in the diagram. Give each one an id of its own."
    case .invalidValue(let what, let found, let expected):
      "\(what) is \(found); expected \(expected)."
    case .style(let problem): "\(problem)."
    case .noGrid:
      "No stakeholder has both power and interest. Fill in the columns power and interest, or choose another layout."
    case .tooLarge(let engine, let nodes, let ties, let limit, let tieLimit, let proposal):
      "The layout “\(engine)” takes too long for \(nodes) stakeholders and \(ties) ties "
        + "(here it takes up to \(limit) and \(tieLimit)). Use “\(proposal)” instead."
    case .graphvizMissing(let detail):
      "Graphviz could not be started: \(detail). Install the Graphviz library (Debian: libgraphviz-dev, Homebrew: graphviz)."
    case .formatMissing(let format):
      "This installation of Graphviz cannot write \(format). Install it with its cairo and pango plug-ins, or choose svg."
    case .drawingFailed(let detail):
      "Graphviz reported: \(detail)"
    case .incompleteOutput(let format, let detail):
      "The \(format) that Graphviz wrote is not complete: \(detail)."
    }
  }
}
