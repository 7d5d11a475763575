/// Every sentence that diagrams make by themselves, in one place, so that other languages can follow.
public enum Texts {
  /// What the size of a symbol shows unless something else is said.
  public static let sizeTitle = "Size: go-between score"
  /// The unit of the go-between score.
  public static let sizeUnit = "pairs joined on a shortest path (betweenness)"

  static let sectorHead = "Colour and shape: sector"
  static let noSector = "Sector not known"
  static let lineHead = "Lines: the tie"
  static let bridgeLineHead = "Lines"
  static let bridgeTie = "the only link (a bridge tie)"
  static let brokerTie = "tie of a cut point"
  static let otherTie = "other tie"
  static let cutPointHead = "Thick outline: cut point"
  static let cutPointMeaning = ["If it leaves, some of the others", "lose every path to the rest."]
  static let cutOffHead = "Others cut off without it"
  static let unknownSize = "dashed outline: not known"

  static func otherSectors(_ names: [String]) -> String { "Other: " + names.joined(separator: ", ") }

  static func family(_ family: TieFamily) -> String {
    switch family {
    case .worksWith: "works with"
    case .trusts: "trusts, or links others"
    case .gives: "gives: funds, trains, endorses"
    case .against: "against: opposes, blames"
    }
  }

  static func hiddenNames(_ count: Int) -> String { count == 1 ? "1 name not shown." : "\(count) names not shown." }

  static func more(_ count: Int) -> String { "and \(count) more" }

  static func description(title: String, nodes: Int, ties: Int, sectors: [String]) -> String {
    "Map of \(count(nodes, "stakeholder")) and \(count(ties, "tie")). \(title)."
      + (sectors.isEmpty ? "" : " Sectors: \(sectors.joined(separator: ", ")).")
  }

  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(grouped(number)) \(noun)s"
  }

  /// Digits in groups of three from five digits on, parted by a narrow space.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.count > 3 else { return String(number) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "\u{202F}" }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }
}
