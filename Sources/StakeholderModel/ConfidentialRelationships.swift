/// The ties of negative sign of a study that keeps them confidential.
///
/// They were told in confidence. This type holds them so that no output can show them by accident: it prints as a
/// single word, has no public members, and only a ``NegativeTiePermission`` opens it.
public struct ConfidentialRelationships: Sendable, Hashable {
  private let relationships: [Relationship]

  init(_ relationships: [Relationship]) { self.relationships = relationships }

  /// The ties, for somebody who holds the permission.
  package func revealed(by permission: NegativeTiePermission) -> [Relationship] { relationships }

  /// For totals over groups that are large enough, and for nothing else; whoever uses it answers for the rules of
  /// publication (at least `minimumGroupSize` who blame and as many who are blamed).
  package var forAggregation: [Relationship] { relationships }

  /// Whether there are none.
  package var isEmpty: Bool { relationships.isEmpty }
}

extension ConfidentialRelationships: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A single word, whatever is inside.
  public var description: String { "confidential" }
  /// A single word, whatever is inside.
  public var debugDescription: String { "confidential" }
  /// No children, whatever is inside, so that `dump` shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The right to see ties of negative sign.
///
/// It comes from a study whose negative ties are declared public, or from the person who runs the tool and asks for
/// them with `--show-negative-ties`.
public struct NegativeTiePermission: Sendable, Hashable {
  private init(_: Void) {}

  /// The permission of a study that declares its negative ties public; nil for any other.
  public init?(publicIn settings: StudySettings) {
    guard settings.negativeTies == .public else { return nil }
    self.init(())
  }

  /// The permission of a person who asked for it in so many words, and who answers for what is done with it.
  public static func askedForExplicitly() -> NegativeTiePermission { NegativeTiePermission(()) }
}
