"""Recomputes the measures of `stakenet metrics` with networkx and igraph.

Usage: measures.py STAKENET
Every value that both sides define must agree; what differs by convention is converted, and the conversion named.
"""

import csv
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkx as nx

STUDIES = [file.parent for file in sorted(Path("Datasets/playbook").glob("*/relationships.csv"))]
TOLERANCE = 1e-8
checked = 0
failures = []


def metrics(program, study, *options):
    command = [program, "metrics", study, "--quiet", "--format", "json", "--measure", "all"]
    for level in ("stakeholders", "ties", "network"):
        command += ["--level", level]
    return json.loads(subprocess.run(command + list(options), check=True, capture_output=True).stdout)


def compare(where, ours, theirs):
    global checked
    if ours is None or theirs is None or (isinstance(theirs, float) and math.isnan(theirs)):
        return
    if isinstance(ours, dict):
        ours = ours["value"]
    checked += 1
    if abs(float(ours) - float(theirs)) > TOLERANCE * max(1.0, abs(float(theirs))):
        failures.append(f"{where}: ours {ours}, theirs {theirs}")


def graphs(data):
    """The graph that was measured, as networkx and igraph see it."""
    directed = data["graph"]["directed"]
    graph = nx.DiGraph() if directed else nx.Graph()
    ids = [row["id"] for row in data["stakeholders"]]
    graph.add_nodes_from(ids)
    for tie in data["ties"]:
        graph.add_edge(tie["from"], tie["to"])
    assert graph.number_of_edges() == data["graph"]["ties"], "ties are missing or repeated"
    position = {name: index for index, name in enumerate(ids)}
    other = igraph.Graph(len(ids), [(position[a], position[b]) for a, b in graph.edges], directed=directed)
    return ids, graph, other


def by_stakeholder(graph, other, ids):
    """Values of other programs by the name of our measure."""
    n = len(ids)
    undirected = graph.to_undirected() if graph.is_directed() else graph
    values = {
        "degree": dict(undirected.degree) if not graph.is_directed() else None,
        "betweenness": nx.betweenness_centrality(graph, normalized=False),
        "core_number": nx.core_number(undirected),
        "pagerank": dict(zip(ids, other.pagerank(damping=0.85))),
        "constraint": dict(zip(ids, other.constraint())),
        "articulation_point": {v: int(v in set(nx.articulation_points(undirected))) for v in ids},
        # networkx counts distances to a node; ours go out from it.
        "closeness": nx.closeness_centrality(graph.reverse() if graph.is_directed() else graph, wf_improved=True),
        "harmonic": {v: x / (n - 1) for v, x in nx.harmonic_centrality(graph.reverse() if graph.is_directed() else graph).items()},
        # The sparse path of networkx is wrong for directed graphs; naming the nodes avoids it.
        "effective_size": nx.effective_size(graph, nodes=list(graph)),
    }
    if not graph.is_directed():
        values["clustering"] = {v: c for v, c in nx.clustering(graph).items() if graph.degree(v) > 1}
    return {name: column for name, column in values.items() if column is not None}


def of_network(graph, other):
    values = {
        "density": nx.density(graph) if len(graph) > 1 else None,
        "global_efficiency": None if graph.is_directed() else nx.global_efficiency(graph),
    }
    if not graph.is_directed():
        values |= {
            "transitivity": other.transitivity_undirected(),
            "components": nx.number_connected_components(graph),
            "articulation_points": len(list(nx.articulation_points(graph))),
            "bridges": len(list(nx.bridges(graph))),
            "average_path_length": other.average_path_length(unconn=True),
            "diameter": other.diameter(unconn=True),
            "assortativity_degree": other.assortativity_degree(directed=False),
        }
    else:
        values["reciprocity"] = nx.overall_reciprocity(graph) if graph.number_of_edges() else None
    return values


def check(program, study, *options):
    data = metrics(program, study, *options)
    ids, graph, other = graphs(data)
    where = f"{study} {' '.join(options)}"
    for name, column in by_stakeholder(graph, other, ids).items():
        for row in data["stakeholders"]:
            # Isolates: other programs give 0 where nothing is defined.
            compare(f"{where} {name} {row['id']}", row.get(name), column.get(row["id"]))
    for name, value in of_network(graph, other).items():
        compare(f"{where} {name}", data["network"].get(name), value)
    edges = nx.edge_betweenness_centrality(graph, normalized=False)
    for tie in data["ties"]:
        pair = (tie["from"], tie["to"])
        compare(f"{where} edge_betweenness {pair}", tie.get("edge_betweenness"), edges.get(pair, edges.get(pair[::-1])))


def with_consent(study, folder):
    """A copy of a study in which all agree to be shown: else there are ties that take part and are not printed."""
    copy = Path(folder) / study.name
    shutil.copytree(study, copy)
    with open(study / "stakeholders.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(copy / "stakeholders.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "consent": "yes"} for row in rows)
    return copy


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        for study in STUDIES + [with_consent(Path("Datasets/riverside"), folder)]:
            check(program, str(study))
            check(program, str(study), "--directed")
    for line in failures[:20]:
        print(line)
    print(f"measures: {checked - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures or checked < 1000 else 0)


main(sys.argv[1])
