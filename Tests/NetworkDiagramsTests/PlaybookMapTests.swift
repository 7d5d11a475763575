import Foundation
import StakeholderModel
import Testing

@testable import NetworkDiagrams

/// The six studies of the playbook and the invented one, in the styles and themes that exist.
struct PlaybookMapTests {
  @Test(arguments: PlaybookCase.names)
  func sectorsMapIsReadable(_ name: String) throws {
    let network = try PlaybookCase.study(name).latestNetwork
    let map = try Diagram(of: network).arranged()
    let flaws = map.drawing.arrangement.flaws
    #expect(flaws.namesOnNames == 0)
    #expect(flaws.namesOnNodes == 0)
    #expect(flaws.nodesOnNodes == 0)
    #expect(flaws.namesOutside == 0)
    #expect(flaws.namesOnTies <= 8)
    let svg = String(decoding: try map.rendered(as: .svg), as: UTF8.self)
    for stakeholder in network.stakeholders {
      #expect(svg.contains("id=\"s-\(SafeText.identifier(stakeholder.id.rawValue))\""))
    }
    try keepForLooking(Array(svg.utf8), "\(name).svg")
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "\(name).png")
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil { print(name, flaws) }
  }

  @Test(arguments: ["nashville-welcoming", "lima-ciudad-saludable"])
  func bridgesMapKeepsEverybodyInPlace(_ name: String) throws {
    let network = try PlaybookCase.study(name).latestNetwork
    let sectors = try Diagram(of: network).arranged()
    let bridges = try Diagram(of: network, style: .bridges).arranged()
    #expect(sectors.places == bridges.places)
    let flaws = bridges.drawing.arrangement.flaws
    #expect(flaws.namesOnNames == 0)
    try keepForLooking(try bridges.rendered(as: .png(dpi: 96)), "\(name)-bridges.png")
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil { print(name, "bridges", flaws) }
  }

  @Test func themesKeepEverybodyInPlace() throws {
    let network = try PlaybookCase.study("nashville-welcoming").latestNetwork
    let light = try Diagram(of: network).arranged()
    for theme in [DiagramTheme.dark, .grey] {
      var diagram = try Diagram(of: network, theme: theme)
      diagram.places = light.placesByStakeholder
      let map = try diagram.arranged()
      #expect(map.placesByStakeholder == light.placesByStakeholder)
      try keepForLooking(try map.rendered(as: .png(dpi: 96)), "nashville-\(theme.rawValue).png")
    }
  }

  @Test func riverside() throws {
    let network = try PlaybookCase.study("riverside").latestNetwork
    let map = try Diagram(of: network).arranged()
    let flaws = map.drawing.arrangement.flaws
    #expect(flaws.namesOnNames == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "riverside.png")
    try keepForLooking(try map.rendered(as: .pdf), "riverside.pdf")
    try keepForLooking(try Diagram(of: network, style: .bridges).rendered(as: .png(dpi: 96)), "riverside-bridges.png")
    if ProcessInfo.processInfo.environment["DIAGRAM_OUTPUT"] != nil { print("riverside", flaws) }
  }
}

/// The map of what changed between two waves.
struct ChangeMapTests {
  private func study() throws -> Study {
    let names = ["Ada", "Ben", "Cem", "Dot", "Eve"]
    var builder = StudyBuilder()
    for name in names { builder.add(Stakeholder(id: .init(rawValue: name))) }
    let first = [("Ada", "Ben"), ("Ben", "Cem"), ("Cem", "Dot")]
    let second = [("Ben", "Ada"), ("Ben", "Cem"), ("Dot", "Eve"), ("Ada", "Eve")]
    for (wave, ties) in [("1", first), ("2", second)] {
      for (from, to) in ties {
        builder.add(
          Relationship(
            from: .init(rawValue: from), to: .init(rawValue: to), kind: .trust, wave: .init(rawValue: wave)))
      }
    }
    return builder.build(title: "Five")
  }

  @Test func countsWhatBeganEndedAndLasted() throws {
    let study = try study()
    let diagram = try Diagram(ofChangeFrom: study.network(at: "1"), to: study.network(at: "2"))
    // By hand: Ada–Ben and Ben–Cem last, Cem–Dot ends, Dot–Eve and Ada–Eve begin.
    #expect(diagram.ties.count { $0.change == .kept } == 2)
    #expect(diagram.ties.count { $0.change == .lost } == 1)
    #expect(diagram.ties.count { $0.change == .gained } == 2)
    #expect(diagram.text.title == "2 of 3 ties last; 1 end and 2 begin")
    #expect(diagram.nodes.map(\.size) == [2, 2, 1, 1, 2])
  }

  @Test func riversideFromFirstToLastWave() throws {
    let study = try PlaybookCase.study("riverside")
    let first = try #require(study.waves.first)
    let last = try #require(study.waves.last)
    let diagram = try Diagram(
      ofChangeFrom: study.network(at: first.id), to: study.network(at: last.id), kinds: [.trust])
    let map = try diagram.arranged()
    #expect(map.drawing.arrangement.flaws.namesOnNames == 0)
    try keepForLooking(try map.rendered(as: .png(dpi: 96)), "riverside-change.png")
  }
}
