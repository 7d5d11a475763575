import Graphs

/// The parts of a workbook file and how they refer to each other (ECMA-376, part 2: Open Packaging Conventions).
struct XLSXPackage: ~Copyable {
  let file: String
  private let archive: ZipArchiveReader

  struct Relationship {
    let id: String
    /// The last word of the type's address, which is the same in transitional and in strict documents.
    let type: String
    /// The part's name in the archive.
    let target: String
  }

  init(_ bytes: [UInt8], file: String) throws(TableError) {
    self.file = file
    do throws(ZipError) { archive = try ZipArchiveReader(bytes) } catch { throw Self.refusal(error, file: file) }
  }

  func contains(_ part: String) -> Bool { archive.contains(part) }

  /// Reads a part of the package as XML.
  ///
  /// - Parameter progress: Told now and then which share of the part has been read.
  /// - Returns: False if there is no such part.
  func read(_ part: String, _ events: any XMLEvents, progress: ProgressHandler? = nil) throws(TableError) -> Bool {
    let bytes: [UInt8]?
    do throws(ZipError) { bytes = try archive.bytes(of: part) } catch { throw Self.refusal(error, file: file) }
    guard let bytes else { return false }
    do throws(XMLProblem) {
      try XMLStream.read(bytes, events, progress: progress)
    } catch {
      throw refusal(error, part: part)
    }
    return true
  }

  /// What a part refers to inside the package; an empty name asks for the package's own relationships.
  func relationships(of part: String) throws(TableError) -> [Relationship] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let events = RelationshipEvents()
    _ = try read(folder + "_rels/" + part.dropFirst(folder.count) + ".rels", events)
    var result: [Relationship] = []
    for found in events.found where found["TargetMode"] != "External" {
      guard let id = found["Id"], let type = found["Type"], let target = found["Target"] else { continue }
      guard let resolved = Self.resolve(target, in: folder) else {
        throw TableError(
          "unsafe-workbook", file: file, "The workbook refers to “\(target)”, which lies outside of it.",
          advice: "Do not use this file; ask for a new export.")
      }
      let word = type.split(separator: "/").last.map(String.init) ?? type
      result.append(Relationship(id: id, type: word, target: resolved))
    }
    return result
  }

  /// The name of a part that is given absolutely (`/xl/…`) or relative to a folder; nil if it leads out of the package.
  static func resolve(_ target: String, in folder: String) -> String? {
    let path = target.replacing("\\", with: "/")
    let whole = path.hasPrefix("/") ? path : folder + path
    var names: [Substring] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." {
        guard names.popLast() != nil else { return nil }
      } else {
        names.append(name)
      }
    }
    return names.joined(separator: "/")
  }

  /// The error for a part that must be there and is not, or makes no sense.
  func damaged(_ what: String) -> TableError {
    TableError(
      "damaged-workbook", file: file, "The workbook is damaged: \(what).",
      advice: "Open it in Excel or LibreOffice, save it again as .xlsx, and try once more.")
  }

  private func refusal(_ problem: XMLProblem, part: String) -> TableError {
    switch problem {
    case .declaresDocumentType:
      TableError(
        "unsafe-workbook", file: file,
        "The workbook declares entities in “\(part)”, which no spreadsheet program does.",
        advice: "Do not use this file; ask for a new export.")
    case .encoding(let name): damaged("“\(part)” is in the encoding “\(name)”, which workbooks do not use")
    case .truncated: damaged("“\(part)” breaks off")
    case .notUTF8: damaged("“\(part)” holds bytes that are no UTF-8")
    case .malformed(let line): damaged("“\(part)” is no valid XML" + (line.map { " (line \($0))" } ?? ""))
    }
  }

  private static func refusal(_ error: ZipError, file: String) -> TableError {
    let again = "Copy or download the file again; if that does not help, open it in Excel and save it anew."
    switch error {
    case .notAnArchive(let reason):
      return TableError(
        "damaged-workbook", file: file, "The workbook is damaged or cut off (\(reason)).", advice: again)
    case .damaged(let entry, let reason):
      return TableError(
        "damaged-workbook", file: file, "The workbook is damaged in its part “\(entry)” (\(reason)).", advice: again)
    case .tooLarge(let reason):
      return TableError(
        "unsafe-workbook", file: file, "The workbook would fill the memory: \(reason).",
        advice: "If it is a real workbook, save the sheets that are needed as CSV UTF-8.")
    case .encrypted:
      return TableError(
        "encrypted-workbook", file: file, "The workbook is protected by a password.",
        advice: "Remove the password and save it again as .xlsx.")
    case .unsafeName(let name):
      return TableError(
        "unsafe-workbook", file: file, "The workbook holds a part named “\(name)”, which leads out of it.",
        advice: "Do not use this file; ask for a new export.")
    case .cannotWrite(let reason):
      return TableError("unreadable-file", file: file, "The workbook cannot be opened: \(reason).", advice: again)
    }
  }
}

private final class RelationshipEvents: XMLEvents {
  private(set) var found: [XMLAttributes] = []
  let isStopped = false

  func begin(_ element: String, _ attributes: XMLAttributes) {
    if element == "Relationship" { found.append(attributes) }
  }
  func end(_ element: String) {}
  func text(_ text: String) {}
}
