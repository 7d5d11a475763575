import Foundation
import Graphs
import StakeholderModel

/// Practice 5: does each bring all that it has, or only money?
extension Indicator {
  static let toolIndicators: [Indicator] = [toolVariety, toolEvenness, nonMoneyGivers, multiplexity]

  /// The ten tools of the playbook.
  static let tools = [
    "money", "procurement", "law", "data", "training", "assets", "staff", "convening", "communication", "volunteers",
  ]

  private static let toolVariety = Indicator(
    "tool_variety", .tools, unit: .number, direction: .up, needs: ["relationships: tools"],
    source: "Playbook, practice 5", mean: .pairs,
    words: Words(
      name: "Tools in a partnership",
      question: "How many different tools does a pair of partners bring together?",
      formula: "mean number of different tools over positive pairs in which at least one side names any",
      caveat: "More is not stronger, and what is not written down is not counted.",
      texts: [
        "too little": "No pair of partners of this wave names a tool.",
        "with": "partners and the tools that they bring",
      ]
    ) { found in
      found.value == 1
        ? "Two partners bring one tool to their work, where they name any."
        : "Two partners bring \(Wording.fixed(found.value, 1)) different tools to their work on average, where they name any."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.namesTools else { throw .missing(["relationships: tools"]) }
    let sides = data.toolsBySide
    let positive = data.positivePairs
    let brought = positive.compactMap { pair -> (pair: PracticePair, tools: Set<String>)? in
      guard let tools = sides[pair], !tools.isEmpty else { return nil }
      return (pair, tools.values.reduce(into: Set()) { $0.formUnion($1) })
    }
    var found = try Measurement.mean(
      of: brought.map { Double($0.tools.count) }, eligible: positive.count, .pair,
      otherwise: text["too little"])
    found.scale = 1...Double(brought.reduce(into: Set<String>()) { $0.formUnion($1.tools) }.count)
    found.evidence = data.evidence([
      .init(
        title: text["with"],
        pairs: brought.map { (data.ids($0.pair), Wording.list($0.tools.sorted())) })
    ])
    return found
  }

  private static let toolEvenness = Indicator(
    "tool_evenness", .tools, unit: .index, direction: .up, needs: ["relationships: tools"],
    source: "Pielou 1966, doi:10.1016/0022-5193(66)90013-0",
    words: Words(
      name: "Evenness of tools",
      question: "Are all ten tools in use, or mostly one?",
      formula: "−Σ p ln p / ln 10 over the ten tools; p: share of the mentions of a tool, each side of a pair once",
      caveat: "Evenness is not a goal in itself: a network needs what its work needs.",
      texts: [
        "too little": "None of the ten tools is named in this wave.",
        "one": "mention of a tool",
        "many": "mentions of tools",
        "with": "what each brings to a pair",
        "left out": "Tools by other names than the ten are left out: {1}.",
      ]
    ) { found in
      let most = Wording.list(found.listed, limit: 3)
      if found.value == 0 { return "Only one of the ten tools is in use\(most.isEmpty ? "" : ": \(most)")." }
      if found.value > 1 - 1e-12 { return "All ten tools are in use equally." }
      let named = most.isEmpty ? "" : "; most named: \(most)"
      return
        "The use of the ten tools stands at \(Wording.onScale(found.value)) on a scale from 0 (a single one) to 1 (all alike)\(named)."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.namesTools else { throw .missing(["relationships: tools"]) }
    let (counts, unknown) = data.mentionsOfTools
    let total = counts.reduce(0, +)
    guard total > 0 else { throw .tooLittle(text["too little"]) }
    let shares = counts.map { Double($0) / Double(total) }
    let entropy = shares.reduce(0.0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
    var found = Measurement(
      abs(entropy) / log(10), used: total, eligible: total + unknown,
      counted: text.noun,
      working: "\(Wording.number(abs(entropy))) / ln 10")
    found.beside = zip(Indicator.tools, counts).map { .init($0, Double($1)) }
    let most = counts.max() ?? 0
    found.listed = zip(Indicator.tools, counts).filter { $0.1 == most }.map(\.0)
    func noted() -> [(pair: IDPair, note: String)] {
      let bySide = data.toolsBySide
      return bySide.keys.sorted().map { pair in
        let sides = bySide[pair] ?? [:]
        let notes = sides.keys.sorted().map { "\(data.name($0)): \(Wording.list((sides[$0] ?? []).sorted()))" }
        return (data.ids(pair), notes.joined(separator: "; "))
      }
    }
    found.evidence = data.evidence([.init(title: text["with"], pairs: noted())])
    if unknown > 0 {
      found.notes = [text("left out", Wording.list(Indicator.tools))]
    }
    return found
  }

  private static let nonMoneyGivers = Indicator(
    "non_money_givers", .tools, unit: .share, direction: .up, needs: ["relationships: tools"],
    source: "Playbook, practice 5", mean: .stakeholders,
    words: Words(
      name: "Those who bring more than money",
      question: "How many bring at least one thing that is not money?",
      formula: "stakeholders that bring at least one tool other than money / stakeholders that name any tool",
      caveat: "Who names no tool is left out, not counted as bringing nothing.",
      texts: [
        "too little": "Nobody names a tool in this wave.",
        "with": "stakeholders that bring something other than money",
        "without": "stakeholders that bring money alone",
      ]
    ) { found in
      Wording.some(
        found, .init("stakeholder that names its tools", "stakeholders that name their tools"),
        one: "brings something other than money", many: "bring something other than money",
        not: "brings money alone") + "."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    guard data.namesTools else { throw .missing(["relationships: tools"]) }
    var byNode: [Int: Set<String>] = [:]
    for (_, sides) in data.toolsBySide { for (node, tools) in sides { byNode[node, default: []].formUnion(tools) } }
    let givers = byNode.filter { $0.value.contains { $0 != "money" } }.map(\.key).sorted()
    var found = try Measurement.share(
      givers.count, of: byNode.count, eligible: data.stakeholders.count, .stakeholder,
      otherwise: text["too little"])
    found.evidence = data.evidence([
      .init(title: text["with"], stakeholders: givers),
      .init(
        title: text["without"], stakeholders: byNode.keys.filter { !givers.contains($0) }.sorted()
      ),
    ])
    return found
  }

  private static let multiplexity = Indicator(
    "multiplexity", .tools, unit: .number, direction: .up, needs: ["relationships: kind"],
    source: "Verbrugge 1979, doi:10.2307/2577906", mean: .pairs, countsKinds: true,
    words: Words(
      name: "Kinds of tie in a pair",
      question: "Do two partners have one kind of tie or several?",
      formula: "mean number of different kinds that are not negative over tied pairs",
      caveat: "It depends on how many kinds were asked about; compare with studies that asked for the same.",
      texts: [
        "too little": "There are no ties in this wave.",
        "with": "tied pairs and their kinds of tie",
        "kind": "kind",
        "many kinds": "kinds",
        "kinds": "{1} of tie occur in this wave.",
      ]
    ) { found in
      found.value == 1
        ? "Two who are tied have one kind of tie."
        : "Two who are tied have \(Wording.fixed(found.value, 1)) kinds of tie on average."
    }
  ) { data, text throws(Unmeasured) -> Measurement in
    var found = try Measurement.mean(
      of: data.pairs.map { Double($0.kinds.count) }, .pair, otherwise: text["too little"])
    found.scale = 1...Double(max(1, Set(data.ties.map(\.kind)).count))
    found.notes = [
      text("kinds", Wording.count(Set(data.ties.map(\.kind)).count, .init(text["kind"], text["many kinds"])))
    ]
    found.evidence = data.evidence([.init(title: text["with"], pairs: data.noted(data.pairs))])
    return found
  }
}

extension PracticeData {
  /// Whether any row of the study names a tool.
  var namesTools: Bool { study.relationships.contains { !$0.tools.isEmpty } }

  /// What each side of a pair brings, from all of its current ties that bind together. A row without a reporter tells of
  /// the side where the tie begins.
  var toolsBySide: [PracticePair: [Int: Set<String>]] {
    var sides: [PracticePair: [Int: Set<String>]] = [:]
    forEachSideWithTools { row, side in
      sides[PracticePair(row.from, row.to), default: [:]][side, default: []].formUnion(row.tools)
    }
    return sides
  }

  /// How often each of the ten tools is named, and others, each side of a pair once.
  fileprivate var mentionsOfTools: (counts: [Int], others: Int) {
    struct Side: Hashable {
      let pair: PracticePair, node: Int
    }
    // A bit for each of the ten.
    var known: [Side: Int] = [:]
    var others: [Side: Set<String>] = [:]
    forEachSideWithTools { row, node in
      let side = Side(pair: PracticePair(row.from, row.to), node: node)
      for tool in row.tools {
        if let place = Indicator.tools.firstIndex(of: tool) {
          known[side, default: 0] |= 1 << place
        } else {
          others[side, default: []].insert(tool)
        }
      }
    }
    let counts = Indicator.tools.indices.map { place in known.values.count { $0 >> place & 1 == 1 } }
    return (counts, others.values.reduce(0) { $0 + $1.count })
  }

  private func forEachSideWithTools(_ look: (Row, _ side: Int) -> Void) {
    for row in rows where !row.tools.isEmpty && row.isCurrent && row.bindsTogether {
      let side = row.reporter.map { node(of: $0) } ?? row.from
      guard let side, side == row.from || side == row.to else { continue }
      look(row, side)
    }
  }
}
