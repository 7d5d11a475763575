import Foundation

/// How long things last when some have not ended yet: the Kaplan–Meier estimate.
///
/// Source: Kaplan & Meier 1958, doi:10.2307/2281868; variance by Greenwood 1926, interval on the log(−log) scale
/// (Kalbfleisch & Prentice 1980).
package struct Survival: Sendable {
  /// How long something was seen, and whether it ended then.
  package struct Spell: Sendable, Hashable {
    package var duration: Double
    package var hasEnded: Bool

    package init(_ duration: Double, hasEnded: Bool) {
      self.duration = duration
      self.hasEnded = hasEnded
    }
  }

  /// The share that lasts at least as long, and how many were seen for that long.
  package struct Estimate: Sendable, Hashable {
    package var share: Double
    package var interval: ClosedRange<Double>?
    package var atRisk: Int
  }

  private let spells: [Spell]

  package init(of spells: [Spell]) { self.spells = spells.sorted { $0.duration < $1.duration } }

  /// The factors of the estimate at a time: at each end, 1 less those that end of those still there.
  package func working(until time: Double) -> String {
    let ends = Set(spells.filter { $0.hasEnded && $0.duration <= time }.map(\.duration)).sorted()
    let factors = ends.map { end in
      "(1 − \(spells.count { $0.hasEnded && $0.duration == end }) / \(spells.count { $0.duration >= end }))"
    }
    guard factors.count > 12 else { return factors.isEmpty ? Wording.noEnd : factors.joined(separator: " · ") }
    return Wording.factors(
      factors.prefix(6).joined(separator: " · ") + " · … · " + factors.suffix(6).joined(separator: " · "), factors.count
    )
  }

  /// The share that lasts longer than a time; nil where nothing was seen for so long and not everything has ended.
  package func share(after time: Double) -> Estimate? {
    var share = 1.0
    var greenwood = 0.0
    var position = 0
    while position < spells.count, spells[position].duration <= time {
      let now = spells[position].duration
      let atRisk = spells.count - position
      var ended = 0
      while position < spells.count, spells[position].duration == now {
        if spells[position].hasEnded { ended += 1 }
        position += 1
      }
      guard ended > 0 else { continue }
      share *= 1 - Double(ended) / Double(atRisk)
      if ended < atRisk { greenwood += Double(ended) / (Double(atRisk) * Double(atRisk - ended)) }
    }
    let left = spells.count - position
    guard left > 0 || (share == 0 && !spells.isEmpty) else { return nil }
    var interval: ClosedRange<Double>?
    if share > 0, share < 1 {
      let spread = 1.96 * greenwood.squareRoot() / abs(log(share))
      interval = pow(share, exp(spread))...pow(share, exp(-spread))
    }
    return Estimate(share: share, interval: interval, atRisk: left)
  }
}
