"""What stands around the places where names are looked for: redactions, notes, the paper."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from converters.model import Block, Document, Span

BEFORE_NAME = re.compile(r"[\s*_#>•\"'“‘]*")
"""What can stand on a line before a name."""


class Around:
    """The redactions and blocks of one document, laid out for looking up."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._redaction_starts = [one.start for one in document.redactions]
        self._block_starts = [block.start for block in document.blocks]

    def name_start(self, start: int, end: int) -> int:
        """Where the first word can start, behind quotation marks and marks of style."""
        before = BEFORE_NAME.match(self._text, start, end)
        return before.end() if before else start

    def next_redaction(self, offset: int) -> int:
        """Where the first redaction at or behind an offset starts, or the end of the text."""
        number = bisect_left(self._redaction_starts, offset)
        starts = self._redaction_starts[number : number + 1]
        return starts[0] if starts else len(self._text)

    def redacted(self, offset: int) -> bool:
        """Whether a redaction covers an offset."""
        number = bisect_right(self._redaction_starts, offset) - 1
        return number >= 0 and self._document.redactions[number].end > offset

    def follows_redaction(self, offset: int) -> bool:
        """Whether a redaction stands directly before: a part of the name may be in it."""
        number = bisect_left(self._redaction_starts, offset) - 1
        if number < 0:
            return False
        between = self._text[self._document.redactions[number].end : offset][:4]
        near = self._document.redactions[number].end >= offset - len(between)
        return near and not between.strip(" \t*_") and "\n" not in between

    def is_apart(self, line: Span) -> bool:
        """Whether a line is no part of what a record says: a note, a marking, the paper."""
        number = bisect_right(self._block_starts, line.start) - 1
        block: Block | None = self._document.blocks[number] if number >= 0 else None
        return bool(block and block.end > line.start and block.kind in ("note", "paper", "marking"))
