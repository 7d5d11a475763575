import StakeholderModel
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: ["2005", "2005-11", "2005-11-30", "2024-02-29", "0987-01"])
  func readsAndWritesTheSame(text: String) throws {
    #expect(try #require(PartialDate(iso: text)).description == text)
  }

  @Test(arguments: [
    "", "5", "05", "2023-13", "2023-00", "2023-02-29", "2023-1-1", "2023-04-31", "2023-01-01-01", "20230101", "２０２３",
    "2023-", "-2023", "2023 01",
  ])
  func refusesWhatIsNoDate(text: String) { #expect(PartialDate(iso: text) == nil) }

  @Test func aYearReachesFromItsFirstToItsLastDay() throws {
    let year = try #require(PartialDate(iso: "2024"))
    let first = try #require(PartialDate(iso: "2024-01-01"))
    let last = try #require(PartialDate(iso: "2024-12-31"))
    #expect(year.earliestDay == first.earliestDay)
    #expect(year.latestDay == last.latestDay)
    #expect(year.latestDay - year.earliestDay == 365)
  }

  @Test(arguments: [("2023", "2024", true), ("2024", "2024-06", false), ("2024-05", "2024-06", true)])
  func isCertainlyBeforeOnlyWithoutOverlap(first: String, second: String, expected: Bool) throws {
    let first = try #require(PartialDate(iso: first))
    let second = try #require(PartialDate(iso: second))
    #expect(first.isCertainlyBefore(second) == expected)
  }
}
