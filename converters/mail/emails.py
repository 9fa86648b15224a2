"""The messages of a document: one record for each printed header, and what its fields say.

Records start at the line of the header's first field, or at the separator above it, and reach to
the next header; whoever splits the document into all its records cuts them shorter.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast

from converters.mail.addresses import addresses, on_one_line, person
from converters.mail.attached_files import attached_files
from converters.mail.attributions import attributed
from converters.mail.mail_fields import ADDRESSES, Field, Header
from converters.mail.mail_headers import find_headers
from converters.mail.mail_lines import TABLE, MailLines, first_date, matched
from converters.mail.quoted import Head, told_apart
from converters.model import AttachedFile, Document, HeaderField, Record, Span, Stated
from converters.patterns import pattern_tables
from converters.records.dates import FoundDate

RECIPIENTS = ("to", "cc", "bcc")


def messages(document: Document, lines: MailLines | None = None) -> tuple[Record, ...]:
    """A record of type `e-mail`, without id, for each printed header; in order, without overlap.

    `lines`: those of the document, where they have been read.
    """
    lines = lines or MailLines(document)
    heads, _ = told_apart(lines, message_heads(lines))
    found = [head.record for head in heads]
    end = replace(found[-1], start=len(document.text)) if found else None
    return tuple(
        replace(record, end=following.start, body=min(record.body, following.start))
        for record, following in pairwise([*found, *([end] if end else [])])
    )


@lru_cache(maxsize=1)
def message_heads(lines: MailLines) -> tuple[Head, ...]:
    """The headers, and the lines that say who wrote what is quoted below them, in order."""
    headers = find_headers(lines)
    heads = [Head(one.first, one.last, one.depth, _message(lines, one)) for one in headers]
    every = sorted([*heads, *attributed(lines, headers)], key=lambda head: head.record.start)
    return tuple(every)


def quotes_a_message(document: Document, record: Record) -> bool:
    """Whether a message's first line says that the message above it quotes or forwards it."""
    first = document.quote(document.lines[document.line(record.start) - 1]).strip()
    quoted = first.startswith(">") and not _withheld_at(document, record.start)
    return not record.fields or quoted or bool(matched("separators", first.strip("*")))


def _withheld_at(document: Document, offset: int) -> bool:
    position = bisect_right(document.redactions, offset, key=lambda item: item.start) - 1
    return position >= 0 and document.redactions[position].end > offset


def bare_subject(subject: str) -> tuple[str, Literal["", "reply", "forward"]]:
    """A subject without the `RE:` and `FW:` before it, and what the first of them says."""
    action: Literal["", "reply", "forward"] = ""
    at = 0
    while True:
        for pattern in pattern_tables(TABLE)["actions"]:
            if match := pattern.regex.match(subject, at):
                action = action or cast(Literal["reply", "forward"], pattern.reads)
                at = match.end()
                break
        else:
            return subject[at:], action


# --- headers ---


def _message(lines: MailLines, header: Header) -> Record:
    fields = tuple(_field(lines, item) for item in header.fields)
    sender = header.field("from")
    title, action = _title(lines, header.field("subject"))
    return Record(
        header.start,
        header.end,
        id="",
        type="e-mail",
        title=title,
        date=_date(lines, header),
        sender=_people(lines, sender)[0] if sender and _people(lines, sender) else None,
        recipients=tuple(
            fact
            for item in header.fields
            if item.name in RECIPIENTS
            for fact in _people(lines, item)
        ),
        fields=fields,
        body=_next_text(lines, header),
        attachments=_files(lines, header.field("attachments")),
        action=action,
    )


def _field(lines: MailLines, item: Field) -> HeaderField:
    name = cast(
        Literal["from", "date", "to", "cc", "bcc", "subject", "attachments", "importance", "other"],
        item.name,
    )
    parts: tuple[Span, ...] = ()
    if item.name in ADDRESSES:
        parts = addresses(lines, item.value)
    elif item.name == "attachments":
        parts = attached_files(lines, item.value)
    start, end = item.line.start, max(item.end, item.line.end)
    return HeaderField(start, end, name, item.value, parts, _withheld(lines, item))


def _withheld(lines: MailLines, item: Field) -> Literal["none", "partly", "full"]:
    redacted = bool(lines.redactions(item.value)) or item.margin
    if not redacted:
        return "none"
    return "partly" if lines.has_released_words(item.value) else "full"


def _people(lines: MailLines, item: Field) -> list[Stated]:
    found = (person(lines, part) for part in addresses(lines, item.value))
    return [fact for fact in found if fact]


def _files(lines: MailLines, item: Field | None) -> tuple[AttachedFile, ...]:
    parts = attached_files(lines, item.value) if item else ()
    return tuple(
        AttachedFile(part.start, part.end, on_one_line(lines.text[part.start : part.end]))
        for part in parts
    )


def _date(lines: MailLines, header: Header) -> Stated | None:
    item = header.field("date")
    if header.columns:
        below = lines.all[header.last + 1 : header.last + 2 * len(header.fields) + 2]
        dates = [found for line in below if (found := first_date(lines, line))]
        found = next((date for date in dates if "T" in date.value), None)
        return Stated(found.value, certain=False, span=_span(found)) if found else None
    found = first_date(lines, item.value) if item else None
    if found is None or not found.value:
        return None
    return Stated(found.value, found.certain, _span(found))


def _span(found: FoundDate) -> Span:
    return Span(found.start, found.end)


def _title(
    lines: MailLines, item: Field | None
) -> tuple[Stated | None, Literal["", "reply", "forward"]]:
    """The subject without `RE:`, as far as something of it is released."""
    if item is None or item.start == item.end:
        return None, ""
    bare, action = bare_subject(lines.text[item.start : item.end])
    value = Span(item.end - len(bare), item.end)
    if not lines.has_released_words(value):
        return None, action
    return Stated(on_one_line(bare), certain=True, span=value), action


def _next_text(lines: MailLines, header: Header) -> int:
    """Where the text behind a header starts: the next character that is not blank."""
    number = header.last + 1
    while number < len(lines.all) and lines.all[number].kind == "blank":
        number += 1
    return lines.all[number].begin if number < len(lines.all) else len(lines.text)
