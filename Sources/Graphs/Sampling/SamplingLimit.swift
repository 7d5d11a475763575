/// Tells when enough paths have been drawn (Borassi & Natale 2019).
///
/// There is a number ω of paths that is enough in any network, by the dimension of the family of shortest paths; half
/// of the allowed probability of failure goes there. The other half is divided among the nodes, above and below, for
/// bounds that hold whenever one looks. Nodes that the first batch shows to lie between many get a larger part of it,
/// because they need the most paths.
struct SamplingLimit {
  /// ω.
  let greatest: Int
  /// The number of paths between two looks.
  let batch: Int
  private let epsilon: Double
  private let delta: Double
  private let first: Int?
  /// `ln(1/δ_v)` of most nodes, and of those that lie between many.
  private let usualLogarithm: Double
  private let favouredLogarithm: Double
  /// Nodes found to lie between many.
  private var favoured: Set<Int> = []

  private static let favouredCount = 100

  /// The number of paths that is enough in any network with probability `1 − delta`, without a look at the paths.
  ///
  /// Source: Riondato & Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0.
  static func paths(epsilon: Double, delta: Double, pathNodes: Int) -> Int {
    var dimension = 1
    while pathNodes - 2 >= 1 << dimension { dimension += 1 }
    return Int((0.5 / (epsilon * epsilon) * (Double(dimension) - Mathematics.naturalLogarithm(delta))).rounded(.up))
  }

  init(epsilon: Double, delta: Double, nodeCount: Int, pathNodes: Int, first: Int?) {
    self.epsilon = epsilon
    self.delta = delta
    self.first = first.map { min(max($0, 1), nodeCount) }
    greatest = Self.paths(epsilon: epsilon, delta: delta / 2, pathNodes: pathNodes)
    batch = max(1, greatest / 40)
    usualLogarithm = Mathematics.naturalLogarithm(8 * Double(nodeCount) / delta)
    favouredLogarithm = Mathematics.naturalLogarithm(8 * Double(Self.favouredCount) / delta)
  }

  /// Chooses the nodes that lie between many from paths that are not counted afterwards: the bounds must not depend on
  /// the paths that they are about.
  mutating func favour(_ counts: ContiguousArray<Int32>) {
    favoured = Set(Self.ranked(counts).prefix(Self.favouredCount))
  }

  /// Whether the counts of the paths through each node are precise enough.
  func isReached(_ counts: ContiguousArray<Int32>, samples: Int) -> Bool {
    if samples >= greatest { return true }
    func bounds(_ node: Int) -> (below: Double, above: Double) {
      let logarithm = favoured.contains(node) ? favouredLogarithm : usualLogarithm
      return errorBounds(share: Double(counts[node]) / Double(samples), samples: samples, logarithm: logarithm)
    }
    func isPrecise(_ node: Int) -> Bool {
      let bounds = bounds(node)
      return bounds.below <= epsilon && bounds.above <= epsilon
    }
    guard let first else { return counts.indices.allSatisfy(isPrecise) }
    let ranked = Self.ranked(counts)
    func lowest(_ node: Int) -> Double { Double(counts[node]) / Double(samples) - bounds(node).below }
    func highest(_ node: Int) -> Double { Double(counts[node]) / Double(samples) + bounds(node).above }
    let last = lowest(ranked[first - 1])
    for place in 0..<first {
      let node = ranked[place]
      let isBelowLast = place == 0 || highest(node) <= lowest(ranked[place - 1])
      let isAboveNext = place + 1 == ranked.count || lowest(node) >= highest(ranked[place + 1])
      if !(isBelowLast && isAboveNext) && !isPrecise(node) { return false }
    }
    return ranked.dropFirst(first).allSatisfy { highest($0) <= last || isPrecise($0) }
  }

  /// How far the true share may be below and above the one found.
  private func errorBounds(share: Double, samples: Int, logarithm: Double) -> (below: Double, above: Double) {
    let perSample = logarithm / Double(samples)
    let ratio = Double(greatest) / Double(samples)
    let spread = 2 * share * Double(greatest) / logarithm
    let (low, high) = (1.0 / 3 - ratio, 1.0 / 3 + ratio)
    return (
      perSample * (low + (low * low + spread).squareRoot()), perSample * (high + (high * high + spread).squareRoot())
    )
  }

  private static func ranked(_ counts: ContiguousArray<Int32>) -> [Int] {
    counts.indices.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
  }
}
