"""Reads the head and the foot of each sheet, line by line inward, for what sheets repeat or count.

A line counts only at the very edge of its sheet, or where the lines outside of it count, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.sheet_lines import SheetLine
from converters.sheet_marks import Mark, may_be_head, read_in_sequence
from converters.sheet_series import FEWEST, Marks, runs

DEEPEST = 7
"""Lines at the head, and as many at the foot, that are tried."""

MOST_RUNNING = 4
"""Running heads over each other; where more lines repeat, the sheets are copies of one text."""

FACING = 2
"""Sheets from one running head to the next: left and right sheets may differ."""

LOST = 3
"""Sheets from one number to the next: OCR loses some."""

STAMPED = 5
"""Digits of a number that is the stamp of a sheet even where no other sheet has one."""

LONGEST_PAGE = 4
"""Digits of a page number."""

DIGITS = re.compile(r"\d+")


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
    between, behind = breaks
    head_breaks = range(2, len(sheets) + 1) if between else range(0)
    foot_breaks = range(1, len(sheets) + behind) if between or behind else range(0)
    layers: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for _ in range(DEEPEST):
        for sheet in sheets:
            _pass_known(sheet, lines, found, markings)
        new: Marks = {}
        for edges in (_heads(sheets, head_breaks), _feet(sheets, foot_breaks)):
            read = _running(lines, edges) | _stamps(lines, edges) | _numbers(lines, edges)
            for number, index in edges.lines.items():
                if index in read:
                    layers[edges.at_foot, number].append(index)
            new |= read
        if not new:
            break
        found |= new
    for sheet in sheets:
        _pass_known(sheet, lines, found, markings)
    ends = (_heads(sheets, head_breaks), _feet(sheets, foot_breaks))
    inner = {(edges.at_foot, number) for edges in ends for number in _repeated_inside(lines, edges)}
    return _without_copies(found, layers, inner)


def _without_copies(
    found: Marks, layers: Mapping[tuple[bool, int], list[int]], inner: Container[tuple[bool, int]]
) -> Marks:
    """Leaves out what copies of one text have in common.

    Those have more lines in common than sheets have running ones, or one that can be none.
    """
    copied: set[int] = set()
    for side, layer in layers.items():
        running = [place for place, index in enumerate(layer) if found[index].form == "running"]
        if running and (len(running) > MOST_RUNNING or side in inner):
            copied.update(layer[running[0] :])
    return {index: mark for index, mark in found.items() if index not in copied}


def _repeated_inside(lines: Sequence[SheetLine], edges: _Edges) -> Iterator[int]:
    """The sheets whose next line inward is that of others near them, too."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number, index in edges.lines.items():
        alike[_letters(lines[index].body)].append(number)
    for numbers in alike.values():
        yield from _near(numbers)


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


def _heads(sheets: Sequence[_Sheet], at_break: range) -> _Edges:
    rest = {number: sheet for number, sheet in enumerate(sheets, 1) if sheet.first < sheet.end}
    every = {number: sheet.first for number, sheet in rest.items()}
    clear = {number: sheet.first for number, sheet in rest.items() if not sheet.withheld_head}
    return _Edges(every, clear, at_break, at_foot=False)


def _feet(sheets: Sequence[_Sheet], at_break: range) -> _Edges:
    rest = {number: sheet for number, sheet in enumerate(sheets, 1) if sheet.first < sheet.end}
    every = {number: sheet.end - 1 for number, sheet in rest.items()}
    clear = {number: sheet.end - 1 for number, sheet in rest.items() if not sheet.withheld_foot}
    return _Edges(every, clear, at_break, at_foot=True)


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
    """Stamps: three that count with the sheets, or at the foot a long number beside a break."""
    read = _read(lines, edges, "stamp")
    series: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, mark in read.items():
        series[mark.prefix].append((number, mark.count or 0))
    sure = {number for pairs in series.values() for run in runs(pairs, LOST) for number, _ in run}
    for number, mark in read.items():
        if edges.at_foot and number in edges.at_break and mark.digits >= STAMPED:
            sure.add(number)
    return {edges.lines[number]: read[number] for number in sorted(sure)}


def _running(lines: Sequence[SheetLine], edges: _Edges) -> Marks:
    """Running heads and feet: one line on three sheets that follow each other, numbers aside."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number, index in edges.clear.items():
        if may_be_head(lines[index]):
            alike[DIGITS.sub("#", _letters(lines[index].body))].append(number)
    found: Marks = {}
    for numbers in alike.values():
        bodies = {number: lines[edges.clear[number]].body for number in numbers}
        for number, page in _repeated(bodies) | _counting(bodies):
            mark = Mark("head", "running", " ".join(bodies[number].split()), page_label=page)
            found[edges.clear[number]] = mark
    return found


def _letters(body: str) -> str:
    """What OCR reads the same each time: small letters, digits and nothing else."""
    return re.sub(r"[\W_]+", " ", body.lower()).strip()


def _repeated(bodies: dict[int, str]) -> set[tuple[int, str]]:
    """The sheets on which a line has the same digits as on the others near them."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, body in bodies.items():
        same[tuple(DIGITS.findall(body))].append(number)
    return {(number, "") for numbers in same.values() for number in _near(numbers)}


def _counting(bodies: dict[int, str]) -> set[tuple[int, str]]:
    """The sheets on which one number in a line counts with the sheets, with that number."""
    found = set()
    digits = {number: DIGITS.findall(body) for number, body in bodies.items()}
    for place in range(len(next(iter(digits.values())))):
        same: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, parts in digits.items():
            if len(parts[place]) <= LONGEST_PAGE:
                others = (*parts[:place], *parts[place + 1 :])
                same[others].append((number, int(parts[place])))
        for pairs in same.values():
            for run in runs(pairs, LOST):
                found |= {(number, digits[number][place]) for number, _ in run}
    return found


def _near(numbers: Sequence[int]) -> Iterator[int]:
    """The numbers of sheets in runs of at least three with no gap wider than facing pages."""
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > FACING:
            yield from run if len(run) >= FEWEST else ()
            run = []
        run.append(number)
    yield from run if len(run) >= FEWEST else ()
