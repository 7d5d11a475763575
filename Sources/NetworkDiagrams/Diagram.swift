import Graphs

/// A map of stakeholders and their ties, with title, legend and footers, ready to be written as SVG, PNG, PDF or DOT.
///
/// A diagram is a value: it knows everything that is to be drawn, draws nothing until ``rendered(as:)`` is called, and
/// draws the same bytes whenever it is called again with the same seed.
///
/// ```swift
/// let diagram = Diagram(nodes: nodes, ties: ties, sectors: sectors, text: DiagramText(title: "Three hold it together"))
/// let svg = try diagram.rendered(as: .svg)
/// ```
public struct Diagram: Sendable {
  /// Who is on the map.
  public var nodes: [DiagramNode]
  /// The ties between them.
  public var ties: [DiagramTie]
  /// The sectors in the order in which they take colours and shapes.
  public var sectors: [DiagramSector]
  /// Title, subtitle, footers.
  public var text: DiagramText
  /// Its colours.
  public var theme: DiagramTheme
  /// The seed of everything that is drawn at random: the same seed gives the same picture.
  public var seed: UInt64
  /// How stakeholders are placed.
  public var layout: DiagramLayout
  /// Places from an earlier map, by stakeholder: those named here stay there; others find a place beside them.
  public var places: [String: DiagramPlace]
  /// Whether groups of one colour stand on a tint of it, with their names, as communities do.
  public var hasTints = false
  /// Whether lines with a direction grow thinner along it instead of carrying heads; ties against keep theirs.
  public var hasTaperedLines = false
  /// The map of the whole study whose places this one takes over, so that everybody stays in one place in all of its
  /// maps; empty where this is that map.
  package var ground: [Diagram] = []

  /// Makes a map.
  ///
  /// - Parameters:
  ///   - nodes: Who is on the map.
  ///   - ties: The ties between them; between the same two there may be several.
  ///   - sectors: The sectors in the order in which they take colours and shapes.
  ///   - text: Title, subtitle, footers.
  ///   - theme: Its colours.
  ///   - seed: The same seed gives the same picture.
  ///   - layout: How stakeholders are placed.
  ///   - places: Places from an earlier map, see ``ArrangedDiagram/placesByStakeholder``.
  public init(
    nodes: [DiagramNode], ties: [DiagramTie], sectors: [DiagramSector] = [], text: DiagramText,
    theme: DiagramTheme = .light, seed: UInt64 = 1, layout: DiagramLayout = .stress,
    places: [String: DiagramPlace] = [:]
  ) {
    self.nodes = nodes
    self.ties = ties
    self.sectors = sectors
    self.text = text
    self.theme = theme
    self.seed = seed
    self.layout = layout
    self.places = places
  }

  /// Draws the map.
  ///
  /// - Returns: The bytes of a file of that format.
  /// - Throws: ``DiagramError`` when a tie names a stakeholder that is not there, a number is not finite, or Graphviz
  ///   fails or leaves something out.
  /// - Complexity: up to 150 stakeholders mostly the placing of names, at most about a second; beyond, O((n + m) log n)
  ///   for the layout and what Graphviz needs for drawing.
  public func rendered(as format: DiagramFormat) throws(DiagramError) -> [UInt8] {
    try arranged().rendered(as: format)
  }

  /// Draws the map, and says what to know about the file.
  ///
  /// - Throws: see ``rendered(as:)``.
  public func file(as format: DiagramFormat) throws(DiagramError) -> DiagramFile {
    try arranged().file(as: format)
  }

  /// The page on which it is drawn: that of the whole study, so that places fit.
  var page: DiagramPage { ground.first?.page ?? DiagramPage(nodeCount: nodes.count) }
}
