package import Graphs
package import StakeholderModel

/// A network as the indicators look at it: stakeholders by number, reports of the same tie put together.
///
/// Ties of negative sign are not in it; indicators about them go through the rules of publication.
package struct PracticeData: Sendable {
  /// A row as it was reported, with the numbers of its ends.
  package struct Row: Sendable {
    /// The report and what is known of it, shared by all copies: rows are dealt out again and again.
    private final class Shared: Sendable {
      let report: Relationship
      let kind: Kind.ID
      let kindNumber: Int
      let strength: Double?
      let level: Double?
      let tools: [String]
      let isCurrent: Bool
      let bindsTogether: Bool
      let isDirected: Bool
      let valueKey: String?
      let statement: Statement?

      init(_ report: Relationship, in network: StakeholderNetwork, _ kinds: PracticeKinds) {
        self.report = report
        kind = report.kind
        kindNumber = kinds.number(of: report.kind)
        strength = report.strength.number
        level = report.decisionLevel.map { Double($0.rawValue) }
        tools = report.tools.map { $0.lowercased() }
        isCurrent = report.isTie && !(network.wave != nil && report.status == .ended)
        bindsTogether = network.study.bindsTogether(report.kind)
        isDirected = kinds.isDirected(report.kind)
        valueKey = report.value.map { Stakeholder.valueKey($0) }
        statement = bindsTogether ? Statement(report, isDirected: isDirected) : nil
      }
    }

    private let shared: Shared
    package let from: Int
    package let to: Int

    package var report: Relationship { shared.report }
    package var kind: Kind.ID { shared.kind }
    /// The place of the kind among those of the study, in their order.
    var kindNumber: Int { shared.kindNumber }
    var strength: Double? { shared.strength }
    var level: Double? { shared.level }
    var reporter: Stakeholder.ID? { shared.report.reporter }
    /// The tools that the report names, in lower case.
    var tools: [String] { shared.tools }
    /// Whether it tells of a tie of this wave: no answer "no", no plan, and not ended.
    package var isCurrent: Bool { shared.isCurrent }
    /// Whether its kind is among those that hold a network together, neither negative nor a rating.
    var bindsTogether: Bool { shared.bindsTogether }
    var isDirected: Bool { shared.isDirected }
    /// The name of the value that a rating is about, without regard to capitals, spaces and dashes.
    var valueKey: String? { shared.valueKey }
    /// What it says, if somebody says it of its own ties, and it is no rating of behaviour.
    var statement: Statement? { shared.statement }

    init(_ report: Relationship, from: Int, to: Int, in network: StakeholderNetwork, _ kinds: PracticeKinds) {
      shared = Shared(report, in: network, kinds)
      self.from = from
      self.to = to
    }

    private init(_ shared: Shared, from: Int, to: Int) {
      self.shared = shared
      self.from = from
      self.to = to
    }

    /// The same with its ends numbered anew.
    func between(_ from: Int, _ to: Int) -> Row { Row(shared, from: from, to: to) }
  }

  package let network: StakeholderNetwork
  package let seed: UInt64
  package let permutations: Int
  package let stakeholders: [Stakeholder]
  /// All rows of this wave about ties that bind together or rate somebody: answers "no", plans and ended ties, too.
  package let rows: [Row]
  /// The rows of this wave of kinds of negative sign, in a study that declares them public; else none.
  package let openRows: [Row]
  /// The ties of this wave that bind together.
  package let ties: [PracticeTie]
  /// Each two stakeholders that have such a tie, with its kinds, in order.
  package let pairs: [(pair: PracticePair, kinds: Set<Kind.ID>)]
  /// All rows up to this wave that are no answer "no" and no plan, also of those who have left.
  package let history: [Relationship]
  package let asked: Asked
  private let kindsOfStudy: PracticeKinds
  /// Those who are left out with all that is said by and about them, to see how much hangs on them.
  package let excluded: Set<Stakeholder.ID>
  /// Whether what was used is kept to be shown; not where values are computed again and again.
  private let keepsEvidence: Bool
  private let positions: [Stakeholder.ID: Int]
  private let earlier: [PracticeData]
  private let layers = BlameLayers()
  private let acts: Once<[ActOfBridging]>
  private let positive = Once<[PracticePair]>()

  package var study: Study { network.study }

  /// Whether ties of negative sign, and how much somebody trusts somebody, were told in confidence.
  package var isConfidential: Bool { study.publicNegativeTies == nil }

  /// The network of the wave before this one, with the same left out; nil at the first wave.
  package var previous: PracticeData? { earlier.first }

  /// - Complexity: O(r·w) for r relationships and w waves.
  package init(of network: StakeholderNetwork, seed: UInt64, permutations: Int) {
    let study = network.study
    let positions = PracticeData.positions(of: network.stakeholders)
    let kinds = PracticeKinds(of: study)
    var rows: [Row] = [], openRows: [Row] = []
    for report in network.relationships {
      guard let from = positions[report.from], let to = positions[report.to] else { continue }
      let row = Row(report, from: from, to: to, in: network, kinds)
      if kinds.sign(report.kind) == .negative { openRows.append(row) } else { rows.append(row) }
    }
    if study.publicNegativeTies == nil { openRows = [] }
    let order = Dictionary(
      zip(study.waves.map(\.id), study.waves.indices), uniquingKeysWith: { first, _ in first })
    let place = network.wave.flatMap { order[$0.id] }
    let last = place ?? Int.max
    // Whoever does not want to be shown takes no part, as in networks.
    let hidden = Set(study.stakeholders.lazy.filter { $0.consent == .no }.map(\.id))
    let history = study.relationships.filter { report in
      guard !hidden.contains(report.from), !hidden.contains(report.to) else { return false }
      return report.isTie && study.bindsTogether(report.kind) && report.wave.map({ (order[$0] ?? 0) <= last }) ?? true
    }
    let before = place.flatMap { $0 > 0 ? study.waves[$0 - 1].id : nil }
    let earlier = before.map { wave in
      [PracticeData(of: study.network(at: wave), seed: seed, permutations: permutations)]
    }
    self.init(
      network: network, seed: seed, permutations: permutations, stakeholders: network.stakeholders, rows: rows,
      openRows: openRows, history: history, asked: Asked(network), kinds: kinds, acts: Once(),
      excluded: [],
      earlier: earlier ?? [], keepsEvidence: true)
  }

  private init(
    network: StakeholderNetwork, seed: UInt64, permutations: Int, stakeholders: [Stakeholder], rows: [Row],
    openRows: [Row], history: [Relationship], asked: Asked, kinds: PracticeKinds, acts: Once<[ActOfBridging]>,
    excluded: Set<Stakeholder.ID>,
    earlier: [PracticeData], keepsEvidence: Bool = false
  ) {
    self.keepsEvidence = keepsEvidence
    self.network = network
    self.seed = seed
    self.permutations = permutations
    self.stakeholders = stakeholders
    self.rows = rows
    self.openRows = openRows
    self.history = history
    self.asked = asked
    kindsOfStudy = kinds
    self.acts = acts
    self.excluded = excluded
    self.earlier = earlier
    positions = PracticeData.positions(of: stakeholders)
    ties = PracticeData.merged(rows)
    pairs = PracticeData.pairs(ties)
  }

  /// The same without some stakeholders and all that is said by and about them, and without trying chance; of earlier
  /// waves the one before alone is kept.
  package func without(_ excluded: Set<Stakeholder.ID>) -> PracticeData { without(excluded, keepingEarlier: true) }

  private func without(_ excluded: Set<Stakeholder.ID>, keepingEarlier: Bool) -> PracticeData {
    let others = stakeholders.indices.filter { !excluded.contains(stakeholders[$0].id) }
    var place = [Int?](repeating: nil, count: stakeholders.count)
    for (number, node) in others.enumerated() { place[node] = number }
    func kept(_ row: Row) -> Row? {
      guard let from = place[row.from], let to = place[row.to] else { return nil }
      guard row.reporter.map({ !excluded.contains($0) }) ?? true else { return nil }
      return row.between(from, to)
    }
    let history = history.filter { report in
      !excluded.contains(report.from) && !excluded.contains(report.to)
        && report.reporter.map { !excluded.contains($0) } ?? true
    }
    return PracticeData(
      network: network, seed: seed, permutations: 0, stakeholders: others.map { stakeholders[$0] },
      rows: rows.compactMap(kept), openRows: openRows.compactMap(kept), history: history, asked: asked.keeping(others),
      kinds: kindsOfStudy, acts: Once(), excluded: self.excluded.union(excluded),
      earlier: keepingEarlier ? earlier.map { $0.without(excluded, keepingEarlier: false) } : [])
  }

  /// The same with other rows of this wave, and without trying chance.
  package func with(_ rows: [Row], _ openRows: [Row]) -> PracticeData {
    PracticeData(
      network: network, seed: seed, permutations: 0, stakeholders: stakeholders, rows: rows, openRows: openRows,
      history: history, asked: asked, kinds: kindsOfStudy, acts: acts, excluded: excluded, earlier: [])
  }

  /// The same without trying chance.
  package var withoutChance: PracticeData {
    PracticeData(
      network: network, seed: seed, permutations: 0, stakeholders: stakeholders, rows: rows, openRows: openRows,
      history: history, asked: asked, kinds: kindsOfStudy, acts: acts, excluded: excluded, earlier: earlier)
  }

  /// What a value was made of, where it is kept.
  package func evidence(_ make: @autoclosure () -> [Measurement.Evidence]) -> [Measurement.Evidence] {
    keepsEvidence ? make() : []
  }

  package func node(of id: Stakeholder.ID) -> Int? { positions[id] }

  private static func positions(of stakeholders: [Stakeholder]) -> [Stakeholder.ID: Int] {
    Dictionary(zip(stakeholders.map(\.id), stakeholders.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Reports of the same tie put together, in the order of their ends and kinds.
  ///
  /// It is made for each exchange of waves and each one who is left out: sorting takes half the time of a table by hashes.
  private static func merged(_ rows: [Row]) -> [PracticeTie] {
    struct Place {
      let from: Int, to: Int, kind: Int, row: Int

      func isSameTie(as other: Place) -> Bool { (from, to, kind) == (other.from, other.to, other.kind) }
    }
    var places: [Place] = []
    places.reserveCapacity(rows.count)
    for (number, row) in rows.enumerated() where row.isCurrent && row.bindsTogether {
      let isSwapped = !row.isDirected && row.to < row.from
      places.append(
        Place(
          from: isSwapped ? row.to : row.from, to: isSwapped ? row.from : row.to, kind: row.kindNumber, row: number))
    }
    // Reports of one tie stay in their order, in which they are added up.
    places.sort { ($0.from, $0.to, $0.kind, $0.row) < ($1.from, $1.to, $1.kind, $1.row) }
    var ties: [PracticeTie] = []
    ties.reserveCapacity(places.count)
    var start = 0
    while start < places.count {
      let first = places[start]
      var strength = 0.0, strengths = 0, level = 0.0, levels = 0
      while start < places.count, places[start].isSameTie(as: first) {
        let row = rows[places[start].row]
        if let known = row.strength {
          strength += known
          strengths += 1
        }
        if let known = row.level {
          level += known
          levels += 1
        }
        start += 1
      }
      ties.append(
        PracticeTie(
          from: first.from, to: first.to, kind: rows[first.row].kind,
          strength: strengths == 0 ? nil : strength / Double(strengths),
          level: levels == 0 ? nil : level / Double(levels)))
    }
    return ties
  }

  /// Each two that are tied, with the kinds of their ties, in order.
  private static func pairs(_ ties: [PracticeTie]) -> [(pair: PracticePair, kinds: Set<Kind.ID>)] {
    let places = ties.indices.map { (pair: PracticePair(ties[$0].from, ties[$0].to), tie: $0) }
      .sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
    var pairs: [(pair: PracticePair, kinds: Set<Kind.ID>)] = []
    for (pair, tie) in places {
      if pairs.last?.pair == pair {
        pairs[pairs.count - 1].kinds.insert(ties[tie].kind)
      } else {
        pairs.append((pair, [ties[tie].kind]))
      }
    }
    return pairs
  }
}

// MARK: Kinds

extension PracticeData {
  /// The negative ties of a kind, as indicators may look at them.
  func layer(of kind: Kind.ID) throws(Unmeasured) -> BlameLayer { try layers.layer(of: kind, in: self) }

  /// The kinds of which there is any row in the study, in any wave.
  package var occurring: Set<Kind.ID> { kindsOfStudy.occurring }

  package func sign(_ kind: Kind.ID) -> Kind.Sign { kindsOfStudy.sign(kind) }

  /// Whether a tie of a kind from one to another says nothing about one back.
  func isDirected(_ kind: Kind.ID) -> Bool { kindsOfStudy.isDirected(kind) }

  package func isPositive(_ kind: Kind.ID) -> Bool { sign(kind) == .positive }

  package func has(_ kind: Kind.ID, role: Kind.PracticeRole) -> Bool { kindsOfStudy.has(kind, role: role) }

  /// The ties of one kind.
  package func ties(_ kind: Kind.ID) -> [PracticeTie] { ties.filter { $0.kind == kind } }

  /// The ties whose kind plays a role.
  package func ties(role: Kind.PracticeRole) -> [PracticeTie] {
    let kinds = kinds(role: role)
    return kinds.isEmpty ? [] : ties.filter { kinds.contains($0.kind) }
  }

  /// The pairs with at least one tie of positive sign.
  package var positivePairs: [PracticePair] {
    positive.value { pairs.filter { $0.kinds.contains(where: isPositive) }.map(\.pair) }
  }

  /// The pairs of parties that a third brought together.
  var actsOfBridging: [ActOfBridging] { acts.value { ActOfBridging.all(in: self) } }

  /// Whether any row of the study, in any wave, is of a kind: whether it was looked at at all.
  package func occurs(_ kind: Kind.ID) -> Bool { occurring.contains(kind) }

  /// Whether any row of the study is of a kind that plays a role.
  package func occurs(role: Kind.PracticeRole) -> Bool { !kinds(role: role).isEmpty }

  /// Makes sure that something was looked at in this wave: that it tells of a tie of one of some kinds, or of a "no", or
  /// that the list of respondents says that somebody was asked. A kind of which there is nothing in a wave may not have
  /// been asked about then, also in a study that declares that everybody was asked.
  package func needInWave(_ what: String, _ isWanted: (Kind.ID) -> Bool) throws(Unmeasured) {
    guard network.wave != nil, !rows.contains(where: { isWanted($0.kind) }) else { return }
    guard !occurring.contains(where: { isWanted($0) && asked.isListed($0) }) else { return }
    throw .tooLittle(Wording.nothingTold(of: what))
  }

  /// The kinds of the study that play a role, in order.
  package func kinds(role: Kind.PracticeRole) -> [Kind.ID] { kindsOfStudy.playing(role) }

  /// Who trusts whom, one tie each way. Where several kinds play the part of trust, strengths are over the top of the
  /// scale of each, and the mean counts.
  package var trust: [PracticeTie] {
    let kinds = kinds(role: .trust)
    guard kinds.count > 1 else { return kinds.first.map { ties($0) } ?? [] }
    var parts: [Arc: [PracticeTie]] = [:]
    for kind in kinds {
      let own = ties(kind)
      let top = top(of: kind, own)
      for tie in own {
        var scaled = tie
        scaled.strength = tie.strength.map { $0 / top }
        parts[Arc(tie.from, tie.to), default: []].append(scaled)
      }
    }
    return parts.keys.sorted().compactMap { arc in
      guard var tie = parts[arc]?.first else { return nil }
      let known = (parts[arc] ?? []).compactMap(\.strength)
      tie.strength = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
      return tie
    }
  }

  /// The top of the scale of a kind, or else the greatest strength that occurs.
  package func top(of kind: Kind.ID, _ ties: [PracticeTie]) -> Double {
    study.kind(kind)?.scale?.maximum ?? ties.compactMap(\.strength).max() ?? 1
  }

  /// Ratings of trust told in confidence may be used where enough different people rate, and are rated.
  package func needEnoughRatings(_ ties: [PracticeTie]) throws(Unmeasured) {
    let rated = ties.filter { has($0.kind, role: .trust) && $0.strength != nil }
    guard isConfidential, !rated.isEmpty else { return }
    try needEnough(Set(rated.map(\.from)).count, Set(rated.map(\.to)).count)
  }

  /// Suppresses what is about fewer people than the study asks for, or than any study may ask for.
  package func needEnough(_ counts: Int...) throws(Unmeasured) {
    let minimum = max(study.settings.minimumGroupSize, PublicationRule.smallestMinimum)
    guard counts.allSatisfy({ $0 >= minimum }) else { throw .suppressed }
  }

  /// A graph of some ties; those without direction run both ways.
  package func graph(of chosen: [PracticeTie], directed: Bool) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: stakeholders.count, isDirected: directed)
      for tie in chosen {
        try builder.add(from: tie.from, to: tie.to)
        if directed, !isDirected(tie.kind) { try builder.add(from: tie.to, to: tie.from) }
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
      return (chosen { $0.isBeneficiary == true }, Wording.byColumn)
    }
    if let types = study.settings.beneficiaryTypes {
      return (chosen { $0.type.map(types.contains) ?? false }, Wording.byTypes(types))
    }
    let named = all.contains { $0.sector?.lowercased() == "community" }
    return named ? (chosen { $0.sector?.lowercased() == "community" }, Wording.bySector) : nil
  }

  /// The beneficiaries, or what is missing.
  package func needingBeneficiaries(_ further: [String] = []) throws(Unmeasured) -> [Int] {
    guard let nodes = beneficiaries?.nodes else {
      throw .missing(["stakeholders: beneficiary, or a sector community"] + further)
    }
    guard further.isEmpty else { throw .missing(further) }
    guard !nodes.isEmpty else { throw .tooLittle(Wording.noBeneficiary) }
    return nodes
  }

  /// The bodies of government; nil where no sector is known.
  package var government: Set<Int>? {
    guard stakeholders.contains(where: { $0.sector != nil }) else { return nil }
    let sectors = Set(study.sectors.filter(\.isGovernment).map(\.id))
    return Set(stakeholders.indices.filter { stakeholders[$0].sector.map(sectors.contains) ?? false })
  }

  /// The sector of each stakeholder as a number into the sectors of the study.
  var sectorLabels: [Int?] {
    let numbers = Dictionary(
      zip(study.sectors.map(\.id), study.sectors.indices), uniquingKeysWith: { first, _ in first })
    return stakeholders.map { $0.sector.flatMap { numbers[$0] } }
  }

  /// The names of kinds of tie that are needed and do not occur.
  package func missingKinds(_ kinds: [Kind.ID]) -> [String] {
    kinds.filter { !occurs($0) }.map { "relationships: ties of kind \($0)" }
  }

  /// A role that is needed and that no kind of tie plays, by the name of the kind that usually does.
  package func missingRole(_ role: Kind.PracticeRole, _ usual: Kind.ID) -> [String] {
    occurs(role: role) ? [] : ["relationships: ties of kind \(usual)"]
  }

  /// The name of a stakeholder as it may be shown.
  package func name(_ node: Int) -> String {
    stakeholders[node].consent == .no ? Wording.notNamed : stakeholders[node].name
  }
}
