#!/usr/bin/env python3
"""Fits data/actions/confidence.tsv: how often events with a given trust are right.

  confidence_fit.py [--program build/release/steelyard] [--gold ../shared/data/gold] > data/actions/confidence.tsv

Uses the seen half of the GSR alone (CC BY-SA 4.0). An event is right when its triple (country, root, country) is one
of the gold's. Events are taken in order of their trust and cut into bins; each bin's share of right events is drawn
to the share of all by a few imaginary events, so that a bin of ten does not say 0 or 1; bins that fall below the one
before are joined with it (pool adjacent violators), so that more trust never gives less confidence.
"""
import argparse
import pathlib
import sys
import tempfile

import coding_scores as scores

IMAGINARY = 8  # events with the share of all, added to each bin
BIN_MIN = 12   # events in a bin
WAYS = ("tree", "order", "backoff")


def raw_trust(program, gold):
    """Events with their trust as confidence: the table is replaced by one that changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "actions/confidence.tsv"
        table.parent.mkdir()
        table.write_text("way\ttrust\tconfidence\n" + "".join(f"{way}\t0\t0\n{way}\t1\t1\n" for way in WAYS))
        return scores.code(program, gold, data=folder)


def way_of(rule):
    return "backoff" if rule.startswith("backoff/") else "order" if "surface" in rule else "tree"


def judged(gold_set):
    """(way, trust, right) of each different triple of the seen half."""
    for record in gold_set.half(0):
        wanted = scores.triples(gold_set.scorer, gold_set.scorer.comparable(record, ())[0])
        best = {}
        for row, event in zip(gold_set.rows.get(record.id, ()), gold_set.events.get(record.id, ())):
            key = next(iter(scores.triples(gold_set.scorer, [event])))
            best[key] = max(best.get(key, (0, "")), (row["confidence"], way_of(row["rule"])))
        yield from ((way, trust, key in wanted) for key, (trust, way) in best.items())


def fit(pairs, share):
    """Bins as [trust, confidence, events], rising."""
    bins = []
    for part in scores.cut(sorted(pairs), max(1, len(pairs) // BIN_MIN)):
        right = sum(r for _, r in part)
        bins.append([sum(t for t, _ in part), right + share * IMAGINARY, len(part), len(part) + IMAGINARY])
        while len(bins) > 1 and bins[-1][1] / bins[-1][3] <= bins[-2][1] / bins[-2][3]:
            last = bins.pop()
            bins[-1] = [a + b for a, b in zip(bins[-1], last)]
    return [(trust / events, weight / total, events) for trust, weight, events, total in bins]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=scores.ROOT / "build/release/steelyard", type=pathlib.Path)
    parser.add_argument("--gold", default=scores.SHARED / "data/gold", type=pathlib.Path)
    options = parser.parse_args()
    path = options.gold / "coded_gsr.dev.tsv"
    scorer = scores.load_module(scores.SHARED / "tools/score_events.py")
    events = list(judged(scores.GoldSet(scorer, path, raw_trust(options.program, path))))
    share = sum(right for _, _, right in events) / len(events)
    print("# Confidence by trust: how often events that were found in a way, with such a trust, are right. Fitted by")
    print("# bench/confidence_fit.py on the seen half of the GSR (Open Event Data Alliance 2016, CC BY-SA 4.0); between the")
    print("# lines it is interpolated. events: how many stand behind a line, before shrinking.")
    print("way\ttrust\tconfidence\tevents")
    for way in WAYS:
        pairs = [(trust, right) for name, trust, right in events if name == way]
        bins = fit(pairs, share) if len(pairs) >= BIN_MIN else [(1, share, len(pairs))]
        # A curve of one point would be flat; it starts at nothing, so that trust still orders.
        print(f"{way}\t0\t0\t0")
        for trust, confidence, count in bins:
            print(f"{way}\t{trust:.2f}\t{confidence:.2f}\t{count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
