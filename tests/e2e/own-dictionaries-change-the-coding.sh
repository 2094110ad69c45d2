#!/usr/bin/env bash
# A user's dictionaries change what the filter codes, are named in the rule, and are looked through by lint.
source "$(dirname "$0")/common.sh"
folder=$source_dir/tests/golden/dictionaries
echo '{"id":"a","date":"2025-05-09","text":"Velmora chided Taresh over the tithe."}' >documents
echo '{"id":"b","date":"2025-05-09","text":"Norway criticised Japan at the boat race."}' >>documents
"$steelyard" code --from jsonl --to jsonl <documents >plain 2>stderr
expect_not_in plain '"VEL"'
expect_in plain '"NOR"'
"$steelyard" code --from jsonl --to jsonl --actors "$folder/velmora.actors.txt" --verbs "$folder/velmora.verbs.txt" \
  --discards "$folder/velmora.discards.txt" <documents >own 2>stderr
expect_in own '"source":{"code":"VEL","country":"VEL"'
expect_in own 'velmora.verbs.txt:12'
expect_not_in own '"NOR"'
expect_in stderr '1 sentences discarded'
"$steelyard" code --from jsonl --to jsonl --threads 1 --actors "$folder/velmora.actors.txt" <documents >one 2>/dev/null
"$steelyard" code --from jsonl --to jsonl --threads 4 --actors "$folder/velmora.actors.txt" <documents >four 2>/dev/null
cmp one four || fail "threads change what dictionaries give"
expect_code 2 "$steelyard" code --from jsonl --to jsonl --actors absent.txt
expect_in stderr 'absent.txt'
expect_code 0 "$steelyard" explain --text "Velmora chided Taresh." --actors "$folder/velmora.actors.txt"
expect_in stdout 'velmora.actors.txt:4'
expect_code 0 "$steelyard" lint "$folder/velmora.agents.txt" "$source_dir/samples/own.toml"
expect_in stdout '0 errors, 0 warnings'
expect_code 2 "$steelyard" lint "$folder/faulty.verbs.txt"
expect_in stdout 'faulty.verbs.txt:7: error: the pattern has no *'
expect_code 2 "$steelyard" lint "$folder/faulty.discards.txt" --as discards --json
python3 - <stdout <<'END' || fail "lint --json is no JSON with files and problems"
import json, sys
report = json.loads(open("stdout", encoding="utf-8").read())
assert report["files"][0]["kind"] == "discards" and report["files"][0]["errors"] == 2
assert {"file", "line", "level", "reason", "problem", "remedy"} == set(report["problems"][0])
END
expect_code 2 "$steelyard" lint
expect_code 2 "$steelyard" lint "$folder/velmora.toml" --as nonsense
