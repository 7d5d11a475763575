extension Kind {
  /// Whether a name that nobody declared may well mean blame or opposition. It is better to keep a harmless tie back
  /// until somebody declares its kind than to publish an accusation because of a slip of the pen.
  package static func soundsNegative(_ id: Kind.ID) -> Bool {
    let name = id.rawValue.lowercased()
    // English, then German, French and Spanish: the columns of a spreadsheet are in the language of those who filled
    // them in. Letters with accents are there both ways, for names of kinds keep theirs.
    let stems = [
      "blam", "oppos", "distrust", "mistrust", "conflict", "hostil", "accus", "pressur", "against", "negativ",
      "criti", "complain", "grievance", "antagon", "undermin", "threat", "sabotag", "obstruct", "resent",
      "disput", "rival", "enem", "dislik", "disesteem", "disapprov", "beschuld", "schuld", "vorwurf", "vorwirf",
      "misstrau", "mißtrau",
      "konflikt", "gegner", "feind", "kriti", "beschwer", "streit", "blâm", "reproch", "méfi", "mefi", "défian",
      "culpa", "desconf", "opone", "oposic",
    ]
    if stems.contains(where: name.contains) { return true }
    return Kind.vocabulary.contains { kind in
      kind.sign == .negative && editDistance(name, kind.id.rawValue) <= 2
    }
  }

  /// The number of letters to add, drop, change or swap with their neighbour to turn one word into the other.
  private static func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first), second = Array(second)
    var rows = [Array(0...second.count)]
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var best = min(rows[i][j] + (first[i] == second[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[first.count][second.count]
  }
}
