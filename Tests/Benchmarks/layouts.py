#!/usr/bin/env python3
"""Compares our layout with those of Graphviz, igraph and networkx on the shared datasets and on generated networks.

For each network and method: processor seconds, stress (scale-optimised, in steps), crossings of ties, overlapping nodes
on a page of n squares of four node widths, and the mean over all nodes of the smallest angle between two ties as a share
of the largest that is possible. Targets stand at the end, with whether they were met. Graphviz is called inside the
process like ours, so that starting a program counts for nobody.
"""
import argparse
import collections
import csv
import json
import math
import os
import random
import subprocess
import time

import numpy as np

DATASETS = [
    ("sampson-monastery", None), ("zachary-karate", None), ("lazega-lawyers", "friendship"),
    ("emon-search-and-rescue", None), ("icts-grants", None), ("pgp-web-of-trust", None),
]
GENERATED = [("S", 500, 2_500), ("K1", 1_000, 2_000), ("K2", 2_000, 6_000), ("P", 10_000, 15_000)]
OURS = ["stress", "overview", "pure"]


def dataset(root, name, relation):
    folder = os.path.join(root, name)
    index = {}
    with open(os.path.join(folder, "nodes.csv"), newline="", encoding="utf-8") as file:
        for row in list(csv.reader(file))[1:]:
            index.setdefault(row[0], len(index))
    ties = set()
    with open(os.path.join(folder, "edges.csv"), newline="", encoding="utf-8") as file:
        for row in list(csv.reader(file))[1:]:
            if relation and row[2] != relation:
                continue
            a, b = (index.setdefault(end, len(index)) for end in row[:2])
            if a != b:
                ties.add((min(a, b), max(a, b)))
    return len(index), sorted(ties)


def generated(nodes, ties):
    draw, chosen = random.Random(1), set()
    while len(chosen) < ties:
        a, b = draw.randrange(nodes), draw.randrange(nodes)
        if a != b:
            chosen.add((min(a, b), max(a, b)))
    return nodes, sorted(chosen)


def distances(count, ties):
    """Steps from each node, or from 400 of them where there are more than 2,000."""
    near = [[] for _ in range(count)]
    for a, b in ties:
        near[a].append(b)
        near[b].append(a)
    sources = range(count) if count <= 2_000 else random.Random(2).sample(range(count), 400)
    for source in sources:
        steps = np.full(count, -1)
        steps[source] = 0
        queue = collections.deque([source])
        while queue:
            node = queue.popleft()
            for other in near[node]:
                if steps[other] < 0:
                    steps[other] = steps[node] + 1
                    queue.append(other)
        yield source, steps


def crossings(ties, places):
    """Pairs of ties that cross and share no end; by sampling beyond 7,000 ties."""
    ties = np.array(ties)
    if len(ties) > 7_000:
        return None
    total = 0
    p, q = places[ties[:, 0]], places[ties[:, 1]]

    def side(a, b, c):
        return (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])

    for i in range(len(ties) - 1):
        rest = slice(i + 1, len(ties))
        a, b = np.broadcast_to(p[i], p[rest].shape), np.broadcast_to(q[i], q[rest].shape)
        c, d = p[rest], q[rest]
        apart = (ties[rest, 0] != ties[i, 0]) & (ties[rest, 0] != ties[i, 1])
        apart &= (ties[rest, 1] != ties[i, 0]) & (ties[rest, 1] != ties[i, 1])
        total += int(np.sum(apart & (side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)))
    return total


def quality(count, ties, places):
    places = np.array(places, dtype=float)
    ratios = squares = pairs = 0.0
    for source, steps in distances(count, ties):
        reached = steps > 0
        ratio = np.hypot(*(places[reached] - places[source]).T) / steps[reached]
        ratios, squares, pairs = ratios + ratio.sum(), squares + (ratio ** 2).sum(), pairs + reached.sum()
    stress = (pairs - ratios ** 2 / squares) / pairs if pairs else 0.0

    side = places.max(axis=0) - places.min(axis=0)
    scale = math.sqrt(16 * count / max(1e-12, side[0] * side[1]))
    order = np.argsort(places[:, 0])
    points, overlaps = places[order] * scale, 0
    for i in range(count):
        j = i + 1
        while j < count and points[j, 0] - points[i, 0] < 1:
            overlaps += bool(np.hypot(*(points[j] - points[i])) < 1)
            j += 1

    directions = collections.defaultdict(list)
    for a, b in ties:
        for x, y in ((a, b), (b, a)):
            d = places[y] - places[x]
            directions[x].append(math.atan2(d[1], d[0]))
    shares = []
    for angles in directions.values():
        if len(angles) > 1:
            angles.sort()
            gaps = [b - a for a, b in zip(angles, angles[1:])] + [angles[0] + 2 * math.pi - angles[-1]]
            shares.append(min(gaps) * len(angles) / (2 * math.pi))
    angle = sum(shares) / len(shares) if shares else 1.0
    return {"stress": stress, "crossings": crossings(ties, places), "overlaps": overlaps, "angle": angle}


def by_program(program, method, file, folder, timeout):
    positions = os.path.join(folder, "positions.txt")
    try:
        run = subprocess.run([program, method, file, positions], capture_output=True, text=True, timeout=timeout, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None, None
    with open(positions, encoding="utf-8") as lines:
        return json.loads(run.stdout.splitlines()[-1])["cpu"], [tuple(map(float, line.split())) for line in lines]


def by_library(name, count, ties):
    start = time.process_time()
    random.seed(1)
    if name.startswith("igraph"):
        import igraph
        graph = igraph.Graph(count, ties)
        start = time.process_time()
        layout = graph.layout_kamada_kawai() if name.endswith("kk") else graph.layout_fruchterman_reingold(niter=500)
        return time.process_time() - start, layout.coords
    import networkx
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ties)
    start = time.process_time()
    places = networkx.spring_layout(graph, seed=1)
    return time.process_time() - start, [tuple(places[node]) for node in range(count)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--datasets", default="../shared/datasets")
    parser.add_argument("--graphs", default=".build/benchmark-graphs")
    parser.add_argument("--quick", action="store_true", help="only networks of up to 600 nodes")
    parser.add_argument("--timeout", type=float, default=120)
    options = parser.parse_args()
    os.makedirs(options.graphs, exist_ok=True)

    networks = [(name, *dataset(options.datasets, name, relation)) for name, relation in DATASETS
                if os.path.isdir(os.path.join(options.datasets, name))]
    networks += [(name, *generated(nodes, ties)) for name, nodes, ties in GENERATED]
    if options.quick:
        networks = [network for network in networks if network[1] <= 600]
    verdicts = []
    print("| network | nodes, ties | method | CPU s | stress | crossings | overlaps | angle |")
    print("|---|---|---|---|---|---|---|---|")
    for name, count, ties in networks:
        file = os.path.join(options.graphs, f"layout-{name}.txt")
        with open(file, "w", encoding="utf-8") as out:
            out.write(f"{count}\n" + "".join(f"{a} {b}\n" for a, b in ties))
        methods = OURS + (["neato"] if count <= 2_000 else []) + ["sfdp"]
        methods += (["igraph-kk"] if count <= 600 else []) + (["igraph-fr"] if count <= 2_000 else [])
        methods += ["networkx"] if count <= 600 else []
        found = {}
        for method in methods:
            try:
                if "igraph" in method or method == "networkx":
                    seconds, places = by_library(method, count, ties)
                else:
                    seconds, places = by_program(options.program, method, file, options.graphs, options.timeout)
            except ImportError:
                continue
            if places is None:
                print(f"| {name} | {count}, {len(ties)} | {method} | over {options.timeout:.0f} | | | | |", flush=True)
                continue
            found[method] = {"cpu": seconds, **quality(count, ties, places)}
            value = found[method]
            crossed = "" if value["crossings"] is None else value["crossings"]
            print(f"| {name} | {count}, {len(ties)} | {method} | {seconds:.4f} | {value['stress']:.4f} | {crossed} "
                  f"| {value['overlaps']} | {value['angle']:.3f} |", flush=True)
        verdicts += targets(name, count, found)
        if count <= 150:
            run = subprocess.run([options.program, "map", file], capture_output=True, text=True, check=True)
            value = json.loads(run.stdout.splitlines()[-1])
            wrong = value["names_on_names"] + value["names_on_nodes"] + value["nodes_on_nodes"] + value["names_hidden"]
            verdicts.append((name, "no overlaps of nodes and names, no name left out", wrong == 0, json.dumps(value)))
    print("\n| network | target | met | measured |\n|---|---|---|---|")
    for name, target, is_met, measured in verdicts:
        print(f"| {name} | {target} | {'yes' if is_met else 'NO'} | {measured} |")


def targets(name, count, found):
    """The stress that maps of the size use, against Graphviz."""
    ours, result = found.get("stress"), []
    if ours is None:
        return result
    neato, sfdp = found.get("neato"), found.get("sfdp")
    if neato:
        ratio = ours["stress"] / neato["stress"]
        result.append((name, "stress within 3 % of neato's", ratio <= 1.03, f"{ratio:.3f}"))
        result.append((name, "fewer crossings than neato", ours["crossings"] <= neato["crossings"],
                       f"{ours['crossings']} : {neato['crossings']}"))
        if count >= 490:
            faster = neato["cpu"] / ours["cpu"]
            result.append((name, "a twentieth of neato's time", faster >= 20, f"1/{faster:.1f}"))
    if sfdp:
        ratio = ours["stress"] / sfdp["stress"]
        result.append((name, "stress not above sfdp's", ratio <= 1.0, f"{ratio:.3f}"))
        if count >= 490:
            wanted = 3 if count <= 1_000 else 4 if count <= 2_000 else 7
            faster = sfdp["cpu"] / ours["cpu"]
            result.append((name, f"1/{wanted} of sfdp's time", faster >= wanted, f"1/{faster:.1f}"))
    return result


main()
