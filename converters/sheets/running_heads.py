"""Tells the running heads and feet of sheets, and keeps apart what copies of one text repeat."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from converters.sheets.sheet_lines import SheetLine
from converters.sheets.sheet_marks import Mark, may_be_head
from converters.sheets.sheet_series import FEWEST, Marks, runs

MOST_RUNNING = 4
"""Running heads over each other; where more lines repeat, the sheets are copies of one text."""

FACING = 2
"""Sheets from one running head to the next: left and right sheets may differ."""

LOST = 3
"""Sheets from one number to the next: OCR loses some."""

LONGEST_PAGE = 4
"""Digits of a page number."""

DIGITS = re.compile(r"\d+")

Side = tuple[int, bool]
"""The number of a sheet, from 1, and whether its foot is meant."""


def running_lines(lines: Sequence[SheetLine], edge: Mapping[int, int]) -> Marks:
    """Running heads or feet: one line on three sheets that follow each other, numbers aside.

    `edge` gives the outermost line of each sheet, by the number of the sheet.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for number, index in edge.items():
        if may_be_head(lines[index]):
            alike[_key(lines[index].body)].append(number)
    found: Marks = {}
    for numbers in alike.values():
        bodies = {number: lines[edge[number]].body for number in numbers}
        for number, page in _repeated(bodies) | _counting(bodies):
            mark = Mark("head", "running", " ".join(bodies[number].split()), page_label=page)
            found[edge[number]] = mark
    return found


def repeated_inside(lines: Sequence[SheetLine], edge: Mapping[int, int]) -> Iterator[int]:
    """The sheets whose outermost line is that of others near them, too, whatever it is."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number, index in edge.items():
        alike[_letters(lines[index].body)].append(number)
    for numbers in alike.values():
        yield from _near(numbers)


def without_copies(
    found: Marks,
    layers: Mapping[Side, list[int]],
    inner: Container[Side],
    empty: Container[int],
) -> Marks:
    """Leaves out what copies of one text have in common.

    They have more lines in common than sheets have running ones; or a line that can be none
    (`inner` names these sides); or nothing else stands on them (on the `empty` sheets), nor are
    their lines the running ones of other sheets.
    """
    running = {
        side: [index for index in layer if found[index].form == "running"]
        for side, layer in layers.items()
    }
    copies = {side for side in running if len(running[side]) > MOST_RUNNING or side in inner}
    elsewhere = {
        _key(found[index].label)
        for side in running.keys() - copies
        if side[0] not in empty
        for index in running[side]
    }
    copies |= {
        side
        for side in running
        if side[0] in empty
        and running[side]
        and _key(found[running[side][0]].label) not in elsewhere
    }
    copied: set[int] = set()
    for side in copies:
        inward = layers[side]
        copied.update(inward[inward.index(running[side][0]) :] if running[side] else ())
    return {index: mark for index, mark in found.items() if index not in copied}


def _key(body: str) -> str:
    """What two lines have in common that differ by a number."""
    return DIGITS.sub("#", _letters(body))


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
