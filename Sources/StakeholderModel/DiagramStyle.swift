import OrderedCollections

/// What a map is about: which ties it draws, what colour and size stand for, what stands out and what fades.
///
/// A style is a plain value. The named ones are where to begin; change a property to get one of your own:
///
/// ```swift
/// var style = DiagramStyle.sectors
/// style.color = .column("type")
/// style.size = .partners
/// style.showsStrengths = true
/// ```
public struct DiagramStyle: Sendable, Hashable {
  /// Which ties are drawn.
  public enum Ties: Sendable, Hashable {
    /// All that may be seen.
    case all
    /// Those of some kinds.
    case kinds([Kind.ID])
    /// Those whose kinds play one of these parts in the eight practices.
    case roles(Set<Kind.PracticeRole>)
    /// Those of negative sign. A study that keeps them confidential shows them only to the holder of a permission.
    case against
  }

  /// What colour and shape of a symbol stand for.
  public enum Color: Sendable, Hashable {
    /// The sector.
    case sector
    /// The group of stakeholders that have many ties among themselves and few to others.
    case community
    /// What stands in a column of the stakeholder table, for example `type`.
    case column(String)
    /// Nothing: all symbols are alike.
    case none
  }

  /// What the area of a symbol stands for.
  public enum Size: Sendable, Hashable {
    /// How many pairs are joined on a shortest path through a stakeholder, among the ties that hold the network
    /// together.
    case betweenness
    /// The number of others with whom it has a tie.
    case partners
    /// The number of others from whom a tie comes.
    case named
    /// A column of numbers, for example `power`.
    case column(String)
    /// Nothing: all symbols are alike.
    case none
  }

  /// What stands out; the rest fades and keeps its place.
  public enum Highlight: Sendable, Hashable {
    /// Nothing.
    case none
    /// Those without whom the network falls apart, and the ties that are the only link.
    case cutPoints
    /// Those for whom the collaboration is.
    case beneficiaries
    /// One stakeholder and those to whom it is tied.
    case around(Stakeholder.ID)
    /// A shortest way from one stakeholder to another.
    case path(from: Stakeholder.ID, to: Stakeholder.ID)
  }

  /// What the look of a line stands for.
  public enum Lines: String, Sendable, Hashable, CaseIterable {
    /// The family of its kind: works with, trusts, gives, against.
    case families
    /// Whether both sides name one another, or one alone.
    case mutuality
    /// Its part in the eight practices: a say in decisions, trust, learning, money, working together.
    case practices
  }

  /// What it is called, for example `sectors`.
  public var name: String
  /// Which ties are drawn.
  public var ties = Ties.all
  /// What colour and shape stand for.
  public var color = Color.sector
  /// What the area of symbols stands for.
  public var size = Size.betweenness
  /// What stands out.
  public var highlight = Highlight.none
  /// What the look of lines stands for.
  public var lines = Lines.families
  /// Whether the width of lines says how strong ties are, in three steps. Ratings of trust that were told in confidence
  /// stay so: their lines are all alike.
  public var showsStrengths = false
  /// Whether ties that are planned are drawn, dashed.
  public var showsPlans = false
  /// Whether those of one colour who stand near one another share a tint of it.
  public var showsTints = false
  /// Whether lines with a direction grow thinner along it, instead of carrying heads. Quicker to follow once a reader
  /// knows the rule, which the legend says (Holten & van Wijk 2009, doi:10.1145/1518701.1519054); ties against keep their
  /// bars.
  public var tapersLines = false

  /// Makes a style that begins like ``sectors``.
  public init(name: String) { self.name = name }

  /// Who is there and who is tied to whom, by sector.
  public static let sectors = DiagramStyle(name: "sectors")

  /// Who and what holds the network together: cut points and bridge ties stand out, the rest fades.
  public static let bridges = DiagramStyle(name: "bridges") { $0.highlight = .cutPoints }

  /// Between whom there is a tie of trust, and whether it goes both ways.
  public static let trust = DiagramStyle(name: "trust") {
    $0.ties = .roles([.trust])
    $0.size = .named
    $0.lines = .mutuality
  }

  /// Who stands against whom.
  public static let blame = DiagramStyle(name: "blame") {
    $0.ties = .against
    $0.size = .named
  }

  /// A say in decisions, trust, learning and money, with those for whom the collaboration is in thick outlines.
  public static let practices = DiagramStyle(name: "practices") {
    $0.lines = .practices
    $0.highlight = .beneficiaries
  }

  /// Groups of stakeholders that have many ties among themselves.
  public static let communities = DiagramStyle(name: "communities") {
    $0.color = .community
    $0.showsTints = true
  }

  /// Who should meet whom: ties that are planned or proposed are dashed.
  public static let introductions = DiagramStyle(name: "introductions") { $0.showsPlans = true }

  /// One stakeholder and those to whom it is tied; the rest fades.
  public static func ego(_ stakeholder: Stakeholder.ID) -> DiagramStyle {
    DiagramStyle(name: "ego") { $0.highlight = .around(stakeholder) }
  }

  /// A shortest way from one stakeholder to another; the rest fades.
  public static func path(from start: Stakeholder.ID, to end: Stakeholder.ID) -> DiagramStyle {
    DiagramStyle(name: "path") { $0.highlight = .path(from: start, to: end) }
  }

  /// The styles that need nothing but a name.
  public static let named: [DiagramStyle] = [
    .sectors, .bridges, .trust, .blame, .practices, .communities, .introductions,
  ]

  private init(name: String, _ change: (inout DiagramStyle) -> Void) {
    self.name = name
    change(&self)
  }
}

extension DiagramStyle.Color {
  /// What the words of a user mean: `sector`, `community`, `none`, or else the name of a column.
  public init(named name: String) {
    switch name.lowercased() {
    case "sector": self = .sector
    case "community": self = .community
    case "none": self = .none
    default: self = .column(name)
    }
  }

  /// The word that ``init(named:)`` understands.
  public var word: String {
    switch self {
    case .sector: "sector"
    case .community: "community"
    case .column(let name): name
    case .none: "none"
    }
  }
}

extension DiagramStyle.Size {
  /// What the words of a user mean: `betweenness`, `partners` (or `degree`), `named` (or `in_degree`), `none`, or else
  /// the name of a column.
  public init(named name: String) {
    switch name.lowercased() {
    case "betweenness": self = .betweenness
    case "partners", "degree": self = .partners
    case "named", "in_degree": self = .named
    case "none": self = .none
    default: self = .column(name)
    }
  }

  /// The word that ``init(named:)`` understands.
  public var word: String {
    switch self {
    case .betweenness: "betweenness"
    case .partners: "partners"
    case .named: "named"
    case .column(let name): name
    case .none: "none"
    }
  }
}

extension Stakeholder {
  /// What stands in one of its columns as text, whatever the column; nil where it is empty or unknown.
  public func text(inColumn column: String) -> String? {
    let text: String? =
      switch column.lowercased() {
      case "sector": sector
      case "type": type
      case "role": role
      case "beneficiary": isBeneficiary.map { $0 ? "yes" : "no" }
      case "power": power.map { "\($0)" }
      case "interest": interest.map { "\($0)" }
      case "joined": joined.map { "\($0)" }
      case "left": left.map { "\($0)" }
      default: attributes[column] ?? attributes.first { $0.key.lowercased() == column.lowercased() }?.value
      }
    guard let text, !text.isEmpty else { return nil }
    return text
  }

  /// The number in one of its columns; nil where it is empty or no number. A decimal comma is understood.
  public func number(inColumn column: String) -> Double? {
    switch column.lowercased() {
    case "power": return power
    case "interest": return interest
    default:
      guard let text = text(inColumn: column) else { return nil }
      let plain = text.contains(".") ? text : text.replacing(",", with: ".")
      return Double(plain).flatMap { $0.isFinite ? $0 : nil }
    }
  }
}
