import Graphs
public import StakeholderModel

/// Several small maps of the same stakeholders on one page, everybody in the same place in each: one for each kind of
/// tie, or one for each wave.
///
/// All symbols are alike, and only a few names are written; the tooltips of the SVG have all.
public struct DiagramSheet: Sendable {
  /// One of the maps.
  public struct Panel: Sendable {
    /// What stands over it.
    public var title: String
    /// Its stakeholders and ties.
    public var diagram: Diagram

    /// Makes a panel.
    public init(title: String, diagram: Diagram) {
      self.title = title
      self.diagram = diagram
    }
  }

  /// The most maps on a sheet.
  public static let most = 12

  /// The maps, from left to right and from top to bottom.
  public var panels: [Panel]
  /// The words round them.
  public var text: DiagramText
  /// The colours.
  public var theme: DiagramTheme

  /// Makes a sheet of maps; beyond ``most`` the others are left out.
  public init(panels: [Panel], text: DiagramText, theme: DiagramTheme = .light) {
    self.panels = Array(panels.prefix(Self.most))
    self.text = text
    self.theme = theme
  }

  /// One map for each kind of tie, the most frequent first.
  ///
  /// - Throws: ``DiagramError`` when there is no tie that may be shown.
  public init(
    ofKindsIn network: StakeholderNetwork, theme: DiagramTheme = .light, seed: UInt64 = 1
  ) throws(DiagramError) {
    var counts: [Kind.ID: Int] = [:]
    let all = try Diagram(of: network, style: Self.style, theme: theme, seed: seed)
    for tie in network.relationships
    where tie.isTie && network.study.kind(tie.kind)?.roles.contains(.rating) != true {
      counts[tie.kind, default: 0] += 1
    }
    let kinds = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    guard !kinds.isEmpty else { throw DiagramError(.style("There is no tie to draw")) }
    var panels: [Panel] = []
    for kind in kinds.prefix(Self.most) {
      let diagram = try Diagram(of: network, style: Self.style, kinds: [kind], theme: theme, seed: seed)
      let lines = diagram.ties.count { $0.emphasis != .hidden }
      panels.append(
        Panel(title: "\(network.study.kind(kind)?.title ?? kind.rawValue) · \(Texts.grouped(lines))", diagram: diagram))
    }
    var text = all.text
    text.title = Texts.kindsTitle(
      kinds.count, most: network.study.kind(kinds[0])?.title ?? kinds[0].rawValue)
    if kinds.count > Self.most { text.footers[1] += " " + Texts.kindsLeftOut(kinds.count - Self.most) }
    self.init(panels: panels, text: text, theme: theme)
  }

  /// One map for each wave of a study.
  ///
  /// - Throws: ``DiagramError`` when the study has no waves.
  public init(
    ofWavesIn study: Study, kinds: [Kind.ID]? = nil, theme: DiagramTheme = .light, seed: UInt64 = 1
  ) throws(DiagramError) {
    guard study.waves.count > 1 else { throw DiagramError(.style("The study has no two waves to compare")) }
    var panels: [Panel] = []
    var counts: [Int] = []
    for wave in study.waves.suffix(Self.most) {
      let network = study.network(at: wave.id)
      let diagram = try Diagram(of: network, style: Self.style, kinds: kinds, theme: theme, seed: seed)
      let pairs = network.graph(of: kinds).tieCount
      counts.append(pairs)
      panels.append(Panel(title: "\(wave.title) · \(Texts.grouped(pairs))", diagram: diagram))
    }
    var text = panels[panels.count - 1].diagram.text
    text.title = Texts.wavesTitle(first: counts[0], last: counts[counts.count - 1], waves: counts.count)
    text.subtitle = Texts.subtitle(
      study: study.title, wave: nil, period: study.settings.period, about: Texts.aboutWaves,
      kinds: NetworkMap.titles(of: kinds.map { Set($0) }, in: study))
    self.init(panels: panels, text: text, theme: theme)
  }

  private static var style: DiagramStyle {
    var style = DiagramStyle.sectors
    style.size = .none
    return style
  }

  /// Draws the sheet, and says what to know about the file.
  ///
  /// - Throws: ``DiagramError`` when Graphviz fails, or for DOT, in which a sheet cannot be written.
  public func file(as format: DiagramFormat) throws(DiagramError) -> DiagramFile {
    try scene().file(as: format, called: "A sheet of maps")
  }

  /// Draws the sheet.
  ///
  /// - Returns: The bytes of a file of that format.
  /// - Throws: ``DiagramError`` when Graphviz fails, or for DOT, in which a sheet cannot be written.
  public func rendered(as format: DiagramFormat) throws(DiagramError) -> [UInt8] { try file(as: format).bytes }
}
