import CollaborationMetrics
import Graphs

/// A stakeholder's place among brokers and what is left of it with gaps, as bridges and report write it.
extension BetweennessSensitivity {
  /// The headings of ``cells(of:)``.
  static let columns = [
    "place", "with_gaps_first_place", "with_gaps_last_place", "with_gaps_lowest_betweenness",
    "with_gaps_highest_betweenness",
  ]

  /// The place, then the middle nine tenths of places and of scores when something is left out; empty where there are none.
  func cells(of node: Int) -> [String] {
    let (gaps, scores) = (placesWithGaps[node], scoresWithGaps[node])
    return [places[node], gaps?.lowerBound, gaps?.upperBound].map { place in place.map { String($0) } ?? "" }
      + [scores?.lowerBound, scores?.upperBound].map { score in score.map(JSONValue.written) ?? "" }
  }

  /// The same as members of a JSON object: `place` and `with_gaps`.
  func members(of node: Int) -> [JSONValue.Member] {
    var gaps = JSONValue.null
    if let places = placesWithGaps[node], let scores = scoresWithGaps[node] {
      gaps = .object([
        .init("first_place", .integer(places.lowerBound)), .init("last_place", .integer(places.upperBound)),
        .init("lowest_betweenness", JSONValue(scores.lowerBound)),
        .init("highest_betweenness", JSONValue(scores.upperBound)),
      ])
    }
    return [.init("place", places[node].map { .integer($0) } ?? .null), .init("with_gaps", gaps)]
  }
}
