"""Reads a memorandum: MEMORANDUM FOR, THROUGH, FROM, SUBJECT, DATE, copies and enclosures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converters.model import HeaderField, Record, Span, Stated
from converters.records.date_lines import date_in, date_line, stated
from converters.records.header_fields import header_fields, header_names
from converters.records.letter_parts import closing_parts, person
from converters.records.letterheads import letterhead
from converters.records.record_rows import Rows, pattern


def read_memorandum(rows: Rows, record: Record, head: int) -> Record:
    """The record with what its header and its end say; the header starts in row `head`."""
    end = rows.at(record.end)
    names = header_names(rows, head, end)
    fields = tuple(header_fields(rows, names, end))
    body = fields[-1].end if fields else rows.all[head].end
    return replace(
        record,
        title=title_of(rows, fields) or record.title,
        date=_date(rows, record, fields, head),
        sender=sender_of(rows, fields),
        recipients=recipients_of(rows, fields),
        fields=fields,
        body=_next_text(rows, body, record.end),
        parts=(
            *letterhead(rows, rows.at(record.start), head),
            *closing_parts(rows, rows.at(body), end),
        ),
    )


def title_of(rows: Rows, fields: Sequence[HeaderField]) -> Stated | None:
    """The subject on one line, without the number of a case below it."""
    for field in fields:
        if field.name == "subject":
            span = _without_number(rows, field.value)
            if any(sign.isalnum() for sign in rows.released(span)):
                return Stated(rows.value(span), True, span)
    return None


def sender_of(rows: Rows, fields: Sequence[HeaderField]) -> Stated | None:
    """Those from whom it is, parted by semicolons, as far as they are released."""
    people = [
        person(rows, part) for field in fields if field.name == "from" for part in field.parts
    ]
    named = [one for one in people if one.name]
    if not named:
        return None
    names = "; ".join(one.name for one in named)
    return Stated(names, True, Span(named[0].start, named[-1].end))


def recipients_of(rows: Rows, fields: Sequence[HeaderField]) -> tuple[Stated, ...]:
    """Those for whom it is, as far as they are released."""
    people = [person(rows, part) for field in fields if field.name == "to" for part in field.parts]
    return tuple(Stated(one.name, True, Span(one.start, one.end)) for one in people if one.name)


def _date(rows: Rows, record: Record, fields: Sequence[HeaderField], head: int) -> Stated | None:
    """The day behind `DATE:`, or on a line of its own in or above the header."""
    for field in fields:
        if field.name == "date" and (date := stated(date_in(rows, field.value))):
            return date
    body = fields[-1].end if fields else rows.all[head].end
    for row in rows.between(record.start, body):
        if date := stated(date_line(rows, row)):
            return date
    return None


def _without_number(rows: Rows, value: Span) -> Span:
    inside = rows.between(value.start, value.end)
    for last, row in zip([Span(value.start, value.start), *inside], inside, strict=False):
        if row.start > value.start and pattern("parts", "number").match(row.text):
            first = rows.document.lines[rows.document.line(value.start) - 1]
            return Span(value.start, max(last.end, min(first.end, row.start)))
    return value


def _next_text(rows: Rows, offset: int, end: int) -> int:
    """Where the text behind a header starts; the end where there is none."""
    number = rows.at(offset)
    start = rows.all[number].start if number < len(rows.all) else end
    return min(start, end)
