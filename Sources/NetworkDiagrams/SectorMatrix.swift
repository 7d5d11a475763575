import Graphs
public import StakeholderModel

/// A table of sectors against sectors as a picture: how many of the possible pairs are tied, within each sector and
/// between each two.
///
/// A pair of stakeholders counts once, whatever the direction and number of its ties. Where there is no tie at all, the
/// picture tells whether chance alone could leave none: if the tied pairs of the network were thrown at random among
/// all pairs, the number that falls between the two sectors is hypergeometric. The same chance tells where ties are
/// closer than the sizes of the sectors explain: of few pairs a large share is tied easily.
public struct SectorMatrix: Sendable {
  /// How closely two sectors, or the members of one, are tied.
  public struct Cell: Sendable, Hashable {
    /// The pairs with a tie.
    public let tied: Int
    /// The pairs.
    public let possible: Int
    /// How often ties thrown at random would leave none here, 0 to 1.
    public let chanceOfNone: Double
    /// How often ties thrown at random would give as many here or more, 0 to 1.
    public let chanceOfAsMany: Double

    /// The share of pairs that have a tie; nil where no pair is possible.
    public var share: Double? { possible == 0 ? nil : Double(tied) / Double(possible) }
    /// Whether there is no tie although chance would leave none less than 1 time in 20.
    public var isSilo: Bool { tied == 0 && possible > 0 && chanceOfNone < 0.05 }
  }

  /// The sectors that have stakeholders, the largest first.
  public let sectors: [Sector]
  /// The number of stakeholders of each.
  public let sizes: [Int]
  /// For each sector a row of cells, with those before it and last with itself.
  public let rows: [[Cell]]
  /// Stakeholders whose sector is not known; they take no part.
  public let withoutSector: Int
  /// The colours of the page.
  public var theme: DiagramTheme
  let order: [DiagramSector]
  let text: DiagramText

  /// Counts the ties between sectors.
  ///
  /// - Parameters:
  ///   - network: The stakeholders and ties.
  ///   - kinds: The kinds of tie to count; nil for all that hold the network together. Kinds that do not are left out.
  ///   - theme: The colours.
  /// - Throws: ``DiagramError`` when no stakeholder has a sector.
  /// - Complexity: O(n + m + s²·t) for s sectors and t tied pairs.
  public init(of network: StakeholderNetwork, kinds: [Kind.ID]? = nil, theme: DiagramTheme = .light)
    throws(DiagramError)
  {
    let study = network.study
    let binding = network.bindingKinds.filter { kinds?.contains($0) ?? true }
    let labels = network.sectorLabels
    let table = network.graph(of: binding).mixing(of: labels)
    guard !table.sectors.isEmpty else {
      throw DiagramError(.style("No stakeholder has a sector, so there is no table of sectors"))
    }
    let order = table.sectors.indices.sorted { (table.sizes[$1], $0) < (table.sizes[$0], $1) }
    let known = table.sizes.reduce(0, +)
    let pairs = known * (known - 1) / 2
    let tied = table.within.count + table.across.count
    rows = order.enumerated().map { position, row in
      order[...position].map { column in
        Cell(
          tied: table.counts[row][column], possible: table.possible[row][column],
          chanceOfNone: Self.chanceOfNone(pairs: pairs, tied: tied, among: table.possible[row][column]),
          chanceOfAsMany: Self.chance(
            ofAtLeast: table.counts[row][column], pairs: pairs, tied: tied, among: table.possible[row][column]))
      }
    }
    sectors = order.map { study.sectors[table.sectors[$0]] }
    sizes = order.map { table.sizes[$0] }
    withoutSector = labels.count { $0 == nil }
    self.theme = theme
    self.order = study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) }
    text = Self.text(of: network, kinds: kinds, sectors: sectors, rows: rows, pairs: pairs, tied: tied)
  }

  /// The chance that none of the tied pairs lies among some of all pairs.
  private static func chanceOfNone(pairs: Int, tied: Int, among: Int) -> Double {
    guard pairs - among >= tied else { return 0 }
    return (0..<tied).reduce(1.0) { $0 * Double(pairs - among - $1) / Double(pairs - $1) }
  }

  /// The chance that so many of the tied pairs or more lie among some of all pairs: weights relative to that of the most
  /// likely number, which neither overflow nor need factorials.
  static func chance(ofAtLeast count: Int, pairs: Int, tied: Int, among: Int) -> Double {
    let (least, most) = (max(0, tied + among - pairs), min(tied, among))
    if count <= least { return 1 }
    if count > most { return 0 }
    // The weight of k + 1 for each of k.
    func ratio(_ k: Int) -> Double {
      Double(tied - k) * Double(among - k) / (Double(k + 1) * Double(pairs - tied - among + k + 1))
    }
    let mode = min(most, max(least, Int((Double(tied + 1) * Double(among + 1) / Double(pairs + 2)).rounded(.down))))
    var (all, asMany, weight) = (1.0, mode >= count ? 1.0 : 0, 1.0)
    for k in mode..<most {
      weight *= ratio(k)
      all += weight
      if k + 1 >= count { asMany += weight }
      if weight == 0 { break }
    }
    weight = 1
    for k in (least..<mode).reversed() {
      weight /= ratio(k)
      all += weight
      if k >= count { asMany += weight }
      if weight == 0 { break }
    }
    return asMany / all
  }

  private static func text(
    of network: StakeholderNetwork, kinds: [Kind.ID]?, sectors: [Sector], rows: [[Cell]], pairs: Int, tied: Int
  ) -> DiagramText {
    let settings = network.study.settings
    var silo: (first: Int, second: Int, cell: Cell)?
    var closest: (first: Int, second: Int, cell: Cell)?
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        if cell.isSilo, row != column, cell.chanceOfNone < silo?.cell.chanceOfNone ?? 1 { silo = (column, row, cell) }
        if cell.tied > 0, isFurtherFromChance(cell, than: closest?.cell) { closest = (column, row, cell) }
      }
    }
    func expected(_ cell: Cell) -> Double { Double(tied) * Double(cell.possible) / Double(pairs) }
    let silos = rows.reduce(0) { sum, cells in sum + cells.dropLast().count { $0.isSilo } }
    let title =
      if let silo {
        Texts.siloTitle(
          sectors[silo.first].title, sectors[silo.second].title, pairs: silo.cell.possible, others: silos - 1)
      } else if let closest {
        Texts.closestTitle(
          sectors[closest.first].title, sectors[closest.second].title, tied: closest.cell.tied,
          possible: closest.cell.possible, byChance: expected(closest.cell))
      } else {
        Texts.noTies
      }
    return DiagramText(
      title: title,
      subtitle: Texts.subtitle(
        study: network.study.title, wave: network.wave?.title, period: network.wave == nil ? settings.period : nil,
        about: Texts.aboutMatrix, kinds: NetworkMap.titles(of: kinds.map { Set($0) }, in: network.study)),
      footers: [
        Texts.sourceLine(source: settings.source, isSurvey: settings.isSurvey, isTable: true),
        Texts.matrixNumbers(
          stakeholders: network.stakeholders.count, withoutSector: network.sectorLabels.count { $0 == nil }, tied: tied,
          pairs: pairs,
          expected: (silo ?? closest).map { ($0.cell.possible, expected($0.cell)) },
          response: network.study.responseRate(at: network.wave?.id).map { ($0.answered, $0.asked) },
          isSurvey: settings.isSurvey),
      ])
  }

  /// Whether ties thrown at random would more rarely give as many in one cell than in another; where both never happen,
  /// whether it is tied more closely.
  private static func isFurtherFromChance(_ cell: Cell, than other: Cell?) -> Bool {
    guard let other else { return true }
    if cell.chanceOfAsMany != other.chanceOfAsMany { return cell.chanceOfAsMany < other.chanceOfAsMany }
    return cell.share ?? 0 > other.share ?? 0
  }

  /// Draws the table, and says what to know about the file.
  ///
  /// - Throws: ``DiagramError`` when Graphviz fails, or for DOT, in which a table cannot be written.
  public func file(as format: DiagramFormat) throws(DiagramError) -> DiagramFile {
    try scene().file(as: format, called: "A table of sectors")
  }

  /// Draws the table.
  ///
  /// - Returns: The bytes of a file of that format.
  /// - Throws: ``DiagramError`` when Graphviz fails, or for DOT, in which a table cannot be written.
  public func rendered(as format: DiagramFormat) throws(DiagramError) -> [UInt8] { try file(as: format).bytes }
}
