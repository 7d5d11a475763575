#!/usr/bin/env bash
# Tests with real outside programs: networkx and igraph recompute our measures and read what we write, Chromium shows
# the report, a package of its own uses Graphs alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

.ci/install-dependencies.sh browser

environment=.build-tools
if ! "$environment/bin/python" -c 'import networkx, igraph, jsonschema, openpyxl, scipy, websocket' 2>/dev/null; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r Tests/Tools/requirements.txt
fi

program="$(swift build -c release --show-bin-path)/stakenet"
"$environment/bin/python" Tests/Tools/measures.py "$program"
"$environment/bin/python" Tests/Tools/practices.py "$program"
"$environment/bin/python" Tests/Tools/writers.py "$program"
"$environment/bin/python" Tests/Tools/reading.py "$program"
"$environment/bin/python" Tests/Tools/template.py "$program"
"$environment/bin/python" Tests/Tools/page.py "$program"
Tests/Tools/graphs-only.sh

# libFuzzer comes with Swift's toolchain on Linux.
if [ "$(uname)" = Linux ]; then Tests/Fuzz/run.sh same; fi
