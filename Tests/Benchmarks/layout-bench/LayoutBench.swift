import Foundation
import Graphs
import NetworkDiagrams

/// Lays out one network: `layout-bench METHOD FILE POSITIONS`.
///
/// FILE holds the number of nodes and then a tie a line; POSITIONS gets a place a line. The last line printed is a JSON
/// object with processor seconds; for the method `map`, which is the finished map with its names, also with what a
/// reader would stumble over. `layout-bench generate NODES TIES MEMBERS FILE` makes a network of communities with that
/// many members on average.
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
    "usage: layout-bench stress|pure|map|neato|sfdp FILE POSITIONS | layout-bench generate NODES TIES MEMBERS FILE"

  private static func run(_ arguments: [String]) throws {
    if arguments.count == 5, arguments[0] == "generate" {
      return try generate(arguments[1...3].map { Int($0) ?? 0 }, into: arguments[4])
    }
    guard arguments.count == 3 else { return print(usage) }
    let (graph, ties) = try read(arguments[1])
    var result: LayoutTrial.Result?
    var times: [Double] = []
    while times.count < 3, times.reduce(0, +) < 8 {
      let start = processorSeconds()
      result = try LayoutTrial.result(of: graph, ties: ties, method: arguments[0])
      times.append(processorSeconds() - start)
    }
    let text = (result?.places ?? []).map { "\($0.x) \($0.y)\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: arguments[2]))
    var line = "\"cpu\": \(times.sorted()[times.count / 2])"
    if let flaws = result?.flaws {
      line += ", \"names_on_names\": \(flaws.namesOnNames), \"names_on_nodes\": \(flaws.namesOnNodes)"
      line += ", \"nodes_on_nodes\": \(flaws.nodesOnNodes), \"names_hidden\": \(flaws.namesHidden)"
    }
    print("{\(line)}")
  }

  private static func generate(_ numbers: [Int], into file: String) throws {
    let graph = Graph.plantedCommunities(
      nodeCount: numbers[0], tieCount: numbers[1], communitySize: numbers[2], mixing: 0.2, seed: 11
    ).graph
    let lines = ["\(graph.nodeCount)"] + graph.ties.map { "\($0.from) \($0.to)" }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
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
