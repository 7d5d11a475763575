extension Measure {
  /// The page of the documentation that lists all measures, made from ``all``.
  public static var documentationPage: String {
    var lines = [
      "# The measures", "",
      "What each measure of `stakenet metrics` tells, counts, needs and costs. This page is made from the program itself.",
      "", "## Overview", "",
      "The names in grey are those of the command (`--measure`), of the columns in CSV and of the fields in JSON; functions "
        + "of the library have the same names in Swift's spelling. Where a measure is not defined, the reason stands below "
        + "the table; it is never 0. n is the number of stakeholders, m that of ties. "
        + "<doc:WhatTheMeasuresSay> is a gentler way in.",
    ]
    for level in Level.allCases {
      lines += ["", "## \(level.heading)"]
      for measure in all(at: level) { lines += measure.documentation }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var documentation: [String] {
    var facts = ["", "### \(title)", "", "`\(id)` · \(reading)", "", "- Unit: \(unit.sentence)."]
    let needed = needs.sentences + (bothDirections.map { [$0] } ?? [])
    if !needed.isEmpty { facts.append("- Ties: \(needed.joined(separator: "; ")).") }
    if let parameters { facts.append("- Set to: \(parameters).") }
    facts.append("- Time: \(complexity)." + (memory.isEmpty ? "" : " Memory: \(memory)."))
    facts.append("- Source: \(source)" + (doi.map { ", [doi:\($0)](https://doi.org/\($0))" } ?? "") + ".")
    return facts
  }
}

extension Measure {
  /// What becomes of the two directions where one that is not returned counts less.
  private var bothDirections: String? {
    switch id {
    case "constraint", "effective_size", "efficiency", "hierarchy": "the strengths of both directions are added up"
    case "coreness", "clustering_onnela": "the mean strength of both directions counts, 0 where there is none"
    default: nil
    }
  }
}

extension Measure.Level {
  fileprivate var heading: String {
    switch self {
    case .stakeholders: "Of each stakeholder"
    case .ties: "Of each tie"
    case .network: "Of the whole network"
    }
  }
}

extension Measure.Unit {
  fileprivate var sentence: String {
    switch self {
    case .count: "a number of something"
    case .steps: "steps from tie to tie"
    case .share: "a share, from 0 to 1"
    case .index: "an index, at most from −1 to 1"
    case .strength: "strengths added up, in the unit of the ties"
    case .score: "a score, to be compared within one network only"
    case .flag: "1 for yes, 0 for no"
    case .label: "the number of a group"
    }
  }
}

extension Measure.Needs {
  fileprivate var sentences: [String] {
    let each: [(Self, String)] = [
      (.directions, "tells nothing without directions, when all hold both ways"),
      (.ignoresDirections, "each is taken to hold in both directions"),
      (.strengths, "without strengths each is 1"), (.usesStrengths, "strengths are used with `--weights strength`"),
      (
        .offersNormalized,
        "`--normalized` makes networks of different size comparable, as a rule by the greatest possible value"
      ),
      (.sectors, "sectors of the stakeholders are needed"),
      (.negativeTies, "negative ties are weighed against the others"),
      (.chance, "chance has a part; `--seed` repeats it"),
    ]
    return each.filter { contains($0.0) }.map(\.1)
  }
}
