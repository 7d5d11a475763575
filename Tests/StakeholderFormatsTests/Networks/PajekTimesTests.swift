import Testing

@testable import StakeholderFormats

/// Times as Pajek's manual writes them (Mrvar and Batagelj, Pajek and PajekXXL, section “Time events network”).
@Suite("Times of Pajek")
struct PajekTimesTests {
  @Test(
    "What times mean",
    arguments: [
      (["[1]", "[2]"], "[2]", ["wave 2"]),
      (["[1]", "[2-4]"], "[2-4]", ["wave 2", "wave 3", "wave 4"]),
      (["[1,3]", "[5]"], "[1,3]", ["wave 1", "wave 3"]),
      (["[1,3-4]", "[6]"], "[4-*]", ["wave 4", "wave 5", "wave 6"]),
      (["[1990-2003]", "[1995-*]"], "[1990-2003]", ["since 1990 until 2003"]),
      (["[1990-2003]", "[1995-*]"], "[1995-*]", ["since 1995"]),
      (["[1990]", "[1991]"], "[1991]", ["wave 1991"]),
      (["[1-500]"], "[1-500]", ["times 1-500"]),
      (["[1]", "[spring]"], "[1]", ["times 1"]),
      (["[4-2]"], "[4-2]", ["times 4-2"]),
    ])
  func meaning(all: [String], text: String, expected: [String]) {
    let ties = PajekTimes(all).attributes(text).map { $0.map { "\($0.name) \($0.text)" }.joined(separator: " ") }
    #expect(ties == expected)
  }

  @Test("A tie without a time is there at all times")
  func always() { #expect(PajekTimes(["[1]"]).attributes(nil).map(\.count) == [0]) }
}
