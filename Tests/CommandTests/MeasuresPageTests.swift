import Foundation
import StakeholderNetworks
import Testing

/// The documentation's page of measures and the registry are one.
@Suite struct MeasuresPageTests {
  /// To make the page anew, run the tests with STAKENET_RECORD=1.
  @Test func documentationIsMadeFromTheMeasures() throws {
    let page = Stakenet.root.appending(
      path: "Sources/StakeholderNetworks/StakeholderNetworks.docc/TheMeasures.md")
    if ProcessInfo.processInfo.environment["STAKENET_RECORD"] != nil {
      try Data(Measure.documentationPage.utf8).write(to: page)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == Measure.documentationPage)
  }

  @Test func everyMeasureHasWordsForWhatItCosts() {
    for measure in Measure.all {
      #expect(!measure.reading.isEmpty && !measure.complexity.isEmpty && !measure.source.isEmpty, "\(measure.id)")
      #expect(!measure.memory.isEmpty, "\(measure.id)")
    }
  }
}
