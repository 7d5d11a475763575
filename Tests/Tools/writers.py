"""Reads what `stakenet convert` writes with networkx and igraph, and lets stakenet read what they write.

Usage: writers.py STAKENET
The folder of CSV files is the reference: every other format must hold the same stakeholders, ties and attributes, as far
as the format can.
"""

import csv
import html
import json
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx

checked = 0
failures = []

# What each format calls the ends, and which of our columns it writes as something else than an attribute.
RENAMED = {"name": "label", "strength": "weight"}


def expect(where, condition, what=""):
    global checked
    checked += 1
    if not condition:
        failures.append(f"{where}: {what}")


def run(program, *arguments, status=0):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != status:
        failures.append(f"{' '.join(map(str, arguments))}: exit code {done.returncode}: {done.stderr[-300:]}")
    return done


def table(file):
    with open(file, newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    # A text that a spreadsheet would run as a formula has an apostrophe in CSV, and nowhere else.
    harmless = lambda text: text[1:] if text[:1] == "'" and text[1:2] in "=+-@\t\r" and len(text) > 1 else text
    return [{key: harmless(value) for key, value in row.items() if value != ""} for row in rows]


def value(cell):
    """Numbers as numbers: other programs read `2` as 2 or 2.0."""
    try:
        return float(cell)
    except (TypeError, ValueError):
        return str(cell)


def bag(rows):
    return Counter(tuple(sorted((key, value(cell)) for key, cell in row.items())) for row in rows)


def difference(ours, theirs):
    return f"only ours {list((ours - theirs).elements())[:2]}, only theirs {list((theirs - ours).elements())[:2]}"


def same(where, ours, theirs):
    expect(where, ours == theirs, difference(ours, theirs))


def known(attributes, drop=()):
    """What a program read, without what it fills in for unknown values."""
    return {
        key: cell
        for key, cell in attributes.items()
        if key not in drop and cell is not None and cell != "" and cell == cell
    }


class Reference:
    """The study as its own tables say."""

    def __init__(self, program, study, folder):
        run(program, "convert", study, folder / "csv", "--quiet")
        self.stakeholders = table(folder / "csv/stakeholders.csv")
        self.ties = table(folder / "csv/relationships.csv")
        yaml = folder / "csv/study.yaml"
        self.settings = yaml.read_text(encoding="utf-8") if yaml.exists() else ""
        self.ids = {row["id"] for row in self.stakeholders}

    def nodes(self, rename={}):
        return bag({rename.get(key, key): cell for key, cell in row.items()} for row in self.stakeholders)

    def edges(self, rename={}, drop=()):
        return bag(
            {rename.get(key, key): cell for key, cell in row.items() if key not in drop} for row in self.ties
        )


def names(renamed, notes):
    """The columns that the program said it renamed."""
    for note in notes.splitlines():
        if "Columns get other names" in note:
            pairs = note.split(": ", 2)[-1].rstrip(".").split(", ")
            renamed |= dict(pair.split(" → ", 1) for pair in pairs if " → " in pair)
    return renamed


def networkx_graph(where, graph, reference, rename_nodes, rename_edges, node_id="id", drop=()):
    """Every stakeholder and every tie with every attribute."""
    nodes = bag({**known(data, drop=("id",)), rename_nodes.get("id", "id"): node} for node, data in graph.nodes(data=True))
    same(f"{where}: stakeholders", reference.nodes(rename_nodes), nodes)
    ends = {rename_edges.get("from", "from"): 0, rename_edges.get("to", "to"): 1}
    edges = bag(
        {**known(data, drop), **{name: (a, b)[position] for name, position in ends.items()}}
        for a, b, data in graph.edges(data=True)
    )
    ours = reference.edges(rename_edges)
    if not graph.is_directed():
        turn = lambda rows: Counter(
            {frozenset_row(row, list(ends)): count for row, count in rows.items()}
        )
        ours, edges = turn(ours), turn(edges)
    same(f"{where}: ties", ours, edges)


def frozenset_row(row, ends):
    cells = dict(row)
    pair = sorted(str(cells.pop(end)) for end in ends)
    return tuple(sorted(cells.items())) + tuple(pair)


def read_ours(program, study, where, folder):
    reference = Reference(program, study, folder)
    count, ties = len(reference.stakeholders), len(reference.ties)
    expect(where, count > 3 and ties > 3, "the study is empty")
    files, notes = {}, {}
    for ending in ("graphml", "gexf", "gml", "net", "json", "cyjs", "dot"):
        # Each in a folder of its own: what stands beside a file under its name is read with it.
        (folder / ending).mkdir()
        files[ending] = folder / ending / f"study.{ending}"
        notes[ending] = run(program, "convert", study, files[ending]).stderr

    renamed = lambda ending, **also: names(dict(also), notes[ending])

    graph = nx.read_graphml(files["graphml"], force_multigraph=True)
    networkx_graph(f"{where}: networkx, GraphML", graph, reference, renamed("graphml"), renamed("graphml"))
    graph = nx.read_gexf(files["gexf"], version="1.3") if "1.3" in nx.readwrite.gexf.GEXF.versions else gexf(files["gexf"])
    expect(f"{where}: networkx, GEXF", len(graph) == count, f"{len(graph)} nodes instead of {count}")
    expect(f"{where}: networkx, GEXF", graph.number_of_edges() == ties, f"{graph.number_of_edges()} ties, not {ties}")
    networkx_graph(
        f"{where}: networkx, GEXF", graph, reference, {"name": "label"},
        renamed("gexf", strength="weight"), drop=("id",))
    graph = nx.read_gml(files["gml"])
    networkx_graph(f"{where}: networkx, GML", graph, reference, renamed("gml"), renamed("gml"))
    with open(files["json"], encoding="utf-8") as text:
        graph = nx.node_link_graph(json.load(text), edges="edges")
    networkx_graph(f"{where}: networkx, JSON", graph, reference, renamed("json"), renamed("json"))
    with open(files["cyjs"], encoding="utf-8") as text:
        graph = nx.cytoscape_graph(json.load(text))
    expect(f"{where}: networkx, cyjs", (len(graph), graph.number_of_edges()) == (count, ties), "other counts")

    pairs = Counter((row["from"], row["to"]) for row in reference.ties)
    for ending in ("graphml", "gml"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = igraph.Graph.Read(str(files[ending]))
        key = "label" if ending == "gml" else "id"
        # igraph leaves character references of GML as they stand.
        ids = [html.unescape(text) if ending == "gml" else text for text in other.vs[key]]
        expect(f"{where}: igraph, {ending}", (other.vcount(), other.ecount()) == (count, ties), "other counts")
        expect(f"{where}: igraph, {ending}", set(ids) == reference.ids, "other ids")
        read = Counter((ids[edge.source], ids[edge.target]) for edge in other.es)
        same(f"{where}: igraph, {ending}, ties", pairs, read)
        for column in ("kind", "wave"):
            ours = Counter(row.get(column, "") for row in reference.ties)
            theirs = Counter(str(cell or "") for cell in (other.es[column] if column in other.es.attributes() else [""] * ties))
            same(f"{where}: igraph, {ending}, {column}", ours, theirs)

    dot(where, files["dot"], reference)
    pajek(where, files["net"], reference)
    return files, reference


def gexf(file):
    """networkx knows GEXF 1.2 and 1.1; the elements that we write are the same in 1.3."""
    text = file.read_text(encoding="utf-8")
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    copy = file.with_name("networkx.gexf")
    copy.write_text(text, encoding="utf-8")
    return nx.read_gexf(copy)


def dot(where, file, reference):
    """Graphviz's own parser, as JSON."""
    if shutil.which("dot") is None:
        return
    done = subprocess.run(["dot", "-Kpatchwork", "-Tdot_json", file], capture_output=True, text=True)
    expect(f"{where}: Graphviz", done.returncode == 0, done.stderr[-200:])
    if done.returncode == 0:
        data = json.loads(done.stdout)
        expect(f"{where}: Graphviz", {node["name"] for node in data["objects"]} == reference.ids, "other ids")
        expect(f"{where}: Graphviz", len(data["edges"]) == len(reference.ties), "other number of ties")


def pajek(where, file, reference):
    """Pajek's format has no place for answers that there is no tie; the rest must be there with its strength."""
    ties = [row for row in reference.ties if row.get("strength") != "0" and row.get("status") != "planned"]
    labels, strengths, section = [], Counter(), ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("*"):
            section = line
        elif section.startswith("*Vertices"):
            labels.append(line.split(" ", 1)[1].strip('"'))
        else:
            strengths[float(line.split(" ")[2])] += 1
    expect(f"{where}: Pajek", len(labels) == len(set(labels)) == len(reference.stakeholders), "other vertices")
    same(f"{where}: Pajek", Counter(float(row.get("strength", 1)) for row in ties), strengths)
    # networkx reads one section only, and takes every line after it for ties of the same kind.
    graph = nx.read_pajek(file)
    expect(f"{where}: networkx, Pajek", set(labels) <= set(graph), f"without {set(labels) - set(graph)}")


def read_theirs(program, where, files, reference, folder):
    """networkx and igraph write what they read; our reading of it is the study again."""
    graph = nx.read_graphml(files["graphml"], force_multigraph=True)
    for data in [*(d for _, d in graph.nodes(data=True)), *(d for _, _, d in graph.edges(data=True))]:
        for key in [key for key, cell in data.items() if cell is None]:
            del data[key]
    nx.write_graphml(graph, folder / "nx.graphml")
    nx.write_gexf(graph, folder / "nx.gexf")
    # networkx writes no GML keys with spaces or signs.
    plain = graph.copy()
    for data in [*(d for _, d in plain.nodes(data=True)), *(d for _, _, d in plain.edges(data=True))]:
        cells = {"".join(c if c.isascii() and c.isalnum() else "x" for c in key): cell for key, cell in data.items()}
        data.clear()
        data.update(cells)
    nx.write_gml(plain, folder / "nx.gml", stringizer=str)
    with open(folder / "nx.json", "w", encoding="utf-8") as text:
        json.dump(nx.node_link_data(graph, edges="edges"), text)
    nx.write_edgelist(nx.MultiDiGraph(nx.convert_node_labels_to_integers(graph)), folder / "nx.edgelist", data=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = igraph.Graph.Read(str(files["graphml"]))
        other.write_graphml(str(folder / "igraph.graphml"))
    for name in ("nx.graphml", "nx.gexf", "nx.gml", "nx.json", "igraph.graphml"):
        # The settings of the study stand beside it, as beside our own files.
        (folder / name).with_suffix(".yaml").write_text(reference.settings, encoding="utf-8")
        copy = folder / f"read-{name}"
        run(program, "convert", folder / name, copy, "--to", "csv", "--quiet")
        if not (copy / "relationships.csv").exists():
            continue
        stakeholders, ties = table(copy / "stakeholders.csv"), table(copy / "relationships.csv")
        expect(f"{where}: {name}", len(stakeholders) == len(reference.stakeholders), f"{len(stakeholders)} stakeholders")
        same(
            f"{where}: {name}, names", Counter(row["name"] for row in reference.stakeholders),
            Counter(row["name"] for row in stakeholders))
        # igraph numbers the nodes and keeps our ids in a column.
        ids = {row["id"]: row.get("id in the file", row["id"]) for row in stakeholders}
        ties = [{**row, "from": ids[row["from"]], "to": ids[row["to"]]} for row in ties]
        columns = ("from", "to", "kind", "wave", "strength")
        # Those whose role alone may be shown are numbered anew in each file.
        anonymous = lambda text: "unnamed" if text.startswith("unnamed_") else text
        project = lambda rows: bag({key: anonymous(row[key]) for key in columns if key in row} for row in rows)
        same(f"{where}: {name}, ties", project(reference.ties), project(ties))
    # Edge lists have no names for people who have no tie.
    copy = folder / "read-edgelist"
    run(program, "convert", folder / "nx.edgelist", copy, "--to", "csv", "--quiet")
    expect(f"{where}: edge list", len(table(copy / "relationships.csv")) == len(reference.ties), "other number of ties")


def nasty(folder):
    """Texts that break writers and readers, loops, several kinds and waves between the same two."""
    folder.mkdir()
    stakeholders = [
        ["id", "name", "sector", "note", "Größe & <Art>", "code"],
        ["a", 'Alpha "Trust"', "civil_society", "line one\nline two", "12", "007"],
        ["b", "Beta, Council & <Sons>", "public", "=1+1", "-3.5", "1e5"],
        ["c", "Γάμμα 🌍 Ä", "community", "'quoted'", "4", ""],
        ["d d", "+49 Delta", "", "back\\slash", "", "]]>"],
        ["ü;é", "@Epsilon", "", "&amp; &#10;", "0.1", ""],
        ["alone", "-Isolate", "", "", "", ""],
    ]
    ties = [
        ["from", "to", "kind", "wave", "strength", "evidence"],
        ["a", "b", "collaborate", "1", "3", 'said "yes"\ntwice'],
        ["a", "b", "collaborate", "2", "1", ""],
        ["a", "b", "decide", "1", "2.5", "=HYPERLINK(1)"],
        ["b", "a", "collaborate", "1", "0", ""],
        ["c", "d d", "mentor", "2", "1", "{curly} [square]"],
        ["d d", "ü;é", "mentor", "1", "2", "<&>"],
        ["ü;é", "a", "advise", "2", "", "tab\there"],
    ]
    for name, rows in (("stakeholders.csv", stakeholders), ("relationships.csv", ties)):
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    settings = "title: A \"nasty\" <study>\nwaves:\n  - {id: \"1\", title: First}\n  - {id: \"2\", title: Second}\n"
    (folder / "study.yaml").write_text(settings, encoding="utf-8")
    return folder


def main(program):
    program = str(Path(program).resolve())
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        studies = {"riverside": Path("Datasets/riverside").resolve(), "nasty": nasty(place / "nasty-study")}
        for where, study in studies.items():
            folder = place / where
            folder.mkdir()
            files, reference = read_ours(program, study, where, folder)
            read_theirs(program, where, files, reference, folder)
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"networkx and igraph read what we write: {checked} comparisons, {len(failures)} differences.")
    sys.exit(1 if failures else 0)


main(sys.argv[1])
