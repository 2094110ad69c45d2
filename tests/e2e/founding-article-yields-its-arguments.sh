#!/usr/bin/env bash
# The article that the program starts from: its metadata, its two headcounts, and the acts it argues with.
source "$(dirname "$0")/common.sh"
need_shared data/text/victory-day-2025.txt
"$steelyard" read "$shared/data/text/victory-day-2025.txt" --store s.duckdb >/dev/null
"$steelyard" code --store s.duckdb >/dev/null
"$steelyard" events --store s.duckdb --duplicates --to jsonl >events.jsonl
"$steelyard" weigh gatherings --store s.duckdb --json >gatherings.json
python3 - events.jsonl gatherings.json <<'PY' || fail "something of the article is missing"
import json, sys
events = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
found = lambda source, roots, target: any(
    e["source"]["code"].startswith(source) and e["action"]["root"] in roots and e["target"]["code"].startswith(target) for e in events)
wanted = {
    "Kazakhstan rejects (annexations)": any(e["source"]["country"] == "KAZ" and e["action"]["root"] == "12" and "recogni" in e["action"]["text"] for e in events),
    "Tokayev supports Ukraine": found("KAZ/GOV", {"05"}, "UKR"),
    "Uzbekistan protests to Russia": found("UZB", {"11", "14", "12", "10"}, "RUS"),
    "Kazakhstan rejects (sanctions demands)": sum(e["source"]["country"] == "KAZ" and e["action"]["root"] == "12" and e["target"]["country"] == "RUS" for e in events) >= 1
        and any(e["source"]["country"] == "KAZ" and e["action"]["root"] == "12" and "refusal" in e["action"]["text"] for e in events),
    "Xi visits Russia": any(e["source"]["country"] == "CHN" and e["action"]["cameo"] == "042" and e["target"]["country"] == "RUS" for e in events),
    "the five visit Russia": all(any(e["source"]["country"] == state and e["action"]["cameo"] == "042" and e["target"]["country"] == "RUS" for e in events)
                                 for state in ("KAZ", "KGZ", "TJK", "TKM", "UZB")),
    "sanctions on Russia": found("", {"16"}, "RUS"),
    "Russia invades Ukraine": found("RUS", {"19", "15", "18"}, "UKR"),
}
counts = {(row["date"][:4], row["headcount"]) for row in json.load(open(sys.argv[2]))["rows"]}
wanted["29 in 2025"] = ("2025", 29) in counts
wanted["nine in 2024"] = ("2024", 9) in counts
missing = [name for name, is_there in wanted.items() if not is_there]
print("missing:", missing) if missing else None
sys.exit(bool(missing))
PY
