import Testing

@testable import NetworkDiagrams

/// Which scripts are missed, for fonts that are made up here.
struct MissingFontTests {
  private func scripts(_ texts: [String], without isMissing: (UInt32) -> Bool) -> [String] {
    MissingFont.among(texts) { !isMissing($0.value) }.map { "\($0.script): \($0.examples) (\($0.package))" }
  }

  @Test(arguments: [
    ("Мэрия", "Cyrillic: М э р и я (fonts-noto-core)"), ("מועצה", "Hebrew: מ ו ע צ ה (fonts-noto-core)"),
    ("ተማሪ", "Ethiopic: ተ ማ ሪ (fonts-noto-core)"), ("서울시", "Hangul: 서 울 시 (fonts-noto-cjk)"),
    ("まち", "Japanese kana: ま ち (fonts-noto-cjk)"), ("🌱", "Emoji: 🌱 (fonts-noto-color-emoji)"),
    ("აბგ", "Georgian: ა ბ გ (fonts-noto-core)"), ("ሀ", "Ethiopic: ሀ (fonts-noto-core)"),
    ("\u{1E900}", "Other scripts and signs: \u{1E900} (fonts-noto-core)"),
  ])
  func aMissingScriptIsNamed(_ text: String, _ expected: String) {
    #expect(scripts(["City of \(text)"]) { $0 > 0x7F } == [expected])
  }

  @Test func whatIsNotSeenNeedsNoFont() {
    #expect(scripts(["a\u{200D}b\u{FE0F}c \u{202F}d\u{202E}"]) { $0 > 0x7F } == [])
    #expect(scripts(["Everything is there: مرحبا"]) { _ in false } == [])
    #expect(scripts(["A"]) { _ in true } == ["Latin: A (fonts-dejavu-core)"])
  }

  @Test func eachScriptOnceWithItsFirstLetters() {
    let found = scripts(["北京市社区服务", "नगर", "中心 北"]) { $0 > 0x7F }
    #expect(found == ["Chinese characters: 北 京 市 社 区 (fonts-noto-cjk)", "Devanagari: न ग र (fonts-noto-core)"])
  }

  @Test func aFileTellsWhatItsLettersNeed() throws {
    // A character that no standard has, so that no font does.
    let diagram = Diagram(
      nodes: [DiagramNode(id: "a", name: "A \u{378}")], ties: [], text: DiagramText(title: "One"))
    let map = try diagram.arranged()
    let expected: [DiagramWarning] = [
      .missingFont(MissingFont(script: "Greek", examples: "\u{378}", package: "fonts-noto-core"))
    ]
    #expect(try map.file(as: .png(dpi: 36)).warnings == expected)
    #expect(try map.file(as: .pdf).warnings == expected)
    #expect(try map.file(as: .svg).warnings.isEmpty)
  }
}
