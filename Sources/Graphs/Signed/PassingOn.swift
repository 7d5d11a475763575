/// Whether what nodes receive, such as blame, is passed on to others.
public struct PassingOn: Sendable, Equatable {
  /// The share of nodes with ties received that give some as well; `nil` if nobody receives any.
  ///
  /// Details: `mass`, the strength passed on, `Σ min(received, given) / Σ received`; the numbers of `receivers`,
  /// `passing_on`, `sinks` that receive and give nothing, `sources` that give and receive nothing, and `in_circles`, the
  /// nodes from which ties lead back to themselves over others.
  public let rate: NetworkScore
  /// The nodes that receive and give nothing, ascending.
  public let sinks: [Int]
  /// The nodes that give and receive nothing, ascending.
  public let sources: [Int]
}

extension Graph {
  /// Whether those who receive ties give some as well: is blame passed on, or does it end somewhere?
  ///
  /// Strengths count in the detail `mass` only.
  ///
  /// - Complexity: O(n + m).
  public func passingOn() -> PassingOn {
    let receivers = nodes.filter { inDegree(of: $0) > 0 }
    let sinks = receivers.filter { outDegree(of: $0) == 0 }
    let sources = nodes.filter { inDegree(of: $0) == 0 && outDegree(of: $0) > 0 }
    let passing = receivers.count - sinks.count
    let received = receivers.reduce(0.0) { $0 + inStrength(of: $1) }
    let passed = receivers.reduce(0.0) { $0 + min(inStrength(of: $1), outStrength(of: $1)) }
    let circles = strongComponents().sizes.filter { $0 > 1 }.reduce(0, +)
    return PassingOn(
      rate: NetworkScore(
        measure: "pass_on_rate", conventions: conventions(),
        value: receivers.isEmpty ? nil : Double(passing) / Double(receivers.count),
        details: [
          .init("mass", received > 0 ? passed / received : nil), .init("receivers", Double(receivers.count)),
          .init("passing_on", Double(passing)), .init("sinks", Double(sinks.count)),
          .init("sources", Double(sources.count)), .init("in_circles", Double(circles)),
        ],
        undefinedReason: "Nobody receives any tie."),
      sinks: sinks, sources: sources)
  }
}
