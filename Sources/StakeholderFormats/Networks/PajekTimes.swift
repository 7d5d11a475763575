/// What the times of ties in a Pajek network mean: `[2]`, `[2-4]`, `[2,5-6]`, `[3-*]`.
///
/// A few points are rounds of data, and a tie of several is one in each. Years with a beginning and an end are since when
/// and until when a tie lasts. Anything else is kept as it is written.
struct PajekTimes: Sendable {
  private enum Meaning { case none, waves, years, texts }

  /// More points than this are no rounds.
  private static let mostWaves = 100

  private let meaning: Meaning
  private let last: Int

  /// - Parameter texts: The times of all ties that have some, in their brackets.
  init(_ texts: [String]) {
    let spans = texts.map(PajekTimes.spans)
    let bounds = spans.flatMap { $0 ?? [] }
    let numbers = bounds.map(\.from) + bounds.compactMap(\.to)
    last = numbers.max() ?? 0
    let first = numbers.min() ?? 0
    let areYears = bounds.allSatisfy { $0.from >= 1_000 && $0.to ?? 2_999 <= 2_999 }
    if texts.isEmpty {
      meaning = .none
    } else if spans.contains(where: { $0 == nil }) {
      meaning = .texts
    } else if bounds.allSatisfy({ $0.to == $0.from }), Set(numbers).count <= PajekTimes.mostWaves {
      meaning = .waves
    } else if areYears {
      meaning = spans.allSatisfy({ $0?.count == 1 }) ? .years : .texts
    } else {
      meaning = last - first < PajekTimes.mostWaves ? .waves : .texts
    }
  }

  /// Whether the times are rounds of data.
  var areWaves: Bool { meaning == .waves }

  /// What is said about them.
  var note: (message: String, action: String)? {
    switch meaning {
    case .none, .texts: nil
    case .waves: ("Ties have points of time.", "The points are read as waves; a tie of several is one in each.")
    case .years: ("Ties have years.", "They are read as since when and until when a tie lasts.")
    }
  }

  /// The attributes of the ties that one tie becomes.
  func attributes(_ text: String?) -> [[(name: String, text: String)]] {
    guard let text else { return [[]] }
    guard let spans = PajekTimes.spans(text) else { return [[("times", PajekTimes.inner(text))]] }
    switch meaning {
    case .none, .texts: return [[("times", PajekTimes.inner(text))]]
    case .years:
      return spans.map { span in
        [("since", String(span.from))] + (span.to.map { [("until", String($0))] } ?? [])
      }
    case .waves:
      let points = Set(spans.flatMap { $0.from...max($0.from, $0.to ?? last) }).sorted()
      return points.map { [("wave", String($0))] }
    }
  }

  private static func inner(_ text: String) -> String { String(text.dropFirst().dropLast()) }

  /// The spans in a text; the end of an open one is nil. Nil if it is written in another way.
  private static func spans(_ text: String) -> [(from: Int, to: Int?)]? {
    var spans: [(from: Int, to: Int?)] = []
    for part in inner(text).split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
      guard (1...2).contains(ends.count), let from = Int(ends[0]), (0...1_000_000).contains(from) else { return nil }
      if ends.count == 1 {
        spans.append((from, from))
      } else if ends[1] == "*" {
        spans.append((from, nil))
      } else {
        guard let to = Int(ends[1]), (from...1_000_000).contains(to) else { return nil }
        spans.append((from, to))
      }
    }
    return spans.isEmpty ? nil : spans
  }
}
