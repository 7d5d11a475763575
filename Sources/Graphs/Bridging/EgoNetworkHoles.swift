/// In which network the proportions of a node's contacts are taken.
public enum HoleScope: String, Sendable, CaseIterable {
  /// All ties of a contact count, also those to others that the node is not tied to; Burt's definition.
  case wholeNetwork
  /// Only ties among the node and its contacts count, as where ego networks were asked for one by one.
  case egoNetwork
}

/// Whom a directed tie makes a contact.
public enum ContactRule: String, Sendable, CaseIterable {
  /// Whoever is tied to the node in either direction.
  case either
  /// Those whom the node names.
  case outgoing
  /// Those who name the node.
  case incoming
}

extension Graph {
  /// Burt's measures in other forms than ``structuralHoles()``: within ego networks, and of contacts in one direction.
  ///
  /// Within the ego network all sums and maxima over k run through the node and its contacts; p_iq then are shares of what
  /// the node has with its contacts. Strengths of both directions are added up in either case; the direction only says who
  /// belongs to N(i). Values of different forms are not comparable.
  ///
  /// - Complexity: O(Σ_i Σ_j k_j) over the contacts j of each node; 32 bytes a node and core.
  ///
  /// Source: Burt 1992, Structural Holes; Burt 2004, doi:10.1086/421787.
  public func structuralHoles(
    within scope: HoleScope, contacts rule: ContactRule = .either, progress: ProgressHandler? = nil
  ) -> StructuralHoles {
    if scope == .wholeNetwork && (rule == .either || !isDirected) { return structuralHoles() }
    let ties = isDirected ? undirected(.sum).out : out
    let contacts = rule == .either ? ties : rule == .outgoing ? out : into
    let pieces = max(1, min(64, ties.arcCount / 2_000))
    let all = parallelReduce(
      pieces: pieces, into: [EgoHoles](), progress: progress, memory: { EgoSearch(ties, contacts: contacts, scope) }
    ) { index, search in
      ties.nodes(ofPiece: index, of: pieces).map { search.holes(around: $0) }
    } join: { total, part in
      total += part
    }
    var conventions = undirectedConventions(usesStrengths: true)
    if scope == .egoNetwork { conventions.notes.append("Proportions are taken within each node's own network.") }
    if isDirected && rule != .either {
      conventions.notes.append("Contacts are those \(rule == .outgoing ? "whom a node names" : "who name a node").")
    }
    func scores(_ measure: String, _ value: (EgoHoles) -> Double?) -> NodeScores {
      NodeScores(
        measure: measure, conventions: conventions, values: ContiguousArray(all.map(value)),
        undefinedReason: measure == "hierarchy"
          ? "A node with fewer than two contacts has no hierarchy among them."
          : "A node without ties has no contacts.")
    }
    return StructuralHoles(
      constraint: scores("constraint", \.constraint), effectiveSize: scores("effective_size", \.effectiveSize),
      efficiency: scores("efficiency", \.efficiency), hierarchy: scores("hierarchy", \.hierarchy))
  }
}

/// Burt's measures of one node.
private struct EgoHoles: Sendable {
  var contacts = 0
  var total = 0.0
  var entropy = 0.0
  var redundancy = 0.0

  var constraint: Double? { contacts == 0 ? nil : total }
  var effectiveSize: Double? { contacts == 0 ? nil : Double(contacts) - redundancy }
  var efficiency: Double? { effectiveSize.map { $0 / Double(contacts) } }
  var hierarchy: Double? {
    contacts < 2 ? nil : StructuralHoles.hierarchy(total: total, entropy: entropy, contacts: contacts)
  }
}

/// Goes through the ties of a node's contacts, as the definition says.
private struct EgoSearch: Sendable {
  private let ties: Adjacency
  private let contacts: Adjacency
  private let scope: HoleScope
  /// By node whether it is the ego or one of its contacts.
  private var isInside: ContiguousArray<Bool>
  /// By node what the ego has with it, if it is a contact.
  private var own: ContiguousArray<Double>
  /// By node Σ_q z_iq p_qj and, at the same time, the sums for the redundancy.
  private var ways: ContiguousArray<Double>

  init(_ ties: Adjacency, contacts: Adjacency, _ scope: HoleScope) {
    self.ties = ties
    self.contacts = contacts
    self.scope = scope
    isInside = ContiguousArray(repeating: false, count: ties.nodeCount)
    own = ContiguousArray(repeating: 0, count: ties.nodeCount)
    ways = own
  }

  mutating func holes(around ego: Int) -> EgoHoles {
    let row = contacts.row(of: ego)
    var holes = EgoHoles(contacts: row.count)
    guard !row.isEmpty else { return holes }
    for position in row { isInside[Int(contacts.neighbors[position])] = true }
    for position in ties.row(of: ego) where isInside[Int(ties.neighbors[position])] {
      own[Int(ties.neighbors[position])] = ties.strength(at: position)
    }
    isInside[ego] = true
    let total = extent(of: ego).total
    for position in row { follow(Int(contacts.neighbors[position]), total: total, &holes) }
    isInside[ego] = false
    for position in row {
      let contact = Int(contacts.neighbors[position])
      let root = (own[contact] + ways[contact]) / total
      let constraint = root * root
      holes.total += constraint
      holes.entropy += constraint * Mathematics.naturalLogarithm(constraint)
      isInside[contact] = false
    }
    for position in row {
      own[Int(contacts.neighbors[position])] = 0
      ways[Int(contacts.neighbors[position])] = 0
    }
    return holes
  }

  /// Adds what a contact has with the other contacts to their ways, and to the redundancy.
  private mutating func follow(_ contact: Int, total: Double, _ holes: inout EgoHoles) {
    let extent = extent(of: contact)
    for position in ties.row(of: contact) {
      let other = Int(ties.neighbors[position])
      guard own[other] > 0 else { continue }
      let strength = ties.strength(at: position)
      ways[other] += own[contact] * strength / extent.total
      holes.redundancy += own[other] / total * strength / extent.greatest
    }
  }

  /// Σ_k z_qk and max_k z_qk, within the scope.
  private func extent(of node: Int) -> (total: Double, greatest: Double) {
    var extent = (total: 0.0, greatest: 0.0)
    for position in ties.row(of: node) where scope == .wholeNetwork || isInside[Int(ties.neighbors[position])] {
      extent.total += ties.strength(at: position)
      extent.greatest = max(extent.greatest, ties.strength(at: position))
    }
    return extent
  }
}
