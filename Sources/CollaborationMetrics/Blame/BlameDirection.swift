import Graphs

/// What blame does to one stakeholder.
public struct StakeholderBlame: Sendable {
  /// Its position in the network.
  public let node: Int
  /// How many blame it.
  public let blamedBy: Int
  /// How many it blames.
  public let blames: Int
  /// Its part of all blame, by strength; nil where there is none.
  public let share: Double?
  /// Its part of all blame over its part of all contact: above 1 it gets more blame than it meets people. Infinite for
  /// somebody blamed without any contact; nil where there is nothing to compare.
  public let locationQuotient: Double?
  /// High where many agree to blame it, it carries much of all blame, and does not blame back:
  /// `share · blamers / (respondents − 1) · (1 − min(1, given / received))`. Nil for somebody whom nobody blames.
  public let scapegoatScore: Double?
}

/// Whether blame falls where contact is, or on somebody else. All of it is our own definition.
extension BlameSurroundings {
  /// Displacement: blame on those with whom one has no tie. Crossfire: blame within three who all work together.
  var direction: [ReportedFigure] {
    let contact = contact
    let noContact = contact.tieCount == 0 ? "The study has no ties but negative ones." : nil
    return [
      ReportedFigure(
        "blame_scapegoat",
        // One tie more adds one to who blames somebody, and to its part of all.
        ties.figure(
          .all, unit: .index,
          perTie: { graph in
            let most = graph.nodes.reduce(1) { max($0, graph.predecessors(of: $1).count) }
            return 2 * Double(most) / Double(max(1, graph.tieCount) * max(1, graph.nodeCount - 1))
          }
        ) { graph in
          let scores = stakeholders(in: graph).compactMap(\.scapegoatScore)
          return scores.isEmpty ? nil : scores.reduce(0, +)
        }),
      ReportedFigure(
        "blame_displacement",
        ties.figure(by: .contact, unit: .share, missing: noContact) { graph in
          graph.shareOfStrength { !contact.containsTie(from: $0.from, to: $0.to) }
        }),
      ReportedFigure(
        "blame_crossfire",
        ties.figure(by: .contactTriangles, unit: .share, missing: noContact) { graph in
          graph.shareOfStrength { contact.isInTriangle($0.from, $0.to) }
        }),
    ]
  }

  /// Everybody's part in the blame: only ever inside ``Confidential``.
  func stakeholders(in graph: Graph) -> [StakeholderBlame] {
    let total = graph.ties.reduce(0) { $0 + $1.strength }
    let contacts = contact.nodes.map { contact.neighbors(of: $0).count }
    let allContacts = contacts.reduce(0, +)
    let respondents = graph.nodes.count { node in graph.nodes.contains { ties.asked.contains(node, $0) } }
    return graph.nodes.map { node in
      let received = graph.inStrength(of: node)
      let share = total > 0 ? received / total : nil
      let part = allContacts > 0 ? Double(contacts[node]) / Double(allContacts) : 0
      let blamers = graph.predecessors(of: node).count
      let given = received > 0 ? min(1, graph.outStrength(of: node) / received) : 0
      return StakeholderBlame(
        node: node, blamedBy: blamers, blames: graph.neighbors(of: node).count, share: share,
        locationQuotient: share.flatMap { share in
          guard allContacts > 0, share > 0 || part > 0 else { return nil }
          return part > 0 ? share / part : .infinity
        },
        scapegoatScore: share.flatMap { share in
          blamers > 0 && respondents > 1 ? share * Double(blamers) / Double(respondents - 1) * (1 - given) : nil
        })
    }
  }
}

extension Graph {
  /// The part of all strength that some ties have; nil without ties.
  func shareOfStrength(where isCounted: (Tie) -> Bool) -> Double? {
    var counted = 0.0
    var total = 0.0
    for tie in ties {
      total += tie.strength
      if isCounted(tie) { counted += tie.strength }
    }
    return total > 0 ? counted / total : nil
  }

  /// Whether two nodes are tied, and a third is tied to both.
  func isInTriangle(_ one: Int, _ other: Int) -> Bool {
    containsTie(from: one, to: other)
      && neighbors(of: one).contains { $0 != other && containsTie(from: $0, to: other) }
  }
}
