/// The straight lines of all ties, eight to a block, so that one line is held against many at once: counting crossings is
/// most of what placing names costs.
struct TieLines {
  private typealias Block = SIMD8<Float>

  private var fromX: ContiguousArray<Block>
  private var fromY: ContiguousArray<Block>
  private var toX: ContiguousArray<Block>
  private var toY: ContiguousArray<Block>

  init(_ ties: [(Int, Int)], places: [Point]) {
    // What fills the last block has no length, and so crosses nothing.
    fromX = ContiguousArray(repeating: .zero, count: (ties.count + 7) / 8)
    (fromY, toX, toY) = (fromX, fromX, fromX)
    for (index, tie) in ties.enumerated() { set(index, from: places[tie.0], to: places[tie.1]) }
  }

  /// Moves the ends of a tie.
  mutating func set(_ tie: Int, from: Point, to: Point) {
    fromX[tie / 8][tie % 8] = Float(from.x)
    fromY[tie / 8][tie % 8] = Float(from.y)
    toX[tie / 8][tie % 8] = Float(to.x)
    toY[tie / 8][tie % 8] = Float(to.y)
  }

  /// How many ties a line crosses: those have its ends on different sides, and theirs are on different sides of it.
  ///
  /// Ties that share an end with the line lie on neither side of it there, and do not count.
  ///
  /// - Complexity: O(m).
  func crossings(from a: Point, to b: Point) -> Int {
    let (ax, ay) = (Block(repeating: Float(a.x)), Block(repeating: Float(a.y)))
    let (bx, by) = (Block(repeating: Float(b.x)), Block(repeating: Float(b.y)))
    let (lineX, lineY) = (bx - ax, by - ay)
    let (fromX, fromY, toX, toY) = (fromX.span, fromY.span, toX.span, toY.span)
    var counts = SIMD8<Int32>.zero
    for block in 0..<fromX.count {
      let (cx, cy, dx, dy) = (fromX[block], fromY[block], toX[block], toY[block])
      let ends = (lineX * (cy - ay) - lineY * (cx - ax)) * (lineX * (dy - ay) - lineY * (dx - ax))
      let (tieX, tieY) = (dx - cx, dy - cy)
      let own = (tieX * (ay - cy) - tieY * (ax - cx)) * (tieX * (by - cy) - tieY * (bx - cx))
      counts &+= SIMD8<Int32>.zero.replacing(with: 1, where: (ends .< 0) .& (own .< 0))
    }
    return Int(counts.wrappedSum())
  }
}
