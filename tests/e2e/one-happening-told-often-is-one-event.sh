#!/usr/bin/env bash
# Copies and paraphrases over several documents are one event with coverage; which run they came in makes no difference.
source "$(dirname "$0")/common.sh"
for n in $(seq -w 100); do
  echo "{\"id\":\"copy$n\",\"date\":\"2025-03-03\",\"source\":\"paper$n\",\"text\":\"Uzbekistan summoned the Russian ambassador over calls to annex territories.\"}"
done >copies.jsonl
cat >others.jsonl <<'J'
{"id":"b1","date":"2025-03-04","source":"weekly","text":"Tashkent summoned the ambassador of Russia on Monday over calls to annex territories of its neighbours."}
{"id":"b2","date":"2025-03-20","text":"Uzbekistan summoned the Russian ambassador over the treatment of migrants."}
{"id":"b3","date":"2025-03-04","text":"Norway condemned Iran."}
J
"$steelyard" read copies.jsonl others.jsonl --store s.duckdb >/dev/null
"$steelyard" code --store s.duckdb >/dev/null
"$steelyard" events --store s.duckdb --code 114 --to jsonl >events.jsonl
python3 - <<'PY' || fail "$(cat events.jsonl | head -c 600)"
import json
events = [json.loads(line) for line in open("events.jsonl")]
assert [event["document"] for event in events] == ["copy001", "b2"], [event["document"] for event in events]
assert [event["coverage"] for event in events] == [101, 1], events
assert events[0]["sources"] == 101 and events[0]["mentions"] == 101, events
PY
first=$(python3 -c 'import json; print(json.loads(open("events.jsonl").readline())["id"])')
told=$("$steelyard" events --store s.duckdb --happening "$first" --to jsonl | wc -l)
[[ $told == 101 ]] || fail "$told tellings listed, not 101"

"$steelyard" events --store s.duckdb --duplicates --to csv >at-once.csv
tac copies.jsonl | split -l 30 - part.
cp others.jsonl part.zz
for part in part.zz part.ad part.aa part.ac part.ab; do  # the newest first
  cp "$part" "$part.jsonl"
  "$steelyard" read "$part.jsonl" --store parts.duckdb >/dev/null
  "$steelyard" code --store parts.duckdb >/dev/null
done
"$steelyard" events --store parts.duckdb --duplicates --to csv >parts.csv
cmp at-once.csv parts.csv || fail "documents coded in parts give other links"
"$steelyard" code --store parts.duckdb --all >/dev/null
"$steelyard" events --store parts.duckdb --duplicates --to csv >again.csv
cmp at-once.csv again.csv || fail "coding all again gives other links"

# A first telling that is replaced leaves its place to the next.
echo '{"id":"copy001","date":"2025-03-03","text":"Nothing happened."}' >replaced.jsonl
"$steelyard" read replaced.jsonl --store parts.duckdb >/dev/null
"$steelyard" code --store parts.duckdb >/dev/null
"$steelyard" events --store parts.duckdb --code 114 --to jsonl >next.jsonl
expect_in next.jsonl '"document":"copy002"'
expect_in next.jsonl '"coverage":100'

# The filter: every document by itself, unless told otherwise; the same bytes on any number of threads.
cat copies.jsonl others.jsonl >all.jsonl
"$steelyard" code --from jsonl --to jsonl <all.jsonl 2>/dev/null >alone.jsonl
[[ $(grep -c '"duplicate_of":""' alone.jsonl) == $(wc -l <alone.jsonl) ]] || fail "the filter linked documents unasked"
for threads in 1 3; do
  "$steelyard" code --across-documents --threads $threads --from jsonl --to jsonl <all.jsonl 2>/dev/null >across$threads.jsonl
done
cmp across1.jsonl across3.jsonl || fail "1 and 3 threads link otherwise"
firsts=$(grep '"cameo":"114"' across1.jsonl | grep -c '"duplicate_of":""')
[[ $firsts == 2 ]] || fail "$firsts first tellings of a summons in the filter, not 2"
