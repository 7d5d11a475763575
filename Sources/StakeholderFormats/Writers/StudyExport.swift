import OrderedCollections
public import StakeholderModel

/// What of a study may be written into a file for other programs.
///
/// Ties of negative sign, and ratings of trust and behaviour one by one, are told in confidence: without a permission
/// neither they nor the questions about them are in it. Stakeholders who do not want to be shown are not in it, nor are
/// their ties; those who allow their role only have it for a name.
public struct StudyExport: Sendable {
  /// The study that it is made from.
  public let study: Study
  /// The stakeholders that may be shown.
  public let stakeholders: [Stakeholder]
  /// The ties that may be shown, as reported, in the order of the file.
  public let relationships: [Relationship]
  /// Who was asked what, of those who may be shown.
  public let responses: [SurveyResponse]
  /// What was left out, in plain sentences that do not tell whether there was any of it.
  public let notes: [String]
  /// Whether ties that were told in confidence are among them.
  let isRevealing: Bool

  /// Chooses what may be written.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - wave: One wave; nil for all of them.
  ///   - permission: The permission to show ties of negative sign; a study that declares them public needs none.
  /// - Complexity: O(s + r log r) for s stakeholders and r ties.
  public init(of study: Study, wave: Wave.ID? = nil, negativeTies permission: NegativeTiePermission? = nil) {
    self.study = study
    let members = wave.map { study.network(at: $0).stakeholders } ?? study.stakeholders
    stakeholders = members.filter { $0.consent != .no }.map(StudyExport.shown)
    let shown = Set(stakeholders.map(\.id))
    isRevealing = permission != nil

    let revealed = permission.map { study.confidential.revealed(by: $0) } ?? []
    let ties = StudyExport.inOrder(study.relationships + revealed)
    let unnamed = Set(stakeholders.lazy.filter { $0.consent != .yes }.map(\.id))
    relationships = study.published(ties, showing: permission).filter {
      shown.contains($0.from) && shown.contains($0.to) && (wave == nil || $0.wave == nil || $0.wave == wave)
    }.map { unnamed.contains($0.from) || unnamed.contains($0.to) ? StudyExport.withoutTexts($0) : $0 }
    responses = StudyExport.told(study, showing: permission).compactMap { response in
      guard shown.contains(response.stakeholder), wave == nil || response.wave == nil || response.wave == wave else {
        return nil
      }
      guard case .only(let subjects) = response.subjects else { return response }
      var visible = response
      visible.subjects = .only(subjects.filter(shown.contains))
      // A blank list of subjects would mean everybody.
      return visible.subjects == .only([]) ? nil : visible
    }
    notes = StudyExport.notes(
      isRevealing: permission != nil || study.publicNegativeTies != nil, hidden: members.count - stakeholders.count)
  }

  /// The kinds of the ties, in the order in which they first occur.
  var kinds: [Kind] {
    OrderedSet(relationships.map(\.kind)).map { study.kind($0) ?? Kind(id: $0, isDeclared: false) }
  }

  /// The waves of the ties, in their order; last those that only ties told in confidence name.
  var waves: [Wave] {
    let occurring = OrderedSet(relationships.compactMap(\.wave))
    let known = study.waves.filter { occurring.contains($0.id) }
    return known + occurring.subtracting(known.map(\.id)).map { Wave(id: $0) }
  }

  /// Whether every tie is of a kind without direction, so that a file with one direction for all can say so.
  var isUndirected: Bool { !relationships.isEmpty && kinds.allSatisfy { !$0.isDirected } }

  /// The sentence for formats in which all ties have a direction, or none.
  var directionNote: String? {
    let kinds = kinds
    let undirected = kinds.filter { !$0.isDirected }.map(\.id.rawValue)
    guard !undirected.isEmpty, undirected.count < kinds.count else { return nil }
    return
      "Ties without direction are written with one, since the others have it: \(undirected.joined(separator: ", "))."
  }

  /// The sentence for formats that hold a network and nothing else.
  var responsesNote: String? {
    responses.isEmpty ? nil : "Who was asked what is not kept: the format has no place for it."
  }

  /// Of somebody who allows the role only, that and the sector.
  private static func shown(_ stakeholder: Stakeholder) -> Stakeholder {
    guard stakeholder.consent != .yes else { return stakeholder }
    return Stakeholder(
      id: stakeholder.id, name: stakeholder.name, sector: stakeholder.sector, role: stakeholder.role,
      consent: stakeholder.consent)
  }

  /// A tie of somebody who is not named, without texts that could be about just this one.
  private static func withoutTexts(_ tie: Relationship) -> Relationship {
    var shown = tie
    (shown.value, shown.partnership, shown.bridgeID, shown.outcome, shown.decision) = (nil, nil, nil, nil, nil)
    (shown.confidence, shown.evidence, shown.source) = (nil, nil, nil)
    shown.attributes = [:]
    return shown
  }

  /// Who was asked what. Without a permission nothing about ties against somebody, and nothing about trust and ratings:
  /// whoever was asked about somebody, and has no such tie, has said no. A question about all kinds becomes one for each of the
  /// others.
  private static func told(_ study: Study, showing permission: NegativeTiePermission?) -> [SurveyResponse] {
    let ratings = permission == nil ? study.confidentialRatings : []
    func mayBeTold(_ kind: Kind.ID) -> Bool {
      permission != nil || !(study.isConfidential(kind) || ratings.contains(kind))
    }
    return study.responses.flatMap { response -> [SurveyResponse] in
      if let kind = response.kind { return mayBeTold(kind) ? [response] : [] }
      guard !ratings.isEmpty else { return [response] }
      return study.kinds.map(\.id).filter(mayBeTold).map { kind in
        var part = response
        part.kind = kind
        return part
      }
    }
  }

  /// Where every tie comes from the same table, confidential ties go back to their places.
  private static func inOrder(_ ties: [Relationship]) -> [Relationship] {
    let file = ties.first?.origin?.file
    guard ties.allSatisfy({ $0.origin?.file == file && $0.origin?.row != nil }) else { return ties }
    return ties.enumerated()
      .sorted { ($0.element.origin?.row ?? 0, $0.offset) < ($1.element.origin?.row ?? 0, $1.offset) }
      .map(\.element)
  }

  private static func notes(isRevealing: Bool, hidden: Int) -> [String] {
    var notes: [String] = []
    if !isRevealing {
      notes.append(
        "Told in confidence and not written: ties against somebody, how strong trust and ratings are, and who was asked "
          + "about them. "
          + "A study can declare them public; --show-negative-ties writes them.")
    }
    if hidden > 0 {
      notes.append(
        hidden == 1
          ? "One stakeholder does not want to be shown: it is left out with its ties."
          : "\(hidden) stakeholders do not want to be shown: they are left out with their ties.")
    }
    return notes
  }
}
