#!/usr/bin/env bash
# A store whose program was killed opens again, and going on gives what an undisturbed run gives.
source "$(dirname "$0")/common.sh"
for copy in $(seq 4000); do sed "s/\"id\":\"a/\"id\":\"$copy-a/" "$source_dir/tests/e2e/documents.jsonl"; done >many.jsonl
"$steelyard" read many.jsonl --store calm.duckdb >/dev/null
"$steelyard" code --store calm.duckdb >/dev/null
"$steelyard" events --store calm.duckdb --to csv >calm.csv
for pause in 0.2 0.5 0.9 1.4; do
  "$steelyard" read many.jsonl --store hurt.duckdb >/dev/null 2>&1 & victim=$!
  sleep "$pause"; kill -9 $victim 2>/dev/null || true; wait $victim 2>/dev/null || true
  "$steelyard" code --store hurt.duckdb >/dev/null 2>&1 & victim=$!
  sleep "$pause"; kill -9 $victim 2>/dev/null || true; wait $victim 2>/dev/null || true
done
"$steelyard" read many.jsonl --store hurt.duckdb >/dev/null
"$steelyard" code --store hurt.duckdb >/dev/null
"$steelyard" events --store hurt.duckdb --to csv >hurt.csv
cmp calm.csv hurt.csv || fail "a killed and resumed store differs from an undisturbed one"
