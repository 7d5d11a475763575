import OrderedCollections

extension Stakeholder {
  /// How the stakeholder rates its own ways of working, by the name of the value: the numbers in the columns whose
  /// headings begin with `self`, such as `self_listening`. Empty where consent is withheld.
  public var selfRatings: [String: Double] {
    var ratings: [String: Double] = [:]
    for (heading, text) in attributes {
      let key = Stakeholder.valueKey(heading)
      guard key.hasPrefix("self_"), let rating = Double(text.replacing(",", with: ".")) else { continue }
      ratings[String(key.dropFirst(5))] = rating
    }
    return ratings
  }

  /// The name of a value without regard to capitals, spaces and dashes: `Joint problem-solving` is
  /// `joint_problem_solving`.
  package static func valueKey(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}
