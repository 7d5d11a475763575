import Graphs
import Synchronization
import Testing

/// Long measures tell how far they have come.
@Suite struct ProgressTests {
  private final class Steps: Sendable {
    private let list = Mutex<[Double]>([])
    var all: [Double] { list.withLock { $0 } }
    func add(_ step: Double) { list.withLock { $0.append(step) } }
  }

  private func expectRising(_ steps: Steps, _ name: String) {
    #expect(steps.all.last == 1, "\(name): \(steps.all.suffix(3))")
    #expect(steps.all == steps.all.sorted(), "\(name)")
  }

  @Test(arguments: [
    ("eccentricity", Measure.Level.stakeholders), ("closeness", .stakeholders), ("betweenness", .stakeholders),
    ("local_bridge_span", .ties), ("diameter", .network), ("average_path_length", .network),
    ("global_efficiency", .network), ("local_efficiency", .network), ("closeness_centralization", .network),
    ("fragmentation", .network), ("core_periphery_fit", .network), ("ei_index", .network),
    ("in_harmonic", .stakeholders), ("reach", .stakeholders), ("cross_sector_reach", .stakeholders),
    ("small_world", .network), ("walk_balance", .network), ("walk_balance", .stakeholders),
  ])
  func ofTheRegistry(id: String, level: Measure.Level) throws {
    let measure = try #require(Measure.named(id, at: level))
    let graph = Graph.wattsStrogatz(nodeCount: 700, neighborCount: 6, rewiring: 0.1, seed: 1)
    let steps = Steps()
    var options = MeasureOptions()
    options.sectors = graph.nodes.map { $0 % 3 }
    options.permutations = 32
    options.negativeTies = Graph.erdosRenyi(nodeCount: 700, tieCount: 400, seed: 2)
    options.progress = { steps.add($0) }
    _ = measure.compute(on: id == "core_periphery_fit" ? Samples.karate : graph, options: options)
    expectRising(steps, id)
  }

  @Test func ofOthers() {
    let (brokerage, stability, holes) = (Steps(), Steps(), Steps())
    _ = Samples.advice.brokerage(by: Samples.departments, permutations: 40, progress: { brokerage.add($0) })
    expectRising(brokerage, "brokerage")
    _ = Samples.karate.communityStability(runs: 5, progress: { stability.add($0) })
    expectRising(stability, "stability")
    _ = Samples.karate.structuralHoles(within: .egoNetwork, progress: { holes.add($0) })
    expectRising(holes, "holes")
    let (greedy, near) = (Steps(), Steps())
    _ = Samples.karate.keyPlayers(count: 3, for: .reach(steps: 2), mostSets: 10, progress: { greedy.add($0) })
    expectRising(greedy, "key players")
    _ = Samples.karate.betweenness(within: 2, progress: { near.add($0) })
    expectRising(near, "betweenness within two steps")
  }
}
