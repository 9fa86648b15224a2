"""Tells where the sheets of the released paper start, from the surest thing that a text has.

Form feeds, or the page breaks that an OCR tool wrote, or numbers that are on every sheet. Where
numbers do not show whether they stand at the head or at the foot, no sheet is told from another.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from converters.sheets.sheet_lines import SheetLine
from converters.sheets.sheet_marks import Mark
from converters.sheets.sheet_series import Marks

FORM_FEED = re.compile(r"\f(?:[ \t]*+(?:\r\n|\n|\r))?")
"""The end of a sheet, with the rest of its line where nothing else stands on it."""

RULE = re.compile(r"[-=_*~—–]{3,}")
"""A line that OCR tools draw between two sheets."""

MOST_FEET = 4
"""Lines below a page number that can be the sheet's foot."""


def by_form_feeds(text: str) -> list[int]:
    """Where each sheet starts, in a text with form feeds; empty for a text without.

    A form feed ends a sheet, but some tools write one before each sheet instead.
    """
    ends = [match.end() for match in FORM_FEED.finditer(text)]
    if not ends:
        return []
    starts = [0, *(end for end in ends if end < len(text))]
    if not text[starts[-1] :].strip():
        starts.pop()
    elif not text[: ends[0]].strip():
        del starts[0]
        starts[0] = 0
    return starts or [0]


def by_breaks(lines: Sequence[SheetLine], marks: Marks) -> list[int]:
    """Where each sheet starts, in a text with the page breaks of an OCR tool."""
    breaks = [index for index in sorted(marks) if marks[index].kind == "break"]
    if not breaks:
        return []
    at_foot = _only_marks(lines, marks, breaks[-1] + 1, len(lines)) and not _only_marks(
        lines, marks, 0, breaks[0]
    )
    starts = [0]
    for index in breaks:
        mark = marks[index]
        if mark.ends or (at_foot and mark.page is not None):
            starts += [lines[index + 1].start] if index + 1 < len(lines) else []
        elif mark.page is not None and not _is_first_sheet(lines, marks, index, len(starts)):
            over = index and index - 1 in marks and marks[index - 1].form == "rule"
            starts.append(lines[index - 1 if over else index].start)
    return _each_once(starts)


def _is_first_sheet(lines: Sequence[SheetLine], marks: Marks, index: int, sheets: int) -> bool:
    """Whether a break that names a sheet is that of the first one, which starts with the text."""
    return sheets == 1 and (marks[index].page == 1 or _only_marks(lines, marks, 0, index))


def add_rules(lines: Sequence[SheetLine], marks: Marks) -> Marks:
    """The lines that OCR tools draw over the break that names a sheet."""
    return {
        index - 1: Mark("break", "rule")
        for index, mark in marks.items()
        if mark.form == "page-as-heading" and index and RULE.fullmatch(lines[index - 1].raw)
    }


def by_numbers(
    lines: Sequence[SheetLine], marks: Marks, markings: Iterable[int]
) -> tuple[list[int], int | None]:
    """Where each sheet starts, from page numbers or stamps, or from stamps over each other.

    The second answer is the line of a number where they do not tell head from foot.
    """
    taken = {*marks, *markings}
    numbers = [index for index in sorted(marks) if marks[index].page is not None]
    stamps = [index for index in sorted(marks) if marks[index].count is not None]
    series = max(numbers, stamps, key=len)
    if not series:
        return _between_twins(lines, marks), None
    feet = _repeated(lines, series, taken, 1)
    heads = _repeated(lines, series, taken, -1)
    lead = not _only(lines, taken, 0, series[0] - len(heads))
    tail = not _only(lines, taken, series[-1] + 1 + len(feet), len(lines))
    side = _side(marks[series[0]], lead, tail)
    if side == "foot":
        at_head, members = _forms_at_head(lines, marks), set(series)
        behind = (_behind(marks, index, len(feet), at_head, members) for index in series)
        return _each_once([0, *(lines[i].start for i in behind if i < len(lines))]), None
    if side == "head":
        first = [max(index - len(heads), 0) for index in series]
        later = first if lead else first[1:]
        return _each_once([0, *(lines[index].start for index in later)]), None
    return [], series[0]


def _side(first: Mark, lead: bool, tail: bool) -> str:
    """Whether numbers stand at the head or at the foot of their sheets, as far as it shows.

    Text before the first and none behind the last stands over numbers at the foot. With text on
    both ends the first one tells: letters number their sheets at the head from the second one on.
    """
    if lead != tail:
        return "foot" if lead else "head"
    if not lead or first.page is None:
        return ""
    return {1: "foot", 2: "head"}.get(first.page, "")


def _behind(
    marks: Marks, index: int, feet: int, at_head: Container[str], series: Container[int]
) -> int:
    """The first line behind a number at the foot, its running feet and stamps passed."""
    index += feet + 1
    while index in marks and marks[index].kind == "stamp":
        if index in series or _form(marks[index]) in at_head:
            break
        index += 1
    return index


def _forms_at_head(lines: Sequence[SheetLine], marks: Marks) -> set[str]:
    """The stamps that stand at the head of sheets, as the first one of the text does."""
    first: dict[str, int] = {}
    for index in sorted(marks):
        first.setdefault(_form(marks[index]), index)
    return {form for form, index in first.items() if _only_marks(lines, marks, 0, index)}


def _form(mark: Mark) -> str:
    return f"{mark.form} {mark.prefix}"


def _repeated(
    lines: Sequence[SheetLine], series: list[int], taken: Container[int], step: int
) -> list[str]:
    """The lines behind (before) the last (first) number that stand there at all the others too."""
    end = series[-1] if step > 0 else series[0]
    found: list[str] = []
    for distance in range(1, MOST_FEET + 1):
        index = end + step * distance
        if len(series) < 3 or not 0 <= index < len(lines) or index in taken:
            break
        same = sum(
            0 <= other + step * distance < len(lines)
            and lines[other + step * distance].body == lines[index].body
            for other in series
        )
        if same * 4 < len(series) * 3:
            break
        found.append(lines[index].body)
    return found


def _between_twins(lines: Sequence[SheetLine], marks: Marks) -> list[int]:
    """Two stamps of one form right over each other are the foot of a sheet and the next head."""
    stamps = [i for i in sorted(marks) if marks[i].kind == "stamp" and marks[i].count is None]
    twins = [
        second
        for first, second in pairwise(stamps)
        if second == first + 1 and marks[first].form == marks[second].form
    ]
    return [0, *(lines[index].start for index in twins)] if twins else []


def _only_marks(lines: Sequence[SheetLine], marks: Marks, first: int, end: int) -> bool:
    return _only(lines, marks, first, end)


def _only(lines: Sequence[SheetLine], taken: Container[int], first: int, end: int) -> bool:
    return all(index in taken for index in range(max(first, 0), min(end, len(lines))))


def _each_once(starts: list[int]) -> list[int]:
    return sorted(set(starts))
