extension CommunityLevel {
  /// Moves nodes one at a time to the community where they gain most, until no node gains by moving.
  ///
  /// Only nodes whose neighbours have moved are looked at again (Traag, Waltman & van Eck 2019). Communities are
  /// numbers below the number of nodes.
  ///
  /// - Parameters:
  ///   - considersAll: whether nodes look at all communities, not only at those of their neighbours; where negative
  ///     ties make people who are not tied belong together, that finds better divisions. Needed if weights are negative.
  /// - Returns: whether a node moved.
  func moveNodes(
    among community: inout ContiguousArray<Int32>, considersAll: Bool, using generator: inout SplitMix64
  ) -> Bool {
    var mass = ContiguousArray<Mass>(repeating: .zero, count: nodeCount)
    var size = ContiguousArray<Int32>(repeating: 0, count: nodeCount)
    for node in masses.indices {
      mass[Int(community[node])] += masses[node]
      size[Int(community[node])] += 1
    }
    var total = Mass.zero
    for nodeMass in masses { total += nodeMass }
    var empty = ContiguousArray((0..<Int32(truncatingIfNeeded: nodeCount)).lazy.filter { size[Int($0)] == 0 })
    var queue = NodeQueue(nodeCount: nodeCount, using: &generator)
    var weightTo = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var candidates = ContiguousArray<Int32>()
    var hasMoved = false
    while let node = queue.popFirst() {
      let own = community[node]
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      var strength = 0.0
      for position in row {
        let other = community[Int(neighbors[position])]
        let weight = weights.isEmpty ? 1 : weights[position]
        if weightTo[Int(other)] == 0 && !considersAll { candidates.append(other) }
        weightTo[Int(other)] += weight
        strength += abs(weight)
      }
      if considersAll {
        for other in size.indices where size[other] > 0 { candidates.append(Int32(truncatingIfNeeded: other)) }
      }
      let nodeMass = masses[node]
      let rounding = 1e-12 * (strength + nodeMass.magnitude(with: total))
      mass[Int(own)] -= nodeMass
      var best = own
      // A gain within rounding would let nodes move in circles.
      var bestGain = weightTo[Int(own)] - nodeMass.expected(with: mass[Int(own)]) + rounding
      weightTo[Int(own)] = 0
      for other in candidates where other != own {
        let gain = weightTo[Int(other)] - nodeMass.expected(with: mass[Int(other)])
        weightTo[Int(other)] = 0
        if gain > bestGain {
          bestGain = gain
          best = other
        }
      }
      candidates.removeAll(keepingCapacity: true)
      if bestGain < 0, size[Int(own)] > 1, let unused = empty.last { best = unused }
      mass[Int(best)] += nodeMass
      guard best != own else { continue }
      hasMoved = true
      community[node] = best
      if size[Int(best)] == 0 { empty.removeLast() }
      size[Int(best)] += 1
      size[Int(own)] -= 1
      if size[Int(own)] == 0 {
        mass[Int(own)] = .zero
        empty.append(own)
      }
      for position in row where community[Int(neighbors[position])] != best {
        queue.append(neighbors[position])
      }
    }
    return hasMoved
  }
}

/// Nodes waiting to be looked at, each at most once: at the beginning all, in random order.
private struct NodeQueue {
  private var ring: ContiguousArray<Int32>
  private var isWaiting: ContiguousArray<Bool>
  private var head = 0
  private var count: Int

  init(nodeCount: Int, using generator: inout SplitMix64) {
    ring = ContiguousArray(0..<Int32(truncatingIfNeeded: nodeCount))
    generator.shuffle(&ring)
    isWaiting = ContiguousArray(repeating: true, count: nodeCount)
    count = nodeCount
  }

  mutating func popFirst() -> Int? {
    guard count > 0 else { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    count -= 1
    isWaiting[node] = false
    return node
  }

  mutating func append(_ node: Int32) {
    guard !isWaiting[Int(node)] else { return }
    isWaiting[Int(node)] = true
    let tail = head + count
    ring[tail < ring.count ? tail : tail - ring.count] = node
    count += 1
  }
}
