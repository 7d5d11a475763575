import OrderedCollections
import StakeholderModel

/// The other spellings that study.yaml gives: says what each is read as, and applies them where ties make the
/// stakeholders.
struct Aliases {
  private let entries: [(alias: String, target: String)]

  init(_ aliases: [String: String]) {
    entries = aliases.sorted { $0.key < $1.key }.map { (alias: $0.key, target: $0.value) }
  }

  /// What each alias is read as, in one finding that lists them all. Aliases of those who do not want to be named are not
  /// in it.
  ///
  /// - Parameters:
  ///   - names: The stakeholders of the study.
  ///   - nameOf: The name to show of a stakeholder.
  ///   - file: What the study is called in findings.
  func findings(names: NameIndex, nameOf: (Stakeholder.ID) -> String, file: String) -> [Diagnostic] {
    var applied: [String] = []
    var findings: [Diagnostic] = []
    for (alias, target) in entries where !names.namesWithheld(alias) && !names.namesWithheld(target) {
      if let id = names.id(named: target) {
        applied.append("“\(alias)” as “\(nameOf(id))”")
        continue
      }
      findings.append(
        Diagnostic(
          .warning, code: "alias-of-nobody", at: .init(file: file),
          message: "study.yaml gives “\(alias)” as another name of “\(target)”, which is not one stakeholder.",
          action: "It is not used.", advice: "Write the id or the name of a stakeholder behind the colon."))
    }
    guard !applied.isEmpty else { return findings }
    return [
      Diagnostic(
        .note, code: "aliases", at: .init(file: file),
        message: "Other spellings are read as study.yaml says: \(applied.joined(separator: ", ")).")
    ] + findings
  }

  /// The ties of a list that makes its stakeholders, each end under the name that study.yaml gives it.
  func applied(to ties: [Relationship]) -> [Relationship] {
    guard !entries.isEmpty else { return ties }
    let ends = OrderedSet(ties.lazy.flatMap { [$0.from, $0.to] })
    let kept = kept(ends)
    let ended = Dictionary(
      uniqueKeysWithValues: kept.keys.compactMap { id in MergedStakeholders.end(of: id, in: kept).map { (id, $0) } })
    return ties.map { tie in
      var tie = tie
      tie.from = ended[tie.from] ?? tie.from
      tie.to = ended[tie.to] ?? tie.to
      tie.reporter = tie.reporter.map { ended[$0] ?? $0 }
      return tie
    }
  }

  /// The ends that have another name, with the one that is kept.
  private func kept(_ ends: OrderedSet<Stakeholder.ID>) -> [Stakeholder.ID: Stakeholder.ID] {
    let byKey = Dictionary(grouping: ends) { TextNormalization.key($0.rawValue) }
    var kept: [Stakeholder.ID: Stakeholder.ID] = [:]
    for (alias, target) in entries {
      let named = Stakeholder.ID(rawValue: target)
      let id = ends.contains(named) ? named : byKey[TextNormalization.key(target)]?.first ?? named
      for end in byKey[TextNormalization.key(alias)] ?? [] where end != id { kept[end] = id }
    }
    return kept
  }
}
