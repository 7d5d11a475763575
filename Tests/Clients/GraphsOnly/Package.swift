// swift-tools-version: 6.2
import PackageDescription

// Somebody else's program that wants the measures and nothing more: Graphs has to build and link alone.
let package = Package(
  name: "GraphsOnly",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "stakeholder-networks", path: "../../..")],
  targets: [
    .executableTarget(
      name: "graphs-only", dependencies: [.product(name: "Graphs", package: "stakeholder-networks")])
  ]
)
