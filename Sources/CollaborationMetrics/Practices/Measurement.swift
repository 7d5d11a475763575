/// What an indicator found: the value and all that is needed to judge it.
public struct Measurement: Sendable {
  /// A number to hold the value against.
  public struct Comparison: Sendable, Hashable {
    /// What it is the number of.
    public var label: String
    /// The number; nil where there is none.
    public var value: Double?
    /// How far chance may move it, if that is known.
    public var interval: ClosedRange<Double>?

    package init(_ label: String, _ value: Double?, interval: ClosedRange<Double>? = nil) {
      self.label = label
      self.value = value
      self.interval = interval
    }
  }

  /// What chance alone would give.
  public struct Chance: Sendable, Hashable {
    /// The mean that chance gives.
    public var expected: Double
    /// How often chance gives a value at least as far from that mean, above 0 to 1; nil where it was not tried.
    public var pValue: Double?
    /// How often chance was tried.
    public var permutations: Int
    /// What was left to chance, in words.
    public var model: String
    /// Whether ``pValue`` is the least of 0.01, 0.05, 0.1 and 1 that is not below the real one, since it was told in
    /// confidence.
    public var isInSteps = false

    /// Whether chance gives this at most 1 time in 20.
    public var isRare: Bool { pValue.map { $0 <= 0.05 } ?? false }
  }

  /// How far the value would move by chance.
  public struct Interval: Sendable, Hashable {
    /// Its lower end.
    public var lower: Double
    /// Its upper end.
    public var upper: Double
    /// How it was made, in words.
    public var method: String
  }

  /// What was counted, one and many: `beneficiary`, `beneficiaries`.
  public struct Noun: Sendable, Hashable {
    /// The word for one.
    public var one: String
    /// The word for many.
    public var many: String

    package init(_ one: String, _ many: String) {
      self.one = one
      self.many = many
    }
  }

  /// Stakeholders, ties and pairs that the value was made of.
  package struct Evidence: Sendable {
    package var title: String
    package var stakeholders: [Int] = []
    package var ties: [PracticeTie] = []
    /// Pairs by their keys, with what was looked at in each.
    package var pairs: [(pair: IDPair, note: String)] = []
  }

  /// The value.
  public var value: Double
  /// For a share: how many have what is asked about, and of how many.
  public var part: Int?
  /// For a share: of how many.
  public var whole: Int?
  /// How many ties or stakeholders it used.
  public var used: Int
  /// How many there are that it could have used if the data were complete.
  public var eligible: Int
  /// What ``used`` and ``eligible`` count.
  public var counted: Noun
  /// Numbers to hold the value against.
  public var beside: [Comparison] = []
  /// What chance alone would give.
  public var chance: Chance?
  /// How far the value would move by chance.
  public var interval: Interval?
  /// The least and the greatest value that it, or a rating that it compares, could have, where that depends on the study.
  package var scale: ClosedRange<Double>?
  /// The formula with the numbers of this study put in.
  public var working: String
  /// What the value is about by name, such as the pairs of sectors without trust.
  public var listed: [String] = []
  /// What a reader has to know about this value.
  public var notes: [String] = []
  package var evidence: [Evidence] = []
  /// Whether it uses ratings of trust: how much somebody trusts somebody was told in confidence.
  package var tellsRatings = false

  package init(
    _ value: Double, used: Int, eligible: Int? = nil, counted: Noun, working: String
  ) {
    self.value = value
    self.used = used
    self.eligible = eligible ?? used
    self.counted = counted
    self.working = working
  }

  /// A share of some things; too little data where there are none.
  package static func share(
    _ part: Int, of whole: Int, eligible: Int? = nil, _ counted: Noun, otherwise reason: String
  ) throws(Unmeasured) -> Measurement {
    guard whole > 0 else { throw .tooLittle(reason) }
    var measurement = Measurement(
      Double(part) / Double(whole), used: whole, eligible: eligible, counted: counted, working: "\(part) / \(whole)")
    measurement.part = part
    measurement.whole = whole
    return measurement
  }

  /// A mean of some numbers, added up in their order; too little data where there are none.
  package static func mean(
    of numbers: [Double], eligible: Int? = nil, _ counted: Noun, otherwise reason: String
  ) throws(Unmeasured) -> Measurement {
    guard !numbers.isEmpty else { throw .tooLittle(reason) }
    let sum = numbers.reduce(0, +)
    return Measurement(
      sum / Double(numbers.count), used: numbers.count, eligible: eligible, counted: counted,
      working: "\(Wording.number(sum)) / \(numbers.count)")
  }
}

// MARK: Told in confidence

extension Measurement {
  /// The same to two digits, without sums from which a rating could be worked out.
  package func published(as unit: Indicator.Unit) -> Measurement {
    func rounded(_ value: Double) -> Double {
      let kind: GroupFigure.Unit =
        switch unit {
        case .share, .shareDifference, .ratio, .index: .index
        case .number, .points, .years, .days: .number
        }
      return kind.rounded(value) ?? value
    }
    var published = self
    published.value = rounded(value)
    published.working = Wording.fromRatings
    published.beside = beside.map { Comparison($0.label, $0.value.map(rounded), interval: $0.interval) }
    published.interval = interval?.map(rounded)
    published.chance?.expected = rounded(chance?.expected ?? 0)
    return published
  }
}

extension Measurement.Interval {
  /// The same with its ends changed.
  package func map(_ change: (Double) -> Double) -> Measurement.Interval {
    Measurement.Interval(lower: change(lower), upper: change(upper), method: method)
  }
}
