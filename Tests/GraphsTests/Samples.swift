import Graphs

/// The networks of the published golden numbers, with the numbers of their nodes starting at 1 in the texts.
enum Samples {
  /// Krackhardt 1990: 10 nodes, 18 ties.
  static let kite = sample(
    10, directed: false,
    """
    1-2 1-3 1-4 1-6 2-4 2-5 2-7 3-4 3-6 4-5 4-6 4-7 5-7 6-7 6-8 7-8 8-9 9-10
    """)

  /// Zachary 1977 with the number of contexts as strength: 34 nodes, 78 ties.
  static let karateWeighted = sample(
    34, directed: false,
    """
    1-2:4 1-3:5 1-4:3 1-5:3 1-6:3 1-7:3 1-8:2 1-9:2 1-11:2 1-12:3 1-13:1 1-14:3 1-18:2 1-20:2 1-22:2 1-32:2 2-3:6
    2-4:3 2-8:4 2-14:5 2-18:1 2-20:2 2-22:2 2-31:2 3-4:3 3-8:4 3-9:5 3-10:1 3-14:3 3-28:2 3-29:2 3-33:2 4-8:3 4-13:3
    4-14:3 5-7:2 5-11:3 6-7:5 6-11:3 6-17:3 7-17:3 9-31:3 9-33:3 9-34:4 10-34:2 14-34:3 15-33:3 15-34:2 16-33:3
    16-34:4 19-33:1 19-34:2 20-34:1 21-33:3 21-34:1 23-33:2 23-34:3 24-26:5 24-28:4 24-30:3 24-33:5 24-34:4 25-26:2
    25-28:3 25-32:2 26-32:7 27-30:4 27-34:2 28-34:4 29-32:2 29-34:2 30-33:4 30-34:2 31-33:3 31-34:3 32-33:4 32-34:4
    33-34:5
    """)

  /// Zachary 1977 without strengths.
  static let karate = karateWeighted.unweighted

  /// The club that each member of the karate club joined: 1 with Mr.
  ///
  /// Hi, 2 with the officer.
  static let karateClub: [Int?] = {
    let withHi: Set = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22]
    return (1...34).map { withHi.contains($0) ? 1 : 2 }
  }()

  /// Padgett: marriages among 15 Florentine families, 20 ties.
  static let florentineMarriage = sample(
    15, directed: false,
    """
    1-9 2-6 2-7 2-9 3-5 3-9 4-7 4-11 4-14 5-11 5-14 7-8 7-15 9-12 9-13 9-15 10-13 11-14 12-14 12-15
    """)

  /// Padgett: marriages among 16 families, one of them (12) isolated.
  static let florentineMarriageWithPucci = sample(
    16, directed: false,
    """
    1-9 2-6 2-7 2-9 3-5 3-9 4-7 4-11 4-15 5-11 5-15 7-8 7-16 9-13 9-14 9-16 10-14 11-15 13-15 13-16
    """)

  /// Padgett: business among 16 families, 15 ties.
  static let florentineBusiness = sample(
    16, directed: false,
    """
    3-5 3-6 3-9 3-11 4-7 4-8 4-11 5-8 5-11 6-9 7-8 8-11 9-10 9-14 9-16
    """)

  /// Knoke: information exchange among 10 organisations, 49 ties.
  static let knoke = matrix(
    """
    0100101010 1011101110 0101111001 1100101000 1111001111 0010001010 0101100000 1101101010 0100101000 1110101000
    """)

  /// Krackhardt 1987: advice among 21 managers, 190 ties.
  static let advice = matrix(
    """
    010100010000000101001 000001100000000000001 110101111111010011011 110001010111000111011 110001110110110111111
    000000000000000000001 010001000011010011001 010101100110000001001 110001110111010111001 111110010010101111110
    110000100000000000000 000000100000000000001 110010001000010001000 010000100000000001001 111111111111110111111
    110000000100000001000 110100100000000000001 111110111110111100111 111010100110011001010 110001010011011111001
    011101110001010011010
    """)

  /// Krackhardt 1987: friendship among the same managers, 102 ties.
  static let friendship = matrix(
    """
    010100010001000100000 100000000000000001001 000000000000010000100 110000010001000110000 010000001010010010101
    010000101001000010001 000000000000000000000 000100000000000000000 000000000000000000000 001010011001000100010
    111110011001101011100 100100000000000010001 000010000010000000000 000000100000001000000 101011001010010000100
    110000000000000000000 111111111111011100111 010000000000000000000 111010000011011000010 000000000010000001000
    010000000001000011000
    """)

  /// The departments of the managers.
  static let departments: [Int?] = [4, 4, 2, 4, 2, 1, 0, 1, 2, 3, 3, 1, 2, 2, 2, 4, 1, 3, 2, 2, 1]

  /// Sampson: liking among 18 novices, first wave, 55 ties.
  static let sampson1 = sample(
    18, directed: true,
    """
    1-3 1-5 1-14 2-1 2-7 2-14 3-1 3-2 3-17 4-5 4-6 4-10 5-4 5-11 5-13 6-1 6-4 6-9 7-2 7-8 7-16 8-1 8-2 8-9 9-5 9-8
    9-16 10-4 10-8 10-14 11-5 11-8 11-14 12-1 12-2 12-14 13-5 13-7 13-18 14-1 14-11 14-12 14-15 15-1 15-2 15-14 16-1
    16-2 16-7 17-3 17-13 17-18 18-1 18-2 18-7
    """)

  /// Sampson: liking, third wave, with ranks as strengths, 56 ties.
  static let sampson3 = sample(
    18, directed: true,
    """
    1-3:3 1-12:1 1-14:2 2-1:3 2-7:1 2-12:2 3-1:3 3-13:2 3-17:1 3-18:2 4-5:3 4-6:1 4-11:2 5-4:3 5-9:1 5-11:2 6-4:3
    6-5:1 6-9:2 7-2:3 7-12:1 7-16:2 8-4:3 8-6:2 8-9:1 9-5:1 9-8:3 9-12:2 10-4:3 10-5:1 10-9:1 10-13:2 11-5:2 11-8:3
    11-14:1 12-1:3 12-2:2 12-7:1 13-5:2 13-7:1 13-18:3 14-1:3 14-12:1 14-15:2 15-2:3 15-7:1 15-12:2 16-2:3 16-7:2
    16-15:1 17-2:1 17-3:2 17-18:3 18-2:1 18-3:2 18-17:3
    """)

  /// Read 1954: alliances among 16 highland tribes, 29 ties.
  static let tribesPositive = sample(
    16, directed: false,
    """
    1-2 1-15 1-16 2-15 2-16 3-4 3-6 3-7 3-8 4-8 5-7 5-9 5-14 6-7 6-8 6-11 6-12 7-8 7-11 7-12 7-13 8-11 8-12 9-10
    9-13 10-13 11-12 13-14 15-16
    """)

  /// Read 1954: enmities among the same tribes, 29 ties.
  static let tribesNegative = sample(
    16, directed: false,
    """
    1-3 1-4 1-5 1-6 1-12 2-3 2-5 2-6 2-9 2-10 5-15 5-16 6-9 6-13 6-16 8-14 9-11 9-15 10-11 10-15 11-13 11-15 11-16
    12-14 12-15 12-16 13-15 13-16 14-16
    """)

  private static func sample(_ nodeCount: Int, directed: Bool, _ text: String) -> Graph {
    let ties = text.split(whereSeparator: \.isWhitespace).map { tie in
      tie.split { $0 == "-" || $0 == ":" }.compactMap { Int($0) }
    }
    return built(nodeCount, directed: directed, ties)
  }

  private static func matrix(_ text: String) -> Graph {
    let rows = text.split(whereSeparator: \.isWhitespace)
    let ties = rows.enumerated().flatMap { row, cells in
      cells.enumerated().compactMap { $0.element == "1" ? [row + 1, $0.offset + 1] : nil }
    }
    return built(rows.count, directed: true, ties)
  }

  private static func built(_ nodeCount: Int, directed: Bool, _ ties: [[Int]]) -> Graph {
    do {
      var builder = try GraphBuilder(nodeCount: nodeCount, isDirected: directed)
      for tie in ties {
        try builder.add(from: tie[0] - 1, to: tie[1] - 1, strength: tie.count > 2 ? Double(tie[2]) : nil)
      }
      return try builder.build()
    } catch {
      fatalError("A sample network is wrong: \(error)")
    }
  }
}
