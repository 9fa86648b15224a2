"""The released text as annotations see it: as a whole, and without what the sheet sets into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from converters.annotations.folding import FoldedText, Stretches
from converters.model import LINE_BREAK, Span

Content = Mapping[str, Any]
"""A document's JSON: see `converters.writing.document_json`."""


class ReleasedText:
    """The decoded text of one document."""

    def __init__(self, id: str, text: str, content: Callable[[], Content] = dict) -> None:
        self.id = id
        """The document's id."""
        self.text = text
        """The decoded text, as the stages see it."""
        self._content = content

    @cached_property
    def whole(self) -> FoldedText:
        """The text folded."""
        return FoldedText(self.text)

    @cached_property
    def stretches(self) -> Stretches:
        """The text without marks of the OCR tool, and without what stands inside of sentences."""
        return Stretches(self.text, left_out(self._content()))

    @cached_property
    def running(self) -> FoldedText:
        """What `stretches` leaves, folded."""
        return FoldedText(self.stretches.text)

    @cached_property
    def whole_without_case(self) -> FoldedText:
        """The text folded, in small letters."""
        return FoldedText(self.text, keeps_case=False)

    @cached_property
    def running_without_case(self) -> FoldedText:
        """What `stretches` leaves, folded, in small letters."""
        return FoldedText(self.stretches.text, keeps_case=False)

    @cached_property
    def has_stretches(self) -> bool:
        """Whether anything is left out for reading."""
        return self.stretches.text != self.text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def line(self, offset: int) -> int:
        """The line, counted from 1, that holds the code point at `offset`."""
        return bisect_right(self._line_starts, offset)

    def last_line(self, span: Span) -> int:
        """The line on which a span, not empty, ends."""
        return self.line(span.end - 1)

    def words_before(self, offset: int, number: int) -> str:
        """At most that many words before an offset, on one line."""
        before = self.text[max(0, offset - 40 * number) : offset]
        return " ".join(_first(reversed(before.split()), number)[::-1])

    def words_after(self, offset: int, number: int) -> str:
        """At most that many words from an offset on, on one line."""
        return " ".join(_first(self.text[offset : offset + 40 * number].split(), number))


def _first(words: Iterable[str], number: int) -> list[str]:
    """The first words, with the signs that stand alone before them."""
    found: list[str] = []
    for word in words:
        if number == 0:
            break
        found.append(word)
        number -= any(map(str.isalnum, word))
    return found


def left_out(content: Content) -> Iterator[Span]:
    """What a reader does not read inside a sentence: signs of markup, notes and paper between."""
    for mark in content.get("markup", ()):
        yield Span(mark["start"], mark["inner_start"])
        yield Span(mark["inner_end"], mark["end"])
    ends: dict[int, int] = {}
    for block in content.get("blocks", ()):
        start, begun = block["start"], block["continues"]
        if begun in ends:
            yield Span(ends[begun], start)
        ends[start] = block["end"]
