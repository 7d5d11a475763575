import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import StakeholderFormats

@Suite("Long lists of ties as networks")
struct LongNetworkTests {
  private static func url(_ folder: StudyFolder, _ name: String = "ties.csv") -> URL {
    folder.url.appending(path: name)
  }

  /// A list as people have them: repeated ties, some without a strength, some of strength 0.
  private static func list(_ seed: UInt64, toOneself: Bool = false) -> String {
    var random = SeededNumbers(seed: seed)
    var text = "from,to,weight,remark\n"
    for _ in 0..<Int.random(in: 1...80, using: &random) {
      let from = Int.random(in: 0..<12, using: &random)
      var to = Int.random(in: 0..<12, using: &random)
      if to == from, !toOneself { to += 1 }
      text += "organisation number \(from),organisation number \(to),"
      text += (["", "0", "1", "2.5", "4"].randomElement(using: &random) ?? "") + ",x\n"
    }
    return text
  }

  @Test("The same graph as a study makes of it", arguments: 0..<40 as Range<UInt64>)
  func sameAsStudy(seed: UInt64) throws {
    let folder = try StudyFolder(["ties.csv": Self.list(seed, toOneself: seed.isMultiple(of: 4))])
    let long = try #require(LongNetwork.read(Self.url(folder), tellsRows: false, fewestBytes: 0))
    let network = try folder.study(in: "ties.csv").latestNetwork
    #expect(long.network.stakeholders.map(\.id) == network.stakeholders.map(\.id))
    for direction in [Projection.Direction.directed, .undirected] {
      for weights in Projection.Weights.allCases {
        let ours = try long.projection(direction: direction, weights: weights)
        let theirs = network.projection(direction: direction, weights: weights)
        #expect(Array(ours.graph.ties) == Array(theirs.graph.ties))
        #expect(ours.graph.nodeCount == theirs.graph.nodeCount)
        #expect(ours.graph.isDirected == theirs.graph.isDirected)
        #expect(ours.notTies == theirs.notTies)
        #expect(ours.strengthsFilledIn == theirs.strengthsFilledIn)
        #expect(ours.weights == theirs.weights)
        if !theirs.kinds.isEmpty { #expect(ours.kinds == theirs.kinds) }
      }
    }
    withExtendedLifetime(folder) {}
  }

  @Test(
    "What only a study can tell is left to it",
    arguments: [
      ["ties.csv": "from,to,kind\na,b,trust\n"], ["ties.csv": "from,to\na,b\n", "ties.yaml": "title: x\n"],
      ["ties.csv": "from,to\na,b\n", "study.yaml": "title: x\n"],
      ["ties.csv": "from,to\na,b\n", "ties.respondents.csv": "id\na\n"],
      ["ties.csv": "from,to\na, b\n"], ["ties.csv": "from,to,weight\na,b,-2\n"], ["ties.csv": "from,to\na,b|c\n"],
      ["ties.csv": "from,to\na,\n"], ["ties.csv": "from,to\na,Total\n"], ["ties.csv": "from,to,weight\na,b,1e200\n"],
      ["ties.csv": "<graphml/>"], ["ties.csv": "name\na\n"],
    ])
  func left(files: [String: String]) throws {
    let folder = try StudyFolder(files)
    #expect(LongNetwork.read(Self.url(folder), tellsRows: false, fewestBytes: 0) == nil)
    withExtendedLifetime(folder) {}
  }

  @Test("A list of blame by its name is left to the study, which holds it back", arguments: ["blame.csv", "nodes.csv"])
  func names(name: String) throws {
    let folder = try StudyFolder([name: "from,to\na,b\n"])
    #expect(LongNetwork.read(Self.url(folder, name), tellsRows: false, fewestBytes: 0) == nil)
    if name == "blame.csv" {
      #expect(throws: StudyError.self) { try NamedTieList(contentsOf: Self.url(folder, name)) }
    }
    withExtendedLifetime(folder) {}
  }

  @Test("Ties to oneself are told, or left to the study where each row is wanted")
  func toOneself() throws {
    let folder = try StudyFolder(["ties.csv": "from,to\na,b\nb,b\n"])
    let long = try #require(LongNetwork.read(Self.url(folder), tellsRows: false, fewestBytes: 0))
    #expect(long.network.study.diagnostics.contains { $0.code == "tie-to-oneself" && $0.message.hasPrefix("1 ") })
    #expect(LongNetwork.read(Self.url(folder), tellsRows: true, fewestBytes: 0) == nil)
    withExtendedLifetime(folder) {}
  }

  @Test("A short list is read as a study in a moment")
  func short() throws {
    let folder = try StudyFolder(["ties.csv": "from,to\na,b\n"])
    #expect(LongNetwork.read(Self.url(folder), tellsRows: false) == nil)
    withExtendedLifetime(folder) {}
  }
}
