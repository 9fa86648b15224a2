"""Reads the head and the foot of each sheet, line by line inward, for what sheets repeat or count.

A line counts only at the very edge of its sheet, or where the lines outside of it count, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.sheets.running_heads import (
    LOST,
    Side,
    repeated_inside,
    running_lines,
    without_copies,
)
from converters.sheets.sheet_lines import SheetLine
from converters.sheets.sheet_marks import Mark, read_in_sequence
from converters.sheets.sheet_series import FEWEST, Marks, runs

DEEPEST = 7
"""Lines at the head, and as many at the foot, that are tried."""

STAMPED = 5
"""Digits of a number that is the stamp of a sheet even where no other sheet has one."""


@dataclass(slots=True)
class _Sheet:
    """What is not yet read of a sheet: from one line to before another."""

    first: int
    end: int
    withheld_head: bool = False
    """Whether lines that are withheld whole were passed: what is behind may be the text itself."""
    withheld_foot: bool = False


@dataclass(frozen=True, slots=True)
class _Edges:
    """The outermost lines of the sheets on one side, by the number of the sheet from 1."""

    lines: dict[int, int]
    """The lines, by their place among all."""

    clear: dict[int, int]
    """Those outside of which nothing is withheld."""

    at_break: range
    """The sheets that a form feed or a written break ends on this side."""

    at_foot: bool


def edge_marks(
    lines: Sequence[SheetLine],
    starts: Sequence[int],
    marks: Marks,
    markings: Container[int],
    breaks: tuple[bool, bool],
) -> Marks:
    """What stands at the head and foot of sheets, with the marks that were known before.

    `markings` are lines of markings, which are passed over. `breaks` says whether a form feed or a
    written break parts the sheets, and whether one ends the last: it makes a number beside it sure.
    """
    found = dict(marks)
    sheets = _sheets(lines, starts)
    layers: dict[Side, list[int]] = defaultdict(list)
    for _ in range(DEEPEST):
        for sheet in sheets:
            _pass_known(sheet, lines, found, markings)
        new = [(edges, _read_edge(lines, edges)) for edges in _ends(sheets, breaks)]
        for edges, read in new:
            for number, index in edges.lines.items():
                if index in read:
                    layers[number, edges.at_foot].append(index)
            found |= read
        if not any(read for _, read in new):
            break
    inner = {
        (number, edges.at_foot)
        for edges in _ends(sheets, breaks)
        for number in repeated_inside(lines, edges.lines)
    }
    empty = {number for number, sheet in enumerate(sheets, 1) if sheet.first >= sheet.end}
    return without_copies(found, layers, inner, empty)


def _read_edge(lines: Sequence[SheetLine], edges: _Edges) -> Marks:
    """What the outermost lines are; a number or a stamp is no running line."""
    return running_lines(lines, edges.clear) | _stamps(lines, edges) | _numbers(lines, edges)


def _sheets(lines: Sequence[SheetLine], starts: Sequence[int]) -> list[_Sheet]:
    offsets = [line.text_start for line in lines]
    firsts = [bisect_left(offsets, start) for start in starts]
    return [_Sheet(first, end) for first, end in pairwise([*firsts, len(lines)])]


def _pass_known(
    sheet: _Sheet, lines: Sequence[SheetLine], found: Container[int], markings: Container[int]
) -> None:
    """Goes inward over what is known: marks, markings, and lines that are withheld whole."""

    def known(index: int) -> bool:
        return index in found or index in markings or lines[index].only_redacted

    while sheet.first < sheet.end and known(sheet.first):
        sheet.withheld_head |= lines[sheet.first].only_redacted
        sheet.first += 1
    while sheet.first < sheet.end and known(sheet.end - 1):
        sheet.withheld_foot |= lines[sheet.end - 1].only_redacted
        sheet.end -= 1


def _ends(sheets: Sequence[_Sheet], breaks: tuple[bool, bool]) -> tuple[_Edges, _Edges]:
    """The lines at the heads and those at the feet of the sheets that are not read to the end."""
    between, behind = breaks
    rest = {number: sheet for number, sheet in enumerate(sheets, 1) if sheet.first < sheet.end}
    heads = {number: sheet.first for number, sheet in rest.items()}
    feet = {number: sheet.end - 1 for number, sheet in rest.items()}
    clear_heads = {n: index for n, index in heads.items() if not rest[n].withheld_head}
    clear_feet = {n: index for n, index in feet.items() if not rest[n].withheld_foot}
    head_breaks = range(2, len(sheets) + 1) if between else range(0)
    foot_breaks = range(1, len(sheets) + behind) if between or behind else range(0)
    return (
        _Edges(heads, clear_heads, head_breaks, at_foot=False),
        _Edges(feet, clear_feet, foot_breaks, at_foot=True),
    )


def _read(lines: Sequence[SheetLine], edges: _Edges, kind: str) -> dict[int, Mark]:
    """The lines at the edge that may be numbers, or stamps, by the number of their sheet."""
    read = {number: read_in_sequence(lines[index]) for number, index in edges.lines.items()}
    return {number: mark for number, mark in read.items() if mark and mark.kind == kind}


def _numbers(lines: Sequence[SheetLine], edges: _Edges) -> Marks:
    """Page numbers: three that count with the sheets, or one that is right beside a break."""
    read = _read(lines, edges, "number")
    pages = [(number, mark.page) for number, mark in read.items() if mark.page is not None]
    sure = {number for run in runs(pages, LOST) for number, _ in run}
    sure |= {number for number, page in pages if number == page and number in edges.at_break}
    return {edges.lines[number]: read[number] for number in sorted(sure)}


def _stamps(lines: Sequence[SheetLine], edges: _Edges) -> Marks:
    """Stamps: three that count with the sheets or rise, or at the foot a long one at a break."""
    read = _read(lines, edges, "stamp")
    series: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, mark in read.items():
        series[mark.prefix].append((number, mark.count or 0))
    sure = {number for pairs in series.values() for run in runs(pairs, LOST) for number, _ in run}
    for pairs in series.values():
        if len(pairs) >= FEWEST and all(one[1] < two[1] for one, two in pairwise(pairs)):
            sure |= {number for number, _ in pairs if read[number].zero_filled}
    for number, mark in read.items():
        if not mark.prefix:
            continue
        if edges.at_foot and number in edges.at_break and mark.digits >= STAMPED:
            sure.add(number)
    return {edges.lines[number]: read[number] for number in sorted(sure)}
