"""Reads a letter: letterhead, date, address, salutation, and what stands below its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converters.model import HeaderField, Record, RecordPart, Span, Stated
from converters.records.date_lines import date_line, stated
from converters.records.header_fields import withheld
from converters.records.letter_parts import Person, closing_parts, people, person
from converters.records.letterheads import is_letterhead, letterhead
from converters.records.record_rows import Row, Rows, is_part, pattern

TALLEST_ADDRESS = 20
"""Lines between the date of a letter and its salutation."""


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Where the head of a letter stands, in rows."""

    first: int
    """The first row of its letterhead, or of its date without one."""

    date: int | None
    salutation: int


def letter_head(rows: Rows, salutation: int, first: int) -> LetterHead:
    """What stands above a salutation, no higher than row `first`: its date and its letterhead."""
    date = _date_above(rows, salutation, first)
    if date is None:
        return LetterHead(salutation, None, salutation)
    top = date
    while top > first and date - top < 8 and _is_letterhead(rows.all[top - 1]):
        top -= 1
    while top < date and not rows.all[top].first:
        top += 1  # a record starts with a block
    return LetterHead(top, date, salutation)


def _date_above(rows: Rows, salutation: int, first: int) -> int | None:
    """The row of the date above a salutation with nothing but an address between them."""
    for number in range(salutation - 1, max(first, salutation - TALLEST_ADDRESS) - 1, -1):
        row = rows.all[number]
        if row.apart:
            continue
        if date_line(rows, row):
            return number
        if row.prose or row.kind in ("heading", "item") or is_part("salutation", row.text):
            return None
    return None


def _is_letterhead(row: Row) -> bool:
    """Whether a line above a date can be of the letterhead: an office's name or a delivery."""
    if row.kind in ("marking", "paper"):
        return True
    if row.kind in ("fields", "item", "note") or row.prose:
        return False
    return is_letterhead(row.text) or is_part("delivery", row.text)


def read_letter(rows: Rows, record: Record, head: LetterHead) -> Record:
    """The record with what its head and its end say."""
    first, end = rows.at(record.start), rows.at(record.end)
    date = date_line(rows, rows.all[head.date]) if head.date is not None else None
    above = head.date if head.date is not None else head.salutation
    address = _address(rows, above + 1, head.salutation) if head.date is not None else None
    subject = _subject(rows, above, head.salutation)
    below = closing_parts(rows, head.salutation + 1, end)
    salutation = rows.all[head.salutation]
    return replace(
        record,
        title=_title(rows, subject) or record.title,
        date=stated(date),
        sender=_sender(rows, below),
        recipients=_recipients(rows, address),
        fields=(subject,) if subject else (),
        body=rows.all[head.salutation + 1].start if head.salutation + 1 < end else record.end,
        parts=(
            *letterhead(rows, first, above),
            *([address] if address else []),
            RecordPart(salutation.start, salutation.end, "salutation"),
            *below,
        ),
    )


def _address(rows: Rows, first: int, end: int) -> RecordPart | None:
    """The lines between date and salutation, up to a line that says what the letter is about."""
    inside: list[Row] = []
    for row in rows.all[first:end]:
        if pattern("parts", "reference-line").match(row.text):
            break
        if not row.apart and not is_part("delivery", row.text):
            inside.append(row)
    if not inside:
        return None
    start, stop = inside[0].start, inside[-1].end
    return RecordPart(start, stop, "addressee", (Span(start, stop),))


def _recipients(rows: Rows, address: RecordPart | None) -> tuple[Stated, ...]:
    if address is None:
        return ()
    one = person(rows, address)
    return (Stated(one.name, True, _first_line(rows, one)),) if one.name else ()


def _first_line(rows: Rows, one: Person) -> Span:
    line = rows.document.lines[rows.document.line(one.start) - 1]
    return Span(one.start, min(one.end, line.end))


def _subject(rows: Rows, first: int, end: int) -> HeaderField | None:
    """The line `RE: …` above a salutation, with the lines that go on with it."""
    for number in range(first, end):
        row = rows.all[number]
        match = pattern("parts", "reference-line").match(row.text)
        if not match or row.apart:
            continue
        last = number
        while last + 1 < end and not rows.all[last + 1].after_blank:
            last += 1
        start = row.start + match.end() + rows.document.text[row.start : row.end].find(row.text[:1])
        value = Span(min(start, row.end), rows.all[last].end)
        return HeaderField(row.start, value.end, "subject", value, (), withheld(rows, value))
    return None


def _title(rows: Rows, subject: HeaderField | None) -> Stated | None:
    if subject is None or not any(sign.isalnum() for sign in rows.released(subject.value)):
        return None
    return Stated(rows.value(subject.value), True, subject.value)


def _sender(rows: Rows, parts: Sequence[RecordPart]) -> Stated | None:
    """Those who sign, as far as their names are released."""
    signers = [one for part in parts if part.kind == "signature" for one in people(rows, part)]
    named = [one for one in signers if one.name]
    if not named:
        return None
    names = "; ".join(one.name for one in named)
    return Stated(names, True, Span(named[0].start, named[-1].end))
