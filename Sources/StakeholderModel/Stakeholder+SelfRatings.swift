import OrderedCollections

extension Stakeholder {
  /// How the stakeholder rates its own ways of working, by the name of the value: the numbers in the columns whose
  /// headings begin with `self`, such as `self_listening`. Empty where consent is withheld.
  public var selfRatings: [String: Double] {
    var ratings: [String: Double] = [:]
    for (heading, text) in attributes {
      guard Stakeholder.isSelfRating(heading), let rating = Double(text.replacing(",", with: ".")) else { continue }
      ratings[String(Stakeholder.valueKey(heading).dropFirst(5))] = rating
    }
    return ratings
  }

  /// Whether the heading of a column is that of such ratings.
  package static func isSelfRating(_ heading: String) -> Bool { valueKey(heading).hasPrefix("self_") }

  /// The name of a value without regard to capitals, spaces and dashes: `Joint problem-solving` is
  /// `joint_problem_solving`.
  package static func valueKey(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}
