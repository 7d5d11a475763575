#!/usr/bin/env bash
# Builds stakenet for use outside this folder and installs it with the bundled studies.
#
#   install.sh SWIFT PREFIX
set -euo pipefail
cd "$(dirname "$0")/.."

swift=$1
prefix=$2
flags=(-c release --product stakenet)
# On Linux the program shall run where no Swift is installed.
if [ "$(uname -s)" = Linux ]; then flags+=(--static-swift-stdlib --scratch-path .build-install); fi

"$swift" build "${flags[@]}"
program="$("$swift" build "${flags[@]}" --show-bin-path)/stakenet"

install -d "$prefix/bin" "$prefix/share/stakenet/samples"
install -m 755 "$program" "$prefix/bin/stakenet"
if [ "$(uname -s)" = Linux ]; then strip "$prefix/bin/stakenet"; fi
rm -rf "$prefix/share/stakenet/samples"
install -d "$prefix/share/stakenet/samples"
cp -R Datasets/playbook Datasets/riverside "$prefix/share/stakenet/samples/"
rm -rf "$prefix/share/stakenet/samples/riverside/Generator"

echo "Installed $prefix/bin/stakenet. Try: stakenet --list-samples"
