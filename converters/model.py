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

    vocabulary: Literal["agencies", "programs", "organizations", "people"]
    """The vocabulary that holds the term."""

    term: str
    """The id of the term in that vocabulary; of a person, that of one of the document's people."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the document names, as far as the name is released."""

    id: str
    """The id of a row of `people.csv`, or the name itself as an id: `jo-a-example`."""

    name: str
    """In normal form, `Jo A. Example`; that of the row where one names the person."""

    certain: bool
    """Whether a row says who it is; else the same name in another document may be another's."""

    released: tuple[str, ...]
    """The ways in which the document writes the name, on one line each."""

    roles: tuple[Span, ...] = ()
    """The lines beside a name that say what the person does and where, one span for each place."""


CitationKind = Literal[
    "usc",
    "cfr",
    "stat",
    "public-law",
    "fed-reg",
    "executive-order",
    "reporter",
    "bill",
    "pia",
    "case",
    "complaint",
    "request",
    "directive",
    "delegation",
    "nist",
    "statute-name",
    "news",
    "web",
]


@dataclass(frozen=True, slots=True)
class Citation(Span):
    """A place that names an authority, so that a reader could look it up."""

    id: str
    """`c1`, `c2` … in the order of the text."""

    kind: CitationKind
    """`statute-name`: a law named in words; `Id.` and `supra` have that of what they stand for."""

    authority: str
    """The id of what it cites: `5-usc-552`, `6-cfr-5.5`, `dhs-ice-pia-054`, `241-f-supp-2d-5`."""

    whole: str
    """The normal form of the authority itself: `5 U.S.C. § 552`."""

    normal: str
    """The normal form of this cite, with its pinpoint: `5 U.S.C. § 552(a)(3)`."""

    pinpoint: str = ""
    """The place in the authority: `(a)(3)`, `16–17`; of a bare `Id.` that of its antecedent."""

    how: Literal["full", "short", "id", "supra", "defined", "address"] = "full"
    """`short`: by a name that stands beside a full cite of this document; `defined`: by a short
    form that it declares; `address`: a web address that names it or stands right behind it."""

    url: str = ""
    """Where it can be read: of a known service, or as the text gives it; empty without one."""

    title: str = ""
    """What the text calls it: the name of a case, bill or story; empty without a name."""

    repaired: str = ""
    """The web address read where OCR set blanks into the released one; otherwise empty."""

    rest: Span | None = None
    """Where the cite goes on behind what the sheet set between the two; None for most."""


@dataclass(frozen=True, slots=True)
class Definition(Span):
    """The place where a document says what an acronym means."""

    acronym: str
    """As it stands there: `PIA`."""

    meaning: Span
    """The words it stands for."""

    uses: tuple[Span, ...] = ()
    """Where the document uses it after that, up to its next definition of the same acronym."""


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

    series: int = 1
    """Ordinal of its list in the document, from 1: where numbers start anew, a list does."""

    answered_with: str = ""
    """The id of the lettered question below it with which it is answered: `1.` that asks, then
    `a.` that asks more, then one answer. `state` and `redactions` are those of that answer; empty
    where it has an answer of its own, or none."""


@dataclass(frozen=True, slots=True)
class Paper(Span):
    """What the sheet carries and no sentence does; whole lines, without their line break."""

    kind: Literal["break", "number", "head", "stamp", "rule"]
    """`break`: a form feed or a line such as `--- PAGE 2 ---`; `number`: a page number;
    `head`: a running header or footer; `stamp`: a Bates or control number; `rule`: the line drawn
    between text and footnotes."""

    label: str = ""
    """What it says, without ornaments: `3 of 12`, `DOJ-OGR-00028195`."""


@dataclass(frozen=True, slots=True)
class SourcePage(Span):
    """A sheet of the released paper, from its first to its last character."""

    number: int
    """Ordinal of the sheet in the file, from 1."""

    label: str = ""
    """The number printed on it, as printed: `3`, `3 of 12`; empty without one."""

    stamp: str = ""
    """The Bates or control number on it; empty without one."""


@dataclass(frozen=True, slots=True)
class Marking(Span):
    """A handling or classification marking (32 C.F.R. Parts 2001 and 2002)."""

    terms: tuple[str, ...]
    """Ids of the markings it names in `markings.yml`: `fouo`, `les`; never empty."""

    kind: Literal["line", "portion"]
    """`line`: it stands on lines of its own; `portion`: before a paragraph, such as `(U)`."""

    struck: bool = False
    """Whether it was struck out on paper, as on declassification."""


@dataclass(frozen=True, slots=True)
class Hyphen(Span):
    """A hyphen and the line break behind it inside one word: left out for reading and search."""


@dataclass(frozen=True, slots=True)
class NoteMark(Span):
    """The number in a sentence that leads to a footnote."""

    number: str
    """In ASCII digits or signs: `4`, `*`."""

    note: str
    """The id of its footnote; empty where the text holds none that is certainly its own."""


@dataclass(frozen=True, slots=True)
class Footnote(Span):
    """A footnote or endnote: its text with the number before it."""

    id: str
    """`fn-4`; where numbers start anew `fn-4-2` for the second of this number; `fn-x1`, `fn-x2` …
    for notes without a number."""

    number: str
    """In ASCII digits or signs; empty where OCR lost it."""

    label: Span | None
    """The number as printed before the note; None where OCR lost it."""

    marks: tuple[Span, ...]
    """The marks that lead to it, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact about a record."""

    value: str
    """A date is ISO 8601 to the precision known, `2020-02-28T10:44`, `2020-02`, with `Z` or an
    offset only where the text gives one; all else is released text on one line."""

    certain: bool
    """False where it was inferred from how the text is laid out; shown as such."""

    span: Span | None = None
    """Where the text states it; None where a person did, in the sidecar."""


@dataclass(frozen=True, slots=True)
class HeaderField(Span):
    """A field of a header, from its name to the end of its value: `To: A;` and `B` below."""

    name: Literal[
        "from",
        "date",
        "to",
        "cc",
        "bcc",
        "subject",
        "attachments",
        "importance",
        "through",
        "other",
    ]
    """What it holds, whatever the form calls it: `Sent:` is a date, `MEMORANDUM FOR:` a `to`."""

    value: Span
    """Its value, over several lines where it is wrapped."""

    parts: tuple[Span, ...] = ()
    """The single addresses or files, for fields that hold several; redactions included."""

    withheld: Literal["none", "partly", "full"] = "none"
    """Whether the value is released, withheld in part or in full."""


@dataclass(frozen=True, slots=True)
class AttachedFile(Span):
    """A file that a message or letter announces."""

    name: str
    """Its name, on one line."""

    record: str = ""
    """The id of the record that is this attachment as far as the text shows; empty without one."""


RecordType = Literal[
    "letter",
    "memorandum",
    "e-mail",
    "questions",
    "briefing paper",
    "talking points",
    "report",
    "form",
    "cover sheet",
    "index",
    "request",
    "attachment",
    "record",
]
"""`attachment` and `record` where nothing more is known."""


@dataclass(frozen=True, slots=True)
class RecordPart(Span):
    """A part of a letter or memorandum that is neither a header field nor its text."""

    kind: Literal[
        "letterhead",
        "addressee",
        "salutation",
        "closing",
        "signature",
        "copy-list",
        "enclosure",
    ]

    entries: tuple[Span, ...] = ()
    """The lines of each person, or of each enclosure, where several are named."""


@dataclass(frozen=True, slots=True)
class Record(Span):
    """A letter, memorandum, e-mail message, list of questions … inside a document.

    Records cover the document without gaps, in order, each starting with a block.
    """

    id: str
    """`message-1`, `message-2` … for e-mail, `record-1`, `record-2` … for all else, both in the
    order of the text; the anchor on its page."""

    type: RecordType
    type_certain: bool = True
    title: Stated | None = None
    date: Stated | None = None
    sender: Stated | None = None
    recipients: tuple[Stated, ...] = ()
    fields: tuple[HeaderField, ...] = ()
    body: int = 0
    """Offset where its text starts, behind header fields; its start without any."""

    parts: tuple[RecordPart, ...] = ()
    """Letterhead, signatures and the like, in the order of the text."""

    attachments: tuple[AttachedFile, ...] = ()
    attached_to: str = ""
    """The id of the message whose attachment it is as far as the text shows; or empty."""

    thread: str = ""
    """`thread-1` …: printed messages that quote each other; empty for all other records."""

    position: int = 0
    """Place in its thread in order of time, from 1; 0 outside of threads."""

    reply_to: str = ""
    """The id of the message that it answers or forwards, printed below it; or empty."""

    action: Literal["", "reply", "forward"] = ""
    """What its subject says of that: `RE:`, `FW:`."""

    copy_of: str = ""
    """The id of the fullest copy of the same message, where this is a shorter or equal one."""


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
