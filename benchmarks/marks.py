"""Measures the reading of marks: accuracy on labelled excerpts beside a plain regex, and speed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.accuracy import Score, found_marks, score
from converters.withheld.cites import find_cites
from converters.withheld.redactions import Mark, read_marks

PROJECT = Path(__file__).parent.parent

PLAIN = re.compile(
    r"\([bB]\) ?\((?P<digit>\d)\)(?: ?\((?P<letter>[A-Fa-f])\))?"
    r"|\b[bB](?P<bare>[1-9])(?P<bare_letter>[A-F])?\b|(?i:\[redacted\])"
)
"""What one writes in a minute: the floor to leave behind."""

MEGABYTE = 1_000_000


def plain_marks(text: str) -> Sequence[Mark]:
    """The marks that the plain regex finds."""
    return [Mark(match.start(), match.end(), _plain_code(match)) for match in PLAIN.finditer(text)]


def _plain_code(match: re.Match[str]) -> str | None:
    digit = match["digit"] or match["bare"]
    letter = match["letter"] or match["bare_letter"] or ""
    return f"b{digit}{letter.upper()}" if digit else None


def main() -> None:
    """Prints two tables."""
    print("marks          clean   damaged  precision  exemption right")
    for name, find in (("plain regex", plain_marks), ("reading room", found_marks)):
        print(f"{name:<14}" + _row(score(PROJECT / "tests/gold", find)))
    print("\nspeed, one core, MB/s    plain regex    cites alone    all")
    for name, text in _texts():
        speeds = [megabytes_a_second(find, text) for find in (plain_marks, find_cites, read_marks)]
        print(f"{name:<24}" + "".join(f"{speed:>12.1f}" for speed in speeds))


def _row(reached: Score) -> str:
    figures = (
        reached.recall("clean"),
        reached.recall("damaged"),
        reached.precision,
        reached.exemption_right,
    )
    return "".join(f"{figure:>9.3f}" for figure in figures)


def _texts() -> list[tuple[str, str]]:
    """Released texts over and over, and the same without their marks, as most pages are."""
    files = sorted((PROJECT / "docs/sources").glob("*.txt"))
    whole = "\n\n".join(file.read_text("utf-8") for file in files)
    dense = whole * (2 * MEGABYTE // len(whole))
    return [("dense with marks", dense), ("the same without", PLAIN.sub("", dense))]


def megabytes_a_second(find: Callable[[str], object], text: str) -> float:
    """The best of three runs: the machine's noise only ever slows."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        find(text)
        seconds.append(time.process_time() - start)
    return len(text.encode()) / MEGABYTE / min(seconds)


if __name__ == "__main__":
    main()
