import Graphs
import StakeholderModel

/// Surveys made by chance, for tests against a definition.
enum RandomSurvey {
  /// Up to eight stakeholders, with ties told by chance and a list of respondents in which everything occurs.
  static func study(
    seed: UInt64, kind: Kind.ID = .trust, waves: [Wave.ID?] = [nil], everybodyAnswers: Bool = false
  ) -> Study {
    var generator = SplitMix64(seed: seed)
    var builder = StudyBuilder(
      settings: StudySettings(waves: waves.compactMap { $0.map { Wave(id: $0) } }))
    let ids = (0..<(3 + generator.nextIndex(below: 6))).map { Stakeholder.ID(rawValue: "s\($0)") }
    for id in ids { builder.add(Stakeholder(id: id)) }
    for wave in waves {
      for from in ids {
        for to in ids where from != to && generator.nextIndex(below: 3) == 0 {
          let strength = Double(generator.nextIndex(below: 5))
          builder.add(
            Relationship(
              from: from, to: to, kind: kind, strength: Strength(strength) ?? .unknown, wave: wave, reporter: from))
        }
        guard !everybodyAnswers else {
          builder.add(SurveyResponse(stakeholder: from, wave: wave, status: .answered))
          continue
        }
        for status in SurveyResponse.Status.allCases where generator.nextIndex(below: 2) == 0 {
          let isAboutAll = generator.nextIndex(below: 3) == 0
          let some = ids.filter { _ in generator.nextIndex(below: 2) == 0 }
          builder.add(
            SurveyResponse(
              stakeholder: from, wave: wave, kind: generator.nextIndex(below: 4) == 0 ? nil : kind,
              subjects: isAboutAll ? .everybody : .only(some), status: status))
        }
      }
    }
    return builder.build()
  }
}
