#!/usr/bin/env bash
# Sentences a second, documents a second and memory, stage by stage and as whole commands; every answer is checked.
# Uses the samples, and the daily news of ../shared where it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
news=../shared/data/text/wcep/wcep_2002_2026.jsonl.gz
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo; echo "samples"
build/bench/bench/bench_pipeline samples/news
if [[ ! -e $news ]]; then
  echo "skipped: $news is absent"
  exit 0
fi
echo; echo "daily news, 2002–2026"
build/bench/bench/bench_pipeline "$news"

echo; echo "the same as commands, one store"
timed() {  # timed NAME COMMAND…
  local name=$1
  shift
  python3 - "$name" "$@" <<'PY'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[2:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]:<34}{time.monotonic() - start:>9.1f} s wall{used.ru_utime + used.ru_stime:>9.1f} s CPU{used.ru_maxrss / 1024:>9.0f} MB peak")
PY
}
timed read build/bench/steelyard read "$news" --store "$scratch/s.duckdb"
timed code build/bench/steelyard code --store "$scratch/s.duckdb"
timed weigh build/bench/steelyard weigh balance --store "$scratch/s.duckdb" --states KAZ,UZB,KGZ,TJK,TKM --by year
timed brief build/bench/steelyard brief --store "$scratch/s.duckdb" --states KAZ,UZB,KGZ,TJK,TKM --out "$scratch/brief.html"

sample=../shared/data/events/gdelt_sample/events.csv.gz
if [[ -e $sample ]]; then
  echo; echo "a million rows of GDELT 1.0, the sample repeated with ids of its own"
  zcat "$sample" | python3 -c '
import sys
rows = [line.rstrip("\n").split("\t", 1)[1] for line in sys.stdin]
for n in range(1_000_000):
    print(600_000_000 + n, rows[n % len(rows)], sep="\t")' >"$scratch/gdelt.tsv"
  build/bench/bench/bench_import "$scratch/gdelt.tsv"
fi
