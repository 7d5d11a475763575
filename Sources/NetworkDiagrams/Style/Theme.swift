/// The colours of the page: for screens, for dark screens, and for printers without colour.
public enum DiagramTheme: String, Sendable, Hashable, CaseIterable {
  /// Dark ink on white.
  case light
  /// Light ink on a dark page.
  case dark
  /// Black and greys; sectors are told apart by shape and shade.
  case grey

  package var tokens: ThemeTokens {
    switch self {
    case .light: .light
    case .dark: .dark
    case .grey: .grey
    }
  }
}

/// The named colours of a theme.
///
/// All text reaches a contrast of 4.5 : 1 and more against the page.
package struct ThemeTokens: Sendable, Hashable {
  package var background: Color
  /// Labels, titles, outlines of nodes.
  package var ink: Color
  /// Subtitles, counts.
  package var ink2: Color
  /// Footers and the names of faded stakeholders.
  package var muted: Color
  package var tie: Color
  package var tieStrong: Color
  /// Ties against, and nothing else.
  package var against: Color
  package var gained: Color
  package var lost: Color
  package var kept: Color
  package var fadedFill: Color
  package var fadedOutline: Color
  package var fadedTie: Color
  package var hairline: Color

  /// The tokens by the names of their CSS variables.
  package var variables: [(name: String, color: Color)] {
    [
      ("background", background), ("ink", ink), ("ink2", ink2), ("muted", muted), ("tie", tie),
      ("tie-strong", tieStrong), ("against", against), ("gained", gained), ("lost", lost), ("kept", kept),
      ("faded-fill", fadedFill), ("faded-outline", fadedOutline), ("faded-tie", fadedTie), ("hairline", hairline),
    ]
  }

  package static let light = ThemeTokens(
    background: "#FFFFFF", ink: "#18212B", ink2: "#46515E", muted: "#5F6B78", tie: "#6E7985", tieStrong: "#2E3A46",
    against: "#C2410C", gained: "#1D4ED8", lost: "#8A5A00", kept: "#8A95A1", fadedFill: "#E9ECEF",
    fadedOutline: "#A7B0BA", fadedTie: "#D2D8DE", hairline: "#D3D9DF")

  package static let dark = ThemeTokens(
    background: "#12171D", ink: "#F3F6F9", ink2: "#C8D0D9", muted: "#9BA7B4", tie: "#8F9BA8", tieStrong: "#DDE4EA",
    against: "#FF8F57", gained: "#7FB0FF", lost: "#D6A45A", kept: "#77828E", fadedFill: "#262E37",
    fadedOutline: "#5F6B78", fadedTie: "#323B45", hairline: "#343D47")

  package static let grey = ThemeTokens(
    background: "#FFFFFF", ink: "#000000", ink2: "#333333", muted: "#595959", tie: "#767676", tieStrong: "#333333",
    against: "#000000", gained: "#000000", lost: "#595959", kept: "#8C8C8C", fadedFill: "#F2F2F2",
    fadedOutline: "#A6A6A6", fadedTie: "#D4D4D4", hairline: "#CCCCCC")
}
