import Foundation
import Graphs
import StakeholderFormats

/// Times one measure on one graph: `stakenet-bench TASK FILE [--directed] [--weighted] [--repetitions N]`.
///
/// FILE holds a tie a line. The last line printed is a JSON object: seconds to read, median seconds of the measure on
/// the clock and of all cores together, and a number to compare results by.
@main
struct StakenetBench {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let error as Usage {
      complain("\(error.message)\n\(usage)")
      exit(64)
    } catch {
      complain("\(error)")
      exit(1)
    }
  }

  private struct Usage: Error {
    let message: String
  }

  private static let usage = """
    usage: stakenet-bench TASK FILE [--directed] [--weighted] [--repetitions N]
           stakenet-bench generate NODES TIES FILE [--weighted | --reals] [--seed N]
           stakenet-bench --list
    """

  private static func run(_ arguments: [String]) throws {
    var words: [String] = []
    var options: [String: String] = [:]
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--list": print(BenchmarkTask.all.map(\.name).joined(separator: "\n"))
      case "--directed", "--weighted", "--reals": options[word] = ""
      case "--repetitions", "--seed": options[word] = rest.popFirst()
      case _ where word.hasPrefix("--"): throw Usage(message: "There is no option \(word).")
      default: words.append(word)
      }
    }
    if words.first == "generate" { return try generate(words.dropFirst(), options) }
    guard words.count == 2 else {
      if arguments == ["--list"] { return }
      throw Usage(message: "A task and a file are needed.")
    }
    guard let task = BenchmarkTask.named(words[0]) else { throw Usage(message: "There is no task \(words[0]).") }
    try time(task, file: words[1], options)
  }

  private static func time(_ task: BenchmarkTask, file: String, _ options: [String: String]) throws {
    if task.name == "names" { return try timeNames(file) }
    let (graph, reading) = try timed {
      try EdgeList(path: file, isWeighted: options["--weighted"] != nil)
        .graph(isDirected: options["--directed"] != nil, weightsAreLengths: task.weightsAreLengths)
    }
    var elapsed: [Double] = []
    var processor: [Double] = []
    var check = 0.0
    for _ in 0..<max(1, Int(options["--repetitions"] ?? "1") ?? 1) {
      let before = clock()
      let (value, seconds) = try timed { try task.measure(graph) }
      elapsed.append(seconds)
      processor.append(Double(clock() - before) / Double(CLOCKS_PER_SEC))
      check = value()
    }
    let fields = [
      ("read_s", reading), ("algo_s", median(elapsed)), ("cpu_s", median(processor)), ("check", check),
    ]
    let numbers = fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
    print("{\"peer\": \"stakenet\", \"task\": \"\(task.name)\", \(numbers)}")
  }

  /// A list of ties in CSV with names: they are read and numbered.
  private static func timeNames(_ file: String) throws {
    let before = clock()
    let (list, reading) = try timed { try NamedTieList(contentsOf: URL(filePath: file)) }
    let processor = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    let (_, building) = try timed { try list.graph(isDirected: true) }
    print(
      "{\"peer\": \"stakenet\", \"task\": \"names\", \"read_s\": \(reading), \"algo_s\": \(reading), "
        + "\"cpu_s\": \(processor), \"graph_s\": \(building), \"check\": \(Double(list.nameCount + list.tieCount))}")
  }

  /// Writes a random network with planted communities, each tie one way or the other by chance; with whole weights from 1
  /// to 10, or with decimal ones between.
  private static func generate(_ words: ArraySlice<String>, _ options: [String: String]) throws {
    let numbers = words.prefix(2).compactMap { Int($0) }
    guard words.count == 3, numbers.count == 2, let file = words.last else {
      throw Usage(message: "The numbers of nodes and ties and a file are needed.")
    }
    let seed = UInt64(options["--seed"] ?? "1") ?? 1
    let (nodeCount, tieCount) = (numbers[0], numbers[1])
    // Larger networks have somewhat larger communities: 40 nodes of 500, 150 of a million.
    let communitySize = Int(10 * Foundation.log10(Double(nodeCount)) * Foundation.log10(Double(nodeCount)) / 2.4)
    let graph = Graph.plantedCommunities(
      nodeCount: nodeCount, tieCount: tieCount, communitySize: communitySize, mixing: 0.2, seed: seed
    ).graph
    var generator = SplitMix64(seed: seed)
    var ties = Array(graph.ties)
    generator.shuffle(&ties)
    var text = ""
    for tie in ties {
      let (one, other) = generator.next() & 1 == 0 ? (tie.from, tie.to) : (tie.to, tie.from)
      let weight =
        if options["--reals"] != nil { " \(1 + 9 * generator.nextUnit())" } else if options["--weighted"] != nil {
          " \(generator.nextIndex(below: 10) + 1)"
        } else { "" }
      text += "\(one) \(other)\(weight)\n"
    }
    try text.write(to: URL(filePath: file), atomically: true, encoding: .utf8)
  }

  private static func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = try work()
    return (value, (ContinuousClock.now - start) / .seconds(1))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
