extension CommunityLevel {
  /// Divides communities into parts that hang together well, each built up node by node within its community.
  ///
  /// A node joins a part only if it is itself well tied to its community, the part is too, and modularity does not
  /// fall; among such parts one is drawn, the better the likelier (Traag, Waltman & van Eck 2019). Parts are
  /// therefore connected.
  ///
  /// - Returns: the part of each node, numbered without gaps, and the number of parts.
  func refined(
    _ community: ContiguousArray<Int32>, using generator: inout SplitMix64
  ) -> (part: ContiguousArray<Int32>, count: Int) {
    var communityMass = ContiguousArray<Mass>(repeating: .zero, count: nodeCount)
    for node in masses.indices { communityMass[Int(community[node])] += masses[node] }
    // Begins with each node as a part of its own, named after it.
    var part = ContiguousArray(0..<Int32(truncatingIfNeeded: nodeCount))
    var partMass = masses
    var partSize = ContiguousArray<Int32>(repeating: 1, count: nodeCount)
    var tiesToRest = weightsWithin(community)
    let meanWeight = weights.isEmpty ? 1 : weights.reduce(0) { $0 + abs($1) } / Double(max(weights.count, 1))
    var draw = PartDraw(temperature: 0.01 * meanWeight)
    var weightTo = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var candidates = ContiguousArray<Int32>()
    var order = part
    generator.shuffle(&order)
    for entry in order {
      let node = Int(entry)
      // Parts that others have joined stay: nodes in them do not move on.
      guard part[node] == entry, partSize[node] == 1 else { continue }
      let own = community[node]
      let nodeMass = masses[node]
      let nodeTies = tiesToRest[node]
      var rest = communityMass[Int(own)]
      rest -= nodeMass
      guard nodeTies > 0, nodeTies >= nodeMass.expected(with: rest) else { continue }
      for position in Int(offsets[node])..<Int(offsets[node + 1]) where community[Int(neighbors[position])] == own {
        let other = part[Int(neighbors[position])]
        if weightTo[Int(other)] == 0 { candidates.append(other) }
        weightTo[Int(other)] += weights.isEmpty ? 1 : weights[position]
      }
      for other in candidates {
        let weight = weightTo[Int(other)]
        var outside = communityMass[Int(own)]
        outside -= partMass[Int(other)]
        let gain = weight - nodeMass.expected(with: partMass[Int(other)])
        if weight > 0, gain >= 0, tiesToRest[Int(other)] >= partMass[Int(other)].expected(with: outside) {
          draw.add(other, gain: gain)
        }
      }
      if let chosen = draw.chosen(using: &generator) {
        tiesToRest[Int(chosen)] += nodeTies - 2 * weightTo[Int(chosen)]
        partMass[Int(chosen)] += nodeMass
        partSize[Int(chosen)] += 1
        partSize[node] = 0
        part[node] = chosen
      }
      for other in candidates { weightTo[Int(other)] = 0 }
      candidates.removeAll(keepingCapacity: true)
    }
    return part.numberedWithoutGaps()
  }

  /// The weight of each node's ties to others of its community.
  private func weightsWithin(_ community: ContiguousArray<Int32>) -> ContiguousArray<Double> {
    let pieces = max(1, min(16, neighbors.count / 100_000))
    return parallelReduce(pieces: pieces, into: ContiguousArray<Double>()) { index in
      ContiguousArray(
        piece(index, of: pieces, in: nodeCount).lazy.map { node in
          var sum = 0.0
          for position in Int(offsets[node])..<Int(offsets[node + 1])
          where community[Int(neighbors[position])] == community[node] {
            sum += weights.isEmpty ? 1 : weights[position]
          }
          return sum
        })
    } join: {
      $0.append(contentsOf: $1)
    }
  }
}

/// Draws one of several parts with probabilities that grow exponentially with what is gained.
private struct PartDraw {
  let temperature: Double
  private var parts: [(part: Int32, gain: Double)] = []
  private var best = 0.0

  init(temperature: Double) { self.temperature = temperature }

  mutating func add(_ part: Int32, gain: Double) {
    // So much worse than another that it would not be drawn once in a billion times.
    guard gain >= best - 20 * temperature else { return }
    best = max(best, gain)
    parts.append((part, gain))
  }

  mutating func chosen(using generator: inout SplitMix64) -> Int32? {
    defer {
      parts.removeAll(keepingCapacity: true)
      best = 0
    }
    guard parts.count > 1 else { return parts.first?.part }
    func likelihood(_ gain: Double) -> Double {
      gain >= best - 20 * temperature ? Mathematics.exponential((gain - best) / temperature) : 0
    }
    var remaining = generator.nextUnit() * parts.reduce(0) { $0 + likelihood($1.gain) }
    for (part, gain) in parts {
      remaining -= likelihood(gain)
      if remaining < 0 { return part }
    }
    return parts.last?.part
  }
}

extension ContiguousArray<Int32> {
  /// The same groups with numbers from 0 on in the order in which they first occur; numbers are below `count`.
  func numberedWithoutGaps() -> (part: ContiguousArray<Int32>, count: Int) {
    var number = ContiguousArray(repeating: -1 as Int32, count: count)
    var next: Int32 = 0
    var result = self
    for index in indices {
      let old = Int(self[index])
      if number[old] < 0 {
        number[old] = next
        next += 1
      }
      result[index] = number[old]
    }
    return (result, Int(next))
  }
}
