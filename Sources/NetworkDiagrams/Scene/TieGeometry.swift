/// Paths of ties from outline to outline.
struct TieGeometry {
  /// A node as ties meet it.
  struct End {
    var center: Point
    var width: Double
    var shape: NodeShape
    /// Heads of several ties on a small node would melt into a ring; they stop at this distance from its centre.
    var headRadius = 0.0

    /// How far the outline is from the centre in a direction.
    func reach(_ direction: Point) -> Double { shape.reach(along: direction) * width }
  }

  /// Space between outline and tie; a head stands off a little more.
  static let usualGap = 2.0
  /// How far a bowed line stands off the straight one in its middle, for a bend of 1, in lengths of the straight one.
  static let height = 0.75

  /// A line between two nodes, nil only where both stand in the same place.
  ///
  /// - Parameter bend: 0 for a straight line; else it bows to its left by that share of its length.
  static func line(
    from tail: End, to head: End, heads: TieHeads, bend: Double, style: TieStyle, gap: Double = usualGap
  ) -> (path: [Point], tailTip: Point?, headTip: Point?)? {
    let span = head.center - tail.center
    guard span.length > 1 else { return nil }
    let normal = Point(-span.y, span.x)
    let curve = Curve(
      a: tail.center, b: tail.center + span / 3 + normal * bend, c: tail.center + span * (2 / 3) + normal * bend,
      d: head.center)
    let tailHead = heads == .both
    let headHead = heads != .none
    let first = curve.leaves(tail, extra: tailHead ? 1.75 * gap : gap, isHead: tailHead)
    let last = 1 - curve.reversed.leaves(head, extra: headHead ? 1.75 * gap : gap, isHead: headHead)
    // Between symbols that almost touch there is no room for a head: the line runs from middle to middle, under both.
    guard first < last else { return ([curve.a, curve.b, curve.c, curve.d], nil, nil) }
    let length = curve.length(from: first, to: last)
    let headShare = min(0.45, style.headLength / max(length, 1e-6)) * (last - first)
    let begin = tailHead ? first + headShare : first
    let end = headHead ? last - headShare : last
    let part = curve.part(from: begin, to: end)
    return (
      [part.a, part.b, part.c, part.d], tailHead ? curve.point(first) : nil, headHead ? curve.point(last) : nil
    )
  }
}

/// A cubic Bézier curve.
private struct Curve {
  var a, b, c, d: Point

  var reversed: Curve { Curve(a: d, b: c, c: b, d: a) }

  func point(_ t: Double) -> Point {
    let s = 1 - t
    let near = a * (s * s * s) + b * (3 * s * s * t)
    return near + c * (3 * s * t * t) + d * (t * t * t)
  }

  func length(from: Double, to: Double) -> Double {
    var total = 0.0
    var last = point(from)
    for step in 1...8 {
      let next = point(from + (to - from) * Double(step) / 8)
      total += last.distance(to: next)
      last = next
    }
    return total
  }

  /// The parameter at which the curve, starting at the node's centre, is clear of its outline.
  func leaves(_ end: TieGeometry.End, extra: Double, isHead: Bool) -> Double {
    func isClear(_ t: Double) -> Bool {
      let offset = point(t) - end.center
      let wanted = end.reach(offset.direction) + extra
      return offset.length >= (isHead ? max(wanted, end.headRadius) : wanted)
    }
    var low = 0.0
    var high = 1.0
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if isClear(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The part between two parameters as a curve of its own (de Casteljau).
  func part(from: Double, to: Double) -> Curve {
    func blend(_ p: Point, _ q: Point, _ t: Double) -> Point { p + (q - p) * t }
    let ab = blend(a, b, to)
    let bc = blend(b, c, to)
    let cd = blend(c, d, to)
    let abc = blend(ab, bc, to)
    let bcd = blend(bc, cd, to)
    let left = Curve(a: a, b: ab, c: abc, d: blend(abc, bcd, to))
    let t = to > 0 ? from / to : 0
    let ab2 = blend(left.a, left.b, t)
    let bc2 = blend(left.b, left.c, t)
    let cd2 = blend(left.c, left.d, t)
    let abc2 = blend(ab2, bc2, t)
    let bcd2 = blend(bc2, cd2, t)
    return Curve(a: blend(abc2, bcd2, t), b: bcd2, c: cd2, d: left.d)
  }
}
