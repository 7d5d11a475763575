/// A figure with its name and, where there is one, what chance would give.
public struct ReportedFigure: Sendable, Identifiable {
  /// Its name, the same in tables, CSV and JSON: `blame_gini`.
  public let id: String
  /// What may be published of it.
  public let figure: GroupFigure
  /// What chance would give on average; nil where it is not compared with chance.
  public let byChance: GroupFigure?
  /// How often chance gives at least as much, or lies at least as far away; nil where it is not compared with chance.
  public let pValue: GroupFigure?

  /// The ends of its 95 % range, by leaving out one stakeholder at a time; nil where it has none.
  public let range: (low: GroupFigure, high: GroupFigure)?

  /// Names a figure.
  package init(
    _ id: String, _ figure: GroupFigure, range: (low: GroupFigure, high: GroupFigure)? = nil,
    byChance: GroupFigure? = nil, pValue: GroupFigure? = nil
  ) {
    self.id = id
    self.figure = figure
    self.range = range
    self.byChance = byChance
    self.pValue = pValue
  }
}
