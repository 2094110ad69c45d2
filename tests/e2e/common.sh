# Sourced by every script: a scratch folder, the program, and ways to say what went wrong.
set -euo pipefail
steelyard=${STEELYARD:?set STEELYARD to the program}
source_dir=${STEELYARD_SOURCE_DIR:?set STEELYARD_SOURCE_DIR to the checkout}
shared=$source_dir/../shared
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() { echo "FAILED: $*" >&2; exit 1; }
expect_code() {  # expect_code CODE COMMAND…
  local wanted=$1 got=0
  shift
  "$@" >stdout 2>stderr || got=$?
  [[ $got == "$wanted" ]] || fail "'$*' ended with $got, not $wanted: $(head -c 500 stderr)"
}
expect_in() { grep -qF -- "$2" "$1" || fail "'$2' is not in $1: $(head -c 800 "$1")"; }
expect_not_in() { ! grep -qF -- "$2" "$1" || fail "'$2' is in $1"; }
need_shared() { [[ -e $shared/$1 ]] || { echo "skipped: ../shared/$1 is absent"; exit 77; }; }
