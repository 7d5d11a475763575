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

  private typealias Case = (label: String, found: Measurement)

  private static let mayBeNegative = [
    "cross_sector_trust", "expectation_gap", "early_promise", "trust_trend", "self_other_gap",
  ]
  private static let uneven = ["power_concentration", "blame_concentration", "resource_asymmetry"]
  /// These always name somebody or something where they are above 0.
  private static let naming = ["fragmentation_if_lost", "shared_by_all_sectors", "tool_evenness"]

  /// Values in the middle, at the borders, and next to them.
  private static func values(_ indicator: Indicator) -> [Double] {
    // Nine stakeholders, of whom one may have it all.
    if uneven.contains(indicator.id) { return [0, 0.004, 0.5, 0.888, 8.0 / 9] }
    let all: [Double] =
      switch indicator.id {
      case "blame_chain", "shared_by_all_sectors": [0, 1, 2, 7]
      case "beneficiary_decision_level": [1, 1.2, 1.5, 2.5, 3.4, 4, 5]
      case "beneficiary_influence": [0.15, 0.5, 0.999, 1, 2.5]
      case "tool_variety", "multiplexity": [1, 1.04, 2.5, 7]
      case "listening": [1, 2.7, 4]
      case "trust_trend", "self_other_gap": [-1.2, -1, -0.004, 0, 0.004, 1, 1.2]
      case "frustration": [0, 0.004, 0.5, 0.999, 1]
      default:
        switch indicator.unit {
        case .share: [0, 0.0004, 0.25, 0.996, 0.9996, 1]
        case .shareDifference: [-0.3, -0.01, -0.001, 0, 0.01, 0.3]
        case .ratio: [0, 0.004, 0.5, 0.999, 1, 2.5]
        case .index: [-1, -0.5, -0.004, 0, 0.004, 0.5, 0.999, 1]
        case .number, .points: [0, 1, 1.04, 2.5, 7]
        case .years: [0, 0.04, 0.5, 1, 6.3]
        case .days: [0, 1, 12.5]
        }
      }
    return all.filter { $0 >= 0 || indicator.unit == .shareDifference || mayBeNegative.contains(indicator.id) }
  }

  private static func cases(_ indicator: Indicator) -> [[Case]] {
    switch indicator.id {
    case "turnover": return [turnover]
    case "tie_survival": return values(indicator).map(survival)
    case "beneficiary_decision_share": return values(indicator).map(decisionShare)
    default: break
    }
    // For a share of things that are counted, how many of how many.
    let parts: [(part: Int, whole: Int)] = [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 9), (1, 9), (8, 9), (9, 9)]
    let counted: [Case] = parts.map { part, whole in
      var found = Measurement(Double(part) / Double(whole), used: whole, counted: .pair, working: "")
      (found.part, found.whole) = (part, whole)
      return ("\(part) of \(whole)", found)
    }
    let measured: [Case] = values(indicator).map { value in
      var found = Measurement(value, used: 9, counted: .pair, working: "")
      if naming.contains(indicator.id), value > 0 || indicator.id == "tool_evenness" {
        let count = indicator.id == "shared_by_all_sectors" ? Int(value) : 1
        found.listed = (0..<count).map { ["One", "Two", "Three", "Four", "Five", "Six", "Seven"][$0] }
        found.part = 1
      }
      if uneven.contains(indicator.id) { found.scale = 0...(8.0 / 9) }
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

  /// How many came and left, of twenty.
  private static var turnover: [Case] {
    ([(0, 0), (1, 0), (2, 0), (0, 1), (0, 2), (1, 2), (3, 1)] as [(Double, Double)]).map { joined, left in
      var found = Measurement((joined + left) / 20, used: 20, counted: .stakeholder, working: "")
      found.beside = [.init("joined", joined), .init("left", left)]
      return ("\(Int(joined)) came, \(Int(left)) left", found)
    }
  }

  /// For how many years, with a range and without, and with ties of which nobody knows whether they go on.
  private static func survival(_ value: Double) -> [Case] {
    [1.0, 5].flatMap { years -> [Case] in
      var found = Measurement(value, used: 9, counted: .tie, working: "")
      func beside(_ ended: Double) -> [Measurement.Comparison] {
        [.init("years", years)]
          + [1, 2, 5].flatMap { _ in [.init("all", value), .init("ended", ended), .init("ongoing", value)] }
      }
      found.beside = beside(value)
      var ranged = found
      ranged.interval = .init(lower: value / 2, upper: (1 + value) / 2, method: "")
      var unknown = value > 0 && value < 1 ? ranged : found
      unknown.beside = beside(value * 0.6)
      return [("\(value), \(years) years", found)]
        + (value > 0 && value < 1 ? [("\(value), \(years) years, a range", ranged)] : [])
        + [("\(value), \(years) years, some not known", unknown)]
    }
  }

  /// The share found and the share expected, which is 40 %.
  private static func decisionShare(_ value: Double) -> [Case] {
    var found = Measurement(value, used: 9, counted: .tie, working: "")
    found.beside = [.init("share", 0.4 + value), .init("parity", 0.4)]
    return [("rare", 0.01), ("may be chance", 0.6)].map { label, p in
      found.chance = .init(expected: 0, pValue: p, permutations: 99, model: "")
      return ("\(value), \(label)", found)
    }
  }

  /// The same value with and without what may stand beside it.
  private static func variants(_ indicator: Indicator, _ label: String, _ found: Measurement) -> [Case] {
    var all = [(label, found)]
    func add(_ what: String, _ change: (inout Measurement) -> Void) {
      var changed = found
      change(&changed)
      all.append(("\(label), \(what)", changed))
    }
    func chance(_ p: Double?, _ expected: Double) -> Measurement.Chance {
      .init(expected: expected, pValue: p, permutations: p == nil ? 0 : 99, model: "")
    }
    let top = found.scale?.upperBound ?? 1
    add("chance not tried") { $0.chance = chance(nil, 0.4) }
    add("chance as much") { $0.chance = chance(0.6, 0.4) }
    if found.value > 0 { add("chance less, rare") { $0.chance = chance(0.01, found.value / 2) } }
    if found.value < top { add("chance more, rare") { $0.chance = chance(0.01, (top + found.value) / 2) } }
    let (less, more) = indicator.unit == .points ? (1.5, 3.5) : (0.2, 0.7)
    if indicator.id == "cross_sector_trust", abs(found.value) == 1 { add("one tie") { $0.used = 1 } }
    add("as much beside") { $0.beside = [.init("Health", found.value), .init("Parks", found.value)] }
    add("less and more beside") { $0.beside = [.init("Health", less), .init("Parks", more)] }
    add("more and less beside, by chance") {
      $0.beside = [.init("Health", more), .init("Parks", less)]
      $0.chance = chance(0.6, 0.4)
    }
    let names = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    switch indicator.id {
    case "sector_pairs_bridged":
      add("named") { $0.listed = Array(names.prefix(($0.whole ?? 0) - ($0.part ?? 0))) }
    case "fragile_bridges": add("named") { $0.listed = Array(names.prefix($0.part ?? 0)) }
    case "fragmentation_if_lost", "tool_evenness":
      if found.value > 0 {
        add("five named") {
          $0.listed = Array(names.prefix(5))
          $0.part = 3
        }
      }
    case "cadence": add("one gap") { $0.used = 1 }
    case "listening", "trust_trend", "self_other_gap": add("with its scale") { $0.scale = 1...4 }
    default: break
    }
    if indicator.id == "blame_chain", found.value == 0 { return all }
    add("a bound") { $0.notes = ["A bound."] }
    add("a range with 0") { $0.interval = .init(lower: -0.2, upper: 0.6, method: "") }
    add("a range without 0") { $0.interval = .init(lower: 0.2, upper: 0.6, method: "") }
    return all
  }
}
