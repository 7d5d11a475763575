/// Puts a study together and reports every problem, not only the first.
///
/// Add what was read, in the order of the files, then call ``build(title:rejecting:)``. Rows that cannot be used are
/// left out of the study and named by a diagnostic of severity `error`; nothing else is left out.
public struct StudyBuilder: Sendable {
  /// What the authors say about the study.
  public let settings: StudySettings
  /// Whether stakeholders that only occur in ties are made from them (a bare list of ties) or are errors.
  public let makesStakeholdersFromTies: Bool
  private var stakeholders: [Stakeholder] = []
  private var relationships: [Relationship] = []
  private var responses: [SurveyResponse] = []
  private var diagnostics: [Diagnostic] = []

  /// Begins a study.
  public init(settings: StudySettings = StudySettings(), makesStakeholdersFromTies: Bool = false) {
    self.settings = settings
    self.makesStakeholdersFromTies = makesStakeholdersFromTies
  }

  /// Adds a stakeholder.
  public mutating func add(_ stakeholder: Stakeholder) { stakeholders.append(stakeholder) }

  /// Adds a tie.
  public mutating func add(_ relationship: Relationship) { relationships.append(relationship) }

  /// Adds ties, in their order.
  public mutating func add(contentsOf ties: [Relationship]) {
    // Of a list of millions there is only one.
    if relationships.isEmpty { relationships = ties } else { relationships += ties }
  }

  /// Adds what somebody was asked.
  public mutating func add(_ response: SurveyResponse) { responses.append(response) }

  /// Adds a finding of whoever reads the files.
  public mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Checks everything against everything and makes the study.
  ///
  /// - Parameters:
  ///   - title: What to call the study if its authors gave it no title.
  ///   - rejected: Gives the cells of the row that a finding is about, if it is of no use; nil for any other finding.
  /// - Complexity: O(s log s + r log r) for s stakeholders and r relationships.
  public consuming func build(
    title: String = "Untitled study", rejecting rejected: (Diagnostic) -> RejectedRow? = { _ in nil }
  ) -> Study {
    var findings = diagnostics
    let roster = StakeholderRoster(
      stakeholders, settings: settings,
      mentionedIn: makesStakeholdersFromTies ? relationships : [], findings: &findings)
    let kinds = KindCatalogue(of: relationships, settings: settings, findings: &findings)
    // A wave that only confidential ties name would tell of them.
    let hasConfidential = kinds.kinds.contains { kinds.isConfidential($0.id) }
    let waves = WaveOrder(
      of: hasConfidential ? relationships.filter { !kinds.isConfidential($0.kind) } : relationships, responses,
      settings: settings, findings: &findings)
    let ties = RelationshipCheck(roster: roster, kinds: kinds, settings: settings)
      .usable(relationships, findings: &findings)
    relationships = []
    let asked = roster.usable(responses, findings: &findings)

    let shown = ConsentRule(roster.stakeholders, sectors: roster.sectors)
    let rejectedRows = RejectedRow.once(
      findings.filter { !$0.isConfidential }.compactMap(rejected))
    return Study(
      settings: settings, title: settings.title ?? title,
      stakeholders: roster.stakeholders.map(shown.applied(to:)), sectors: roster.sectors, catalogue: kinds,
      waves: waves.waves,
      relationships: !hasConfidential && shown.changesNothing
        ? ties : Array(ties.lazy.filter { !kinds.isConfidential($0.kind) }.map(shown.applied(to:))),
      confidential: ConfidentialRelationships(
        ties.filter { kinds.isConfidential($0.kind) }.map(shown.applied(to:))),
      responses: asked.map(shown.applied(to:)), diagnostics: findings, rejectedRows: rejectedRows)
  }
}
