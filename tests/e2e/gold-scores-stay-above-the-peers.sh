#!/usr/bin/env bash
# The development half of the gold records: above both peers in every measure (PETRARCH 2 and TABARI, see docs/methods/coding.md).
source "$(dirname "$0")/common.sh"
need_shared data/gold/coded_gsr.dev.tsv
python3 "$shared/tools/gold_to_jsonl.py" "$shared/data/gold/coded_gsr.dev.tsv" >documents.jsonl
"$steelyard" code --from jsonl --to jsonl <documents.jsonl >events.jsonl 2>/dev/null
python3 "$shared/tools/score_events.py" "$shared/data/gold/coded_gsr.dev.tsv" events.jsonl --json >score.json
python3 - score.json <<'PY' || fail "below a peer"
import json, sys
measures = json.load(open(sys.argv[1]))["measures"]
floor = {"triple": .25, "dyad": .45, "root": .42, "quad": .498}
print({name: measures[name]["f1"] for name in floor})
sys.exit(any(measures[name]["f1"] < least for name, least in floor.items()))
PY
