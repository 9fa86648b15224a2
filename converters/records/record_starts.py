"""Finds where records start, where something certain says so; otherwise nothing is parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from converters.model import Document, Record, SourcePage
from converters.records.date_lines import date_line
from converters.records.header_fields import header_names
from converters.records.letterheads import is_letterhead, is_office
from converters.records.letters import letter_head
from converters.records.naval_letters import is_naval, top_of_sheet
from converters.records.record_rows import Row, Rows, is_part, pattern, patterns

Kind = Literal[
    "text",
    "mail",
    "memorandum",
    "letter",
    "naval letter",
    "form",
    "title",
    "attachment",
    "sheet",
]

LONGEST_HEADER = 80
"""Lines of the header of a memorandum or form, with those above that can belong to it."""

LONGEST_TOP = 400
"""Characters at the top of a source page in which its first line stands."""

TALLEST_TOP = 15
"""Lines above a header that can be the top of its sheet."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a record starts, and why."""

    row: int
    kind: Kind
    head: int
    """The row of its header, or of its salutation; `row` where it has neither."""

    message: Record | None = None
    """Its header as read, for `mail`."""


def certain_starts(rows: Rows, messages: Sequence[Record]) -> list[Start]:
    """The starts that a header, a form, a letter's head or an agency's number tells, in order.

    The first one is that of the document, whatever it is.
    """
    forms = [*_headed(rows), *_letters(rows)]
    covered = [(rows.all[one.head].start, _header_end(rows, one)) for one in forms]
    mail = [_mail(rows, message) for message in _outside(messages, covered)]
    others = [*_sheets(rows), *_attachments(rows)]
    return _tidied(rows, [Start(0, "text", 0), *forms, *mail, *others])


def _outside(messages: Sequence[Record], covered: Sequence[tuple[int, int]]) -> Iterator[Record]:
    """The messages whose header is not that of a memorandum or form."""
    spans = iter(sorted(covered))
    span = next(spans, None)
    for message in messages:
        while span and span[1] <= message.start:
            span = next(spans, None)
        if not (span and span[0] <= message.start):
            yield message


def _header_end(rows: Rows, start: Start) -> int:
    names = header_names(rows, start.head, min(start.head + LONGEST_HEADER, len(rows.all)))
    last = names[-1].row if names else start.head
    return rows.all[last].end


# --- memoranda and forms ---


def _headed(rows: Rows) -> Iterator[Start]:
    until = above = -1
    for number, row in enumerate(rows.all):
        name = _start_name(row.text)
        if not name or number <= until:
            continue
        if name == "naval letter" and not is_naval(rows, number):
            continue
        names = header_names(rows, number, min(number + LONGEST_HEADER, len(rows.all)))
        found = {
            one.name for one in names if one.row > number or name == "electronic communication"
        }
        if _is_headed(name, found, rows, number):
            top = _top(rows, number, above + 1)
            if name == "naval letter":
                top = top_of_sheet(rows, number, above + 1, top)
            yield Start(top, _kind(name), number)
            above = number
            until = names[-1].row if names else number


def _kind(name: str) -> Kind:
    if name == "naval letter":
        return "naval letter"
    return "memorandum" if name.startswith("memorandum") else "form"


def _start_name(text: str) -> str:
    if not text[:1].isupper():
        return ""
    return next((row.name for row in patterns("starts") if row.regex.fullmatch(text)), "")


def _is_headed(name: str, found: set[str], rows: Rows, number: int) -> bool:
    """Whether the fields below a line are those of the record that it names."""
    if name == "memorandum":
        return bool(found & {"from", "subject", "through", "date"})
    if name == "memorandum form":
        return bool(found & {"to"}) and bool(found & {"from", "subject"})
    if name == "electronic communication":
        return {"to", "from"} <= found
    if name == "naval letter":
        return {"to", "subject"} <= found
    if name == "cable":
        return any(row.text.startswith("FM ") for row in rows.all[number + 1 : number + 4])
    return True


def _top(rows: Rows, head: int, highest: int) -> int:
    """The first row of what stands above a header and belongs to it: letterhead, date, stamps.

    It is no higher than row `highest`.
    """
    top = head
    while top > highest and head - top < TALLEST_TOP and _belongs_above(rows, rows.all[top - 1]):
        top -= 1
    while top < head and not rows.all[top].first:
        top += 1
    # A header can stand inside of a block whose first lines lead to it, as in a cable.
    highest = max(highest, top - TALLEST_TOP)
    while top > highest and not rows.all[top].first and not rows.all[top - 1].prose:
        top -= 1
    return top


def _belongs_above(rows: Rows, row: Row) -> bool:
    if row.kind in ("paper", "marking") or date_line(rows, row) or is_part("delivery", row.text):
        return True
    if row.kind in ("fields", "item", "note") or row.prose:
        return False
    return is_letterhead(row.text)


# --- letters ---


def _letters(rows: Rows) -> Iterator[Start]:
    """Letters with their date; inside a document only below a letterhead or on a new sheet."""
    lowest = 0
    for number, row in enumerate(rows.all):
        if row.apart or not row.text.startswith(("Dear", "To ", "Gentle", "Ladies", "Sir")):
            continue
        if not is_part("salutation", row.text):
            continue
        head = letter_head(rows, number, lowest)
        lowest = number + 1
        if head.date is None:
            continue
        above = [rows.all[n] for n in range(head.first, head.date)]
        office = any(is_office(one.text) for one in above)
        if office or _is_top(rows, 0, head.first) or head.first in rows.page_tops:
            yield Start(head.first, "letter", number)


# --- messages, sheets, attachments ---


def _mail(rows: Rows, message: Record) -> Start:
    """A message starts with its header, or at the top of the sheet if only stamps stand there."""
    head = rows.at(message.start)
    top = head
    while top > 0 and head - top < TALLEST_TOP and rows.all[top - 1].kind in ("paper", "marking"):
        top -= 1
    top = next((number for number in range(top, head) if number in rows.page_tops), head)
    return Start(top, "mail", head, message)


def _sheets(rows: Rows) -> Iterator[Start]:
    """Where the agency's number of the document changes, for at least two sheets or stamps."""
    stamps = [
        (match["number"], number)
        for number, row in enumerate(rows.all)
        if "Doc No" in row.text
        and (match := pattern("documents", "state-department").match(row.text))
    ]
    runs = [(name, list(run)) for name, run in groupby(stamps, key=lambda stamp: stamp[0])]
    certain = [(name, run[0][1]) for name, run in runs if len(run) > 1]
    for (before, _), (name, number) in pairwise(certain):
        if before != name:
            yield Start(number, "sheet", number)


def names_attachment(document: Document, page: SourcePage) -> bool:
    """Whether the first words of a source page are `ATTACHMENT A` or the like, on their own."""
    text = document.text[page.start : min(page.end, page.start + LONGEST_TOP)].lstrip()
    return bool(pattern("attached", "attachment").fullmatch(text.splitlines()[0] if text else ""))


def _attachments(rows: Rows) -> Iterator[Start]:
    """A sheet that says in its first line that it is an attachment."""
    for page in rows.document.pages[1:]:
        number = rows.at(page.start)
        while number < len(rows.all) and rows.all[number].apart:
            number += 1
        if number == len(rows.all) or rows.all[number].start >= page.end:
            continue
        if pattern("attached", "attachment").fullmatch(rows.all[number].text):
            yield Start(number, "attachment", number)


# --- all together ---


def _tidied(rows: Rows, starts: Sequence[Start]) -> list[Start]:
    """In order, one for each row, each at the start of a block; none for a mere top of a sheet."""
    kept: list[Start] = []
    for start in sorted(starts, key=lambda one: (one.row, one.kind != "mail", one.head)):
        if not rows.all[start.row].first:
            continue
        if kept and start.row <= kept[-1].head and kept[-1].row < start.row:
            if kept[-1].kind == "mail":
                continue
            # What was taken for its header belongs to the record that starts here.
            kept[-1] = Start(kept[-1].row, "text", kept[-1].row)
        if kept and kept[-1].kind in ("text", "sheet") and _is_top(rows, kept[-1].row, start.row):
            kept[-1] = replace(start, row=kept[-1].row)
        elif kept and kept[-1].row == start.row:
            continue
        else:
            kept.append(start)
    return kept


def _is_top(rows: Rows, first: int, end: int) -> bool:
    """Whether nothing stands between two rows but stamps, markings and other short lines."""
    if end - first > TALLEST_TOP:
        return False
    return all(row.apart or not _says_something(rows, row) for row in rows.all[first:end])


def _says_something(rows: Rows, row: Row) -> bool:
    if any(redaction.kind == "stamp" for redaction in rows.redactions(row)):
        return False
    if pattern("documents", "state-department").match(row.text):
        return False
    return row.prose or row.kind in ("heading", "item", "fields")
