/// One thing that was found in a file: what is wrong, where, what was done about it and how to mend it.
///
/// Nothing is repaired in silence: whatever a reader changes, leaves out or cannot understand becomes a diagnostic.
public struct Diagnostic: Sendable, Hashable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Something worth knowing; the data is used as it stands.
    case note
    /// The data was changed in order to be used, for example a decimal comma was read as a point.
    case repair
    /// The data is used, but it probably does not say what its author meant.
    case warning
    /// The row, or the whole file, cannot be used.
    case error

    /// From the least to the greatest.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .repair: 1
      case .warning: 2
      case .error: 3
      }
    }
  }

  /// The place in a file that a diagnostic is about. Rows and columns count from 1, as spreadsheets do.
  public struct Location: Sendable, Hashable {
    /// The file, or the file and the sheet (`survey.xlsx, sheet Ties`).
    public var file: String
    /// The row as a spreadsheet numbers it: the heading is row 1.
    public var row: Int?
    /// The heading of the column as the file writes it.
    public var column: String?

    /// Makes a location in a file.
    public init(file: String, row: Int? = nil, column: String? = nil) {
      self.file = file
      self.row = row
      self.column = column
    }
  }

  /// How much it matters.
  public var severity: Severity
  /// A short name for the kind of finding, stable between versions: `unknown-stakeholder`, `duplicate-id`.
  public var code: String
  /// Where it was found.
  public var location: Location?
  /// One sentence: what is wrong.
  public var message: String
  /// The text that stood there, if it may be shown.
  public var found: String?
  /// What was done with it.
  public var action: String?
  /// How the author of the file can mend it.
  public var advice: String?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: String, at location: Location? = nil, message: String, found: String? = nil,
    action: String? = nil, advice: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.found = found
    self.action = action
    self.advice = advice
  }
}
