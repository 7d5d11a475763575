import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names, notes and columns come from strangers' spreadsheets. Wherever they are written, they are data.
@Suite struct HostileInputTests {
  private static let names = [
    "<script>alert(1)</script>", "=HYPERLINK(\"http://evil\")", "Tom \"&\" Jerry's", "\u{202E}gnp.exe", "👩‍👩‍👧‍👦 Families",
    "\\N\\G\\n & &amp; {a|b}", "नगर निगम", "\u{1B}[31mred\u{7}", "]]>--><!--", String(repeating: "long ", count: 2_000),
  ]

  private static func study() throws -> TemporaryFolder {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    let people = names.enumerated().map {
      "s\($0),\(quoted($1)),\(quoted("<b>sector</b> \($0 % 3)")),\(quoted("=1+1"))"
    }
    let ties = names.indices.dropFirst().map { "s0,s\($0),trust,\(quoted("<img src=x onerror=alert(1)>"))" }
    return try TemporaryFolder([
      "stakeholders.csv": (["id,name,sector,@note"] + people).joined(separator: "\n"),
      "relationships.csv": (["from,to,kind,evidence"] + ties + ["s1,<script>,trust,"]).joined(separator: "\n"),
      "study.yaml": "title: \"<script>alert('title')</script> & co\"\nsource: \"javascript:alert(1)\"\n",
    ])
  }

  @Test func theReportIsHarmless() throws {
    let folder = try Self.study()
    let outcome = try folder.run("report", ".", "-o", "out")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try folder.names(in: "out") == [
        "map.png", "map.svg", "network.json", "rejected.csv", "report.html", "stakeholders.csv", "ties.csv",
      ])
    for text in [outcome.output, outcome.errors] {
      #expect(
        !text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" },
        "nothing commands the terminal")
    }
    for page in ["out/report.html", "out/map.svg"] {
      let text = try folder.text(page)
      for attack in ["<script", "<img", "<b>sector", "onerror=alert(1)>"] {
        #expect(!text.contains(attack), "\(page): \(attack)")
      }
      #expect(text.contains("&lt;script") || text.contains("&#60;script"), "\(page) shows the name as text")
      #expect(!text.contains("href=\"javascript"))
    }
    for table in ["out/stakeholders.csv", "out/ties.csv", "out/rejected.csv"] {
      let cells = try folder.text(table).split(whereSeparator: { $0 == "," || $0 == "\r\n" || $0 == "\n" })
      #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") || $0.hasPrefix("@") }, "\(table): no formula")
    }
    #expect(try JSONSerialization.jsonObject(with: Data(folder.text("out/network.json").utf8)) is [String: Any])
  }

  @Test func mapsAreValidXMLWithoutScript() throws {
    let folder = try Self.study()
    for theme in ["light", "dark", "grey"] {
      #expect(try folder.run("draw", ".", "-o", "\(theme).svg", "--theme", theme).status == 0)
      let parser = XMLParser(data: Data(try folder.text("\(theme).svg").utf8))
      #expect(parser.parse() && parser.parserError == nil)
    }
  }

  /// Files that are broken in the ways in which files are broken.
  @Test(arguments: [
    "from,to,kind\n", "from,to\na,b\n\"unfinished", "from,to\u{0},kind\na,b,c\n", "\u{FEFF}from;to\r\na;b\r\n",
    "from\tto\ra\tb\r",
    "from,to,strength\na,b,1e999\nb,c,nan\nc,d,-0\n", "from,to,since\na,b,9999999999\n", "a,b\nb,c\nc,d\n",
    "from,to,from,to\na,b,c,d\n", "from,to,kind,wave\na,b,trust,\nb,c,trust,1\n",
  ])
  func nothingCrashesOnBrokenFiles(text: String) throws {
    let folder = try TemporaryFolder(["ties.csv": text])
    for command in ["validate", "metrics", "bridges"] {
      let outcome = try folder.run(command, "ties.csv")
      #expect([0, 1].contains(outcome.status), "\(command): \(outcome.errors)")
    }
    let report = try folder.run("report", "ties.csv", "-o", "out")
    #expect(try (report.status == 0) == folder.names().contains("out"), "all or nothing")
  }
}
