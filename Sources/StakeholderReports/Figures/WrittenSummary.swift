/// A summary that can be written in each of the forms that commands offer.
public protocol WrittenSummary: Sendable {
  /// For people.
  ///
  /// - Parameter width: the columns of the terminal; nil where there is no limit.
  func text(width: Int?) -> String
  /// For spreadsheets.
  var csv: [UInt8] { get }
  /// For programs.
  var json: String { get }
}
