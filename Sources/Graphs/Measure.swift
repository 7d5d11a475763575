/// Told how far a long computation has come, from 0 to 1; calls come one at a time, from any thread.
public typealias ProgressHandler = @Sendable (Double) -> Void

/// What a measure can be told besides the graph.
public struct MeasureOptions: Sendable {
  /// Whether values are divided by the greatest possible one, where the measure offers that.
  public var isNormalized = false
  /// The sector (group) of each node, for measures that compare sectors; `nil` for a node without one.
  public var sectors: [Int?]?
  /// The negative ties between the same nodes, for measures that weigh them against the positive ones.
  public var negativeTies: Graph?
  /// Where chance has a part, the same seed gives the same result.
  public var seed: UInt64 = 1
  /// The top of the scale on which strengths were asked, such as 4; `nil`: the greatest strength that occurs.
  public var greatestStrength: Double?
  /// How often labels or ties are shuffled to judge what chance alone would give.
  public var permutations = 4999
  /// How many networks, rewired so that everyone keeps as many ties, the fit of core and periphery is compared with; 0: it
  /// is not.
  public var rewirings = 0
  /// Up to this many nodes times ties, measures that rest on betweenness are exact; beyond they are estimated, with the
  /// error that they have at most (``MeasureConventions/Precision``).
  ///
  /// `nil`: always exact. A number decides and never the clock, so that the same network gives the same result
  /// everywhere.
  public var mostExactWork: Int?
  /// γ of the search for communities: above 1 small ones are favoured, below 1 large ones.
  public var resolution = 1.0
  /// What a core and a periphery look like in the ideal case.
  public var corePattern = CorePattern.coreToAll
  /// Told how far a long computation has come.
  public var progress: ProgressHandler?

  /// The usual options.
  public init() {}
}

/// The result of a measure, by level.
public enum MeasureResult: Sendable {
  /// A value for each node.
  case stakeholders(NodeScores)
  /// A value for each tie.
  case ties(TieScores)
  /// A value for the whole network.
  case network(NetworkScore)
}

/// A published measure: what it is called, what it tells, what it needs, and the function that computes it.
///
/// The command, the headings of tables, the report and the documentation take their names from ``all``.
public struct Measure: Sendable {
  /// What a measure gives values to.
  public enum Level: String, Sendable, CaseIterable {
    /// Each node.
    case stakeholders
    /// Each tie.
    case ties
    /// The network as a whole.
    case network
  }

  /// What a measure cannot do without, or makes of it.
  public struct Needs: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Says something only of graphs with directions.
    public static let directions = Needs(rawValue: 1)
    /// Takes every tie to hold in both directions.
    public static let ignoresDirections = Needs(rawValue: 2)
    /// Says something only of graphs with strengths.
    public static let strengths = Needs(rawValue: 4)
    /// Uses strengths if the graph has them.
    public static let usesStrengths = Needs(rawValue: 8)
    /// Needs the sector of each node (``MeasureOptions/sectors``).
    public static let sectors = Needs(rawValue: 16)
    /// Offers normalised values (``MeasureOptions/isNormalized``).
    public static let offersNormalized = Needs(rawValue: 32)
    /// Depends on chance (``MeasureOptions/seed``).
    public static let chance = Needs(rawValue: 64)
    /// Needs the negative ties as a second graph (``MeasureOptions/negativeTies``).
    public static let negativeTies = Needs(rawValue: 128)
  }

  /// What values count or measure.
  public enum Unit: String, Sendable {
    /// A whole number of something.
    case count
    /// Steps from tie to tie.
    case steps
    /// A part of a whole, 0 to 1.
    case share
    /// A correlation-like index, -1 to 1.
    case index
    /// Strengths added up, in the unit of the ties.
    case strength
    /// Comparable within one network only.
    case score
    /// 1 for yes, 0 for no.
    case flag
    /// A number that names a group.
    case label
  }

  /// The name in commands and files, such as `pagerank`.
  public let id: String
  /// What a lay person may call it.
  public let title: String
  /// What it gives values to.
  public let level: Level
  /// What it needs and uses.
  public let needs: Needs
  /// What its values are.
  public let unit: Unit
  /// How a lay person reads a value, in one sentence.
  public let reading: String
  /// What the registry sets where the function of the library leaves a choice, such as a damping factor; `nil` if nothing.
  public let parameters: String?
  /// Time in terms of the numbers of nodes n and ties m.
  public let complexity: String
  /// Author and year of the definition.
  public let source: String
  /// The publication's digital object identifier.
  public let doi: String?

  private let computation: @Sendable (Graph, MeasureOptions) -> MeasureResult

  package init(
    id: String, title: String, level: Level, needs: Needs = [], unit: Unit, reading: String,
    parameters: String? = nil, complexity: String, source: String, doi: String? = nil,
    computation: @escaping @Sendable (Graph, MeasureOptions) -> MeasureResult
  ) {
    self.id = id
    self.title = title
    self.level = level
    self.needs = needs
    self.unit = unit
    self.reading = reading
    self.parameters = parameters
    self.complexity = complexity
    self.source = source
    self.doi = doi
    self.computation = computation
  }

  /// The measure's values on a graph.
  ///
  /// What is not defined there is `nil` with a reason; nothing is thrown.
  public func compute(on graph: Graph, options: MeasureOptions = MeasureOptions()) -> MeasureResult {
    computation(graph, options)
  }

  /// The measures of a name; two where it exists for nodes and for the network.
  public static func named(_ id: String) -> [Measure] { all.filter { $0.id == id } }

  /// The measure of a name at a level.
  public static func named(_ id: String, at level: Level) -> Measure? {
    all.first { $0.id == id && $0.level == level }
  }

  /// The measures of a level, in the order of ``all``.
  public static func all(at level: Level) -> [Measure] { all.filter { $0.level == level } }
}

extension Graph {
  /// The conventions of a measure that respects directions.
  func conventions(usesStrengths: Bool = false, isNormalized: Bool = false) -> MeasureConventions {
    MeasureConventions(
      direction: isDirected ? .directed : .undirected, usesStrengths: usesStrengths && isWeighted,
      isNormalized: isNormalized)
  }

  /// The conventions of a measure that takes ties in either direction alike.
  func undirectedConventions(usesStrengths: Bool = false, isNormalized: Bool = false) -> MeasureConventions {
    MeasureConventions(
      direction: isDirected ? .ignored : .undirected, usesStrengths: usesStrengths && isWeighted,
      isNormalized: isNormalized)
  }
}
