"""Where a text names another paper: by its title in quotes, or by kind, date and writer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from converters.model import LINE_BREAK
from converters.records.dates import find_dates

QUOTED = re.compile(r"“([^“”]{8,240})”")
STRAIGHT = re.compile(r'"([^"“”]{8,240})(?=")')
"""Between any two straight quotation marks that follow each other: which of them opens is open."""

WORDS_OF_TITLE = range(2, 31)
"""A title of one word could be any word in quotation marks."""

LONG_TITLE = 5
"""Words from which on a title needs no date beside it to be told from other words."""

KINDS: Mapping[str, tuple[str, ...]] = {
    "memo": ("memorandum",),
    "memorandum": ("memorandum",),
    "letter": ("letter", "request"),
    "email": ("e-mail",),
    "e-mail": ("e-mail",),
    "report": ("report",),
    "request": ("request",),
}
"""The types of records that a word of a sentence may mean."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
KIND = r"(memorandum|memo|letter|e-?mail|report|request)"
KIND_BEFORE = re.compile(rf"(?i)\b{KIND}\b[^.;]*\Z")
KIND_BEHIND = re.compile(rf"(?i),?\s{{1,3}}{KIND}\b")

PROSE = frozenset(("paragraph", "item", "note"))
"""Kinds of blocks with sentences; a date in the head of a letter is its own."""

REACH = 60
"""Characters before a year in which the kind of paper stands, in the same sentence."""

DATE = 24
"""Characters before a year in which its month and day stand."""

NEAR = 120
"""Characters around such a place in which the writer is named."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words in quotation marks that may be a title."""

    words: str
    """Folded as `folded` does."""

    line: int
    near: str
    """What stands around them; empty where they are long enough to need no date beside them."""


@dataclass(frozen=True, slots=True)
class DatedPaper:
    """A kind of paper with a date."""

    types: tuple[str, ...]
    """Types of records that it may be."""

    date: str
    """`2020-06-10`."""

    line: int
    near: frozenset[str]
    """The folded words around it."""


def folded(words: str) -> str:
    """Words without signs and capitals, so that spellings of one title agree."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def quoted_words(blocks: Sequence[Mapping[str, Any]]) -> Iterator[QuotedWords]:
    """All that stands in quotation marks in a document's blocks, in their order."""
    for block in blocks:
        text, lines = block["text"], _Lines(block)
        for form in (QUOTED, STRAIGHT):
            for match in form.finditer(text):
                words = folded(match[1])
                number = words.count(" ") + 1
                near = text[max(match.start() - NEAR, 0) : match.end() + NEAR]
                if number in WORDS_OF_TITLE:
                    line = lines.at(match.start())
                    yield QuotedWords(words, line, near if number < LONG_TITLE else "")


def dated_papers(blocks: Sequence[Mapping[str, Any]]) -> Iterator[DatedPaper]:
    """The memoranda, letters … that a document's blocks name with the day of their date."""
    for block in blocks:
        text, lines = block["text"] if block["kind"] in PROSE else "", _Lines(block)
        for year in YEAR.finditer(text):
            start, end = year.span()
            kind = KIND_BEHIND.match(text, end) or KIND_BEFORE.search(
                text[max(start - REACH, 0) : start]
            )
            days = days_in(text[max(start - DATE, 0) : end]) if kind else ()
            for day in days:
                near = text[max(start - NEAR, 0) : end + NEAR]
                types = KINDS[kind[1].casefold()] if kind else ()
                yield DatedPaper(types, day, lines.at(start), frozenset(folded(near).split()))


def days_in(text: str) -> tuple[str, ...]:
    """The days that a piece of text names for certain, in ISO 8601."""
    line = " ".join(text.split())
    found = (one.value[:10] for one in find_dates(line, 0, len(line)) if one.certain)
    return tuple(dict.fromkeys(day for day in found if len(day) == len("2020-06-10")))


class _Lines:
    """The lines of a block, found when the first is asked for."""

    def __init__(self, block: Mapping[str, Any]) -> None:
        self._block = block

    def at(self, offset: int) -> int:
        """The line of the source that holds an offset of the block's text."""
        return int(self._block["line"]) + bisect_right(self._ends, offset)

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [match.end() for match in LINE_BREAK.finditer(self._block["text"])]
