#!/usr/bin/env bash
# Builds the fuzz targets with clang 19 and runs each for some seconds (10, or the first argument). Fails when one finds
# something, or when the target that is meant to fail does not. Without clang 19 it says so and is content.
set -euo pipefail
seconds=${1:-10}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

if ! command -v clang++-19 >/dev/null; then
  echo "fuzz: clang++-19 is not installed, so nothing was fuzzed (apt-get install clang-19)"
  exit 0
fi

mkdir -p build
quietly() {  # a command whose words are shown only when it fails
  "$@" >build/fuzz.log 2>&1 || { cat build/fuzz.log; echo "fuzz: could not be built: $*"; exit 1; }
}
quietly cmake --preset fuzz
quietly cmake --build --preset fuzz --target fuzz_targets

failed=0
while read -r name program rings; do
  found=build/fuzz/found/$name
  work=build/fuzz/corpus/$name
  seeds=tests/fuzz/seeds/$name
  mkdir -p "$found" "$work"
  folders=("$work")
  [[ -d $seeds ]] && folders+=("$seeds")
  log=build/fuzz/$name.log
  code=0
  "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -max_len=20000 -print_final_stats=1 \
    -artifact_prefix="$found/" "${folders[@]}" >"$log" 2>&1 || code=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  if [[ $rings == TRUE ]]; then
    if [[ $code -eq 0 ]]; then
      echo "fuzz $name: was meant to fail and did not; the alarm does not ring"
      failed=1
    else
      echo "fuzz $name: rings, as it is meant to"
    fi
  elif [[ $code -ne 0 ]]; then
    echo "fuzz $name: FAILED, see $log and $found/"
    tail -n 20 "$log"
    failed=1
  else
    echo "fuzz $name: ${runs:-?} inputs in $seconds s, nothing found"
  fi
done <build/fuzz/fuzz_targets.txt
exit $failed
