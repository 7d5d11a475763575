package import Graphs
import StakeholderFormats
package import StakeholderModel

/// Why measures were refused.
public struct MetricsError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    case unknownMeasure(String)
    case notAtLevel(String, Measure.Level)
    case unknownKind(Kind.ID, known: [Kind.ID])
    case confidentialKind(Kind.ID)
    case bindsNobody(Kind.ID)
    case severalTables
    case ruleNeedsOneKind
    case ruleNeedsDirections
    case toldByOneSide(Kind.ID)
  }

  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// Whether the request was wrong in itself, rather than refused because of the data.
  public var isWrongUsage: Bool {
    switch reason {
    case .confidentialKind, .toldByOneSide: false
    default: true
    }
  }

  /// What was asked for, why it cannot be had, and what can.
  public var description: String {
    switch reason {
    case .unknownMeasure(let name):
      "There is no measure called “\(name)”.\(MetricsError.suggestion(for: name, of: Measure.all.map(\.id).uniqued())) "
        + "There are: \(Measure.all.map(\.id).uniqued().joined(separator: ", "))."
    case .notAtLevel(let name, let level):
      "The measure “\(name)” gives values to \(MetricsError.words(for: level)): ask for it with --level \(level.rawValue)."
    case .unknownKind(let kind, let known):
      known.isEmpty
        ? "The study has no ties of the kind “\(kind)”; it has none at all."
        : "The study has no ties of the kind “\(kind)”.\(MetricsError.suggestion(for: kind.rawValue, of: known.map(\.rawValue))) "
          + "It has: \(known.map(\.rawValue).joined(separator: ", "))."
    case .confidentialKind(let kind):
      "Ties of the kind “\(kind)” are told in confidence, so nothing is measured on them, whether there are any or not. "
        + "If each of them has a public source, say so in study.yaml: negative_ties: public."
    case .bindsNobody(let kind):
      "Ties of the kind “\(kind)” are against somebody or ratings: they hold nothing together. Choose other kinds, or ask "
        + "for stakenet metrics --kind \(kind)."
    case .severalTables:
      "A CSV file holds one table: choose one of --level stakeholders, ties, network."
    case .ruleNeedsOneKind:
      "A rule for the words of both sides (--both-sides) needs one kind of tie: choose it with --kind."
    case .ruleNeedsDirections:
      "The word of one side alone (--both-sides row-only, column-only) needs directions, which say whose word it is: add "
        + "--directed. Without them either word makes a tie, as with union."
    case .toldByOneSide(let kind):
      "Only one side tells of ties of the kind “\(kind)”, so there are no two words to make one of. Both sides tell of a "
        + "kind without direction, or where receivers are among those in the column reporter."
    }
  }

  private static func suggestion(for name: String, of known: [String]) -> String {
    let nearest = NearestNames(known).nearest(to: name)
    return nearest.isEmpty ? "" : " Did you mean \(English.list(nearest, joining: "or"))?"
  }

  private static func words(for level: Measure.Level) -> String {
    switch level {
    case .stakeholders: "stakeholders"
    case .ties: "ties"
    case .network: "the network as a whole"
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once, in the order in which they first occur.
  package func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
