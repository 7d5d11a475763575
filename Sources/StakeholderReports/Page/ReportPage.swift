import CollaborationMetrics
import Mustache
import NetworkDiagrams
import StakeholderModel

/// The page of a report: one file that needs no other, without script.
struct ReportPage {
  private let report: Report
  private let map: ArrangedDiagram?
  private let symbols: SectorPalette

  /// - Parameter map: the map with its places settled; nil leaves it out.
  init(of report: Report, map: ArrangedDiagram?) {
    self.report = report
    self.map = map
    let shown = report.network.stakeholders.filter { $0.consent != .no }
    var counts: [String: Int] = [:]
    for case let sector? in shown.map(\.sector) { counts[sector, default: 0] += 1 }
    symbols = SectorPalette(
      sectors: report.network.study.sectors.map { DiagramSector(id: $0.id, title: $0.title, color: $0.color) },
      counts: counts)
  }

  /// The whole page.
  func html() throws(ReportError) -> String {
    do {
      let library = MustacheLibrary(templates: [
        "page": try MustacheTemplate(string: PageTemplate.page),
        "map": try MustacheTemplate(string: PageTemplate.map),
        "stakeholders": try MustacheTemplate(string: PageTemplate.stakeholders),
        "bridges": try MustacheTemplate(string: PageTemplate.bridges),
        "figures": try MustacheTemplate(string: PageTemplate.figures),
        "practices": try MustacheTemplate(string: PracticeSection.template),
        "waves": try MustacheTemplate(string: WavesSection.template),
        "survey": try MustacheTemplate(string: SurveySection.template),
        "data": try MustacheTemplate(string: PageTemplate.data),
        "method": try MustacheTemplate(string: PageTemplate.method),
      ])
      guard let page = library.render(try context(), withTemplate: "page") else {
        throw ReportError(.template("there is no template of that name"))
      }
      return page
    } catch let error as ReportError {
      throw error
    } catch {
      throw ReportError(.template("\(error)"))
    }
  }

  private func context() throws(ReportError) -> [String: Any] {
    let network = report.network
    let findings = report.findings
    var context: [String: Any] = [
      "version": StakeholderNetworksVersion.current,
      "style": PageStyle.css,
      "words": English.pageWords,
      "kicker": text(English.kicker(network)),
      "headline": text(findings.headline),
      "lead": text(findings.lead),
      "facts": findings.facts.map {
        ["value": text($0.value), "meaning": text($0.meaning), "isDoubt": $0.isDoubt] as [String: Any]
      },
      "findings": findings.findings.map { ["id": $0.id, "title": text($0.title), "evidence": text($0.evidence)] },
      "dotPlot": dotPlot,
      "dotPlotCaption": English.dotPlotCaption(report.bridges),
      "conventions": English.conventions(report).map(text),
      "glossary": English.glossary.map { ["term": $0.term, "meaning": $0.meaning] },
    ]
    context.merge(stakeholders) { first, _ in first }
    context.merge(bridges) { first, _ in first }
    context.merge(problems) { first, _ in first }
    context["trust"] = FigureSection(report.trust, in: network).context
    context["blame"] = FigureSection(report.blame, in: network).context
    context["hasPractices"] = report.practices != nil
    if let practices = report.practices {
      context.merge(PracticeSection(practices).context) { first, _ in first }
    }
    if let waves = WavesSection(of: network, seed: report.seed) { context["waves"] = waves.context(text) }
    if SurveySection.isWanted(for: network) {
      context["survey"] = SurveySection(quality: SurveyQuality(of: network, seed: report.seed)).context(text)
    }
    if let map {
      do { context["map"] = try self.context(of: map) } catch { throw ReportError(.drawing(error.description)) }
    }
    return context
  }

  /// Text from data, fit for a page: no control characters, nothing that turns the text around it, no endless names.
  /// Escaping is the templates' work.
  private func text(_ text: String) -> String { SafeText.cleaned(text) }

  /// A name, cut where it is so long that it would hide the rest of the page; the tables beside the page have it whole.
  private func name(_ name: String) -> String { TerminalText.shortened(text(name), to: 120) }

  private func symbol(_ stakeholder: Stakeholder) -> String {
    SVGSymbol.inline(symbols.symbol(of: stakeholder.sector))
  }

  // MARK: Plot

  /// As many as the plot shows: more cannot be told apart by most readers.
  private static let plottedStakeholders = 8

  private var plotted: [BridgeAnalysis.Broker] {
    Array(report.bridges.analysis.brokers.filter { ($0.betweenness ?? 0) > 0 }.prefix(ReportPage.plottedStakeholders))
  }

  private var dotPlot: String {
    let rows = plotted.map { broker in
      DotPlot.Row(
        name: broker.stakeholder.name, isPerson: broker.stakeholder.isPerson, value: broker.betweenness ?? 0,
        range: report.bridges.sensitivity.scoresWithGaps[broker.node],
        symbol: symbols.symbol(of: broker.stakeholder.sector),
        isCutPoint: report.bridges.analysis.isCutPoint(broker.stakeholder.id))
    }
    guard !rows.isEmpty else { return "" }
    return DotPlot(rows: rows, description: English.dotPlotDescription(rows.count), unit: English.dotPlotUnit).svg
  }

  // MARK: Map

  private func context(of map: ArrangedDiagram) throws(DiagramError) -> [String: Any] {
    let numbered = plotted.map(\.stakeholder)
    let sizes = map.sizes.map { size in
      [
        "diameter": SVGSymbol.text(size.diameter),
        "value": size.value == size.value.rounded() ? English.grouped(Int(size.value)) : SVGSymbol.text(size.value),
      ]
    }
    return [
      "picture": try numberedPicture(of: map, numbered: numbered),
      "hasKey": !numbered.isEmpty,
      "key": numbered.map { ["symbol": symbol($0), "name": name($0.name)] },
      "hasSectors": !map.sectorRows.isEmpty,
      "sectors": map.sectorRows.map {
        ["symbol": SVGSymbol.inline($0.symbol), "title": name($0.title), "count": English.grouped($0.count)]
      },
      "hasLines": !map.lineRows.isEmpty,
      "lines": map.lineRows.map {
        ["symbol": SVGSymbol.line($0), "title": $0.title, "count": $0.count.map(English.grouped) ?? ""]
      },
      "hasSizes": !sizes.isEmpty,
      "sizes": sizes,
      "caption": text(
        English.mapCaption(
          report.network, report.facts, hidesTies: map.hasHiddenTies, hasSizes: !sizes.isEmpty,
          hiddenNames: map.hiddenNames)),
    ]
  }

  /// The map with numbers on the highest stakeholders, which narrow pages show in place of names.
  private func numberedPicture(of map: ArrangedDiagram, numbered: [Stakeholder]) throws(DiagramError) -> String {
    let picture = try map.picture()
    let shown = report.network.stakeholders.filter { $0.consent != .no }.map(\.id)
    let places = map.pictureNodes
    let numbers = numbered.enumerated().compactMap { position, stakeholder -> String? in
      guard let node = shown.firstIndex(of: stakeholder.id) else { return nil }
      let place = places[node]
      // Inside a symbol that is large enough, else to its right.
      let x = place.width >= 26 ? place.x : place.x + place.width / 2 + 14
      return "<text x=\"\(SVGSymbol.text(x))\" y=\"\(SVGSymbol.text(place.y + 10))\">\(position + 1)</text>"
    }
    guard let end = picture.utf8.lastIndex(of: UInt8(ascii: "<")) else { return picture }
    return picture[..<end] + "<g class=\"numbers\" aria-hidden=\"true\">\(numbers.joined())</g>\n" + picture[end...]
  }

  // MARK: Tables

  private var stakeholders: [String: Any] {
    let analysis = report.bridges.analysis
    let sensitivity = report.bridges.sensitivity
    let decimals = Numeral.decimals(for: analysis.brokers.map(\.betweenness)) == 0 ? 0 : 1
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { Numeral.fixed($0, decimals: decimals) } ?? "–"
    }
    let rows = analysis.brokers.map { broker in
      let cutPoint = analysis.cutPoints.first { $0.node == broker.node }
      let sector = broker.stakeholder.sector.flatMap { report.network.study.sector($0)?.title }
      return [
        "symbol": symbol(broker.stakeholder), "name": name(broker.stakeholder.name), "sector": name(sector ?? "–"),
        "degree": English.grouped(broker.degree), "betweenness": number(broker.betweenness, decimals),
        "places": English.places(sensitivity, of: broker.node, joining: "to"),
        "effectiveSize": number(broker.effectiveSize, 1),
        "constraint": number(broker.constraint, 2), "isCut": cutPoint != nil,
        "cutOff": cutPoint.map { English.grouped($0.cutOffCount) } ?? "0", "hasPlaces": sensitivity.draws > 0,
      ] as [String: Any]
    }
    var context: [String: Any] = ["stakeholders": rows, "hasPlaces": sensitivity.draws > 0]
    if let note = English.notShown(report.network) { context["notShown"] = note }
    return context
  }

  private var bridges: [String: Any] {
    let analysis = report.bridges.analysis
    let groups = analysis.bridgeTies.filter { !$0.isOnlyTieOfOne }
    let pairs = analysis.sectors.pairs.sorted { $0.shortfall > $1.shortfall }
    var context: [String: Any] = [
      "parts": English.parts(analysis),
      "hasCutPoints": !analysis.cutPoints.isEmpty,
      "cutPoints": analysis.cutPoints.map { point in
        [
          "symbol": symbol(point.stakeholder), "name": name(point.stakeholder.name),
          "who": text(point.cutOff.map { English.members($0) }.joined(separator: "; ")),
          "share": Numeral.percent(point.shareOfPairsLost),
        ]
      },
      "hasBridgeTies": !groups.isEmpty,
      "bridgeTies": groups.map {
        [
          "smaller": name($0.smaller.name), "smallerSize": English.grouped($0.smallerSize),
          "larger": name($0.larger.name), "largerSize": English.grouped($0.largerSize),
        ]
      },
      "sectorsSummary": English.sectorsSummary(analysis.sectors),
      "hasSectorPairs": !pairs.isEmpty,
      "sectorPairs": pairs.map { pair in
        [
          "pair": "\(name(pair.first.title)) – \(name(pair.second.title))", "tied": English.grouped(pair.tied),
          "possible": English.grouped(pair.possible), "expected": Numeral.fixed(pair.expected, decimals: 1),
          "judgement": English.judgement(pair), "isGap": pair.isRareByChance,
        ] as [String: Any]
      },
    ]
    if let note = English.cutPointsNote(analysis) { context["cutPointsNote"] = text(note) }
    if let note = English.bridgeTiesNote(analysis) { context["bridgeTiesNote"] = text(note) }
    return context
  }

  private var problems: [String: Any] {
    let diagnostics = report.network.study.diagnostics
    let groups = ProblemGroup.all(of: diagnostics).map { group in
      var context: [String: Any] = [
        "severity": group.severity.rawValue,
        "heading":
          "\(English.severityWord(group.severity))\(group.findings.count == 1 ? "" : ", \(English.grouped(group.findings.count)) times")",
        "message": text(group.message),
      ]
      if let place = group.place { context["place"] = text(place) }
      if let advice = group.advice { context["advice"] = text(advice) }
      return context
    }
    return ["problemsSummary": English.problemsSummary(diagnostics), "problems": groups]
  }
}
