"""Decides which signs in the text are the marks of notes: those that count up as the notes do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from converters.notes.note_series import LARGEST_GAP, Series, rising
from converters.notes.note_signs import RAISED, Marks, Sign


@dataclass
class Chosen:
    """The marks of one series of notes."""

    marks: dict[int, list[Sign]] = field(default_factory=dict)
    """The marks of each number, in the order of the text."""

    unclear: list[Sign] = field(default_factory=list)
    """The first of several signs of one number of which any can be the mark."""


class Outside:
    """Tells which signs stand in the text and not in its notes."""

    def __init__(self, notes: Sequence[tuple[int, int]]) -> None:
        self._notes = sorted(notes)

    def holds(self, sign: Sign) -> bool:
        """Whether a sign stands outside of all notes."""
        position = bisect_right(self._notes, (sign.start, float("inf"))) - 1
        return position < 0 or self._notes[position][1] <= sign.start


def choose_marks(
    series: Series, marks: Marks, outside: Outside, reach: Callable[[Sign], int]
) -> Chosen:
    """The marks of a series: first those set as marks, then those that nothing else can be."""
    there = [sign for sign in marks.between(series.start, series.end) if outside.holds(sign)]
    ends = _ends(series, reach)
    possible = [sign for sign in there if sign.start < ends.get(sign.order, 0)]
    spine = rising([sign for sign in possible if sign.sure])
    picked = {sign.order: sign for sign in spine}
    noted = {label.order for label in series.labels}
    picked |= _only_ones(picked, [s for s in possible if not s.sure and s.order in noted], ends)
    picked |= {sign.order: sign for sign in _behind(picked, there, noted)}
    return _with_repeated(picked, possible)


def _ends(series: Series, reach: Callable[[Sign], int]) -> dict[int, int]:
    """Up to where the mark of each number can stand: its note's, or that of the next one."""
    ends: dict[int, int] = {}
    number = max(series.labels[0].order - LARGEST_GAP, 1)
    for label in series.labels:
        ends |= dict.fromkeys(range(number, label.order + 1), reach(label))
        number = label.order + 1
    return ends


def _only_ones(
    picked: Mapping[int, Sign], doubtful: Sequence[Sign], ends: Mapping[int, int]
) -> dict[int, Sign]:
    """For numbers without a mark the sign that stands alone between the marks around it."""
    by_number: dict[int, list[Sign]] = defaultdict(list)
    for sign in doubtful:
        by_number[sign.order].append(sign)
    orders = sorted(picked)
    found: dict[int, Sign] = {}
    for number in sorted(by_number.keys() - picked.keys()):
        position = bisect_left(orders, number)
        low = picked[orders[position - 1]].start if position else -1
        if number - 1 in found:
            low = max(low, found[number - 1].start)
        high = picked[orders[position]].start if position < len(orders) else ends[number]
        between = [sign for sign in by_number[number] if low < sign.start < high]
        if len(between) == 1:
            found[number] = between[0]
    return found


def _behind(picked: Mapping[int, Sign], there: Sequence[Sign], noted: set[int]) -> Iterator[Sign]:
    """The marks that count on behind the last one, whose notes the text does not hold."""
    if not picked:
        return
    last = picked[max(picked)]
    if max(noted) > last.order:
        return
    for sign in there:
        if sign.sure and sign.start > last.start and sign.order == last.order + 1:
            yield sign
            last = sign


def _with_repeated(picked: Mapping[int, Sign], possible: Sequence[Sign]) -> Chosen:
    """Adds raised marks that lead to the same note again; of plain digits neither is certain."""
    chosen = Chosen()
    again: dict[int, list[Sign]] = defaultdict(list)
    for sign in possible:
        if sign.sure:
            again[sign.order].append(sign)
    orders = sorted(picked)
    for position, number in enumerate(orders):
        mark = picked[number]
        low = picked[orders[position - 1]].start if position else -1
        high = picked[orders[position + 1]].start if position + 1 < len(orders) else None
        others = [
            sign
            for sign in again[number]
            if sign != mark and sign.start > low and (high is None or sign.start < high)
        ]
        if others and not all(sign.form in RAISED for sign in (mark, *others)):
            chosen.unclear.append(mark)
        else:
            chosen.marks[number] = sorted([mark, *others], key=lambda sign: sign.start)
    return chosen


def marks_without_notes(marks: Marks, outside: Outside) -> Iterator[Sign]:
    """Raised signs that count up from 1 in a text without certain notes."""
    last = 0
    for sign in marks.signs:
        counts_on = sign.order in (1, last + 1)
        if counts_on and sign.form in RAISED and sign.sure and outside.holds(sign):
            yield sign
            last = sign.order
