/// What the minutes of the backbone record: acts of bridging and experiments.
enum Records {
  static func bridges(in wave: Wave) -> [Tie] {
    Story.bridges.filter { $0.wave == wave }.flatMap { bridge in
      bridge.parties.map { party in
        var tie = Tie.record(bridge.broker, party, "bridge", wave, source: "minutes", confidence: "A")
        tie.since = .date(bridge.day)
        tie.bridge = bridge.id
        tie.evidence = bridge.occasion
        return tie
      }
    }
  }

  static func experiments(in wave: Wave) -> [Tie] {
    Experiment.all.filter { $0.wave == wave }.map { experiment in
      var tie = Tie.record(
        experiment.lead, experiment.partner, "experiment", wave, source: "minutes",
        confidence: experiment.outcome == nil ? "B" : "A")
      tie.since = .date(experiment.begun)
      tie.until = experiment.ended.map(Cell.date) ?? .empty
      tie.status = .text(experiment.ended == nil ? "ongoing" : "ended")
      tie.outcome = experiment.outcome
      tie.decision = experiment.decision
      tie.partnership = experiment.partnership
      tie.evidence = experiment.question
      return tie
    }
  }
}
