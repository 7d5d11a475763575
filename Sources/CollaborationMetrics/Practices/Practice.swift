/// One of the eight practices of successful collaboration between city governments, social entrepreneurs and
/// communities.
///
/// Source: Ashoka and Catalyst 2030, *Cities and Social Entrepreneurs: A Playbook for Catalytic Collaborations*.
public enum Practice: Int, Sendable, Hashable, CaseIterable {
  /// Those whom it is for plan and decide.
  case beneficiaries = 1
  /// The work and the say are shared; nobody is a mere supplier.
  case sharedAgency
  /// Trust is laid first, and nobody is blamed.
  case bridges
  /// Trying out, looking at what happened, changing course.
  case lab
  /// Money is one tool of many.
  case tools
  /// Ties last.
  case longView
  /// Promises are small and kept.
  case expectations
  /// Shared values show in how people work.
  case values

  /// Its number in the playbook, 1 to 8.
  public var number: Int { rawValue }

  /// Its name.
  public var title: String {
    switch self {
    case .beneficiaries: "Beneficiaries as changemakers"
    case .sharedAgency: "Shared agency"
    case .bridges: "Bridges, and no blame"
    case .lab: "Always a lab"
    case .tools: "Use all tools"
    case .longView: "The long view"
    case .expectations: "No grand expectations early"
    case .values: "Values"
    }
  }

  /// What it asks, in plain words.
  public var question: String {
    switch self {
    case .beneficiaries: "Do those whom the work is for plan, decide and learn, or do they only receive?"
    case .sharedAgency: "Is the work shared among equals, or bought from suppliers?"
    case .bridges: "Do ties of trust reach across sectors, and is blame kept out?"
    case .lab: "Do people try things out, share what they learn and change course?"
    case .tools: "Does each bring all that it has, or only money?"
    case .longView: "Do ties last, and do they outlive a grant?"
    case .expectations: "Are promises small and kept?"
    case .values: "Do partners share values, and do others see them in how they work?"
    }
  }
}
