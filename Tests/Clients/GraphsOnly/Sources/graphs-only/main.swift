import Graphs

if CommandLine.arguments.count == 3, let nodeCount = Int(CommandLine.arguments[2]) {
  // For looking at its memory from outside: one measure of a random network.
  let graph = Graph.erdosRenyi(nodeCount: nodeCount, tieCount: 2 * nodeCount, seed: 1)
  let scores = CommandLine.arguments[1] == "betweenness" ? graph.betweenness() : graph.degrees()
  print(scores[0] ?? 0)
} else {
  // Krackhardt's kite: who is between the others?
  let ties = [
    (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6),
    (5, 7), (6, 7), (7, 8), (8, 9),
  ]
  let kite = try Graph(nodeCount: 10, ties: ties, isDirected: false)
  let betweenness = kite.betweenness()
  for node in betweenness.nodesByDescendingValue.prefix(2) { print(node + 1, betweenness[node] ?? 0) }
  print(kite.density().value ?? 0)
}
