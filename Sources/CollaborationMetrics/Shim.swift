import Graphs
struct ShimPoints { var nodes: [Int] }
extension Graph {
  func stub(_ n: String) -> NodeScores { NodeScores(measure: n, conventions: .init(direction: .undirected), defined: nodes.map { Double(degree(of: $0)) }) }
  func betweenness() -> NodeScores { stub("betweenness") }
  func constraint() -> NodeScores { stub("constraint") }
  func effectiveSize() -> NodeScores { stub("effective_size") }
  func articulationPoints() -> ShimPoints { ShimPoints(nodes: Array(nodes)) }
  func bridges() -> [Tie] { [] }
}
