public import Graphs

/// The stakeholders of a study and the ties between them at one point: one wave, or the whole study.
///
/// Stakeholders are numbered in the order of the list; these numbers are the nodes of every graph made from the
/// network, so that results of different graphs can be put side by side.
///
/// Stakeholders who do not want to be shown take no part, nor do their ties: if they counted in the numbers of others,
/// what is missing in a list of ties would tell whom they are tied to. How many they are is in ``notShown``.
public struct StakeholderNetwork: Sendable {
  /// The study that it is a part of.
  public let study: Study
  /// The wave, or nil for a study without waves.
  public let wave: Wave?
  /// The stakeholders at that time who may be shown.
  public let stakeholders: [Stakeholder]
  /// How many stakeholders at that time do not want to be shown, and take no part.
  public let notShown: Int
  /// The ties at that time that may be shown, as reported; plans and "no" answers among them.
  public let relationships: [Relationship]
  private let positions: [Stakeholder.ID: Int]

  init(of study: Study, at wave: Wave.ID?) {
    self.study = study
    self.wave = wave.flatMap { id in study.waves.first { $0.id == id } }
    // Lists of millions of ties are not copied where there is nothing to choose.
    let relationships =
      wave == nil ? study.relationships : study.relationships.filter { $0.wave == nil || $0.wave == wave }
    let date = self.wave?.date
    var tied = Set<Stakeholder.ID>()
    // A tie of this wave is proof of being there; the report that a tie has ended is not.
    if date != nil {
      for tie in relationships where tie.isTie && tie.status != .ended { tied.formUnion([tie.from, tie.to]) }
    }
    let present = study.stakeholders.filter { stakeholder in
      guard let date, !tied.contains(stakeholder.id) else { return true }
      if let joined = stakeholder.joined, date.isCertainlyBefore(joined) { return false }
      if let left = stakeholder.left, left.isCertainlyBefore(date) { return false }
      return true
    }
    let stakeholders = present.filter { $0.consent != .no }
    notShown = present.count - stakeholders.count
    self.stakeholders = stakeholders
    let positions = Dictionary(
      zip(stakeholders.map(\.id), stakeholders.indices), uniquingKeysWith: { first, _ in first })
    self.positions = positions
    self.relationships =
      stakeholders.count == study.stakeholders.count
      ? relationships : relationships.filter { positions[$0.from] != nil && positions[$0.to] != nil }
  }

  /// The number of the node that stands for a stakeholder.
  public func node(of id: Stakeholder.ID) -> Int? { positions[id] }

  /// The kinds of tie that hold the network together: all that are not negative, and no ratings. In the order in which
  /// they first occur.
  public var bindingKinds: [Kind.ID] {
    var seen = Set<Kind.ID>()
    return relationships.map(\.kind).filter { study.bindsTogether($0) && seen.insert($0).inserted }
  }

  /// The sector of each node as a number into `study.sectors`; nil where it is unknown.
  public var sectorLabels: [Int?] {
    let numbers = Dictionary(
      zip(study.sectors.map(\.id), study.sectors.indices), uniquingKeysWith: { first, _ in first })
    return stakeholders.map { $0.sector.flatMap { numbers[$0] } }
  }

  /// The stakeholders by a score, highest first; those with equal scores in the order of the list. Stakeholders whose
  /// score is undefined are left out.
  ///
  /// - Complexity: O(n log n).
  public func ranking(by scores: NodeScores) -> [(stakeholder: Stakeholder, value: Double)] {
    scores.nodesByDescendingValue.compactMap { node in
      scores[node].map { (stakeholder: stakeholders[node], value: $0) }
    }
  }
}
