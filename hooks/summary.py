"""The last line of `make site`: what the site holds, how long it took, and where to open it."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path


def counts(documents: Path) -> tuple[int, int]:
    """Documents, and redactions in all of them, from the documents' JSON in a folder."""
    contents = [json.loads(path.read_bytes()) for path in sorted(documents.rglob("*.json"))]
    return len(contents), sum(len(content["redactions"]) for content in contents)


def last_line(documents: int, redactions: int, problems: int, seconds: float, index: Path) -> str:
    """For instance `4 documents, 152 redactions, 6.1 s: open file:///…/site/index.html`."""
    parts = [_counted(documents, "document"), _counted(redactions, "redaction")]
    if problems:
        parts.append(f"{_counted(problems, 'problem')} (named above)")
    return f"{', '.join(parts)}, {seconds:.1f} s: open {index.resolve().as_uri()}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def main() -> None:
    """Prints the line for the site in this folder."""
    parser = argparse.ArgumentParser("python -m hooks.summary", description=__doc__)
    parser.add_argument("--since", type=float, required=True, help="start, as seconds of the epoch")
    parser.add_argument("--problems", type=int, default=0, help="errors that `convert` printed")
    options = parser.parse_args()
    seconds = time.time() - options.since
    figures = counts(Path("docs/documents"))
    print(last_line(*figures, options.problems, seconds, Path("site/index.html")))


if __name__ == "__main__":
    main()
