#!/usr/bin/env bash
# A package of its own that uses only the product Graphs builds, gives the right numbers, and links none of the C libraries.
set -euo pipefail
cd "$(dirname "$0")/../Clients/GraphsOnly"

# The package manager says that libraries of other targets are missing, where they are; nothing of them is built.
swift build -c release --product graphs-only --scratch-path ../../../.build/graphs-only
program="$(swift build -c release --scratch-path ../../../.build/graphs-only --show-bin-path)/graphs-only"

expected=$'8 14.0\n6 8.33'
output=$("$program")
[[ $output == "$expected"* && $output == *$'\n0.4' ]] || { echo "graphs-only printed: $output" >&2; exit 1; }

if command -v ldd >/dev/null; then libraries=$(ldd "$program"); else libraries=$(otool -L "$program"); fi
if grep -Ei 'gvc|cgraph|cdt|zip|xml|Foundation' <<<"$libraries"; then
  echo "graphs-only links libraries that Graphs must do without." >&2
  exit 1
fi
python3 ../../Tools/memory.py "$program"
echo "Graphs builds and links alone."
