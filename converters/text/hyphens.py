"""Finds the hyphens at line ends that printers set inside one word, for reading and search.

A hyphen at a line's end can also belong to the word: `law-` and `enforcement`. So it counts only
where the word is certain, and stays as released where it is not:

1. A soft hyphen (U+00AD), and the sign ¬ that OCR programs write for it, always counts.
2. Where the text has the word with its hyphen inside a line, the hyphen belongs to it.
3. Where the text has the word in one piece, that is the word.
4. Else the second half must be one that is no word of its own (`tion`, `ments`: the table of
   `hyphens.yml`), for only a word can be the second part of a compound.

Words with an apostrophe or a second hyphen are left, and so are web addresses and file names, in
which a hyphen is as good as any letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from converters.model import Block, Diagnostic, Document, Hyphen, Span
from converters.patterns import built_in
from converters.terms.vocabulary import Vocabularies

WRAPPED = frozenset({"paragraph", "item", "note", "heading"})
"""Kinds of block whose line breaks are only wrapping."""

HARD = re.compile(r"(?<=[^\W\d_])[-‐][ \t]*+(?:\r\n|\n|\r)[ \t\f]*+(?=[^\W\d_])")
SOFT = re.compile(r"(?<=[^\W\d_])[\u00ad¬][ \t]*+(?:\r\n|\n|\r)[ \t\f]*+(?=[^\W\d_])")
AT_SEAM = re.compile(r"[-‐\u00ad¬]")

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
"""A word or a compound."""

LETTERS = re.compile(r"[^\W\d_]+")

BEFORE_WORD = re.compile(r"[\s(\[“\"‘*]")
"""What may stand before the first half, so that it is the start of a word."""

ADDRESS = re.compile(r"https?:|www\.|[/@\\]")
"""What only a web address, a mail address or a path holds."""

GOES_ON = re.compile(r"[-‐][^\W\d_]|\.[^\W\d_]|[/@_\\=&]")
"""Behind the second half: a compound of three, a file's suffix, an address."""

LONGEST_ADDRESS = 5
"""Lines over which a web address is followed back."""


Reading = Literal["word", "released", "doubtful"]
"""`word`: the hyphen is that of the line; `released`: it may be the word's own, or no word goes on;
`doubtful`: the text does not say."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a word may go on: the hyphen's span, and where its second half starts."""

    hyphen: Span
    second: int
    soft: bool


def find_hyphens(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds hyphens. Runs after blocks and seams: only inside running text can a word go on.

    Over a seam, behind notes or the end of a sheet, the span is the hyphen alone.
    """
    breaks = sorted((*_in_blocks(document), *_at_seams(document)), key=lambda b: b.hyphen.start)
    breaks = [item for item in _released(document, breaks) if not _in_address(document, item)]
    if not breaks:
        return document
    words = _Words(document.text, breaks)
    read = [(item, words.reading(item)) for item in breaks]
    found = tuple(Hyphen(b.hyphen.start, b.hyphen.end) for b, reading in read if reading == "word")
    doubtful = [item for item, reading in read if reading == "doubtful"]
    notes = (_note(document, doubtful),) if doubtful else ()
    return replace(document, hyphens=found, diagnostics=(*document.diagnostics, *notes))


# --- where a line ends with a hyphen ---


def _in_blocks(document: Document) -> Iterator[_Break]:
    starts = [block.start for block in document.blocks]
    for pattern in (HARD, SOFT):
        for match in pattern.finditer(document.text):
            position = bisect_right(starts, match.start()) - 1
            if position < 0:
                continue
            block = document.blocks[position]
            if block.kind in WRAPPED and match.end() < block.end:
                yield _Break(Span(*match.span()), match.end(), pattern is SOFT)


def _at_seams(document: Document) -> Iterator[_Break]:
    by_start: dict[int, Block] = {block.start: block for block in document.blocks}
    for block in document.blocks:
        first = None if block.continues is None else by_start.get(block.continues)
        if not first or first.end - first.start < 2 or not document.text[block.start].isalpha():
            continue
        sign = document.text[first.end - 1]
        if AT_SEAM.match(sign) and document.text[first.end - 2].isalpha():
            yield _Break(Span(first.end - 1, first.end), block.start, sign in "\u00ad¬")


def _released(document: Document, breaks: Sequence[_Break]) -> Iterator[_Break]:
    """The places that no redaction is part of or stands between."""
    starts = [redaction.start for redaction in document.redactions]
    for item in breaks:
        position = bisect_right(starts, item.second) - 1
        if position < 0 or document.redactions[position].end < item.hyphen.start:
            yield item


def _in_address(document: Document, item: _Break) -> bool:
    """Whether the hyphen is part of a web address, followed back over the lines that it fills."""
    line = document.line(item.hyphen.start)
    end = item.hyphen.start
    for number in range(line, max(line - LONGEST_ADDRESS, 0), -1):
        text = document.text[document.lines[number - 1].start : end].rstrip()
        last = text.split()[-1] if text.split() else ""
        if ADDRESS.search(last):
            return True
        if last != text.strip():
            return False
        end = document.lines[number - 2].end if number > 1 else 0
    return False


# --- what the word is ---


class _Words:
    """The words and compounds of a text, the halves at line ends aside."""

    def __init__(self, text: str, breaks: Sequence[_Break]) -> None:
        self._text = text
        firsts = {item.hyphen.start for item in breaks}
        seconds = {item.second for item in breaks}
        self._known = {
            match.group().lower().replace("‐", "-")
            for match in WORD.finditer(text)
            if match.end() not in firsts and match.start() not in seconds
        }

    def reading(self, item: _Break) -> Reading:
        """What the two halves are, by the rules at the head of this file."""
        start = item.hyphen.start
        while start and self._text[start - 1].isalpha():
            start -= 1
        first = self._text[start : item.hyphen.start]
        match = LETTERS.match(self._text, item.second)
        second = match.group() if match else ""
        if item.soft:
            return "word"
        if not self._is_plain(start, item.second + len(second)) or not _is_one_case(first, second):
            return "released"
        if f"{first}-{second}".lower() in self._known:
            return "released"
        whole = (first + second).lower()
        return "word" if whole in self._known or second.lower() in _fragments() else "doubtful"

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether nothing but the two halves makes the word."""
        opened = start == 0 or bool(BEFORE_WORD.match(self._text[start - 1]))
        return opened and not GOES_ON.match(self._text, end)


def _is_one_case(first: str, second: str) -> bool:
    """Whether the second half goes on in small letters, or both are in capitals."""
    return len(first) > 1 and (second.islower() or (first.isupper() and second.isupper()))


@cache
def _fragments() -> frozenset[str]:
    """Second halves of words that are no words of their own."""
    rows: list[str] = built_in("hyphens.yml")["fragments"]
    return frozenset(word for row in rows for word in row.split())


def _note(document: Document, doubtful: Sequence[_Break]) -> Diagnostic:
    line = document.line(doubtful[0].hyphen.start)
    times = "1 hyphen" if len(doubtful) == 1 else f"{len(doubtful)} hyphens"
    message = f"{times} at the end of a line may belong to the word; shown as released"
    quote = document.quote(document.lines[line - 1]).strip()
    return Diagnostic("note", line, message, quote[-80:])
