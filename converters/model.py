"""The document model: a fixed text and half-open spans of code-point offsets into it.

A stage is a plain function `(Document, Vocabularies) -> Document` that adds spans.
No stage changes the text; only the page writer writes Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
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


BlockKind = Literal["heading", "paragraph", "item", "fields", "lines", "columns"]


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A run of source lines that are read as one: blank lines stand between blocks, or nothing."""

    kind: BlockKind
    """`heading`, `paragraph` (its line breaks are only wrapping), `item` of a list,
    `fields` (`From: …`, `SUBJECT: …`), `lines` (each line break is meant),
    `columns` (blanks are meant too)."""

    level: int = 0
    """Depth of a heading (1 is the top) or of a list item (1 is the outermost); otherwise 0."""

    labels: tuple[Span, ...] = ()
    """The list marker (`1.`, `a.`, `-`) of an item, or the names of header fields."""


@dataclass(frozen=True, slots=True)
class Code(Span):
    """One exemption as cited at one place, such as `(b)(5)`."""

    code: str
    """The exemption's id: `b5`, `b7C`, `1.4(c)`, `j2`."""

    damaged: bool = False
    """Whether OCR broke the cite, so that `code` is what it was read as."""


@dataclass(frozen=True, slots=True)
class Redaction(Span):
    """A withheld passage: where it was, and the exemptions cited for it.

    5 U.S.C. § 552(b) asks agencies to mark the place, the amount and the exemption.
    """

    id: str
    """`r1`, `r2` … in the order of the text."""

    codes: tuple[Code, ...]
    """Every cite of this redaction, in the order of the text; empty for a bare `[Redacted]`."""

    kind: Literal["inline", "block", "stamp", "key", "deleted-page"] = "inline"
    """`block` where nothing else stands in its block of text; `stamp` on a line that speaks for
    the whole record; `key` in a legend; `deleted-page` on a sheet that lists withheld pages."""

    extent: Literal["passage", "line", "block", "answer", "page"] = "passage"
    """How much it takes as far as the text shows: part of a line, a line, a block of text,
    the answer to a question or a part of it where the whole is withheld, source pages.
    Never judged by the width of a bar."""

    stands_for: str = ""
    """What was withheld, where the released text around says so: `an e-mail address`."""

    @property
    def exemptions(self) -> tuple[str, ...]:
        """The ids of the exemptions cited, each once, in the order of the text."""
        return tuple(dict.fromkeys(code.code for code in self.codes))


@dataclass(frozen=True, slots=True)
class Reference(Span):
    """A cite that speaks of an exemption, or of another law, and withholds nothing."""

    code: str | None
    """The id of the exemption that it speaks of; None where it is of another law."""


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name found in the text that stands for a term of a vocabulary."""

    vocabulary: Literal["agencies", "programs"]
    """The vocabulary that holds the term."""

    term: str
    """The id of the term in that vocabulary."""


@dataclass(frozen=True, slots=True)
class Question(Span):
    """A numbered or lettered question that blocks of text answer, or redactions withhold."""

    id: str
    """`q1`, `q2` … in the order of the text; the anchor on its page."""

    label: str
    """Its number with those of the questions it is part of: `3`, `1a`."""

    state: Literal["answered", "partly", "withheld", "none"]
    """Whether what stands below it is released, withheld in part or in full, or nothing."""

    redactions: tuple[str, ...]
    """The ids of the redactions in its answer."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a person should know: what was refused, or read in a way that is not certain."""

    severity: Literal["error", "warning", "note"]
    """`error`: no page was made; `warning`: please look; `note`: read by a declared rule."""

    line: int
    """Line of the source or of its sidecar, counted from 1; 0 where it is about the whole file."""

    message: str
    """What was found."""

    quote: str = ""
    """The text it is about, at most a line."""

    advice: str = ""
    """The way out."""

    path: str = ""
    """The file it is about; empty for the document's own source."""


@dataclass(frozen=True, slots=True)
class Source:
    """The released file, as received."""

    path: str
    """Path below the sources folder, with `/`."""

    sha256: str
    """SHA-256 of the bytes, in hexadecimal."""

    bytes: int
    """Size of the file in bytes."""

    encoding: str
    """The encoding it was read in, by its Python name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person knows about a source: `NAME.yml` beside it, `release.yml` for its folder."""

    title: str | None = None
    date: str | None = None
    """A day, month or year: `2020-06-10`, `2020-06` or `2020`."""
    type: str | None = None
    agency: str | None = None
    """The agency that released it: an id, a short form or a name of the agencies vocabulary."""
    custodian: str | None = None
    requester: str | None = None
    request_number: str | None = None
    source_url: str | None = None
    release: str | None = None
    """The name of the release it came in."""


@dataclass(frozen=True)
class Document:
    """One source on its way to a page: the decoded text, and what the stages found in it."""

    id: str
    """Path of its page below `documents/`, without suffix; unique, also if case is ignored."""

    source: Source
    text: str
    """The decoded text; it never changes."""

    facts: Facts = field(default_factory=Facts)
    markup: tuple[Markup, ...] = ()
    blocks: tuple[Block, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    references: tuple[Reference, ...] = ()
    questions: tuple[Question, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first code point of each line; line 1 starts at 0."""
        return (0, *(match.end() for match in LINE_BREAK.finditer(self.text)))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Each line without its line break; `lines[0]` is line 1."""
        ends = [match.start() for match in LINE_BREAK.finditer(self.text)]
        return tuple(map(Span, self.line_starts, (*ends, len(self.text))))

    def line(self, offset: int) -> int:
        """The line, counted from 1, that holds the code point at `offset`."""
        return bisect_right(self.line_starts, offset)

    def quote(self, span: Span) -> str:
        """The released text of a span."""
        return self.text[span.start : span.end]
