"""Reads codes that OCR broke in a margin: certain only among others that are whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converters.patterns import reading_table
from converters.withheld.cites import MARKS, Cite
from converters.withheld.places import Places

TOKEN = re.compile(r"[^\w\r\n]*?([\w/?!|]{2,4})[^\w\r\n]*\s*\Z")
"""One word alone on its line, with the dirt that OCR puts around it."""


def find_margin_codes(places: Places, whole: Iterable[Cite]) -> list[Cite]:
    """Damaged codes on lines next to a whole one, blank lines aside, and next to those in turn."""
    lines = {places.line(cite.start) for cite in whole if cite.form.startswith("bare")}
    found = {
        code.start: code
        for step in (-1, 1)
        for line in lines
        for code in _run(places, line, step, lines)
    }
    return list(found.values())


def _run(places: Places, line: int, step: int, whole: set[int]) -> Iterator[Cite]:
    """The damaged codes that follow each other from a whole one on, up or down."""
    while True:
        line += step
        while 0 <= line < places.lines and not places.line_text(line).strip():
            line += step
        code = None if line in whole else _code(places, line)
        if code is None:
            return
        yield code


def _code(places: Places, line: int) -> Cite | None:
    match = TOKEN.match(places.line_text(line))
    if match is None:
        return None
    reading = reading_table(MARKS, "damaged").get(match[1])
    if reading is None:
        return None
    start = places.line_span(line).start + match.start(1)
    return Cite(start, start + len(match[1]), reading, "margin", True)
