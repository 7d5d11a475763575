import Graphs
package import StakeholderModel

/// The ways in which figures about negative ties tell ordered pairs of stakeholders apart, by what others may know of
/// them. This is the complete list, in the order in which figures have the right of way.
///
/// Two such ways can be subtracted from each other: if blame on those one works with is told, and blame on those one
/// works with or has a contract with, then the difference is about those with a contract alone, and if that is a single
/// pair, the difference is its blame. So all of them stand in one place, whichever command prints them, and a later one
/// is told only if it differs enough from each earlier one that is told: ``PublicationRule/allows(_:beside:of:)``.
package enum PairGrouping: Int, Sendable, Hashable, CaseIterable {
  /// Within and across sectors, those that are too small taken together.
  case sectors
  /// Partners who were both asked, and others.
  case goodwill
  /// With any tie that is not negative, and without.
  case contact
  /// Those with a positive tie or the same partnership, and others.
  case partnership
  /// To beneficiaries and to others.
  case beneficiaries
  /// Where the sender trusts the receiver, and where not.
  case trust
  /// Where the receiver trusts the sender, and where not.
  case trustBack
  /// Where either trusts the other, and where neither does.
  case trustEitherWay
  /// Partners who were both asked, with trust, and others.
  case trustingPartners
  /// Between two who work with the same third, and with each other, and others.
  case contactTriangles
}

/// Who belongs where, for each ``PairGrouping`` that a study has the data for.
package struct PairGroupings: Sendable {
  /// For each grouping the group of each ordered pair, row by row; nil for pairs that take no part.
  private typealias Member = @Sendable (_ from: Int, _ to: Int) -> Int?

  private let members: [PairGrouping: Member]

  /// No grouping, for ties that no figure tells apart by pairs.
  package static let none = PairGroupings(members: [:])

  private init(members: [PairGrouping: Member]) { self.members = members }

  /// Only the groupings that are given, for tests.
  init(_ members: [PairGrouping: @Sendable (_ from: Int, _ to: Int) -> Int?]) { self.members = members }

  /// Those of a network.
  ///
  /// - Complexity: O(n + r) for n stakeholders and r relationships.
  package init(of network: StakeholderNetwork, asked: AskedPairs, minimum: Int) {
    let data = PracticeData(of: network, seed: 1, permutations: 0)
    var members: [PairGrouping: Member] = [:]
    func add(_ grouping: PairGrouping, _ isInside: @escaping @Sendable (_ from: Int, _ to: Int) -> Bool) {
      members[grouping] = { isInside($0, $1) ? 0 : 1 }
    }
    if let sectors = network.mergedSectors(minimum: minimum) {
      let labels = sectors.labels
      members[.sectors] = { from, to in
        guard let first = labels[from], let second = labels[to] else { return nil }
        return first == second ? 0 : 1
      }
    }
    let contact = network.graph()
    if contact.tieCount > 0 {
      add(.contact) { contact.containsTie(from: $0, to: $1) }
      add(.contactTriangles) { contact.isInTriangle($0, $1) }
    }
    let goodwill = Set(
      data.positivePairs.filter { asked.contains($0.first, $0.second) && asked.contains($0.second, $0.first) })
    if !goodwill.isEmpty { add(.goodwill) { goodwill.contains(PracticePair($0, $1)) } }
    let partners = data.partners
    if !partners.isEmpty { add(.partnership) { partners.contains(PracticePair($0, $1)) } }
    if let nodes = data.beneficiaries?.nodes, !nodes.isEmpty {
      let beneficiaries = Set(nodes)
      add(.beneficiaries) { _, to in beneficiaries.contains(to) }
    }
    if let trust = TrustPairs(of: network)?.graph {
      add(.trust) { trust.containsTie(from: $0, to: $1) }
      add(.trustBack) { trust.containsTie(from: $1, to: $0) }
      add(.trustEitherWay) { trust.isTied($0, $1) }
    }
    let trusting = Set(data.ties(role: .trust).map { PracticePair($0.from, $0.to) }).intersection(goodwill)
    if !trusting.isEmpty { add(.trustingPartners) { trusting.contains(PracticePair($0, $1)) } }
    self.members = members
  }

  /// The group of an ordered pair; nil if it takes no part, or the study does not have the data.
  func group(_ grouping: PairGrouping, from: Int, to: Int) -> Int? { members[grouping]?(from, to) }

  /// The groupings by which figures about a graph may be told, each beside all others.
  ///
  /// - Complexity: O(k²·n²) for k groupings and n stakeholders.
  func allowed(by rule: PublicationRule, of graph: Graph) -> Set<PairGrouping> {
    guard !members.isEmpty, rule.allows(.all, of: graph) else { return [] }
    // Each grouping is asked for many times: its groups are worked out once.
    var groups: [PairGrouping: PublicationRule.Groups] = [:]
    var told: [PairGrouping] = []
    for grouping in PairGrouping.allCases where members[grouping] != nil {
      let own = rule.groups { group(grouping, from: $0, to: $1) }
      groups[grouping] = own
      guard rule.allows(own, of: graph),
        told.allSatisfy({ earlier in groups[earlier].map { rule.allows(own, beside: $0, of: graph) } ?? false })
      else { continue }
      told.append(grouping)
    }
    return Set(told)
  }
}
