import Testing

@testable import Graphs

@Suite struct QuadraticAssignmentTests {
  /// R sna's gcor and numpy.
  @Test func golden49AdviceAndFriendship() {
    let result = Samples.advice.quadraticAssignment(with: Samples.friendship, permutations: 999)
    #expect(isClose(result.correlation, 0.154585452048, tolerance: 1e-11))
    #expect(result.pairs == 420)
    #expect((result.chance.pValue ?? 1) < 0.05)
    #expect(result.chance.expected == 0 && result.chance.replicates == 999)
  }

  /// Every permutation of five nodes, as often as each other.
  @Test(arguments: RandomCase.all(seeds: 12, weights: [.none, .ratings]))
  func pValueOfAllPermutations(example: RandomCase) throws {
    let first = try RandomCase(seed: example.seed + 50, isDirected: example.isDirected, weights: .ratings)
      .graph(nodes: 6)
    let second = Graph.erdosRenyi(
      nodeCount: first.nodeCount, probability: 0.5, isDirected: example.isDirected, seed: example.seed)
    var generator = SplitMix64(seed: example.seed)
    let respondents = first.nodes.map { _ in generator.nextUnit() < 0.8 }
    let one = AnswerMatrix(first, respondents: example.weights == .none ? nil : respondents)
    let other = AnswerMatrix(second)
    func correlation(_ order: [Int]) -> Double? {
      var values: ([Double], [Double]) = ([], [])
      for from in 0..<first.nodeCount {
        for to in 0..<first.nodeCount where from != to {
          guard let value = one[from, to], let paired = other[order[from], order[to]] else { continue }
          values.0.append(value)
          values.1.append(paired)
        }
      }
      return Correlation.pearson(values.0, values.1)
    }
    func orders(_ rest: [Int]) -> [[Int]] {
      rest.isEmpty ? [[]] : rest.flatMap { node in orders(rest.filter { $0 != node }).map { [node] + $0 } }
    }
    let result = one.quadraticAssignment(with: other, permutations: 3999, seed: 3)
    #expect(isClose(result.correlation, correlation(Array(0..<first.nodeCount)), tolerance: 1e-9))
    guard let observed = result.correlation, let expected = result.chance.expected else { return }
    let all = orders(Array(0..<first.nodeCount)).compactMap(correlation)
    let extreme = all.count { abs($0 - expected) >= abs(observed - expected) - 1e-9 }
    let exact = Double(extreme) / Double(all.count)
    #expect(abs((result.chance.pValue ?? 2) - exact) <= 4 * (exact * (1 - exact) / 4000).squareRoot() + 0.001)
  }

  @Test func constantNetworksHaveNoCorrelation() throws {
    let full = Graph.erdosRenyi(nodeCount: 5, probability: 1, isDirected: true, seed: 1)
    let result = full.quadraticAssignment(with: Samples.advice.subgraph(of: 0..<5).graph)
    #expect(result.correlation == nil && result.chance.pValue == nil && result.chance.undefinedReason != nil)
  }

  /// R sna 2.7.1 netlm and numpy.
  @Test func golden50AdviceByFriendshipAndReporting() throws {
    let reports = try Graph(
      nodeCount: 21,
      ties: [
        (1, 2), (2, 7), (3, 14), (4, 2), (5, 14), (6, 21), (8, 21), (9, 14), (10, 18), (11, 18), (12, 21), (13, 14),
        (14, 7), (15, 14), (16, 2), (17, 21), (18, 7), (19, 14), (20, 14), (21, 7),
      ].map { ($0.0 - 1, $0.1 - 1) }, isDirected: true)
    let result = AnswerMatrix(Samples.advice).regression(
      on: [AnswerMatrix(Samples.friendship), AnswerMatrix(reports)], permutations: 999)
    let terms = [result.constant] + result.terms
    expectClose(
      terms.map(\.coefficient), [0.396941649899, 0.135814889336, 0.471569416499], tolerance: 1e-11)
    expectClose(terms.map(\.t), [14.5614149, 2.4254843, 4.1824240], tolerance: 1e-7)
    #expect(result.degreesOfFreedom == 417 && result.pairs == 420)
    #expect(result.constant.pValue == nil)
    #expect((result.terms[1].pValue ?? 1) < 0.02)
    #expect((result.terms[0].pValue ?? 0) > 0.001 && (result.terms[0].pValue ?? 1) < 0.15)
  }

  /// One explaining network: t tells the same as the correlation, so both tests must.
  @Test func oneExplainingNetworkIsTheCorrelation() {
    let (advice, friendship) = (AnswerMatrix(Samples.advice), AnswerMatrix(Samples.friendship))
    let regression = advice.regression(on: [friendship], permutations: 1999)
    let correlation = advice.quadraticAssignment(with: friendship, permutations: 1999)
    #expect(isClose(regression.rSquared, correlation.correlation.map { $0 * $0 }, tolerance: 1e-10))
    let difference = (regression.terms[0].pValue ?? 1) - (correlation.chance.pValue ?? 0)
    #expect(abs(difference) < 0.02)
  }

  @Test(arguments: RandomCase.all(seeds: 50, weights: [.ratings, .reals]))
  func coefficientsSolveTheNormalEquations(example: RandomCase) throws {
    let answers = try example.graph(nodes: 8)
    let explaining = (1...3).map { number in
      Graph.erdosRenyi(
        nodeCount: answers.nodeCount, probability: 0.4, isDirected: example.isDirected,
        seed: example.seed * 10 + UInt64(number))
    }
    var generator = SplitMix64(seed: example.seed)
    let respondents = answers.nodes.map { _ in generator.nextUnit() < 0.8 }
    let matrix = AnswerMatrix(answers, respondents: respondents)
    let result = matrix.regression(on: explaining.map { AnswerMatrix($0) }, permutations: 3)
    guard let constant = result.constant.coefficient, !result.terms.contains(where: { $0.coefficient == nil }) else {
      return
    }
    let coefficients = result.terms.compactMap(\.coefficient)
    // Residuals are at right angles to every explaining network.
    var sums = [Double](repeating: 0, count: 4)
    for from in answers.nodes {
      for to in answers.nodes where from != to {
        guard let answer = matrix[from, to] else { continue }
        let values = explaining.map { $0.strength(from: from, to: to) ?? 0 }
        let residual = answer - constant - zip(coefficients, values).reduce(0) { $0 + $1.0 * $1.1 }
        for (index, value) in ([1] + values).enumerated() { sums[index] += residual * value }
      }
    }
    expectClose(sums.map(Optional.some), [0, 0, 0, 0], tolerance: 1e-8)
  }

  @Test func whatOthersExplainHasNoCoefficient() {
    let advice = AnswerMatrix(Samples.advice)
    let friendship = AnswerMatrix(Samples.friendship)
    let result = advice.regression(on: [friendship, friendship, advice.transposed], permutations: 9)
    #expect(result.terms[0].coefficient == nil && result.terms[1].coefficient == nil)
    #expect(result.terms[0].undefinedReason != nil)
    #expect(result.terms[2].coefficient != nil && result.terms[2].pValue != nil)
    #expect(result.degreesOfFreedom == 417)
  }

  @Test func sameSeedSameResult() {
    let (advice, friendship) = (AnswerMatrix(Samples.advice), AnswerMatrix(Samples.friendship))
    #expect(
      advice.quadraticAssignment(with: friendship, permutations: 99, seed: 2)
        == advice.quadraticAssignment(with: friendship, permutations: 99, seed: 2))
    #expect(
      advice.regression(on: [friendship], permutations: 99, seed: 2)
        == advice.regression(on: [friendship], permutations: 99, seed: 2))
  }
}
