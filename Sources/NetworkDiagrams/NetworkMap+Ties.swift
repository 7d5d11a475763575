import Graphs
public import StakeholderModel

extension NetworkMap {
  private struct Group: Hashable {
    var low: Int
    var high: Int
    var family: TieFamily
    var isHidden: Bool
  }

  private struct Member {
    var from: Int
    var to: Int
    var kind: Kind
    var strength: Double?
  }

  /// Joins the ties of a family between two stakeholders into one line that names all its kinds. Where the map is about
  /// who holds the network together, two either have a link or none: all their ties are one line.
  func merged(_ relationships: [Relationship], isForPlacing: Bool) -> [DiagramTie] {
    var order: [Group] = []
    var members: [Group: [Member]] = [:]
    let confidentialRatings = permission == nil ? network.study.confidentialRatings : []
    for tie in relationships {
      guard let from = network.node(of: tie.from), let to = network.node(of: tie.to) else { continue }
      let kind = network.study.kind(tie.kind) ?? Kind(id: tie.kind)
      let isHidden = !draws(tie.kind) || (style.highlight == .cutPoints && kind.sign == .negative)
      let family = style.highlight == .cutPoints && !isHidden ? .worksWith : look(of: kind)
      let group = Group(low: min(from, to), high: max(from, to), family: family, isHidden: isHidden)
      if members[group] == nil { order.append(group) }
      let strength = confidentialRatings.contains(kind.id) ? nil : tie.strength.number
      members[group, default: []].append(
        Member(from: from, to: to, kind: kind, strength: strength.map { $0 / (kind.scale?.maximum ?? 1) }))
    }
    let emphasis = TieEmphasis(self)
    return order.map { group in
      let all = members[group] ?? []
      var tie = line(for: group, all, isForPlacing: isForPlacing)
      if group.isHidden {
        tie.emphasis = .hidden
      } else {
        emphasis.apply(to: &tie, low: group.low, high: group.high)
      }
      return tie
    }
  }

  private func line(for group: Group, _ all: [Member], isForPlacing: Bool) -> DiagramTie {
    var kindNames: [String] = []
    var distinct: Set<[String]> = []
    var forward = false
    var backward = false
    for member in all {
      if !kindNames.contains(member.kind.title) { kindNames.append(member.kind.title) }
      let ends =
        member.kind.isDirected
        ? [String(member.from), String(member.to)] : [String(group.low), String(group.high)]
      distinct.insert(ends + [member.kind.id.rawValue])
      if member.kind.isDirected { if member.from == all[0].from { forward = true } else { backward = true } }
    }
    var tie = DiagramTie(
      from: id(all[0].from), to: id(all[0].to), family: group.family, kind: kindNames.joined(separator: ", "),
      isForPlacing: isForPlacing)
    tie.kindTitles = kindNames
    let hasHeads = group.family != .worksWith && group.family != .trusts || style.lines == .mutuality
    tie.heads = !hasHeads || !(forward || backward) ? .none : forward && backward ? .both : .forward
    tie.count = distinct.count
    if hasHeads, backward, !forward { (tie.from, tie.to, tie.heads) = (tie.to, tie.from, .forward) }
    if style.lines == .mutuality {
      let isMutual = tie.heads != .forward
      tie.line = isMutual ? Texts.bothWays : Texts.oneWay
      if !isMutual { tie.width = 1.3 }
      tie.count = 1
    } else if style.lines == .practices {
      tie.line = Texts.practice(group.family)
    }
    let strengths = all.compactMap(\.strength)
    if style.showsStrengths, !strengths.isEmpty { tie.strength = strengths.reduce(0, +) / Double(strengths.count) }
    return tie
  }

  /// How lines of a kind look.
  private func look(of kind: Kind) -> TieFamily {
    guard style.lines == .practices, kind.family != .against else { return TieFamily(kind.family) }
    if kind.roles.contains(.decision) { return .decides }
    if kind.roles.contains(.trust) || kind.roles.contains(.bridge) { return .trusts }
    if kind.roles.contains(.learning) { return .learns }
    return kind.roles.contains(.collaboration) ? .worksWith : .gives
  }
}

/// Which lines stand out and which fade.
private struct TieEmphasis {
  let map: NetworkMap
  private let bridges: Set<[Int]>
  private let cutPoints: Set<Int>
  private let steps: Set<[Int]>

  init(_ map: NetworkMap) {
    self.map = map
    bridges = Set(map.cuts.bridges.map { [$0.from, $0.to] })
    cutPoints = Set(map.cuts.articulationPoints.map(\.node))
    steps = Set(zip(map.path, map.path.dropFirst()).map { [min($0, $1), max($0, $1)] })
  }

  func apply(to tie: inout DiagramTie, low: Int, high: Int) {
    switch map.style.highlight {
    case .none, .beneficiaries: break
    case .cutPoints:
      let isBridge = bridges.contains([low, high])
      let isOfCutPoint = cutPoints.contains(low) || cutPoints.contains(high)
      tie.heads = .none
      tie.emphasis = isBridge ? .strong : isOfCutPoint ? .normal : .faded
      tie.line = isBridge ? Texts.bridgeTie : isOfCutPoint ? Texts.brokerTie : Texts.otherTie
    case .around:
      if low != map.center, high != map.center {
        tie.emphasis = .faded
        tie.line = Texts.otherTie
        tie.heads = .none
      }
    case .path:
      let isStep = steps.contains([low, high]) && tie.family != .against
      tie.emphasis = isStep ? .strong : .faded
      tie.line = isStep ? Texts.pathTie : Texts.otherTie
      if !isStep { tie.heads = .none }
    }
  }
}

extension TieFamily {
  /// The family of a kind of tie.
  public init(_ family: Kind.Family) {
    switch family {
    case .worksWith: self = .worksWith
    case .trusts: self = .trusts
    case .gives: self = .gives
    case .against: self = .against
    }
  }
}
