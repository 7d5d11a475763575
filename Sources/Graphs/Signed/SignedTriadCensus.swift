/// Directed triples of signed ties, counted by their signs.
public struct SignedTriadCensus: Sendable, Equatable {
  /// Triples i → j → k with i → k, by the signs of ij, jk and ik.
  ///
  /// At `4·a + 2·b + c`, where a, b and c are 1 if ij, jk and ik are negative.
  public let transitive: [Int]
  /// Circles i → j → k → i by the number of negative ties, 0 to 3.
  public let cyclic: [Int]
  /// How the counts were made.
  public let conventions: MeasureConventions

  /// The names of the transitive counts: the signs of ij, jk and ik.
  public static let transitiveNames = ["+++", "++-", "+-+", "+--", "-++", "-+-", "--+", "---"]

  /// The share of triples, transitive and cyclic, with an even number of negative ties; `nil` if there are none.
  public var balanceConsistent: Double? {
    let even = [0, 3, 5, 6].reduce(0) { $0 + transitive[$1] } + cyclic[0] + cyclic[2]
    return share(of: even)
  }

  /// The share of triples that an order of standing can explain, in which a positive tie looks up and a negative one
  /// down; `nil` if there are none.
  ///
  /// Source: Leskovec, Huttenlocher & Kleinberg 2010, doi:10.1145/1753326.1753532.
  public var statusConsistent: Double? {
    // Against any order: i below j below k, yet i above k; the reverse; and circles that only go up or only down.
    share(of: total - transitive[1] - transitive[6] - cyclic[0] - cyclic[3])
  }

  private var total: Int { transitive.reduce(0, +) + cyclic.reduce(0, +) }

  private func share(of count: Int) -> Double? { total == 0 ? nil : Double(count) / Double(total) }
}

extension SignedGraph {
  /// Counts the triples of directed ties by sign.
  ///
  /// An ordered triple i, j, k counts wherever i → j, j → k and i → k exist, whatever other ties the three have. A
  /// circle counts once. Ambivalent ties are left out. In an undirected graph every tie runs both ways.
  ///
  /// - Complexity: O(Σ k_in·k_out).
  public func directedTriadCensus() -> SignedTriadCensus {
    let signed = signedTies
    let (out, into) = (signed.out, signed.into)
    let total = parallelReduce(pieces: 16, into: [Int](repeating: 0, count: 12)) { index in
      var counts = [Int](repeating: 0, count: 12)
      // 0 for no tie, else its sign.
      var leaving = ContiguousArray<Int8>(repeating: 0, count: nodeCount)
      var arriving = leaving
      for first in piece(index, of: 16, in: nodeCount) {
        mark(&leaving, out, first, clearing: false)
        mark(&arriving, into, first, clearing: false)
        for firstArc in out.row(of: first) {
          let second = Int(out.neighbors[firstArc])
          let firstNegative = out.strengths[firstArc] < 0 ? 1 : 0
          for secondArc in out.row(of: second) {
            let third = Int(out.neighbors[secondArc])
            guard third != first else { continue }
            let secondNegative = out.strengths[secondArc] < 0 ? 1 : 0
            if leaving[third] != 0 {
              counts[4 * firstNegative + 2 * secondNegative + (leaving[third] < 0 ? 1 : 0)] += 1
            }
            // A circle is counted from its lowest node.
            if arriving[third] != 0 && first < second && first < third {
              counts[8 + firstNegative + secondNegative + (arriving[third] < 0 ? 1 : 0)] += 1
            }
          }
        }
        mark(&leaving, out, first, clearing: true)
        mark(&arriving, into, first, clearing: true)
      }
      return counts
    } join: { total, part in
      for index in total.indices { total[index] += part[index] }
    }
    return SignedTriadCensus(
      transitive: Array(total[..<8]), cyclic: Array(total[8...]), conventions: conventions())
  }

  private func mark(_ marks: inout ContiguousArray<Int8>, _ arcs: Adjacency, _ node: Int, clearing: Bool) {
    for position in arcs.row(of: node) {
      marks[Int(arcs.neighbors[position])] = clearing ? 0 : arcs.strengths[position] < 0 ? -1 : 1
    }
  }
}

extension Measure {
  static let signedTriadCensus = Measure(
    id: "signed_triad_census", title: "Signed triples", level: .network, needs: .negativeTies, unit: .share,
    reading:
      "The share of triples and circles of three ties with an even number of negative ones; p and n stand for the signs.",
    complexity: "O(Σ k_in·k_out)", source: "Leskovec, Huttenlocher & Kleinberg 2010", doi: "10.1145/1753326.1753532"
  ) { graph, options in
    guard let signed = graph.signed(with: options) else {
      return .network(graph.withoutNegativeTies("signed_triad_census"))
    }
    let census = signed.directedTriadCensus()
    let details =
      [NetworkScore.Detail("status_consistent", census.statusConsistent)]
      + zip(SignedTriadCensus.transitiveNames, census.transitive).map { signs, count in
        .init("ways_" + signs.replacing("+", with: "p").replacing("-", with: "n"), Double(count))
      } + census.cyclic.enumerated().map { .init("circles_\($0.offset)n", Double($0.element)) }
    return .network(
      NetworkScore(
        measure: "signed_triad_census", conventions: census.conventions, value: census.balanceConsistent,
        details: details, undefinedReason: census.balanceConsistent == nil ? "There are no triples of ties." : nil))
  }
}
