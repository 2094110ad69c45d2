#!/usr/bin/env bash
# What is in the store is not added again, and coding again changes nothing.
source "$(dirname "$0")/common.sh"
input=$source_dir/tests/e2e/documents.jsonl
"$steelyard" read "$input" --store s.duckdb --json >first
"$steelyard" code --store s.duckdb >/dev/null
"$steelyard" events --store s.duckdb --to jsonl >events1
"$steelyard" read "$input" --store s.duckdb --json >second
"$steelyard" code --store s.duckdb --all >/dev/null
"$steelyard" events --store s.duckdb --to jsonl >events2
expect_in first '"added":3'
expect_in second '"added":0'
expect_in second '"known":3'
[[ -s events1 ]] || fail "no events"
cmp events1 events2 || fail "coding again changed the events"
