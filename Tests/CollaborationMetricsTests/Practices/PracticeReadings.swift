import StakeholderModel

@testable import CollaborationMetrics

/// What an indicator says of each kind of value that it can have.
struct PracticeReadings {
  let sentences: [(value: String, reading: String)]
  private let indicator: Indicator

  /// Their lines in `readings.txt`.
  var text: String {
    (["# \(indicator.id)"] + sentences.map { "\($0.value) | \($0.reading)" }).joined(separator: "\n") + "\n"
  }

  init(of indicator: Indicator) {
    self.indicator = indicator
    var sentences: [(value: String, reading: String)] = []
    for variants in PracticeReadings.cases(indicator) {
      // Chance, or what stands beside, is named only where it changes what is said.
      var said = Set<String>()
      for (label, found) in variants {
        let reading = indicator.words.reading(found)
        if said.insert(reading).inserted { sentences.append((label, reading)) }
      }
    }
    self.sentences = sentences
  }

  /// The indicators with a value below 0 among those without a fixed lower end.
  private static let mayBeNegative = [
    "cross_sector_trust", "expectation_gap", "early_promise", "trust_trend", "self_other_gap",
  ]

  /// Values in the middle, at the borders, and next to them.
  private static func values(_ indicator: Indicator) -> [Double] {
    let all: [Double] =
      switch indicator.unit {
      case .share: [0, 0.0004, 0.25, 0.996, 0.9996, 1]
      case .shareDifference: [-0.3, -0.01, -0.001, 0, 0.01, 0.3]
      case .ratio: [0, 0.004, 0.5, 0.999, 1, 2.5]
      case .index: [-1, -0.5, -0.004, 0, 0.004, 0.5, 0.999, 1]
      case .number: [0, 1, 1.04, 2.5, 7]
      case .points: [-1.2, -0.004, 0, 0.004, 1.2, 4, 5]
      case .years: [0, 0.04, 0.5, 1, 6.3]
      case .days: [0, 1, 12.5]
      }
    return all.filter { $0 >= 0 || indicator.unit == .shareDifference || mayBeNegative.contains(indicator.id) }
  }

  private static func cases(_ indicator: Indicator) -> [[(label: String, found: Measurement)]] {
    // For a share of things that are counted, how many of how many.
    let parts: [(part: Int, whole: Int)] = [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 9), (1, 9), (8, 9), (9, 9)]
    let counted: [(String, Measurement)] = parts.map { part, whole in
      var found = Measurement(Double(part) / Double(whole), used: whole, counted: .pair, working: "")
      (found.part, found.whole) = (part, whole)
      return ("\(part) of \(whole)", found)
    }
    let measured: [(String, Measurement)] = values(indicator).map { value in
      var found = Measurement(value, used: 9, counted: .pair, working: "")
      // These always name somebody or something where they are above 0.
      if ["fragmentation_if_lost", "shared_by_all_sectors"].contains(indicator.id) {
        found.listed = ["One"]
        found.part = 3
      }
      return ("\(value)", found)
    }
    let isCounted = indicator.unit == .share && counted.contains { indicator.words.reading($0.1).contains("of 9") }
    return (isCounted ? counted : measured).map { label, found in
      // At values that are neither a border nor in the middle what stands beside makes no difference of its own.
      let isPlain =
        ["8 of 9", "1 of 2", "0 of 2", "2 of 2"].contains(label) || ["0.0004", "0.9996", "0.01"].contains(label)
      return isPlain ? [(label, found)] : variants(indicator, label, found)
    }
  }

  /// The same value with and without what may stand beside it.
  private static func variants(
    _ indicator: Indicator, _ label: String, _ found: Measurement
  ) -> [(label: String, found: Measurement)] {
    var all = [(label, found)]
    func add(_ what: String, _ change: (inout Measurement) -> Void) {
      var changed = found
      change(&changed)
      all.append(("\(label), \(what)", changed))
    }
    func chance(_ p: Double?, _ expected: Double) -> Measurement.Chance {
      .init(expected: expected, pValue: p, permutations: p == nil ? 0 : 99, model: "")
    }
    add("chance not tried") { $0.chance = chance(nil, 0.4) }
    add("chance as much") { $0.chance = chance(0.6, 0.4) }
    if found.value > 0 { add("chance less, rare") { $0.chance = chance(0.01, found.value / 2) } }
    if found.value < 1 { add("chance more, rare") { $0.chance = chance(0.01, (1 + found.value) / 2) } }
    add("as much beside") { $0.beside = [.init("Health", found.value), .init("Parks", found.value)] }
    add("less and more beside") { $0.beside = [.init("Health", 0.2), .init("Parks", 0.7)] }
    add("more and less beside, by chance") {
      $0.beside = [.init("Health", 0.7), .init("Parks", 0.2)]
      $0.chance = chance(0.6, 0.4)
    }
    if indicator.id == "turnover" {
      for (joined, left) in [(0, 0), (1, 0), (0, 1), (1, 2)] as [(Double, Double)] {
        add("\(Int(joined)) came, \(Int(left)) left") { $0.beside = [.init("joined", joined), .init("left", left)] }
      }
    }
    add("one named") { $0.listed = ["One"] }
    add("five named") { $0.listed = ["One", "Two", "Three", "Four", "Five"] }
    add("a bound") { $0.notes = ["A bound."] }
    add("a range with 0") { $0.interval = .init(lower: -0.2, upper: 0.6, method: "") }
    add("a range without 0") { $0.interval = .init(lower: 0.2, upper: 0.6, method: "") }
    return all
  }
}
