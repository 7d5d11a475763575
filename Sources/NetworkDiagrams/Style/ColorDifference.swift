import Foundation

extension Color {
  /// How different two colours look: CIEDE2000, in which 1 is about what a trained eye can tell apart side by side.
  ///
  /// Source: Sharma, Wu & Dalal 2005, doi:10.1002/col.20070 (with the pairs of colours that the tests use).
  package func difference(from other: Color) -> Double { Lab(self).difference(from: Lab(other)) }
}

/// A colour in the space of CIE 1976 L*a*b* under daylight (D65).
struct Lab: Equatable {
  var lightness: Double
  var a: Double
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  init(_ color: Color) {
    self.init(linear: [color.red, color.green, color.blue].map(Self.linear))
  }

  /// From the shares of red, green and blue light.
  init(linear rgb: [Double]) {
    let x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047
    let y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]
    let z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883
    let (fx, fy, fz) = (Self.root(x), Self.root(y), Self.root(z))
    self.init(lightness: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
  }

  /// The share of light that a part of an sRGB colour stands for.
  static func linear(_ part: UInt8) -> Double {
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  private static func root(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116.0 }

  func difference(from other: Lab) -> Double {
    let meanChroma = ((a * a + b * b).squareRoot() + (other.a * other.a + other.b * other.b).squareRoot()) / 2
    let g = 0.5 * (1 - Self.saturation(meanChroma))
    let (a1, a2) = (a * (1 + g), other.a * (1 + g))
    let (c1, c2) = ((a1 * a1 + b * b).squareRoot(), (a2 * a2 + other.b * other.b).squareRoot())
    let (h1, h2) = (Self.hue(a1, b), Self.hue(a2, other.b))

    var turn = c1 * c2 == 0 ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let hueStep = 2 * (c1 * c2).squareRoot() * Self.sine(turn / 2)
    let lightnessStep = other.lightness - lightness
    let chromaStep = c2 - c1

    let meanLightness = (lightness + other.lightness) / 2
    let chroma = (c1 + c2) / 2
    var hue = h1 + h2
    if c1 * c2 != 0 {
      if abs(h1 - h2) <= 180 { hue /= 2 } else { hue = (hue < 360 ? hue + 360 : hue - 360) / 2 }
    }
    let t1 = 1 - 0.17 * Self.cosine(hue - 30) + 0.24 * Self.cosine(2 * hue)
    let t = t1 + 0.32 * Self.cosine(3 * hue + 6) - 0.20 * Self.cosine(4 * hue - 63)
    let off = (meanLightness - 50) * (meanLightness - 50)
    let l = lightnessStep / (1 + 0.015 * off / (20 + off).squareRoot())
    let c = chromaStep / (1 + 0.045 * chroma)
    let h = hueStep / (1 + 0.015 * chroma * t)
    let lean = (hue - 275) / 25
    let rotation = -2 * Self.saturation(chroma) * Self.sine(60 * exp(-lean * lean))
    return (l * l + c * c + h * h + rotation * c * h).squareRoot()
  }

  private static func saturation(_ chroma: Double) -> Double {
    let power = pow(chroma, 7)
    return (power / (power + 6_103_515_625)).squareRoot()  // 25⁷
  }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    if a == 0, b == 0 { return 0 }
    let angle = atan2(b, a) * 180 / .pi
    return angle < 0 ? angle + 360 : angle
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
