import StakeholderModel

/// A study made of short descriptions, for tests.
func smallStudy(
  _ ties: [(String, String)], sectors: [String: String] = [:], alone: [String] = [], hidden: [String] = [],
  kind: Kind.ID = .collaborate, settings: StudySettings = StudySettings(title: "Small")
) -> Study {
  var builder = StudyBuilder(settings: settings)
  var seen = Set<String>()
  for id in ties.flatMap({ [$0.0, $0.1] }) + alone where seen.insert(id).inserted {
    builder.add(
      Stakeholder(
        id: Stakeholder.ID(rawValue: id), name: id.uppercased(), sector: sectors[id],
        consent: hidden.contains(id) ? .no : .yes))
  }
  for (from, to) in ties {
    builder.add(
      Relationship(from: Stakeholder.ID(rawValue: from), to: Stakeholder.ID(rawValue: to), kind: kind))
  }
  return builder.build()
}
