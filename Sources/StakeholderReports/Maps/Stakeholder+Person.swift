import StakeholderModel

extension Stakeholder {
  /// Whether the type says that this is a single person, whose role may be left out of a label.
  var isPerson: Bool {
    ["person", "individual", "elected_official", "official", "social_entrepreneur"].contains(type?.lowercased() ?? "")
  }
}
