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
      var diagram = Diagram(of: network, theme: theme)
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
