#!/usr/bin/env bash
# 114,368 sentences of daily news, read, coded, stored and weighed: the days that everybody knows stand out.
source "$(dirname "$0")/common.sh"
need_shared data/text/wcep/wcep_2002_2026.jsonl.gz
"$steelyard" read "$shared/data/text/wcep/wcep_2002_2026.jsonl.gz" --store s.duckdb >/dev/null 2>&1
"$steelyard" code --store s.duckdb >/dev/null 2>&1
count() { "$steelyard" events --store s.duckdb "$@" --to jsonl 2>/dev/null | wc -l; }
before=$(count --source RUS --target UKR --quad 3,4 --from 2022-02-14 --to 2022-02-20)
after=$(count --source RUS --target UKR --quad 3,4 --from 2022-02-24 --to 2022-03-02)
(( after >= 3 * before && after >= 20 )) || fail "RUS→UKR conflict: $before in the week to 20 February 2022, $after in the week from the 24th"
fighting=$(( $(count --source KGZ --target TJK --quad 3,4 --from 2022-09-16 --to 2022-09-18) + $(count --source TJK --target KGZ --quad 3,4 --from 2022-09-16 --to 2022-09-18) ))
(( fighting > 1 )) || fail "no KGZ–TJK fighting from 16 September 2022"
troops=$(count --source CSTO,RUS --target KAZ --from 2022-01-05 --to 2022-01-07)
(( troops > 0 )) || fail "no CSTO troops in Kazakhstan in early January 2022"
"$steelyard" weigh balance --store s.duckdb --states KAZ,UZB,KGZ,TJK,TKM --by year --json >balance.json
expect_in balance.json '"state":"KAZ"'
