#!/usr/bin/env bash
# Times our measures beside those of other programs, in the same run on the same generated networks, and prints a table
# of ratios. `run.sh --quick` leaves the largest networks out; further options are passed on (see bench.py --help).
set -euo pipefail
cd "$(dirname "$0")/../.."

venv=${STAKENET_BENCH_VENV:-.venv-benchmarks}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet numpy pandas scipy networkx igraph leidenalg networkit rustworkx python-graphblas polars
fi

STAKENET_BENCHMARKS=1 swift build -c release --product stakenet-bench
program=$(STAKENET_BENCHMARKS=1 swift build -c release --show-bin-path)/stakenet-bench

# Debian's graph-tool belongs to the system's Python; it is left out where it is missing.
"$venv/bin/python" Tests/Benchmarks/bench.py --program "$program" --graphs .build/benchmark-graphs "$@"

# Layouts beside Graphviz's, igraph's and networkx's, on the shared datasets and on generated networks.
STAKENET_BENCHMARKS=1 swift build -c release --product layout-bench
case " $* " in *" --quick "*) quick=--quick ;; *) quick= ;; esac
"$venv/bin/python" Tests/Benchmarks/layouts.py --program "$(dirname "$program")/layout-bench" $quick
