/// A random network whose communities are known.
public struct PlantedCommunities: Sendable {
  /// The network.
  public let graph: Graph
  /// The communities that most ties were laid in.
  public let partition: Partition
}

extension Graph {
  /// A random network like large real ones: a few have very many ties, and most ties stay within a community.
  ///
  /// Each node has a weight from a power law with exponent 2.5, cut off at 1.5·√n. A tie takes one end by weight; the
  /// other end also, from the whole network with probability `mixing`, else from the community of the first. Loops and
  /// parallel ties are drawn anew. Sizes of communities are lognormal (σ = 0.6). Nodes have random numbers.
  ///
  /// - Parameters:
  ///   - nodeCount: the number of nodes.
  ///   - tieCount: the number of ties; well below what communities of that size can hold.
  ///   - communitySize: the median size of a community, at least 8.
  ///   - mixing: the share of ties laid without regard to communities, above 0.
  ///   - seed: the same seed gives the same network.
  /// - Complexity: O(n + m log n).
  ///
  /// Source of the model: Karrer & Newman 2011, doi:10.1103/PhysRevE.83.016107.
  public static func plantedCommunities(
    nodeCount: Int, tieCount: Int, communitySize: Int, mixing: Double, seed: UInt64
  ) -> PlantedCommunities {
    precondition(mixing > 0 && mixing <= 1, "The share of mixing is above 0 and at most 1, not \(mixing).")
    precondition(nodeCount > 8 && tieCount <= nodeCount * (nodeCount - 1) / 4, "These ties do not fit.")
    var generator = SplitMix64(seed: seed)
    let cumulative = cumulativeWeights(nodeCount: nodeCount, using: &generator)
    let starts = communityStarts(nodeCount: nodeCount, communitySize: communitySize, using: &generator)
    var community = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    for index in 0..<(starts.count - 1) {
      for node in starts[index]..<starts[index + 1] { community[node] = Int32(truncatingIfNeeded: index) }
    }
    func draw(from range: Range<Int>) -> Int {
      let low = cumulative[range.lowerBound]
      let target = low + generator.nextUnit() * (cumulative[range.upperBound] - low)
      return cumulative.lastIndex(notAbove: target, in: range)
    }
    let numbers = generator.permutation(of: nodeCount)
    var drawn = Set<Int>(minimumCapacity: tieCount)
    var ties = TieCollector()
    ties.reserveCapacity(tieCount)
    while drawn.count < tieCount {
      let one = draw(from: 0..<nodeCount)
      let own = Int(community[one])
      let staysHome = generator.nextUnit() >= mixing
      let other = draw(from: staysHome ? starts[own]..<starts[own + 1] : 0..<nodeCount)
      guard one != other, drawn.insert(min(one, other) * nodeCount + max(one, other)).inserted else { continue }
      ties.add(numbers[one], numbers[other])
    }
    var labels = community
    for node in 0..<nodeCount { labels[numbers[node]] = community[node] }
    return PlantedCommunities(
      graph: ties.graph(nodeCount: nodeCount, isDirected: false), partition: Partition(numbers: labels))
  }

  /// Sums of the weights of all nodes below each one; the last entry is the sum of all.
  private static func cumulativeWeights(nodeCount: Int, using generator: inout SplitMix64) -> ContiguousArray<Double> {
    let greatest = Double(nodeCount).squareRoot() * 1.5
    var sums: ContiguousArray<Double> = [0]
    var sum = 0.0
    for _ in 0..<nodeCount {
      let root = Mathematics.cubeRoot(1 - generator.nextUnit())
      sum += min(1 / (root * root), greatest)
      sums.append(sum)
    }
    return sums
  }

  /// The first node of each community, and the number of nodes.
  private static func communityStarts(
    nodeCount: Int, communitySize: Int, using generator: inout SplitMix64
  ) -> [Int] {
    var starts = [0]
    var start = 0
    while true {
      // Twelve uniform numbers add up to nearly a normal one.
      let normal = (0..<12).reduce(-6.0) { sum, _ in sum + generator.nextUnit() }
      start += max(8, Int(Double(communitySize) * Mathematics.exponential(0.6 * normal)))
      guard start < nodeCount - 8 else { break }
      starts.append(start)
    }
    starts.append(nodeCount)
    return starts
  }
}

extension ContiguousArray<Double> {
  /// The last position in a range whose value is not above a target, the values ascending.
  fileprivate func lastIndex(notAbove target: Double, in range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle] <= target { low = middle } else { high = middle }
    }
    return low
  }
}
