#!/usr/bin/env python3
"""data/SOURCES.md names every file of knowledge, once, and nothing that is not there.

  sources.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main(root):
    data = root / "data"
    listed = re.findall(r"^\| ([^|]+?) \|", (data / "SOURCES.md").read_text(encoding="utf-8"), re.MULTILINE)
    listed = [name for name in listed if name not in ("file", "---")]
    present = {str(p.relative_to(data)) for p in data.rglob("*") if p.is_file() and p.name != "SOURCES.md"}
    problems = [f"data/SOURCES.md names {name} twice" for name in set(listed) if listed.count(name) > 1]
    problems += [f"data/SOURCES.md lacks {name}" for name in sorted(present - set(listed))]
    problems += [f"data/SOURCES.md names {name}, which is not there" for name in listed if not (data / name).exists()]
    print("\n".join(problems) or f"{len(listed)} entries, all files named")
    return 1 if problems or not present else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
