import StakeholderModel

/// The pairs of common stakeholders about which the same tellers answered in both waves, and what they said.
///
/// Where a side answered in one wave only, its word is left out of both: otherwise a pair would seem to have a new tie
/// because one more person was asked. Where nobody wrote down in either wave what was asked, all pairs are taken and a
/// tie that nobody tells of counts as none; ``isAssumed`` says so.
struct ComparedTies: Sendable {
  /// What one teller said about a pair in the two waves; only words of which at least one is a tie are kept.
  struct Word: Sendable {
    /// The position in ``pairs``.
    let pair: Int
    /// The common stakeholder who told it; nil for records.
    let teller: Int?
    let earlier: PairState
    let later: PairState
  }

  /// Two common stakeholders, by their position in the match.
  struct Pair: Sendable, Hashable {
    let from: Int
    let to: Int
  }

  /// Whether pairs have no direction.
  let isUndirected: Bool
  /// Whether nobody wrote down what was asked.
  private(set) var isAssumed: Bool
  /// The common stakeholders.
  let nodeCount: Int
  /// The number of pairs that were compared, tied or not.
  private(set) var comparedCount = 0
  /// For each ordered pair, row by row, whether it was compared; a pair without direction at its lower end.
  private var isCompared: [Bool]
  /// The pairs that are tied in some word, in order.
  private(set) var pairs: [Pair] = []
  private(set) var words: [Word] = []

  /// One kind of tie.
  ///
  /// - Parameter threshold: from which strength on a tie counts; nil for every tie.
  init(_ earlier: SurveyAnswers, _ later: SurveyAnswers, match: StakeholderMatch, threshold: Double?) {
    isUndirected = later.isUndirected
    isAssumed = earlier.basis == .unknown || later.basis == .unknown
    let count = match.both.count
    nodeCount = count
    isCompared = [Bool](repeating: false, count: count * count)
    for from in 0..<count {
      for to in 0..<count where from != to && !(isUndirected && to < from) {
        let before = (from: match.both[from].earlier, to: match.both[to].earlier)
        let after = (from: match.both[from].later, to: match.both[to].later)
        var sides: [(teller: Int?, earlier: SurveyAnswers.Answer?, later: SurveyAnswers.Answer?)] = [
          (
            from, earlier.answer(ofSender: before.from, about: before.to),
            later.answer(ofSender: after.from, about: after.to)
          )
        ]
        if earlier.hasBothSides || later.hasBothSides {
          sides.append(
            (
              to, earlier.answer(ofReceiver: before.to, about: before.from),
              later.answer(ofReceiver: after.to, about: after.from)
            ))
        }
        var states: [(teller: Int?, earlier: PairState, later: PairState)] = []
        if isAssumed {
          let words = sides.map { side in
            (
              teller: side.teller, earlier: side.earlier?.state(threshold) ?? .none,
              later: side.later?.state(threshold) ?? .none
            )
          }
          states = words
          let isRecorded = (
            earlier: earlier.documented.contains(.init(from: before.from, to: before.to)),
            later: later.documented.contains(.init(from: after.from, to: after.to))
          )
          if isRecorded.earlier || isRecorded.later {
            states.append((nil, .recorded(isRecorded.earlier), .recorded(isRecorded.later)))
          }
        } else {
          for side in sides {
            guard let before = side.earlier, let after = side.later, before.isGiven, after.isGiven else { continue }
            states.append((side.teller, before.state(threshold), after.state(threshold)))
          }
        }
        guard !states.isEmpty else { continue }
        add(Pair(from: from, to: to), states)
      }
    }
  }

  /// Several kinds taken together: a pair is tied if it is by any of them. Directions are dropped.
  ///
  /// - Precondition: all parts are of the same stakeholders.
  init(joining parts: [ComparedTies], nodeCount: Int) {
    isUndirected = true
    isAssumed = parts.contains(where: \.isAssumed)
    self.nodeCount = nodeCount
    isCompared = [Bool](repeating: false, count: nodeCount * nodeCount)
    var numbers: [Pair: Int] = [:]
    for part in parts {
      for from in 0..<nodeCount {
        for to in 0..<nodeCount where part.isCompared[from * nodeCount + to] {
          markCompared(Pair(from: from, to: to).withoutDirection)
        }
      }
      for word in part.words {
        let pair = part.pairs[word.pair].withoutDirection
        let number = numbers[pair] ?? pairs.count
        if number == pairs.count {
          numbers[pair] = number
          pairs.append(pair)
        }
        // Strengths of several kinds have no common scale.
        words.append(
          Word(
            pair: number, teller: word.teller, earlier: word.earlier.withoutStrength,
            later: word.later.withoutStrength))
      }
    }
  }

  private mutating func add(_ pair: Pair, _ states: [(teller: Int?, earlier: PairState, later: PairState)]) {
    markCompared(pair)
    let told = states.filter { $0.earlier != .none || $0.later != .none }
    guard !told.isEmpty else { return }
    for state in told {
      words.append(Word(pair: pairs.count, teller: state.teller, earlier: state.earlier, later: state.later))
    }
    pairs.append(pair)
  }

  private mutating func markCompared(_ pair: Pair) {
    guard !isCompared[pair.from * nodeCount + pair.to] else { return }
    isCompared[pair.from * nodeCount + pair.to] = true
    comparedCount += 1
  }

  /// Whether a pair was compared.
  func contains(_ from: Int, _ to: Int) -> Bool { isCompared[from * nodeCount + to] }

  /// What is told of each of ``pairs`` in both waves.
  var states: [(earlier: PairState, later: PairState)] {
    var states = pairs.map { _ in (earlier: PairState.none, later: PairState.none) }
    for word in words {
      states[word.pair].earlier = states[word.pair].earlier.joined(word.earlier)
      states[word.pair].later = states[word.pair].later.joined(word.later)
    }
    return states
  }

  /// Whether strengths tell anything: they are known somewhere and not all the same.
  var hasVariedStrengths: Bool {
    var known = Set<Double>()
    for word in words {
      for case let strength? in [word.earlier.strength, word.later.strength] where strength > 0 {
        known.insert(strength)
        if known.count > 1 { return true }
      }
    }
    return false
  }

  /// The numbers of the change.
  var change: TieChange {
    var change = TieChange()
    change.compared = comparedCount
    for state in states { change.count(state.earlier, state.later) }
    for word in words { change.countRating(word.earlier, word.later) }
    return change
  }
}

extension ComparedTies {
  /// The same ties, of which nobody knows how strong they are.
  var withoutStrengths: ComparedTies {
    var ties = self
    ties.words = words.map {
      Word(pair: $0.pair, teller: $0.teller, earlier: $0.earlier.withoutStrength, later: $0.later.withoutStrength)
    }
    return ties
  }
}

extension ComparedTies.Pair {
  fileprivate var withoutDirection: ComparedTies.Pair {
    from < to ? self : ComparedTies.Pair(from: to, to: from)
  }
}

extension PairState {
  fileprivate var withoutStrength: PairState { isTie ? PairState(isTie: true, strength: nil) : .none }

  fileprivate static func recorded(_ isTie: Bool) -> PairState {
    isTie ? PairState(isTie: true, strength: nil) : .none
  }
}

extension SurveyAnswers.Answer {
  /// What the answer says of a pair; a tie weaker than the threshold has its strength and is none.
  fileprivate func state(_ threshold: Double?) -> PairState {
    guard case .tie(let strength) = self else { return .none }
    let number = strength.number
    let counts = threshold.flatMap { threshold in number.map { $0 >= threshold } } ?? true
    return PairState(isTie: counts, strength: number)
  }
}
