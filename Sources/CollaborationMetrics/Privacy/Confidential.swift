public import StakeholderModel

/// A result about ties that were told in confidence, closed to everybody without a ``NegativeTiePermission``.
///
/// Whatever is known about a single stakeholder, tie, community or pair of sectors from blame and other negative ties
/// exists only inside such a value. It prints as a single word and has no public members, so that no output can show
/// what is inside by accident.
public struct Confidential<Value: Sendable>: Sendable {
  private let value: Value

  /// Closes a value up.
  package init(_ value: Value) { self.value = value }

  /// The value, for somebody who holds the permission.
  public func revealed(by permission: NegativeTiePermission) -> Value { value }
}

extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A single word, whatever is inside.
  public var description: String { "confidential" }
  /// A single word, whatever is inside.
  public var debugDescription: String { "confidential" }
  /// No children, whatever is inside, so that `dump` shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
