import Foundation
import StakeholderFormats
import StakeholderModel
import Testing

@testable import riverside

struct RiversideTests {
  private static let published = Riverside()
  @Test func `The generator writes the committed files, byte for byte`() throws {
    let files = try Self.published.files()
    #expect(files.map(\.name) == ["stakeholders.csv", "relationships.csv", "respondents.csv", "riverside.xlsx"])
    for file in files {
      let committed = try Data(contentsOf: datasets.appending(path: "riverside/\(file.name)"))
      let isSame = Array(committed) == file.bytes
      #expect(isSame, "\(file.name) differs; write it anew: swift run riverside Datasets/riverside")
    }
  }

  @Test func `Another seed gives another study`() throws {
    let files = try Riverside(seed: 2).files()
    let published = try Self.published.files()
    #expect(files[1].bytes != published[1].bytes)
  }

  @Test func `Every column occurs and is filled in`() throws {
    let expected = [
      "stakeholders": [
        "id", "name", "sector", "type", "role", "beneficiary", "values", "self_listening", "power", "interest",
        "joined", "left", "consent",
      ],
      "relationships": [
        "from", "to", "kind", "strength", "status", "since", "until", "wave", "reporter", "reported_on", "tools",
        "decision_level", "expected", "realised", "due", "outcome", "decision", "partnership", "bridge_id",
        "confidence", "evidence", "source", "value",
      ],
      "respondents": ["id", "wave", "kind", "asked_about", "status"],
    ]
    for (name, headings) in expected {
      let rows = try Rows(name)
      for heading in headings { #expect(!rows.texts(heading).isEmpty, "\(name): \(heading)") }
    }
  }

  @Test func `Every kind, status, level, tool, consent and answer occurs`() throws {
    let ties = try Rows("relationships")
    #expect(ties.texts("kind") == Set(Kind.vocabulary.map(\.id.rawValue)).union(["host", "mentor"]))
    #expect(ties.texts("status") == ["ongoing", "ended", "planned", "absent", "unknown"])
    #expect(ties.texts("decision_level") == ["inform", "consult", "involve", "collaborate", "empower"])
    #expect(ties.texts("wave") == ["w1", "w2", "w3"])
    #expect(ties.texts("confidence") == ["A", "B", "C"])
    #expect(ties.texts("value") == Set(Value.rated.map(\.rawValue)))
    let tools = Set(ties.texts("tools").flatMap { $0.split(separator: "|").map(String.init) })
    #expect(tools == Set(Tool.allCases.map(\.rawValue)))
    #expect(ties.count { $0["kind"] == "trust" && $0["strength"] == "0" } > 0)
    #expect(try Rows("stakeholders").texts("consent") == ["yes", "role only", "no"])
    #expect(try Rows("respondents").texts("status") == ["answered", "no answer", "not asked"])
  }

  @Test func `The confidential text stands in confidential rows only`() throws {
    let ties = try Rows("relationships")
    let told = ties.count { $0["evidence"] == Grievances.confidentialEvidence }
    #expect(told > 20)
    #expect(
      told
        == ties.count {
          $0["evidence"] == Grievances.confidentialEvidence && Survey.negative.contains($0["kind"] ?? "")
        })
  }

  @Test(arguments: ["w1", "w2", "w3"])
  func `Enough organisations blame and are blamed for figures about groups`(wave: String) throws {
    let study = try Study(contentsOf: datasets.appending(path: "riverside"))
    let blame = study.confidential.forAggregation.filter { $0.kind == .blame && $0.wave?.rawValue == wave }
    var sectors: [Stakeholder.ID: String] = [:]
    for stakeholder in study.stakeholders { sectors[stakeholder.id] = stakeholder.sector }
    for isInside in [true, false] {
      let part = blame.filter { (sectors[$0.from] == sectors[$0.to]) == isInside }
      #expect(Set(part.map(\.from)).count >= 5)
      #expect(Set(part.map(\.to)).count >= 5)
    }
    let onCommunity = blame.filter { sectors[$0.to] == "community" }
    #expect(Set(onCommunity.map(\.from)).count >= 5)
    #expect(Set(onCommunity.map(\.to)).count >= 5)
  }

  @Test func `Each mistake stands where the page says`() throws {
    let pages = try tableRows(inPage: "riverside/README.md").filter { $0.count == 5 && $0[0].hasSuffix(".csv") }
    #expect(pages.map { "\($0[0]) \($0[1])" } == Self.published.mistakeList.map { "\($0.table).csv \($0.row)" })
    var tables: [String: Rows] = [:]
    for name in ["stakeholders", "relationships", "respondents"] { tables["\(name).csv"] = try Rows(name) }
    for page in pages {
      let row = tables[page[0]]?[try #require(Int(page[1]))]
      guard page[2] != "(blank)" else {
        #expect(row == nil)
        continue
      }
      #expect(row?.values.contains(page[2]) == true, "\(page[0]), row \(page[1])")
    }
  }

  @Test func `The page counts rows by kind and wave`() throws {
    let ties = try Rows("relationships")
    let pages = try tableRows(inPage: "riverside/README.md").filter {
      $0.count == 5 && Int($0[2]) != nil && Int($0[1]) == nil
    }
    #expect(Set(pages.map(\.[0])) == ties.texts("kind"))
    for page in pages {
      for (wave, count) in zip(["w1", "w2", "w3"], page[2...]) {
        #expect(ties.count { $0["kind"] == page[0] && $0["wave"] == wave } == Int(count), "\(page[0]) in \(wave)")
      }
    }
    let text = try String(contentsOf: datasets.appending(path: "riverside/README.md"), encoding: .utf8)
    let confidential = ties.count { Survey.negative.contains($0["kind"] ?? "") }
    #expect(text.contains("\(ties.count) rows in all, \(confidential) of them confidential."))
  }

  @Test func `The workbook is a zip archive with the four sheets`() throws {
    let bytes = try Data(contentsOf: datasets.appending(path: "riverside/riverside.xlsx"))
    let archive = try ZipArchiveReader(Array(bytes))
    let book = String(decoding: try #require(try archive.bytes(of: "xl/workbook.xml")), as: UTF8.self)
    for sheet in ["stakeholders", "relationships", "respondents", "About (ignore)"] {
      #expect(book.contains("name=\"\(sheet)\""))
    }
  }

  @Test func `The workbook tells the same as the folder`() throws {
    let folder = try Study(contentsOf: datasets.appending(path: "riverside"))
    let workbook = try Study(contentsOf: datasets.appending(path: "riverside/riverside.xlsx"))
    func facts(_ study: Study) -> (stakeholders: [Stakeholder], ties: [Relationship], responses: [SurveyResponse]) {
      let stakeholders = study.stakeholders.map { stakeholder in
        var copy = stakeholder
        copy.origin = nil
        return copy
      }
      let ties = (study.relationships + study.confidential.forAggregation).map { tie in
        var copy = tie
        copy.origin = nil
        return copy
      }
      let responses = study.responses.map { response in
        var copy = response
        copy.origin = nil
        return copy
      }
      return (stakeholders, ties, responses)
    }
    #expect(facts(folder).stakeholders == facts(workbook).stakeholders)
    #expect(facts(folder).ties == facts(workbook).ties)
    #expect(facts(folder).responses == facts(workbook).responses)
  }
}
