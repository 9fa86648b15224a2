"""Cuts blocks in two, where a later stage knows that something starts on a line inside of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from converters.model import Block, Document


class MarkedPassages:
    """The redactions and the OCR tool's marks of a document, which no block may part."""

    def __init__(self, document: Document) -> None:
        spans = sorted((one.start, one.end) for one in (*document.redactions, *document.markup))
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def cut_at(self, offset: int) -> bool:
        """Whether a cut at an offset would part one."""
        before = bisect_left(self._starts, offset)
        return before > 0 and self._reach[before - 1] > offset


def cut_blocks(text: str, blocks: Sequence[Block], cuts: Sequence[int]) -> tuple[Block, ...]:
    """The blocks, cut at offsets that are in order; each is the first sign of a line.

    What goes on with a block goes on with its last part.
    """
    last_parts: dict[int, int] = {}
    parts = list(_cut_all(text, blocks, cuts, last_parts))
    return tuple(
        replace(one, continues=last_parts.get(one.continues, one.continues))
        if one.continues is not None
        else one
        for one in parts
    )


def _cut_all(
    text: str, blocks: Sequence[Block], cuts: Sequence[int], last_parts: dict[int, int]
) -> Iterator[Block]:
    waiting = list(reversed(cuts))
    for block in blocks:
        rest = block
        while waiting and waiting[-1] < block.end:
            cut = waiting.pop()
            if cut > rest.start:
                before, rest = _cut(text, rest, cut)
                yield before
                last_parts[block.start] = rest.start
        yield rest


def _cut(text: str, block: Block, at: int) -> tuple[Block, Block]:
    """A block in two; below the cut an item or heading is a paragraph."""
    end = block.start + len(text[block.start : at].rstrip())
    before = replace(block, end=end, labels=tuple(one for one in block.labels if one.start < at))
    labels = tuple(one for one in block.labels if one.start >= at)
    kind = "paragraph" if block.kind in ("item", "heading") else block.kind
    return before, Block(at, block.end, kind, 0, labels)
