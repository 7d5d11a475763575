package import StakeholderModel

/// A tie of one kind between two stakeholders, all reports of it put together.
package struct PracticeTie: Sendable, Hashable {
  /// Where it begins; of a kind without direction the lower number.
  package var from: Int
  /// Where it ends.
  package var to: Int
  /// What sort of tie it is.
  package var kind: Kind.ID
  /// The mean of the strengths that were reported.
  package var strength: Double?
  /// The mean of the levels of decision that were reported.
  package var level: Double?
}

/// Two stakeholders, whatever their order.
package struct PracticePair: Sendable, Hashable, Comparable {
  package let first: Int
  package let second: Int

  package init(_ one: Int, _ other: Int) {
    first = min(one, other)
    second = max(one, other)
  }

  package static func < (lhs: PracticePair, rhs: PracticePair) -> Bool {
    (lhs.first, lhs.second) < (rhs.first, rhs.second)
  }

  /// The other one of the two.
  package func other(than node: Int) -> Int { node == first ? second : first }
}

/// From whom to whom.
package struct Arc: Hashable, Comparable, Sendable {
  let first: Int
  let second: Int

  init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }

  package static func < (lhs: Arc, rhs: Arc) -> Bool { (lhs.first, lhs.second) < (rhs.first, rhs.second) }
}

/// Two stakeholders by their keys, whatever their order: also those who have left.
package struct IDPair: Hashable, Sendable {
  package let first: Stakeholder.ID
  package let second: Stakeholder.ID

  init(_ one: Stakeholder.ID, _ other: Stakeholder.ID) {
    first = min(one, other)
    second = max(one, other)
  }
}
