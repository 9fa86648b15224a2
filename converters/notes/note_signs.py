"""Reads the signs that can begin a note or lead to one: raised or plain digits, `[1]`, `1/`, `*`.

A sign found here may be anything; which of them are certain the sequence of all of them decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import digit

from converters.model import Document, Span
from converters.patterns import Pattern, pattern_tables
from converters.text.lines import Line, read_lines, wrap_width
from converters.text.markup import mark_ranges

RAISED = frozenset({"superscript", "superscript-markup"})
"""Forms that typography alone shows to be the sign of a note."""

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+")
"""Digits in a web address lead to no note."""

NOTE_TEXT = re.compile(r"[^\W\d_].*[^\W\d_]|\[|\(b\)", re.DOTALL)
"""What the line below a lone number must hold to be a note: words, or a withheld text."""

MIDDLE = re.compile(r"[^(\[]*[)\]]")
"""A bracket that closes before one opens: OCR set the line above the number it belongs behind."""


@dataclass(frozen=True, slots=True)
class Sign(Span):
    """What can be the number of a note, or the mark of one, as printed."""

    number: str
    """In ASCII digits, or the sign itself."""

    order: int
    """Its number to count by; 0 for `*`, `†`, `‡`."""

    form: str
    """The name of the pattern that it was found by."""

    sure: bool = True
    """Whether it is set as a mark; others count only where the sequence leaves no choice."""

    line: int = -1
    """For the number of a note: the position of its line among those that are not blank."""

    under: bool = False
    """For the number of a note: whether a rule or the heading of notes stands over it."""

    alone: bool = False
    """For the number of a note: whether the text of the note starts on the line below."""


class NoteLines:
    """The lines of a text that are not blank, with what decides where a note ends."""

    def __init__(self, document: Document) -> None:
        self.lines: tuple[Line, ...] = tuple(read_lines(document))
        self.width = wrap_width(document)
        starts = [page.start for page in document.pages]
        self.starts_sheet = [bool(self.lines) and self.lines[0].start >= 0]
        for last, line in pairwise(self.lines):
            gap = document.text[last.end : line.start]
            paged = bisect_right(starts, line.start) > bisect_right(starts, last.start)
            self.starts_sheet.append("\f" in gap or paged)
        self.above = [_above_notes(document, line) for line in self.lines]
        """For each line what it is that stands over notes: `rule`, `heading`, or nothing."""


def _above_notes(document: Document, line: Line) -> str:
    for pattern in pattern_tables("notes.yml")["above-notes"]:
        if pattern.regex.match(document.text, line.start, line.end):
            return pattern.name
    return ""


class Marks:
    """The signs that can lead to a note, to look up by number and place."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self.signs = sorted(signs, key=lambda sign: sign.start)
        self._all = [sign.start for sign in self.signs]
        self._starts: dict[int, list[int]] = defaultdict(list)
        self._sure: dict[int, list[int]] = defaultdict(list)
        self._raised: dict[int, list[int]] = defaultdict(list)
        for sign in self.signs:
            self._starts[sign.order].append(sign.start)
            if sign.sure:
                self._sure[sign.order].append(sign.start)
            if sign.sure and sign.form in RAISED:
                self._raised[sign.order].append(sign.start)

    def between(self, start: int, end: int) -> list[Sign]:
        """The signs that start there."""
        return self.signs[bisect_left(self._all, start) : bisect_left(self._all, end)]

    def stand_between(self, order: int, start: int, end: int) -> bool:
        """Whether a sign with this number stands there."""
        return _holds(self._starts.get(order, []), start, end)

    def sure_between(self, order: int, start: int, end: int) -> bool:
        """Whether one that is set as a mark does."""
        return _holds(self._sure.get(order, []), start, end)

    def sure_count(self, order: int, start: int, end: int) -> int:
        """How many that are set as marks stand there with this number."""
        starts = self._sure.get(order, [])
        return bisect_left(starts, end) - bisect_left(starts, start)

    def raised_between(self, order: int, start: int, end: int) -> bool:
        """Whether a raised one does."""
        return _holds(self._raised.get(order, []), start, end)


def _holds(starts: list[int], start: int, end: int) -> bool:
    position = bisect_left(starts, start)
    return position < len(starts) and starts[position] < end


def read_labels(document: Document, lines: NoteLines, family: str) -> Iterator[Sign]:
    """The signs of one family at the start of a line that can begin a note."""
    taken = _Taken(document)
    under = ""
    for position, line in enumerate(lines.lines):
        if lines.starts_sheet[position] and under != "heading":
            under = ""
        under = lines.above[position] or under
        if line.apart[0] or taken.holds(line.start):
            continue
        for pattern in _label_patterns(family, bool(under)):
            match = pattern.regex.match(document.text, line.start, line.end)
            if match:
                sign = _label(match, pattern, position, line, bool(under))
                if not sign.alone or _text_follows(lines, position):
                    yield sign
                break


def _label_patterns(family: str, under: bool) -> tuple[Pattern, ...]:
    tables = pattern_tables("notes.yml")
    listed = tables["listed-labels"] if under and family == "digit" else ()
    return tables[f"{family}-labels"] + listed


def _text_follows(lines: NoteLines, position: int) -> bool:
    """Whether the line below a lone number can be the note: words that do not go on with others."""
    if position + 1 >= len(lines.lines) or lines.starts_sheet[position + 1]:
        return False
    line = lines.lines[position + 1]
    if line.apart[0] or (line.body[:1].islower() and not ADDRESS.match(line.body)):
        return False
    return bool(NOTE_TEXT.search(line.body)) and not MIDDLE.match(line.body)


def read_marks(document: Document, family: str) -> Marks:
    """The signs of one family anywhere in the text that can lead to a note."""
    taken = _Taken(document)
    tables = pattern_tables("notes.yml")
    found: dict[int, Sign] = {}
    for table, sure in ((f"{family}-marks", True), (f"doubtful-{family}-marks", False)):
        for pattern in tables.get(table, ()):
            for match in pattern.regex.finditer(document.text):
                sign = _sign(match, pattern, sure)
                if not taken.holds(sign.start) and not taken.in_address(sign.start):
                    found.setdefault(sign.start, sign)
    return Marks(found.values())


def _sign(match: re.Match[str], pattern: Pattern, sure: bool = True) -> Sign:
    groups = match.groupdict()
    printed = next(text for name, text in groups.items() if text and name.startswith("number"))
    start, end = match.span("mark" if groups.get("mark") else "number")
    number = "".join(str(digit(sign, sign)) for sign in printed)
    order = int(number) if number.isdecimal() else 0
    return Sign(start, end, number, order, pattern.name, sure)


def _label(match: re.Match[str], pattern: Pattern, at: int, line: Line, under: bool) -> Sign:
    sign = _sign(match, pattern)
    alone = not match.string[sign.end : line.end].strip(" \t.):")
    return replace(sign, line=at, under=under, alone=alone)


class _Taken:
    """What was found to be something else: redactions, references, marks of the OCR tool."""

    def __init__(self, document: Document) -> None:
        spans = [(item.start, item.end) for item in document.redactions]
        spans += [(item.start, item.end) for item in document.references]
        for markup in document.markup:
            spans += [edge for edge in mark_ranges(markup) if edge[0] < edge[1]]
        self._spans = sorted(spans)
        self._addresses = [match.span() for match in ADDRESS.finditer(document.text)]

    def holds(self, offset: int) -> bool:
        return _inside(self._spans, offset)

    def in_address(self, offset: int) -> bool:
        return _inside(self._addresses, offset)


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    position = bisect_right(spans, (offset, float("inf"))) - 1
    return position >= 0 and spans[position][1] > offset
