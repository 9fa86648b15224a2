"""What a reader of printed e-mail should know: what in a header is damaged, missing or doubtful."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from converters.mail.emails import message_heads
from converters.mail.lotus_headers import unread_headers
from converters.mail.mail_fields import Field, Header
from converters.mail.mail_headers import cut_headers, find_headers
from converters.mail.mail_lines import MailLines, first_date
from converters.mail.quoted import told_apart
from converters.model import Diagnostic, Record, Span
from converters.records.dates import find_dates

LONGEST_QUOTE = 200
"""Characters."""

AMONG_ANSWERS = (
    "an earlier message is quoted here, and words of another one stand below it; "
    "it is read as part of the message above"
)
CROWDED = "the header and the text of a message stand on one line; no fields are read from it"
UNREAD = (
    "this looks like the header of a message; which value belongs to which field is not certain"
)
ADVICE = "if a message of its own starts here, give this line under “records” in the sidecar"


def email_notes(lines: MailLines, records: Sequence[Record]) -> tuple[Diagnostic, ...]:
    """The notes on all headers of a document and on messages without text, in no certain order."""
    document = lines.document
    headers = find_headers(lines)
    told = {
        document.line(field.start)
        for record in records
        if record.date and not record.date.span
        for field in record.fields
    }
    notes = [note for header in headers for note in _on_header(lines, header, told)]
    notes += [
        _note(
            lines,
            span,
            "a header of a message without “From:”; no record of its own",
            "look for the sheet before this one in the release",
        )
        for span in cut_headers(lines, headers)
    ]
    notes += [_note(lines, span, CROWDED, ADVICE) for span in lines.crowded]
    notes += [_note(lines, line, UNREAD, ADVICE) for line in unread_headers(lines, headers)]
    _, among = told_apart(lines, message_heads(lines))
    notes += [_note(lines, head.record, AMONG_ANSWERS, ADVICE) for head in among]
    return (*notes, *_without_text(lines, records))


def _on_header(lines: MailLines, header: Header, told: Container[int]) -> Iterator[Diagnostic]:
    """`told`: the lines on which fields of messages start of which a person told the date."""
    for item in header.fields:
        if item.line.damaged:
            name = item.line.printed
            yield _note(lines, item.line, f"read as the field “{name}” of a message")
        doubtful = item.name == "date" and not header.columns
        if doubtful and lines.document.line(item.line.start) not in told:
            yield from _on_date(lines, item)
    if header.columns:
        message = "the names of these fields stand above their values; none is assigned to its name"
        yield _note(lines, header, message, "compare with the source")


def _on_date(lines: MailLines, item: Field) -> Iterator[Diagnostic]:
    found = first_date(lines, item.value)
    if found and found.doubt:
        yield _note(lines, item.line, found.doubt, _advice(found.value))
    elif found is None and lines.has_released_words(item.value):
        cut = next(find_dates(lines.text, item.start, item.end), None) or lines.redactions(
            item.value
        )
        if not cut:
            yield _note(lines, item.line, "no date is read from this field", _advice(""))


def _advice(value: str) -> str:
    if value:
        return f"read as {value}; “date:” in the sidecar's “records” corrects it"
    return "“date:” in the sidecar's “records” gives one where a person can tell"


def _without_text(lines: MailLines, records: Sequence[Record]) -> Iterator[Diagnostic]:
    for record in records:
        if record.type != "e-mail" or not record.fields:
            continue
        body = Span(min(record.body, record.end), record.end)
        if not lines.has_released_words(body) and not lines.redactions(body):
            yield _note(lines, record, "a header of a message without any text below it")


def _note(lines: MailLines, span: Span, message: str, advice: str = "") -> Diagnostic:
    document = lines.document
    line = document.line(span.start)
    quote = document.quote(document.lines[line - 1]).strip()[:LONGEST_QUOTE]
    return Diagnostic("note", line, message, quote, advice)
