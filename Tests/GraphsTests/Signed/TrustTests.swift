import Testing

@testable import Graphs

/// Closure, trust at second hand, what is passed on, and chains.
@Suite struct TrustTests {
  @Test(arguments: RandomCase.all(seeds: 30))
  func closureByDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    for value in TwoPathValue.allCases {
      var (all, closed) = (0.0, 0.0)
      for i in graph.nodes {
        for j in graph.nodes {
          for k in graph.nodes where k != i {
            guard let first = graph.strength(from: i, to: j), let second = graph.strength(from: j, to: k) else {
              continue
            }
            let worth: Double
            switch value {
            case .minimum: worth = min(first, second)
            case .maximum: worth = max(first, second)
            case .arithmeticMean: worth = (first + second) / 2
            case .geometricMean: worth = (first * second).squareRoot()
            }
            all += worth
            if graph.containsTie(from: i, to: k) { closed += worth }
          }
        }
      }
      #expect(isClose(graph.closure(valuing: value).value, all > 0 ? closed / all : nil, tolerance: 1e-9))
    }
    let plain = graph.unweighted
    #expect(isClose(plain.closure().value, plain.transitivity().value))
  }

  @Test func introductionsThatTrustCouldCarry() throws {
    let trust = try Graph(nodeCount: 4, ties: [(0, 1), (1, 2), (1, 3), (3, 1)], isDirected: true)
    let contact = try Graph(nodeCount: 4, ties: [(2, 0)], isDirected: true)
    // 0→1→2 have met; 0→1→3 and 3→1→2 have not; 1→3→1 is no path of three.
    let gap = trust.unmetTwoPaths(in: contact)
    #expect(isClose(gap.value, 2.0 / 3))
    #expect(gap.details.map(\.value) == [3, 2])
  }

  /// The best product over all simple paths, walked one by one.
  @Test(arguments: RandomCase.all(seeds: 35, weights: [.none, .ratings, .reals]))
  func mediatedTrustByDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 7)
    for propagation in [
      TrustPropagation(fullTrust: 6), TrustPropagation(hops: 2, decay: 0.5, fullTrust: 6),
      TrustPropagation(hops: nil, decay: 0.9, fullTrust: 6), TrustPropagation(hops: 1, fullTrust: 6),
    ] {
      var sum = 0.0
      for start in graph.nodes {
        var best = [Double](repeating: 0, count: graph.nodeCount)
        func walk(_ node: Int, _ trust: Double, _ hops: Int, _ visited: Set<Int>) {
          best[node] = max(best[node], trust)
          guard hops < propagation.hops ?? .max else { return }
          for next in graph.nodes where !visited.contains(next) {
            guard let strength = graph.strength(from: node, to: next) else { continue }
            let passed = trust * strength / 6 * (hops == 0 ? 1 : propagation.decay)
            walk(next, passed, hops + 1, visited.union([next]))
          }
        }
        walk(start, 1, 0, [start])
        let found = graph.mediatedTrust(from: start, propagation)
        expectClose(found, graph.nodes.map { $0 == start ? nil : best[$0] })
        sum += graph.nodes.reduce(0) { $0 + ($1 == start ? 0 : best[$1]) }
      }
      let pairs = Double(graph.nodeCount * (graph.nodeCount - 1))
      #expect(isClose(graph.mediatedTrust(propagation).value, pairs > 0 ? sum / pairs : nil))
    }
  }

  @Test func trustBeyondTheScaleIsUndefined() throws {
    let graph = try Graph(nodeCount: 3, weightedTies: [(0, 1, 3), (1, 2, 2)], isDirected: true)
    #expect(graph.mediatedTrust().value == nil)
    #expect(graph.mediatedTrust().undefinedReason != nil)
    let scaled = graph.mediatedTrust(TrustPropagation(fullTrust: 4))
    #expect(isClose(scaled.value, (0.75 + 0.5 + 0.375) / 6))
    #expect(isClose(scaled.details[1].value, 2.0 / 3))
  }

  @Test func whatIsPassedOn() throws {
    let blame = try Graph(
      nodeCount: 6, weightedTies: [(0, 1, 2), (1, 2, 1), (2, 3, 4), (3, 2, 1), (0, 4, 3)], isDirected: true)
    let result = blame.passingOn()
    // 1, 2, 3 and 4 receive; only 4 gives nothing. min of received and given: 1, 2, 1, 0 of 2 + 2 + 4 + 3.
    #expect(result.rate.value == 0.75)
    #expect(isClose(result.rate.details[0].value, 4.0 / 11))
    #expect(result.sinks == [4] && result.sources == [0])
    #expect(result.rate.details.last?.value == 2)
    #expect(try Graph(nodeCount: 2, ties: [], isDirected: true).passingOn().rate.value == nil)
  }

  @Test(arguments: RandomCase.all(seeds: 110, weights: [.none]))
  func longestChainByDefinition(example: RandomCase) throws {
    let graph = try example.graph(nodes: 8)
    var longest = 0
    func walk(_ node: Int, _ visited: Set<Int>) {
      longest = max(longest, visited.count - 1)
      for next in graph.neighbors(of: node) where !visited.contains(next) { walk(next, visited.union([next])) }
    }
    for start in graph.nodes { walk(start, [start]) }
    let chain = graph.longestChain()
    #expect(chain.length == longest)
    #expect(chain.isExact)
    expectPath(chain, in: graph)
  }

  @Test func longChainsThroughLargeCirclesAreLowerBounds() throws {
    // Into a ring of 30, and out again on the other side.
    let ring = (0..<30).map { ($0, ($0 + 1) % 30) }
    let graph = try Graph(nodeCount: 33, ties: ring + [(30, 0), (29, 31), (31, 32)], isDirected: true)
    let chain = graph.longestChain()
    #expect(chain.length == 32 && !chain.isExact && chain.largestCircle == 30)
    expectPath(chain, in: graph)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func lowerBoundsAreRealChains(seed: UInt64) {
    let graph = Graph.erdosRenyi(nodeCount: 120, probability: 0.02, isDirected: true, seed: seed)
    let chain = graph.longestChain()
    expectPath(chain, in: graph)
    #expect(chain.isExact == (chain.largestCircle <= 20))
  }

  private func expectPath(_ chain: LongestChain, in graph: Graph) {
    #expect(Set(chain.path).count == chain.path.count)
    #expect(max(chain.path.count - 1, 0) == chain.length)
    for (from, to) in zip(chain.path, chain.path.dropFirst()) { #expect(graph.containsTie(from: from, to: to)) }
  }
}
