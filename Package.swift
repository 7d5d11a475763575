// swift-tools-version: 6.2
import PackageDescription

// One list of settings for every target of ours: the strictest that the compiler offers.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let package = Package(
  name: "stakeholder-networks",
  platforms: [.macOS(.v15)],  // Synchronization.Mutex
  products: [
    .library(name: "StakeholderNetworks", targets: ["StakeholderNetworks"]),
    .library(name: "Graphs", targets: ["Graphs"]),
    .executable(name: "stakenet", targets: ["stakenet"]),
  ],
  dependencies: [
    // The command's options, help and errors.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Ordered dictionaries: attributes and kinds keep the order in which the user wrote them.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // study.yaml.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The report's pages; escapes HTML unless told otherwise.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev", "pkg-config"]), .brew(["graphviz", "pkgconf"])]),
    // Which characters the machine's fonts have: Graphviz draws boxes for the others and says nothing. It is the library
    // by which Graphviz finds its fonts.
    .systemLibrary(
      name: "CFontconfig", pkgConfig: "fontconfig",
      providers: [.apt(["libfontconfig-dev", "pkg-config"]), .brew(["fontconfig", "pkgconf"])]),
    .systemLibrary(
      name: "CLibzip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev", "pkg-config"]), .brew(["libzip", "pkgconf"])]),
    // Workbooks, GraphML and GEXF. Foundation's XMLParser on Linux traps on a processing instruction without content and on names
    // that are no UTF-8, and reports success for documents that break off.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev", "pkg-config"]), .brew(["libxml2", "pkgconf"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "pkg-config"]), .brew(["libxlsxwriter", "pkgconf"])]),

    .target(name: "Graphs", swiftSettings: strict),
    .target(
      name: "StakeholderModel",
      dependencies: ["Graphs", .product(name: "OrderedCollections", package: "swift-collections")],
      swiftSettings: strict),
    .target(
      name: "StakeholderFormats",
      dependencies: [
        "StakeholderModel", "CLibXML2", "CLibzip", "CXlsxWriter", .product(name: "Yams", package: "Yams"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(
      name: "CollaborationMetrics",
      dependencies: [
        "Graphs", "StakeholderModel", .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(
      name: "NetworkDiagrams", dependencies: ["Graphs", "StakeholderModel", "CFontconfig", "CGraphviz"],
      swiftSettings: strict),
    .target(
      name: "StakeholderReports",
      dependencies: [
        "Graphs", "StakeholderModel", "StakeholderFormats", "CollaborationMetrics",
        "NetworkDiagrams", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(
      name: "StakeholderNetworks",
      dependencies: [
        "Graphs", "StakeholderModel", "StakeholderFormats", "CollaborationMetrics",
        "NetworkDiagrams", "StakeholderReports",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "stakenet",
      dependencies: [
        "StakeholderNetworks", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Writes Datasets/riverside.
    .executableTarget(
      name: "riverside", dependencies: ["Graphs", "StakeholderFormats"], path: "Datasets/riverside/Generator",
      swiftSettings: strict),

    .testTarget(name: "GraphsTests", dependencies: ["Graphs"], swiftSettings: strict),
    .testTarget(
      name: "StakeholderModelTests",
      dependencies: [
        "StakeholderModel", "Graphs", .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StakeholderFormatsTests",
      dependencies: [
        "StakeholderFormats", "StakeholderModel", "Graphs",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CollaborationMetricsTests",
      dependencies: [
        "CollaborationMetrics", "StakeholderModel", "StakeholderFormats", "Graphs",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      exclude: ["Practices/readings.txt"], swiftSettings: strict),
    .testTarget(
      name: "NetworkDiagramsTests",
      dependencies: ["NetworkDiagrams", "StakeholderModel", "StakeholderFormats", "Graphs"],
      swiftSettings: strict),
    .testTarget(
      name: "StakeholderReportsTests",
      dependencies: [
        "StakeholderReports", "CollaborationMetrics", "StakeholderModel", "Graphs",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["stakenet", "StakeholderNetworks"],
      swiftSettings: strict),
    .testTarget(
      name: "DatasetsTests", dependencies: ["riverside", "Graphs", "StakeholderModel", "StakeholderFormats"],
      swiftSettings: strict),
  ]
)

// Built only when asked for (`make fuzz`): it has no main function but libFuzzer's.
if Context.environment["STAKENET_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "stakenet-fuzz", dependencies: ["StakeholderFormats"], path: "Tests/Fuzz/stakenet-fuzz",
      swiftSettings: strict))
}

// Built only when asked for (`make bench`), so that nobody else waits for it.
if Context.environment["STAKENET_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "stakenet-bench", dependencies: ["Graphs", "StakeholderFormats"],
      path: "Tests/Benchmarks/stakenet-bench",
      swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "layout-bench", dependencies: ["Graphs", "NetworkDiagrams"], path: "Tests/Benchmarks/layout-bench",
      swiftSettings: strict))
}
