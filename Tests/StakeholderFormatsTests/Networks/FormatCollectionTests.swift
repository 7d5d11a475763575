import Foundation
import OrderedCollections
import StakeholderModel
import Testing

@testable import StakeholderFormats

extension Study {
  /// All ties, those told in confidence too.
  var allTies: [Relationship] { relationships + confidential.forAggregation }
}

/// Every network of the format collection with its number of nodes and ties.
///
/// Ties are relationships of the study: where one kind has ties with and without direction, each of the latter stands
/// for two. Where networkx or igraph count otherwise, the comment says why.
@Suite("Networks of the format collection", .enabled(if: FormatFiles.exist, FormatFiles.reason))
struct FormatCollectionTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let path: String
    let nodes: Int
    let ties: Int
    var testDescription: String { path }

    init(_ path: String, _ nodes: Int, _ ties: Int) {
      self.path = path
      self.nodes = nodes
      self.ties = ties
    }
  }

  static let files: [Expected] = [
    Expected("graphml/attributes.graphml", 6, 7), Expected("graphml/basic.graphml", 11, 12),
    Expected("graphml/graphml-default-attrs.xml", 3, 2), Expected("graphml/graphml-lenient.xml", 3, 2),
    Expected("graphml/graphml-namespace.xml", 3, 2), Expected("graphml/graphml-yed.xml", 3, 2),
    Expected("graphml/lesmis.graphml", 77, 254), Expected("graphml/miserables.graphml", 77, 254),
    // 2 directed and 6 undirected edges: igraph forgets the directions, networkx refuses.
    Expected("graphml/mixed_multigraph.graphml", 6, 14),
    Expected("graphml/moviegalaxies.graphml", 27, 102),
    // networkx stumbles over white space around a truth value.
    Expected("graphml/test.graphml", 6, 7),
    Expected("graphml/theory.graphml", 101, 190), Expected("graphml/withdesc.graphml", 2, 1),
    // networkx knows neither 1.3 nor mixed directions.
    Expected("gexf/Les_Miserables.gexf", 77, 254),
    // One directed and one undirected edge.
    Expected("gexf/basic.gexf", 2, 3), Expected("gexf/data.gexf", 4, 5), Expected("gexf/dynamicTest.gexf", 4, 5),
    Expected("gexf/dynamicedgeweight.gexf", 2, 1), Expected("gexf/edge_data.gexf", 4, 5),
    Expected("gexf/edge_viz.gexf", 2, 1), Expected("gexf/gephi_basic.gexf", 2, 1),
    Expected("gexf/les_miserables.gexf", 77, 254), Expected("gexf/liststring.gexf", 4, 5),
    // Two directed and one undirected edge.
    Expected("gexf/mixed.gexf", 3, 4), Expected("gexf/v1_3.gexf", 2, 1), Expected("gexf/zeroweight.gexf", 2, 1),
    Expected("json/PadgettM.json", 16, 20), Expected("json/BiCoTest1.json", 12, 14), Expected("json/labels.json", 2, 1),
    // One directed and one undirected edge.
    Expected("json/mixed.json", 3, 3), Expected("json/undirected.json", 2, 1),
    Expected("kumu/snap-to-tutorial-project.json", 51, 113), Expected("cytoscape/smallDemo.cyjs", 3, 3),
    Expected("pajek/CEOs.net", 41, 98),
    // 20 arcs of which one is a loop, and 3 edges: networkx reads 12, igraph forgets the directions.
    Expected("pajek/GraphList.net", 12, 26), Expected("pajek/GraphSet.net", 12, 26),
    // 26 cells, of which one is a loop, which we do not keep.
    Expected("pajek/GraphMat.net", 12, 25),
    Expected("pajek/Sawmill.net", 36, 62), Expected("pajek/Stranke94.net", 10, 90),
    Expected("pajek/kansas.net", 20, 148), Expected("pajek/pajek1.net", 10, 9),
    // CR alone ends its lines; networkx does not read it.
    Expected("pajek/pajek2.net", 10, 9), Expected("pajek/pajek3.net", 10, 9),
    // networkx reads 18 of the 55.
    Expected("pajek/pajek_arcslist.net", 18, 55), Expected("pajek/pajek_bip.net", 15, 25),
    Expected("pajek/pajek_signed.net", 10, 45), Expected("pajek/utf8_with_bom.net", 10, 6),
    Expected("gml/cdc_cluster.gml", 12, 56), Expected("gml/graph1.gml", 3, 2),
    // Two of the four edges are loops.
    Expected("gml/jazz2_directed.gml", 5, 2),
    Expected("gml/karate.gml", 34, 78), Expected("gml/label.gml", 3, 2), Expected("gml/lesmis.gml", 77, 254),
    Expected("gml/social_network.gml", 26, 64),
    Expected("ucinet-dl/edgelist1.dl", 5, 5), Expected("ucinet-dl/edgelist2.dl", 5, 5),
    Expected("ucinet-dl/edgelist4.dl", 5, 5), Expected("ucinet-dl/edgelist5.dl", 5, 5),
    // The matrices say the same in both directions, so each tie counts once: 6 and not the 12 cells of igraph.
    Expected("ucinet-dl/nodelist1.dl", 5, 5),
    Expected("vna/basic.vna", 2, 1),
    Expected("dot/adjacencylist.dot", 4, 5), Expected("dot/basic.dot", 3, 2), Expected("dot/labels.dot", 3, 2),
    Expected("dot/multipleedgesperline.dot", 4, 3), Expected("dot/subgraph.dot", 2, 1),
    Expected("written-by-tools/sampson_blame.R-igraph.gml", 15, 41),
    Expected("written-by-tools/sampson_blame.R-igraph.graphml", 15, 41),
    Expected("written-by-tools/sampson_blame.R-sna.dl", 15, 41),
    Expected("written-by-tools/sampson_blame.igraph.gml", 15, 41),
    Expected("written-by-tools/sampson_blame.igraph.graphml", 15, 41),
    Expected("written-by-tools/sampson_blame.igraph.net", 15, 41),
    Expected("written-by-tools/sampson_blame.igraph.dot", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx-adjacency.json", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx-nodelink-edges.json", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx-nodelink-links.json", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx.cyjs", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx.gexf", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx.gml", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx.graphml", 15, 41),
    Expected("written-by-tools/sampson_blame.networkx.net", 15, 41),
    // Tables without the headings of a study.
    Expected("gephi-spreadsheet/matrix.csv", 5, 4), Expected("written-by-tools/sampson_blame.R-matrix.csv", 15, 41),
    Expected("written-by-tools/sampson_blame.R-matrix.txt", 15, 41),
    Expected("gephi-spreadsheet/test_matrix.csv", 4, 6),
    // Somebody in this matrix has no name.
    Expected("gephi-spreadsheet/complex_matrix.csv", 27, 351), Expected("gephi-spreadsheet/matrix.xlsx", 5, 4),
    Expected("gephi-spreadsheet/adj_list.csv", 9, 7), Expected("gephi-spreadsheet/decimal_separator.csv", 2, 1),
    Expected("gephi-spreadsheet/edges_table_repeated_without_ids.csv", 4, 5),
    Expected("gephi-spreadsheet/edges_table_types_test.csv", 2, 2),
    Expected("gephi-spreadsheet/edges_table_with_timeset_intervals.csv", 3, 5),
    Expected("gephi-spreadsheet/multigraph.csv", 2, 2), Expected("gephi-spreadsheet/nodes_table_types_test.csv", 5, 0),
    Expected("gephi-spreadsheet/quotes.csv", 2, 1), Expected("gephi-spreadsheet/testCSVSemiColon.csv", 3, 3),
    Expected("gephi-spreadsheet/test_utf8_chars_with_bom.csv", 2, 0), Expected("gephi-spreadsheet/timestamp.csv", 2, 0),
    Expected("kumu/paypal-mafia.xlsx", 34, 49),
    // 458 rows, two of them about the same vertex.
    Expected("nodexl/NodeXL_Teaching_Resources_css-d_raw.xlsx", 457, 1157),
    Expected("other/Snet.csv", 80, 156), Expected("other/bibLinks.csv", 16, 19), Expected("other/bibNodes.csv", 16, 0),
    Expected("other/boys.paj", 53, 179), Expected("other/karate.graph", 34, 78),
    // One of the 75 has another label in the second network.
    Expected("pajek/SanJuanSur.paj", 76, 397), Expected("pajek/strike.paj", 24, 38),
    Expected("pajek/kansas.mat", 20, 148),
    // Two of the seven are loops.
    Expected("pajek/links.net", 4, 5),
    Expected("ucinet-dl/BKfrat.paj", 58, 5240), Expected("ucinet-dl/fullmatrix1.dl", 5, 6),
    Expected("ucinet-dl/fullmatrix2.dl", 5, 6), Expected("ucinet-dl/fullmatrix4.dl", 5, 6),
    Expected("stakeholder-tables/links.csv", 18, 42), Expected("stakeholder-tables/nodes.csv", 18, 0),
    Expected("stakeholder-tables/register_impact_influence.csv", 12, 0),
    Expected("ucinet-binary/ucinettest.##h", 34, 78), Expected("ucinet-binary/ucinettest.##d", 34, 78),
  ]

  static let refusedFiles = [
    "pajek/Friends.tim", "other/chesapeake.mtx", "other/tiny_05.matrixmarket",
    "written-by-tools/sampson_blame.igraph.leda", "pajek/Sawmill.kcore.clu", "pajek/kansas.des",
    "written-by-tools/sampson_blame.networkx.adjlist", "written-by-tools/sampson_blame.networkx.edgelist",
  ]

  /// Lists of who blames whom, by the name of the file, without a list of who they are.
  static let toldInConfidence = [
    "written-by-tools/sampson_blame.R-csv2-semicolon.csv", "written-by-tools/sampson_blame.R-latin1.csv",
  ]

  @Test("A list that is all told in confidence has nobody to show", arguments: toldInConfidence)
  func nobodyToShow(path: String) throws {
    let error = #expect(throws: StudyError.self) { try Study(contentsOf: FormatFiles.folder.appending(path: path)) }
    #expect(error?.diagnostic.code == "nobody-to-show")
  }

  @Test("Nodes and ties", arguments: files)
  func counts(expected: Expected) throws {
    let study = try Study(contentsOf: FormatFiles.folder.appending(path: expected.path))
    #expect(study.stakeholders.count == expected.nodes)
    #expect(study.allTies.count == expected.ties)
  }

  @Test(
    "UCINET IV matrices",
    arguments: [
      ("BKFRAT.DAT", 58), ("KAPMINE.DAT", 15), ("PRISON.DAT", 67), ("SZCID.DAT", 16), ("TARO.DAT", 22),
      ("WOLF.DAT", 20),
    ])
  func oldMatrices(name: String, nodes: Int) throws {
    let study = try Study(contentsOf: FormatFiles.folder.appending(path: "ucinet-dl/\(name)"))
    #expect(study.stakeholders.count == nodes)
    #expect(study.allTies.count > nodes)
  }

  @Test(
    "A file that cannot be read says why",
    arguments: refusedFiles)
  func refused(path: String) throws {
    let error = #expect(throws: StudyError.self) { try Study(contentsOf: FormatFiles.folder.appending(path: path)) }
    #expect(error?.diagnostic.advice != nil)
  }

  @Test("Every file is in one of these tables")
  func everyFile() throws {
    let known =
      Set(Self.files.map(\.path))
      .union(
        ["BKFRAT.DAT", "KAPMINE.DAT", "PRISON.DAT", "SZCID.DAT", "TARO.DAT", "WOLF.DAT"].map { "ucinet-dl/\($0)" }
      )
      .union(Self.refusedFiles).union(Self.toldInConfidence).union(["README.md", "reader_results.json"])
    let enumerator = try #require(
      FileManager.default.enumerator(at: FormatFiles.folder, includingPropertiesForKeys: [.isDirectoryKey]))
    for case let file as URL in enumerator
    where try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true {
      let path = file.pathComponents.suffix(2).joined(separator: "/")
      #expect(known.contains(path) || known.contains(file.lastPathComponent), "\(path)")
    }
  }

  @Test("Nodes are as many as networkx and igraph find where both find the same")
  func otherReaders() throws {
    struct Results: Decodable {
      struct Count: Decodable {
        let nodes: Int?
      }
      let files: [String: [String: Count]]
    }
    let results = try JSONDecoder().decode(
      Results.self, from: Data(contentsOf: FormatFiles.folder.appending(path: "reader_results.json")))
    let ours = Dictionary(uniqueKeysWithValues: Self.files.map { ($0.path, $0.nodes) })
    for (path, byReader) in results.files {
      let counts = Set(byReader.values.compactMap(\.nodes))
      guard counts.count == 1, let count = counts.first, let nodes = ours[path] else { continue }
      #expect(nodes == count, "\(path)")
    }
  }

  @Test("A partition beside a network becomes an attribute")
  func partition() throws {
    let study = try Study(contentsOf: FormatFiles.folder.appending(path: "pajek/Sawmill.net"))
    #expect(study.stakeholders.first?.attributes["kcore"] == "1")
  }

  @Test("Negative values are told in confidence")
  func signs() throws {
    let study = try Study(contentsOf: FormatFiles.folder.appending(path: "pajek/pajek_signed.net"))
    #expect(study.relationships.allSatisfy { $0.kind == "tie" })
    #expect(!study.confidential.isEmpty)
    #expect(study.confidential.forAggregation.allSatisfy { $0.kind == "against_tie" })
  }
}
