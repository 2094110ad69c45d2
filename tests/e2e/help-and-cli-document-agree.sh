#!/usr/bin/env bash
# docs/cli.md is what the program says of itself.
source "$(dirname "$0")/common.sh"
"$steelyard" help --markdown >cli.md
diff -u "$source_dir/docs/cli.md" cli.md || fail "docs/cli.md is old; run: steelyard help --markdown > docs/cli.md"
for command in read code import events explain weigh brief train doctor; do
  "$steelyard" help "$command" >help
  expect_in help "steelyard $command"
  "$steelyard" "$command" --help >same
  cmp -s help same || fail "help $command and $command --help differ"
done
