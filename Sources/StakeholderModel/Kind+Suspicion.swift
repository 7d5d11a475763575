extension Kind {
  /// Whether a name that nobody declared may well mean blame or opposition. It is better to keep a harmless tie back
  /// until somebody declares its kind than to publish an accusation because of a slip of the pen.
  package static func soundsNegative(_ id: Kind.ID) -> Bool {
    let name = SuspiciousName(id)
    return name.contains(anyOf: accusations) || name.hasWord(beginningWith: rejections)
      || (name.deniesSomething && name.contains(anyOf: goodwill))
      || Kind.vocabulary.contains { kind in
        kind.sign == .negative && name.spellings.contains { isNear($0, kind.id.rawValue) }
      }
  }

  /// Whether a name that nobody declared may well stand for ratings of somebody: how much each trusts, how reliable each
  /// finds the other. A low rating says as much as blame.
  package static func soundsLikeRating(_ id: Kind.ID) -> Bool {
    SuspiciousName(id).contains(anyOf: trust + ratings)
  }

  /// Whether its strengths are ratings of somebody.
  package var isOfRatings: Bool {
    roles.contains(.trust) || roles.contains(.rating) || (!isDeclared && Kind.soundsLikeRating(id))
  }

  // English, then German, French and Spanish: the columns of a spreadsheet are in the language of those who filled
  // them in. Letters with accents are there both ways, for names of kinds keep theirs.

  /// Stems that mean blame or opposition wherever they stand in a name.
  private static let accusations = [
    "blam", "oppos", "oppon", "distrust", "mistrust", "untrust", "conflict", "hostil", "accus", "pressur", "against",
    "negativ", "criti", "complain", "grievance", "antagon", "advers", "undermin", "threat", "sabotag", "obstruct",
    "obstacle", "resent", "disput", "rival", "enem", "dislik", "disesteem", "disapprov", "disagree", "disrespect",
    "scapegoat", "betray", "boycott", "unreliab", "dishonest", "makes it harder", "work harder", "difficult",
    "beschuld", "schuld", "vorwurf", "vorwirf", "misstrau", "mißtrau", "konflikt", "gegner", "feind", "kriti",
    "beschwer",
    "streit", "behinder", "ablehn", "lehnt ab", "schwierig", "spannung",
    "blâm", "reproch", "méfi", "mefi", "défian", "defian", "rejet", "obstacle", "entrave",
    "culpa", "desconf", "opone", "opos", "oposic", "rechaz",
  ]

  /// Stems that mean it at the beginning of a word; within another they mean nothing (“whatever”, “default”).
  private static let rejections = [
    "hate", "hinder", "block", "avoid", "veto", "reject", "fault", "tension", "refus", "ignor", "bully", "bullie",
    "harass", "worst", "bad", "hinders", "hindert", "meidet", "évit", "evit", "bloqu", "hain", "odi",
  ]

  private static let trust = [
    "trust", "vertrau", "confian", "confid", "fiduc", "respect", "reliab", "esteem",
  ]

  /// What a negation turns into distrust.
  private static let goodwill = trust + ["rely", "cooperat", "collaborat", "support", "like"]

  private static let ratings = ["rating", "rated", "score", "satisf", "openness", "zufried", "bewert"]

  /// Whether a word is another one but for a slip, or for two in a long word. Two slips in a short one make many others
  /// of it: “name”, “base”, “game”.
  private static func isNear(_ word: String, _ accusation: String) -> Bool {
    let slips = min(2, accusation.count / 4)
    return abs(word.count - accusation.count) <= slips && editDistance(word, accusation) <= slips
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

/// A name in the spellings in which a suspicion looks at it.
private struct SuspiciousName {
  /// Small letters, words with one space between them.
  private let text: String
  private let words: [Substring]
  /// The name, and without what stands between its letters (“b l a m e”).
  let spellings: [String]

  init(_ id: Kind.ID) {
    var letters = ""
    for scalar in id.rawValue.unicodeScalars {
      // Full-width letters, as in Japanese and Chinese text, mean the same as narrow ones.
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      letters.unicodeScalars.append(
        narrow.properties.isAlphabetic || narrow.properties.generalCategory == .nonspacingMark ? narrow : " ")
    }
    words = letters.lowercased().split(separator: " ")
    text = words.joined(separator: " ")
    spellings = [text] + (words.allSatisfy { $0.count == 1 } ? [words.joined()] : [])
  }

  func contains(anyOf stems: [String]) -> Bool {
    spellings.contains { spelling in
      let bytes = Array(spelling.utf8)
      // Most texts are plain letters, and there may be millions.
      return bytes.allSatisfy { $0 < 0x80 }
        ? stems.contains { Self.holds(bytes, $0.utf8) } : stems.contains { spelling.contains($0) }
    }
  }

  private static func holds(_ text: [UInt8], _ stem: String.UTF8View) -> Bool {
    guard text.count >= stem.count else { return false }
    return (0...text.count - stem.count).contains { start in
      text[start] == stem.first && text[start..<start + stem.count].elementsEqual(stem)
    }
  }

  func hasWord(beginningWith stems: [String]) -> Bool {
    words.contains { word in stems.contains { word.hasPrefix($0) } }
  }

  /// Whether one of its words says no, or little.
  var deniesSomething: Bool {
    let denials: Set<Substring> = [
      "no", "not", "non", "never", "none", "low", "lack", "lacks", "little", "without", "doesnt", "dont", "cannot",
      "un",
      "least", "less", "kein", "keine", "nicht", "nie", "wenig", "ohne", "mangel", "pas", "sans", "peu", "manque",
      "sin",
      "falta", "poca", "poco", "nada",
    ]
    return words.contains(where: denials.contains)
  }
}
