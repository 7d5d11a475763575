import CollaborationMetrics
import StakeholderModel

/// What missing answers do to the density of each kind of tie, under each way to treat those who kept silent.
///
/// Kinds told in confidence have no place here; neither have kinds of which nobody wrote down who was asked, nor those
/// about which everybody answered.
struct MissingAnswers {
  struct Row {
    let response: NonResponse
    /// Whether the word of others may stand for those who were silent; nil where that is not known.
    let isReconstructionSound: Bool?

    func density(_ treatment: NonResponseTreatment) -> TreatedDensity? {
      response.densities.first { $0.treatment == treatment }
    }
  }

  let network: StakeholderNetwork
  let rows: [Row]

  /// - Complexity: O(k·n²) for k kinds and n stakeholders.
  init(of network: StakeholderNetwork, kinds: [Kind.ID], seed: UInt64) {
    self.network = network
    guard network.stakeholders.count <= MetricsTable.mostStakeholdersForIntervals else {
      rows = []
      return
    }
    rows = kinds.compactMap { kind in
      guard let answers = SurveyAnswers(of: network, kind: kind),
        let response = NonResponse(of: answers, seed: seed), response.rate.answered < response.rate.asked
      else { return nil }
      return Row(response: response, isReconstructionSound: answers.isReconstructionSound(given: response))
    }
  }

  /// A row for each kind, and what the columns mean; nil where no answer is missing.
  func text(width: Int?) -> String? {
    guard !rows.isEmpty else { return nil }
    var table = TerminalTable(
      [("density if answers are missing", .left), ("answered", .right)]
        + NonResponseTreatment.allCases.map { (English.name(of: $0), .right) })
    for row in rows {
      let rate = row.response.rate
      table.append(
        [row.response.kind.rawValue, "\(rate.answered) of \(rate.asked)"]
          + NonResponseTreatment.allCases.map { treatment in
            let share = row.density(treatment)?.density.map(Numeral.percent) ?? "–"
            return treatment == .reconstruct && row.isReconstructionSound == false ? share + " *" : share
          })
    }
    return table.text(width: width)
      + (English.treatments(rows) + [English.askedButNotShown(network)].compactMap(\.self)).flatMap {
        TerminalText.wrapped($0, indent: 0, hanging: 0)
      }
      .map { $0 + "\n" }.joined()
  }

  /// `density.trust.available_case` and the like, with its value.
  var cells: [(heading: String, density: Double?)] {
    rows.flatMap { row in
      row.response.densities.map { density in
        ("density.\(row.response.kind).\(density.treatment.rawValue.replacing(" ", with: "_"))", density.density)
      }
    }
  }

  /// `[{"kind", "asked", "answered", "reconstruction_sound": true, false or null, "densities": {"<treatment>": {"ties",
  /// "pairs", "density"}}}]`
  var json: JSONValue {
    .array(
      rows.map { row in
        .object([
          .init("kind", .string(row.response.kind.rawValue)), .init("asked", .integer(row.response.rate.asked)),
          .init("answered", .integer(row.response.rate.answered)),
          .init("reconstruction_sound", row.isReconstructionSound.map { .bool($0) } ?? .null),
          .init(
            "densities",
            .object(
              row.response.densities.map { density in
                .init(
                  density.treatment.rawValue.replacing(" ", with: "_"),
                  .object([
                    .init("ties", .integer(density.ties)), .init("pairs", .integer(density.pairs)),
                    .init("density", JSONValue(density.density)),
                  ]))
              })),
        ])
      })
  }
}

extension English {
  /// A way to treat those who kept silent, as a heading.
  static func name(of treatment: NonResponseTreatment) -> String {
    switch treatment {
    case .availableCase: "available case"
    case .reconstruct: "reconstruction"
    case .complete: "complete"
    }
  }

  /// What the ways to treat missing answers mean, as paragraphs.
  fileprivate static func treatments(_ rows: [MissingAnswers.Row]) -> [String] {
    var text =
      "The share of pairs that are tied, however strongly. Available case: of the pairs that were answered about (by both sides, where both "
      + "tell). Complete: among those who answered."
    if rows.contains(where: { $0.density(.reconstruct) != nil }) {
      text +=
        " Reconstruction: the word of the one who answered counts for both; pairs of two who kept silent stay unknown."
    }
    if rows.contains(where: { $0.density(.reconstruct) == nil }) {
      text += " –: only one side tells, and what others say is no evidence of it."
    }
    let isDoubtful = rows.contains { $0.isReconstructionSound == false && $0.density(.reconstruct) != nil }
    return [text]
      + (isDoubtful
        ? [
          "* Not sound: too few ties are confirmed by both sides, or those who kept silent are named more or less often "
            + "than the others."
        ] : [])
  }
}
