import Graphs

/// Burt's measures straight from their formulas.
struct PlainHoles {
  let strengths: [[Double]]
  let scope: HoleScope
  private let contactLists: [[Int]]

  init(_ graph: Graph, within scope: HoleScope = .wholeNetwork, contacts rule: ContactRule = .either) {
    strengths = graph.nodes.map { from in
      graph.nodes.map { to in
        (graph.strength(from: from, to: to) ?? 0) + (graph.strength(from: to, to: from) ?? 0)
      }
    }
    self.scope = scope
    contactLists = graph.nodes.map { node in
      graph.nodes.filter { other in
        rule != .incoming && graph.containsTie(from: node, to: other)
          || rule != .outgoing && graph.containsTie(from: other, to: node)
      }
    }
  }

  func contacts(_ node: Int) -> [Int] { contactLists[node] }

  /// The strengths of a node's ties that count in the network of an ego.
  private func row(_ node: Int, around ego: Int) -> [Double] {
    scope == .wholeNetwork ? strengths[node] : (contacts(ego) + [ego]).map { strengths[node][$0] }
  }

  func portion(_ from: Int, _ to: Int, around ego: Int) -> Double {
    strengths[from][to] / row(from, around: ego).reduce(0, +)
  }

  func relative(_ from: Int, _ to: Int, around ego: Int) -> Double {
    strengths[from][to] / (row(from, around: ego).max() ?? 0)
  }

  func constraint(_ node: Int, by contact: Int) -> Double {
    var sum = portion(node, contact, around: node)
    for other in contacts(node) where other != contact {
      sum += portion(node, other, around: node) * portion(other, contact, around: node)
    }
    return sum * sum
  }

  func constraint(_ node: Int) -> Double? {
    contacts(node).isEmpty ? nil : contacts(node).reduce(0) { $0 + constraint(node, by: $1) }
  }

  func effectiveSize(_ node: Int) -> Double? {
    guard !contacts(node).isEmpty else { return nil }
    var size = Double(contacts(node).count)
    for contact in contacts(node) {
      for other in contacts(node) where other != contact {
        size -= portion(node, other, around: node) * relative(contact, other, around: node)
      }
    }
    return size
  }

  func hierarchy(_ node: Int) -> Double? {
    let count = Double(contacts(node).count)
    guard count > 1, let total = constraint(node) else { return nil }
    let ratios = contacts(node).map { constraint(node, by: $0) / (total / count) }
    return ratios.reduce(0) { $0 + $1 * logarithm($1) } / (count * logarithm(count))
  }

  /// The natural logarithm by its series, so that the test needs no library.
  private func logarithm(_ value: Double) -> Double {
    let mantissa = value.significand
    let ratio = (mantissa - 1) / (mantissa + 1)
    var power = ratio
    var sum = 0.0
    for order in stride(from: 1.0, to: 60, by: 2) {
      sum += power / order
      power *= ratio * ratio
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
  }
}
