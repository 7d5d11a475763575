/// How the signs of ties in two directions become the sign of a pair.
public enum SignRule: String, Sendable, CaseIterable {
  /// What prevails; a pair with as many positive as negative ties is ambivalent.
  case majority
  /// A single negative tie makes the pair negative.
  case anyNegative
}

/// A network of positive and negative ties between the same nodes, with those that are both set aside.
public struct SignedGraph: Sendable {
  /// The positive ties that are not negative too.
  public let positive: Graph
  /// The negative ties that are not positive too.
  public let negative: Graph
  /// The ties that are both; they have no sign.
  public let ambivalent: Graph
  /// How pairs got their signs, where directions were given up.
  public let rule: SignRule?

  /// The nodes, tied or not.
  public var nodes: Range<Int> { positive.nodes }
  /// The number of nodes.
  public var nodeCount: Int { positive.nodeCount }
  /// Whether ties have a direction.
  public var isDirected: Bool { positive.isDirected }
  /// The number of ties with a sign.
  public var tieCount: Int { positive.tieCount + negative.tieCount }

  /// A signed network from two layers, such as trust and blame.
  ///
  /// A tie in both layers (same direction) is ambivalent. Strengths are kept.
  ///
  /// - Precondition: both layers have as many nodes, and both or none have directions.
  /// - Complexity: O((n + m) log(degree)).
  public init(positive: Graph, negative: Graph) {
    precondition(
      positive.nodeCount == negative.nodeCount && positive.isDirected == negative.isDirected,
      "Positive and negative ties must be between the same nodes and both directed or both not.")
    self.positive = positive.keepingTies { !negative.containsTie(from: $0.from, to: $0.to) }
    self.negative = negative.keepingTies { !positive.containsTie(from: $0.from, to: $0.to) }
    ambivalent = positive.keepingTies { negative.containsTie(from: $0.from, to: $0.to) }.unweighted
    rule = nil
  }

  private init(positive: Graph, negative: Graph, ambivalent: Graph, rule: SignRule?) {
    self.positive = positive
    self.negative = negative
    self.ambivalent = ambivalent
    self.rule = rule
  }

  /// The network of pairs: each tie's sign counts 1, an ambivalent tie 0, and the rule makes the pair's sign of both.
  ///
  /// A pair's strength is the mean of those of its ties that have the pair's sign. Without directions a graph is
  /// returned as it is, except that `.anyNegative` makes ambivalent pairs negative (of strength 1 if the negative ties
  /// have none of their own).
  ///
  /// - Complexity: O((n + m) log(degree)).
  public func undirected(_ rule: SignRule = .majority) -> SignedGraph {
    guard isDirected || (rule == .anyNegative && ambivalent.tieCount > 0) else { return self }
    let pairs = [positive, negative, ambivalent].map { $0.undirected() }
    var (plus, minus, both) = (TieCollector(), TieCollector(), TieCollector())
    var (plusStrengths, minusStrengths) = (ContiguousArray<Double>(), ContiguousArray<Double>())
    for layer in pairs.indices {
      for tie in pairs[layer].ties {
        // A pair that several layers have is looked at in the first of them.
        guard !pairs[..<layer].contains(where: { $0.containsTie(from: tie.from, to: tie.to) }) else { continue }
        let likes = strengths(of: tie, in: positive)
        let dislikes = strengths(of: tie, in: negative)
        let isAmbivalent = pairs[2].containsTie(from: tie.from, to: tie.to)
        if rule == .anyNegative ? !dislikes.isEmpty || isAmbivalent : dislikes.count > likes.count {
          minus.add(tie.from, tie.to)
          minusStrengths.append(dislikes.isEmpty ? 1 : dislikes.reduce(0, +) / Double(dislikes.count))
        } else if likes.count > dislikes.count {
          plus.add(tie.from, tie.to)
          plusStrengths.append(likes.reduce(0, +) / Double(likes.count))
        } else {
          both.add(tie.from, tie.to)
        }
      }
    }
    func graph(_ ties: TieCollector, _ strengths: ContiguousArray<Double>) -> Graph {
      Graph(
        nodeCount: nodeCount, isDirected: false, distinctSources: ties.sources, targets: ties.targets,
        strengths: strengths)
    }
    return SignedGraph(
      positive: graph(plus, positive.isWeighted ? plusStrengths : []),
      negative: graph(minus, negative.isWeighted ? minusStrengths : []), ambivalent: graph(both, []), rule: rule)
  }

  private func strengths(of pair: Tie, in layer: Graph) -> [Double] {
    let forth = layer.strength(from: pair.from, to: pair.to)
    guard isDirected else { return [forth].compactMap { $0 } }
    return [forth, layer.strength(from: pair.to, to: pair.from)].compactMap { $0 }
  }

  /// The positive and negative ties of each node counted: those received, given, or all.
  ///
  /// `net` is positive − negative, `ratio` is positive / (positive + negative), undefined without ties.
  ///
  /// - Complexity: O(n).
  public func degrees(_ direction: PathDirection? = nil) -> (
    positive: NodeScores, negative: NodeScores, net: NodeScores, ratio: NodeScores
  ) {
    func count(_ graph: Graph, _ node: Int) -> Double {
      switch direction {
      case .outgoing: Double(graph.outDegree(of: node))
      case .incoming: Double(graph.inDegree(of: node))
      case nil: Double(graph.degree(of: node))
      }
    }
    let likes = nodes.map { count(positive, $0) }
    let dislikes = nodes.map { count(negative, $0) }
    func scores(_ name: String, _ value: (Double, Double) -> Double?) -> NodeScores {
      NodeScores(
        measure: name, conventions: conventions(), values: ContiguousArray(zip(likes, dislikes).map(value)),
        undefinedReason: "A node without ties has neither more positive nor more negative ones.")
    }
    return (
      scores("positive_degree") { like, _ in like }, scores("negative_degree") { _, dislike in dislike },
      scores("net_degree") { $0 - $1 }, scores("positive_ratio") { $0 + $1 > 0 ? $0 / ($0 + $1) : nil }
    )
  }

  /// The conventions of measures of signed ties, with what had to be left out.
  func conventions(usesStrengths: Bool = false) -> MeasureConventions {
    var conventions = positive.conventions()
    conventions.usesStrengths = usesStrengths && (positive.isWeighted || negative.isWeighted)
    if ambivalent.tieCount > 0 { conventions.notes.append("\(ambivalent.tieCount) ambivalent ties are left out.") }
    if rule == .anyNegative { conventions.notes.append("A single negative tie makes a pair negative.") }
    return conventions
  }

  /// All ties with a sign as one graph: negative ones with strengths below 0, for algorithms only.
  ///
  /// Unweighted layers count 1.
  var signedTies: Graph {
    var sources = ContiguousArray<Int32>()
    var targets = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for (layer, sign) in [(positive, 1.0), (negative, -1.0)] {
      for tie in layer.ties {
        sources.append(Int32(truncatingIfNeeded: tie.from))
        targets.append(Int32(truncatingIfNeeded: tie.to))
        strengths.append(sign * tie.strength)
      }
    }
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, distinctSources: sources, targets: targets, strengths: strengths)
  }
}

extension Graph {
  /// The same nodes with some of the ties.
  ///
  /// Complexity: O(n + m).
  func keepingTies(where isKept: (Tie) -> Bool) -> Graph {
    var sources = ContiguousArray<Int32>()
    var targets = ContiguousArray<Int32>()
    var strengths = ContiguousArray<Double>()
    for tie in ties where isKept(tie) {
      sources.append(Int32(truncatingIfNeeded: tie.from))
      targets.append(Int32(truncatingIfNeeded: tie.to))
      if isWeighted { strengths.append(tie.strength) }
    }
    return Graph(
      nodeCount: nodeCount, isDirected: isDirected, distinctSources: sources, targets: targets, strengths: strengths)
  }
}
