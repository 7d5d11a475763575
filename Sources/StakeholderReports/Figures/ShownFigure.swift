import CollaborationMetrics
import StakeholderModel

/// A figure as an output shows it: in full to somebody who holds the permission, else as it may be published.
struct ShownFigure {
  /// What became of it.
  enum Status: String {
    /// Rounded, about groups that are large enough.
    case published
    /// Exact, for somebody who holds the permission.
    case full = "in full"
    /// It could give somebody away, or there is nothing to tell.
    case suppressed
    /// The data it needs is not there.
    case notMeasurable = "not measurable"
    /// It has no value: nothing to divide by. Only said to somebody who holds the permission.
    case undefined
  }

  let status: Status
  let value: Double?
  let reason: String?
  private let unit: GroupFigure.Unit

  init(_ figure: GroupFigure, showing permission: NegativeTiePermission?) {
    unit = figure.unit
    switch figure.publication {
    case .notMeasurable(let why) where permission == nil || permission.flatMap(figure.revealed(by:)) == nil:
      (status, value, reason) = (.notMeasurable, nil, why)
    case .published(let rounded) where permission == nil: (status, value, reason) = (.published, rounded, nil)
    case .suppressed where permission == nil: (status, value, reason) = (.suppressed, nil, nil)
    default:
      let exact = permission.flatMap(figure.revealed(by:))
      (status, value, reason) = (exact == nil ? .undefined : .full, exact, nil)
    }
  }

  /// The value for people.
  var text: String {
    guard let value else {
      switch status {
      case .suppressed: return "suppressed"
      case .notMeasurable: return "not measurable"
      default: return "not defined"
      }
    }
    return number(value)
  }

  /// The value for people where it is only an addition to another; blank where there is none.
  var addition: String { value.map(number) ?? "" }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "∞" }
    switch unit {
    case .share: return Numeral.percent(value)
    case .index: return Numeral.fixed(value, decimals: status == .full ? 3 : 2)
    case .chance:
      guard status == .published else { return Numeral.fixed(value, decimals: 4) }
      return value < 1 ? "≤ \(value.plain)" : "> 0.1"
    case .count: return English.grouped(Int(value))
    case .number:
      if value >= 100 || (value >= 10 && status == .published) { return English.grouped(Int(value.rounded())) }
      return Numeral.fixed(value, decimals: value < 1 ? 3 : value < 10 ? (status == .full ? 2 : 1) : 1)
    }
  }
}
