public import Graphs
public import StakeholderModel

/// Blame in aggregate: whether a few carry it, whether it is returned or passed on, whether it crosses sectors, and how
/// it goes together with contact and trust.
///
/// It looks at ties of the kind `blame` of the whole study at its last wave; there is no way to choose a part. Everything
/// about single stakeholders is ``Confidential``; everything else is a ``GroupFigure``, which is published only where
/// enough people stand on each side of what it tells apart.
///
/// ```swift
/// let blame = BlameAnalysis(of: study)
/// for row in blame.figures { print(row.id, row.figure) }
/// ```
///
/// "No blame reported" and "not asked" are different: without any word of what was asked, nothing is measured.
public struct BlameAnalysis: Sendable {
  /// The network that was looked at.
  public let network: StakeholderNetwork
  /// How many distinct people there must be on each side of a published figure.
  public let minimumGroupSize: Int
  /// Whether the study asked about blame, as far as it says: true, false, or nil where nobody wrote it down.
  public let wasAsked: Bool?
  /// The figures, in the order in which they are told.
  public let figures: [ReportedFigure]
  /// What blame does to each stakeholder, in the order of the list.
  public let stakeholders: Confidential<[StakeholderBlame]>
  /// Who blames whom: positions in ``network``, with strengths.
  public let ties: Confidential<[Tie]>
  /// The sectors as they are told apart, those that are too small taken together; empty where they cannot be compared.
  public let sectorGroups: [[Sector]]
  /// From which rating on trust counts; nil where there is no trust, or no scale.
  public let trustThreshold: Double?

  /// Looks at a study.
  ///
  /// - Parameters:
  ///   - seed: The same seed gives the same comparisons with chance. It counts only where negative ties are public.
  ///   - permutations: How often chance is repeated.
  /// - Complexity: O(permutations · n²) for n stakeholders.
  public init(of study: Study, seed: UInt64 = 1, permutations: Int = 4999) {
    self.init(NegativeTies(.blame, in: study), seed: seed, permutations: permutations)
  }

  init(_ ties: NegativeTies, seed: UInt64, permutations: Int) {
    let surroundings = BlameSurroundings(of: ties, seed: seed, permutations: permutations)
    network = ties.network
    minimumGroupSize = ties.minimum
    wasAsked =
      switch ties.question {
      case .asked: true
      case .notAsked: false
      case .unknown: nil
      }
    figures =
      surroundings.concentration + surroundings.direction + surroundings.returned + surroundings.passedOn
      + surroundings.acrossSectors + surroundings.besideTrust
    stakeholders = ties.confidential { surroundings.stakeholders(in: $0) }
    self.ties = ties.confidential { Array($0.ties) }
    let sectors = ties.network.study.sectors
    sectorGroups = surroundings.sectors?.parts.map { $0.map { sectors[$0] } } ?? []
    trustThreshold = surroundings.trust?.threshold
  }
}

/// What is known beside the blame: contact, trust and sectors. None of it depends on blame.
struct BlameSurroundings: Sendable {
  let ties: NegativeTies
  let seed: UInt64
  let permutations: Int
  /// Who has any tie with whom that is not against somebody, without directions.
  let contact: Graph
  let trust: TrustPairs?
  let sectors: MergedGroups?

  init(of ties: NegativeTies, seed: UInt64, permutations: Int) {
    self.ties = ties
    self.seed = ties.seed(seed)
    self.permutations = permutations
    contact = ties.network.graph()
    trust = TrustPairs(of: ties.network)
    sectors = ties.network.mergedSectors(minimum: ties.minimum)
  }
}

/// Who trusts whom, from the middle of the scale on.
struct TrustPairs: Sendable {
  /// From which rating on trust counts; nil without a scale: each tie of trust counts.
  let threshold: Double?
  /// The ties of trust that count, with directions.
  let graph: Graph

  /// Nil where the study has no ties of trust.
  init?(of network: StakeholderNetwork) {
    let kinds = network.study.kinds.filter { $0.roles.contains(.trust) && !$0.roles.contains(.rating) }
    let all = network.graphForAggregation(of: Set(kinds.map(\.id)))
    guard all.tieCount > 0 else { return nil }
    let scales = Set(kinds.compactMap(\.scale))
    threshold = scales.count == 1 && all.isWeighted ? scales.first?.midpoint : nil
    graph = all.keepingTies(atLeast: threshold)
  }
}

extension Graph {
  /// The ties that are at least as strong, without strengths; all of them without a threshold.
  func keepingTies(atLeast threshold: Double?) -> Graph {
    var builder: GraphBuilder
    do {
      builder = try GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
      for tie in ties where threshold.map({ tie.strength >= $0 }) ?? true {
        try builder.add(from: tie.from, to: tie.to)
      }
      return try builder.build()
    } catch {
      preconditionFailure("Some of a graph's own ties did not make a graph: \(error)")
    }
  }
}
