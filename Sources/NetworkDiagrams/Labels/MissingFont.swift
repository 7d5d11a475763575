import CFontconfig

/// A script that a picture needs and that no font of this machine can write: boxes stand where its letters should.
///
/// PNG and PDF are drawn with the fonts of the machine that makes them. An SVG names a font and leaves the letters to
/// the reader's machine, so that nothing can be said about it here.
public struct MissingFont: Sendable, Hashable, CustomStringConvertible {
  /// What the script is called, for example `Devanagari`.
  public let script: String
  /// Up to five of the characters that cannot be drawn.
  public let examples: String
  /// The package of Debian and Ubuntu that has a font for them.
  public let package: String

  /// What is missing, and what to do about it.
  public var description: String { Texts.missingFont(script: script, examples: examples, package: package) }
}

extension MissingFont {
  /// The scripts of a picture that cannot be drawn here, in the order in which they are met.
  ///
  /// - Parameter canDraw: Whether some font has a character.
  /// - Complexity: O(length of all texts + distinct characters · fonts).
  static func among(
    _ texts: some Sequence<String>, canDraw: (Unicode.Scalar) -> Bool = canDraw
  ) -> [MissingFont] {
    var seen: Set<Unicode.Scalar> = []
    var order: [WritingSystem] = []
    var examples: [WritingSystem: [Unicode.Scalar]] = [:]
    for text in texts {
      for scalar in text.unicodeScalars where needsFont(scalar) && seen.insert(scalar).inserted && !canDraw(scalar) {
        let system = WritingSystem.of(scalar)
        if examples[system] == nil { order.append(system) }
        examples[system, default: []].append(scalar)
      }
    }
    return order.map { system in
      let some = (examples[system] ?? []).prefix(5).map { String(Character($0)) }
      return MissingFont(script: system.name, examples: some.joined(separator: " "), package: system.package)
    }
  }

  /// How much smaller texts are drawn where the machine lacks the font that they were measured with.
  ///
  /// DejaVu Sans, which it most often has instead, is 7 % wider and its bold 13 % (measured over the names and titles of the
  /// bundled studies). Only for pictures whose letters are drawn here.
  static func shrinking(isBold: Bool) -> Double { hasMeasuredFont ? 1 : isBold ? 1 / 1.13 : 1 / 1.07 }

  private static let hasMeasuredFont = unsafe stakeholder_has_family(SceneGraph.fontFamily) != 0

  static func canDraw(_ scalar: Unicode.Scalar) -> Bool { stakeholder_has_character(scalar.value) != 0 }

  /// Characters that are seen; joiners, variation selectors and spaces are not.
  private static func needsFont(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint && properties.generalCategory != .control
      && properties.generalCategory != .format
  }
}

/// A script, and where Debian keeps a font for it.
struct WritingSystem: Hashable {
  let name: String
  let package: String

  private init(_ name: String, _ package: String = "fonts-noto-core") {
    self.name = name
    self.package = package
  }

  static func of(_ scalar: Unicode.Scalar) -> WritingSystem {
    if scalar.properties.isEmojiPresentation || (0x1F000...0x1FAFF).contains(scalar.value) {
      return WritingSystem("Emoji", "fonts-noto-color-emoji")
    }
    return blocks.first { $0.range.contains(scalar.value) }?.system ?? WritingSystem("Other scripts and signs")
  }

  /// Unicode's blocks of living scripts, each with its first and last character.
  private static let blocks: [(range: ClosedRange<UInt32>, system: WritingSystem)] = [
    (0x0000...0x024F, WritingSystem("Latin", "fonts-dejavu-core")),
    (0x1E00...0x1EFF, WritingSystem("Latin", "fonts-dejavu-core")),
    (0x0370...0x03FF, WritingSystem("Greek")), (0x1F00...0x1FFF, WritingSystem("Greek")),
    (0x0400...0x052F, WritingSystem("Cyrillic")), (0x0530...0x058F, WritingSystem("Armenian")),
    (0x0590...0x05FF, WritingSystem("Hebrew")),
    (0x0600...0x06FF, WritingSystem("Arabic")), (0x0750...0x077F, WritingSystem("Arabic")),
    (0x08A0...0x08FF, WritingSystem("Arabic")), (0xFB50...0xFDFF, WritingSystem("Arabic")),
    (0xFE70...0xFEFF, WritingSystem("Arabic")),
    (0x0700...0x074F, WritingSystem("Syriac")), (0x0780...0x07BF, WritingSystem("Thaana")),
    (0x07C0...0x07FF, WritingSystem("N’Ko")),
    (0x0900...0x097F, WritingSystem("Devanagari")), (0xA8E0...0xA8FF, WritingSystem("Devanagari")),
    (0x0980...0x09FF, WritingSystem("Bengali")), (0x0A00...0x0A7F, WritingSystem("Gurmukhi")),
    (0x0A80...0x0AFF, WritingSystem("Gujarati")), (0x0B00...0x0B7F, WritingSystem("Odia")),
    (0x0B80...0x0BFF, WritingSystem("Tamil")), (0x0C00...0x0C7F, WritingSystem("Telugu")),
    (0x0C80...0x0CFF, WritingSystem("Kannada")), (0x0D00...0x0D7F, WritingSystem("Malayalam")),
    (0x0D80...0x0DFF, WritingSystem("Sinhala")), (0x0E00...0x0E7F, WritingSystem("Thai")),
    (0x0E80...0x0EFF, WritingSystem("Lao")), (0x0F00...0x0FFF, WritingSystem("Tibetan")),
    (0x1000...0x109F, WritingSystem("Myanmar")), (0x10A0...0x10FF, WritingSystem("Georgian")),
    (0x1200...0x139F, WritingSystem("Ethiopic")), (0x13A0...0x13FF, WritingSystem("Cherokee")),
    (0x1400...0x167F, WritingSystem("Canadian syllabics")), (0x1780...0x17FF, WritingSystem("Khmer")),
    (0x1800...0x18AF, WritingSystem("Mongolian")), (0x2D30...0x2D7F, WritingSystem("Tifinagh")),
    (0x3040...0x30FF, WritingSystem("Japanese kana", "fonts-noto-cjk")),
    (0x31F0...0x31FF, WritingSystem("Japanese kana", "fonts-noto-cjk")),
    (0x1100...0x11FF, WritingSystem("Hangul", "fonts-noto-cjk")),
    (0x3130...0x318F, WritingSystem("Hangul", "fonts-noto-cjk")),
    (0xAC00...0xD7FF, WritingSystem("Hangul", "fonts-noto-cjk")),
    (0x2E80...0x312F, WritingSystem("Chinese characters", "fonts-noto-cjk")),
    (0x3190...0x9FFF, WritingSystem("Chinese characters", "fonts-noto-cjk")),
    (0xF900...0xFAFF, WritingSystem("Chinese characters", "fonts-noto-cjk")),
    (0xFF00...0xFFEF, WritingSystem("Chinese characters", "fonts-noto-cjk")),
    (0x20000...0x3FFFF, WritingSystem("Chinese characters", "fonts-noto-cjk")),
  ]
}
