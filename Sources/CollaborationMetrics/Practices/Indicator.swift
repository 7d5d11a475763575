import StakeholderModel

/// One question about a practice that a network can answer: what it means, what it needs and how it is measured.
///
/// All that is known about an indicator stands in one value, in the file of its practice; tables, reports and the page
/// of the documentation are made from ``all``.
public struct Indicator: Sendable, Identifiable {
  /// Which way is good.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// More is better.
    case up
    /// Less is better.
    case down
    /// Neither.
    case neither
  }

  /// What the value counts.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// A part of a whole, 0 to 1; shown as a percentage.
    case share
    /// A difference between two shares, −1 to 1; shown in percentage points.
    case shareDifference = "share_difference"
    /// One number over another; 1 where both are equal.
    case ratio
    /// A number on a fixed scale without a unit, such as −1 to 1.
    case index
    /// A number of things, or a mean of such numbers.
    case number
    /// Points of a scale of ratings or levels.
    case points
    /// Years.
    case years
    /// Days.
    case days
  }

  /// Over what a value is a mean.
  public enum Mean: String, Sendable, Hashable {
    /// Over stakeholders.
    case stakeholders
    /// Over pairs or ties, each of which hangs on two stakeholders.
    case pairs
  }

  /// Its name in tables and files, in snake_case.
  public let id: String
  /// The practice that it is about.
  public let practice: Practice
  /// What the value counts.
  public let unit: Unit
  /// Which way is good.
  public let direction: Direction
  /// The columns and kinds of tie without which it cannot be measured.
  public let needs: [String]
  /// Where the idea comes from.
  public let source: String
  /// What it says in words.
  public private(set) var words: Words
  /// Over what the value is a mean, so that leaving out one stakeholder at a time tells its standard error; nil for
  /// other values.
  public let mean: Mean?
  /// Why no test tells whether its change from one wave to the next is more than noise; nil where there is one: the
  /// standard error of a mean, or waves exchanged teller by teller.
  public let noChangeTest: String?
  /// Whether it counts kinds of tie, so that two waves can only be compared if both tell of the same kinds.
  public let countsKinds: Bool
  /// Whether it tells about ties of negative sign.
  public let isAboutNegativeTies: Bool
  private let measuring: @Sendable (PracticeData, Texts) throws(Unmeasured) -> Measurement

  package init(
    _ id: String, _ practice: Practice, unit: Unit, direction: Direction, needs: [String], source: String,
    mean: Mean? = nil, noChangeTest: String? = nil, countsKinds: Bool = false, isAboutNegativeTies: Bool = false,
    words: Words,
    measure: @escaping @Sendable (PracticeData, Texts) throws(Unmeasured) -> Measurement
  ) {
    self.id = id
    self.practice = practice
    self.unit = unit
    self.direction = direction
    self.needs = needs
    self.source = source
    self.words = words
    self.mean = mean
    self.noChangeTest = noChangeTest
    self.countsKinds = countsKinds
    self.isAboutNegativeTies = isAboutNegativeTies
    measuring = measure
  }

  /// Looks at a network.
  package func measure(_ data: PracticeData) throws(Unmeasured) -> Measurement { try measuring(data, words.texts) }

  /// The same in other words, such as those of another language.
  package func saying(_ words: Words) -> Indicator {
    var indicator = self
    indicator.words = words
    return indicator
  }

  /// All indicators, practice by practice.
  public static let all: [Indicator] =
    beneficiaryIndicators + agencyIndicators + bridgeIndicators + blameIndicators + labIndicators + toolIndicators
    + longViewIndicators + expectationIndicators + valueIndicators

  /// The indicator with a name, if there is one.
  public static func named(_ id: String) -> Indicator? { all.first { $0.id == id } }
}

/// Why an indicator has no value.
package enum Unmeasured: Error, Sendable, Hashable {
  /// Columns or kinds of tie that the study does not have.
  case missing([String])
  /// The columns are there and hold too little.
  case tooLittle(String)
  /// The value would tell what was said in confidence.
  case suppressed
}
