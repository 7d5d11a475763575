import ArgumentParser
import StakeholderNetworks

/// `--show-negative-ties`, for the commands that can show what was told in confidence.
struct NegativeTieOptions: ParsableArguments {
  @Flag(
    help: """
      Show blame, opposition, pressure, distrust and ratings with the names of those concerned, although they were told \
      in confidence. Whoever uses it answers for what becomes of the output.
      """)
  var showNegativeTies = false

  /// The permission, if it was asked for; what is now shown is said on standard error.
  func permission(for study: Study, quiet: Bool) -> NegativeTiePermission? {
    guard showNegativeTies else { return nil }
    if !quiet, study.publicNegativeTies == nil {
      Console.error(
        "--show-negative-ties: this output tells who blames, opposes, presses or distrusts whom, and who rated whom how. "
          + "It was told in confidence: do not pass it on.")
    }
    return .askedForExplicitly()
  }
}
