/// What a node or a group of nodes weighs in the null model that modularity compares with.
///
/// Masses add up, and the ties expected between two groups by chance are a product of their masses. The total weight
/// and the resolution are contained in the masses, so that no further constants are needed.
protocol NullMass: Sendable {
  static var zero: Self { get }
  static func += (mass: inout Self, other: Self)
  static func -= (mass: inout Self, other: Self)

  /// The weight of the ties expected between two groups.
  func expected(with other: Self) -> Double

  /// The same with all terms positive, against which rounding is judged.
  func magnitude(with other: Self) -> Double
}

extension NullMass {
  func magnitude(with other: Self) -> Double { expected(with: other) }
}

/// γ s_i s_j / 2W (Newman & Girvan 2004).
struct UndirectedMass: NullMass {
  var strength: Double

  static let zero = UndirectedMass(strength: 0)

  init(strength: Double) { self.strength = strength }

  init(strength: Double, total: Double, resolution: Double) {
    self.strength = total > 0 ? strength * (resolution / total).squareRoot() : 0
  }

  static func += (mass: inout Self, other: Self) { mass.strength += other.strength }
  static func -= (mass: inout Self, other: Self) { mass.strength -= other.strength }
  func expected(with other: Self) -> Double { strength * other.strength }
}

/// γ (s_i^out s_j^in + s_i^in s_j^out) / W, both directions together (Leicht & Newman 2008).
struct DirectedMass: NullMass {
  var leaving: UndirectedMass
  var arriving: UndirectedMass

  static let zero = DirectedMass(leaving: .zero, arriving: .zero)

  static func += (mass: inout Self, other: Self) {
    mass.leaving += other.leaving
    mass.arriving += other.arriving
  }
  static func -= (mass: inout Self, other: Self) {
    mass.leaving -= other.leaving
    mass.arriving -= other.arriving
  }
  func expected(with other: Self) -> Double {
    leaving.expected(with: other.arriving) + arriving.expected(with: other.leaving)
  }
}

/// What is expected of positive ties less what is expected of negative ones (Gómez, Jensen & Arenas 2009).
struct SignedMass<Mass: NullMass>: NullMass {
  var positive: Mass
  var negative: Mass

  static var zero: Self { SignedMass(positive: .zero, negative: .zero) }

  static func += (mass: inout Self, other: Self) {
    mass.positive += other.positive
    mass.negative += other.negative
  }
  static func -= (mass: inout Self, other: Self) {
    mass.positive -= other.positive
    mass.negative -= other.negative
  }
  func expected(with other: Self) -> Double {
    positive.expected(with: other.positive) - negative.expected(with: other.negative)
  }
  func magnitude(with other: Self) -> Double {
    positive.magnitude(with: other.positive) + negative.magnitude(with: other.negative)
  }
}

extension Graph {
  /// Masses of the nodes of an undirected graph.
  func undirectedMasses(resolution: Double) -> ContiguousArray<UndirectedMass> {
    let strengths = out.strengthSums
    let total = strengths.reduce(0, +)
    return ContiguousArray(
      strengths.lazy.map { UndirectedMass(strength: $0, total: total, resolution: resolution) })
  }

  /// Masses of the nodes of a directed graph.
  func directedMasses(resolution: Double) -> ContiguousArray<DirectedMass> {
    let (leaving, arriving) = (out.strengthSums, into.strengthSums)
    let total = leaving.reduce(0, +)
    return ContiguousArray(
      nodes.lazy.map { node in
        DirectedMass(
          leaving: UndirectedMass(strength: leaving[node], total: total, resolution: resolution),
          arriving: UndirectedMass(strength: arriving[node], total: total, resolution: resolution))
      })
  }
}

extension Adjacency {
  /// The sum of the strengths in each row.
  var strengthSums: ContiguousArray<Double> {
    ContiguousArray((0..<(offsets.count - 1)).lazy.map { strengthSum(of: $0) })
  }
}
