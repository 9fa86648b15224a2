"""Where in a document a name can stand: in one block, and not in a redaction or an address."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from converters.model import Document, Span
from converters.patterns import pattern_tables

ADDRESS_SIGN = re.compile(r"@|//|\.[^\W\d_]{2}")
"""What every address in `mention-marks.yml` holds."""


class OpenText:
    """The stretches of a document's text in which names count."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._closed = Stretches([*_addresses(document), *document.redactions])
        self._blocks = [block.start for block in document.blocks]

    def holds(self, start: int, end: int) -> bool:
        """Whether a name can stand there."""
        return (
            self.in_one_block(start, end)
            and not self._closed.touch(start, end)
            and not _is_cut_out(self._text, start, end)
        )

    def in_one_block(self, start: int, end: int) -> bool:
        """Whether one block holds it all."""
        return bisect_right(self._blocks, start) == bisect_right(self._blocks, end - 1)


def _addresses(document: Document) -> Iterator[Span]:
    """The addresses in lines that hold a sign of one; most lines hold none."""
    patterns = pattern_tables("mention-marks.yml")["addresses"]
    done = 0
    for sign in ADDRESS_SIGN.finditer(document.text):
        if sign.start() >= done:
            line = document.lines[document.line(sign.start()) - 1]
            done = line.end
            for pattern in patterns:
                found = pattern.regex.finditer(document.text, line.start, line.end)
                yield from (Span(*match.span()) for match in found)


def _is_cut_out(text: str, start: int, end: int) -> bool:
    """Whether an underscore ties the name to other letters, as in `ICE_memo`; `_ICE_` is italic."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    tied_before = before.endswith("_") and before[:1].isalnum()
    return tied_before or (after.startswith("_") and after[1:].isalnum())


class Stretches:
    """Stretches of a text, put together where they overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda span: span.start):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them overlaps the range."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._ends[before - 1] > start
