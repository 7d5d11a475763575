import Foundation
import Graphs
import NetworkDiagrams

/// Lays out one network: `layout-bench METHOD FILE POSITIONS`, or `layout-bench map FILE` for what a reader of the map
/// would stumble over.
///
/// FILE holds the number of nodes and then a tie a line; POSITIONS gets a place a line. The last line printed is a JSON
/// object with processor seconds.
@main
struct LayoutBench {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static let usage =
    "usage: layout-bench stress|overview|pure|neato|sfdp FILE POSITIONS | layout-bench map FILE"

  private static func run(_ arguments: [String]) throws {
    guard arguments.count >= 2 else { return print(usage) }
    let (graph, ties) = try read(arguments[1])
    if arguments[0] == "map" { return try map(graph) }
    guard arguments.count == 3 else { return print(usage) }
    var times: [Double] = []
    var places: [(x: Double, y: Double)] = []
    for round in 0..<3 {
      let start = processorSeconds()
      places = try LayoutTrial.places(of: graph, ties: ties, method: arguments[0])
      times.append(processorSeconds() - start)
      if round == 0, times[0] > 8 { break }
    }
    let text = places.map { "\($0.x) \($0.y)\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: arguments[2]))
    print("{\"cpu\": \(times.sorted()[times.count / 2])}")
  }

  private static func map(_ graph: Graph) throws {
    let start = processorSeconds()
    let flaws = try LayoutTrial.flaws(of: graph)
    print(
      "{\"cpu\": \(processorSeconds() - start), \"names_on_names\": \(flaws.namesOnNames), "
        + "\"names_on_nodes\": \(flaws.namesOnNodes), \"nodes_on_nodes\": \(flaws.nodesOnNodes), "
        + "\"names_hidden\": \(flaws.namesHidden)}")
  }

  private static func read(_ file: String) throws -> (Graph, [(Int, Int)]) {
    let lines = try String(contentsOf: URL(filePath: file), encoding: .utf8).split(whereSeparator: \.isNewline)
    let ties = lines.dropFirst().compactMap { line -> (Int, Int)? in
      let ends = line.split(separator: " ").compactMap { Int($0) }
      return ends.count == 2 ? (ends[0], ends[1]) : nil
    }
    let count = lines.first.flatMap { Int($0) } ?? 0
    return (try Graph(nodeCount: count, ties: ties, isDirected: false), ties)
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
