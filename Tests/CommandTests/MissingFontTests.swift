import Foundation
import Testing

/// A picture with letters that this machine cannot draw is made all the same, and its maker is told.
@Suite struct MissingFontTests {
  private static let latinFonts = "/usr/share/fonts/truetype/dejavu"
  private static let hasFonts = FileManager.default.fileExists(atPath: latinFonts)

  @Test(
    .enabled(if: hasFonts, "\(latinFonts) is not there"),
    arguments: [("map.png", true), ("map.pdf", true), ("map.svg", false), ("map.dot", false)])
  func scriptsWithoutFontAreNamed(_ file: String, _ isDrawnHere: Bool) throws {
    let folder = try TemporaryFolder([
      "stakeholders.csv": "id,name\na,Ratusz – Ратуша\nb,北京市社区服务中心\nc,नगर पालिका\n",
      "relationships.csv": "from,to,kind\na,b,collaborate\nb,c,collaborate\n",
      "fonts.conf": """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(Self.latinFonts)</dir></fontconfig>
      """,
    ])
    let run = try Stakenet.run(
      ["draw", ".", "-o", file], in: folder.url,
      environment: ["FONTCONFIG_FILE": folder.url.appending(path: "fonts.conf").path])
    #expect(run.status == 0)
    #expect(try folder.names().contains(file))
    #expect(run.errors.contains("no font for Chinese characters (北 京 市 社 区)") == isDrawnHere)
    #expect(run.errors.contains("apt-get install fonts-noto-cjk") == isDrawnHere)
    #expect(run.errors.contains("no font for Devanagari (न ग र") == isDrawnHere)
    #expect(!run.errors.contains("Latin") && !run.errors.contains("Cyrillic"))
  }

  /// Where the font that texts are measured with is missing, wider letters neither cross the margins nor one another.
  @Test(
    .enabled(if: hasFonts, "\(latinFonts) is not there"),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "pdftotext is not installed"))
  func textsKeepTheirPlaceInAnotherFont() throws {
    let folder = try TemporaryFolder([
      "fonts.conf": """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(Self.latinFonts)</dir></fontconfig>
      """
    ])
    let study = Stakenet.datasets.appending(path: "playbook/nashville-welcoming").path
    let run = try Stakenet.run(
      ["draw", study, "-o", "map.pdf"], in: folder.url,
      environment: ["FONTCONFIG_FILE": folder.url.appending(path: "fonts.conf").path])
    #expect(run.status == 0)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = [
      "-bbox", folder.url.appending(path: "map.pdf").path, folder.url.appending(path: "boxes.html").path,
    ]
    try process.run()
    process.waitUntilExit()
    let words = try folder.text("boxes.html").split(separator: "\n").compactMap { line -> (x: Double, end: Double)? in
      guard line.contains("<word ") else { return nil }
      func number(_ name: String) -> Double? {
        line.split(separator: "\(name)=\"").dropFirst().first?.split(separator: "\"").first.flatMap { Double($0) }
      }
      return number("xMin").flatMap { x in number("xMax").map { (x, $0) } }
    }
    #expect(words.count > 100)
    // The margin is 36 points on each side of 1,080.
    #expect((words.map(\.x).min() ?? 0) > 33)
    #expect((words.map(\.end).max() ?? 0) < 1_050)
  }
}
