/// Turns a drawing so that its longest axis lies horizontally, and mirrors it so that its heavier ends lie right and
/// up: packing is tighter, and a picture does not turn between seeds.
enum PrincipalAxis {
  static func turn(_ places: inout [Point]) {
    guard places.count > 1 else { return }
    let center = places.reduce(Point.zero, +) / Double(places.count)
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for index in places.indices {
      places[index] -= center
      let p = places[index]
      xx += p.x * p.x
      xy += p.x * p.y
      yy += p.y * p.y
    }
    let half = (xx - yy) / 2
    let largest = (xx + yy) / 2 + (half * half + xy * xy).squareRoot()
    var axis = Point(xy, largest - xx)
    if abs(axis.x) + abs(axis.y) < 1e-9 * (xx + yy) { axis = xx >= yy ? Point(1, 0) : Point(0, 1) }
    axis = axis.direction
    if axis.x < 0 { axis = -axis }
    var skew = Point.zero
    for index in places.indices {
      let p = places[index]
      let turned = Point(p.x * axis.x + p.y * axis.y, -p.x * axis.y + p.y * axis.x)
      places[index] = turned
      skew += Point(turned.x * turned.x * turned.x, turned.y * turned.y * turned.y)
    }
    let mirror = Point(skew.x < 0 ? -1 : 1, skew.y < 0 ? -1 : 1)
    for index in places.indices { places[index] = places[index].scaled(by: mirror) }
  }
}
