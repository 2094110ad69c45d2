#!/usr/bin/env bash
# Wrong calls end with 2 and one sentence that says what to do.
source "$(dirname "$0")/common.sh"
expect_code 2 "$steelyard" nonsense
expect_in stderr 'there is no command "nonsense"'
expect_code 2 "$steelyard" events --stroe x
expect_in stderr 'did you mean --store?'
expect_code 2 "$steelyard" events --limit many
expect_in stderr '--limit takes a whole number'
expect_code 2 "$steelyard" events --store absent.duckdb
[[ $(wc -l <stderr) == 1 ]] || fail "more than one line for a store that is not there: $(cat stderr)"
[[ ! -e absent.duckdb ]] || fail "a store was made by a command that only reads"
expect_code 2 "$steelyard" read absent.txt --store s.duckdb
expect_in stderr 'absent.txt'
expect_code 2 "$steelyard" weigh nonsense --store s.duckdb
expect_code 2 "$steelyard" brief --from 2025-02-30 --store s.duckdb
expect_in stderr '--from takes'
expect_code 0 "$steelyard" help
expect_code 0 "$steelyard" version
