/// What the authors of a study say about it beside the tables. All of it is optional.
public struct StudySettings: Sendable, Hashable {
  /// Whether ties of negative sign may be shown.
  public enum NegativeTies: String, Sendable, Hashable, CaseIterable {
    /// They were told in confidence and stay there. This is the default.
    case confidential
    /// Each of them has a public source.
    case `public`
  }

  /// The kinds of tie for which everybody was asked about everybody.
  public enum Completeness: Sendable, Hashable {
    /// All kinds.
    case allKinds
    /// Only these.
    case kinds([Kind.ID])
  }

  /// The study's title.
  public var title: String?
  /// The place it is about.
  public var place: String?
  /// The time it is about, in words: `2002–2015`.
  public var period: String?
  /// One or two sentences for somebody who has never heard of it.
  public var description: String?
  /// Where the data comes from, in words.
  public var source: String?
  /// Whether the data was asked in a survey; nil when nobody said.
  public var isSurvey: Bool?
  /// Whether ties of negative sign may be shown.
  public var negativeTies: NegativeTies
  /// The sectors in the order to show them.
  public var sectors: [Sector]
  /// Kinds that the study adds, or says more about.
  public var kinds: [Kind]
  /// The waves in their order.
  public var waves: [Wave]
  /// The day to which ages of ties are counted.
  public var referenceDate: PartialDate?
  /// Types of stakeholder that are beneficiaries; nil means that nobody said.
  public var beneficiaryTypes: [String]?
  /// The smallest group about whose negative ties a figure is published.
  public var minimumGroupSize: Int
  /// The kinds for which everybody was asked about everybody, if the study says so.
  public var completeness: Completeness?
  /// Other spellings of stakeholders, to their id or name. They have been applied when the study was read.
  public var aliases: [String: String] = [:]
  /// Styles of maps of the study's own, beside those that have a name anyway.
  public var styles: [DiagramStyle] = []

  /// Makes settings; without arguments, those of a study that says nothing about itself.
  public init(
    title: String? = nil, place: String? = nil, period: String? = nil, description: String? = nil,
    source: String? = nil, isSurvey: Bool? = nil, negativeTies: NegativeTies = .confidential, sectors: [Sector] = [],
    kinds: [Kind] = [], waves: [Wave] = [], referenceDate: PartialDate? = nil, beneficiaryTypes: [String]? = nil,
    minimumGroupSize: Int = 5, completeness: Completeness? = nil
  ) {
    self.title = title
    self.place = place
    self.period = period
    self.description = description
    self.source = source
    self.isSurvey = isSurvey
    self.negativeTies = negativeTies
    self.sectors = sectors
    self.kinds = kinds
    self.waves = waves
    self.referenceDate = referenceDate
    self.beneficiaryTypes = beneficiaryTypes
    self.minimumGroupSize = minimumGroupSize
    self.completeness = completeness
  }
}
