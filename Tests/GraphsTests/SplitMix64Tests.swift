import Graphs
import Testing

@Suite struct SplitMix64Tests {
  /// The first numbers of the reference implementation (Vigna, splitmix64.c) for the seed 1234567.
  @Test func matchesTheReference() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    for number in expected { #expect(generator.next() == number) }
  }

  @Test func indexesAreEvenlySpread() {
    var generator = SplitMix64(seed: 1)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.nextIndex(below: 3)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 400) }
  }

  @Test func shufflingKeepsTheElements() {
    var generator = SplitMix64(seed: 1)
    var numbers = Array(0..<100)
    generator.shuffle(&numbers)
    #expect(numbers != Array(0..<100))
    #expect(numbers.sorted() == Array(0..<100))
    var units = (0..<1000).map { _ in generator.nextUnit() }
    units.sort()
    #expect((units.first ?? -1) >= 0 && (units.last ?? 1) < 1)
  }
}
