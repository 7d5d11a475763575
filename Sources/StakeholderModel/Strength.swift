/// How strong a tie is. Not knowing, having asked and heard no, and a number are three different things.
public enum Strength: Sendable, Hashable {
  /// The tie is there and nobody said how strong it is (a blank cell).
  case unknown
  /// Somebody was asked and said that there is no tie (a strength of 0). Projection to a graph drops it.
  case noTie
  /// The strength, above 0 on the scale of its kind; more is stronger.
  case measured(Double)

  /// Makes a strength from a number: 0 means asked and no tie. Nothing for negative or unreal numbers.
  public init?(_ number: Double) {
    guard number.isFinite, number >= 0 else { return nil }
    self = number == 0 ? .noTie : .measured(number)
  }

  /// The strengths that can be added, squared and divided by each other, a million of them, without leaving the numbers
  /// that a computer has.
  package static let usable = 1e-100...1e100

  /// The number, if there is one: 0 for `noTie`, nil for `unknown`.
  public var number: Double? {
    switch self {
    case .unknown: nil
    case .noTie: 0
    case .measured(let value): value
    }
  }
}
