import StakeholderModel
import Testing

@testable import StakeholderFormats

/// Files are read with the nodes and ties that Graphviz has of them.
@Suite("DOT")
struct DOTTests {
  private struct Graph {
    let nodes: Int
    let ties: [String]
    let codes: [String]
    let stakeholders: [String: [String: String]]

    init(_ text: String) throws {
      let tables = try NetworkFormat.dot.read(ContiguousArray(text.utf8), name: "a.dot")
      let ends = (0..<tables.ties.rowCount).map { tables.ties.row($0).texts }
      ties = ends.map { $0.joined(separator: ">") }
      let listed = (0..<tables.nodes.rowCount).map { tables.nodes.row($0) }
      nodes = Set(listed.map { $0.texts[0] } + ends.flatMap(\.self)).count
      codes = tables.findings.diagnostics.map(\.code)
      stakeholders = Dictionary(
        listed.map { row in
          var cells = Dictionary(row.attributes.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
          if !row.texts[1].isEmpty { cells["name"] = row.texts[1] }
          return (row.texts[0], cells)
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Counts by `gc -n -e` of Graphviz 2.42.2.
  @Test(
    "As many nodes and ties as Graphviz has",
    arguments: [
      ("digraph { a, b -> c, d [x=1]; e, f [color=red]; }", 6, 4),
      ("strict graph { a -- b [x=1]; b -- a [y=2]; a--a; a--a; b--c; }", 3, 3),
      ("digraph { a -> b [key=1 x=2]; a -> b [key=1 y=3]; a -> b; a->b }", 2, 3),
      (
        "digraph { a [label=<<b>x</b>>]; <y> -> \"z\"; \"con\" + \"cat\" -> \"a\\\"b\"; \"x\\\ny\" -> -3.5; -.5 -> 7 }",
        9, 4
      ),
      ("# comment\n/* c */ digraph { // c2\n a -> b # x -> y\n  # indented\n c}", 3, 1),
      ("digraph { a:p:n -> b:s; {a b} -> {c; d} -> e; subgraph { f g } -> h; a -> a }", 8, 10),
      ("graph { node [x=1] edge [y=2] graph [z=3] a--b a [x=5]; {rank=same a b c} }", 3, 1),
      ("GRAPH{a--b--c--a;}", 3, 3), ("graph { a--{b--{c d}} ; x = y; subgraph s { t=u } }", 4, 5),
      ("digraph { subgraph x {m n} subgraph x {o} k -> subgraph x {} }", 4, 3),
      ("digraph { subgraph s1 { subgraph t {a b} } subgraph s2 { subgraph t { c } z -> subgraph t {} } }", 4, 1),
      ("digraph { \"node\" -> \"edge\"; a -> b [label=\"x\" label=\"y\"]; }", 4, 2),
    ])
  func counts(text: String, nodes: Int, ties: Int) throws {
    let graph = try Graph(text)
    #expect(graph.nodes == nodes && graph.ties.count == ties, "\(graph.ties)")
  }

  /// As `nop` and `gvpr` of Graphviz 2.42.2 tell.
  @Test("What holds for nodes holds for those that are new, in ties too")
  func defaults() throws {
    let graph = try Graph(
      "digraph { node [c=red]; a; b -> z; node [c=blue]; a; y; subgraph g { node [c=green]; a -> q } k -> y }")
    #expect(
      graph.stakeholders.compactMapValues { $0["c"] }
        == ["a": "red", "b": "red", "z": "red", "y": "blue", "q": "green", "k": "blue"])
  }

  @Test("Everybody in a cluster has its label, wherever that stands, and the inner one")
  func clusters() throws {
    let graph = try Graph(
      "digraph { subgraph cluster_0 { a -> b; subgraph cluster_1 { c } label=\"Health\" } x -> a subgraph cluster_2 { graph [label=Sport]; d -> c } }"
    )
    #expect(
      graph.stakeholders.compactMapValues { $0["cluster"] }
        == ["a": "Health", "b": "Health", "c": "cluster_1", "d": "Sport"])
  }

  @Test("Whom only ties name that may be against somebody is not listed")
  func doubtful() throws {
    let graph = try Graph("digraph { node [c=red] a -> b [kind=blame]; c -> d [weight=-1]; e -> f [kind=fund] }")
    #expect(Set(graph.stakeholders.keys) == ["e", "f"] && graph.ties.count == 3)
  }

  @Test("Ties of a strict graph that are repeated add what they say")
  func strict() throws {
    let study = try StudyFolder(["a.dot": "strict digraph { a -> b [weight=2]; a -> b [since=2020] }"]).study(
      in: "a.dot")
    #expect(
      study.relationships.map(\.strength) == [.measured(2)] && study.relationships[0].since?.description == "2020")
    #expect(study.diagnostics.contains { $0.code == "repeated-ties" })
  }

  @Test("Markup in labels is left out, its words stay")
  func markup() throws {
    let graph = try Graph(
      "graph { a [label=<<b>Ci</b>ty &amp; <i>Co</i><br/>of &#8220;N&#x201D; &x>]; b [label=<<table><tr><td>R</td><td>D</td></tr></table>>]; a -- b }"
    )
    #expect(graph.stakeholders["a"]?["name"] == "City & Co of “N” &x" && graph.stakeholders["b"]?["name"] == "R D")
    #expect(graph.codes.contains("markup"))
  }

  @Test(
    "What Graphviz reads otherwise or refuses is read, and said",
    arguments: [
      ("graph { a -> b }", "wrong-arrow"), ("digraph { a -- b }", "wrong-arrow"), ("graph { 1a -- b }", "split-name"),
      ("graph { a.c -- b }", "split-name"), ("graph { a -- b } }", "several-graphs"),
    ])
  func said(text: String, code: String) throws {
    let graph = try Graph(text)
    #expect(graph.codes == [code] && graph.ties.count == 1 && graph.nodes == 2)
  }

  @Test(
    "What breaks off is refused",
    arguments: ["graph { a -- b; c -- \"d", "graph { a -- b; c -- d", "graph { a -- b -- }", "graph { a -- <b }"])
  func broken(text: String) throws {
    #expect(throws: TableError.self) { try Graph(text) }
  }

  @Test("A short file that stands for too many ties of a strict graph is refused, and soon", .timeLimit(.minutes(1)))
  func tooMany() throws {
    let nodes = (0..<1_500).map(String.init).joined(separator: " ")
    #expect(throws: TableError.self) { try Graph("strict digraph { {\(nodes)} -> {\(nodes)} }") }
  }
}
