#!/usr/bin/env bash
# The demo: one call makes a page that needs no network and in which every number has its events.
source "$(dirname "$0")/common.sh"
"$steelyard" brief "$source_dir"/samples/{news,page,tables} --states KAZ,UZB,KGZ,TJK,TKM --store s.duckdb --out brief.html >summary 2>stderr
[[ -s summary && -s brief.html ]] || fail "no summary or no page"
expect_in brief.html 'steelyard-brief/1'
if grep -oE '(src|href)="https?://[^"]*"' brief.html | grep -q 'src='; then fail "the page loads something from a network"; fi
"$steelyard" brief --states KAZ,UZB,KGZ,TJK,TKM --store s.duckdb --out again.html --json >brief.json
"$steelyard" brief --states KAZ,UZB,KGZ,TJK,TKM --store s.duckdb --out again2.html --json --threads 1 >brief2.json
sed -E 's/"(on|command)":"[^"]*"//g' brief.json >a; sed -E 's/"(on|command)":"[^"]*"//g' brief2.json >b
cmp a b || fail "two briefs on one store differ"
python3 - brief.json <<'PY' || fail "a number has no floor"
import json, sys
brief = json.load(open(sys.argv[1]))
evidence, events, sentences, documents = (brief[k] for k in ("evidence", "events", "sentences", "documents"))
missing = []
def walk(node, path):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "ev":
                for ref in ([value] if isinstance(value, str) else [r for r in value if r]):
                    if ref not in evidence and ref not in events:
                        missing.append(f"{path}: {ref}")
            walk(value, f"{path}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            walk(value, f"{path}[{i}]")
walk(brief, "")
for key, entry in evidence.items():
    missing += [f"evidence {key}: {e}" for e in entry.get("events", []) if e not in events]
for name, event in events.items():
    sentence = sentences.get(event["sentence"])
    if sentence is None or sentence["document"] not in documents:
        missing.append(f"event {name}")
        continue
    units = sentence["text"].encode("utf-16-le")
    for part in ("source", "action", "target"):
        p = event[part]
        if "start" in p and units[2 * p["start"]:2 * p["end"]].decode("utf-16-le") != p["text"]:
            missing.append(f"event {name}: {part} {p}")
states = {s["code"] for s in brief["states"]}
shares = [sum(m["v"] for m in row["shares"].values() if m) for row in brief["balance"]["rows"]]
assert all(abs(s - 1) < 0.01 for s in shares if s), shares
print("\n".join(missing[:10]))
sys.exit(bool(missing) or len(brief["balance"]["rows"]) < 3 or not events)
PY
