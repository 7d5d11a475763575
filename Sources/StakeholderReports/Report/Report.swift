public import CollaborationMetrics
import NetworkDiagrams
public import StakeholderModel

/// The main result: what a network looks like, who holds it together and what is missing, for people who have never
/// heard of networks.
///
/// ```swift
/// try Report(of: study.latestNetwork).write(to: URL(filePath: "Output/nashville"))
/// ```
public struct Report: Sendable {
  /// The network that the report is about.
  public let network: StakeholderNetwork
  /// What holds it together.
  public let bridges: BridgeSummary
  /// Trust in aggregate, of the whole study at its last wave.
  public let trust: TrustSummary
  /// Blame in aggregate, of the whole study at its last wave.
  public let blame: BlameSummary
  /// The eight practices; nil for networks of more stakeholders than ``mostScored``.
  public let practices: PracticeScorecard?
  /// What the report says first.
  public let findings: Findings
  /// The seed of everything that depends on chance.
  public let seed: UInt64
  /// The right to show what was told in confidence; nil if it stays there.
  let permission: NegativeTiePermission?
  let facts: NetworkFacts
  /// The reports of ties that may be shown; see `Study.published(_:showing:)`.
  let shownReports: [Relationship]

  /// Looks at a network; nothing is drawn or written yet.
  ///
  /// - Parameters:
  ///   - network: The network, for example ``StakeholderModel/Study/latestNetwork``.
  ///   - seed: The same network and seed give the same bytes.
  ///   - permission: shows negative ties and ratings that were told in confidence, with the names of those concerned.
  /// - Complexity: O(n·m) for each draw of the ``BetweennessSensitivity``.
  public init(of network: StakeholderNetwork, seed: UInt64 = 1, showing permission: NegativeTiePermission? = nil) {
    let bridges = BridgeSummary(of: network, seed: seed)
    let facts = NetworkFacts(of: network, bridges: bridges.analysis)
    self.network = network
    self.bridges = bridges
    practices =
      network.stakeholders.count <= Report.mostScored ? PracticeScorecard(of: network, seed: seed) : nil
    self.facts = facts
    self.seed = seed
    self.permission = permission
    shownReports = network.publishedReports(showing: permission)
    trust = TrustSummary(of: network.study, seed: seed, showing: permission)
    blame = BlameSummary(of: network.study, seed: seed, permutations: 999, showing: permission)
    findings = Findings(of: network, bridges: bridges.analysis, facts: facts)
  }

  /// The most stakeholders for whom a report scores the eight practices; the command `practices` scores any number.
  public static let mostScored = 500

  /// A file of the report.
  public struct File: Sendable {
    /// Its name, without a folder.
    public let name: String
    /// Its content.
    public let bytes: [UInt8]
    /// What whoever makes the report should know about the file, for example that a font is missing.
    public var warnings: [String] = []
  }

  /// The names of all files that a report can have.
  public static let fileNames = [
    "report.html", "stakeholders.csv", "ties.csv", "network.json", "map.svg", "map.png", "rejected.csv",
  ]

  /// All files: the page, the tables, the network as JSON, the map as SVG and PNG, and the rows that could not be used,
  /// if there are any.
  ///
  /// - Throws: ``ReportError`` when the map cannot be drawn or a template is wrong, which is a fault of ours.
  public func files() throws(ReportError) -> [File] {
    let arranged: ArrangedDiagram?
    var files: [File] = []
    do {
      let diagram = try Diagram(of: network, seed: seed, showing: permission)
      arranged = diagram.nodes.isEmpty ? nil : try diagram.arranged()
      if let arranged {
        files.append(File(name: "map.svg", bytes: try arranged.rendered(as: .svg)))
        let picture = try arranged.file(as: .png(dpi: 150))
        files.append(
          File(name: "map.png", bytes: picture.bytes, warnings: picture.warnings.map { "map.png: \($0)" }))
      }
    } catch {
      throw ReportError(.drawing(error.description))
    }
    // A single stakeholder is no picture.
    let page = try ReportPage(of: self, map: network.stakeholders.count > 1 ? arranged : nil).html()
    files.insert(File(name: "report.html", bytes: Array(page.utf8)), at: 0)
    files.insert(File(name: "stakeholders.csv", bytes: stakeholdersCSV), at: 1)
    files.insert(File(name: "ties.csv", bytes: tiesCSV), at: 2)
    files.insert(File(name: "network.json", bytes: Array(json.utf8)), at: 3)
    if let rejected = rejectedCSV { files.append(File(name: "rejected.csv", bytes: rejected)) }
    return files
  }
}

/// Why a report could not be made or written.
public struct ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    case drawing(String)
    case template(String)
    case exists(String, files: [String])
    case cannotWrite(String)
  }

  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// Whether the place to write to is the trouble, rather than the making.
  public var isAboutWriting: Bool {
    switch reason {
    case .drawing, .template: false
    case .exists, .cannotWrite: true
    }
  }

  /// Whether a report stands at that place already.
  public var isAboutExistingFiles: Bool {
    if case .exists = reason { true } else { false }
  }

  /// What went wrong and how to mend it.
  public var description: String {
    switch reason {
    case .drawing(let detail): "The map could not be drawn: \(detail)"
    case .template(let detail): "The page could not be made: \(detail)"
    case .exists(let folder, let files):
      "“\(folder)” holds \(English.list(files, limit: 3)) already; nothing was written. "
        + "Choose another folder, or add --force to replace \(files.count == 1 ? "it" : "them")."
    case .cannotWrite(let detail): detail
    }
  }
}
