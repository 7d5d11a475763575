/// The table of stakeholders, with what each says of itself.
enum StakeholderTable {
  static let headings =
    ["id", "name", "sector", "type", "role", "beneficiary", "values"]
    + Value.rated.map { "self_" + $0.rawValue }
    + ["power", "interest", "joined", "left", "consent", "posts", "quarter"]

  static func make(seed: UInt64, organisations: [Organisation]) -> Table {
    var random = Random(seed: seed, stream: 6)
    var table = Table(name: "stakeholders", headings: headings)
    for organisation in organisations {
      var cells: [Cell] = [
        .text(organisation.id), .text(organisation.name), .text(organisation.sector.rawValue),
        .text(organisation.type), .text(organisation.role), .text(organisation.isBeneficiary ? "yes" : "no"),
        .list(organisation.values.map(\.rawValue)),
      ]
      let answers = !random.chance(12)
      for value in Value.rated {
        let proud = organisation.values.contains(value) || organisation.sector == .public
        cells.append(answers ? .integer(proud ? random.integer(in: 3...4) : random.integer(in: 2...4)) : .empty)
      }
      cells += [
        .tenths(power(organisation.sector) + organisation.activity + random.integer(in: -6...6)),
        .tenths(interest(organisation.sector) + organisation.activity + random.integer(in: -6...4)),
        organisation.joined.map(Cell.date) ?? .empty, organisation.left.map(Cell.date) ?? .empty,
        .text(organisation.consent.rawValue), .integer(posts(organisation.sector, &random)),
        .text(quarter(organisation, &random)),
      ]
      table.rows.append(cells)
    }
    return table
  }

  private static func power(_ sector: Sector) -> Int {
    switch sector {
    case .public: 35
    case .business, .philanthropy: 30
    case .civil, .research: 22
    case .community: 13
    }
  }

  private static func interest(_ sector: Sector) -> Int {
    switch sector {
    case .community: 41
    case .civil: 34
    case .public, .research: 28
    case .philanthropy: 25
    case .business: 18
    }
  }

  private static func posts(_ sector: Sector, _ random: inout Random) -> Int {
    switch sector {
    case .public: random.integer(in: 12...420)
    case .business: random.integer(in: 4...160)
    case .civil, .research: random.integer(in: 2...35)
    case .philanthropy: random.integer(in: 1...9)
    case .community: 0
    }
  }

  private static func quarter(_ organisation: Organisation, _ random: inout Random) -> String {
    organisation.sector == .community
      ? "East Bank" : random.pick(["East Bank", "Old Town", "Old Town", "Harbour", "Hill"]) ?? "Old Town"
  }
}
