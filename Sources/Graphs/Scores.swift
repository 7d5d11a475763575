/// How a result was computed: what a reader must know to compare it with another.
public struct MeasureConventions: Sendable, Equatable {
  /// What was done with the directions of ties.
  public enum Direction: String, Sendable {
    /// The graph has no directions.
    case undirected
    /// Directions count.
    case directed
    /// The graph has directions and the measure looks at ties in either direction alike.
    case ignored
    /// The result is not about ties, such as a comparison of two partitions.
    case notApplicable = "none"
  }

  /// How exact a result is that can be estimated where computing it would take too long.
  public enum Precision: Sendable, Equatable {
    /// Computed from all shortest paths.
    case exact
    /// Estimated from some shortest paths, or from those of some nodes: with probability `1 − delta` no value is
    /// further off than `greatestError`, which is `epsilon` as a share of all pairs of nodes in the unit of the values.
    case estimated(epsilon: Double, delta: Double, greatestError: Double, samples: Int)

    /// The same, of values that are a multiple of these.
    func scaled(by factor: Double) -> Precision {
      guard case .estimated(let epsilon, let delta, let greatestError, let samples) = self else { return self }
      return .estimated(epsilon: epsilon, delta: delta, greatestError: greatestError * factor, samples: samples)
    }
  }

  /// What was done with the directions of ties.
  public var direction: Direction
  /// Whether strengths of ties count.
  public var usesStrengths: Bool
  /// Whether values were divided by the greatest possible one.
  public var isNormalized: Bool
  /// The seed, where chance has a part in the result.
  public var seed: UInt64?
  /// The rounds an iteration took.
  public var iterations: Int?
  /// How far an iteration was from its end: how far its last round still moved the result, or by how much the equations it
  /// solves are not met, in relation to their size.
  public var residual: Double?
  /// Whether the result is exact, of measures that can be estimated; `nil` of the others.
  public var precision: Precision?
  /// Further conventions, as sentences.
  public var notes: [String]

  /// Conventions, by default those of a measure that respects directions and looks at ties only.
  public init(
    direction: Direction, usesStrengths: Bool = false, isNormalized: Bool = false, seed: UInt64? = nil,
    iterations: Int? = nil, residual: Double? = nil, precision: Precision? = nil, notes: [String] = []
  ) {
    self.direction = direction
    self.usesStrengths = usesStrengths
    self.isNormalized = isNormalized
    self.seed = seed
    self.iterations = iterations
    self.residual = residual
    self.precision = precision
    self.notes = notes
  }
}

/// A value of a measure for each node; `nil` where the measure is not defined.
///
/// The position is the node's number.
public struct NodeScores: RandomAccessCollection, Sendable, Equatable {
  /// The measure's name, such as `betweenness`.
  public let measure: String
  /// How it was computed.
  public let conventions: MeasureConventions
  /// The values by node.
  public let values: ContiguousArray<Double?>
  /// Why values are missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  package init(
    measure: String, conventions: MeasureConventions, values: ContiguousArray<Double?>, undefinedReason: String? = nil
  ) {
    self.measure = measure
    self.conventions = conventions
    self.values = values
    self.undefinedReason = values.contains(nil) ? undefinedReason : nil
  }

  package init(measure: String, conventions: MeasureConventions, defined: some Sequence<Double>) {
    self.init(measure: measure, conventions: conventions, values: ContiguousArray(defined.lazy.map(Optional.some)))
  }

  /// The same scores under the name that the registry has for them.
  func named(_ measure: String) -> NodeScores {
    NodeScores(measure: measure, conventions: conventions, values: values, undefinedReason: undefinedReason)
  }

  /// The first node, 0.
  public var startIndex: Int { 0 }
  /// The number of nodes.
  public var endIndex: Int { values.count }
  /// The value of a node.
  public subscript(node: Int) -> Double? { values[node] }

  /// The nodes that have a value, highest first; among equals the lower number first.
  ///
  /// Values that differ by less than 10⁻¹⁰ of the higher one are equal: that is what rounding leaves of equal values.
  ///
  /// Complexity: O(n log n).
  public var nodesByDescendingValue: [Int] {
    var ranked: [(node: Int, value: Double)] = []
    for (node, value) in values.enumerated() {
      if let value { ranked.append((node, value)) }
    }
    ranked.sort { $0.value != $1.value ? $0.value > $1.value : $0.node < $1.node }
    var nodes = ranked.map(\.node)
    var first = 0
    for place in stride(from: 1, through: ranked.count, by: 1) {
      let isEqual =
        place < ranked.count
        && ranked[first].value - ranked[place].value <= 1e-10
          * Swift.max(abs(ranked[first].value), abs(ranked[place].value))
      if isEqual { continue }
      if place > first + 1 { nodes[first..<place].sort() }
      first = place
    }
    return nodes
  }
}

/// A value of a measure for each tie, in the order of ``Graph/ties``; `nil` where the measure is not defined.
public struct TieScores: RandomAccessCollection, Sendable {
  /// The measure's name, such as `edge_betweenness`.
  public let measure: String
  /// How it was computed.
  public let conventions: MeasureConventions
  /// The ties that the values belong to, in the same order.
  public let ties: TieList
  /// The values by tie.
  public let values: ContiguousArray<Double?>
  /// Why values are missing, in a sentence; `nil` if none is.
  public let undefinedReason: String?

  package init(
    measure: String, conventions: MeasureConventions, ties: TieList, values: ContiguousArray<Double?>,
    undefinedReason: String? = nil
  ) {
    self.measure = measure
    self.conventions = conventions
    self.ties = ties
    self.values = values
    self.undefinedReason = values.contains(nil) ? undefinedReason : nil
  }

  /// The first tie, 0.
  public var startIndex: Int { 0 }
  /// The number of ties.
  public var endIndex: Int { values.count }
  /// The value of a tie by its place in ``ties``.
  public subscript(position: Int) -> Double? { values[position] }
}

/// A value of a measure for the network as a whole; `nil` where the measure is not defined.
public struct NetworkScore: Sendable, Equatable {
  /// A further number that belongs to the value, such as one class of a census.
  public struct Detail: Sendable, Equatable {
    /// Its name in snake_case.
    public let name: String
    /// The number; `nil` where it is not defined.
    public let value: Double?

    /// A named number.
    public init(_ name: String, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }

  /// The measure's name, such as `density`.
  public let measure: String
  /// How it was computed.
  public let conventions: MeasureConventions
  /// The value.
  public let value: Double?
  /// Further numbers that belong to it, in a fixed order.
  public let details: [Detail]
  /// Why the value is missing, in a sentence; `nil` if it is not.
  public let undefinedReason: String?

  package init(
    measure: String, conventions: MeasureConventions, value: Double?, details: [Detail] = [],
    undefinedReason: String? = nil
  ) {
    self.measure = measure
    self.conventions = conventions
    self.value = value
    self.details = details
    self.undefinedReason = value == nil ? undefinedReason : nil
  }
}
