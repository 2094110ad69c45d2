#!/usr/bin/env python3
"""Scores of the coder on the development sets, as Markdown for docs/methods/coding.md.

  coding_scores.py [--program build/release/steelyard] [--gold ../shared/data/gold] [--reliability FILE.json]

Codes each set, scores it with the scorer that lies beside the sets (../shared/tools), and prints: all measures beside
the peers' (bench/coding_peers.tsv), both halves, kinds of error by sentence, roots found, what is lost without each
part, and how often events of a given confidence are right. --reliability also writes the last table as JSON, which
web/tools/reliability.js draws.

Sentences at odd positions (the first, third …) are the half that was looked at while the coder grew ("seen").
"""
import argparse
import collections
import csv
import importlib.util
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETS = {"coded_gsr": "GSR", "codebook_codeonly": "codebook", "span_plv": "PLV", "span_conflibert": "news sentences"}
PARTS = {"parser": "the parser (order of words alone)", "control": "control verbs and other operators",
         "negation": "negation", "backoff": "the back-off"}
MEASURES = {"triple": "triple (country, root, country)", "dyad": "dyad", "root": "root", "quad": "quad class"}
BINS = 5


def load_module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- coding ----------------------------------------------------------------------------------------------------------

def code(program, gold, without="", data=""):
    """The lines of events that the program gives for a gold file."""
    documents = subprocess.run([SHARED / "tools/gold_to_jsonl.py", gold], check=True, capture_output=True).stdout
    call = [program, "code", "--from", "jsonl", "--to", "jsonl"] + (["--without", without] if without else [])
    call += ["--data", data] if data else []
    return subprocess.run(call, input=documents, check=True, capture_output=True).stdout.decode().splitlines()


class GoldSet:
    def __init__(self, scorer, path, lines):
        self.scorer = scorer
        self.records = scorer.read_gold(path)
        skipped = set(scorer.DEFAULT_SKIPPED.split(","))
        self.rows = collections.defaultdict(list)  # document → rows that count
        for line in lines:
            row = json.loads(line)
            if row["status"] not in skipped and not row["duplicate_of"]:
                self.rows[row["document"]].append(row)
        self.events = {name: [scorer.coded_event(row) for row in rows] for name, rows in self.rows.items()}

    def score(self, half=None):
        """half: None = all, 0 = seen, 1 = unseen."""
        return self.scorer.score(self.half(half), self.events)

    def half(self, half):
        return self.records if half is None else self.records[half::2]


# --- tables ----------------------------------------------------------------------------------------------------------

def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def read_peers():
    with open(ROOT / "bench/coding_peers.tsv", encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(row["set"], row["measure"]): row for row in rows}


def with_parts(measure):
    return f"{measure['f1']:.3f} ({measure['precision']:.3f} / {measure['recall']:.3f})"


def span_value(report, name):
    return f"{report[name + '_hit_share']:.3f}"


def main_table(sets, peers):
    def row(set_name, measure, title, value):
        peer = peers.get((set_name, measure), {})
        return title, value, peer.get("TABARI", "–"), peer.get("PETRARCH 2", "–")
    gsr, book, plv = (sets[name].score() for name in ("coded_gsr", "codebook_codeonly", "span_plv"))
    rows = [row("coded_gsr", name, f"GSR ({gsr['sentences']}), {title}, F1", with_parts(gsr["measures"][name]))
            for name, title in MEASURES.items()]
    rows += [row("codebook_codeonly", name, f"codebook ({book['sentences']}), {MEASURES[name]}, F1",
                 with_parts(book["measures"][name])) for name in ("root", "quad")]
    rows += [row("span_plv", name, f"PLV ({plv['sentences']}), {MEASURES[name]} hit", span_value(plv, name))
             for name in ("root", "quad")]
    alarms = sets["span_conflibert"].score()["no_event_expected"]["irrelevant"]
    rows.append(row("span_conflibert", "irrelevant", f"events in {alarms['sentences']} irrelevant sentences",
                    alarms["false_alarms"]))
    return table(["development sets", "Steelyard", "TABARI", "PETRARCH 2"], rows)


def halves_table(sets):
    def cells(set_name, half):
        report = sets[set_name].score(half)
        if "measures" in report:
            names = [name for name in MEASURES if name in report["measures"]]
            return " · ".join(f"{report['measures'][name]['f1']:.3f}" for name in names)
        return " · ".join(span_value(report, name) for name in ("root", "quad"))
    titles = {"coded_gsr": "GSR triple · dyad · root · quad", "codebook_codeonly": "codebook root · quad",
              "span_plv": "PLV root hit · quad hit"}
    rows = [(title, cells(name, 0), cells(name, 1)) for name, title in titles.items()]
    alarms = [sets["span_conflibert"].score(half)["no_event_expected"]["irrelevant"] for half in (0, 1)]
    rows.append(("irrelevant sentences coded", *(f"{a['false_alarms']} of {a['sentences']}" for a in alarms)))
    return table(["", "seen", "unseen"], rows)


def ablation_table(sets_by_part):
    rows = []
    for part, sets in sets_by_part.items():
        gsr, plv = sets["coded_gsr"].score(), sets["span_plv"].score()
        alarms = sets["span_conflibert"].score()["no_event_expected"]["irrelevant"]["false_alarms"]
        rows.append(["without " + PARTS[part] if part else "all parts",
                     *(f"{gsr['measures'][name]['f1']:.3f}" for name in MEASURES), span_value(plv, "root"), alarms])
    return table(["", "triple", "dyad", "root", "quad", "PLV root hit", "irrelevant"], rows)


# --- errors ----------------------------------------------------------------------------------------------------------

def triples(scorer, events):
    return {(e.source.country, scorer.root(e.code), e.target.country) for e in events}


def error_class(scorer, wanted, found):
    """What happened to a sentence, by its triples."""
    if not found:
        return "no event coded"
    if wanted == found:
        return "exactly right"
    if wanted <= found:
        return "right, and something besides"
    if wanted & found:
        return "partly right"
    dyads = {(s, t) for s, _, t in wanted}
    if any((s, t) in dyads for s, _, t in found):
        quads = {(s, scorer.quad(r), t) for s, r, t in wanted}
        right = any((s, scorer.quad(r), t) in quads for s, r, t in found)
        return "dyad right, root wrong, quad right" if right else "dyad right, root and quad wrong"
    if any((t, s) in dyads for s, _, t in found):
        return "dyad reversed"
    if {s for s, _, _ in found} & {s for s, _, _ in wanted}:
        return "source right, target wrong"
    if {t for _, _, t in found} & {t for _, _, t in wanted}:
        return "target right, source wrong"
    return "both actors wrong"


def error_table(gold_set):
    scorer = gold_set.scorer
    counts = [collections.Counter(), collections.Counter()]
    for index, record in enumerate(gold_set.records):
        wanted, found = scorer.comparable(record, gold_set.events.get(record.id, ()))
        counts[index % 2][error_class(scorer, triples(scorer, wanted), triples(scorer, found))] += 1
    total = counts[0] + counts[1]
    rows = [(name, count, f"{100 * count / len(gold_set.records):.1f}", counts[0][name], counts[1][name])
            for name, count in total.most_common()]
    return table(["what happened", "sentences", "per cent", "seen", "unseen"], rows)


def roots_line(gold_set):
    scorer = gold_set.scorer
    found, told = collections.Counter(), collections.Counter()
    for record in gold_set.records:
        coded = {scorer.root(e.code) for e in gold_set.events.get(record.id, ())}
        for root in {scorer.root(e.codes[0]) for e in record.expected}:
            told[root] += 1
            found[root] += root in coded
    return " ".join(f"{root} {found[root]}/{told[root]}" for root in sorted(told))


# --- confidence ------------------------------------------------------------------------------------------------------

def judged(gold_set, half):
    """(confidence, right) of each different triple of the half, the most confident telling of each."""
    scorer = gold_set.scorer
    for record in gold_set.half(half):
        wanted = triples(scorer, scorer.comparable(record, ())[0])
        best = {}
        for row, event in zip(gold_set.rows.get(record.id, ()), gold_set.events.get(record.id, ())):
            key = next(iter(triples(scorer, [event])))
            best[key] = max(best.get(key, 0), row["confidence"])
        yield from ((confidence, key in wanted) for key, confidence in best.items())


def reliability(gold_set, half):
    """Bins of about equal numbers of events, the Brier score and the expected calibration error."""
    pairs = sorted(judged(gold_set, half))
    bins = [{"events": len(part), "low": part[0][0], "high": part[-1][0],
             "confidence": sum(c for c, _ in part) / len(part), "right": sum(r for _, r in part) / len(part)}
            for part in cut(pairs, BINS)]
    count = max(1, len(pairs))
    return {"events": len(pairs), "bins": bins, "brier": sum((c - r) ** 2 for c, r in pairs) / count,
            "ece": sum(b["events"] * abs(b["confidence"] - b["right"]) for b in bins) / count}


def cut(pairs, count):
    """Runs of sorted pairs; equal confidences stay together."""
    parts, wanted = [[]], len(pairs) / count
    for index, pair in enumerate(pairs):
        if index and len(parts[-1]) >= wanted and pair[0] != pairs[index - 1][0]:
            parts.append([])
        parts[-1].append(pair)
    return [part for part in parts if part]


def reliability_table(report):
    rows = [(f"{b['low']:.2f} – {b['high']:.2f}", b["events"], f"{b['confidence']:.2f}", f"{b['right']:.2f}")
            for b in report["bins"]]
    return table(["confidence", "events", "mean", "share right"], rows) + \
        f"\n{report['events']} events, Brier score {report['brier']:.3f}, expected calibration error {report['ece']:.3f}.\n"


# --- command line ----------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=ROOT / "build/release/steelyard", type=pathlib.Path)
    parser.add_argument("--gold", default=SHARED / "data/gold", type=pathlib.Path, help="folder with NAME.dev.tsv")
    parser.add_argument("--reliability", type=pathlib.Path, metavar="FILE.json")
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"skipped: {options.gold} is absent")
        return 0
    scorer = load_module(SHARED / "tools/score_events.py")

    def all_sets(without=""):
        paths = {name: options.gold / f"{name}.dev.tsv" for name in SETS}
        return {name: GoldSet(scorer, path, code(options.program, path, without)) for name, path in paths.items()}

    by_part = {part: all_sets(part) for part in ["", *PARTS]}
    sets = by_part[""]
    print(main_table(sets, read_peers()))
    print(halves_table(sets))
    print("GSR, taken away one at a time, F1\n\n" + ablation_table(by_part))
    print("GSR, by sentence\n\n" + error_table(sets["coded_gsr"]))
    print("Root found, by root (found / told): " + roots_line(sets["coded_gsr"]) + ".\n")
    reports = {name: reliability(sets["coded_gsr"], half) for half, name in enumerate(("seen", "unseen"))}
    for name, report in reports.items():
        print(f"Confidence on the {name} half of the GSR\n\n{reliability_table(report)}")
    if options.reliability:
        options.reliability.write_text(json.dumps(reports, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
