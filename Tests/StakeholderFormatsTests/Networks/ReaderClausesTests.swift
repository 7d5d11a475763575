import Foundation
import OrderedCollections
import StakeholderFormats
import StakeholderModel
import Testing

/// What network files can look like, each peculiarity in the smallest file that has it.
@Suite("Peculiarities of network files")
struct ReaderClausesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let text: String
    /// Ids, with a name that is another.
    let nodes: String
    /// Ends, kind unless it is `tie`, strength unless it is unknown, wave, dates.
    let ties: String

    init(_ what: String, _ file: String, _ text: String, _ nodes: String, _ ties: String) {
      testDescription = what
      self.file = file
      self.text = text
      self.nodes = nodes
      self.ties = ties
    }
  }

  @Test("GraphML", arguments: graphMLFiles)
  func graphML(expected: Case) throws { try check(expected) }

  @Test("GEXF", arguments: gexfFiles)
  func gexf(expected: Case) throws { try check(expected) }

  @Test("UCINET DL", arguments: dlFiles)
  func dl(expected: Case) throws { try check(expected) }

  @Test("Pajek", arguments: pajekFiles)
  func pajek(expected: Case) throws { try check(expected) }

  @Test("VNA, GML, DOT and JSON", arguments: othersFiles)
  func others(expected: Case) throws { try check(expected) }

  @Test("Tables without headings, and Gephi's", arguments: tablesFiles)
  func tables(expected: Case) throws { try check(expected) }

  private func check(_ expected: Case) throws {
    let study = try StudyFolder([expected.file: expected.text]).study(in: expected.file)
    #expect(Self.nodes(study) == expected.nodes)
    #expect(Self.ties(study) == expected.ties)
  }

  static func nodes(_ study: Study) -> String {
    study.stakeholders.map { $0.name == $0.id.rawValue ? $0.name : "\($0.id)=\($0.name)" }.joined(separator: " ")
  }

  static func ties(_ study: Study) -> String {
    study.relationships.map { tie in
      let isDirected = study.kind(tie.kind)?.isDirected ?? true
      var text = "\(tie.from)\(isDirected ? ">" : "-")\(tie.to)"
      if tie.kind != "tie" { text += ":\(tie.kind)" }
      if let number = tie.strength.number { text += "*\(number == number.rounded() ? "\(Int(number))" : "\(number)")" }
      if let wave = tie.wave { text += "@\(wave)" }
      if tie.since != nil || tie.until != nil {
        text += " \(tie.since?.description ?? "")..\(tie.until?.description ?? "")"
      }
      return text
    }.joined(separator: " ")
  }

  // MARK: XML

  private static func graph(_ edges: String, directed: Bool = true, keys: String = "", nodes: String? = nil) -> String {
    let list = nodes ?? "<node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"
    return
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\">\(keys)"
      + "<graph edgedefault=\"\(directed ? "directed" : "undirected")\">\(list)\(edges)</graph></graphml>"
  }

  static let graphMLFiles = [
    Case(
      "yEd's labels", "y.graphml",
      graph(
        "<edge source=\"n0\" target=\"n1\"/>", keys: "<key for=\"node\" id=\"d1\" yfiles.type=\"nodegraphics\"/>",
        nodes:
          "<node id=\"n0\"><data key=\"d1\"><y:ShapeNode><y:NodeLabel>City</y:NodeLabel></y:ShapeNode></data></node>"
          + "<node id=\"n1\"><data key=\"d1\"><y:ShapeNode><y:NodeLabel>Library<y:LabelModel/></y:NodeLabel>"
          + "</y:ShapeNode></data></node>"), "n0=City n1=Library", "n0>n1"),
    Case(
      "no namespace, no “for”, no attr.name", "l.graphml",
      "<graphml><key id=\"weight\" attr.type=\"double\"/><graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/>"
        + "<edge source=\"a\" target=\"b\"><data key=\"weight\">2.5</data></edge></graph></graphml>", "a b", "a-b*2.5"),
    Case(
      "a default", "d.graphml",
      graph(
        "<edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"c\"><data key=\"k\">data</data></edge>",
        keys: "<key id=\"k\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"><default>fund</default></key>"),
      "a b c",
      "a>b:fund b>c:data"),
    Case(
      "two edges with one id", "e.graphml",
      graph("<edge id=\"e\" source=\"a\" target=\"b\"/><edge id=\"e\" source=\"b\" target=\"c\"/>"), "a b c", "a>b b>c"),
    Case(
      "a graph within a node", "n.graphml",
      graph(
        "<edge source=\"a\" target=\"b\"/>",
        nodes: "<node id=\"a\"><graph edgedefault=\"directed\"><node id=\"b\"/><node id=\"c\"/>"
          + "<edge source=\"b\" target=\"c\"/></graph></node>"), "b c a", "b>c a>b"),
    Case(
      "directions of both sorts", "m.graphml",
      graph(
        "<edge source=\"a\" target=\"b\" directed=\"true\"/><edge source=\"b\" target=\"c\"/>", directed: false),
      "a b c",
      "a>b b>c c>b"),
    Case(
      "igraph's names", "i.graphml",
      graph(
        "<edge source=\"n0\" target=\"n1\"><data key=\"w\">3</data></edge>",
        keys: "<key id=\"v\" for=\"node\" attr.name=\"name\"/><key id=\"w\" for=\"edge\" attr.name=\"weight\"/>",
        nodes: "<node id=\"n0\"><data key=\"v\">City</data></node><node id=\"n1\"><data key=\"v\">Library</data></node>"
      ),
      "n0=City n1=Library", "n0>n1*3"),
  ]

  private static func gexfText(_ version: String, _ namespace: String, prefix: String = "", rest: String = "") -> String
  {
    let colon = prefix.isEmpty ? "" : prefix + ":"
    return "<\(colon)gexf xmlns\(prefix.isEmpty ? "" : ":" + prefix)=\"\(namespace)\" version=\"\(version)\">"
      + "<\(colon)graph defaultedgetype=\"directed\"><\(colon)nodes><\(colon)node id=\"1\" label=\"City\"/>"
      + "<\(colon)node id=\"2\" label=\"Library\"/></\(colon)nodes><\(colon)edges>"
      + "<\(colon)edge source=\"1\" target=\"2\" weight=\"2\"\(rest)/></\(colon)edges></\(colon)graph></\(colon)gexf>"
  }

  static let gexfFiles = [
    Case("1.1", "a.gexf", gexfText("1.1", "http://www.gexf.net/1.1draft"), "1=City 2=Library", "1>2*2"),
    Case("1.2", "a.gexf", gexfText("1.2", "http://www.gexf.net/1.2draft"), "1=City 2=Library", "1>2*2"),
    Case("1.3", "a.gexf", gexfText("1.3", "http://gexf.net/1.3"), "1=City 2=Library", "1>2*2"),
    Case("a prefix", "a.gexf", gexfText("1.3", "http://gexf.net/1.3", prefix: "g"), "1=City 2=Library", "1>2*2"),
    Case(
      "dynamic", "a.gexf",
      gexfText("1.2", "http://www.gexf.net/1.2draft", rest: " start=\"2020-01-01\" end=\"2021-01-01\""),
      "1=City 2=Library",
      "1>2*2 2020-01-01..2021-01-01"),
  ]

  @Test("GEXF: an attvalue directly under its node")
  func attvalue() throws {
    let text =
      "<gexf version=\"1.3\"><graph defaultedgetype=\"undirected\"><attributes class=\"node\"><attribute id=\"0\" title=\"sector\" "
      + "type=\"string\"/></attributes><nodes><node id=\"1\" label=\"City\"><attvalue for=\"0\" value=\"public\"/></node>"
      + "<node id=\"2\"/></nodes><edges><edge source=\"1\" target=\"2\"/></edges></graph></gexf>"
    let study = try StudyFolder(["a.gexf": text]).study(in: "a.gexf")
    #expect(study.stakeholders.map(\.sector) == ["public", nil])
    #expect(Self.ties(study) == "1-2")
  }

  // MARK: UCINET

  private static func threeNodes(_ what: String, _ format: String, _ data: String, _ ties: String) -> Case {
    Case(what, "a.dl", "dl n=3 format=\(format)\nlabels:\na,b,c\ndata:\n\(data)\n", "a b c", ties)
  }

  static let dlFiles = [
    threeNodes("full matrix", "fullmatrix", "0 1 0\n0 0 2\n0 0 0", "a>b*1 b>c*2"),
    threeNodes("lower half", "lowerhalf diagonal=absent", "1\n0 1", "a-b*1 b-c*1"),
    threeNodes("lower half with the diagonal", "lowerhalf", "0\n1 0\n0 1 0", "a-b*1 b-c*1"),
    threeNodes("upper half", "upperhalf diagonal=absent", "1 0\n1", "a-b*1 b-c*1"),
    threeNodes("full matrix without the diagonal", "fullmatrix diagonal=absent", "1 0\n0 2\n0 0", "a>b*1 b>c*2"),
    threeNodes("nodelist1", "nodelist1", "1 2 3\n2 3", "a>b*1 a>c*1 b>c*1"),
    threeNodes("edgelist1", "edgelist1", "1 2 1.5\n2 3 2", "a>b*1.5 b>c*2"),
    Case(
      "nodelist2", "a.dl",
      "dl nr=2 nc=3 format=nodelist2\nrow labels:\na,b\ncolumn labels:\nx,y,z\ndata:\n1 1 3\n2 2\n", "a b x y z",
      "a-x*1 a-z*1 b-y*1"),
    Case(
      "edgelist2", "a.dl",
      "dl nr=2 nc=2 format=edgelist2\nrow labels:\na,b\ncolumn labels:\nx,y\ndata:\n1 1 2\n2 2 1\n",
      "a b x y", "a-x*2 b-y*1"),
    Case(
      "two modes", "a.dl", "dl nr=2, nc=3\nrow labels:\na,b\ncolumn labels:\nx,y,z\ndata:\n1 0 1\n0 1 0\n", "a b x y z",
      "a-x*1 a-z*1 b-y*1"),
    Case(
      "embedded labels with a colon", "a.dl", "dl n=3 format=edgelist1\nlabels embedded:\ndata:\na b 1\nb c 2\n",
      "a b c",
      "a>b*1 b>c*2"),
    Case(
      "embedded labels without one", "a.dl", "dl n=3 format=edgelist1\nlabels embedded\ndata:\na b 1\nb c 2\n", "a b c",
      "a>b*1 b>c*2"),
    Case(
      "a matrix with embedded labels", "a.dl",
      "dl n=3 format=fullmatrix\nlabels embedded\ndata:\n  a b c\na 0 1 0\nb 0 0 1\nc 1 0 0\n", "a b c",
      "a>b*1 b>c*1 c>a*1"),
    Case(
      "a header over several lines, and kinds", "a.dl",
      "DL\nN=3\nNM=2\nFORMAT = FULLMATRIX\nLABELS:\na b c\nMATRIX LABELS:\ndata fund\nDATA:\n"
        + "0 1 0\n0 0 0\n0 0 0\n0 0 1\n0 0 0\n0 0 0\n", "a b c", "a>b:data*1 a>c:fund*1"),
    Case(
      "waves", "a.dl", "dl n=2 nm=2\nlabels:\na,b\nmatrix labels:\nfund1,fund2\ndata:\n0 1\n0 0\n0 0\n1 0\n", "a b",
      "a>b:fund*1@1 b>a:fund*1@2"),
    Case(
      "labels as UCINET cuts them", "a.dl",
      "dl n=2\nlabels:\n\"RIVERSIDE NEIGHBOU\",LIBRARY\ndata:\n0 1\n0 0\n", "RIVERSIDE NEIGHBOU LIBRARY",
      "RIVERSIDE NEIGHBOU>LIBRARY*1"),
  ]

  // MARK: Pajek

  private static let three = "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n"

  static let pajekFiles = [
    Case("arcs and edges", "a.net", three + "*Arcs\n1 2 2\n*Edges\n2 3\n", "a b c", "a>b*2 b>c c>b"),
    Case("lists", "a.net", three + "*Arcslist\n1 2 3\n*Edgeslist\n2 3\n", "a b c", "a>b a>c b>c c>b"),
    Case("a matrix", "a.net", three + "*Matrix\n0 1 0\n0 0 2\n0 0 0\n", "a b c", "a>b*1 b>c*2"),
    Case(
      "several relations", "a.net", three + "*Arcs :1 \"data\"\n1 2 1\n*Arcs :2 \"fund\"\n2 3 1\n", "a b c",
      "a>b:data*1 b>c:fund*1"),
    Case(
      "times", "a.net", "*Vertices 2\n1 \"a\" [1-2]\n2 \"b\" [1-2]\n*Arcs\n1 2 1 [1]\n2 1 1 [2]\n", "a b",
      "a>b*1@1 b>a*1@2"),
    Case("comments", "a.net", "% one\n" + three + "% two\n*Arcs\n1 2\n", "a b c", "a>b"),
    Case(
      "two modes", "a.net", "*Vertices 4 2\n1 \"a\"\n2 \"b\"\n3 \"x\"\n4 \"y\"\n*Edges\n1 3\n2 4\n", "a b x y",
      "a-x b-y"),
    Case("CR", "a.net", (three + "*Arcs\n1 2 1\n").replacing("\n", with: "\r"), "a b c", "a>b*1"),
    Case("LF and CR", "a.net", (three + "*Arcs\n1 2 1\n2 3 1\n").replacing("\n", with: "\n\r"), "a b c", "a>b*1 b>c*1"),
    Case("a byte order mark", "a.net", "\u{FEFF}" + three + "*Arcs\n1 2 1\n", "a b c", "a>b*1"),
  ]

  @Test("Pajek in Windows-1250")
  func windows1250() throws {
    let folder = try StudyFolder([:])
    let text: [UInt8] =
      Array("*Vertices 2\r\n1 \"".utf8) + [0xA3, 0xF3, 0x64, 0x9F] + Array("\"\r\n2 \"D".utf8)
      + [0xEC, 0xE8, 0xED, 0x6E] + Array("\"\r\n*Arcs\r\n1 2 1\r\n".utf8)
    try Data(text).write(to: folder.url.appending(path: "a.net"))
    let study = try folder.study(in: "a.net")
    #expect(study.stakeholders.map(\.name) == ["Łódź", "Děčín"])
    #expect(study.diagnostics.contains { $0.action?.contains("Windows-1250") == true })
  }

  @Test("A project has its partitions and vectors as columns, and so has a network beside a partition")
  func project() throws {
    let parts = "*Partition groups\n*Vertices 3\n1\n2\n1\n\n*Vector size\n*Vertices 3\n0.5\n1\n2\n"
    let project = try StudyFolder(["a.paj": "*Network one\n\(Self.three)*Arcs\n1 2 1\n\n\(parts)"]).study(in: "a.paj")
    #expect(project.stakeholders.map { $0.attributes["groups"] } == ["1", "2", "1"])
    #expect(project.stakeholders.map { $0.attributes["size"] } == ["0.5", "1", "2"])
    let beside = try StudyFolder([
      "a.net": Self.three + "*Arcs\n1 2 1\n", "a.clu": "*Vertices 3\n1\n2\n1\n", "a.size.vec": "*Vertices 3\n1\n2\n3\n",
    ]).study(in: "a.net")
    #expect(beside.stakeholders.map { $0.attributes["partition"] } == ["1", "2", "1"])
    #expect(beside.stakeholders.map { $0.attributes["size"] } == ["1", "2", "3"])
  }

  // MARK: Others

  static let othersFiles = [
    Case(
      "VNA", "a.vna", "*Node data\nID,sector\na,public\nb,civil\n*Tie data\nFrom To Fund\na b 2\n", "a b", "a>b:fund*2"),
    Case(
      "GML", "a.gml",
      "graph [ directed 1 node [ id 1 label \"City\" ] node [ id 2 label \"Library\" ] edge [ source 1 target 2 value 3 ] ]",
      "City Library", "City>Library*3"),
    Case("DOT", "a.dot", "digraph { a [label=\"City\"]; b; a -> b [weight=2]; }", "a=City b", "a>b*2"),
    Case("DOT without direction, in groups", "a.dot", "graph { a -- {b c} }", "b c a", "a-b a-c"),
    Case(
      "node-link JSON with links", "a.json",
      "{\"directed\":true,\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"links\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":2}]}",
      "a b", "a>b*2"),
    Case(
      "node-link JSON with edges", "a.json",
      "{\"directed\":true,\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":2}]}",
      "a b", "a>b*2"),
    Case(
      "d3, which counts the nodes", "a.json",
      "{\"nodes\":[{\"name\":\"City\"},{\"name\":\"Library\"}],\"links\":[{\"source\":0,\"target\":1,\"value\":4}]}",
      "City Library", "City>Library*4"),
    Case(
      "Cytoscape", "a.cyjs",
      "{\"elements\":{\"nodes\":[{\"data\":{\"id\":\"1\",\"name\":\"City\"}},{\"data\":{\"id\":\"2\",\"name\":\"Library\"}}],"
        + "\"edges\":[{\"data\":{\"source\":\"1\",\"target\":\"2\",\"interaction\":\"fund\"}}]}}", "1=City 2=Library",
      "1>2:fund"),
    Case(
      "CX2", "a.cx2",
      "[{\"CXVersion\":\"2.0\"},{\"nodes\":[{\"id\":1,\"v\":{\"name\":\"City\"}},{\"id\":2,\"v\":{\"name\":\"Library\"}}]},"
        + "{\"edges\":[{\"id\":0,\"s\":1,\"t\":2,\"v\":{\"interaction\":\"fund\"}}]},{\"status\":[{\"success\":true}]}]",
      "1=City 2=Library", "1>2:fund"),
    Case(
      "Kumu: label and type within attributes, all directions, trash", "a.json",
      "{\"elements\":[{\"_id\":\"e1\",\"label\":\"City\",\"type\":\"public\"},"
        + "{\"_id\":\"e2\",\"attributes\":{\"label\":\"Library\",\"type\":\"public\"}},"
        + "{\"_id\":\"e3\",\"label\":\"Old\",\"deleted\":true}],"
        + "\"connections\":[{\"from\":\"e1\",\"to\":\"e2\",\"direction\":\"mutual\",\"type\":\"fund\"},"
        + "{\"from\":\"e2\",\"to\":\"e1\",\"direction\":\"directed\",\"type\":\"data\"},"
        + "{\"from\":\"e2\",\"to\":\"e1\",\"direction\":\"undirected\",\"attributes\":{\"type\":\"collaborate\"}}]}",
      "City Library", "City>Library:fund Library>City:fund Library>City:data Library-City:collaborate"),
  ]

  // MARK: Tables

  static let tablesFiles = [
    Case(
      "Gephi: capitals, localised Type and Destination, a blank target", "a.csv",
      "SOURCE;Destination;Tipo;Weight\n1;2;Dirigido;1\n3;;;\n", "3 1 2", "1>2*1"),
    Case("Gephi: an isolate without a type", "a.csv", "Source,Target,Type\n1,2,Undirected\n3,,\n", "3 1 2", "1-2"),
    Case("pairs without headings", "a.csv", "a,b\nb,c\nc,a\n", "a b c", "a>b b>c c>a"),
    Case("pairs parted by spaces", "a.txt", "ann bob\nbob cy\ncy ann\n", "ann bob cy", "ann>bob bob>cy cy>ann"),
    Case(
      "numbers parted by spaces, with strengths", "a.txt", "1 2 0.5\n2 3 1\n3 1 2\n1 3 1\n", "1 2 3",
      "1>2*0.5 2>3*1 3>1*2 1>3*1"),
    Case("a comment above", "a.txt", "# FromNodeId ToNodeId\n1\t2\n2\t3\n3\t1\n", "1 2 3", "1>2 2>3 3>1"),
    Case(
      "a matrix without names", "a.csv", "0,1,0,0\n0,0,1,0\n0,0,0,2\n1,0,0,0\n", "1 2 3 4", "1>2*1 2>3*1 3>4*2 4>1*1"),
    Case("three without names, of ones and zeros", "a.csv", "0,1,0\n0,0,1\n1,0,0\n", "1 2 3", "1>2*1 2>3*1 3>1*1"),
    Case("three rows of ties and strengths", "a.csv", "1,2,1\n2,3,1\n3,1,1\n", "1 2 3", "1>2*1 2>3*1 3>1*1"),
    Case("a matrix with names on both sides", "a.csv", ",a,b,c\na,0,1,0\nb,0,0,2\nc,0,0,0\n", "a b c", "a>b*1 b>c*2"),
    Case("a matrix with names above alone", "a.csv", "a,b,c\n0,1,0\n0,0,2\n0,0,0\n", "a b c", "a>b*1 b>c*2"),
    Case(
      "a title, crosses, sums and a note", "a.csv",
      "Our matrix,,,,\n,Ann,Bob,Cy,Total\nAnn,-,x,,1\nBob,,-,X,1\nCy,no,yes,-,1\nTotal,0,2,1,3\n,,,,\nas of May,,,,\n",
      "Ann Bob Cy", "Ann>Bob Bob>Cy Cy>Bob"),
    Case(
      "the same with a title that asks", "a.csv",
      "Who works with whom?,,,,\n,Ann,Bob,Cy,Total\nAnn,-,x,,1\nBob,,-,X,1\nCy,no,yes,-,1\nTotal,0,2,1,3\n,,,,\nas of May,,,,\n",
      "Ann Bob Cy", "Ann-Bob:collaborate Bob-Cy:collaborate Cy-Ann:collaborate Cy-Bob:collaborate"),
    Case(
      "names on one side alone", "a.csv", ",Ann,Bob,Cy,Di\nAnn,0,1,0,1\nBob,1,0,0,0\nCY,0,1,0,0\n", "Ann Bob CY Di",
      "Ann>Bob*1 Ann>Di*1 Bob>Ann*1 CY>Bob*1"),
  ]

  @Test("Names of people, one a line, are no list of ties")
  func peopleInLines() throws {
    let folder = try StudyFolder(["a.txt": "Ann Lee\nAnn Chen\nBob Diaz\n"])
    #expect(throws: StudyError.self) { try folder.study(in: "a.txt") }
  }

  @Test("Rows whose columns mean different things are no list of neighbours")
  func noNeighbours() throws {
    let folder = try StudyFolder([
      "a.csv": "Our ties\nCity,Library,Works with,2,03/04/2022\nLibrary,City,Works with,3,\n"
    ])
    #expect(throws: StudyError.self) { try folder.study(in: "a.csv") }
  }
}
