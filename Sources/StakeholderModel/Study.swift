public import OrderedCollections

/// All that is known about a collaboration: its stakeholders, the ties between them, who was asked what, and how the
/// authors want it read.
///
/// A study is made by a ``StudyBuilder``, which reports every problem that it finds, and never changes afterwards.
/// Ties of negative sign are not among ``relationships`` unless the study declares them public; the others are held by
/// ``confidential``, which shows nothing.
public struct Study: Sendable {
  /// What the authors say about the study.
  public let settings: StudySettings
  /// A title to show: the authors' own, or the name of the file or folder.
  public let title: String
  /// All stakeholders, in the order of the list. Where consent is withheld, name and key are already replaced.
  public let stakeholders: [Stakeholder]
  /// The sectors: those that the study declares, in its order, then the others by their number of stakeholders.
  public let sectors: [Sector]
  /// All kinds of tie that occur or are declared.
  public var kinds: [Kind] { catalogue.kinds }
  let catalogue: KindCatalogue
  /// The waves in order; empty in a study without rounds.
  public let waves: [Wave]
  /// The ties that may be shown, as reported, in the order of the file.
  public let relationships: [Relationship]
  /// The ties of negative sign that were told in confidence.
  public let confidential: ConfidentialRelationships
  /// Who was asked what.
  public let responses: [SurveyResponse]
  /// Everything that was found wrong, repaired or worth knowing, in the order of the files.
  public let diagnostics: [Diagnostic]
  /// The rows that cannot be used, with the reason, as they stand in the file.
  public let rejectedRows: [RejectedRow]

  /// The sector with a key.
  public func sector(_ id: String) -> Sector? { sectors.first { $0.id == id } }

  /// The kind with a name, if it occurs or is declared.
  public func kind(_ id: Kind.ID) -> Kind? { catalogue.kind(id) }

  /// Whether ties of a kind are told in confidence, or would be if there were any. The answer is the same whether the
  /// study has such ties or not, so that it gives nothing away.
  public func isConfidential(_ kind: Kind.ID) -> Bool {
    guard let declared = self.kind(kind) ?? Kind.known(kind) else { return Kind.soundsNegative(kind) }
    return declared.sign == .negative && (settings.negativeTies == .confidential || !declared.isDeclared)
  }

  /// Whether a kind counts among the ties that hold a collaboration together: it is not negative and not a rating.
  public func bindsTogether(_ kind: Kind.ID) -> Bool {
    guard let kind = self.kind(kind) else { return true }
    return kind.sign != .negative && !kind.roles.contains(.rating)
  }

  /// The kinds whose strengths are ratings of somebody, told in confidence: low ones say as much as blame. Empty where
  /// the study declares its negative ties public. Kinds that nobody declared count by their name.
  package var confidentialRatings: Set<Kind.ID> {
    guard publicNegativeTies == nil else { return [] }
    return Set(kinds.filter(\.isOfRatings).map(\.id))
  }

  /// The permission to show the study's ties of negative sign, if it declares them public.
  public var publicNegativeTies: NegativeTiePermission? { NegativeTiePermission(publicIn: settings) }

  /// The network at one wave, or over the whole study where it has no waves.
  public func network(at wave: Wave.ID? = nil) -> StakeholderNetwork { StakeholderNetwork(of: self, at: wave) }

  /// The network at the last wave, or over the whole study where it has no waves.
  public var latestNetwork: StakeholderNetwork { StakeholderNetwork(of: self, at: waves.last?.id) }

  /// The share of those asked who answered, over all waves or in one of them; nil where nobody wrote down who was
  /// asked. A stakeholder has answered if at least one of its questions was.
  public func responseRate(at wave: Wave.ID? = nil) -> ResponseRate? {
    var asked = Set<Stakeholder.ID>()
    var answered = Set<Stakeholder.ID>()
    for response in responses where wave == nil || response.wave == nil || response.wave == wave {
      guard response.status != .notAsked else { continue }
      asked.insert(response.stakeholder)
      if response.status == .answered { answered.insert(response.stakeholder) }
    }
    return asked.isEmpty ? nil : ResponseRate(asked: asked.count, answered: answered.count)
  }

  /// How many stakeholders were asked and how many answered.
  public struct ResponseRate: Sendable, Hashable {
    /// Those who were asked.
    public let asked: Int
    /// Those of them who answered at least one question.
    public let answered: Int
    /// The share that answered, 0 to 1.
    public var share: Double { Double(answered) / Double(asked) }

    /// Makes a rate; at least one must have been asked.
    package init(asked: Int, answered: Int) {
      self.asked = asked
      self.answered = answered
    }
  }
}

/// A row that cannot be used, as it stands in the file, so that it is not lost.
public struct RejectedRow: Sendable, Hashable {
  /// Where it was read.
  public let location: Diagnostic.Location
  /// Why it cannot be used.
  public let reason: String
  /// Its cells by the headings of the file.
  public let cells: OrderedDictionary<String, String>

  /// Makes a rejected row.
  public init(location: Diagnostic.Location, reason: String, cells: OrderedDictionary<String, String>) {
    self.location = location
    self.reason = reason
    self.cells = cells
  }
}

extension RejectedRow {
  /// Each row once, with all its reasons.
  static func once(_ rows: [RejectedRow]) -> [RejectedRow] {
    struct Place: Hashable {
      let file: String
      let row: Int?
    }
    var byPlace: OrderedDictionary<Place, RejectedRow> = [:]
    for row in rows {
      let place = Place(file: row.location.file, row: row.location.row)
      guard let earlier = byPlace[place] else {
        byPlace[place] = row
        continue
      }
      byPlace[place] = RejectedRow(
        location: earlier.location, reason: earlier.reason + " " + row.reason, cells: earlier.cells)
    }
    return Array(byPlace.values)
  }
}
