import Foundation
import StakeholderNetworks

/// The studies that come with the program.
enum Samples {
  struct Sample {
    let name: String
    let title: String
    let folder: URL
  }

  /// All of them, by name.
  static func all() -> [Sample] {
    guard let root else { return [] }
    let folders = [root, root.appending(path: "playbook")].flatMap(subfolders(of:))
    return folders.filter { FileManager.default.fileExists(atPath: $0.appending(path: "relationships.csv").path) }
      .map { Sample(name: $0.lastPathComponent, title: title(of: $0), folder: $0) }
      .sorted { $0.name < $1.name }
  }

  /// The study with a name.
  static func folder(named name: String) throws -> URL {
    let samples = all()
    if let sample = samples.first(where: { $0.name == name }) { return sample.folder }
    let known = samples.isEmpty ? "none were found beside this program" : samples.map(\.name).joined(separator: ", ")
    throw Failure.noInput("There is no bundled study “\(name)”.", advice: "Bundled studies: \(known).")
  }

  /// Where they are: beside an installed program in `share/stakenet`, or in the checkout that it was built in.
  private static var root: URL? {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    var folder = program.deletingLastPathComponent()
    var candidates = [folder.deletingLastPathComponent().appending(path: "share/stakenet/samples")]
    while folder.pathComponents.count > 1 {
      candidates.append(folder.appending(path: "Datasets"))
      folder = folder.deletingLastPathComponent()
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "playbook").path) }
  }

  private static func subfolders(of folder: URL) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey]))?
      .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true } ?? []
  }

  private static func title(of folder: URL) -> String {
    (try? Study(contentsOf: folder))?.title ?? folder.lastPathComponent
  }
}
