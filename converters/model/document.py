"""A document: one source with everything that the stages found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from converters.model.names import Citation, Definition, Mention, Person
from converters.model.records import Question, Record, RecordType
from converters.model.sheets import Footnote, Marking, NoteMark, Paper, SourcePage
from converters.model.text import Block, Hyphen, Markup, Span, lines_of, starts_of
from converters.model.withheld import Redaction, Reference


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
class RecordCorrection:
    """What a person says about the record that starts on one line: an entry of `records:`."""

    line: int
    """The line of the source, counted from 1."""

    sidecar_line: int
    """The line of the sidecar on which it is said, counted from 1."""

    type: RecordType | Literal["", "none"] = ""
    """Empty where nothing is said of it; `none`: no record starts here."""

    title: str = ""
    date: str = ""
    """ISO 8601: `2020-04-30T16:20`, `2020-04-30`, `2020-04` or `2020`."""

    sender: str = ""
    recipients: tuple[str, ...] = ()


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
    records: tuple[RecordCorrection, ...] = ()
    """Corrections of its records, in the order of their lines."""


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
    paper: tuple[Paper, ...] = ()
    pages: tuple[SourcePage, ...] = ()
    markings: tuple[Marking, ...] = ()
    hyphens: tuple[Hyphen, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    records: tuple[Record, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    definitions: tuple[Definition, ...] = ()
    questions: tuple[Question, ...] = ()
    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first code point of each line; line 1 starts at 0."""
        return starts_of(self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Each line without its line break; `lines[0]` is line 1."""
        return lines_of(self.text)

    def line(self, offset: int) -> int:
        """The line, counted from 1, that holds the code point at `offset`."""
        return bisect_right(self.line_starts, offset)

    def quote(self, span: Span) -> str:
        """The released text of a span."""
        return self.text[span.start : span.end]
