import Graphs
public import StakeholderModel

extension Diagram {
  /// Makes the map of what changed between two waves: ties that began, ended and lasted, everybody in one place.
  ///
  /// Two stakeholders count as tied in a wave if either side reports a tie of one of the kinds. A tie that nobody
  /// reports in the later wave counts as ended, which may also mean that nobody answered; the footer says so.
  /// Sizes show the number of partners in the later wave.
  ///
  /// - Parameters:
  ///   - earlier: The network at the earlier wave.
  ///   - later: The network of the same study at the later wave.
  ///   - kinds: The kinds of tie to compare; nil for all that hold the network together.
  ///   - theme: The colours.
  ///   - seed: The same seed gives the same picture.
  /// - Complexity: O(n + m), then see ``rendered(as:)``.
  public init(
    ofChangeFrom earlier: StakeholderNetwork, to later: StakeholderNetwork, kinds: [Kind.ID]? = nil,
    theme: DiagramTheme = .light, seed: UInt64 = 1
  ) {
    self = ChangeMap(earlier: earlier, later: later, kinds: kinds).diagram(theme: theme, seed: seed)
  }
}

/// What changed between two waves.
struct ChangeMap {
  let earlier: StakeholderNetwork
  let later: StakeholderNetwork
  /// Everybody who may be shown, in the order of the study.
  let stakeholders: [Stakeholder]
  /// The kinds that were asked for; nil for all.
  let kinds: [Kind.ID]?
  /// One for each pair that was tied in at least one of the waves.
  let ties: [DiagramTie]
  /// The number of partners of each stakeholder in the later wave.
  let partners: [Int]

  init(earlier: StakeholderNetwork, later: StakeholderNetwork, kinds: [Kind.ID]?) {
    self.earlier = earlier
    self.later = later
    self.kinds = kinds
    stakeholders = later.study.stakeholders.filter { stakeholder in
      stakeholder.consent != .no
        && (earlier.node(of: stakeholder.id) != nil || later.node(of: stakeholder.id) != nil)
    }
    let before = earlier.graph(of: kinds ?? earlier.bindingKinds)
    let after = later.graph(of: kinds ?? later.bindingKinds)
    func isTied(_ graph: Graph, _ network: StakeholderNetwork, _ a: Stakeholder, _ b: Stakeholder) -> Bool {
      guard let from = network.node(of: a.id), let to = network.node(of: b.id) else { return false }
      return graph.containsTie(from: from, to: to)
    }
    var ties: [DiagramTie] = []
    var partners = [Int](repeating: 0, count: stakeholders.count)
    for (i, a) in stakeholders.enumerated() {
      for (j, b) in stakeholders[..<i].enumerated() {
        let was = isTied(before, earlier, b, a)
        let isNow = isTied(after, later, b, a)
        guard was || isNow else { continue }
        if isNow {
          partners[i] += 1
          partners[j] += 1
        }
        let change: DiagramTie.Change = was && isNow ? .kept : isNow ? .gained : .lost
        ties.append(
          DiagramTie(from: b.id.rawValue, to: a.id.rawValue, kind: Texts.change(change, wave: nil), change: change))
      }
    }
    self.ties = ties
    self.partners = partners
  }

  private func count(_ change: DiagramTie.Change) -> Int { ties.count { $0.change == change } }

  func diagram(theme: DiagramTheme, seed: UInt64) -> Diagram {
    let study = later.study
    let (first, second) = (earlier.wave?.title ?? "", later.wave?.title ?? "")
    let (kept, gained, lost) = (count(.kept), count(.gained), count(.lost))
    return Diagram(
      nodes: zip(stakeholders, partners).map { stakeholder, partners in
        DiagramNode(
          id: stakeholder.id.rawValue, name: stakeholder.name, sector: stakeholder.sector, size: Double(partners))
      },
      ties: ties, sectors: study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) },
      text: DiagramText(
        title: Texts.changeTitle(kept: kept, gained: gained, lost: lost),
        subtitle: Texts.changeSubtitle(
          study: study.title, from: first, to: second, kinds: NetworkMap.titles(of: kinds.map { Set($0) }, in: study)),
        footers: [
          Texts.sourceLine(source: study.settings.source, isSurvey: study.settings.isSurvey),
          Texts.changeNumbers(
            stakeholders: stakeholders.count, before: kept + lost, after: kept + gained,
            answers: (study.responseRate(at: earlier.wave?.id), study.responseRate(at: later.wave?.id))),
        ],
        sizeTitle: Texts.partnersTitle(wave: second), sizeUnit: Texts.partnersUnit,
        lineTitle: Texts.changeHead(wave: second)),
      style: .change, theme: theme, seed: seed)
  }
}
