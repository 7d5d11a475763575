/// A calendar day, counted from 1970-01-01.
struct Day: Comparable, Hashable {
  var number: Int

  init(number: Int) { self.number = number }

  init(_ year: Int, _ month: Int, _ day: Int) {
    // Years begin in March here, so that the leap day is the last of its year (Hinnant, days_from_civil).
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func < (lhs: Day, rhs: Day) -> Bool { lhs.number < rhs.number }
  static func + (day: Day, count: Int) -> Day { Day(number: day.number + count) }
  static func - (lhs: Day, rhs: Day) -> Int { lhs.number - rhs.number }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// `2024-05-17`
  var iso: String { isoMonth + "-" + Self.twoDigits(parts.day) }

  /// `2024-05`
  var isoMonth: String { "\(parts.year)-\(Self.twoDigits(parts.month))" }

  /// `2024`
  var isoYear: String { "\(parts.year)" }

  /// The number under which Excel knows the day.
  var spreadsheetNumber: Int { self - Day(1899, 12, 30) }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A day as people remember it: to the day, to the month or to the year.
struct Remembered: Hashable {
  enum Precision { case day, month, year }
  var day: Day
  var precision: Precision

  init(_ day: Day, _ precision: Precision = .day) {
    self.day = day
    self.precision = precision
  }

  var cell: Cell {
    switch precision {
    case .day: .date(day)
    case .month: .text(day.isoMonth)
    case .year: .text(day.isoYear)
    }
  }
}
