/// A date as people know it: a year, a year and a month, or a day.
///
/// Much of what is known about a collaboration is dated to the year only. A partial date keeps just what was said; it
/// is never completed to a first of January.
public struct PartialDate: Sendable, Hashable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12, if known.
  public let month: Int?
  /// The day of the month, if known.
  public let day: Int?

  /// Makes a date, or nothing if there is no such date (month 13, 31 June, a day without a month).
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...PartialDate.days(inMonth: month, of: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    var numbers: [Int] = []
    for (position, part) in parts.enumerated() {
      guard part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else { return nil }
      guard position == 0 || part.utf8.count == 2 else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The earliest day that the date can mean, as a number of days since 1 January of the year 1.
  public var earliestDay: Int { PartialDate.dayNumber(year, month ?? 1, day ?? 1) }

  /// The latest day that the date can mean, as a number of days since 1 January of the year 1.
  public var latestDay: Int {
    let month = month ?? 12
    return PartialDate.dayNumber(year, month, day ?? PartialDate.days(inMonth: month, of: year))
  }

  /// Whether the date is certainly before another one: its last possible day comes before the other's first.
  public func isCertainlyBefore(_ other: PartialDate) -> Bool { latestDay < other.earliestDay }

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let wholeYears = before * 365 + before / 4 - before / 100 + before / 400
    return wholeYears + (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) } + day - 1
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return [padded(year, 4), month.map { padded($0, 2) }, day.map { padded($0, 2) }].compactMap(\.self)
      .joined(separator: "-")
  }
}
