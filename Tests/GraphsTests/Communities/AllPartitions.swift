import Graphs

/// The greatest modularity of all partitions of a small network, found by trying each of them.
///
/// Q is the sum of a matrix over pairs in the same group, so a node adds to it what it shares with its group.
struct AllPartitions {
  private let matrix: [[Double]]
  private var groups: [[Int]] = []
  private var greatest = -Double.infinity

  static func greatestModularity(of graph: Graph, resolution: Double) -> Double {
    var search = AllPartitions(matrix: modularityMatrix(of: graph, resolution: resolution))
    search.place(0, quality: 0)
    return search.greatest / total(of: graph)
  }

  static func greatestModularity(of positive: Graph, negative: Graph) -> Double {
    let (like, dislike) = (
      modularityMatrix(of: positive, resolution: 1), modularityMatrix(of: negative, resolution: 1)
    )
    var search = AllPartitions(matrix: zip(like, dislike).map { zip($0, $1).map { $0 - $1 } })
    search.place(0, quality: 0)
    return search.greatest / (total(of: positive) + total(of: negative))
  }

  /// The modularity of a partition straight from the definition, times the total weight.
  static func surplus(of graph: Graph, _ partition: Partition, resolution: Double) -> Double {
    let matrix = modularityMatrix(of: graph, resolution: resolution)
    var sum = 0.0
    for one in graph.nodes {
      for other in graph.nodes where partition[one] == partition[other] { sum += matrix[one][other] }
    }
    return sum
  }

  static func total(of graph: Graph) -> Double { graph.nodes.reduce(0) { $0 + graph.outStrength(of: $1) } }

  /// `w_ij − γ s_i^out s_j^in / Σw`.
  private static func modularityMatrix(of graph: Graph, resolution: Double) -> [[Double]] {
    let total = total(of: graph)
    return graph.nodes.map { one in
      graph.nodes.map { other in
        let expected = total > 0 ? graph.outStrength(of: one) * graph.inStrength(of: other) / total : 0
        return (graph.strength(from: one, to: other) ?? 0) - resolution * expected
      }
    }
  }

  private init(matrix: [[Double]]) { self.matrix = matrix }

  private mutating func place(_ node: Int, quality: Double) {
    guard node < matrix.count else {
      greatest = max(greatest, quality)
      return
    }
    for index in groups.indices {
      let gain = groups[index].reduce(matrix[node][node]) { $0 + matrix[node][$1] + matrix[$1][node] }
      groups[index].append(node)
      place(node + 1, quality: quality + gain)
      groups[index].removeLast()
    }
    groups.append([node])
    place(node + 1, quality: quality + matrix[node][node])
    groups.removeLast()
  }
}
