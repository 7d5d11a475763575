#!/usr/bin/env bash
# Feeds every reader with inputs that libFuzzer makes up, and says for each what became of it.
#
#   Tests/Fuzz/run.sh [SECONDS] [READER…]     60 seconds for every reader unless told otherwise
#   Tests/Fuzz/run.sh same [READER…]          the same 5,000 inputs on every machine and at every time, for CI
#
# Inputs that reach new code are kept in .fuzz/corpus and used again; one that brings a reader down is left in
# .fuzz/findings, and the end is 1. Clean seconds are written down in .fuzz/clean.tsv, with the commit. Seeds are the small files in Tests/Fuzz/Seeds and, where it lies beside the package,
# the collection of format files, of which nothing is copied. Linux only: libFuzzer comes with Swift's toolchain there.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
shift || true
scratch=.build-fuzz
if [ "$seconds" = same ]; then
  corpora=.fuzz/same
  rm -rf "$corpora"
  bounds=(-seed=1 -runs=5000)
else
  corpora=.fuzz/corpus
  bounds=(-max_total_time="$seconds")
fi
STAKENET_FUZZ=1 swift build -c release --sanitize=fuzzer --scratch-path "$scratch" --product stakenet-fuzz >"$scratch.log" 2>&1 ||
  { tail -20 "$scratch.log" >&2; exit 1; }
program=$(STAKENET_FUZZ=1 swift build -c release --scratch-path "$scratch" --show-bin-path)/stakenet-fuzz
readers=${*:-csv xlsx yaml survey ties tielist table graphml gexf json pajek dl ucinet vna gml dot metis adjlist edgelist}
shared=../shared/datasets/formats

formats() {
  case $1 in
    csv | ties | tielist | table | survey) echo gephi-spreadsheet stakeholder-tables other ;;
    xlsx) echo kumu gephi-spreadsheet ;;
    json) echo json kumu cytoscape ;;
    dl) echo ucinet-dl ;;
    ucinet) echo ;;
    metis) echo other ;;
    adjlist | edgelist) echo written-by-tools ;;
    yaml) echo ;;
    *) echo "$1" ;;
  esac
}

failed=0
mkdir -p .fuzz/findings
printf '%-10s %10s %12s %8s  %s\n' reader seconds inputs kept result
for reader in $readers; do
  corpus=$corpora/$reader
  mkdir -p "$corpus"
  seeds=()
  [ -d "Tests/Fuzz/Seeds/$reader" ] && seeds+=("Tests/Fuzz/Seeds/$reader")
  for folder in $(formats "$reader"); do [ -d "$shared/$folder" ] && seeds+=("$shared/$folder"); done
  log=.fuzz/$reader.log
  result=clean
  begin=$SECONDS
  STAKENET_FUZZ_TARGET=$reader "$program" "${bounds[@]}" -max_len=8192 -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix=".fuzz/findings/$reader-" -print_final_stats=1 "$corpus" ${seeds[@]+"${seeds[@]}"} >"$log" 2>&1 ||
    { result="FOUND something: see $log"; failed=1; }
  spent=$((SECONDS - begin))
  if [ "$seconds" != same ] && [ "$result" = clean ]; then
    printf '%s\t%s\t%s\t%s\n' "$reader" "$spent" "$(git rev-parse --short HEAD)" "$(date -u +%F)" >>.fuzz/clean.tsv
  fi
  inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  printf '%-10s %10s %12s %8s  %s\n' "$reader" "$spent" "${inputs:--}" "$(find "$corpus" -type f | wc -l)" "$result"
done
exit $failed
