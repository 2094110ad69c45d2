#!/usr/bin/env bash
# A page of the samples: date, views and author are known, and the author note is no part of the text.
source "$(dirname "$0")/common.sh"
page=$(ls "$source_dir"/samples/page/*.txt | head -1)
"$steelyard" read "$page" --store s.duckdb --json >summary
expect_in summary '"added":1'
"$steelyard" code --store s.duckdb >/dev/null
"$steelyard" events --store s.duckdb --to jsonl >events
[[ -s events ]] || fail "no events in $page"
"$steelyard" weigh gatherings --store s.duckdb --json >gatherings
expect_in gatherings '"headcount":27'
expect_in gatherings '"headcount":9'
