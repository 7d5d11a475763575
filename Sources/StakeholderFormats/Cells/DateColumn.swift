package import StakeholderModel

/// The dates of one column, with the order of day and month settled for the column as a whole.
package struct DateColumn: Sendable {
  /// In which order day, month and year stand.
  package enum Order: String, Sendable, CaseIterable {
    case iso
    case dayFirst = "day_first"
    case monthFirst = "month_first"
  }

  /// How the order was settled.
  package enum Evidence: Sendable, Hashable {
    /// All dates are years or written as YYYY-MM-DD.
    case iso
    /// A day above 12, or points between the parts, settles it.
    case settled(example: String)
    /// The study says which order it is.
    case declared
    /// Nothing settles it: `03/04/2025` may be March or April.
    case ambiguous(example: String)
    /// Some dates can only be read with the day first, others only with the month first.
    case contradictory(dayFirst: String, monthFirst: String)
  }

  package let order: Order
  package let evidence: Evidence

  /// Looks at all texts of a column and settles the order of day and month.
  package init(settling texts: some Sequence<String>, declared: Order? = nil) {
    var dayFirst: String?
    var monthFirst: String?
    var open: String?
    for text in texts {
      guard let parts = Self.parts(of: text), parts.yearPosition == 2, parts.numbers[0] != parts.numbers[1] else {
        continue
      }
      switch (parts.numbers[0] > 12, parts.numbers[1] > 12) {
      case (true, false): dayFirst = dayFirst ?? text
      case (false, true): monthFirst = monthFirst ?? text
      case (true, true): continue
      case (false, false): if parts.separator == "." { dayFirst = dayFirst ?? text } else { open = open ?? text }
      }
    }
    if let declared {
      (order, evidence) = (declared, .declared)
    } else if let dayFirst, let monthFirst {
      (order, evidence) = (.iso, .contradictory(dayFirst: dayFirst, monthFirst: monthFirst))
    } else if let dayFirst {
      (order, evidence) = (.dayFirst, .settled(example: dayFirst))
    } else if let monthFirst {
      (order, evidence) = (.monthFirst, .settled(example: monthFirst))
    } else if let open {
      (order, evidence) = (.iso, .ambiguous(example: open))
    } else {
      (order, evidence) = (.iso, .iso)
    }
  }

  /// The date that a text of this column means; nil if it is none, or if nothing says which order it is in.
  ///
  /// Where day and month are equal, or one is above 12, the order does not matter.
  package func date(_ text: String) -> PartialDate? {
    if let date = PartialDate(iso: text) { return date }
    guard let parts = Self.parts(of: text) else { return MonthNames.date(text) }
    let numbers = parts.numbers
    if numbers.count == 2 {
      return PartialDate(year: numbers[parts.yearPosition], month: numbers[1 - parts.yearPosition])
    }
    if parts.yearPosition == 0 { return PartialDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
    let dayFirst = PartialDate(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = PartialDate(year: numbers[2], month: numbers[0], day: numbers[1])
    switch order {
    case .dayFirst: return dayFirst
    case .monthFirst: return monthFirst
    case .iso:
      guard let dayFirst, let monthFirst else { return dayFirst ?? monthFirst }
      return dayFirst == monthFirst ? dayFirst : nil
    }
  }

  private struct Parts {
    let numbers: [Int]
    let separator: Character
    /// Where the year stands.
    let yearPosition: Int
  }

  /// The parts of `2025/3/4`, `3.4.2025`, `03/2025`; nil for anything else. A time of day behind a date is cut off.
  private static func parts(of text: String) -> Parts? {
    let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first ?? ""
    guard let separator = day.first(where: { $0 == "/" || $0 == "." || $0 == "-" }) else { return nil }
    let fields = day.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field in
      (1...4).contains(field.utf8.count) && field.utf8.allSatisfy { (48...57).contains($0) } ? Int(field) : nil
    }
    guard numbers.count == fields.count, (2...3).contains(numbers.count) else { return nil }
    let years = fields.indices.filter { fields[$0].utf8.count == 4 }
    guard years.count == 1, years[0] != 1 || numbers.count == 2 else { return nil }
    return Parts(numbers: numbers, separator: separator, yearPosition: years[0])
  }
}
