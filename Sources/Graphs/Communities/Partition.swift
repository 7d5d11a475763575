/// A division of the nodes into groups, each node in exactly one.
///
/// Groups are numbered from 0 by size, the largest first; among equals the one with the lowest node comes first. Two
/// partitions that divide the nodes alike are therefore equal, however their groups were called.
public struct Partition: Sendable, Hashable {
  /// The group of each node.
  public let groupOfNode: ContiguousArray<Int32>
  /// The number of nodes in each group, descending.
  public let sizes: [Int]

  /// The number of groups.
  public var count: Int { sizes.count }

  /// The number of nodes.
  public var nodeCount: Int { groupOfNode.count }

  /// The group of a node.
  public subscript(node: Int) -> Int { Int(groupOfNode[node]) }

  /// The nodes of each group, ascending.
  ///
  /// Complexity: O(n).
  public var groups: [[Int]] {
    var groups = sizes.map { size in
      var group: [Int] = []
      group.reserveCapacity(size)
      return group
    }
    for node in groupOfNode.indices { groups[Int(groupOfNode[node])].append(node) }
    return groups
  }

  /// A partition from a label for each node; equal labels make a group.
  ///
  /// Complexity: O(n) on average.
  public init(labels: some Sequence<some Hashable>) {
    var numbers: [AnyHashable: Int32] = [:]
    var compact = ContiguousArray<Int32>()
    for label in labels {
      let next = Int32(truncatingIfNeeded: numbers.count)
      let number = numbers[AnyHashable(label), default: next]
      if number == next { numbers[AnyHashable(label)] = number }
      compact.append(number)
    }
    self.init(numbers: compact)
  }

  /// A partition from numbers of groups, each from 0 to n − 1, in any order and with gaps.
  ///
  /// Complexity: O(n + groups · log groups).
  package init(numbers: ContiguousArray<Int32>) {
    var size = ContiguousArray<Int>(repeating: 0, count: numbers.count)
    var inOrder: [Int32] = []
    for number in numbers {
      if size[Int(number)] == 0 { inOrder.append(number) }
      size[Int(number)] += 1
    }
    // The sort is stable: equals stay in the order of their lowest nodes.
    inOrder.sort { size[Int($0)] > size[Int($1)] }
    sizes = inOrder.map { size[Int($0)] }
    var rank = ContiguousArray<Int32>(repeating: 0, count: numbers.count)
    for (group, number) in inOrder.enumerated() { rank[Int(number)] = Int32(truncatingIfNeeded: group) }
    groupOfNode = ContiguousArray(numbers.lazy.map { rank[Int($0)] })
  }

  /// The partition in which each node is a group of its own.
  public static func singletons(nodeCount: Int) -> Partition {
    Partition(numbers: ContiguousArray(0..<Int32(truncatingIfNeeded: nodeCount)))
  }

  /// The partition with all nodes in one group.
  public static func whole(nodeCount: Int) -> Partition {
    Partition(numbers: ContiguousArray(repeating: 0, count: nodeCount))
  }

  /// The groups that fall apart when only the ties within them are kept, directions apart.
  ///
  /// Louvain's method can return such groups, Leiden's cannot.
  ///
  /// - Precondition: the graph has as many nodes as the partition.
  /// - Complexity: O(n + m).
  public func disconnectedGroups(in graph: Graph) -> [Int] {
    precondition(graph.nodeCount == nodeCount, "The graph has \(graph.nodeCount) nodes, the partition \(nodeCount).")
    var reached = [Int](repeating: 0, count: count)
    var isSeen = ContiguousArray<Bool>(repeating: false, count: nodeCount)
    var queue: [Int] = []
    for root in graph.nodes where reached[self[root]] == 0 {
      isSeen[root] = true
      queue.append(root)
      while let node = queue.popLast() {
        reached[self[node]] += 1
        for neighbors in [graph.neighbors(of: node), graph.predecessors(of: node)] {
          for neighbor in neighbors where !isSeen[neighbor] && self[neighbor] == self[node] {
            isSeen[neighbor] = true
            queue.append(neighbor)
          }
        }
      }
    }
    return sizes.indices.filter { reached[$0] < sizes[$0] }
  }
}
