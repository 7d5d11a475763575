package import Graphs
package import StakeholderModel

/// A network as the indicators look at it: stakeholders by number, reports of the same tie put together.
///
/// Ties of negative sign are not in it; indicators about them go through the rules of publication.
package struct PracticeData: Sendable {
  /// A row as it was reported, with the numbers of its ends.
  package struct Row: Sendable {
    package let report: Relationship
    package let from: Int
    package let to: Int
  }

  package let network: StakeholderNetwork
  package let seed: UInt64
  package let permutations: Int
  package let stakeholders: [Stakeholder]
  /// All rows of this wave about ties that bind together or rate somebody: answers "no", plans and ended ties, too.
  package let rows: [Row]
  /// The ties of this wave that bind together.
  package let ties: [PracticeTie]
  /// Each two stakeholders that have such a tie, with its kinds, in order.
  package let pairs: [(pair: PracticePair, kinds: Set<Kind.ID>)]
  /// All rows up to this wave that are no answer "no" and no plan, also of those who have left.
  package let history: [Relationship]
  package let asked: Asked
  private let positions: [Stakeholder.ID: Int]
  package let excluded: Stakeholder.ID?

  package var study: Study { network.study }

  /// - Parameter excluded: somebody to leave out with all that is said by and about it, to see how much hangs on it.
  package init(
    of network: StakeholderNetwork, seed: UInt64, permutations: Int, excluding excluded: Stakeholder.ID? = nil
  ) {
    let study = network.study
    self.network = network
    self.seed = seed
    self.permutations = permutations
    self.excluded = excluded
    let stakeholders = network.stakeholders.filter { $0.id != excluded }
    self.stakeholders = stakeholders
    let positions = Dictionary(
      zip(stakeholders.map(\.id), stakeholders.indices), uniquingKeysWith: { first, _ in first })
    self.positions = positions
    var isUsed: [Kind.ID: Bool] = [:]
    var rows: [Row] = []
    for report in network.relationships {
      let used = isUsed[report.kind] ?? (study.kind(report.kind)?.sign != .negative)
      isUsed[report.kind] = used
      guard used, let from = positions[report.from], let to = positions[report.to] else { continue }
      guard report.reporter == nil || report.reporter != excluded else { continue }
      rows.append(Row(report: report, from: from, to: to))
    }
    self.rows = rows
    let merged = PracticeData.merged(rows, study: study, inWave: network.wave != nil)
    ties = merged
    var kinds: [PracticePair: Set<Kind.ID>] = [:]
    for tie in merged { kinds[PracticePair(tie.from, tie.to), default: []].insert(tie.kind) }
    pairs = kinds.keys.sorted().map { ($0, kinds[$0] ?? []) }

    let order = Dictionary(
      zip(study.waves.map(\.id), study.waves.indices), uniquingKeysWith: { first, _ in first })
    let last = network.wave.flatMap { order[$0.id] } ?? Int.max
    // Whoever does not want to be shown takes no part, as in networks.
    let hidden = Set(study.stakeholders.lazy.filter { $0.consent == .no }.map(\.id))
    history = study.relationships.filter { report in
      guard !hidden.contains(report.from), !hidden.contains(report.to) else { return false }
      guard report.isTie, study.bindsTogether(report.kind), report.wave.map({ (order[$0] ?? 0) <= last }) ?? true
      else { return false }
      return excluded == nil || (report.from != excluded && report.to != excluded && report.reporter != excluded)
    }
    asked = Asked(study, wave: network.wave?.id, positions: positions)
  }

  package func node(of id: Stakeholder.ID) -> Int? { positions[id] }

  /// Reports of the same tie put together, in the order of their ends and kinds.
  private static func merged(_ rows: [Row], study: Study, inWave: Bool) -> [PracticeTie] {
    struct Key: Hashable {
      let from: Int, to: Int
      let kind: Kind.ID
    }
    struct Sums {
      var strength = 0.0, strengths = 0, level = 0.0, levels = 0
    }
    var found: [Key: Sums] = [:]
    for row in rows {
      let report = row.report
      guard report.isTie, !(inWave && report.status == .ended), study.bindsTogether(report.kind) else { continue }
      let isDirected = study.kind(report.kind)?.isDirected ?? true
      let isSwapped = !isDirected && row.to < row.from
      let key = Key(from: isSwapped ? row.to : row.from, to: isSwapped ? row.from : row.to, kind: report.kind)
      var sums = found[key] ?? Sums()
      if let number = report.strength.number {
        sums.strength += number
        sums.strengths += 1
      }
      if let level = report.decisionLevel {
        sums.level += Double(level.rawValue)
        sums.levels += 1
      }
      found[key] = sums
    }
    return found.map { key, sums in
      PracticeTie(
        from: key.from, to: key.to, kind: key.kind,
        strength: sums.strengths == 0 ? nil : sums.strength / Double(sums.strengths),
        level: sums.levels == 0 ? nil : sums.level / Double(sums.levels))
    }
    .sorted { ($0.from, $0.to, $0.kind) < ($1.from, $1.to, $1.kind) }
  }
}

// MARK: Kinds

extension PracticeData {
  package func sign(_ kind: Kind.ID) -> Kind.Sign { study.kind(kind)?.sign ?? .neutral }

  package func isPositive(_ kind: Kind.ID) -> Bool { sign(kind) == .positive }

  package func has(_ kind: Kind.ID, role: Kind.PracticeRole) -> Bool { study.kind(kind)?.roles.contains(role) ?? false }

  /// The ties of one kind.
  package func ties(_ kind: Kind.ID) -> [PracticeTie] { ties.filter { $0.kind == kind } }

  /// The ties whose kind plays a role.
  package func ties(role: Kind.PracticeRole) -> [PracticeTie] { ties.filter { has($0.kind, role: role) } }

  /// The pairs with at least one tie of positive sign.
  package var positivePairs: [PracticePair] { pairs.filter { $0.kinds.contains(where: isPositive) }.map(\.pair) }

  /// Whether any row of the study, in any wave, is of a kind: whether it was looked at at all.
  package func occurs(_ kind: Kind.ID) -> Bool { study.relationships.contains { $0.kind == kind } }

  /// Whether any row of the study is of a kind that plays a role.
  package func occurs(role: Kind.PracticeRole) -> Bool { study.relationships.contains { has($0.kind, role: role) } }

  /// A graph of some ties; those without direction run both ways.
  package func graph(of chosen: [PracticeTie], directed: Bool) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: stakeholders.count, isDirected: directed)
      for tie in chosen {
        try builder.add(from: tie.from, to: tie.to)
        if directed, study.kind(tie.kind)?.isDirected == false { try builder.add(from: tie.to, to: tie.from) }
      }
      return try builder.build()
    } catch {
      preconditionFailure("Checked ties gave an invalid graph: \(error)")
    }
  }
}

// MARK: Stakeholders

extension PracticeData {
  /// Those whom the collaboration is for, and how that is known; nil where nothing tells.
  package var beneficiaries: (nodes: [Int], rule: String)? {
    let all = study.stakeholders
    func chosen(_ isChosen: (Stakeholder) -> Bool) -> [Int] {
      stakeholders.indices.filter { isChosen(stakeholders[$0]) }
    }
    if all.contains(where: { $0.isBeneficiary != nil }) {
      return (chosen { $0.isBeneficiary == true }, "the column beneficiary")
    }
    if let types = study.settings.beneficiaryTypes {
      return (
        chosen { $0.type.map(types.contains) ?? false }, "the types \(Wording.list(types)) (beneficiary_types)"
      )
    }
    let named = all.contains { $0.sector?.lowercased() == "community" }
    return named ? (chosen { $0.sector?.lowercased() == "community" }, "the sector community") : nil
  }

  /// The beneficiaries, or what is missing.
  package func needingBeneficiaries(_ further: [String] = []) throws(Unmeasured) -> [Int] {
    guard let nodes = beneficiaries?.nodes else {
      throw .missing(["stakeholders: beneficiary, or a sector community"] + further)
    }
    guard further.isEmpty else { throw .missing(further) }
    guard !nodes.isEmpty else { throw .tooLittle("No stakeholder of this wave is a beneficiary.") }
    return nodes
  }

  /// The bodies of government; nil where no sector is known.
  package var government: Set<Int>? {
    guard stakeholders.contains(where: { $0.sector != nil }) else { return nil }
    let sectors = Set(study.sectors.filter(\.isGovernment).map(\.id))
    return Set(stakeholders.indices.filter { stakeholders[$0].sector.map(sectors.contains) ?? false })
  }

  /// The names of kinds of tie that are needed and do not occur.
  package func missingKinds(_ kinds: [Kind.ID]) -> [String] {
    kinds.filter { !occurs($0) }.map { "relationships: ties of kind \($0)" }
  }

  /// The name of a stakeholder as it may be shown.
  package func name(_ node: Int) -> String {
    stakeholders[node].consent == .no ? Wording.notNamed : stakeholders[node].name
  }
}
