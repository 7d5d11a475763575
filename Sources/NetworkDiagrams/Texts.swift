import StakeholderModel

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
  static let oneLineEach = "Of several ties between two, one line is drawn."
  static let cutPointHead = "Thick outline: cut point"
  static let cutPointMeaning = ["If it leaves, some of the others", "lose every path to the rest."]
  static let cutOffHead = "Others cut off without it"
  static let unknownSize = "dashed outline: not known"

  static let asideHead = "Not in the large part"
  static let withoutTie = "without any tie"
  static let allNames = "all names: table and tooltips"

  static func smallParts(_ number: Int) -> String { number == 1 ? "1 small group" : "\(grouped(number)) small groups" }
  static func namesHead(_ number: Int) -> String { "Names: \(grouped(number)) highest scores" }

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

  // MARK: Findings

  /// Numbers up to twelve in words, as a sentence begins.
  static func spelled(_ number: Int) -> String {
    let words = [
      "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    ]
    return words.indices.contains(number) ? words[number] : grouped(number)
  }

  static func oppositionTitle(opponents: Int, target: String, broker: String?, linked: Int) -> String {
    let first = "\(spelled(opponents)) stakeholders stand against \(target)"
    return broker.map { "\(first); \($0) is the main go-between" } ?? first
  }

  static func linkedTitle(total: Int, linked: Int, broker: String?) -> String {
    let through = broker.map { "; \($0) is the main go-between" } ?? ""
    if total == 0 { return "No stakeholders" }
    if linked <= 1 { return "No two of the \(grouped(total)) stakeholders are tied" }
    if linked == total { return "All \(grouped(total)) stakeholders are linked\(through)" }
    return "\(grouped(linked)) of \(grouped(total)) stakeholders are linked\(through)"
  }

  static func bridgesTitle(cutPoints: Int, only: String?, total: Int, linked: Int) -> String {
    let whole = linked == total ? "the network" : "the largest part"
    switch cutPoints {
    case 0 where linked < 3: return "No more than two stakeholders are linked"
    case 0: return "No single stakeholder holds \(whole) together: it stays whole whoever leaves"
    case 1: return "\(only ?? "One stakeholder") holds \(whole) together: alone in that place"
    default: return "\(spelled(cutPoints)) stakeholders hold \(whole) together: without any one of them it splits"
    }
  }

  // MARK: Change

  static func change(_ change: DiagramTie.Change, wave: String?) -> String {
    switch change {
    case .gained: "new"
    case .lost: "gone"
    case .kept: "in both"
    }
  }

  static func changeTitle(kept: Int, gained: Int, lost: Int) -> String {
    if kept + lost == 0 { return "\(count(gained, "tie")) begin; there was none before" }
    return "\(grouped(kept)) of \(count(kept + lost, "tie")) last; \(grouped(lost)) end and \(grouped(gained)) begin"
  }

  static func changeSubtitle(study: String, from: String, to: String, kinds: [String]) -> String {
    let only = kinds.isEmpty ? "" : ", only: \(kinds.joined(separator: ", "))"
    return "\(study): \(from) to \(to)\(only); everybody stays in one place"
  }

  static func changeHead(wave: String) -> String { "Lines: ties, \(wave) against before" }
  static func partnersTitle(wave: String) -> String { "Size: partners, \(wave)" }
  static let partnersUnit = "number of others with a tie"

  static func changeNumbers(
    stakeholders: Int, before: Int, after: Int, answers: (Study.ResponseRate?, Study.ResponseRate?)
  ) -> String {
    var line =
      "n = \(count(stakeholders, "stakeholder")); \(grouped(before)) tied pairs before, \(grouped(after)) after."
    if let first = answers.0, let second = answers.1 {
      line += " Answers: \(first.answered) of \(first.asked), then \(second.answered) of \(second.asked);"
      line += " a tie is also gone when nobody answered about it."
    }
    return line + " Positions from both waves together."
  }

  // MARK: Lines round the map

  static func subtitle(
    study: String, wave: String?, period: String?, stakeholders: Int, style: DiagramStyle, kinds: [String]
  ) -> String {
    let only = kinds.isEmpty ? "" : ", only: \(kinds.joined(separator: ", "))"
    let when = [wave, period].compactMap(\.self).first.map { ", \($0)" } ?? ""
    switch style {
    case .sectors: return "\(study)\(when): \(count(stakeholders, "stakeholder")) and their ties\(only)"
    case .change: return "\(study)\(when)\(only)"
    case .bridges:
      return
        "\(study)\(when): ties that are not against anybody\(only); the rest is faded, in the same places as on the sector map"
    }
  }

  static func sourceLine(source: String?, isSurvey: Bool?) -> String {
    let missing =
      switch isSurvey {
      case true?: "no tie reported, or not asked"
      case false?: "not found in the sources"
      case nil: "no tie in the data"
      }
    let named = source.map { "Source: \($0)\($0.hasSuffix(".") ? "" : ".") " } ?? ""
    return "\(named)A missing line means: \(missing)."
  }

  static func numbersLine(
    stakeholders: Int, ties: Int, against: Int, response: (answered: Int, asked: Int)?, isSurvey: Bool?,
    withoutTie: Int,
    cutPointsElsewhere: Int, hasHiddenParallels: Bool, hidesConfidential: Bool
  ) -> String {
    var parts = ["n = \(count(stakeholders, "stakeholder")), \(count(ties, "tie"))"]
    if against > 0 { parts[0] += " (\(grouped(ties - against)) for, \(grouped(against)) against)" }
    parts[0] += "."
    if let response {
      parts.append("\(grouped(response.answered)) of \(grouped(response.asked)) asked answered.")
    } else if isSurvey == false {
      parts.append("Not a survey.")
    }
    if withoutTie > 0 { parts.append("\(spelled(withoutTie)) without a tie\(against > 0 ? " for" : "").") }
    if cutPointsElsewhere > 0 { parts.append("\(spelled(cutPointsElsewhere)) of the cut points in smaller parts.") }
    if hasHiddenParallels { parts.append(oneLineEach) }
    if hidesConfidential { parts.append("Ties against somebody are confidential and not shown.") }
    parts.append("Near on the map ≈ few steps apart; up and down, left and right mean nothing.")
    return parts.joined(separator: " ")
  }
}
