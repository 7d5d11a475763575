internal import StakeholderModel

/// The waves of a study by the numbers that a network file has for them.
///
/// Pajek has points of time and DL a number behind the name of a matrix, where study.yaml may call the waves `w1` and
/// `w2`. A number is the wave whose id has it and no other digits; where that does not settle all, they are counted.
struct NumberedWaves {
  private var waves: [String: Wave.ID] = [:]

  /// - Parameters:
  ///   - texts: all that the file calls a wave.
  ///   - declared: the waves of the study, in their order.
  /// - Returns: nil where the file and the study use the same names, or where something else than numbers stands there.
  init?(_ texts: Set<String>, declared: [Wave]) {
    guard !texts.isEmpty, !declared.isEmpty, !declared.contains(where: { texts.contains($0.id.rawValue) }),
      texts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } })
    else { return nil }
    for text in texts {
      let same = declared.filter { $0.id.rawValue.filter(\.isWholeNumber) == text }
      if same.count == 1 { waves[text] = same[0].id }
    }
    guard waves.count < texts.count else { return }
    waves = [:]
    for text in texts {
      guard let number = Int(text), declared.indices.contains(number - 1) else { return nil }
      waves[text] = declared[number - 1].id
    }
  }

  subscript(text: String) -> String { waves[text]?.rawValue ?? text }

  /// Which number is which wave, in words.
  var description: String {
    waves.sorted { $0.value.rawValue < $1.value.rawValue }.map { "\($0.key) is \($0.value)" }.joined(separator: ", ")
  }
}
