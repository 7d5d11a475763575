/// A kind of relationship: what a tie says, how it is meant and how it is measured.
public struct Kind: Sendable, Hashable, Identifiable {
  /// The name by which ties refer to a kind, for example `trust`.
  public struct ID: Sendable, Hashable, Comparable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
  {
    /// The name, in lower case with `_` between words.
    public let rawValue: String

    /// Makes a name of a kind.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes a name of a kind from a literal.
    public init(stringLiteral value: String) { rawValue = value }

    /// The name itself.
    public var description: String { rawValue }

    /// In the order of the alphabet, so that output does not depend on chance.
    public static func < (lhs: ID, rhs: ID) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// Whether a tie of this kind brings two stakeholders together or sets them apart.
  public enum Sign: String, Sendable, Hashable, CaseIterable {
    /// It brings together, as trust does.
    case positive
    /// It does neither by itself, as a contract does.
    case neutral
    /// It sets apart, as blame does. Ties of negative sign are confidential unless the study declares them public.
    case negative
  }

  /// The numbers that a strength of this kind can take.
  public struct Scale: Sendable, Hashable {
    /// The weakest tie that is still a tie.
    public var minimum: Double
    /// The strongest tie.
    public var maximum: Double
    /// Whether the file counts backwards: rank 1 is the strongest. Strengths are turned round when they are read.
    public var isReversed: Bool

    /// Makes a scale; its two ends are put in order.
    public init(minimum: Double, maximum: Double, isReversed: Bool = false) {
      self.minimum = min(minimum, maximum)
      self.maximum = max(minimum, maximum)
      self.isReversed = isReversed
    }

    /// The middle of the scale, from which on a rating counts as high.
    public var midpoint: Double { (minimum + maximum) / 2 }
  }

  /// What part a kind plays in the eight practices.
  public enum PracticeRole: String, Sendable, Hashable, CaseIterable {
    /// Trust, for reciprocity and for bridges between sectors.
    case trust
    /// An act of bringing others together.
    case bridge
    /// Working side by side.
    case collaboration
    /// Money or a contract.
    case formal
    /// Learning from evidence or from each other.
    case learning
    /// A say in decisions, from who grants it to who gets it.
    case decision
    /// Speaking for somebody.
    case advocacy
    /// Blame, opposition, pressure or distrust.
    case against
    /// A rating of another's behaviour.
    case rating
  }

  /// The four looks that ties have on a map. Eight kinds in eight styles cannot be told apart; four families can.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// Collaborates, communicates, experiments.
    case worksWith = "works_with"
    /// Trusts, or links others.
    case trusts
    /// Gives: funds, trains, endorses.
    case gives
    /// Against somebody.
    case against
  }

  /// The name by which ties refer to it.
  public var id: ID
  /// The name in plain words.
  public var title: String
  /// Whether it brings together or sets apart.
  public var sign: Sign
  /// Whether a tie from A to B says nothing about a tie from B to A.
  public var isDirected: Bool
  /// The scale of its strengths, if it has one.
  public var scale: Scale?
  /// The parts that it plays in the eight practices.
  public var roles: Set<PracticeRole>
  /// How it looks on a map.
  public var family: Family
  /// Whether somebody said what this kind is: the vocabulary or the study. Others are neutral until declared.
  public var isDeclared: Bool

  /// Makes a kind. A kind nobody has described is neutral and directed.
  public init(
    id: ID, title: String? = nil, sign: Sign = .neutral, isDirected: Bool = true, scale: Scale? = nil,
    roles: Set<PracticeRole> = [], family: Family? = nil, isDeclared: Bool = true
  ) {
    self.id = id
    self.title = title ?? id.rawValue.replacing("_", with: " ")
    self.sign = sign
    self.isDirected = isDirected
    self.scale = scale
    self.roles = roles
    self.family = family ?? (sign == .negative ? .against : isDirected ? .gives : .worksWith)
    self.isDeclared = isDeclared
  }
}
