import Foundation
import Graphs
import StakeholderModel
import Testing

@testable import CollaborationMetrics

/// The measures of blame against their definitions, spelt out, and against Sampson's monastery.
@Suite struct BlameAnalysisTests {
  static func study(
    _ blame: [(Int, Int, Double)], trust: [(Int, Int)] = [], contact: [(Int, Int)] = [], count: Int,
    settings: StudySettings = StudySettings()
  ) -> Study {
    var builder = StudyBuilder(settings: settings)
    func id(_ node: Int) -> Stakeholder.ID { Stakeholder.ID(rawValue: "s\(node)") }
    for node in 0..<count { builder.add(Stakeholder(id: id(node), sector: "x\(node % 2)")) }
    for (from, to, strength) in blame {
      builder.add(Relationship(from: id(from), to: id(to), kind: .blame, strength: .measured(strength)))
    }
    for (from, to) in trust { builder.add(Relationship(from: id(from), to: id(to), kind: .trust)) }
    for (from, to) in contact { builder.add(Relationship(from: id(from), to: id(to), kind: .collaborate)) }
    return builder.build()
  }

  static func exact(_ analysis: BlameAnalysis, _ id: String) -> Double? {
    analysis.figures.first { $0.id == id }.flatMap { $0.figure.revealed(by: .askedForExplicitly()) }
  }

  /// Small networks at random, each measure of our own from its definition.
  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func agreesWithTheDefinitions(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = 3 + random.nextIndex(below: 6)
    var b = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var t = [[Bool]](repeating: [Bool](repeating: false, count: n), count: n)
    var c = t
    var blame: [(Int, Int, Double)] = []
    var trust: [(Int, Int)] = []
    var contact: [(Int, Int)] = []
    for i in 0..<n {
      for j in 0..<n where i != j {
        if random.nextIndex(below: 3) == 0 {
          b[i][j] = Double(1 + random.nextIndex(below: 4))
          blame.append((i, j, b[i][j]))
        }
        if random.nextIndex(below: 4) == 0 {
          t[i][j] = true
          trust.append((i, j))
          (c[i][j], c[j][i]) = (true, true)
        }
        if i < j, random.nextIndex(below: 4) == 0 {
          contact.append((i, j))
          (c[i][j], c[j][i]) = (true, true)
        }
      }
    }
    let analysis = BlameAnalysis(
      of: Self.study(
        blame, trust: trust, contact: contact, count: n, settings: StudySettings(completeness: .allKinds)), seed: 1,
      permutations: 9)
    func check(_ id: String, _ expected: Double?) {
      let value = Self.exact(analysis, id)
      guard let expected, expected.isFinite else {
        #expect(value == nil, "\(id)")
        return
      }
      #expect(value.map { abs($0 - expected) < 1e-12 } == true, "\(id): \(value ?? .nan), not \(expected)")
    }
    let all = 0..<n
    let total = b.joined().reduce(0, +)
    func share(_ isCounted: (Int, Int) -> Bool) -> Double {
      all.reduce(0) { sum, i in sum + all.reduce(0) { $0 + (isCounted(i, $1) ? b[i][$1] : 0) } } / total
    }
    func number(_ isCounted: (Int, Int) -> Bool) -> Double {
      Double(all.reduce(0) { sum, i in sum + all.count { i != $0 && isCounted(i, $0) } })
    }
    if !contact.isEmpty || !trust.isEmpty {
      check("blame_displacement", share { !c[$0][$1] })
      check("blame_crossfire", share { i, j in c[i][j] && all.contains { c[i][$0] && c[$0][j] } })
    }
    check("blame_reciprocity", number { b[$0][$1] > 0 && b[$1][$0] > 0 } / number { b[$0][$1] > 0 })
    let received = all.map { j in all.reduce(0) { $0 + b[$1][j] } }
    let given = b.map { $0.reduce(0, +) }
    let blamed = all.filter { received[$0] > 0 }
    check("blame_passed_on", Double(blamed.count { given[$0] > 0 }) / Double(blamed.count))
    check("blame_passed_on_mass", all.reduce(0) { $0 + min(received[$1], given[$1]) } / total)
    check("blame_hhi", received.reduce(0) { $0 + ($1 / total) * ($1 / total) })
    if !trust.isEmpty {
      check(
        "blame_with_trust", number { t[$0][$1] && b[$0][$1] > 0 } / number { t[$0][$1] || b[$0][$1] > 0 })
      check("blame_by_trusted", number { t[$0][$1] && b[$1][$0] > 0 } / number { t[$0][$1] })
    }
    let scores = blamed.map { j in
      received[j] / total * Double(all.count { b[$0][j] > 0 }) / Double(n - 1) * (1 - min(1, given[j] / received[j]))
    }
    check("blame_scapegoat", blamed.isEmpty ? nil : scores.reduce(0, +))
  }

  @Test func noBlameIsNotZero() {
    let analysis = BlameAnalysis(of: Self.study([], count: 8), permutations: 9)
    #expect(analysis.wasAsked == nil)
    for row in analysis.figures {
      guard case .notMeasurable = row.figure.publication else {
        Issue.record("\(row.id) is \(row.figure)")
        continue
      }
    }
  }

  /// Blame by ten of ten, and nobody wrote down that it was asked about: what nobody tells of is then not "no".
  @Test func withoutARecordOfTheQuestionNothingIsMeasured() {
    let ring = (0..<10).flatMap { [($0, ($0 + 1) % 10, 1.0), ($0, ($0 + 3) % 10, 2.0)] }
    let unknown = BlameAnalysis(of: Self.study(ring, count: 10), permutations: 9)
    for row in unknown.figures {
      guard case .notMeasurable = row.figure.publication else {
        Issue.record("\(row.id) is \(row.figure)")
        continue
      }
      #expect(row.figure.revealed(by: .askedForExplicitly()) == nil, "\(row.id)")
    }
    let asked = Self.study(ring, count: 10, settings: StudySettings(completeness: .allKinds))
    #expect(BlameAnalysis(of: asked, permutations: 9).figures[0].figure.value == 0.22)
  }

  /// Twelve blamed: five pass it on, five blame nobody, two only hit back. Figures on the two would stand in the difference.
  @Test func howManyOnlyHitBackIsNotLeftBetweenTwoFigures() {
    func figures(_ hittingBack: Int) -> [GroupFigure] {
      let passing = (0..<5).map { ($0, 5 + $0, 1.0) } + (0..<5).map { (15 + $0, $0, 1.0) }
      let back = (0..<hittingBack).flatMap { [(10 + $0, 15 + $0, 1.0), (15 + $0, 10 + $0, 1.0)] }
      let study = Self.study(passing + back, count: 22, settings: StudySettings(completeness: .allKinds))
      return BlameAnalysis(of: study, permutations: 9).figures
        .filter { ["blame_passed_on", "blame_sinks", "blame_longest_chain"].contains($0.id) }.map(\.figure)
    }
    #expect(figures(2).allSatisfy { $0.publication == .suppressed })
    #expect(figures(5).allSatisfy { $0.value != nil })
  }

  // MARK: Sampson's monastery (shared/datasets; skipped where it is not there)

  static let sampson = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/datasets/sampson-monastery")

  static var hasSampson: Bool { FileManager.default.fileExists(atPath: sampson.path) }

  static func monastery() throws -> Study {
    var builder = StudyBuilder(settings: StudySettings(negativeTies: .confidential, completeness: .allKinds))
    func rows(_ name: String) throws -> [[String]] {
      String(decoding: try Data(contentsOf: sampson.appending(path: name)), as: UTF8.self)
        .split(whereSeparator: \.isNewline).dropFirst().map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
    for row in try rows("nodes.csv") {
      builder.add(Stakeholder(id: Stakeholder.ID(rawValue: row[0]), sector: row[3]))
    }
    for row in try rows("edges.csv") where ["blame", "praise"].contains(row[2]) {
      builder.add(
        Relationship(
          from: Stakeholder.ID(rawValue: row[0]), to: Stakeholder.ID(rawValue: row[1]), kind: Kind.ID(rawValue: row[2]),
          strength: .measured(try #require(Double(row[4])))))
    }
    return builder.build()
  }

  /// Values of oracle.json, view `blame` (networkx, numpy), and of numpy on its received strengths.
  @Test(.enabled(if: hasSampson)) func sampsonsBlame() throws {
    let analysis = BlameAnalysis(of: try Self.monastery(), permutations: 99)
    func close(_ id: String, _ value: Double) {
      #expect(Self.exact(analysis, id).map { abs($0 - value) < 1e-12 } == true, "\(id)")
    }
    close("blame_density", 0.13398692810457516)
    close("blame_reciprocity", 0.2926829268292683)
    close("blame_reciprocity_odds", 4 * 6 * 118 / (29.0 * 29))
    close("blame_centralization", (8.0 * 18 - 41) / (17 * 17))
    let received: [Double] = [0, 6, 15, 12, 0, 1, 4, 0, 0, 0, 4, 0, 5, 6, 0, 0, 11, 17]
    close("blame_hhi", received.reduce(0) { $0 + ($1 / 81) * ($1 / 81) })
    #expect(analysis.figures.first { $0.id == "blame_density" }?.figure.value == 0.13)
    #expect(analysis.figures.first { $0.id == "blame_passed_on" }?.figure.publication == .suppressed)
  }
}
