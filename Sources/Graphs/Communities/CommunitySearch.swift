/// One search for communities from one seed.
struct CommunitySearch<Mass: NullMass>: Sendable {
  let method: CommunityMethod
  /// Whether nodes look at all communities, not only at those of their neighbours.
  let considersAll: Bool
  /// The most rounds of Leiden's method, each of which begins with the result of the one before.
  let maximumRounds: Int

  /// The community of each node, and the number of rounds it took.
  ///
  /// - Parameters:
  ///   - startsAtRandom: whether to begin with random groups rather than with everyone alone; that leads to divisions
  ///     that cannot be reached otherwise.
  func run(
    on level: CommunityLevel<Mass>, startsAtRandom: Bool, using generator: inout SplitMix64
  ) -> (community: ContiguousArray<Int32>, rounds: Int) {
    var community = ContiguousArray(0..<Int32(truncatingIfNeeded: level.nodeCount))
    if startsAtRandom && level.nodeCount > 0 {
      let groupCount = 1 + generator.nextIndex(below: level.nodeCount)
      for node in community.indices {
        community[node] = Int32(truncatingIfNeeded: generator.nextIndex(below: groupCount))
      }
    }
    var rounds = 0
    var goesOn = level.nodeCount > 0
    while goesOn {
      rounds += 1
      goesOn = round(on: level, community: &community, using: &generator) && rounds < maximumRounds
    }
    // Random groups need not be connected, and what is left of them might not be either.
    if startsAtRandom && method == .leiden && !considersAll { level.disconnect(&community) }
    return (community, rounds)
  }

  /// Moves nodes, draws what belongs together into single nodes, and goes on with those until nothing can be drawn
  /// together.
  ///
  /// - Returns: whether a node moved.
  private func round(
    on first: CommunityLevel<Mass>, community: inout ContiguousArray<Int32>, using generator: inout SplitMix64
  ) -> Bool {
    var level = first
    var here = community
    /// The node of `level` that each node of `first` has become part of.
    var place = ContiguousArray(0..<Int32(truncatingIfNeeded: first.nodeCount))
    var hasMoved = false
    while true {
      hasMoved = level.moveNodes(among: &here, considersAll: considersAll, using: &generator) || hasMoved
      let (groups, groupCount) = here.numberedWithoutGaps()
      if groupCount == level.nodeCount { break }
      let (part, partCount) = method == .leiden ? level.refined(groups, using: &generator) : (groups, groupCount)
      if partCount == level.nodeCount { break }
      level = level.drawnTogether(by: part, count: partCount)
      here = ContiguousArray(repeating: 0, count: partCount)
      for node in part.indices { here[Int(part[node])] = groups[node] }
      for node in place.indices { place[node] = part[Int(place[node])] }
    }
    for node in place.indices { community[node] = here[Int(place[node])] }
    return hasMoved
  }
}
