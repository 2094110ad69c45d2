#!/usr/bin/env bash
# The filter keeps the order of the documents, whatever the number of threads; bad lines are named and lose nothing else.
source "$(dirname "$0")/common.sh"
input=$source_dir/tests/e2e/documents.jsonl
for copy in $(seq 200); do sed "s/\"id\":\"a/\"id\":\"$copy-a/" "$input"; done >many.jsonl
"$steelyard" code --from jsonl --to jsonl --threads 1 <many.jsonl >one.jsonl 2>/dev/null
"$steelyard" code --from jsonl --to jsonl --threads 4 <many.jsonl >four.jsonl 2>/dev/null
cmp one.jsonl four.jsonl || fail "1 and 4 threads give different bytes"
[[ -s one.jsonl ]] || fail "no events"
{ head -1 "$input"; echo '{"id": "bad"'; echo '{"id":"no-text"}'; echo '{"text":"Peru thanked Chile."}'; tail -n +2 "$input"; } >faulty.jsonl
"$steelyard" code --from jsonl --to jsonl <faulty.jsonl >faulty-events.jsonl 2>stderr
"$steelyard" code --from jsonl --to jsonl <"$input" >clean-events.jsonl 2>/dev/null
cmp faulty-events.jsonl clean-events.jsonl || fail "a bad line changed the events of the good ones"
expect_in stderr 'stdin:2:'
expect_in stderr 'stdin:3:'
expect_in stderr 'stdin:4:'
python3 - one.jsonl "$input" <<'PY' || fail "an event does not say what it should"
import json, sys
keys = ["id", "document", "sentence", "date", "date_basis", "source", "target", "action", "status", "attributed_to", "lever",
        "confidence", "rule", "duplicate_of"]
texts = {}
for line in open(sys.argv[2], encoding="utf-8"):
    document = json.loads(line)
    texts[document["id"]] = document["text"].encode()
for line in open(sys.argv[1], encoding="utf-8"):
    event = json.loads(line)
    assert list(event) == keys, list(event)
    text = texts[event["document"].split("-")[1]]
    for part in (event["source"], event["target"], event["action"]):
        if part["text"]:
            assert text[part["start"]:part["end"]].decode() == part["text"], part
PY
