#!/usr/bin/env bash
# Every filter narrows; CSV, JSON lines and the table hold the same events.
source "$(dirname "$0")/common.sh"
"$steelyard" read "$source_dir/tests/e2e/documents.jsonl" --store s.duckdb >/dev/null
"$steelyard" code --store s.duckdb >/dev/null
all=$("$steelyard" events --store s.duckdb --to jsonl | wc -l)
csv=$("$steelyard" events --store s.duckdb --to csv | tail -n +2 | wc -l)
[[ $all -gt 2 && $all == "$csv" ]] || fail "$all lines of JSON, $csv rows of CSV"
"$steelyard" events --store s.duckdb --to parquet --out events.parquet
[[ $(head -c 4 events.parquet) == PAR1 ]] || fail "no Parquet file"
expect_code 2 "$steelyard" events --store s.duckdb --to parquet
"$steelyard" events --store s.duckdb --source KAZ --target RUS --to 2025-05-09 --json >visit
python3 - visit <<'PY' || fail "the visit is not found alone"
import json, sys
rows = json.load(open(sys.argv[1]))["rows"]
assert rows and all(r["source"].startswith("KAZ") and r["target"].startswith("RUS") and r["action"].startswith("04") for r in rows), rows
PY
expect_code 1 "$steelyard" events --store s.duckdb --from 2030
"$steelyard" events --store s.duckdb --json | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4 >id
"$steelyard" explain "$(cat id)" --store s.duckdb >why
expect_in why 'lexicon'
