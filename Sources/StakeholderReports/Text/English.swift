/// Words that every English text of the report needs.
package enum English {
  /// A number and its noun: `no ties`, `1 tie`, `1,200 ties`.
  package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number == 0 ? "no" : grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A number in words up to twelve, in digits beyond, as running text has it.
  package static func words(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : grouped(number)
  }

  /// The same with a capital letter, for the beginning of a sentence.
  package static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A number with commas between thousands.
  package static func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `A`, `A and B`, `A, B and C`; beyond a limit `A, B, C and 4 others`. Semicolons part names that have commas.
  package static func list(_ names: [String], limit: Int = .max, joining word: String = "and") -> String {
    let comma = names.prefix(limit).contains { $0.contains(",") } ? "; " : ", "
    guard names.count > limit else {
      guard let last = names.last, names.count > 1 else { return names.first ?? "" }
      return names.dropLast().joined(separator: comma) + " \(word) \(last)"
    }
    let others = names.count - limit
    return names.prefix(limit).joined(separator: comma)
      + " \(word) \(words(others)) \(others == 1 ? "other" : "others")"
  }
}
