"""Page numbers and stamps that are certain because they count up over the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.sheets.sheet_lines import SheetLine
from converters.sheets.sheet_marks import Mark

FEWEST = 3
"""Numbers that count up, so that it is no chance."""

SHEET = range(400, 15_000)
"""Characters between two page numbers. Notes, rows and short items follow each other closer."""

LIST = 150
"""Characters; stamps that stand closer and do not count up one by one are a list of numbers."""

SENTENCE_END = re.compile(r"[.!?:;][”\"’')\]]*\d{0,3}\Z")

NOTE_MARK = re.compile(r"[^\W\d_][.,;:!?”\"’')\]]{0,2}(\d{1,3})(?![\w.])")
"""A number set right behind a word or its punctuation leads to a footnote."""

Marks = dict[int, Mark]
"""What lines are, by their place among the lines that are not blank."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A number and the one before it, as far as they count up."""

    index: int
    before: _Link | None
    length: int


def counted_numbers(text: str, lines: Sequence[SheetLine], read: Marks) -> Marks:
    """Page numbers in a text without page breaks: at least three that count up.

    A lone number can as well lead a footnote, an item or a row. So none of it may be on the way
    between them, no mark of a note may lead to it, and one of them must cut a sentence in two.
    """
    forms: dict[str, list[int]] = defaultdict(list)
    for index, mark in read.items():
        if mark.kind == "number":
            forms[mark.form].append(index)
    found: Marks = {}
    for form, indexes in forms.items():
        for chain in _chains(lines, indexes, read):
            if form != "lone" or _are_page_numbers(text, lines, chain, indexes, read):
                found |= {index: read[index] for index in chain}
    return found


def counted_stamps(lines: Sequence[SheetLine], read: Marks) -> Marks:
    """Stamps in a text without page breaks: at least three that count up, a sheet apart.

    Where sheets are missing they do not count up one by one. Then all of one form must rise.
    """
    prefixes: dict[str, list[int]] = defaultdict(list)
    for index, mark in read.items():
        if mark.kind == "stamp":
            prefixes[mark.prefix].append(index)
    chains = [c for indexes in prefixes.values() for c in _chains(lines, indexes, read)]
    chains += [indexes for indexes in prefixes.values() if _all_rise(lines, indexes, read)]
    return {index: read[index] for chain in chains for index in chain}


def without_lists(lines: Sequence[SheetLine], marks: Marks, sheet_of: Mapping[int, int]) -> Marks:
    """Leaves out stamps that are certain by their form where they are the rows of a list.

    A sheet bears one number of a kind. Sheets without any text follow each other closely, but then
    their numbers count up one by one.
    """
    listed: set[int] = set()
    last: dict[str, int] = {}
    for index in sorted(marks):
        mark = marks[index]
        if mark.count is None:
            continue
        before = last.get(mark.prefix)
        if before is not None and _is_list(lines, marks, sheet_of, before, index):
            listed |= {before, index}
        last[mark.prefix] = index
    return {index: mark for index, mark in marks.items() if index not in listed}


def runs(numbers: Iterable[tuple[int, int]], gap: int) -> Iterator[list[tuple[int, int]]]:
    """Runs of at least three pairs that grow by the same step in both parts, at most `gap`."""
    run: list[tuple[int, int]] = []
    for pair in numbers:
        if run:
            first, second = pair[0] - run[-1][0], pair[1] - run[-1][1]
            if not (first == second and 1 <= first <= gap):
                if len(run) >= FEWEST:
                    yield run
                run = []
        run.append(pair)
    if len(run) >= FEWEST:
        yield run


def _is_list(
    lines: Sequence[SheetLine], marks: Marks, sheet_of: Mapping[int, int], first: int, second: int
) -> bool:
    step = (marks[second].count or 0) - (marks[first].count or 0)
    if step == 0:
        return False
    if sheet_of:
        return sheet_of[first] == sheet_of[second]
    return step != 1 and lines[second].start - lines[first].end < LIST


def _all_rise(lines: Sequence[SheetLine], indexes: list[int], read: Marks) -> bool:
    """Whether all stamps of one form rise, filled up with zeros to one length, a sheet apart."""
    if len(indexes) < FEWEST or not read[indexes[0]].prefix:
        return False
    if not all(read[index].zero_filled for index in indexes):
        return False
    if len({read[index].digits for index in indexes}) > 1:
        return False
    return all(
        (read[first].count or 0) < (read[second].count or 0)
        and lines[second].start - lines[first].end >= SHEET.start
        for first, second in pairwise(indexes)
    )


def _chains(lines: Sequence[SheetLine], indexes: list[int], read: Marks) -> Iterator[list[int]]:
    """Numbers that count up one by one, a sheet apart, at least three."""
    best: dict[int, _Link] = {}
    links: list[_Link] = []
    followed: set[int] = set()
    for index in indexes:
        mark = read[index]
        value = mark.page if mark.count is None else mark.count
        if value is None:
            continue
        before = best.get(value - 1)
        if before and (before.index in followed or not _is_sheet_apart(lines, before.index, index)):
            before = None
        if before:
            followed.add(before.index)
        best[value] = _Link(index, before, before.length + 1 if before else 1)
        links.append(best[value])
    for link in links:
        if link.length >= FEWEST and link.index not in followed:
            yield _unrolled(link)


def _is_sheet_apart(lines: Sequence[SheetLine], first: int, second: int) -> bool:
    return lines[second].start - lines[first].end in SHEET


def _unrolled(link: _Link | None) -> list[int]:
    chain = []
    while link:
        chain.append(link.index)
        link = link.before
    return chain[::-1]


def _are_page_numbers(
    text: str, lines: Sequence[SheetLine], chain: list[int], indexes: list[int], read: Marks
) -> bool:
    between = bisect_right(indexes, chain[-1]) - bisect_left(indexes, chain[0])
    if (between - len(chain)) * 5 > len(chain):
        return False
    noted = sum(
        str(read[index].page) in NOTE_MARK.findall(text, lines[before].end, lines[index].start)
        for before, index in pairwise(chain)
    )
    if noted * 2 >= len(chain) - 1:
        return False
    return any(_cuts_sentence(lines, index) for index in chain)


def _cuts_sentence(lines: Sequence[SheetLine], index: int) -> bool:
    """Whether the line before has no end and the line behind goes on in small letters."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1].body, lines[index + 1].body
    return not SENTENCE_END.search(before) and behind[:1].islower()
