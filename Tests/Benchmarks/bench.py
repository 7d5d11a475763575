#!/usr/bin/env python3
"""Runs our program and its peers in turn on generated networks and prints a table of ratios.

Each round runs ours, then each peer, so that drift of a shared machine falls on all alike; the ratio is the median over
rounds of the peer's time divided by ours. Above 1 we are faster.
"""
import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# Nodes, ties.
SIZES = {
    "S": (500, 2_500), "M": (10_000, 50_000), "P": (10_000, 15_000), "L": (100_000, 500_000), "XL": (1_000_000, 5_000_000),
}

# Task, sizes, peers; after a colon d for directed and w for weighted. The best known peers of each task.
PLAN = [
    ("betweenness", "S M P", "graphtool igraph networkit"),
    ("betweenness:dw", "S M", "graphtool igraph"),
    ("betweenness_approx", "L", "graphtool igraph networkit"),
    ("betweenness_kadabra", "L", "networkit"),
    ("closeness", "S M", "graphtool igraph networkit rustworkx"),
    ("harmonic", "M", "graphtool igraph networkit"),
    ("pagerank", "L XL", "igraph networkit graphtool scipy"),
    ("eigenvector", "L", "igraph networkit graphtool"),
    ("kcore", "L XL", "igraph networkit graphtool"),
    ("constraint", "S M L", "igraph networkx"),
    ("effsize", "S M", "networkx"),
    ("hierarchy", "M", ""),
    ("clustering", "M L XL", "igraph networkit graphtool"),
    ("triads:d", "S M", "igraph networkx"),
    ("artic", "L XL", "igraph graphtool rustworkx"),
    ("bridges", "L", "igraph rustworkx"),
    ("components", "XL", "igraph networkit graphtool scipy"),
    ("louvain", "M L", "igraph networkit"),
    ("leiden", "M L XL", "igraph networkit leidenalg"),
    ("read", "L XL", "networkit igraph"),
]
# These take minutes.
TOO_SLOW = {("leiden", "XL", "leidenalg"), ("constraint", "L", "networkx")}


def once(command, timeout):
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=True).stdout
        return json.loads(output.strip().splitlines()[-1])
    except subprocess.TimeoutExpired:
        return {"failed": f"> {timeout} s"}
    except (subprocess.CalledProcessError, ValueError, IndexError):
        return {"failed": "failed"}


def generated(options, size, flags):
    name = size + ("w" if "--weighted" in flags else "") + ".txt"
    path = os.path.join(options.graphs, name)
    if not os.path.exists(path):
        os.makedirs(options.graphs, exist_ok=True)
        nodes, ties = SIZES[size]
        weighted = ["--weighted"] if "--weighted" in flags else []
        command = [options.program, "generate", str(nodes), str(ties), path, *weighted, "--seed", "1"]
        subprocess.run(command, check=True)
    return path


def interpreter(options, peer):
    return options.graphtool if peer == "graphtool" else sys.executable


def has(options, peer):
    module = {"graphtool": "graph_tool"}.get(peer, peer)
    command = [interpreter(options, peer), "-c", f"import {module}"]
    return subprocess.run(command, capture_output=True).returncode == 0


def compare(options, task, size, peers, flags):
    path = generated(options, size, flags)
    commands = {"ours": [options.program, task, path, *flags]}
    for peer in peers:
        commands[peer] = [interpreter(options, peer), os.path.join(HERE, "peers.py"), peer, task, path, *flags]
    runs = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            if not any("failed" in run for run in runs[name]):
                runs[name].append(once(command, options.timeout))
    return runs


def seconds(run):
    if "failed" in run:
        return None
    return run["read_s"] if run["task"] == "read" else run["algo_s"]


def cell(runs):
    times = [seconds(run) for run in runs if "failed" not in run]
    return f"{statistics.median(times):.3g}" if times else runs[-1]["failed"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="stakenet-bench")
    parser.add_argument("--graphs", required=True, help="where generated networks are kept")
    parser.add_argument("--graphtool", default="/usr/bin/python3", help="a Python with graph-tool")
    parser.add_argument("--tasks", help="only these, separated by commas")
    parser.add_argument("--sizes", help="only these of S,M,P,L,XL")
    parser.add_argument("--quick", action="store_true", help="without XL, one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=300)
    options = parser.parse_args()
    if options.quick:
        options.rounds = 1
        options.sizes = options.sizes or "S,M,P,L"
    names = sorted({peer for _, _, peers in PLAN for peer in peers.split()})
    available = {peer for peer in names if has(options, peer)}
    for peer in sorted(set(names) - available):
        print(f"{peer} is not installed and left out.", file=sys.stderr)
    versions = {}
    print(f"{datetime.date.today()}, {platform.machine()}, {os.cpu_count()} cores, {platform.platform()}\n")
    print("| task | size | ours s | best peer | ratio | all peers s | checks: ours, peers |")
    print("|---|---|---|---|---|---|---|")
    for entry, sizes, peers in PLAN:
        task, _, marks = entry.partition(":")
        if options.tasks and task not in options.tasks.split(","):
            continue
        flags = ["--directed"] * ("d" in marks) + ["--weighted"] * ("w" in marks)
        for size in sizes.split():
            if options.sizes and size not in options.sizes.split(","):
                continue
            present = [p for p in peers.split() if p in available and (task, size, p) not in TOO_SLOW]
            runs = compare(options, task, size, present, flags)
            ours = runs.pop("ours")
            ratios = {}
            for peer, found in runs.items():
                pairs = [(seconds(a), seconds(b)) for a, b in zip(found, ours)]
                pairs = [a / b for a, b in pairs if a is not None and b]
                if pairs:
                    ratios[peer] = statistics.median(pairs)
                versions.update({peer: run["version"] for run in found if run.get("version")})
            best = min(ratios, key=ratios.get, default="")
            print(
                f"| {entry} | {size} | {cell(ours)} | {best} | {format(ratios[best], '.2f') if best else ''} | "
                + ", ".join(f"{peer} {cell(found)}" for peer, found in runs.items()) + " | "
                + ", ".join(format(run["check"], ".6g") for run in [ours[-1], *(f[-1] for f in runs.values())] if "check" in run)
                + " |", flush=True)
    print("\nVersions: " + ", ".join(f"{peer} {version}" for peer, version in sorted(versions.items())))


main()
