#!/usr/bin/env bash
# 100,000 tiny documents and a "sentence" of 10 MB go through reading, coding and storing in bounded time and memory.
source "$(dirname "$0")/common.sh"
python3 - <<'PY'
import json
with open("input.jsonl", "w") as out:
    for n in range(100000):
        day = "2024-%02d-%02d" % (1 + n // 28 % 12, 1 + n % 28)
        out.write(json.dumps({"id": "t%d" % n, "date": day, "text": "Peru thanked Chile." if n % 3 else "No."}) + "\n")
    out.write(json.dumps({"id": "huge", "date": "2024-05-05", "text": "Peru condemned Chile and " * 420000}) + "\n")
    out.write(json.dumps({"id": "word", "date": "2024-05-05", "text": "a" * 2000000}) + "\n")
PY
measured() {  # runs a command; peak memory in MB to peak
  python3 - "$@" <<'PY'
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=open("stdout", "w"), stderr=open("stderr", "w"))
open("peak", "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))
sys.exit(code)
PY
}
measured timeout 300 "$steelyard" read input.jsonl --store s.duckdb || fail "reading: $(tail -c 300 stderr)"
(( $(cat peak) <= 400 )) || fail "reading took $(cat peak) MB"
measured timeout 300 "$steelyard" code --store s.duckdb || fail "coding: $(tail -c 300 stderr)"
(( $(cat peak) <= 300 )) || fail "coding took $(cat peak) MB"
"$steelyard" events --store s.duckdb --source PER --to jsonl >events.jsonl
# Each day's thanks are one happening, told by as many documents as thanked on that day and the next.
covered=$(python3 -c 'import json; print(sum(json.loads(line)["coverage"] for line in open("events.jsonl") if "thanked" in line))')
[[ $covered == 66666 ]] || fail "$covered of 66,666 tellings are accounted for"
(( $(wc -l <events.jsonl) <= 400 )) || fail "$(wc -l <events.jsonl) events of 336 days"
