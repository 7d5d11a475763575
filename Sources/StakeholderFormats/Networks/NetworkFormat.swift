internal import Foundation
internal import Graphs
internal import StakeholderModel

/// The network files that are read.
package enum NetworkFormat: Sendable, Hashable, CaseIterable {
  case graphML
  case gexf
  /// Node-link JSON, Kumu's, Cytoscape's .cyjs and CX2.
  case json
  /// Pajek's .net and .paj.
  case pajek
  /// UCINET's DL.
  case dl
  /// UCINET's own pair of files.
  case ucinet
  case vna
  case gml
  case dot
  /// METIS's .graph.
  case metis
  /// networkx's .adjlist: names parted by spaces, each line one node and its neighbours.
  case adjacencyList
  /// networkx's .edgelist: two names and a dictionary in each line.
  case edgeList

  /// Reads a file. XML is read as a stream, everything else as a whole.
  ///
  /// - Parameter progress: Told now and then which share of a file in XML or JSON has been read.
  func read(_ file: URL, progress: ProgressHandler? = nil) throws(TableError) -> NetworkTables {
    let name = file.lastPathComponent
    switch self {
    case .graphML:
      let head = try FileContents.head(of: file)
      return try NetworkXML.graphML(name) { events throws(XMLProblem) in
        try XMLStream.read(file, head: head, events, progress: progress)
      }
    case .gexf:
      let head = try FileContents.head(of: file)
      return try NetworkXML.gexf(name) { events throws(XMLProblem) in
        try XMLStream.read(file, head: head, events, progress: progress)
      }
    case .pajek:
      return try Pajek.read(try FileContents.bytes(of: file), name: name, beside: Self.partitions(beside: file))
    case .ucinet: return try UCINETBinary.read(file)
    case .json: return try NetworkJSON.read(try FileContents.bytes(of: file), name: name, progress: progress)
    default:
      return try read(try FileContents.bytes(of: file), name: name)
    }
  }

  /// The partitions and vectors beside a Pajek network: for `x.net` the files `x.clu`, `x.NAME.clu`, `x.vec`.
  private static func partitions(beside file: URL) -> [(name: String, values: [String])] {
    guard file.pathExtension.lowercased() == "net" else { return [] }
    let folder = file.deletingLastPathComponent()
    let base = file.deletingPathExtension().lastPathComponent.lowercased()
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    let sorted = files.sorted { $0.lastPathComponent < $1.lastPathComponent }
    return sorted.compactMap { candidate in
      let ending = candidate.pathExtension.lowercased()
      let stem = candidate.deletingPathExtension().lastPathComponent
      guard ending == "clu" || ending == "vec", stem.lowercased() == base || stem.lowercased().hasPrefix(base + "."),
        let bytes = try? FileContents.bytes(of: candidate), let values = Pajek.values(bytes)
      else { return nil }
      let name = stem.dropFirst(base.count + 1)
      return (name.isEmpty ? (ending == "clu" ? "partition" : "vector") : String(name), values)
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - name: The name of the file for messages.
  func read(_ bytes: ContiguousArray<UInt8>, name: String) throws(TableError) -> NetworkTables {
    switch self {
    case .graphML:
      return try NetworkXML.graphML(name) { events throws(XMLProblem) in try XMLStream.read(Array(bytes), events) }
    case .gexf:
      return try NetworkXML.gexf(name) { events throws(XMLProblem) in try XMLStream.read(Array(bytes), events) }
    case .json: return try NetworkJSON.read(bytes, name: name)
    case .pajek: return try Pajek.read(bytes, name: name)
    case .dl: return try UCINETDL.read(bytes, name: name)
    case .ucinet: return try UCINETBinary.read(header: bytes, data: [], name: name)
    case .vna: return try VNA.read(bytes, name: name)
    case .gml: return try GML.read(bytes, name: name)
    case .dot: return try DOT.read(bytes, name: name)
    case .metis: return try METIS.read(bytes, name: name)
    case .adjacencyList: return try AdjacencyList.read(bytes, name: name)
    case .edgeList: return try EdgeListText.read(bytes, name: name)
    }
  }
}

/// Reads network files in XML, and says in our words what is wrong with them.
enum NetworkXML {
  typealias Parsing = (any XMLEvents) throws(XMLProblem) -> Void

  static func graphML(_ name: String, _ parse: Parsing) throws(TableError) -> NetworkTables {
    let reader = GraphML(file: name)
    do throws(XMLProblem) { try parse(reader) } catch { throw refused(error, name: name) }
    return try reader.finished()
  }

  static func gexf(_ name: String, _ parse: Parsing) throws(TableError) -> NetworkTables {
    let reader = GEXF(file: name)
    do throws(XMLProblem) { try parse(reader) } catch { throw refused(error, name: name) }
    return try reader.finished()
  }

  private static func refused(_ problem: XMLProblem, name: String) -> TableError {
    switch problem {
    case .declaresDocumentType:
      TableError(
        "xml", file: name, "The file declares a document type, which can be used to do harm, so it is not opened.",
        found: "<!DOCTYPE",
        advice:
          "Open it in a text editor and delete the part from <!DOCTYPE to the > that ends it (behind the ] if it has "
          + "brackets), or export it again.")
    case .encoding(let encoding):
      TableError(
        "xml", file: name, "The file says that it is written in “\(encoding)”, which cannot be read.",
        advice: "Save it as UTF-8.")
    case .truncated:
      TableError(
        "truncated", file: name, "The file breaks off before its end, or goes on after it.",
        advice: "Export or download it again; the copy was cut off.")
    case .notUTF8(let line):
      TableError(
        "encoding", file: name, row: line, "The file says that it is written in UTF-8, but it holds other bytes.",
        advice: "Save it as UTF-8, or write its true encoding into the first line: "
          + "<?xml version=\"1.0\" encoding=\"windows-1252\"?>.")
    case .malformed(let line):
      TableError(
        "xml", file: name, row: line, "The file is not well-formed XML.",
        advice: line.map { "Look in and above line \($0) for a tag that is not closed, or export the file again." }
          ?? "Export the file again.")
    }
  }
}

/// Reads network files in JSON.
enum NetworkJSON {
  static func read(
    _ bytes: ContiguousArray<UInt8>, name: String, progress: ProgressHandler? = nil
  ) throws(TableError) -> NetworkTables {
    let (text, findings) = TextDecoding.utf8(bytes, file: name)
    let root = try JSONParser.parse(text, file: name, progress: progress)
    var tables = try read(root, name: name)
    tables.report(findings)
    return tables
  }

  private static func read(_ root: JSONNode, name: String) throws(TableError) -> NetworkTables {
    if CytoscapeJSON.recognizesCX(root) { return try CytoscapeJSON.readCX2(root, file: name) }
    if let object = root.object {
      if KumuJSON.recognizes(object) { return try KumuJSON.read(object, file: name) }
      if CytoscapeJSON.recognizes(root) { return try CytoscapeJSON.read(root, file: name) }
      if NodeLinkJSON.recognizes(object) { return try NodeLinkJSON.read(object, file: name) }
    } else if CytoscapeJSON.recognizes(root) {
      return try CytoscapeJSON.read(root, file: name)
    }
    let found = root.object.map { $0.members.prefix(12).map(\.name).joined(separator: ", ") } ?? root.text
    throw TableError(
      "no-network", file: name, row: root.object?.line,
      "The file is JSON, but it is none of the networks that are known: node-link (nodes and links or edges), "
        + "Kumu (elements and connections), Cytoscape (elements), CX2.",
      found: NetworkTables.excerpt(found), advice: "Export it in one of these forms, or as GraphML.")
  }
}
