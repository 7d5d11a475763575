/// The possible ties of a graph, numbered one after another, so that they can be drawn by number.
struct PairSpace {
  /// The nodes that ties start from, and those that they lead to.
  let rows: Range<Int>
  let columns: Range<Int>
  let isDirected: Bool

  /// All pairs of a graph's nodes.
  init(nodeCount: Int, isDirected: Bool) {
    rows = 0..<nodeCount
    columns = rows
    self.isDirected = isDirected
  }

  /// All pairs of one block with another, or within one.
  init(from rows: Range<Int>, to columns: Range<Int>, isDirected: Bool) {
    self.rows = rows
    self.columns = columns
    self.isDirected = isDirected
  }

  private var isWithin: Bool { rows == columns }

  /// The number of pairs.
  var count: Int {
    guard isWithin else { return rows.count * columns.count }
    return isDirected ? rows.count * (rows.count - 1) : rows.count * (rows.count - 1) / 2
  }

  /// The pair of a number.
  func pair(at index: Int) -> (from: Int, to: Int) {
    guard isWithin else { return (rows.lowerBound + index / columns.count, columns.lowerBound + index % columns.count) }
    if isDirected {
      let from = index / (rows.count - 1)
      let to = index % (rows.count - 1)
      return (rows.lowerBound + from, rows.lowerBound + (to < from ? to : to + 1))
    }
    // The pairs below node t come before those of t: t(t − 1)/2 of them.
    var to = Int((1 + (1 + 8 * Double(index)).squareRoot()) / 2)
    while to * (to - 1) / 2 > index { to -= 1 }
    while (to + 1) * to / 2 <= index { to += 1 }
    return (rows.lowerBound + index - to * (to - 1) / 2, rows.lowerBound + to)
  }

  /// Draws each pair with the same probability, independently of the others.
  ///
  /// Jumps from one drawn pair to the next, so that the time grows with the ties and not with the pairs
  /// (Batagelj & Brandes 2005, doi:10.1103/PhysRevE.71.036113).
  func draw(probability: Double, into ties: inout TieCollector, using generator: inout SplitMix64) {
    precondition(probability >= 0 && probability <= 1, "A probability is between 0 and 1, not \(probability).")
    guard probability > 0 else { return }
    var index = -1
    while true {
      index += 1
      if probability < 1 {
        let jump =
          Mathematics.naturalLogarithm(1 - generator.nextUnit())
          / Mathematics.naturalLogarithm(1 - probability)
        guard jump < Double(count - index) else { return }
        index += Int(jump)
      }
      guard index < count else { return }
      let pair = pair(at: index)
      ties.add(pair.from, pair.to)
    }
  }

  /// Draws a number of different pairs, all choices equally likely.
  func draw(count tieCount: Int, into ties: inout TieCollector, using generator: inout SplitMix64) {
    precondition(tieCount >= 0 && tieCount <= count, "There are \(count) possible ties, not \(tieCount).")
    let drawsAbsent = tieCount > count / 2
    let drawn = distinctNumbers(drawsAbsent ? count - tieCount : tieCount, using: &generator)
    for index in drawsAbsent ? (0..<count).filter({ !drawn.contains($0) }) : drawn.sorted() {
      let pair = pair(at: index)
      ties.add(pair.from, pair.to)
    }
  }

  private func distinctNumbers(_ wanted: Int, using generator: inout SplitMix64) -> Set<Int> {
    var drawn = Set<Int>(minimumCapacity: wanted)
    while drawn.count < wanted { drawn.insert(generator.nextIndex(below: count)) }
    return drawn
  }
}
