"""Passages: a place in a document's text with the words before and after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hooks.entries.authority_kinds import WAYS
from hooks.wording import one_line

REACH = 90
"""Characters shown on each side of the words a passage is about."""

LOOK = REACH * 4
"""Characters looked at on each side: blanks and marks take some of them."""

BLOCK_END = " / "
"""Stands where the words before come from the block above, as in verse quoted in a line."""

BLOCKS_ABOVE = 4
"""How many blocks above may lend their words: marks of withheld answers often follow each other."""

LONGEST_MATCH = 140
"""Characters of a cite that are shown; the title of a news story can be longer."""

ENOUGH = 25
"""Characters before a mark from which a reader sees what it is about."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document in their context, on one line."""

    line: int
    """Line of the source in which the words start."""

    text: str
    """The words with what stands around them."""

    start: int
    """Offset in `text` of the words the passage is about."""

    end: int
    """Offset in `text` after them."""

    way: str = ""
    """Of a cite the place in what it cites and how it does: `at 16–17, as Id.`; of a person the
    place of the name: `as sender`."""

    @property
    def before(self) -> str:
        """The words before."""
        return self.text[: self.start]

    @property
    def match(self) -> str:
        """The words the passage is about."""
        return self.text[self.start : self.end]

    @property
    def after(self) -> str:
        """The words after."""
        return self.text[self.end :]


class PassageCutter:
    """Cuts passages out of the blocks of one document's JSON, without the OCR tool's own marks."""

    def __init__(
        self,
        blocks: Sequence[Mapping[str, Any]],
        markup: Iterable[Mapping[str, Any]] = (),
        footnotes: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self._blocks = blocks
        self._starts = [block["start"] for block in blocks]
        self._marks = sorted(_marks(markup))
        self._notes = Inside(footnotes)

    def around_mention(self, mention: Mapping[str, Any]) -> Passage:
        """The passage around a name, as far as its block reaches."""
        return self._passage(mention, self._before(mention["start"]))

    def around_redaction(self, redaction: Mapping[str, Any]) -> Passage:
        """The passage around a mark; where it stands alone, after the words of the block above."""
        before = self._before(redaction["start"])
        alone = sum(map(str.isalpha, before)) < 2
        return self._passage(
            redaction, self._above(redaction["start"]) + before if alone else before
        )

    def around_citation(self, citation: Mapping[str, Any]) -> Passage:
        """The passage around a cite; in a note that is little more, after the words it is for."""
        before = self._before(citation["start"])
        noted = self._noted(citation["start"]) if sum(map(str.isalpha, before)) < ENOUGH else ""
        if noted:
            before = noted + self._unnumbered(before, citation["start"])
        return replace(_shortened(self._passage(citation, before)), way=_way(citation))

    def _noted(self, offset: int) -> str:
        """The words before the mark that leads to the note at an offset; empty without one."""
        mark = mark_of_note(self._notes, offset)
        words = self._before(mark["end"]).rstrip() if mark else ""
        return words + BLOCK_END if words else ""

    def _unnumbered(self, before: str, offset: int) -> str:
        """The words of a note before an offset without its number, which its mark has shown."""
        note = self._notes.holds(offset)
        number = note["label"]["text"] if note and note.get("label") else ""
        return before.lstrip().removeprefix(one_line(number).strip()).lstrip(" .)")

    def _passage(self, span: Mapping[str, Any], before: str) -> Passage:
        match = one_line(self._unmarked(span["text"], span["start"])).strip()
        after = self._after(span["end"])
        start = len(before)
        end = start + len(match)
        return Passage(span["line"], before + match + after, start, end)

    def _before(self, offset: int) -> str:
        """The words before an offset in its block."""
        index = bisect_right(self._starts, offset) - 1
        return self._last_words(self._blocks[index], offset) if index >= 0 else ""

    def _above(self, offset: int) -> str:
        """The end of the blocks above that of an offset, of as many as say something."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        words = ""
        for block in reversed(self._blocks[max(index - BLOCKS_ABOVE, 0) : index]):
            words = self._last_words(block, block["end"]).rstrip() + BLOCK_END + words
            if len(words) > ENOUGH:
                break
        return words

    def _after(self, offset: int) -> str:
        """The words after an offset, in the block that holds the character before it."""
        index = bisect_right(self._starts, max(offset - 1, 0)) - 1
        if index < 0:
            return ""
        block = self._blocks[index]
        rest = block["text"][offset - block["start"] :]
        return _first_words(self._unmarked(rest[:LOOK], offset), whole=len(rest) <= LOOK)

    def _last_words(self, block: Mapping[str, Any], offset: int) -> str:
        text = block["text"][: offset - block["start"]]
        near = text[-LOOK:]
        start = block["start"] + len(text) - len(near)
        return _last_words(self._unmarked(near, start), whole=len(text) <= LOOK)

    def _unmarked(self, text: str, start: int) -> str:
        """A piece of the text, which starts at an offset, without the marks that fall in it."""
        end, kept, last = start + len(text), [], start
        index = max(bisect_right(self._marks, (start,)) - 1, 0)
        for mark_start, mark_end in self._marks[index:]:
            if mark_start >= end:
                break
            if mark_end > last:
                kept.append(text[last - start : max(mark_start - start, 0)])
                last = mark_end
        return "".join([*kept, text[last - start :]]) if kept else text


class Inside:
    """Spans of one document's JSON that do not overlap, by their place."""

    def __init__(self, spans: Sequence[Mapping[str, Any]]) -> None:
        self._spans = sorted(spans, key=lambda span: int(span["start"]))
        self._starts = [span["start"] for span in self._spans]

    def holds(self, offset: int) -> Mapping[str, Any] | None:
        """The span that holds the character at an offset; None where none does."""
        index = bisect_right(self._starts, offset) - 1
        span = self._spans[index] if index >= 0 else None
        return span if span and offset < span["end"] else None


def mark_of_note(notes: Inside, offset: int) -> Mapping[str, Any] | None:
    """The first mark that leads to the footnote at an offset; None without note or mark."""
    note = notes.holds(offset)
    return next(iter(note["marks"]), None) if note else None


def _marks(markup: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """The characters that the OCR tool wrote, on both sides of the released text they enclose."""
    for one in markup:
        for start, end in ((one["start"], one["inner_start"]), (one["inner_end"], one["end"])):
            if start < end:
                yield start, end


def _way(citation: Mapping[str, Any]) -> str:
    """The place that a cite gives, and how it cites where that is not in full."""
    place = citation["pinpoint"]
    at = f"at {place}" if place[:1].isalnum() else place
    how = "" if citation["how"] == "full" else WAYS[citation["how"]]
    return ", ".join(part for part in (at, how) if part)


def _shortened(passage: Passage) -> Passage:
    """The passage, with "…" for the end of a match that is too long to be read in a line."""
    if passage.end - passage.start <= LONGEST_MATCH:
        return passage
    match = passage.match[:LONGEST_MATCH].rpartition(" ")[0] or passage.match[:LONGEST_MATCH]
    text = f"{passage.before}{match} …"
    return replace(passage, text=text, end=len(text))


def _last_words(text: str, *, whole: bool) -> str:
    """The last `REACH` characters of a text, from a word's start, with "…" where words went."""
    line = one_line(text)
    if len(line) <= REACH and whole:
        return line.lstrip()
    tail = line[-REACH:]
    return "… " + (tail.partition(" ")[2] if " " in tail.strip() else tail)


def _first_words(text: str, *, whole: bool) -> str:
    """The first `REACH` characters of a text, to a word's end, with "…" where words went."""
    line = one_line(text)
    if len(line) <= REACH and whole:
        return line.rstrip()
    head = line[:REACH]
    return (head.rpartition(" ")[0] if " " in head.strip() else head) + " …"
