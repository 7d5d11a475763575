#!/usr/bin/env python3
"""Runs our program and its peers in turn on generated networks and prints a table of ratios.

Each round runs ours, then each peer, so that drift of a shared machine falls on all alike; a time is the median over
rounds, and a ratio the peer's time divided by ours: above 1 we are faster. Programs that take long run fewer rounds. What
takes milliseconds every program repeats in one process, since a single run would time its first steps. Loading a program
and reading the file are in no figure.

With --page the table also goes into the documentation, between its two marks. Rows that this run leaves out (--tasks,
--sizes) stay as they were measured before: measured.json beside this file keeps them, each with its date.
"""
import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# Nodes, ties.
SIZES = {
    "T": (100, 1_000), "S": (500, 2_500), "M": (10_000, 50_000), "P": (10_000, 15_000), "L": (100_000, 500_000), "XL": (1_000_000, 5_000_000),
}
# Runs in one process; the tasks of SHORT take milliseconds on larger networks as well.
REPETITIONS = {"T": 3, "S": 20}
REPETITIONS_OF_DISTANCES = {"S": 20, "M": 3}
REPETITIONS_OF_SHORT = {"S": 20, "M": 5, "P": 5, "L": 5, "XL": 3}
SHORT = {
    "artic", "bridges", "clustering", "components", "constraint", "effsize", "eigenvector", "hierarchy", "kcore", "pagerank",
    "triads", "triangles",
}

# Task, sizes with the ratio wanted (none: ahead), peers; after a colon d for directed, w for whole weights, r for
# decimal ones and n for a CSV file with names and whole weights (c beside a peer that only reads the columns). The best known peers of each task.
PLAN = [
    ("betweenness", "S=6 M=10 P=6", "graphtool igraph networkit"),
    ("betweenness:dw", "S=7 M=7", "graphtool igraph"),
    ("betweenness:dr", "M=3", "graphtool igraph"),
    ("betweenness_approx", "L=10", "graphtool igraph networkit"),
    ("betweenness_kadabra", "L=1", "networkit"),
    ("closeness", "S M=100", "graphtool igraph networkit rustworkx"),
    ("harmonic", "M=100", "graphtool igraph networkit"),
    ("pagerank", "L=2.5 XL=2.5", "igraph networkit graphtool scipy"),
    ("eigenvector", "L=1", "igraph networkit graphtool"),
    ("kcore", "L=1 XL=1", "igraph networkit graphtool"),
    ("constraint", "S=4 M=8 L=30", "igraph networkx"),
    ("effsize", "S=1 M=1", "networkx"),
    ("hierarchy", "M=1", ""),
    ("clustering", "M=5 L=5 XL=5", "igraph networkit graphtool"),
    ("triangles", "L=2.5 XL=2.5", "graphblas networkit"),
    ("triads:d", "S=1 M=1", "igraph networkx"),
    ("artic", "L=3 XL=3", "igraph graphtool rustworkx"),
    ("bridges", "L=3", "igraph rustworkx"),
    ("components", "XL=8", "igraph networkit graphtool scipy"),
    ("louvain", "M L", "igraph networkit"),
    ("leiden", "M L=1 XL=1", "igraph networkit leidenalg"),
    ("read", "L XL", "networkit igraph"),
    ("names:n", "L XL=3", "polars_numbered"),
    ("names:nc", "L XL", "polars"),
    ("qap:d", "T=1", "sna"),
    ("bootstrap:d", "T", ""),
    ("frustration", "T S", ""),
]
# Where the ratio wanted is one to this program, whoever is fastest.
MEASURED_AGAINST = {"leiden": "igraph"}
# These take minutes.
TOO_SLOW = {("leiden", "XL", "leidenalg"), ("leiden", "L", "leidenalg"), ("constraint", "L", "networkx")}

TITLES = {
    "betweenness": "Betweenness", "betweenness:dw": "Betweenness, directed, whole weights",
    "betweenness:dr": "Betweenness, directed, decimal weights", "betweenness_approx": "Betweenness from 100 nodes",
    "betweenness_kadabra": "Betweenness within 0.01, nine times in ten", "closeness": "Closeness",
    "harmonic": "Harmonic closeness", "pagerank": "PageRank", "eigenvector": "Eigenvector centrality",
    "kcore": "Core numbers", "constraint": "Constraint", "effsize": "Effective size", "hierarchy": "Hierarchy",
    "clustering": "Clustering", "triangles": "Triangles", "triads:d": "Triad census", "artic": "Cut points",
    "bridges": "Bridge ties", "components": "Components", "louvain": "Communities (Louvain)",
    "leiden": "Communities (Leiden)", "read": "Reading a list of ties",
    "names:n": "Reading a CSV list with names and numbering them, beside the same",
    "names:nc": "Reading a CSV list with names and numbering them, beside reading the columns alone",
    "qap:d": "Correlation of two networks, 5,000 permutations (QAP)",
    "bootstrap:d": "Ranges of six measures, 2,000 bootstrap networks and the jackknife",
    "frustration": "Ties against two camps, a third of them negative",
}
NAMES = {
    "graphtool": "graph-tool", "igraph": "python-igraph", "networkit": "NetworKit", "rustworkx": "rustworkx",
    "networkx": "networkx", "scipy": "SciPy", "graphblas": "python-graphblas", "leidenalg": "leidenalg",
    "polars": "polars, columns only", "polars_numbered": "polars, names numbered", "sna": "R sna",
}
# What their own modularity is worth to the reader beside the time.
QUALITY = {"louvain", "leiden"}


def once(command, timeout):
    start = time.perf_counter()
    try:
        output = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=True).stdout
        run = json.loads(output.strip().splitlines()[-1])
    except subprocess.TimeoutExpired:
        run = {"failed": f"> {timeout:g} s"}
    except (subprocess.CalledProcessError, ValueError, IndexError):
        run = {"failed": "failed"}
    run["whole_s"] = time.perf_counter() - start
    return run


def with_names(path, table):
    """The ties of a list as a CSV file in which every end has a name of eight letters."""
    if not os.path.exists(table):
        with open(path) as ties, open(table, "w") as file:
            file.write("source,target,weight\n")
            for tie in ties:
                source, target, weight = tie.split()
                file.write(f"n{int(source):07d},n{int(target):07d},{weight}\n")
    return table


def generated(options, size, marks):
    if "n" in marks:
        return with_names(generated(options, size, "w"), os.path.join(options.graphs, f"{size}n.csv"))
    kind = "r" if "r" in marks else "w" if "w" in marks else ""
    path = os.path.join(options.graphs, f"{size}{kind}.txt")
    if not os.path.exists(path):
        os.makedirs(options.graphs, exist_ok=True)
        nodes, ties = SIZES[size]
        weights = {"r": ["--reals"], "w": ["--weighted"], "": []}[kind]
        command = [options.program, "generate", str(nodes), str(ties), path, *weights, "--seed", "1"]
        subprocess.run(command, check=True)
    return path


def interpreter(options, peer):
    return options.graphtool if peer == "graphtool" else sys.executable


def command_of(options, peer):
    if peer == "sna":
        return ["Rscript", os.path.join(HERE, "peers.R")]
    return [interpreter(options, peer), os.path.join(HERE, "peers.py"), peer]


def has(options, peer):
    if peer == "sna":
        return shutil.which("Rscript") is not None and subprocess.run(
            ["Rscript", "-e", "library(sna)"], capture_output=True).returncode == 0
    module = {"graphtool": "graph_tool", "polars_numbered": "polars"}.get(peer, peer)
    command = [interpreter(options, peer), "-c", f"import {module}"]
    return subprocess.run(command, capture_output=True).returncode == 0


def compare(options, task, size, peers, marks):
    path = generated(options, size, marks)
    flags = ["--directed"] * ("d" in marks) + ["--weighted"] * bool(set("wr") & set(marks))
    repetitions = REPETITIONS
    if task in SHORT:
        repetitions = REPETITIONS_OF_SHORT
    elif task in ("closeness", "harmonic"):
        repetitions = REPETITIONS_OF_DISTANCES
    flags += ["--repetitions", str(repetitions.get(size, 1))]
    commands = {"ours": [options.program, task, path, *flags]}
    for peer in peers:
        commands[peer] = [*command_of(options, peer), task, path, *flags]
    runs = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            spent = sum(run["whole_s"] for run in runs[name])
            if spent < options.patience and not any("failed" in run for run in runs[name]):
                runs[name].append(once(command, options.timeout))
    return runs


def seconds(runs):
    times = [run["read_s"] if run["task"] in ("read", "names") else run["algo_s"] for run in runs if "failed" not in run]
    return statistics.median(times) if times else None


def cell(runs):
    value = seconds(runs)
    return runs[-1]["failed"] if value is None else f"{value:.3g}"


def measured(options, available):
    """A row for each task and size, as a dictionary, in the order of the plan."""
    for entry, sizes, peers in PLAN:
        task, _, marks = entry.partition(":")
        if options.tasks and task not in options.tasks.split(","):
            continue
        for part in sizes.split():
            size, _, wanted = part.partition("=")
            if options.sizes and size not in options.sizes.split(","):
                continue
            present = [p for p in peers.split() if p in available and (task, size, p) not in TOO_SLOW]
            runs = compare(options, task, size, present, marks)
            ours = runs.pop("ours")
            time_of_ours = seconds(ours)
            times = {peer: seconds(found) for peer, found in runs.items()}
            times = {peer: value for peer, value in times.items() if value is not None}
            best = min(times, key=times.get, default=None)
            yield {
                "entry": entry, "size": size, "wanted": wanted, "ours": ours, "runs": runs, "best": best,
                "ratio": times[best] / time_of_ours if best and time_of_ours else None,
                "checks": [format(run["check"], ".6g") for run in [ours[-1], *(f[-1] for f in runs.values())] if "check" in run],
                "versions": {p: r["version"] for p, found in runs.items() for r in found if r.get("version")},
            }


def console_line(row):
    ratio = "" if row["ratio"] is None else f"{row['ratio']:.2f}"
    peers = ", ".join(f"{peer} {cell(found)}" for peer, found in row["runs"].items())
    return (f"| {row['entry']} | {row['size']} | {cell(row['ours'])} | {row['best'] or ''} | {ratio} | {row['wanted']} | "
            f"{peers} | {', '.join(row['checks'])} |")


def rounded(ratio):
    return f"{ratio:.0f}" if ratio >= 20 else f"{ratio:.1f}" if ratio >= 2 else f"{ratio:.2f}"


def record(row):
    """What is kept of a row."""
    quality = {}
    if row["entry"] in QUALITY:
        found = {"ours": row["ours"], **row["runs"]}
        quality = {name: f[-1]["check"] for name, f in found.items() if "check" in f[-1]}
    peers = {peer: seconds(found) for peer, found in row["runs"].items()}
    return {
        "entry": row["entry"], "size": row["size"], "date": datetime.date.today().isoformat(), "ours": seconds(row["ours"]),
        "peers": {peer: value for peer, value in peers.items() if value is not None}, "quality": quality,
    }


def merged(path, rows, versions):
    """The rows measured now and, where there is none, those measured before, in the order of the plan."""
    kept = {"rows": [], "versions": {}}
    if os.path.exists(path):
        with open(path) as file:
            kept = json.load(file)
    known = {(row["entry"], row["size"]): row for row in kept["rows"]}
    known.update({(row["entry"], row["size"]): record(row) for row in rows})
    plan = [(entry, part.partition("=")[0]) for entry, sizes, _ in PLAN for part in sizes.split()]
    kept = {"machine": machine(), "versions": {**kept["versions"], **versions}, "rows": [known[k] for k in plan if k in known]}
    with open(path, "w") as file:
        json.dump(kept, file, indent=1, sort_keys=True)
        file.write("\n")
    return kept


def best(row):
    return min(row["peers"], key=row["peers"].get, default=None)


def ratio(row, peer=None):
    peer = peer or best(row)
    return row["peers"][peer] / row["ours"] if peer in row["peers"] and row["ours"] else None


def day(text):
    date = datetime.date.fromisoformat(text)
    return f"{date.day} {date:%B %Y}"


def page(kept):
    """The table and the sentences that belong to it, for the documentation."""
    rows = kept["rows"]
    wanted = {(entry, part.partition("=")[0]): part.partition("=")[2] for entry, sizes, _ in PLAN for part in sizes.split()}
    days = sorted({row["date"] for row in rows})
    several = len(days) > 1
    lines = [
        f"Measured on {' and '.join(day(d) for d in days)}: {kept['machine']}. "
        + ", ".join(f"{NAMES[p]} {v}" for p, v in sorted(kept["versions"].items())) + ".", "",
        "| Measure | Stakeholders / ties | Ours | Best of the others | Times as fast |" + (" Day |" if several else ""),
        "|---|---|---|---|---|" + ("---|" if several else ""),
    ]
    for row in rows:
        nodes, ties = SIZES[row["size"]]
        first = f"{NAMES[best(row)]}, {row['peers'][best(row)]:.3g} s" if best(row) else "none has it"
        lines.append(
            f"| {TITLES[row['entry']]} | {nodes:,} / {ties:,} | {row['ours']:.3g} s | {first} | "
            f"{rounded(ratio(row)) if ratio(row) else '–'} |" + (f" {day(row['date'])} |" if several else ""))
    lines.append("")
    behind = [row for row in rows if ratio(row) is not None and ratio(row) < 1]
    lines.append("Where another program is ahead:" if behind else "In this run no other program was ahead.")
    lines += [""] if behind else []
    for row in behind:
        lines.append(f"- {TITLES[row['entry']]} on {SIZES[row['size']][0]:,} stakeholders: {NAMES[best(row)]} takes "
                     f"{ratio(row):.2f} times as long as we do.")
    below = []
    for row in rows:
        goal = wanted.get((row["entry"], row["size"]))
        against = MEASURED_AGAINST.get(row["entry"])
        reached = ratio(row, against)
        if goal and reached is not None and reached < float(goal):
            than = f" as {NAMES[against]}" if against else ""
            below.append(f"- {TITLES[row['entry']]} on {SIZES[row['size']][0]:,} stakeholders: {rounded(reached)} times as "
                         f"fast{than}, {goal} wanted.")
    if below:
        lines += ["", "Where we are not as far ahead as we want to be:", "", *below]
    quality = [row for row in rows if row["quality"]]
    if quality:
        lines += ["", "Communities are only worth comparing at the same quality. Modularity, in the order of the rows:", ""]
    for row in quality:
        shares = ", ".join(f"{NAMES.get(name, name)} {value:.4f}" for name, value in row["quality"].items())
        lines.append(f"- {TITLES[row['entry']]}, {SIZES[row['size']][0]:,} stakeholders: {shares}.")
    return "\n".join(lines)


def machine():
    return f"{os.cpu_count()} cores of {processor()}, {platform.system()} {platform.machine()}"


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def write(path, text):
    start, end = "<!-- measured -->", "<!-- end -->"
    with open(path) as file:
        before, _, rest = file.read().partition(start)
    _, _, after = rest.partition(end)
    with open(path, "w") as file:
        file.write(f"{before}{start}\n\n{text}\n\n{end}{after}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="stakenet-bench")
    parser.add_argument("--graphs", required=True, help="where generated networks are kept")
    parser.add_argument("--graphtool", default="/usr/bin/python3", help="a Python with graph-tool")
    parser.add_argument("--tasks", help="only these, separated by commas")
    parser.add_argument("--sizes", help="only these of T,S,M,P,L,XL")
    parser.add_argument("--quick", action="store_true", help="without XL, one round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=10, help="no further round of a program after so many seconds")
    parser.add_argument("--timeout", type=float, default=60, help="a program that takes longer is stopped")
    parser.add_argument("--page", help="a page of the documentation whose table is replaced")
    options = parser.parse_args()
    if options.quick:
        options.rounds = 1
        options.sizes = options.sizes or "T,S,M,P,L"
    names = sorted({peer for _, _, peers in PLAN for peer in peers.split()})
    available = {peer for peer in names if has(options, peer)}
    for peer in sorted(set(names) - available):
        print(f"{peer} is not installed and left out.", file=sys.stderr)
    print(f"{datetime.date.today()}, {platform.machine()}, {os.cpu_count()} cores, {platform.platform()}\n")
    print("| task | size | ours s | best peer | ratio | wanted | all peers s | checks: ours, peers |")
    print("|---|---|---|---|---|---|---|---|")
    rows, versions = [], {}
    for row in measured(options, available):
        print(console_line(row), flush=True)
        rows.append(row)
        versions.update(row["versions"])
    print("\nVersions: " + ", ".join(f"{peer} {version}" for peer, version in sorted(versions.items())))
    if options.page:
        write(options.page, page(merged(os.path.join(HERE, "measured.json"), rows, versions)))


main()
