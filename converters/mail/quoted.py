"""Tells which quoted messages stand apart: all below them, up to the next print, is theirs.

Where somebody answers between the lines of a message, or below it, nothing tells a machine which
words are whose, so that the message above keeps all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converters.mail.mail_lines import MailLines
from converters.model import Record

SET_APART = frozenset({"blank", "apart", "margin"})
"""Kinds of line that nobody wrote into a message."""


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a message, or the line that says who wrote it."""

    first: int
    """Index of its first line."""

    last: int
    """Index of its last line."""

    depth: int
    """How many `>` stand before each line of its message."""

    record: Record


def told_apart(lines: MailLines, heads: Sequence[Head]) -> tuple[list[Head], list[Head]]:
    """Those whose messages stand apart, and those below which another one goes on."""
    starts = {head.first for head in heads if not head.depth}
    lowest = _lowest_below(lines, starts)
    apart = [head for head in heads if lowest[head.last] >= head.depth]
    return apart, [head for head in heads if lowest[head.last] < head.depth]


def next_depth(lines: MailLines, at: int) -> int:
    """How many `>` stand before the first line below one that somebody wrote."""
    for line in lines.all[at + 1 : at + 4]:
        if line.kind not in SET_APART:
            return line.depth
    return 0


def _lowest_below(lines: MailLines, starts: set[int]) -> list[float]:
    """For each line the fewest `>` before a line below it, up to the next of the starts."""
    lowest: list[float] = []
    fewest = float("inf")
    for number in range(len(lines.all) - 1, -1, -1):
        line = lines.all[number]
        lowest.append(fewest)
        if number in starts:
            fewest = float("inf")
        elif line.kind not in SET_APART:
            fewest = min(fewest, line.depth)
    return lowest[::-1]
