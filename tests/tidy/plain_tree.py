#!/usr/bin/env python3
"""The tree speaks of the project alone: no paths of a machine, no package hosts, no unfinished marks, no large files.

  plain_tree.py SOURCE_DIR
"""
import pathlib
import re
import subprocess
import sys

FORBIDDEN = [
    (re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w"), "a path of one machine"),
    (re.compile(r"registry\.npm|npmjs\.(?:org|com)/|deb\.debian\.org|\"resolved\": *\"http"), "a package host"),
    (re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b"), "an unfinished mark"),
]
CODE = {".cc", ".h", ".py", ".js", ".mjs", ".svelte", ".sh", ".cmake", ".txt", ".md", ".json", ".tsv", ".csv", ".css"}
SIZE_MAX = 7 * 1024 * 1024
LINES_MAX = 600
LONG_ALLOWED = {"package-lock.json"}


def tracked(root):
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode == 0:
        return [root / name for name in listed.stdout.decode().split("\0") if name]
    return [p for p in root.rglob("*") if p.is_file() and "build" not in p.parts and "node_modules" not in p.parts]


def problems_of(path, root):
    name = path.relative_to(root)
    if path.stat().st_size > SIZE_MAX:
        yield f"{name}: larger than {SIZE_MAX >> 20} MiB"
    if path.suffix not in CODE or name == pathlib.PurePath("tests/tidy/plain_tree.py"):
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    for pattern, what in FORBIDDEN:
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            yield f"{name}:{line}: {what}: {found.group(0)}"
    if path.suffix in (".cc", ".h", ".svelte", ".js") and text.count("\n") > LINES_MAX:
        yield f"{name}: {text.count(chr(10))} lines; divide it (at most {LINES_MAX})"


def main(root):
    files = [p for p in tracked(root) if p.is_file()]
    problems = [problem for path in files for problem in problems_of(path, root)]
    print("\n".join(problems) or f"{len(files)} files, nothing out of place")
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
