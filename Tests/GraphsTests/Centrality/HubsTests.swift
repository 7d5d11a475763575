import Graphs
import Testing

@Suite struct HubsTests {
  /// The principal eigenvectors of A·Aᵀ and Aᵀ·A, from powers of these matrices.
  @Test(arguments: RandomCase.all(seeds: 40, weights: [.none, .ratings, .reals]))
  func equalTheEigenvectors(example: RandomCase) throws {
    let graph = try example.graph()
    let matrix = graph.nodes.map { from in graph.nodes.map { graph.strength(from: from, to: $0) ?? 0 } }
    let transposed = graph.nodes.map { column in matrix.map { $0[column] } }
    let found = graph.hubsAndAuthorities()
    expectClose(found.hubs, principal(product(matrix, transposed)), tolerance: 1e-9)
    expectClose(found.authorities, principal(product(transposed, matrix)), tolerance: 1e-9)
  }

  /// The eigenvector of the largest eigenvalue, adding up to 1; nothing if the eigenvalue is repeated or 0.
  ///
  /// A high power of a symmetric matrix is a multiple of the projection on the eigenvectors of the largest eigenvalue;
  /// how many there are tells its trace beside its length.
  private func principal(_ matrix: [[Double]]) -> [Double?] {
    let none = [Double?](repeating: nil, count: matrix.count)
    var power = matrix
    for _ in 0..<34 {
      let greatest = power.joined().max() ?? 0
      guard greatest > 0 else { return none }
      power = power.map { $0.map { $0 / greatest } }
      power = product(power, power)
    }
    let trace = power.indices.reduce(0) { $0 + power[$1][$1] }
    let square = power.joined().reduce(0) { $0 + $1 * $1 }
    guard trace * trace / square < 1.5, let column = power.max(by: { ($0.max() ?? 0) < ($1.max() ?? 0) }) else {
      return none
    }
    return column.map { $0 / column.reduce(0, +) }
  }

  private func product(_ one: [[Double]], _ other: [[Double]]) -> [[Double]] {
    one.map { row in
      one.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * other[$1][column] } }
    }
  }
}
