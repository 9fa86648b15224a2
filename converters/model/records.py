"""Records: letters, memoranda, messages, papers and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converters.model.text import Span


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
