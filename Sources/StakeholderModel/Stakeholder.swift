public import OrderedCollections

/// Somebody who has a stake: an organisation, a group or a person.
public struct Stakeholder: Sendable, Hashable, Identifiable {
  /// The key by which ties refer to a stakeholder.
  public struct ID: Sendable, Hashable, Comparable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
  {
    /// The key as the study writes it.
    public let rawValue: String

    /// Makes a key.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes a key from a literal.
    public init(stringLiteral value: String) { rawValue = value }

    /// The key itself.
    public var description: String { rawValue }

    /// In the order of the alphabet, so that output does not depend on chance.
    public static func < (lhs: ID, rhs: ID) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// What a stakeholder allows to be shown.
  public enum Consent: String, Sendable, Hashable, CaseIterable {
    /// Name and everything else.
    case yes
    /// Role and sector, without the name.
    case roleOnly = "role only"
    /// Nothing: no name, no row of one's own in any output, and no part in any network, so that nothing can be read off
    /// the numbers of others. Only how many they are is told.
    case no

    /// The one that shows less.
    package func stricter(of other: Consent) -> Consent {
      for consent in [Consent.no, .roleOnly] where self == consent || other == consent { return consent }
      return .yes
    }
  }

  /// The key by which ties refer to the stakeholder. Where consent is withheld this is a made-up key.
  public var id: ID
  /// The name to show. Where consent is withheld this is already the text that may be shown.
  public var name: String
  /// The sector's key, for example `public`; nil when unknown.
  public var sector: String?
  /// What sort of stakeholder it is, for example `city_department`.
  public var type: String?
  /// What it does, in the study's own words.
  public var role: String?
  /// Whether it is one of those whom the collaboration is for; nil when nobody said.
  public var isBeneficiary: Bool?
  /// The values that it states, in the study's own words.
  public var values: [String]
  /// How much power it holds over the matter, on the study's own scale.
  public var power: Double?
  /// How much interest it takes in the matter, on the study's own scale.
  public var interest: Double?
  /// When it joined the collaboration.
  public var joined: PartialDate?
  /// When it left the collaboration.
  public var left: PartialDate?
  /// What may be shown of it.
  public var consent: Consent
  /// All other columns of its row, in the order of the file; also its ratings of itself.
  public var attributes: OrderedDictionary<String, String>
  /// Where it was read.
  public var origin: Diagnostic.Location?

  /// Makes a stakeholder; everything but the key is optional, and the name defaults to the key.
  public init(
    id: ID, name: String? = nil, sector: String? = nil, type: String? = nil, role: String? = nil,
    isBeneficiary: Bool? = nil, values: [String] = [], power: Double? = nil, interest: Double? = nil,
    joined: PartialDate? = nil, left: PartialDate? = nil, consent: Consent = .yes,
    attributes: OrderedDictionary<String, String> = [:], origin: Diagnostic.Location? = nil
  ) {
    self.id = id
    self.name = name ?? id.rawValue
    self.sector = sector
    self.type = type
    self.role = role
    self.isBeneficiary = isBeneficiary
    self.values = values
    self.power = power
    self.interest = interest
    self.joined = joined
    self.left = left
    self.consent = consent
    self.attributes = attributes
    self.origin = origin
  }
}

/// A part of society that stakeholders come from: the city, civil society, residents, business.
public struct Sector: Sendable, Hashable, Identifiable {
  /// The key as the stakeholder list writes it.
  public var id: String
  /// The name in plain words.
  public var title: String
  /// A colour of the study's own, as `#RRGGBB`.
  public var color: String?
  /// Whether its members are bodies of government.
  public var isGovernment: Bool

  /// Makes a sector.
  public init(id: String, title: String? = nil, color: String? = nil, isGovernment: Bool? = nil) {
    self.id = id
    self.title = title ?? Sector.plainTitle(of: id)
    self.color = color
    self.isGovernment = isGovernment ?? ["public", "government"].contains(id.lowercased())
  }

  /// `civil_society` becomes `Civil society`.
  private static func plainTitle(of id: String) -> String {
    let words = id.replacing("_", with: " ")
    guard let first = words.first else { return "Unknown" }
    return first.uppercased() + words.dropFirst()
  }
}
