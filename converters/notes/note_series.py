"""Decides which signs at the start of lines certainly begin notes.

Their numbers count up through the text, each behind a mark of the same number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from converters.notes.note_signs import RAISED, Marks, Sign

LARGEST_GAP = 10
"""Numbers that OCR can lose in a row; a larger leap is a year, an amount, a page."""

FORMS = (RAISED, frozenset({"alone"}), frozenset({"digits", "glued", "dotted"}))
"""Forms of a note's number by how certain they are; the notes of a text are set alike."""


@dataclass(frozen=True, slots=True)
class Series:
    """Notes that count up, up to where the numbering starts anew."""

    labels: tuple[Sign, ...]
    """The numbers that begin its notes, in the order of the text."""

    start: int
    """Offset from which its marks can stand."""

    end: int
    """Offset up to which they can: where the next series begins its first note."""


def find_series(
    labels: Sequence[Sign],
    marks: Marks,
    reach: Callable[[Sign], int],
    at_foot: Callable[[Sign], bool],
) -> list[Series]:
    """The series of certain notes.

    `reach` says up to where the mark of a note can stand, `at_foot` whether a note is the last
    thing on its sheet and its mark stands on the same sheet.
    """
    groups = _groups(labels, marks, reach)
    if not groups:
        return []
    ends = [group[1][0].start for group in groups[1:]] + [_end(labels, marks)]
    found = []
    for (start, proved, unproved), end in zip(groups, ends, strict=True):
        spine = _spine(proved)
        filled = _with_others(spine, [*proved, *unproved], set(proved), marks, start)
        if filled:
            found.append(Series(tuple(filled), start, end))
    proofs = _proofs(found, marks, reach, at_foot)
    return found if any(True for _ in proofs) else []


def _end(labels: Sequence[Sign], marks: Marks) -> int:
    return max((sign.end for sign in (*labels, *marks.signs)), default=0) + 1


def _groups(
    labels: Sequence[Sign], marks: Marks, reach: Callable[[Sign], int]
) -> list[tuple[int, list[Sign], list[Sign]]]:
    """Cuts the text where a note 1 follows a mark 1 behind the notes before it.

    Each group: where its marks can start, the numbers that have a mark before them, the others.
    """
    start = last = 0
    proved: list[Sign] = []
    unproved: list[Sign] = []
    groups = [(start, proved, unproved)]
    for label in labels:
        if label.order == 1 and proved and marks.stand_between(1, last, reach(label)):
            start, proved, unproved = last, [], []
            groups.append((start, proved, unproved))
        if marks.stand_between(label.order, start, reach(label)):
            proved.append(label)
            last = label.end
        else:
            unproved.append(label)
    return groups if proved else []


def _spine(proved: list[Sign]) -> list[Sign]:
    """The longest row of numbers that rise, all of one form."""
    rows = [rising([sign for sign in proved if sign.form in form]) for form in FORMS]
    rows.append(rising([sign for sign in proved if not any(sign.form in f for f in FORMS)]))
    return max((_without_leaps(row) for row in rows), key=len)


def rising(signs: Sequence[Sign]) -> list[Sign]:
    """The longest choice of signs, in the order of the text, whose numbers rise.

    Of signs with the same number the first one counts.
    """
    lowest: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for position, sign in enumerate(signs):
        length = bisect_left(lowest, sign.order)
        before.append(at[length - 1] if length else -1)
        if length == len(lowest):
            lowest.append(sign.order)
            at.append(position)
        elif lowest[length] != sign.order:
            lowest[length], at[length] = sign.order, position
    chosen, position = [], at[-1] if at else -1
    while position >= 0:
        chosen.append(signs[position])
        position = before[position]
    return chosen[::-1]


def _without_leaps(row: list[Sign]) -> list[Sign]:
    """Leaves out what stands behind a leap in the numbers, unless it counts up by itself."""
    parts: list[list[Sign]] = [[]]
    last = 0
    for sign in row:
        if sign.order - last > LARGEST_GAP:
            parts.append([])
        parts[-1].append(sign)
        last = sign.order
    kept = [part for part in parts[1:] if len(part) >= 3 or _all_raised(part)]
    return [sign for part in (parts[0], *kept) for sign in part]


def _all_raised(signs: Sequence[Sign]) -> bool:
    return all(sign.form in RAISED for sign in signs)


def _with_others(
    spine: list[Sign], others: list[Sign], proved: set[Sign], marks: Marks, start: int
) -> list[Sign]:
    """Adds the numbers of other forms, and those without a mark, that fit between the certain."""
    fitting = list(spine)
    starts = [sign.start for sign in spine]
    certain = set(spine)
    for sign in others:
        position = bisect_left(starts, sign.start)
        before = spine[position - 1] if position else None
        after = spine[position] if position < len(spine) else None
        if sign not in certain and _fits(sign, before, after):
            between = before and after and in_one_block(before, after, marks, start)
            if sign in proved or sign.form in RAISED or between:
                fitting.append(sign)
    return rising(sorted(fitting, key=lambda sign: sign.start))


def _fits(sign: Sign, before: Sign | None, after: Sign | None) -> bool:
    if before and after:
        return before.order < sign.order < after.order
    if before:
        return sign.order == before.order + 1
    return after is not None and sign.order == after.order - 1


def in_one_block(before: Sign, after: Sign, marks: Marks, start: int) -> bool:
    """Whether two notes stand together.

    The mark of the later one stands before the earlier one, and no mark of it, or of a number
    between, stands between them.
    """
    if not marks.stand_between(after.order, start, before.start):
        return False
    numbers = range(before.order + 1, after.order + 1)
    if len(numbers) > LARGEST_GAP + 1:
        return False
    return not any(marks.stand_between(n, before.end, after.start) for n in numbers)


def _proofs(
    found: list[Series],
    marks: Marks,
    reach: Callable[[Sign], int],
    at_foot: Callable[[Sign], bool],
) -> Iterator[Sign]:
    """The notes that make all of them certain: a pair of plain digits alone only at a foot."""
    plain = 0
    for series in found:
        for label in series.labels:
            place = (label.order, series.start, reach(label))
            set_as_note = label.under or label.form in (*RAISED, "brackets", "slash")
            if marks.raised_between(*place) or (set_as_note and marks.sure_between(*place)):
                yield label
            elif marks.sure_between(*place):
                plain += 1
                if plain >= 2 or at_foot(label):
                    yield label
