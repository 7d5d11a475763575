/// The version of the package, as `stakenet --version` and every report give it.
public enum StakeholderNetworksVersion {
  /// The version by semantic versioning; see CHANGELOG.md.
  public static let current = "0.1.0"
}
