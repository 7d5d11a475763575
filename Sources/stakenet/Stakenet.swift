import ArgumentParser

@main
struct Stakenet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stakenet", abstract: "Stakeholder networks: who holds a collaboration together.")
}
