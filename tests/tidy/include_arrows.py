#!/usr/bin/env python3
"""Reads every #include line and fails on an arrow that the architecture does not allow.

  include_arrows.py SOURCE_DIR [--self-test]

A stage may include its own files, the files and public headers of the modules named for it here, and libraries.
Only src/engine, src/serve and the apps put stages together. --self-test shows that a wrong arrow is found.
"""
import pathlib
import re
import sys

ALLOWED = {
    "base": set(),
    "record": {"base"},
    "language": {"base"},
    "read": {"base", "record"},
    "code": {"base", "record", "language"},
    "store": {"base", "record"},
    "weigh": {"base", "record", "store"},
    "forecast": {"base", "record", "store"},
    "simulate": {"base", "record"},
    "report": {"base", "record"},
    "engine": {"base", "record", "language", "read", "code", "store", "weigh", "forecast", "simulate", "report"},
    "serve": {"base", "record", "report", "steelyard"},
    "apps": {"base", "record", "report", "steelyard"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def module_of(path):
    """src/read/page.cc -> read; include/steelyard/read.h -> read; apps/steelyard/main.cc -> apps."""
    parts = path.parts
    if parts[0] == "src":
        return parts[1]
    if parts[0] == "apps":
        return "apps"
    stem = path.stem
    return "engine" if stem == "steelyard" else stem


def target_of(included):
    """steelyard/read.h -> read; read/page.h -> read; flags.h (beside the file) -> None."""
    parts = pathlib.PurePath(included).parts
    if parts[0] == "steelyard":
        return pathlib.PurePath(included).stem
    return parts[0] if len(parts) > 1 else None


def wrong_arrows(files):
    for path, text in files:
        module = module_of(path)
        allowed = ALLOWED.get(module)
        if allowed is None:
            yield f"{path}: the module '{module}' is not in the table of arrows"
            continue
        for included in INCLUDE.findall(text):
            target = target_of(included)
            own = target in (None, module) or (module == "engine" and target == "steelyard")
            if not own and target not in allowed:
                yield f"{path}: {module} may not include {included}"


def self_test():
    bad = [(pathlib.PurePath("src/read/page.cc"), '#include "steelyard/store.h"\n'),
           (pathlib.PurePath("src/base/text.cc"), '#include "record/names.h"\n'),
           (pathlib.PurePath("include/steelyard/record.h"), '#include "steelyard/code.h"\n')]
    good = [(pathlib.PurePath("src/code/coder.cc"), '#include "steelyard/language.h"\n#include "code/frames.h"\n')]
    return len(list(wrong_arrows(bad))) == 3 and not list(wrong_arrows(good))


def main(root):
    if not self_test():
        print("include_arrows: the self-test failed: wrong arrows are not found")
        return 1
    paths = [p for folder in ("src", "include", "apps") for p in sorted((root / folder).rglob("*.[hc]*"))
             if p.suffix in (".h", ".cc")]
    problems = list(wrong_arrows((p.relative_to(root), p.read_text(encoding="utf-8")) for p in paths))
    print("\n".join(problems) or f"{len(paths)} files, every arrow allowed")
    return 1 if problems or not paths else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
