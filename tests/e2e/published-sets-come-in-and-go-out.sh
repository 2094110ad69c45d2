#!/usr/bin/env bash
# Published event sets: in, again, out as they came, weighed, and followed down to file and line.
source "$(dirname "$0")/common.sh"
need_shared data/events/gdelt_sample/events.csv.gz
gdelt=$shared/data/events/gdelt_sample/events.csv.gz
icews=$shared/data/events/icews_raw_sample/events.2018.sample.tab.gz

expect_code 0 "$steelyard" import gdelt1 "$gdelt" --store g.duckdb --json
expect_in stdout '"rows":710,"added":710,"known":0'
expect_in stderr 'SOURCEURL is missing; the row is read; 201 such cases'
expect_code 0 "$steelyard" import gdelt1 "$gdelt" --store g.duckdb --json
expect_in stdout '"added":0,"known":710'
expect_code 0 "$steelyard" events --store g.duckdb --to gdelt1 --out g.tsv
cmp <(zcat "$gdelt" | sort) <(sort g.tsv) || fail "GDELT rows differ after a round trip"
expect_code 0 "$steelyard" events --store g.duckdb --to gdelt --out g2.tsv
expect_code 0 "$steelyard" import gdelt g2.tsv --store g2.duckdb --json
expect_code 0 "$steelyard" events --store g2.duckdb --to gdelt1 --out back.tsv
# Rows without an address end after 57 columns in both.
cmp <(sort g.tsv) <(sort back.tsv) || fail "GDELT 1.0 → 2.0 → 1.0 is not the same"
expect_code 0 "$steelyard" explain gdelt:564111644 --store g.duckdb
expect_in stdout "events.csv.gz:1"
expect_in stdout "SOURCEURL"
expect_code 0 "$steelyard" import gdelt1 "$gdelt" --store g.duckdb --once-a-day --json
expect_not_in stdout '"duplicates":0'

expect_code 0 "$steelyard" import icews "$icews" --store i.duckdb --json
expect_in stdout '"rows":3705,"added":3705'
expect_code 0 "$steelyard" events --store i.duckdb --to icews --out i.tsv
cmp <(zcat "$icews" | sort) <(sort i.tsv) || fail "ICEWS rows differ after a round trip"
expect_code 0 "$steelyard" weigh balance --store i.duckdb --states UKR,KOR --by year --csv
expect_in stdout UKR
expect_code 0 "$steelyard" brief --store i.duckdb --states KAZ,UZB,UKR --out brief.html --json
expect_in stdout 'events.2018.sample.tab.gz:'

# What one format says, another keeps: date, actors and action.
expect_code 0 "$steelyard" events --store i.duckdb --to phoenix --out p.tsv
expect_code 0 "$steelyard" import phoenix p.tsv --store p.duckdb --json
for store in i p; do
  "$steelyard" events --store $store.duckdb --csv --source RUS,USA,CHN 2>/dev/null | cut -d, -f2-5 | sort >$store.said
done
cmp i.said p.said || fail "Phoenix does not say what ICEWS said"

# KEDS-like lists: reduced rows of GDELT between Ctrl-A.
printf 'name="reduced"\nseparator="\\u0001"\nheader=false\ndate_format="YYYY"\n[columns]\ndate=1\nsource=2\ntarget=3\naction=4\ngoldstein=7\nquad=8\n' >m.toml
expect_code 0 "$steelyard" import csv "$shared/data/events/gdelt_sample/5k_orig.csv.gz" --mapping m.toml --store k.duckdb --json
expect_in stdout '"rows":5000'

# Calls that are wrong say what to do.
expect_code 2 "$steelyard" import gdelt none.csv --store x.duckdb
expect_code 2 "$steelyard" import icews "$gdelt" --store x.duckdb
expect_in stderr 'is missing from the header'
expect_code 2 "$steelyard" import gdelt1 "$gdelt" --mapping m.toml --store x.duckdb
expect_in stderr '--mapping belongs to csv'
printf 'nam="x"\n' >bad.toml
expect_code 2 "$steelyard" import csv g.tsv --mapping bad.toml --store x.duckdb
expect_in stderr 'bad.toml:1'
expect_code 1 "$steelyard" import gdelt "$gdelt" --store x.duckdb
expect_in stderr 'import it as gdelt1'
expect_code 2 "$steelyard" events --store g.duckdb --to excel
