package import StakeholderModel

/// Dates with the month as a word: `March 2024`, `15. März 2023`, `Sept 3, 2022`, `15 de marzo de 2023`.
package enum MonthNames {
  /// January to December in English, German, French, Spanish, Portuguese, Italian and Dutch, without accents.
  private static let names = [
    ["january", "januar", "janner", "janvier", "enero", "janeiro", "gennaio", "januari"],
    ["february", "februar", "fevrier", "febrero", "fevereiro", "febbraio", "februari"],
    ["march", "marz", "maerz", "mars", "marzo", "marco", "maart"],
    ["april", "avril", "abril", "aprile"], ["may", "mai", "mayo", "maio", "maggio", "mei"],
    ["june", "juni", "juin", "junio", "junho", "giugno"], ["july", "juli", "juillet", "julio", "julho", "luglio"],
    ["august", "aout", "agosto", "augustus"], ["september", "septembre", "septiembre", "setembro", "settembre"],
    ["october", "oktober", "octobre", "octubre", "outubro", "ottobre"],
    ["november", "novembre", "noviembre", "novembro"],
    ["december", "dezember", "decembre", "diciembre", "dezembro", "dicembre"],
  ]
  private static let fillers: Set<String> = ["de", "del", "of", "the"]

  /// The month that a word means, in full or by three letters or more that begin no other month.
  static func month(_ word: String) -> Int? {
    guard word.count > 2 else { return nil }
    let months = names.indices.filter { names[$0].contains { $0.hasPrefix(word) } }
    return months.count == 1 ? months[0] + 1 : nil
  }

  /// The date that a text means; nil without a month in letters and a year of four digits.
  package static func date(_ text: String) -> PartialDate? {
    guard text.utf8.count < 40, text.contains(where: \.isLetter) else { return nil }
    var month: Int?, year: Int?, day: Int?
    for word in TextNormalization.words(text) where !fillers.contains(word) {
      if let named = Self.month(word), month == nil {
        month = named
      } else if word.utf8.count == 4, let number = Int(word), number >= 1000, year == nil {
        year = number
      } else if let number = Int(dayDigits(of: word)), number <= 31, day == nil {
        day = number
      } else {
        return nil
      }
    }
    guard let month, let year else { return nil }
    return day.map { PartialDate(year: year, month: month, day: $0) } ?? PartialDate(year: year, month: month)
  }

  /// The number in `3rd`, `1er` or `15`.
  private static func dayDigits(of word: String) -> Substring {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    return ["", "st", "nd", "rd", "th", "er"].contains(word.dropFirst(digits.count)) ? digits : ""
  }
}
