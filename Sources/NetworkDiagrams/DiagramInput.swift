/// A stakeholder as a diagram shows it.
public struct DiagramNode: Sendable, Hashable {
  /// How much attention a stakeholder gets.
  public enum Emphasis: String, Sendable, Hashable, CaseIterable {
    /// Drawn in the colours of its sector.
    case normal
    /// A thick outline and a bold name, for cut points and whatever else the diagram is about.
    case strong
    /// Pale: context that keeps its place.
    case faded
  }

  /// Tells the stakeholder from all others.
  public var id: String
  /// The whole name; the diagram shortens it where room is short and keeps all of it in the tooltip.
  public var name: String
  /// Whether this is a person: only persons' names lose their role (“Bill Purcell, mayor …”) when shortened.
  public var isPerson: Bool
  /// The id of its ``DiagramSector``, nil where unknown.
  public var sector: String?
  /// What the area of the symbol shows; nil is unknown, which is drawn small with a dashed outline.
  public var size: Double?
  /// How much attention the stakeholder gets.
  public var emphasis: Emphasis
  /// What a legend of emphasised stakeholders counts, for example how many others are cut off without this one.
  public var emphasisCount: Int?
  /// Text to show under the pointer instead of name and sector.
  public var tooltip: String?

  /// Makes a stakeholder of a diagram.
  public init(
    id: String, name: String, isPerson: Bool = false, sector: String? = nil, size: Double? = nil,
    emphasis: Emphasis = .normal, emphasisCount: Int? = nil, tooltip: String? = nil
  ) {
    self.id = id
    self.name = name
    self.isPerson = isPerson
    self.sector = sector
    self.size = size
    self.emphasis = emphasis
    self.emphasisCount = emphasisCount
    self.tooltip = tooltip
  }
}

/// A tie between two stakeholders as a diagram shows it.
public struct DiagramTie: Sendable, Hashable {
  /// How much attention a tie gets.
  public enum Emphasis: String, Sendable, Hashable, CaseIterable {
    /// Drawn in the way of its family.
    case normal
    /// Thick and dark, for ties whose loss would cut the network in two and whatever else the diagram is about.
    case strong
    /// Pale: context.
    case faded
    /// Not drawn. Such ties still help to place stakeholders, so that maps of other kinds keep the same places.
    case hidden
  }

  /// What became of a tie between two waves.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// It is there in the later wave only.
    case gained
    /// It is there in the earlier wave only.
    case lost
    /// It is there in both.
    case kept
  }

  /// The id of the stakeholder from whom the tie goes.
  public var from: String
  /// The id of the stakeholder to whom it goes.
  public var to: String
  /// How the tie is drawn.
  public var family: TieFamily
  /// Which ends carry heads.
  public var heads: TieHeads
  /// What the tie is called in its tooltip, for example `fund`.
  public var kind: String
  /// How strong the tie is; shown by the width of lines in three steps when ties have it, else nil.
  public var strength: Double?
  /// How much attention the tie gets.
  public var emphasis: Emphasis
  /// What became of it; only in maps of change, where it decides how the tie is drawn.
  public var change: Change?
  /// How many ties of the data the line stands for; the legend adds them up.
  public var count: Int
  /// Whether the tie helps to decide where stakeholders are placed.
  ///
  /// Ties that not every reader may see must not.
  public var isForPlacing: Bool

  /// Makes a tie of a diagram.
  public init(
    from: String, to: String, family: TieFamily = .worksWith, heads: TieHeads = .none, kind: String = "",
    strength: Double? = nil, emphasis: Emphasis = .normal, change: Change? = nil, count: Int = 1,
    isForPlacing: Bool = true
  ) {
    self.from = from
    self.to = to
    self.family = family
    self.heads = heads
    self.kind = kind
    self.strength = strength
    self.emphasis = emphasis
    self.change = change
    self.count = count
    self.isForPlacing = isForPlacing
  }
}

/// A sector: what colour and shape stand for.
public struct DiagramSector: Sendable, Hashable {
  /// As ``DiagramNode/sector`` names it.
  public var id: String
  /// What the legend calls it.
  public var title: String
  /// A colour of the study's own as `#RRGGBB`; nil for the one of the palette.
  ///
  /// The shape stays.
  public var color: String?

  /// Makes a sector of a diagram.
  public init(id: String, title: String, color: String? = nil) {
    self.id = id
    self.title = title
    self.color = color
  }
}

/// The words round a map.
public struct DiagramText: Sendable, Hashable {
  /// The finding, in one sentence.
  public var title: String
  /// What, when, who.
  public var subtitle: String
  /// Up to two lines: source and what a missing line means; numbers and doubts.
  public var footers: [String]
  /// What the size of symbols shows, for the legend.
  public var sizeTitle: String
  /// The unit of the size, in words.
  public var sizeUnit: String
  /// What the lines show, for the legend; nil for the usual words.
  public var lineTitle: String?
  /// For readers who cannot see the picture; made from title and numbers when empty.
  public var description: String

  /// Makes the words round a map.
  public init(
    title: String, subtitle: String = "", footers: [String] = [], sizeTitle: String = Texts.sizeTitle,
    sizeUnit: String = Texts.sizeUnit, lineTitle: String? = nil, description: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.footers = footers
    self.sizeTitle = sizeTitle
    self.sizeUnit = sizeUnit
    self.lineTitle = lineTitle
    self.description = description
  }
}

/// What a map is about: which things are strong, which fade, and what the legend explains.
public enum DiagramStyle: String, Sendable, Hashable, CaseIterable {
  /// Who is there and who is tied to whom, by sector.
  case sectors
  /// Who and what holds the network together: cut points and bridge ties stand out, the rest fades.
  case bridges
  /// What changed between two waves: ties that began, ended, lasted.
  case change
}

/// A place on the page in points: x to the right, y upwards, the origin at the lower left.
public struct DiagramPlace: Sendable, Hashable {
  /// Points from the left edge.
  public var x: Double
  /// Points from the lower edge.
  public var y: Double

  /// Makes a place on the page.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
