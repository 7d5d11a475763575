import Testing

@testable import Graphs

@Suite struct BalanceTests {
  private let tribes = SignedGraph(positive: Samples.tribesPositive, negative: Samples.tribesNegative)

  /// Brute force and the identity of traces.
  @Test func golden57TheTribes() {
    let balance = tribes.triadBalance()
    #expect([balance.allPositive, balance.oneNegative, balance.twoNegative, balance.allNegative] == [19, 2, 40, 7])
    #expect(isClose(balance.balance.value, 0.867647058824, tolerance: 1e-11))
    #expect(isClose(balance.balance.details[4].value, 66.0 / 68))
  }

  /// R signnet 1.0.6 and numpy.
  @Test func golden58TheTribesWalks() {
    #expect(isClose(tribes.walkBalance().network.value, 0.357576105658, tolerance: 1e-10))
  }

  /// R signnet and numpy.
  @Test func golden60PNCentrality() {
    let scores = Samples.tribesPositive.pnCentrality(against: Samples.tribesNegative)
    expectClose(
      [scores[0], scores[6], scores[15]], [0.752660830, 1.223561036, 0.714518571], tolerance: 1e-9)
  }

  @Test(arguments: SignedCase.all(seeds: 70))
  func trianglesByDefinition(example: SignedCase) throws {
    let signed = try example.graph()
    let pairs = signed.undirected()
    var counts = [0, 0, 0, 0]
    var ofNode = [Int](repeating: 0, count: signed.nodeCount)
    for one in signed.nodes {
      for two in signed.nodes where two > one {
        for three in signed.nodes where three > two {
          let signs = [pairs.sign(one, two), pairs.sign(two, three), pairs.sign(one, three)]
          guard !signs.contains(0) else { continue }
          counts[signs.count { $0 < 0 }] += 1
          for node in [one, two, three] { ofNode[node] += 1 }
        }
      }
    }
    let balance = signed.triadBalance()
    #expect([balance.allPositive, balance.oneNegative, balance.twoNegative, balance.allNegative] == counts)
    #expect(balance.trianglesOfNode == ofNode)
    #expect(balance.balancedOfNode.reduce(0, +) == 3 * (counts[0] + counts[2]))
    // The identity β₃ = (tr S³ + tr |S|³) / (2 tr |S|³).
    func trace(_ entry: (Int, Int) -> Int) -> Double {
      var sum = 0
      for one in signed.nodes {
        for two in signed.nodes {
          for three in signed.nodes { sum += entry(one, two) * entry(two, three) * entry(three, one) }
        }
      }
      return Double(sum)
    }
    let all = trace { abs(pairs.sign($0, $1)) }
    #expect(isClose(balance.balance.value, all == 0 ? nil : (trace { pairs.sign($0, $1) } + all) / (2 * all)))
    #expect((balance.balance.value == nil) == (balance.balance.undefinedReason != nil))
  }

  @Test(arguments: SignedCase.all(seeds: 70, weights: [.none]))
  func directedTriplesByDefinition(example: SignedCase) throws {
    let signed = try example.graph()
    var transitive = [Int](repeating: 0, count: 8)
    var cyclic = [Int](repeating: 0, count: 4)
    for i in signed.nodes {
      for j in signed.nodes {
        for k in signed.nodes where i != j && j != k && i != k {
          let (ij, jk) = (signed.sign(i, j), signed.sign(j, k))
          guard ij != 0, jk != 0 else { continue }
          let (ik, ki) = (signed.sign(i, k), signed.sign(k, i))
          func bit(_ sign: Int) -> Int { sign < 0 ? 1 : 0 }
          if ik != 0 { transitive[4 * bit(ij) + 2 * bit(jk) + bit(ik)] += 1 }
          if ki != 0, i < j, i < k { cyclic[bit(ij) + bit(jk) + bit(ki)] += 1 }
        }
      }
    }
    let census = signed.directedTriadCensus()
    #expect(census.transitive == transitive)
    #expect(census.cyclic == cyclic)
  }

  @Test func statusAndBalance() throws {
    // Up, up, and up again: both; a circle of praise is balanced and has no order.
    let up = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2), (0, 2)], isDirected: true)
    let circle = try Graph(nodeCount: 3, ties: [(0, 1), (1, 2), (2, 0)], isDirected: true)
    let none = try Graph(nodeCount: 3, ties: [], isDirected: true)
    let ordered = SignedGraph(positive: up, negative: none).directedTriadCensus()
    #expect(ordered.statusConsistent == 1 && ordered.balanceConsistent == 1)
    let round = SignedGraph(positive: circle, negative: none).directedTriadCensus()
    #expect(round.statusConsistent == 0 && round.balanceConsistent == 1)
    // Three who look down on the next but one alike: an order without balance.
    let down = SignedGraph(positive: none, negative: up).directedTriadCensus()
    #expect(down.statusConsistent == 1 && down.balanceConsistent == 0)
    #expect(SignedGraph(positive: none, negative: none).directedTriadCensus().statusConsistent == nil)
  }

  /// The series of the exponential, term by term.
  @Test(arguments: SignedCase.all(seeds: 25, weights: [.none]))
  func walksByDefinition(example: SignedCase) throws {
    let signed = try example.graph()
    let pairs = signed.undirected()
    let size = signed.nodeCount
    func exponential(_ entry: (Int, Int) -> Double) -> [[Double]] {
      var term = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
      var sum = term
      for power in 1..<80 {
        term = (0..<size).map { row in
          (0..<size).map { column in
            (0..<size).reduce(0.0) { $0 + term[row][$1] * entry($1, column) } / Double(power)
          }
        }
        for row in 0..<size { for column in 0..<size { sum[row][column] += term[row][column] } }
      }
      return sum
    }
    for beta in [1.0, 0.3] {
      let above = exponential { beta * Double(pairs.sign($0, $1)) }
      let below = exponential { beta * Double(abs(pairs.sign($0, $1))) }
      let found = signed.walkBalance(inverseTemperature: beta)
      guard pairs.tieCount > 0 else {
        #expect(found.network.value == nil && found.network.undefinedReason != nil)
        continue
      }
      let traces = [above, below].map { matrix in (0..<size).reduce(0.0) { $0 + matrix[$1][$1] } }
      #expect(isClose(found.network.value, traces[0] / traces[1], tolerance: 1e-9))
      #expect(isClose(signed.networkWalkBalance(inverseTemperature: beta).value, found.network.value))
      expectClose(
        found.nodes,
        (0..<size).map { node in
          (0..<size).contains { pairs.sign(node, $0) != 0 } ? above[node][node] / below[node][node] : nil
        }, tolerance: 1e-9)
    }
  }

  /// Two camps: friends within, enemies between.
  @Test func balancedNetworksHaveAOneEverywhere() throws {
    let inside = try Graph(nodeCount: 6, ties: [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5)], isDirected: false)
    let across = try Graph(nodeCount: 6, ties: [(0, 3), (1, 4), (2, 5), (0, 5)], isDirected: false)
    let signed = SignedGraph(positive: inside, negative: across)
    #expect(signed.triadBalance().balance.value == 1)
    #expect(isClose(signed.walkBalance().network.value, 1))
    expectClose(signed.walkBalance().nodes, [Double?](repeating: 1, count: 6))
  }

  @Test func eigensystemOfALargerMatrix() throws {
    var generator = SplitMix64(seed: 5)
    let size = 60
    var matrix = ContiguousArray<Double>(repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        let entry = generator.nextUnit() < 0.3 ? generator.nextUnit() - 0.5 : 0
        matrix[row * size + column] = entry
        matrix[column * size + row] = entry
      }
    }
    let system = try #require(SymmetricEigensystem(matrix, size: size))
    for row in 0..<size {
      for column in 0..<size {
        var entry = 0.0
        var product = 0.0
        for index in 0..<size {
          let pair = system.vectors[index * size + row] * system.vectors[index * size + column]
          entry += system.values[index] * pair
          product += pair
        }
        #expect(isClose(entry, matrix[row * size + column], tolerance: 1e-12))
        #expect(isClose(product, row == column ? 1 : 0, tolerance: 1e-12))
      }
    }
  }
}
