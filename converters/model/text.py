"""Text: spans of it, the OCR tool's marks, and the blocks in which it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line of a source: the three line ends of text files, and nothing else.

A form feed ends a source page, not a line, so that `#L120` is line 120 in every text editor.
"""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    """Offset of the first code point."""

    end: int
    """Offset after the last code point."""


@lru_cache(maxsize=2)
def lines_of(text: str) -> tuple[Span, ...]:
    """The lines of a text without their line breaks.

    Kept from one stage to the next, as each makes a document anew, of the same text.
    """
    breaks = [match.span() for match in LINE_BREAK.finditer(text)]
    return tuple(
        map(Span, (0, *(end for _, end in breaks)), (*(at for at, _ in breaks), len(text)))
    )


@lru_cache(maxsize=2)
def starts_of(text: str) -> tuple[int, ...]:
    """Where the lines of a text start; kept in the same way."""
    return tuple(line.start for line in lines_of(text))


@dataclass(frozen=True, slots=True)
class Markup(Span):
    r"""Markdown that the OCR tool wrote around released text, such as `**bold**` or `\$`."""

    kind: Literal["bold", "italic", "struck", "heading", "escape", "link", "bullet"]
    """What the marks mean: a pair around a passage, the `##` before a heading, the lone backslash
    before a sign, the brackets of a link that lost its target, the `- ` before an item that has
    a marker of its own."""

    inner_start: int
    """Offset where the released text inside the marks starts."""

    inner_end: int
    """Offset where the released text inside the marks ends."""


BlockKind = Literal[
    "heading", "paragraph", "item", "fields", "lines", "columns", "note", "paper", "marking"
]


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A run of source lines that are read as one: blank lines stand between blocks, or nothing."""

    kind: BlockKind
    """`heading`, `paragraph` (its line breaks are only wrapping), `item` of a list,
    `fields` (`From: …`, `SUBJECT: …`), `lines` (each line break is meant),
    `columns` (blanks are meant too), `note` (a footnote), `paper` (what the sheet carries and no
    sentence does: page numbers, running heads, stamps), `marking` (a handling marking)."""

    level: int = 0
    """Depth of a heading (1 is the top) or of a list item (1 is the outermost); otherwise 0."""

    labels: tuple[Span, ...] = ()
    """The list marker (`1.`, `a.`, `-`) of an item, or the names of header fields."""

    continues: int | None = None
    """Offset of the block whose sentence goes on here, behind what the sheet set between the two;
    None where a block starts anew."""


@dataclass(frozen=True, slots=True)
class Hyphen(Span):
    """A hyphen and the line break behind it inside one word: left out for reading and search."""
