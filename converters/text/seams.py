"""Finds the paragraphs whose sentence goes on behind a note, the paper's marks or a page break.

Claimed only where the first part ends in the middle of a sentence and the second part cannot start
one; in doubt both stay paragraphs of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from converters.model import LINE_BREAK, Block, Document
from converters.terms.vocabulary import Vocabularies
from converters.text.blocks import FULL_LINE, SENTENCE_END
from converters.text.lines import NARROW, UNWRAPPED, wrap_width
from converters.text.markup import mark_ranges

APART = frozenset({"note", "paper", "marking"})
"""Kinds of block that the sheet sets between two parts of a sentence."""

OPEN_WORDS = frozenset(
    "a an and as at because between but by for from if in into its nor of on or our per shall such"
    " than that the their these this those through to under upon was were when where whether which"
    " while who whose will with within without would your".split()
)
"""Words with which no sentence ends."""

STARTS_ANEW = re.compile(r"o\s|[\w-]+:|https?:|www\.")
"""What starts in small letters and goes on with nothing: OCR's bullet, `cc:`, a web address."""

LAST_WORD = re.compile(r"[^\W\d_]+\Z")

OPEN_CLAUSE = re.compile(r"\s[a-z]{3,},\Z")
"""A comma behind a word in small letters; behind a name, a bracket or a number a list can go on."""

LOOK_BACK = 400
"""Characters at the end of a block that decide how it ends: more than a line."""


def find_seams(document: Document, vocabularies: Vocabularies) -> Document:
    """Says of each block that goes on with an earlier one where that starts. Runs after blocks."""
    return replace(document, blocks=tuple(_joined(document)))


def _joined(document: Document) -> Iterator[Block]:
    seams = _Seams(document)
    last: Block | None = None
    apart = False
    for block in document.blocks:
        if block.kind in APART:
            apart = True
            yield block
            continue
        goes_on = last is not None and seams.is_one(last, block, apart)
        yield replace(block, continues=last.start) if last and goes_on else block
        last, apart = block, False


class _Seams:
    """How the blocks of a document begin and end, marks of notes and of the OCR tool aside."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._width = wrap_width(document)
        edges = [edge for markup in document.markup for edge in mark_ranges(markup)]
        edges += [(mark.start, mark.end) for mark in document.note_marks]
        self._aside = sorted(edge for edge in edges if edge[0] < edge[1])
        self._redactions = [(item.start, item.end) for item in document.redactions]
        self._sheets = [page.start for page in document.pages]

    def is_one(self, first: Block, second: Block, apart: bool) -> bool:
        """Whether the second block goes on with the sentence in which the first one ends."""
        if first.kind not in ("paragraph", "item") or second.kind != "paragraph":
            return False
        end, start = self._end(first), self._start(second)
        if not end or SENTENCE_END.search(end) or not start or STARTS_ANEW.match(start):
            return False
        apart = apart or self._on_two_sheets(first, second)
        if start[0].islower():
            return self._is_prose(first, end) if apart else self._is_cut(second, end)
        return apart and start[0].isalnum() and self._is_open(first, second, end)

    def _end(self, block: Block) -> str:
        """The last words of a block; nothing where a withheld text ends it."""
        end = block.end
        while end > block.start:
            covered = _covering(self._aside, end - 1)
            if covered:
                end = covered[0]
            elif self._document.text[end - 1].isspace():
                end -= 1
            else:
                break
        if end <= block.start or _covering(self._redactions, end - 1):
            return ""
        return self._document.text[max(block.start, end - LOOK_BACK) : end]

    def _start(self, block: Block) -> str:
        """The first words of a block; nothing where a withheld text starts it."""
        start = block.start
        while start < block.end and (covered := _covering(self._aside, start)):
            start = covered[1]
        if _covering(self._redactions, start):
            return ""
        return self._document.text[start : min(block.end, start + LOOK_BACK)].lstrip("“\"‘'")

    def _on_two_sheets(self, first: Block, second: Block) -> bool:
        if "\f" in self._document.text[first.end : second.start]:
            return True
        return bisect_right(self._sheets, first.end) < bisect_right(self._sheets, second.start)

    def _is_prose(self, block: Block, end: str) -> bool:
        """Whether a block is text: its last line reaches the edge, or it is long."""
        return self._is_full(end) if self._width != UNWRAPPED else block.end - block.start >= NARROW

    def _is_full(self, end: str) -> bool:
        last_line = LINE_BREAK.split(end)[-1].strip()
        return len(last_line) >= (NARROW if self._width == UNWRAPPED else FULL_LINE * self._width)

    def _is_cut(self, second: Block, end: str) -> bool:
        """Whether a blank line between can only be the end of a sheet: two long parts of prose."""
        rest = self._document.text[second.start : second.end]
        if len(rest) < NARROW or not self._is_full(end):
            return False
        return bool(SENTENCE_END.search(rest.rstrip()) or re.search(r"[a-z]\. [A-Z]", rest))

    def _is_open(self, first: Block, second: Block, end: str) -> bool:
        """Whether a sentence cannot end so, and long prose follows, whatever its first letter."""
        word = LAST_WORD.search(end)
        if not (OPEN_CLAUSE.search(end) or (word and word.group() in OPEN_WORDS)):
            return False
        return self._is_prose(first, end) and second.end - second.start >= NARROW


def _covering(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The span that holds an offset, of spans in order that do not overlap."""
    position = bisect_right(spans, (offset, float("inf"))) - 1
    return spans[position] if position >= 0 and spans[position][1] > offset else None
