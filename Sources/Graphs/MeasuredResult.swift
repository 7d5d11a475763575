/// What every result tells about itself: what was measured, how, and why a value is missing.
///
/// Two results can be compared if their conventions are the same. These hold the seed where chance had a part, the rounds
/// and the residual of an iteration, and how exact an estimate is.
public protocol MeasuredResult: Sendable {
  /// The measure's name, such as `betweenness`.
  var measure: String { get }
  /// How it was computed.
  var conventions: MeasureConventions { get }
  /// Why a value is missing, in a sentence; `nil` if none is.
  var undefinedReason: String? { get }
}

extension NodeScores: MeasuredResult {}
extension TieScores: MeasuredResult {}
extension NetworkScore: MeasuredResult {}
extension SampledBetweenness: MeasuredResult {
  /// `betweenness`.
  public var measure: String { scores.measure }
  /// Those of the scores, with the error that they have at most.
  public var conventions: MeasureConventions { scores.conventions }
  /// That of the scores.
  public var undefinedReason: String? { scores.undefinedReason }
}
extension StructuralHoles: MeasuredResult {
  /// `constraint`; each of the four scores has its own name.
  public var measure: String { constraint.measure }
  /// Those of all four.
  public var conventions: MeasureConventions { constraint.conventions }
  /// That of the first of the four that lacks a value.
  public var undefinedReason: String? { constraint.undefinedReason ?? hierarchy.undefinedReason }
}
