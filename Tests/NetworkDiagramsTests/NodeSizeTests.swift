import Testing

@testable import NetworkDiagrams

struct NodeSizeTests {
  @Test(arguments: [(145.0, 145.0), (255, 250), (9, 9), (0.5, 0.5), (1_000, 1_000), (10_394, 10_000), (0, 0)])
  func largestLegendValueIsNearTheMaximum(_ value: Double, _ expected: Double) {
    #expect(NodeSize.rounded(value, isExact: true) >= value * 0.94)
    #expect(NodeSize.rounded(value, isExact: true) <= value)
    #expect(abs(NodeSize.rounded(value, isExact: true) - expected) <= 0.05 * value)
  }

  @Test(arguments: [(72.5, 70.0), (18, 15), (125, 100), (175, 150), (43.7, 40), (5.2, 5)])
  func middleLegendValuesAreRound(_ value: Double, _ expected: Double) {
    #expect(NodeSize.rounded(value) == expected)
  }

  @Test func areaCarriesTheValue() {
    let size = NodeSize(values: [0, 50, 100])
    let none = size.diameter(of: 0)
    let half = size.diameter(of: 50)
    let full = size.diameter(of: 100)
    #expect(none == 13 && full == 40)
    #expect(abs((half * half - none * none) * 2 - (full * full - none * none)) < 1e-9)
  }

  @Test(arguments: [
    ([0.0, 1], [0.0, 1]), ([0, 2, 1], [0, 1, 2]), ([0, 0.5, 1], [0, 0.1, 0.5, 1]), ([3, 12], [0, 1, 6, 12]),
  ])
  func countsHaveNoParts(_ values: [Double], _ expected: [Double]) {
    #expect(NodeSize(values: values).legendValues == expected)
  }
}
