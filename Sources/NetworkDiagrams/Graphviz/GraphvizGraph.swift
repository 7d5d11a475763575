import CGraphviz

/// The attributes that we ever set.
///
/// No name of an attribute comes from data: some of them open files, others are written into the picture without
/// escaping.
enum GraphvizAttribute: String {
  case background = "_background"
  case arrowhead, arrowsize, arrowtail, bb, bgcolor, color, dir, dpi, fillcolor, fixedsize, fontcolor, fontname
  case elementClass = "class"
  case elementID = "id"
  case fontsize, height, label, margin, outputorder, overlap, pad, penwidth, pos, shape, splines, start, style, tooltip
  case width
}

/// A graph of Graphviz under construction.
///
/// Values are made by us; text from data must be escaped before it comes here.
@safe struct GraphvizGraph {
  @safe struct Node { fileprivate let pointer: UnsafeMutablePointer<Agnode_t> }

  let pointer: UnsafeMutablePointer<Agraph_t>
  private var count = 0

  init(pointer: UnsafeMutablePointer<Agraph_t>) { unsafe self.pointer = unsafe pointer }

  func set(_ attribute: GraphvizAttribute, _ value: String) {
    unsafe _ = stakeholder_graph_set(pointer, attribute.rawValue, value)
  }

  /// Adds a node; its name is made here.
  mutating func addNode(_ attributes: [(GraphvizAttribute, String)]) -> Node? {
    count += 1
    guard let node = unsafe stakeholder_graph_node(pointer, "n\(count)") else { return nil }
    for (attribute, value) in attributes { unsafe _ = stakeholder_node_set(node, attribute.rawValue, value) }
    return unsafe Node(pointer: node)
  }

  func addEdge(from tail: Node, to head: Node, _ attributes: [(GraphvizAttribute, String)]) {
    guard let edge = unsafe stakeholder_graph_edge(pointer, tail.pointer, head.pointer) else { return }
    for (attribute, value) in attributes { unsafe _ = stakeholder_edge_set(edge, attribute.rawValue, value) }
  }

  func position(of node: Node) -> Point {
    var x = 0.0
    var y = 0.0
    unsafe stakeholder_node_position(node.pointer, &x, &y)
    return Point(x, y)
  }
}
