import Graphs

/// Whether a change between two waves is more than the answers' own unsteadiness gives.
///
/// If nothing had changed but people waver, each teller could just as well have given the two sets of answers the other
/// way round. So the two waves are swapped, teller by teller, at random, and the change is counted anew. A teller's
/// answers stay together, because one person's answers are no independent facts.
///
/// With up to twelve tellers who changed anything all swaps are gone through, so that the chance is exact; with fewer
/// than six it cannot be small, whatever happened (``isDecidable``).
public struct ChangeTest: Sendable, Hashable {
  /// The change, later minus earlier.
  public let change: Double
  /// The chance of a change at least as large in either direction, if nothing but wavering happened.
  public let pValue: Double
  /// The tellers whose answers differ between the waves.
  public let changedTellers: Int
  /// How often answers were swapped; 2ⁿ where all swaps were gone through.
  public let swaps: Int

  /// Whether the change is larger than chance gives in nineteen of twenty cases.
  public var isBeyondChance: Bool { pValue < 0.05 }
  /// Whether enough tellers changed anything for a change to be told from chance at all: with n of them the chance is
  /// never below 2 / 2ⁿ.
  public var isDecidable: Bool { changedTellers >= 6 }

  static let mostExactTellers = 12
  private static let budget = 20_000_000

  /// The change in the number of ties; nil where no teller is known or records take part.
  init?(ofTiesIn ties: ComparedTies, seed: UInt64) {
    let tellers = ties.words.map(\.teller)
    guard !tellers.contains(nil) else { return nil }
    let changed = Set(zip(tellers, ties.words).filter { $1.earlier.isTie != $1.later.isTie }.compactMap { $0.0 })
    // A pair of which one side tells changes with its teller; only pairs of which several tell are counted anew.
    var wordCounts = [Int](repeating: 0, count: ties.pairs.count)
    for word in ties.words { wordCounts[word.pair] += 1 }
    var differences = [Int](repeating: 0, count: ties.nodeCount)
    var shared: [[ComparedTies.Word]] = []
    var places: [Int: Int] = [:]
    for word in ties.words where word.earlier.isTie || word.later.isTie {
      if wordCounts[word.pair] == 1, let teller = word.teller {
        differences[teller] += (word.later.isTie ? 1 : 0) - (word.earlier.isTie ? 1 : 0)
      } else if let place = places[word.pair] {
        shared[place].append(word)
      } else {
        places[word.pair] = shared.count
        shared.append([word])
      }
    }
    let own = changed.filter { differences[$0] != 0 }.sorted().map { (teller: $0, difference: differences[$0]) }
    let words = shared
    self.init(tellers: changed.sorted(), work: own.count + 2 * words.count, seed: seed) { isSwapped in
      var change = own.reduce(0) { $0 + (isSwapped($1.teller) ? -$1.difference : $1.difference) }
      for words in words {
        var isBefore = false
        var isAfter = false
        for word in words {
          let swaps = word.teller.map(isSwapped) ?? false
          if (swaps ? word.later : word.earlier).isTie { isBefore = true }
          if (swaps ? word.earlier : word.later).isTie { isAfter = true }
        }
        change += (isAfter ? 1 : 0) - (isBefore ? 1 : 0)
      }
      return Double(change)
    }
  }

  /// The change in the number of ties of two directed graphs of the same nodes, each tie told by where it begins.
  init(ofTiesFrom earlier: Graph, to later: Graph, seed: UInt64) {
    let differences = earlier.nodes.map { later.neighbors(of: $0).count - earlier.neighbors(of: $0).count }
    let changed = earlier.nodes.filter { Array(earlier.neighbors(of: $0)) != Array(later.neighbors(of: $0)) }
    self.init(tellers: changed, work: differences.count, seed: seed) { isSwapped in
      Double(differences.enumerated().reduce(0) { $0 + (isSwapped($1.offset) ? -$1.element : $1.element) })
    }
  }

  /// The change in mean strength of ties that a teller rated in both waves; nil where there are none.
  init?(ofStrengthsIn ties: ComparedTies, seed: UInt64) {
    var differences: [(teller: Int, difference: Double)] = []
    for word in ties.words {
      guard let teller = word.teller, let before = word.earlier.strength, let after = word.later.strength,
        before > 0, after > 0
      else { continue }
      differences.append((teller, after - before))
    }
    guard !differences.isEmpty else { return nil }
    let changed = Set(differences.filter { $0.difference != 0 }.map(\.teller)).sorted()
    let count = Double(differences.count)
    self.init(tellers: changed, work: differences.count, seed: seed) { isSwapped in
      differences.reduce(0) { $0 + (isSwapped($1.teller) ? -$1.difference : $1.difference) } / count
    }
  }

  private init(tellers: [Int], work: Int, seed: UInt64, change: ((Int) -> Bool) -> Double) {
    let observed = change { _ in false }
    changedTellers = tellers.count
    self.change = observed
    func isAsLarge(_ other: Double) -> Bool { abs(other) >= abs(observed) - 1e-12 }
    // Whether each teller's answers are swapped, by teller.
    var isSwapped = [Bool](repeating: false, count: (tellers.last ?? -1) + 1)
    func swappedChange() -> Double { change { $0 < isSwapped.count && isSwapped[$0] } }
    if tellers.count <= ChangeTest.mostExactTellers {
      let all = 1 << tellers.count
      swaps = all
      var asLarge = 0
      for mask in 0..<all {
        for (position, teller) in tellers.enumerated() { isSwapped[teller] = mask >> position & 1 == 1 }
        if isAsLarge(swappedChange()) { asLarge += 1 }
      }
      pValue = Double(asLarge) / Double(all)
      return
    }
    let count = min(4999, max(199, ChangeTest.budget / max(1, work)))
    swaps = count
    var asLarge = 1
    for draw in 0..<count {
      var generator = SplitMix64.stream(draw, seed: seed)
      for teller in tellers { isSwapped[teller] = generator.next() >> 63 == 1 }
      if isAsLarge(swappedChange()) { asLarge += 1 }
    }
    pValue = Double(asLarge) / Double(count + 1)
  }
}
