"""What two printed messages have in common: their subjects, senders and words."""

from __future__ import annotations

import re
from bisect import bisect_left

from converters.mail.attributions import attribution_end
from converters.mail.emails import bare_subject
from converters.mail.mail_lines import matched
from converters.model import Document, Record, Span

WORD = re.compile(r"\w+")

WITHHELD = "\N{FULL BLOCK}"
"""Stands for a redaction among words; it is no word."""

LONGEST_SUBJECT = 400
"""Characters by which two subjects are compared."""

FIRST_WORDS = 12

FIRST_CHARACTERS = 600
"""The part of a text in which its first words stand."""


class MessageWords:
    """Looks up what the records of a document say, each redaction as one sign."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [item.start for item in document.redactions]
        self._subjects: dict[int, str] = {}
        self._first_words: dict[int, tuple[str, ...]] = {}

    def subject(self, record: Record) -> str:
        """The subject as it is the same in every answer: no `RE:`, no tags, letters and digits.

        Empty where nothing of it is released.
        """
        if record.start not in self._subjects:
            self._subjects[record.start] = self._subject(record)
        return self._subjects[record.start]

    def _subject(self, record: Record) -> str:
        if record.title is None or record.title.span is None:
            return ""
        subject = " ".join(self._released(record.title.span).split())[:LONGEST_SUBJECT]
        bare = bare_subject(subject)[0]
        while (tag := matched("tags", bare)) and (match := tag.regex.match(bare)):
            if match.end() == len(bare):
                break
            bare = bare_subject(bare[match.end() :])[0]
        words = WORD.findall(bare.casefold().replace(WITHHELD, f" {WITHHELD} "))
        return " ".join(words)

    def first_words(self, record: Record) -> tuple[str, ...]:
        """The first words of a message, up to the first redaction, which stands last."""
        if record.start not in self._first_words:
            self._first_words[record.start] = self._read_first_words(record)
        return self._first_words[record.start]

    def _read_first_words(self, record: Record) -> tuple[str, ...]:
        start = self._body_start(record)
        words = self._words(Span(start, min(record.end, start + FIRST_CHARACTERS)))
        if WITHHELD in words:
            words = words[: words.index(WITHHELD) + 1]
        return tuple(words[:FIRST_WORDS])

    def all_words(self, record: Record) -> list[str]:
        """All words of a message, each redaction among them as one sign."""
        return self._words(Span(self._body_start(record), record.end))

    def behind_signs(self, record: Record) -> bool:
        """Whether a message is quoted behind `>`."""
        return self._document.text.startswith(">", record.start)

    def redactions(self, record: Record) -> int:
        """How many redactions stand in a message."""
        return bisect_left(self._starts, record.end) - bisect_left(self._starts, record.start)

    def _body_start(self, record: Record) -> int:
        """Where the words of a message start, behind its header or the line that says who wrote."""
        if record.fields:
            return min(record.body, record.end)
        return attribution_end(self._document, record)

    def _words(self, span: Span) -> list[str]:
        released = self._released(span).casefold().replace(WITHHELD, f" {WITHHELD} ")
        return re.findall(rf"\w+|{WITHHELD}", released)

    def _released(self, span: Span) -> str:
        """The text of a span, with one sign for each redaction."""
        parts, at = [], span.start
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        for item in self._document.redactions[first:last]:
            parts.append(self._document.text[at : item.start])
            at = min(item.end, span.end)
        return WITHHELD.join([*parts, self._document.text[at : span.end]])


def same_start(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two texts start alike as far as both are released."""
    if one[:1] == other[:1] == (WITHHELD,):
        return True
    released = 0
    for first, second in zip(one, other, strict=False):
        if WITHHELD in (first, second):
            break
        if first != second:
            return False
        released += 1
    return released > 0


def may_be_same_sender(one: Record, other: Record) -> bool:
    """Whether nothing released says that two messages are from different people."""
    if one.sender is None or other.sender is None:
        return True
    names = [
        set(WORD.findall(record.sender.value.casefold()))
        for record in (one, other)
        if record.sender
    ]
    return bool(names[0] & names[1])
