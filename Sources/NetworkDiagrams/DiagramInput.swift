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
  /// How much power it holds over the matter, for ``DiagramLayout/powerInterest``.
  public var power: Double?
  /// How much interest it takes in the matter, for ``DiagramLayout/powerInterest``.
  public var interest: Double?

  /// Makes a stakeholder of a diagram.
  public init(
    id: String, name: String, isPerson: Bool = false, sector: String? = nil, size: Double? = nil,
    emphasis: Emphasis = .normal, emphasisCount: Int? = nil, tooltip: String? = nil, power: Double? = nil,
    interest: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.isPerson = isPerson
    self.sector = sector
    self.size = size
    self.emphasis = emphasis
    self.emphasisCount = emphasisCount
    self.tooltip = tooltip
    self.power = power
    self.interest = interest
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
  /// What the legend calls lines like this one; nil for the kinds of tie of the same family.
  public var line: String?
  /// Whether it is no tie yet, but could become one: drawn dashed.
  public var isProposed: Bool
  /// How wide the line is, in points; nil for the width of its family.
  public var width: Double?
  /// How many ties of the data the line stands for; the legend adds them up.
  public var count: Int
  /// Whether the tie helps to decide where stakeholders are placed.
  ///
  /// Ties that not every reader may see must not.
  public var isForPlacing: Bool

  /// The kinds that the line stands for; empty where ``kind`` is the only one.
  package var kindTitles: [String] = []

  /// Makes a tie of a diagram.
  public init(
    from: String, to: String, family: TieFamily = .worksWith, heads: TieHeads = .none, kind: String = "",
    strength: Double? = nil, emphasis: Emphasis = .normal, change: Change? = nil, line: String? = nil,
    isProposed: Bool = false, width: Double? = nil, count: Int = 1, isForPlacing: Bool = true
  ) {
    self.from = from
    self.to = to
    self.family = family
    self.heads = heads
    self.kind = kind
    self.strength = strength
    self.emphasis = emphasis
    self.change = change
    self.line = line
    self.isProposed = isProposed
    self.width = width
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
  /// What colour and shape show, for the legend; nil for the usual words.
  public var groupTitle: String?
  /// What the legend calls those whose group is not known or too small; nil for the usual words.
  public var ungroupedTitle: String?
  /// What a thick outline means, for the legend; nil when there is nothing to say.
  public var emphasis: Emphasis?
  /// A list below the legend; nil for none.
  public var listing: Listing?
  /// For readers who cannot see the picture; made from title and numbers when empty.
  public var description: String

  /// What a thick outline means.
  public struct Emphasis: Sendable, Hashable {
    /// In a few words.
    public var title: String
    /// In up to two lines.
    public var meaning: [String]
    /// What stands over the list of those who stand out; nil for no list.
    public var listTitle: String?

    /// Makes an explanation.
    public init(title: String, meaning: [String] = [], listTitle: String? = nil) {
      self.title = title
      self.meaning = meaning
      self.listTitle = listTitle
    }
  }

  /// Names with a number each.
  public struct Listing: Sendable, Hashable {
    /// A line of the list.
    public struct Row: Sendable, Hashable {
      /// Who.
      public var name: String
      /// The number, as it is to be shown.
      public var value: String
      /// What it comes from.
      public var detail: String

      /// Makes a line.
      public init(name: String, value: String, detail: String = "") {
        self.name = name
        self.value = value
        self.detail = detail
      }
    }

    /// What the list is about.
    public var title: String
    /// What stands over the details.
    public var detailTitle: String
    /// The lines.
    public var rows: [Row]

    /// Makes a list.
    public init(title: String, detailTitle: String = "", rows: [Row]) {
      self.title = title
      self.detailTitle = detailTitle
      self.rows = rows
    }
  }

  /// Makes the words round a map.
  public init(
    title: String, subtitle: String = "", footers: [String] = [], sizeTitle: String = Texts.sizeTitle,
    sizeUnit: String = Texts.sizeUnit, lineTitle: String? = nil, groupTitle: String? = nil, emphasis: Emphasis? = nil,
    listing: Listing? = nil, description: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.footers = footers
    self.sizeTitle = sizeTitle
    self.sizeUnit = sizeUnit
    self.lineTitle = lineTitle
    self.groupTitle = groupTitle
    self.emphasis = emphasis
    self.listing = listing
    self.description = description
  }
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
