package import CollaborationMetrics
import Graphs
package import StakeholderModel

/// The numbers on which the findings rest, counted and not yet put into words.
///
/// Ties that are told in confidence take no part: neither in a number nor in whether a number is there.
package struct NetworkFacts: Sendable {
  /// A tie with all of its reports merged: two stakeholders, a kind, and the direction where the kind has one.
  package struct KindTie: Sendable, Hashable {
    package let from: Stakeholder.ID
    package let to: Stakeholder.ID
    package let kind: Kind.ID
  }

  /// The ties that bind together, one for each pair, kind and direction.
  package let bindingTies: [KindTie]
  /// The ties against somebody; nil where they are told in confidence.
  package let tiesAgainst: [KindTie]?
  /// Whether each report of a tie against somebody names a source.
  package let everyTieAgainstHasSource: Bool
  /// The ties of each kind, the most frequent first.
  package let tiesByKind: [(kind: Kind, count: Int)]
  /// Reports of ties that say how sure they are, by grade in alphabetical order.
  package let grades: [(grade: String, count: Int)]
  /// Reports of ties that say when the tie began.
  package let dated: Int
  /// Reports of ties.
  package let reports: Int
  /// Those who take part in the network.
  package let stakeholderCount: Int
  /// Pairs with a tie that binds together.
  package let tiedPairs: Int
  /// Those of them in which at least one trusts the other; where ratings are told in confidence, in which at least one
  /// told of trust, however far it goes.
  package let trustedPairs: Int
  /// Those in which each trusts the other.
  package let mutualTrustPairs: Int
  /// Whether how far trust goes was told in confidence, so that no rating decides what counts.
  package let isTrustInConfidence: Bool
  /// From which rating on trust counts, in words; nil where no scale is known and where ratings do not count.
  package let trustThreshold: String?
  /// Stakeholders whose only ties are against somebody, or somebody's against them; nil in confidence.
  package let onlyInConflict: [Stakeholder]?
  /// How many there are of these, with those who do not want to be shown.
  package let onlyInConflictCount: Int
  /// Who was asked and who answered; nil where nobody wrote that down.
  package let responseRate: Study.ResponseRate?

  package init(of network: StakeholderNetwork, bridges: BridgeAnalysis) {
    let study = network.study
    let reports = network.relationships.filter { relationship in
      relationship.isTie && !(network.wave != nil && relationship.status == .ended)
        && study.kind(relationship.kind)?.roles.contains(.rating) != true
    }
    let binding = reports.filter { study.bindsTogether($0.kind) }
    bindingTies = NetworkFacts.merged(binding, in: study)

    let against = reports.filter { study.kind($0.kind)?.sign == .negative }
    let arePublic = study.settings.negativeTies == .public
    let tiesAgainst = arePublic ? NetworkFacts.merged(against, in: study) : nil
    self.tiesAgainst = tiesAgainst
    everyTieAgainstHasSource = against.allSatisfy { !($0.source ?? "").isEmpty }

    var counts: [Kind.ID: Int] = [:]
    for tie in bindingTies + (tiesAgainst ?? []) { counts[tie.kind, default: 0] += 1 }
    tiesByKind = study.kinds.compactMap { kind in counts[kind.id].map { (kind: kind, count: $0) } }
      .enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)

    var grades: [String: Int] = [:]
    for case let grade? in reports.map(\.confidence) where !grade.isEmpty { grades[grade, default: 0] += 1 }
    self.grades = grades.keys.sorted().map { (grade: $0, count: grades[$0] ?? 0) }
    dated = reports.count { $0.since != nil }
    self.reports = reports.count

    stakeholderCount = network.stakeholders.count
    tiedPairs = bridges.graph.tieCount
    let trustKinds = network.bindingKinds.filter { study.kind($0)?.roles.contains(.trust) == true }
    isTrustInConfidence = study.publicNegativeTies == nil
    let trustReports = reports.filter { trustKinds.contains($0.kind) }
    let trusting =
      isTrustInConfidence
      ? Set(trustReports.map { [$0.from, $0.to] }) : NetworkFacts.trusting(trustReports, in: study)
    mutualTrustPairs = trusting.count { trusting.contains([$0[1], $0[0]]) } / 2
    trustedPairs = trusting.count - mutualTrustPairs
    let scales = Set(trustKinds.compactMap { study.kind($0)?.scale })
    let scale = scales.count == 1 ? scales.first : nil
    trustThreshold =
      isTrustInConfidence
      ? nil : scale.map { "\($0.midpoint.plain) on a scale from \($0.minimum.plain) to \($0.maximum.plain)" }

    let inConflict = Set((tiesAgainst ?? []).flatMap { [$0.from, $0.to] })
    let only = zip(bridges.graph.nodes, network.stakeholders)
      .filter { bridges.graph.degree(of: $0.0) == 0 && inConflict.contains($0.1.id) }.map(\.1)
    onlyInConflict = arePublic ? only.filter { $0.consent != .no } : nil
    onlyInConflictCount = only.count
    responseRate = study.responseRate(at: network.wave?.id)
  }

  /// Who receives the most ties against somebody, how many, and how likely at most it is that one of all stakeholders
  /// receives as many where ties fall on them at random; nil where several receive as many.
  package var mostOpposed: (stakeholder: Stakeholder.ID, count: Int, chance: Double)? {
    var received: [Stakeholder.ID: Int] = [:]
    for tie in tiesAgainst ?? [] { received[tie.to, default: 0] += 1 }
    guard let greatest = received.values.max() else { return nil }
    let top = received.keys.filter { received[$0] == greatest }
    guard top.count == 1, let only = top.first else { return nil }
    return (stakeholder: only, count: greatest, chance: chanceThatOneReceives(greatest))
  }

  /// The chance of so many for one stakeholder (binomial), times the number of stakeholders, which bounds the chance that
  /// any of them receives so many (Boole's inequality).
  private func chanceThatOneReceives(_ count: Int) -> Double {
    let ties = tiesAgainst?.count ?? 0
    let share = 1 / Double(max(stakeholderCount, 1))
    var term = 1.0  // The chance of exactly k, from 0 up.
    for _ in 0..<ties { term *= 1 - share }
    var fewer = 0.0
    for k in 0..<min(count, ties + 1) {
      fewer += term
      term *= Double(ties - k) / Double(k + 1) * share / max(1 - share, .leastNonzeroMagnitude)
    }
    return min(1, max(0, 1 - fewer) * Double(stakeholderCount))
  }

  /// Who trusts whom: the mean of what was reported is at least the middle of the scale, or trust was reported without a
  /// number.
  private static func trusting(_ reports: [Relationship], in study: Study) -> Set<[Stakeholder.ID]> {
    var ratings: [[Stakeholder.ID]: [Double]] = [:]
    for report in reports {
      let midpoint = study.kind(report.kind)?.scale?.midpoint ?? 0
      // How far above the middle; a tie without a number says that there is trust, and nothing against it.
      let ends = [report.from, report.to]
      ratings[ends, default: []] += report.strength.number.map { [$0 - midpoint] } ?? []
    }
    return Set(ratings.filter { $0.value.reduce(0, +) >= 0 }.keys)
  }

  private static func merged(_ reports: [Relationship], in study: Study) -> [KindTie] {
    reports.map { report in
      let isDirected = study.kind(report.kind)?.isDirected ?? true
      let isTurned = !isDirected && report.to < report.from
      return KindTie(
        from: isTurned ? report.to : report.from, to: isTurned ? report.from : report.to, kind: report.kind)
    }.uniqued()
  }
}
