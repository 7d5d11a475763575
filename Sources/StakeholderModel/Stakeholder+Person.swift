extension Stakeholder {
  /// Whether the type says that this is a single person, whose role may be left out of a label.
  package var isPerson: Bool {
    ["person", "individual", "resident", "expert", "elected_official", "official", "social_entrepreneur"]
      .contains(type?.lowercased() ?? "")
  }
}
