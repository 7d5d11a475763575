import StakeholderModel

/// Every sentence that diagrams make by themselves, in one place, so that other languages can follow.
public enum Texts {
  /// What the size of a symbol shows unless something else is said.
  public static let sizeTitle = "Size: go-between score"
  /// The unit of the go-between score.
  public static let sizeUnit = "pairs joined on a shortest path (betweenness)"

  static let sectorHead = "Colour and shape: sector"
  static func withoutShape(_ head: String) -> String { head.replacing("Colour and shape", with: "Colour") }
  static let noSector = "Sector not known"
  static let lineHead = "Lines: the tie"
  static let taperedHead = "Lines: from the thick to the thin end"
  static let bridgeLineHead = "Lines"
  static let bridgeTie = "the only link (a bridge tie)"
  static let brokerTie = "tie of a cut point"
  static let otherTie = "other tie"
  static let pathTie = "step of the way"
  static let proposedTie = "proposed"
  static let plannedTie = "planned"
  static let bothWays = "told of by both sides"
  static let oneWay = "told of by one side"
  static let twoHeads = "two heads: both ways"
  static let notNamed = "somebody not named"
  static let onTheWay = "on the way"
  static let restIsFaded = "the rest is faded, in its usual place"
  static let aboutBridges =
    "ties that are not against anybody; the rest is faded, in the same places as on the sector map"
  static let aboutAgainst = "ties against somebody; the rest is faded, in the same places as on the sector map"
  static let aboutTrust = "ties of trust, in the same places as on the sector map"
  static let aboutPractices = "what ties do for the practices of shared agency"
  static func aboutSectors(_ people: String) -> String { "\(people) and their ties" }

  static let beneficiaryHead = "Thick outline: beneficiary"
  static let beneficiaryMeaning = ["one of those for whom", "the collaboration is"]
  static func thickOutline(_ what: String) -> String { "Thick outline: \(what)" }

  static let communityHead = "Colour and shape: community"
  static let communityMeaning = "more ties inside than to others"
  static let insideCommunity = "inside a community"
  static let betweenCommunities = "between communities"
  static let tintMeaning = "tint: several of one colour near one another"
  static func communitiesNote(modularity: Double) -> String {
    "Communities by the Leiden method, modularity \(NumberText.short(modularity))."
  }
  static func community(_ number: Int) -> String { "Community \(number)" }
  static func smallCommunities(below size: Int) -> String { "in a group smaller than \(size)" }
  static func columnHead(_ column: String) -> String {
    "Colour and shape: \(column.replacing("_", with: " "))"
  }
  static let unknownValue = "not known"
  static let partnersSize = "Size: partners"
  static let namedSize = "Size: named by others"
  static let namedUnit = "number of others from whom such a tie comes"
  static func columnSize(_ column: String) -> String { "Size: \(column.replacing("_", with: " "))" }
  static let columnUnit = "as the stakeholder table says"
  static let strengthHead = "Width: strength of the tie"
  static let strengths = ["weak", "middle", "strong"]

  static func practice(_ family: TieFamily) -> String {
    switch family {
    case .decides: "a say in decisions"
    case .trusts: "trust, or links others"
    case .learns: "learning: data, training, trials"
    case .worksWith: "working together"
    case .gives: "money, contracts, other help"
    case .against: "against somebody"
    }
  }

  static let keepContent = "Keep satisfied"
  static let workClosely = "Manage closely"
  static let keepWatch = "Monitor"
  static let keepInformed = "Keep informed"
  static let interestAxis = "interest →"
  static let powerAxis = "power ↑"
  static let unrated = "Power or interest not known:"
  static let anyTie = "a tie"

  static let oneLineEach = "Of several ties between two, one line is drawn."
  static let cutPointHead = "Thick outline: cut point"
  static let cutPointMeaning = ["If it leaves, some of the others", "lose every path to the rest."]
  static let cutOffHead = "Others cut off without it"
  static let unknownSize = "dashed outline: not known"

  static let asideHead = "Not in the large part"
  static let withoutTie = "without any tie"
  static let allNames = "all names: table and tooltips"

  static func smallParts(_ number: Int) -> String { number == 1 ? "1 small group" : "\(grouped(number)) small groups" }
  static func namesHead(_ number: Int, isAboutSome: Bool) -> String {
    isAboutSome ? "Names: \(grouped(number)) of those not faded" : "Names: \(grouped(number)) highest scores"
  }

  static func others(_ number: Int) -> String { "\(grouped(number)) smaller ones" }
  static func otherSectors(_ names: [String]) -> String { "Other: " + names.joined(separator: ", ") }

  /// What the legend calls lines that stand for several kinds: as many of their names as fit, the most frequent first.
  static func family(_ family: TieFamily, kinds: [String]) -> String {
    let prefix = family == .against ? "against: " : ""
    guard let first = kinds.first else { return family == .against ? "against somebody" : "tie" }
    var text = prefix + first
    for (position, kind) in kinds.enumerated().dropFirst() {
      let longer = text + ", " + kind
      let rest = kinds.count - position - 1
      if longer.count + (rest > 0 ? 8 : 0) > 64 { return text + " + \(count(rest + 1, "kind"))" }
      text = longer
    }
    return text
  }

  static func similarColors(_ first: String, _ second: String, difference: Double) -> String {
    "The colours of “\(first)” and “\(second)” in study.yaml are hard to tell apart "
      + "(difference \(Int(difference.rounded())) by CIEDE2000; from 10 on they are easy): choose another for one of them."
  }

  static func missingFont(script: String, examples: String, package: String) -> String {
    "This machine has no font for \(script) (\(examples)): boxes stand where these characters should. "
      + "Install one (Debian: apt-get install \(package)) and draw again, or write an SVG, whose letters the reader's "
      + "machine draws."
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

  static func linkedTitle(total: Int, linked: Int, groups: Int, alone: Int, broker: String?) -> String {
    let through = broker.map { "; \($0) is the main go-between" } ?? ""
    if total == 0 { return "No stakeholders" }
    if linked <= 1 { return "No two of the \(grouped(total)) stakeholders are tied" }
    if linked == total { return "All \(grouped(total)) stakeholders are linked\(through)" }
    if groups > 1, linked * 2 < total - alone {
      let rest = alone > 0 ? "; \(grouped(alone)) \(alone == 1 ? "has" : "have") no tie" : ""
      return
        "\(grouped(total)) stakeholders stand in \(grouped(groups)) separate groups, the largest of \(grouped(linked))\(rest)"
    }
    return "\(grouped(linked)) of \(grouped(total)) stakeholders are linked\(through)"
  }

  static func againstTitle(_ ties: Int) -> String {
    ties == 0
      ? "No tie against somebody is known" : "\(count(ties, "tie")) \(ties == 1 ? "is" : "are") against somebody"
  }

  static func mutualityTitle(pairs: Int, mutual: Int) -> String {
    if pairs == 0 { return "No tie of trust is known" }
    return
      "Trust is told of in \(count(pairs, "pair")), in \(mutual == pairs ? "all" : grouped(mutual)) of them by both sides"
  }

  /// - Parameters:
  ///   - decisions: How many ties give a say; nil where the map leaves such ties out.
  ///   - learning: How many ties are about learning; nil where the map leaves such ties out.
  static func practicesTitle(beneficiaries: Int, withSay: Int, decisions: Int?, learning: Int?) -> String {
    if beneficiaries > 0, let decisions, decisions > 0 {
      if beneficiaries == 1 {
        return "The only beneficiary has \(withSay == 0 ? "no" : "a") tie that gives a say in decisions"
      }
      return withSay == 0
        ? "None of the \(grouped(beneficiaries)) beneficiaries has a tie that gives a say in decisions"
        : "\(grouped(withSay)) of \(grouped(beneficiaries)) beneficiaries have a tie that gives a say in decisions"
    }
    func ties(_ number: Int, _ zero: String, _ one: String, _ many: String) -> String {
      number == 0 ? "No tie \(zero) is known" : number == 1 ? "One tie \(one)" : "\(spelled(number)) ties \(many)"
    }
    let say = decisions.map {
      ties($0, "that gives a say in decisions", "gives a say in decisions", "give a say in decisions")
    }
    let learn = learning.map { ties($0, "about learning", "is about learning", "are about learning") }
    switch (say, learn) {
    case (let say?, let learn?): return "\(say); \(learn.prefix(1).lowercased())\(learn.dropFirst())"
    case (let say?, nil): return say
    case (nil, let learn?): return "\(learn); those that give a say are left out"
    case (nil, nil): return "Ties that give a say or are about learning are left out"
    }
  }

  static func communitiesTitle(count number: Int, largest: Int, total: Int, modularity: Double?) -> String {
    if number == 0 { return "No communities: ties do not gather in groups" }
    if number == 1 { return "One community holds \(grouped(largest)) of \(grouped(total)) stakeholders" }
    return "\(spelled(number)) communities, the largest with \(grouped(largest)) of \(grouped(total)) stakeholders"
  }

  static func introductionsTitle(_ number: Int) -> String {
    number == 1 ? "One tie could be made" : "\(spelled(number)) ties could be made"
  }

  static func egoTitle(name: String, partners: Int, others: Int, sectors: Int, allSectors: Int) -> String {
    if partners == 0 { return "\(name) has no tie with any of the \(grouped(others)) others" }
    let across = allSectors > 1 ? ", in \(grouped(sectors)) of \(grouped(allSectors)) sectors" : ""
    return "\(name) has ties with \(grouped(partners)) of \(grouped(others)) others\(across)"
  }

  static func pathTitle(from: String, to: String, through: [String]) -> String {
    if through.isEmpty { return "\(from) and \(to) have a tie" }
    let names =
      through.count <= 3
      ? " through " + through.joined(separator: ", ") : ""
    return "From \(from) to \(to) it takes \(through.count + 1) steps\(names)"
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

  // MARK: Several maps

  static let aboutWaves = "one map for each wave, everybody in one place"
  static func kindsTitle(_ kinds: Int, most: String) -> String {
    kinds == 1 ? "One kind of tie: \(most)" : "\(spelled(kinds)) kinds of tie, most often “\(most)”"
  }
  static func kindsLeftOut(_ number: Int) -> String { "\(count(number, "rarer kind")) not shown." }
  static func wavesTitle(first: Int, last: Int, waves: Int) -> String {
    let change = last == first ? "as many at the end as at the beginning" : "from \(grouped(first)) to \(grouped(last))"
    return "Tied pairs over \(spelled(waves).lowercased()) waves: \(change)"
  }
  static func sheetDescription(title: String, panels: [String]) -> String {
    "\(count(panels.count, "small map")): \(panels.joined(separator: "; ")). \(title)."
  }

  // MARK: Sectors against sectors

  static let noTies = "No tie between stakeholders whose sector is known"
  static let aboutMatrix = "tied pairs of stakeholders within and between sectors, ties against somebody left out"
  static let members = "members"
  static let howToRead = "How to read"
  static let matrixReading = [
    "Row and column: two sectors.", "Large number: pairs with a tie.", "Small number: pairs possible.",
    "On the diagonal: inside a sector.",
  ]
  static let shadeHead = "Shade: share of possible pairs"
  static let siloMeaning = ["Silo: none, and by chance none", "would happen less than 1 time in 20"]
  static let chanceMeaning = ["None, which may well", "be chance: few pairs"]

  static func ofPossible(_ number: Int) -> String { "of \(grouped(number))" }
  static func percent(_ share: Double, isLast: Bool) -> String {
    "\(Int((share * 100).rounded()))\(isLast ? " %" : "")"
  }
  static func sectorsLeftOut(_ number: Int) -> String { "\(count(number, "smaller sector")) not shown." }

  static func siloTitle(_ first: String, _ second: String, pairs: Int, others: Int) -> String {
    let more = others > 0 ? "; \(count(others, "more pair")) of sectors likewise" : ""
    return "\(first) and \(second) have no tie at all: 0 of \(count(pairs, "pair"))\(more)"
  }

  static func closestTitle(
    _ first: String, _ second: String, tied: Int, possible: Int, byChance expected: Double
  ) -> String {
    let place = first == second ? "within \(first)" : "between \(first) and \(second)"
    return "Ties \(place) exceed chance most clearly: \(grouped(tied)) of \(count(possible, "pair")), "
      + "\(about(expected)) expected"
  }

  /// A number that is expected: in tenths while it is small, of which there are no parts.
  private static func about(_ expected: Double) -> String {
    expected < 10
      ? "about \(NumberText.short((expected * 10).rounded() / 10))" : "about \(grouped(Int(expected.rounded())))"
  }

  static func matrixDescription(title: String, sectors: [String]) -> String {
    "Table of \(count(sectors.count, "sector")) against one another: \(sectors.joined(separator: ", ")). \(title)."
  }

  static func matrixNumbers(
    stakeholders: Int, withoutSector: Int, tied: Int, pairs: Int, expected: (possible: Int, ties: Double)?,
    response: (answered: Int, asked: Int)?, isSurvey: Bool?
  ) -> String {
    var parts = [
      "n = \(count(stakeholders, "stakeholder")), \(grouped(tied)) tied pairs of \(grouped(pairs)) possible."
    ]
    if withoutSector > 0 { parts.append("\(spelled(withoutSector)) without a known sector left out.") }
    if let response {
      parts.append("\(grouped(response.answered)) of \(grouped(response.asked)) asked answered.")
    } else if isSurvey == false {
      parts.append("Not a survey.")
    }
    if let expected {
      parts.append(
        "Chance: as many ties thrown at random; \(about(expected.ties)) expected in \(grouped(expected.possible)) pairs."
      )
    }
    return parts.joined(separator: " ")
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
  static func changesHead(isDirected: Bool) -> String {
    "\(isDirected ? "Named by others" : "Partners"): changes of 2 or more"
  }
  static let beforeAfter = "before → after"
  static func signed(_ number: Int) -> String { number < 0 ? "−\(grouped(-number))" : "+\(grouped(number))" }
  static func partnersTitle(wave: String, isDirected: Bool) -> String {
    "Size: \(isDirected ? "named by others" : "partners"), \(wave)"
  }
  static let partnersUnit = "number of others with a tie"

  static func changeNumbers(
    stakeholders: Int, before: Int, after: Int, gained: Int, isDirected: Bool,
    answers: (Study.ResponseRate?, Study.ResponseRate?)
  ) -> String {
    let what = isDirected ? "ties" : "tied pairs"
    var line = "n = \(count(stakeholders, "stakeholder")); \(grouped(before)) \(what) before, \(grouped(after)) after."
    if before + gained > 0 {
      let share = Double(after - gained) / Double(before + gained)
      line += " \(Int((share * 100).rounded())) % of all seen in either wave are in both (Jaccard)."
    }
    if let first = answers.0, let second = answers.1 {
      line += " Answers: \(first.answered) of \(first.asked), then \(second.answered) of \(second.asked);"
      line += " a tie is also gone when nobody answered about it."
    }
    return line + " Positions from both waves together."
  }

  // MARK: Lines round the map

  static func subtitle(study: String, wave: String?, period: String?, about: String, kinds: [String]) -> String {
    let only = kinds.isEmpty ? "" : ", only: \(kinds.joined(separator: ", "))"
    let when = [wave, period].compactMap(\.self).first.map { ", \($0)" } ?? ""
    return "\(study)\(when): \(about)\(only)"
  }

  static func sourceLine(source: String?, isSurvey: Bool?, isTable: Bool = false) -> String {
    let missing =
      switch isSurvey {
      case true?: "no tie reported, or not asked"
      case false?: "not found in the sources"
      case nil: "no tie in the data"
      }
    let named = source.map { "Source: \($0)\($0.hasSuffix(".") ? "" : ".") " } ?? ""
    return "\(named)\(isTable ? "A zero" : "A missing line") means: \(missing)."
  }

  static let nearness = "Near ≈ few steps apart; up, down and sides mean nothing."

  /// What places mean, where they do not mean steps.
  static func places(_ layout: DiagramLayout) -> String? {
    switch layout {
    case .stress, .neato, .fdp, .sfdp: nil
    case .dot: "From top to bottom: the direction of ties."
    case .circo, .twopi, .osage: "Nearness means nothing."
    case .circle, .rings, .columns: "Places follow the groups; nearness means nothing."
    case .powerInterest: "Places follow power and interest; symbols that would overlap are moved apart."
    }
  }

  static func numbersLine(
    stakeholders: Int, ties: Int, against: Int, response: (answered: Int, asked: Int)?, isSurvey: Bool?,
    withoutTie: Int,
    cutPointsElsewhere: Int, hasHiddenParallels: Bool, hidesConfidential: Bool, showsConfidential: Bool,
    hidesStrengths: Bool, date: String?
  ) -> String {
    var parts = ["n = \(count(stakeholders, "stakeholder")), \(count(ties, "tie"))"]
    if against > 0, against < ties { parts[0] += " (\(grouped(ties - against)) for, \(grouped(against)) against)" }
    parts[0] += "."
    if let response {
      parts.append("\(grouped(response.answered)) of \(grouped(response.asked)) asked answered.")
    } else if isSurvey == false {
      parts.append("Not a survey.")
    }
    if withoutTie > 0 { parts.append("\(spelled(withoutTie)) without a tie\(against > 0 ? " for" : "").") }
    if cutPointsElsewhere > 0 { parts.append("\(spelled(cutPointsElsewhere)) of the cut points in smaller parts.") }
    if hasHiddenParallels { parts.append(oneLineEach) }
    if let date { parts.append("As of \(date).") }
    if showsConfidential { parts.append("Shows what was told in confidence: do not pass it on.") }
    if hidesStrengths { parts.append("How far each trusts is confidential.") }
    if hidesConfidential { parts.append("Ties against somebody are confidential and not shown.") }
    parts.append(nearness)
    return parts.joined(separator: " ")
  }
}
