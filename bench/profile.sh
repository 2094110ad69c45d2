#!/usr/bin/env bash
# Where the time of `steelyard code` goes, from raw text to events: rates on one core and two, memory, growth with the text, and
# what a very long "sentence" and very many tiny documents cost.
#
#   bench/profile.sh [PROGRAM]      a release build; docs/performance.md shows what it printed
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/release/steelyard}
news=../shared/data/text/wcep/wcep_2002_2026.jsonl.gz
if [[ ! -e $news ]]; then
  echo "skipped: $news is absent"
  exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 - "$news" "$scratch" <<'PY'
import gzip, json, sys
news, scratch = sys.argv[1:]
rows = [json.loads(line) for line in gzip.open(news, "rt", encoding="utf-8")]
rows = [{"id": str(i), "date": r["date"], "text": r["text"]} for i, r in enumerate(rows)
        if r["date"].startswith("2023") and not r.get("heading")]
def write(name, documents):
    with open(f"{scratch}/{name}", "w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
write("empty", [])
write("half", rows[::2])
write("news", rows)
write("double", rows + [{**r, "id": r["id"] + "b"} for r in rows])
words = "the king of Gondor signed a treaty with Rohan and "
write("sentence", [{"id": "1", "date": "2023-01-01", "text": words * (10_000_000 // len(words))}])
write("tiny", [{"id": str(i), "date": "2023-01-01", "text": "France criticised Mali."} for i in range(100_000)])
PY

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
measure() {  # measure NAME INPUT THREADS: the best of three by CPU time
  python3 - "$program" "$@" "$scratch" <<'PY'
import os, re, subprocess, sys, time
program, name, source, threads, scratch = sys.argv[1:]
best = None
for _ in range(3):
    start = time.monotonic()
    with open(f"{scratch}/{source}") as text, open(os.devnull, "w") as sink:
        child = subprocess.Popen([program, "code", "--from", "jsonl", "--to", "jsonl", "--threads", threads], stdin=text,
                                 stdout=sink, stderr=subprocess.PIPE, text=True)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1): sys.exit(f"{name} failed: {said}")
    run = (usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024, said)
    best = min(best or run, run)
cpu, wall, memory, said = best
found = re.search(r"([\d,.]+) sentences", said)
count = int(re.sub(r"\D", "", found.group(1))) if found else 0
rate = f"{count / cpu:>9.0f} /s CPU{count / wall:>9.0f} /s wall" if count else ""
print(f"{name:<34}{count:>9} sentences{cpu:>8.2f} s CPU{wall:>8.2f} s wall{memory:>6.0f} MB{rate}", flush=True)
PY
}
measure "start and stop" empty 1
measure "half of the news of 2023" half 1
measure "news of 2023" news 1
measure "the same twice over" double 1
measure "news of 2023, two threads" news 2
measure "one sentence of 10 MB" sentence 1
measure "100,000 tiny documents" tiny 1

if command -v perf > /dev/null; then
  echo; echo "by function, news of 2023 (per cent of CPU time)"
  perf record -q -e cpu-clock -o "$scratch/perf" "$program" code --from jsonl --to jsonl --threads 1 \
    < "$scratch/news" > /dev/null 2>&1
  perf report -i "$scratch/perf" --stdio 2> /dev/null | grep -E '^ +[0-9]' | cut -c 1-110 | head -25
fi
