"""Finds the headers that Lotus Notes prints: a name, a date and time, then `To`, `cc`, `Subject`.

No `From` stands in them. The names of the other fields stand below the date, or in a second column
beside it, mostly without a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from converters.mail.mail_fields import ADDRESSES, Field, Header
from converters.mail.mail_lines import MailLine, MailLines, line_above
from converters.model import Span
from converters.patterns import pattern_tables

NAME_TO_DATE = 3
"""Lines below the name of who wrote in which the date stands."""

LONGEST_LINE = 300
"""Characters of a line of such a header."""

TALLEST = 40
"""Lines of such a header."""

NEAR = 10
"""Lines below a date in which the names of the fields stand."""

GAP = re.compile(r"[ \t]{2,}")

SENTENCE = re.compile(r"[.!?:;]\Z")

MOST_WORDS = 8
"""Words in the line of a name, with the office that Notes sets behind it."""


@dataclass(frozen=True, slots=True)
class _Cell(Span):
    """What stands in one column of a line."""

    line: int
    name: str = ""
    """What field it names, as `to`; empty where it names none."""

    value: int = 0
    """Where its value starts; its end without one."""

    first: bool = False
    """Whether it stands first on its line."""


@dataclass(slots=True)
class _Reading:
    """A header as it is being read."""

    names: list[_Cell] = field(default_factory=list)
    date: _Cell | None = None
    fields: list[Field] = field(default_factory=list)
    last: int = 0

    def field(self, name: str) -> Field | None:
        """The first field of a name."""
        return next((one for one in self.fields if one.name == name), None)


def lotus_header(lines: MailLines, at: int) -> Header | None:
    """The header whose first line is the name at `at`; None where all that shows one is not there.

    That is a name, a date with a time of day below it, then `To` with a value, then `Subject`.
    """
    if not _may_start(lines, at):
        return None
    reading = _read(lines, at)
    if reading is None or reading.date is None:
        return None
    above = line_above(lines.all, at)
    first = above if above is not None else at
    fields = [*_sender_and_date(lines, reading), *reading.fields]
    return Header(
        lines.all[first].begin,
        max(one.end for one in fields),
        tuple(sorted(fields, key=lambda one: one.start)),
        above is not None and lines.all[above].kind == "separator",
        first,
        reading.last,
        depth=lines.all[at].depth,
    )


def unread_headers(lines: MailLines, headers: Sequence[Header]) -> Iterator[MailLine]:
    """Dates as Notes prints them, over `To` and `Subject`, that are in no header that was read."""
    taken = {number for header in headers for number in range(header.first, header.last + 1)}
    for number, line in enumerate(lines.all):
        if number in taken or line.kind != "text" or line.end - line.start > LONGEST_LINE:
            continue
        if _date_end(lines, line.start, line.end) == line.end:
            below = range(number + 1, min(number + 1 + NEAR, len(lines.all)))
            names = {cell.name for one in below for cell in _cells(lines, one)}
            if {"to", "subject"} <= names:
                yield line


def _may_start(lines: MailLines, at: int) -> bool:
    """Whether a line can be the name over a date, which stands at most a few lines below."""
    line = lines.all[at]
    if line.kind not in ("text", "margin") or line.end - line.start > LONGEST_LINE:
        return False
    return any(_dated_lines(lines)[at + 1 : at + 1 + NAME_TO_DATE])


@lru_cache(maxsize=1)
def _dated_lines(lines: MailLines) -> tuple[bool, ...]:
    """Whether each line of a text starts with a date with a time."""
    return tuple(
        line.kind == "text" and _date_end(lines, line.start, line.end) > 0 for line in lines.all
    )


def _read(lines: MailLines, at: int) -> _Reading | None:
    """The cells from a line on, up to the end of the subject; None where they are no header."""
    reading = _Reading(last=at)
    depth = lines.all[at].depth
    for number in range(at, min(at + TALLEST, len(lines.all))):
        line = lines.all[number]
        if line.kind in ("blank", "apart"):
            continue
        known = line.depth == depth and line.kind != "separator" and not line.part
        cells = list(_cells(lines, number)) if known else []
        if not cells or not all(_take(lines, reading, cell) for cell in cells):
            break
        reading.last = number
    return reading if _is_whole(lines, reading) else None


def _is_whole(lines: MailLines, reading: _Reading) -> bool:
    to, subject = reading.field("to"), reading.field("subject")
    if reading.date is None or not reading.names or to is None or subject is None:
        return False
    return to.start < to.end and to.line.start < subject.line.start


def _cells(lines: MailLines, number: int) -> Iterator[_Cell]:
    """The columns of a line: what stands at its left, and the name of a field with its value."""
    line = lines.all[number]
    if line.kind == "blank" or line.end - line.start > LONGEST_LINE:
        return
    at, first = line.start, True
    for match in [*GAP.finditer(lines.text, line.start, line.end), None]:
        stop = match.start() if match else line.end
        start = match.end() if match else line.end
        named = _named(lines, at, line.end)
        if named:
            yield _Cell(at, line.end, number, named[0], named[1], first)
            return
        dated = first and _date_end(lines, line.start, stop) == stop
        behind = match is not None and (dated or _named(lines, start, line.end) is not None)
        if match is None or behind:
            yield _Cell(line.start if first else at, stop, number, first=first)
            if match is None:
                return
            at, first = start, False


def _named(lines: MailLines, at: int, end: int) -> tuple[str, int] | None:
    """The field whose name stands at an offset, and where its value starts."""
    for row in pattern_tables("e-mail.yml")["unmarked_names"]:
        match = row.regex.match(lines.text, at, end)
        if match and not lines.redacted_at(at):
            return row.reads, match.end()
    return None


def _date_end(lines: MailLines, at: int, end: int) -> int:
    """Where a date with a time ends that starts at an offset; 0 without one."""
    for row in pattern_tables("e-mail.yml")["dates_below_names"]:
        if match := row.regex.match(lines.text, at, end):
            return match.end()
    return 0


def _take(lines: MailLines, reading: _Reading, cell: _Cell) -> bool:
    """Takes one cell; False where it is no part of the header."""
    if cell.name:
        return _open(lines, reading, cell)
    if reading.date is None and cell.first:
        if _date_end(lines, cell.start, cell.end) == cell.end:
            reading.date = cell
            return True
        return _take_name(lines, reading, cell)
    return _go_on(lines, reading, cell)


def _take_name(lines: MailLines, reading: _Reading, cell: _Cell) -> bool:
    text = lines.text[cell.start : cell.end]
    if reading.fields and not reading.names:
        return False
    if len(reading.names) > 1 or SENTENCE.search(text) or len(text.split()) > MOST_WORDS:
        return False
    reading.names.append(cell)
    return True


def _open(lines: MailLines, reading: _Reading, cell: _Cell) -> bool:
    """A further field; each stands once, in the order in which Notes prints them."""
    if reading.field(cell.name) or reading.field("subject") or not reading.names:
        return False
    if cell.name != "to" and reading.field("to") is None:
        return False
    if reading.date is None and cell.first:
        return False
    to = reading.field("to")
    if to is not None and to.start == to.end:
        return False  # all names stand first, and the values below them
    reading.fields.append(_field(lines, cell))
    return True


def _field(lines: MailLines, cell: _Cell) -> Field:
    start = min(cell.value, cell.end)
    line = MailLine(cell.start, cell.end, "field", name=cell.name, printed="Notes", value=start)
    return Field(line, start, cell.end)


def _go_on(lines: MailLines, reading: _Reading, cell: _Cell) -> bool:
    """A line that goes on with the last field: below an empty one, or a further address."""
    if not reading.fields:
        return False
    last = reading.fields[-1]
    if last.start == last.end:
        last.start, last.end = cell.start, cell.end
        return True
    if last.name not in ADDRESSES or SENTENCE.search(lines.text[cell.start : cell.end]):
        return False
    between = lines.text[last.end : cell.start]
    if between.strip():  # what stands at the left is no part of the value
        last = _field(lines, replace(cell, name=last.name, value=cell.start))
        reading.fields.append(last)
    last.end = cell.end
    return True


def _sender_and_date(lines: MailLines, reading: _Reading) -> Iterator[Field]:
    """The name and the date; a name over two lines only where nothing stands between them."""
    first, last = reading.names[0], reading.names[-1]
    between = lines.text[first.end : last.start] if last is not first else ""
    for name, start, end in (
        ("from", first.start if not between.strip() else last.start, last.end),
        *((("date", reading.date.start, reading.date.end),) if reading.date else ()),
    ):
        line = MailLine(start, end, "field", name=name, printed="Notes", value=start)
        yield Field(line, start, end)
