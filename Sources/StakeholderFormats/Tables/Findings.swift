package import StakeholderModel

/// Collects diagnostics and stops repeating itself: of each code only the first hundred are listed, then counted.
package struct Findings: Sendable {
  /// How many findings of one code are listed one by one.
  package static let listedPerCode = 100

  private var listed: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  /// No findings yet.
  package init() {}

  /// Adds a finding.
  package mutating func add(_ finding: Diagnostic) {
    let count = counts[finding.code, default: 0] + 1
    counts[finding.code] = count
    if count == 1 { order.append(finding.code) }
    if count <= Self.listedPerCode { listed.append(finding) }
  }

  /// The findings, ordered by row, followed by one line for each code of which not all are listed.
  package var diagnostics: [Diagnostic] {
    let sorted = listed.enumerated().sorted { left, right in
      (left.element.location?.row ?? 0, left.offset) < (right.element.location?.row ?? 0, right.offset)
    }
    let rest: [Diagnostic] = order.compactMap { code in
      guard let count = counts[code], count > Self.listedPerCode,
        let example = listed.first(where: { $0.code == code })
      else { return nil }
      let file = example.location.map { Diagnostic.Location(file: $0.file) }
      return Diagnostic(
        example.severity, code: code, at: file,
        message: "\(count - Self.listedPerCode) more findings of the kind “\(code)” are not listed here.",
        action: example.action, advice: example.advice)
    }
    return sorted.map(\.element) + rest
  }
}
