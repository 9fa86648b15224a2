"""The header of a memorandum or form: `TO:`, `FROM:`, `SUBJECT:` with names over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, cast

from converters.model import HeaderField, Span
from converters.records.enclosures import enclosures
from converters.records.record_rows import Row, Rows, patterns

LONGEST_GAP = 24
"""Lines; a header with more between two of its fields is no header."""

SECOND_COLUMN = re.compile(r"[ \t]{3,}(?=(?:DATE|Date|ATTN|Attn|Attention)[ \t]*:)")
"""On forms the date, or the person at an office, stands at the right of the line that says whom."""

GOES_ON = re.compile(r"(?:,|\b(?:AND|OR|OF|FOR|THE|TO|IN))\Z")
"""The end of a line of capitals that the next one goes on with."""


@dataclass(frozen=True, slots=True)
class Name(Span):
    """The first line of a field: its name and where the value starts behind it."""

    name: str
    value_start: int
    row: int
    """Index of its row."""

    in_cable: bool = False
    """Whether it is of a cable, whose addressees stand without a blank line between them."""


def field_name(text: str) -> tuple[str, int] | None:
    """What field a line starts, and how many characters its name takes; None where it is none."""
    for row in patterns("fields"):
        match = row.regex.match(text)
        if match:
            return row.reads, match.end()
    return None


def header_names(rows: Rows, first: int, end: int) -> list[Name]:
    """The fields of a header that starts in row `first`, up to its last one before row `end`.

    Between two fields only short lines stand: names, titles, addresses.
    """
    names: list[Name] = []
    since = 0
    for number in range(first, end):
        row = rows.all[number]
        if row.apart:
            continue
        found = (
            list(_names(rows, row, number))
            or _below_sender(rows, row, number, names)
            or _further_addressee(rows, row, number, names)
        )
        if not found:
            since += 1
            section = bool(names) and row.kind in ("heading", "item")
            new_text = row.after_blank and (row.prose or section)
            if since > LONGEST_GAP or new_text:
                break
            continue
        names += found
        since = 0
    return names


def _below_sender(rows: Rows, row: Row, number: int, names: Sequence[Name]) -> list[Name]:
    """The line `TO …` of a cable, which stands right below `FM …`; neither has a colon."""
    above = names[-1] if names else None
    cable = above and above.row == number - 1 and rows.all[above.row].text.startswith("FM ")
    if not cable or not row.text.startswith("TO "):
        return []
    return [Name(row.start, row.end, "to", row.start + len("TO "), number, in_cable=True)]


def _further_addressee(rows: Rows, row: Row, number: int, names: Sequence[Name]) -> list[Name]:
    """An office below `To:` with a person of its own at its right: `Piertown     Attn: Squad 4`."""
    if not names or names[-1].name != "other" or "to" not in {one.name for one in names[-2:]}:
        return []
    column = SECOND_COLUMN.search(rows.document.text, row.start, row.end)
    second = field_name(rows.document.text[column.end() : row.end]) if column else None
    if column is None or second is None or second[0] != "other":
        return []
    start = column.end()
    return [
        Name(row.start, start, "to", row.start, number),
        Name(start, row.end, second[0], start + second[1], number),
    ]


def _names(rows: Rows, row: Row, number: int) -> Iterator[Name]:
    """The field that a row starts, and that of its second column."""
    text = rows.document.text[row.start : row.end]
    lead = text.find(row.text[:1]) if row.text else 0
    found = field_name(text[lead:])
    if not found:
        return
    name, length = found
    yield Name(row.start, row.end, name, row.start + lead + length, number)
    column = SECOND_COLUMN.search(text, lead + length)
    if column and (second := field_name(text[column.end() :])):
        start = row.start + column.end()
        yield Name(start, row.end, second[0], start + second[1], number)


def header_fields(rows: Rows, names: Sequence[Name], end: int) -> Iterator[HeaderField]:
    """The fields with their values; the last one ends with its block, before row `end`."""
    for name, following in zip(names, [*names[1:], None], strict=False):
        last = _last_row(rows, name, following, end)
        stop = rows.all[last].end
        if following is not None and following.row == name.row:
            stop = following.start
        text = rows.document.text[name.value_start : stop]
        start = name.value_start + len(text) - len(text.lstrip())
        value = Span(start, max(start, name.value_start + len(text.rstrip())))
        yield HeaderField(
            name.start,
            max(value.end, name.value_start),
            cast(Any, name.name),
            value,
            tuple(_parts(rows, name.name, value)),
            withheld(rows, value),
        )


def _parts(rows: Rows, name: str, value: Span) -> Iterable[Span]:
    if name == "attachments":
        return enclosures(rows, value)
    return people_of(rows, value) if name in ("to", "from", "through", "cc") else ()


def _last_row(rows: Rows, name: Name, following: Name | None, end: int) -> int:
    """The row that ends a value: the one before the next field, or the last of its block."""
    if name.in_cable:
        return _last_addressee(rows, name, end)
    if following is not None and following.row > name.row:
        last = following.row - 1
        while last > name.row and rows.all[last].apart:
            last -= 1
        return last
    row = rows.all[name.row]
    empty = not rows.document.text[name.value_start : row.end].strip()
    last = name.row
    while last + 1 < end and _is_below(rows, name, last + 1):
        last += 1
    if empty and last == name.row and last + 1 < end and _is_value(rows.all[last + 1]):
        block = rows.all[last + 1].block
        while last + 1 < end and rows.all[last + 1].block == block:
            last += 1
    return last


def _is_below(rows: Rows, name: Name, number: int) -> bool:
    """Whether a row goes on with the last field: in its block, or the next enclosure of a list."""
    row = rows.all[number]
    if row.block == rows.all[name.row].block:
        return True
    return name.name == "attachments" and row.kind == "item" and not row.after_blank


def _last_addressee(rows: Rows, name: Name, end: int) -> int:
    """The last line below `TO` before those who get a cable for their information, or a gap."""
    last = name.row
    while last + 1 < end and not rows.all[last + 1].after_blank and not rows.all[last + 1].apart:
        if rows.all[last + 1].text.startswith("INFO "):
            break
        last += 1
    return last


def _is_value(row: Row) -> bool:
    return row.kind in ("paragraph", "lines", "heading", "columns") and not row.prose


def people_of(rows: Rows, value: Span) -> Iterator[Span]:
    """The lines of each person in a value: blank lines, or semicolons on one line, part them."""
    inside = [row for row in rows.between(value.start, value.end) if not row.apart]
    if rows.released(value).isupper():
        yield from _capital_lines(rows, value)
        return
    first_line = rows.document.lines[rows.document.line(value.start) - 1]
    groups: list[Span] = []
    first_end = min(first_line.end, value.end)
    if rows.document.text[value.start : first_end].strip():
        groups.append(Span(value.start, first_end))
    for row in inside:
        if row.start <= value.start < row.end:
            continue
        if row.after_blank or not groups:
            groups.append(Span(row.start, min(row.end, value.end)))
        else:
            groups[-1] = Span(groups[-1].start, min(row.end, value.end))
    if len(groups) == 1:
        yield from _parted(rows, groups[0])
    else:
        yield from groups


def _capital_lines(rows: Rows, value: Span) -> Iterator[Span]:
    """The lines of a value in capitals: the Department of Defense names one office on each."""
    found: list[Span] = []
    document = rows.document
    for number in range(document.line(value.start) - 1, document.line(value.end)):
        line = document.lines[number]
        start, end = max(line.start, value.start), min(line.end, value.end)
        text = document.text[start:end]
        if not text.strip():
            continue
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if found and GOES_ON.search(document.text, found[-1].start, found[-1].end):
            start = found.pop().start
        found.append(Span(start, end))
    if len(found) == 1:
        yield from _parted(rows, found[0])
    else:
        yield from found


def _parted(rows: Rows, group: Span) -> Iterator[Span]:
    """The people that semicolons part, each without the blanks around it; redactions whole."""
    text = rows.document.text
    inside = [(item.start, item.end) for item in rows.redactions(group)]
    cuts = [
        match.start() + group.start
        for match in re.finditer(";", text[group.start : group.end])
        if not any(start <= match.start() + group.start < end for start, end in inside)
    ]
    for start, end in pairwise([group.start - 1, *cuts, group.end]):
        piece = text[start + 1 : end]
        if piece.strip():
            at = start + 1 + len(piece) - len(piece.lstrip())
            yield Span(at, start + 1 + len(piece.rstrip()))


def withheld(rows: Rows, value: Span) -> Literal["none", "partly", "full"]:
    """Whether a value is released, withheld in part or in full."""
    if not rows.redactions(value):
        return "none"
    return "partly" if any(sign.isalnum() for sign in rows.released(value)) else "full"
