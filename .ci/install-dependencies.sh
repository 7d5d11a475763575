#!/usr/bin/env bash
# Installs the C libraries and tools that the package needs, where they are missing.
#
#   install-dependencies.sh            what building and testing need
#   install-dependencies.sh browser    also Chromium and pdftotext, for `make check`
set -euo pipefail

want_browser=${1:-}

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.3 or newer is needed: see https://www.swift.org/install" >&2
  exit 1
fi

has_libraries() {
  command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libgvc fontconfig libzip libxml-2.0 xlsxwriter
}

has_browser() {
  { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1; } &&
    command -v pdftotext >/dev/null 2>&1 && python3 -c 'import venv, ensurepip' 2>/dev/null
}

missing=false
has_libraries || missing=true
if [ "$want_browser" = browser ] && ! has_browser; then missing=true; fi
if [ "$missing" = false ]; then exit 0; fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else
    echo "Administrator rights are needed to run: $*" >&2
    exit 1
  fi
}

case "$(uname -s)" in
  Linux)
    if command -v apt-get >/dev/null 2>&1; then
      packages=(pkg-config libgraphviz-dev libfontconfig-dev libzip-dev libxml2-dev libxlsxwriter-dev fonts-noto-core fonts-dejavu-core)
      if [ "$want_browser" = browser ]; then packages+=(chromium poppler-utils python3-venv); fi
      echo "Installing ${packages[*]} …"
      as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    else
      cat >&2 <<'TEXT'
This system has no apt-get. Please install, with your system's own tools:
  pkg-config, the development files of Graphviz (2.42 or newer), of fontconfig, of libzip, of libxml2 and of libxlsxwriter.
On Fedora: dnf install pkgconf graphviz-devel fontconfig-devel libzip-devel libxml2-devel libxlsxwriter-devel
On Arch:   pacman -S pkgconf graphviz fontconfig libzip libxml2 libxlsxwriter
TEXT
      exit 1
    fi ;;
  Darwin)
    if command -v brew >/dev/null 2>&1; then
      brew install pkgconf graphviz fontconfig libzip libxml2 libxlsxwriter
    else
      echo "Homebrew is needed (https://brew.sh); then: brew install pkgconf graphviz fontconfig libzip libxml2 libxlsxwriter" >&2
      exit 1
    fi ;;
  *)
    echo "Please install pkg-config and the development files of Graphviz, fontconfig, libzip, libxml2 and libxlsxwriter." >&2
    exit 1 ;;
esac

has_libraries || { echo "The libraries are installed, but pkg-config does not find libgvc, fontconfig, libzip, libxml-2.0 and xlsxwriter." >&2; exit 1; }
