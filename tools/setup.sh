#!/usr/bin/env bash
# Installs the Debian packages that are missing, and says which. Does nothing where all is there.
set -euo pipefail

packages=(
  g++ cmake ninja-build ccache pkg-config clang-format python3
  libfmt-dev libsimdjson-dev nlohmann-json3-dev libutf8proc-dev libxxhash-dev
  libgumbo-dev libxml2-dev libzstd-dev zlib1g-dev libcld2-dev libtomlplusplus-dev
  libgtest-dev libgmock-dev libbenchmark-dev clang-19 libclang-rt-19-dev chromium
)
# A Node.js that is already there is used; Debian's own (18) is enough.
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is no Debian system; install the equivalents of: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [[ $state == "install ok installed" ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

echo "setup: installing ${missing[*]}" >&2
as_root=()
[[ $EUID -eq 0 ]] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
