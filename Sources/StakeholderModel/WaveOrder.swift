/// The waves of a study in their order: those that it declares, then whatever else occurs.
struct WaveOrder: Sendable {
  let waves: [Wave]

  init(
    of relationships: [Relationship], _ responses: [SurveyResponse], settings: StudySettings,
    findings: inout [Diagnostic]
  ) {
    let declared = Set(settings.waves.map(\.id))
    var seen = Set<Wave.ID>()
    var undeclared: [Wave.ID] = []
    var withoutWave = 0
    for relationship in relationships {
      guard let wave = relationship.wave else {
        withoutWave += 1
        continue
      }
      if seen.insert(wave).inserted, !declared.contains(wave) {
        undeclared.append(wave)
        if !declared.isEmpty {
          findings.append(
            Diagnostic(
              .warning, code: "undeclared-wave", at: relationship.origin.map { .init(file: $0.file, column: "wave") },
              message: "The wave “\(wave)” is not in the list of waves of study.yaml.", found: wave.rawValue,
              action: "It is put after the declared waves.", advice: "Add it to waves: or correct the cell."))
        }
      }
    }
    for response in responses {
      guard let wave = response.wave, seen.insert(wave).inserted, !declared.contains(wave) else { continue }
      undeclared.append(wave)
    }
    waves = settings.waves + Wave.inNaturalOrder(undeclared).map { Wave(id: $0) }
    if withoutWave > 0, !waves.isEmpty {
      findings.append(
        Diagnostic(
          .warning, code: "no-wave",
          message: withoutWave == 1
            ? "One tie does not say to which wave it belongs."
            : "\(withoutWave) ties do not say to which wave they belong.",
          action: "They are counted in every wave.", advice: "Fill in the column wave."))
    }
  }
}
