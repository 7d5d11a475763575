/// One round of data: the survey of one spring, the state of the network in one year.
public struct Wave: Sendable, Hashable, Identifiable {
  /// The name by which rows refer to a wave, for example `2` or `2024-spring`.
  public struct ID: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name as the study writes it.
    public let rawValue: String

    /// Makes a name of a wave.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Makes a name of a wave from a literal.
    public init(stringLiteral value: String) { rawValue = value }

    /// The name itself.
    public var description: String { rawValue }
  }

  /// The name by which rows refer to it.
  public var id: ID
  /// The name in plain words.
  public var title: String
  /// When it was.
  public var date: PartialDate?

  /// Makes a wave.
  public init(id: ID, title: String? = nil, date: PartialDate? = nil) {
    self.id = id
    self.title = title ?? "Wave \(id.rawValue)"
    self.date = date
  }

  /// Waves that nobody put in order: by number where all are numbers, else by their dates or names as text.
  static func inNaturalOrder(_ ids: some Collection<ID>) -> [ID] {
    let numbers = ids.compactMap { Double($0.rawValue) }
    guard numbers.count == ids.count else { return ids.sorted { $0.rawValue < $1.rawValue } }
    return zip(numbers, ids).sorted { ($0.0, $0.1.rawValue) < ($1.0, $1.1.rawValue) }.map(\.1)
  }
}
