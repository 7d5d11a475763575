/// Checks ties against the stakeholders and kinds of a study.
///
/// Findings about confidential ties give the row number alone.
struct RelationshipCheck: Sendable {
  let roster: StakeholderRoster
  let kinds: KindCatalogue
  let settings: StudySettings

  /// The ties that can be used, in their order. Each that cannot, and each that looks wrong, becomes a finding.
  func usable(_ relationships: [Relationship], findings: inout [Diagnostic]) -> [Relationship] {
    var earlier = EarlierTies(relationships)
    var usable: [Relationship] = []
    usable.reserveCapacity(relationships.count)
    for (index, relationship) in relationships.enumerated() {
      var found: [Diagnostic] = []
      let checked = check(relationship, index, earlier: &earlier, findings: &found)
      if kinds.isConfidential(relationship.kind), let worst = found.map(\.severity).max() {
        findings.append(.confidential(worst, at: relationship.origin))
      } else if roster.isWithheld(relationship.from) || roster.isWithheld(relationship.to),
        let worst = found.map(\.severity).max()
      {
        findings.append(.withheld(worst, at: relationship.origin))
      } else {
        findings += found
      }
      if let checked { usable.append(checked) }
    }
    return usable
  }

  private func check(
    _ relationship: Relationship, _ index: Int, earlier: inout EarlierTies, findings: inout [Diagnostic]
  ) -> Relationship? {
    let ends = [("from", relationship.from), ("to", relationship.to)]
    let unknown = ends.filter { !roster.contains($0.1) }
    for (column, id) in unknown {
      findings.append(
        Diagnostic(
          .error, code: "unknown-stakeholder", at: relationship.place(column),
          message: "No stakeholder has the id or name “\(id)”.", found: id.rawValue, action: "The tie is left out.",
          advice: "Correct the spelling, or add the stakeholder to the list."))
    }
    guard unknown.isEmpty else { return nil }
    guard relationship.from != relationship.to else {
      findings.append(
        Diagnostic(
          .error, code: "tie-to-oneself", at: relationship.place("to"),
          message: "“\(relationship.from)” has a tie to itself.", found: relationship.to.rawValue,
          action: "The tie is left out.", advice: "Correct one of the two ends, or delete the row."))
      return nil
    }
    var checked = relationship
    checkStrength(&checked, findings: &findings)
    checkDates(checked, findings: &findings)
    checkRepetition(checked, index, earlier: &earlier, findings: &findings)
    return checked
  }

  private func checkStrength(_ relationship: inout Relationship, findings: inout [Diagnostic]) {
    guard case .measured(let number) = relationship.strength else { return }
    let isInConfidence = isRatingInConfidence(relationship.kind)
    func doubt(_ code: String, _ message: String, _ advice: String) {
      findings.append(
        Diagnostic(
          .warning, code: code, at: relationship.place("strength"), message: message,
          found: isInConfidence ? nil : number.plain, action: "The tie is used, its strength counts as unknown.",
          advice: advice))
      relationship.strength = .unknown
    }
    guard number > 0, number.isFinite else {
      return doubt(
        "strength-not-positive", "A strength is 0 for “asked, no tie”, or a number above 0.",
        "For ties against somebody use a kind of its own, such as blame.")
    }
    guard Strength.usable.contains(number) else {
      return doubt(
        "strength-beyond-numbers", "The strength is too large or too small to be added to others.",
        "Give strengths in a larger or smaller unit.")
    }
    guard let scale = kinds.kind(relationship.kind)?.scale else { return }
    guard (scale.minimum...scale.maximum).contains(number) else {
      return doubt(
        "strength-outside-scale",
        "The strength lies outside the scale of “\(relationship.kind)”, \(scale.minimum.plain) to \(scale.maximum.plain).",
        "Correct the strength, or the scale in study.yaml.")
    }
    guard scale.isReversed else { return }
    guard let turned = Strength(scale.minimum + scale.maximum - number) else {
      return doubt(
        "strength-not-positive", "Turned round, as the study says of the scale, the strength lies below 0.",
        "Let the scale begin at 0 or above.")
    }
    relationship.strength = turned
  }

  private func checkDates(_ relationship: Relationship, findings: inout [Diagnostic]) {
    guard let since = relationship.since, let until = relationship.until, until.isCertainlyBefore(since) else { return }
    findings.append(
      Diagnostic(
        .warning, code: "ends-before-it-begins", at: relationship.place("until"),
        message: "The tie ends (\(until)) before it begins (\(since)).", found: until.description,
        action: "Both dates are kept as they are.", advice: "Correct one of them."))
  }

  private func checkRepetition(
    _ relationship: Relationship, _ index: Int, earlier: inout EarlierTies, findings: inout [Diagnostic]
  ) {
    let isDirected = kinds.kind(relationship.kind)?.isDirected ?? true
    guard let first = earlier.first(sayingTheSameAs: index, isDirected: isDirected) else { return }
    let row = first.origin?.row.map { " in row \($0)" } ?? ""
    let tie = "The tie from “\(relationship.from)” to “\(relationship.to)” (\(relationship.kind))"
    if first.strength == relationship.strength {
      findings.append(
        Diagnostic(
          .repair, code: "repeated-tie", at: relationship.place(nil), message: "\(tie) stands\(row) already.",
          action: "It is one tie on maps and in measures.", advice: "Delete one of the rows."))
    } else {
      findings.append(
        Diagnostic(
          .warning, code: "conflicting-strengths", at: relationship.place("strength"),
          message: "\(tie) stands\(row) with another strength.",
          found: isRatingInConfidence(relationship.kind)
            ? nil : "\(relationship.strength.plain) here, \(first.strength.plain) there",
          action: "Measures that use strengths take the mean.", advice: "Decide which one is right."))
    }
  }

  /// Low ratings of trust or behaviour say as much as blame, so ratings are not quoted.
  private func isRatingInConfidence(_ kind: Kind.ID) -> Bool {
    settings.negativeTies == .confidential && kinds.kind(kind)?.isOfRatings == true
  }
}

/// The ties looked at so far by all that makes two rows the same report of the same tie, for lists of millions: a number
/// and a place for each, no copies.
private struct EarlierTies {
  private let ties: [Relationship]
  private var places: [Int: Int] = [:]

  init(_ ties: [Relationship]) { self.ties = ties }

  /// The first tie that says the same, not counting strength, or nil after taking note of this one.
  mutating func first(sayingTheSameAs index: Int, isDirected: Bool) -> Relationship? {
    let tie = ties[index]
    var hash = EarlierTies.hash(of: tie, isDirected: isDirected)
    while let place = places[hash] {
      if EarlierTies.isSame(ties[place], tie, isDirected: isDirected) { return ties[place] }
      // Another tie with the same hash.
      hash &+= 1
    }
    places[hash] = index
    return nil
  }

  private static func hash(of tie: Relationship, isDirected: Bool) -> Int {
    var hasher = Hasher()
    let ends = ends(of: tie, isDirected: isDirected)
    hasher.combine(ends.0)
    hasher.combine(ends.1)
    hasher.combine(tie.kind)
    hasher.combine(tie.wave)
    hasher.combine(tie.reporter)
    hasher.combine(tie.since)
    hasher.combine(tie.reportedOn)
    hasher.combine(tie.value)
    hasher.combine(tie.bridgeID)
    return hasher.finalize()
  }

  private static func isSame(_ one: Relationship, _ other: Relationship, isDirected: Bool) -> Bool {
    ends(of: one, isDirected: isDirected) == ends(of: other, isDirected: isDirected) && one.kind == other.kind
      && one.wave == other.wave && one.reporter == other.reporter && one.since == other.since
      && one.until == other.until
      && one.reportedOn == other.reportedOn && one.due == other.due && texts(of: one) == texts(of: other)
  }

  private static func ends(of tie: Relationship, isDirected: Bool) -> (Stakeholder.ID, Stakeholder.ID) {
    !isDirected && tie.to < tie.from ? (tie.to, tie.from) : (tie.from, tie.to)
  }

  private static func texts(of tie: Relationship) -> [String?] {
    [tie.value, tie.bridgeID, tie.partnership, tie.outcome, tie.decision]
  }
}

extension Relationship {
  fileprivate func place(_ column: String?) -> Diagnostic.Location? {
    // An answer of a survey has a cell of its own, and nothing is wrong with any other cell of the row.
    origin.map { Diagnostic.Location(file: $0.file, row: $0.row, column: $0.column ?? column) }
  }
}

extension Diagnostic {
  /// A finding about a tie that was told in confidence: the row number, and nothing else.
  package static func confidential(_ severity: Severity, at location: Location?) -> Diagnostic {
    Diagnostic(
      severity, code: confidentialCode, at: location.map { Location(file: $0.file, row: $0.row) },
      message: "Something is wrong with a row that tells of a confidential tie; what it is is not shown.",
      action: severity == .error ? "The row is left out." : nil, advice: "Look at this row of the file.")
  }

  /// A finding about somebody who does not want to be named: the row number, and nothing else.
  package static func withheld(_ severity: Severity, at location: Location?) -> Diagnostic {
    Diagnostic(
      severity, code: withheldCode, at: location.map { Location(file: $0.file, row: $0.row) },
      message: "Something is wrong with a row about somebody who does not want to be named; what it is is not shown.",
      action: severity == .error ? "The row is left out." : nil, advice: "Look at this row of the file.")
  }

  /// Whether it is about a tie that was told in confidence or about somebody who does not want to be named, so that the
  /// row itself must not be shown.
  package var isConfidential: Bool { code == Diagnostic.confidentialCode || code == Diagnostic.withheldCode }

  private static let confidentialCode = "confidential-row"
  private static let withheldCode = "withheld-row"
}

extension Double {
  /// The number as people write it: `3`, not `3.0`.
  package var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self) }
}

extension Strength {
  /// The strength in words.
  package var plain: String {
    switch self {
    case .unknown: "blank"
    case .noTie: "0"
    case .measured(let value): value.plain
    }
  }
}
