/// Numbers as people read them, in every language's own way one day; in English now.
package enum Numeral {
  /// A number with a fixed number of decimals, always with a point: `0.250`.
  package static func fixed(_ number: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else { return number.description }
    let digits = String(Int64(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// How many decimals let the values of a column be told apart without pretending to precision.
  package static func decimals(for values: some Sequence<Double?>) -> Int {
    var isWhole = true
    var greatest = 0.0
    for case let value? in values where value.isFinite {
      if value != value.rounded() { isWhole = false }
      greatest = max(greatest, abs(value))
    }
    if isWhole { return 0 }
    return greatest >= 100 ? 1 : greatest >= 10 ? 2 : 3
  }

  /// A share as a percentage: `7 %`, and `0.4 %` below one.
  package static func percent(_ share: Double) -> String {
    let percent = share * 100
    let decimals = percent > 0 && percent < 1 ? 1 : 0
    return fixed(percent, decimals: decimals) + " %"
  }
}
