import Graphs

// Krackhardt's kite: who is between the others?
let ties = [
  (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6),
  (5, 7),
  (6, 7), (7, 8), (8, 9),
]
let kite = try Graph(nodeCount: 10, ties: ties, isDirected: false)
let betweenness = kite.betweenness()
for node in betweenness.nodesByDescendingValue.prefix(2) { print(node + 1, betweenness[node] ?? 0) }
print(kite.density().value ?? 0)
