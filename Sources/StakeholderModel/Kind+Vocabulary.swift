extension Kind {
  /// The kinds known from the start. A study can add its own and can say more about these, for example their scale.
  public static let vocabulary: [Kind] = [
    Kind(id: .trust, title: "trusts", sign: .positive, roles: [.trust], family: .trusts),
    Kind(
      id: .collaborate, title: "works with", sign: .positive, isDirected: false, roles: [.collaboration],
      family: .worksWith),
    Kind(id: .bridge, title: "links others", sign: .positive, roles: [.bridge], family: .trusts),
    Kind(
      id: .communicate, title: "talks with", sign: .positive, isDirected: false, roles: [.collaboration],
      family: .worksWith),
    Kind(id: .advocate, title: "speaks for", sign: .positive, roles: [.advocacy], family: .gives),
    Kind(id: .praise, title: "praises", sign: .positive, family: .gives),
    Kind(id: .fund, title: "funds", sign: .neutral, roles: [.formal], family: .gives),
    Kind(id: .contract, title: "contracts", sign: .neutral, roles: [.formal], family: .gives),
    Kind(id: .data, title: "gives data to", sign: .neutral, roles: [.learning], family: .gives),
    Kind(
      id: .experiment, title: "experiments with", sign: .neutral, isDirected: false, roles: [.learning],
      family: .worksWith),
    Kind(id: .train, title: "trains", sign: .neutral, roles: [.learning], family: .gives),
    Kind(id: .decide, title: "grants a say to", sign: .neutral, roles: [.decision], family: .gives),
    Kind(id: .rates, title: "rates", sign: .neutral, roles: [.rating], family: .gives),
    Kind(id: .blame, title: "blames", sign: .negative, roles: [.against], family: .against),
    Kind(id: .oppose, title: "opposes", sign: .negative, roles: [.against], family: .against),
    Kind(id: .pressure, title: "puts pressure on", sign: .negative, roles: [.against], family: .against),
    Kind(id: .distrust, title: "distrusts", sign: .negative, roles: [.against], family: .against),
  ]

  /// The kind of the vocabulary with a name, if there is one.
  public static func known(_ id: ID) -> Kind? { vocabulary.first { $0.id == id } }
}

extension Kind.ID {
  /// From the one who trusts to the one trusted.
  public static let trust: Kind.ID = "trust"
  /// Working together; it has no direction and is written once.
  public static let collaborate: Kind.ID = "collaborate"
  /// From the go-between to a party that it links; the rows of one act share a `bridge_id`.
  public static let bridge: Kind.ID = "bridge"
  /// Regular exchange; it has no direction.
  public static let communicate: Kind.ID = "communicate"
  /// From the one who argues for or endorses to the addressee or the endorsed.
  public static let advocate: Kind.ID = "advocate"
  /// From the one who praises to the one praised.
  public static let praise: Kind.ID = "praise"
  /// From giver to receiver, money or goods.
  public static let fund: Kind.ID = "fund"
  /// From the buyer to the supplier.
  public static let contract: Kind.ID = "contract"
  /// From the provider of data, or of tools for data, to the receiver.
  public static let data: Kind.ID = "data"
  /// An experiment of two stakeholders; it has no direction.
  public static let experiment: Kind.ID = "experiment"
  /// From trainer to trained.
  public static let train: Kind.ID = "train"
  /// From who grants the say to who gets it.
  public static let decide: Kind.ID = "decide"
  /// From the rater to the rated; a statement about a value, not a tie that holds a network together.
  public static let rates: Kind.ID = "rates"
  /// From the one who blames to the one blamed.
  public static let blame: Kind.ID = "blame"
  /// From opponent to opposed.
  public static let oppose: Kind.ID = "oppose"
  /// From who presses to who is pressed.
  public static let pressure: Kind.ID = "pressure"
  /// From the one who distrusts to the one distrusted.
  public static let distrust: Kind.ID = "distrust"
}
