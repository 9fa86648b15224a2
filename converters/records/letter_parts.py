"""The parts below the text of a letter or memorandum: closing, signatures, copies, enclosures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converters.model import RecordPart, Span
from converters.records.record_rows import PROSE_END, WIDE_GAP, Row, Rows, is_part, pattern
from converters.text.lines import FAR_RIGHT

LONGEST_SIGNATURE = 18
"""Lines below a closing that can be those who sign."""

LONGEST_AT_RIGHT = 5
"""Lines of a signature that stands at the right."""

FEWEST_COPIES = 2
"""Lines such as `1 - Mr. Example` that are a list of copies."""

MARKER = re.compile(r"(?:[-–•*]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Person(Span):
    """The lines of one person; the span is that of all of them."""

    name: str
    """As released, without a mark for a signature; empty where it is withheld."""

    signed: bool
    """Whether a mark stands for a signature by hand."""


def closing_parts(rows: Rows, text_start: int, end: int) -> tuple[RecordPart, ...]:
    """The parts below a record's text, which starts in row `text_start`, before row `end`."""
    closing = _closing(rows, text_start, end)
    first = closing if closing is not None else _behind_prose(rows, text_start, end)
    heads = [n for n in range(first, end) if n != closing and _is_head(rows.all[n])]
    parts: list[RecordPart] = []
    if closing is not None:
        row = rows.all[closing]
        parts.append(RecordPart(row.start, row.end, "closing"))
        stop = min(heads[0] if heads else end, closing + 1 + LONGEST_SIGNATURE)
        parts += _signature(rows, closing + 1, stop)
    else:
        parts += _at_right(rows, first, heads[0] if heads else end)
    for head, stop in zip(heads, [*heads[1:], end], strict=False):
        parts += _list(rows, head, stop)
    if not any(part.kind == "copy-list" for part in parts):
        parts += _carbon_copies(rows, max(first, heads[-1] + 1 if heads else first), end)
    return tuple(sorted(parts, key=lambda part: part.start))


def _carbon_copies(rows: Rows, first: int, end: int) -> Iterator[RecordPart]:
    """The copies that the Bureau lists below a memorandum, `1 - Mr. Example`: two lines or more."""
    at = [number for number in range(first, end) if is_part("carbon copy", rows.all[number].text)]
    if len(at) < FEWEST_COPIES or at[-1] - at[0] != len(at) - 1:
        return
    entries = [rows.all[number] for number in at]
    if [int(row.text.split()[0]) for row in entries] == list(range(1, len(entries) + 1)):
        return  # what counts up is a list of something else
    spans = tuple(Span(row.start + _after_count(row), row.end) for row in entries)
    yield RecordPart(entries[0].start, entries[-1].end, "copy-list", spans)


def _after_count(row: Row) -> int:
    """The characters of the number of copies and the dash behind it."""
    return len(row.text) - len(row.text.lstrip("0123456789 -–"))


def people(rows: Rows, part: RecordPart) -> tuple[Person, ...]:
    """Those whom a part names, one for each of its entries."""
    return tuple(person(rows, entry, part.kind == "signature") for entry in part.entries)


def person(rows: Rows, entry: Span, signs: bool = False) -> Person:
    """A person's lines: the name is the first. Where it is withheld, no line below stands for it.

    Of one who signs, the first line can be the signature by hand; behind a blank line the name
    stands printed, unless what stands there is a position or an office.
    """
    signed = "/s/" in rows.document.quote(entry)
    document, skipped = rows.document, False
    for number in range(document.line(entry.start) - 1, document.line(entry.end)):
        line = document.lines[number]
        inside = Span(max(line.start, entry.start), min(line.end, entry.end))
        inside = _first_column(rows, inside)
        name = pattern("parts", "signed").sub("", rows.released(inside)).strip(" ,;")
        blank = not document.quote(inside).strip()
        if any(sign.isalpha() for sign in name):
            office = any(pattern("parts", one).match(name) for one in ("position", "office"))
            return Person(entry.start, entry.end, "" if skipped and office else name, signed)
        if not signs and not blank:
            break
        skipped = skipped or not blank
        if not blank and not _stands_alone(rows, number):
            break
    return Person(entry.start, entry.end, "", signed)


def _first_column(rows: Rows, line: Span) -> Span:
    """A line without what stands far at its right, such as the number of a request."""
    text = rows.document.quote(line)
    gap = WIDE_GAP.search(text, len(text) - len(text.lstrip()))
    return Span(line.start, line.start + gap.start()) if gap else line


def _stands_alone(rows: Rows, number: int) -> bool:
    """Whether a blank line follows, or a line that is `/s/`."""
    following = rows.document.lines[number + 1 : number + 2]
    text = rows.document.quote(rows.document.lines[number])
    return "/s/" in text or not following or not rows.document.quote(following[0]).strip()


def _closing(rows: Rows, first: int, end: int) -> int | None:
    """The last row that ends a letter."""
    for number in range(end - 1, first - 1, -1):
        if not rows.all[number].apart and is_part("closing", rows.all[number].text):
            return number
    return None


def _behind_prose(rows: Rows, first: int, end: int) -> int:
    """The row behind the last one of running text."""
    for number in range(end - 1, first - 1, -1):
        row = rows.all[number]
        if not row.apart and row.prose and not _is_head(row):
            return number + 1
    return first


def _is_head(row: Row) -> bool:
    if row.apart:
        return False
    return is_part("copy-list", row.text) or is_part("enclosure", row.text)


def _signature(rows: Rows, first: int, end: int) -> Iterator[RecordPart]:
    """Those who sign: up to running text."""
    inside: list[Row] = []
    for row in rows.all[first:end]:
        if (row.prose and not row.apart) or row.kind in ("heading", "fields", "item"):
            break
        if not row.apart:
            inside.append(row)
    if inside:
        entries = tuple(_signers(rows, inside))
        yield RecordPart(inside[0].start, inside[-1].end, "signature", entries)


def _at_right(rows: Rows, first: int, end: int) -> Iterator[RecordPart]:
    """Who signs below a text without a closing: lines deep at the right, the first in capitals."""
    inside = [row for row in rows.all[first:end] if not row.apart]
    if (
        not inside
        or len(inside) > LONGEST_AT_RIGHT
        or not is_part("name in capitals", inside[0].text)
    ):
        return
    if all(_indent(rows, row) >= FAR_RIGHT for row in inside):
        span = Span(inside[0].start, inside[-1].end)
        yield RecordPart(span.start, span.end, "signature", (span,))


def _indent(rows: Rows, row: Row) -> int:
    return row.start - rows.document.lines[rows.document.line(row.start) - 1].start


def _signers(rows: Rows, inside: Sequence[Row]) -> Iterator[Span]:
    """One span for each who signs: `/s/` starts one; without any, all lines are one person's."""
    signed = [pattern("parts", "signed").match(row.text) is not None for row in inside]
    start = 0
    for number in range(1, len(inside)):
        if signed[number]:
            yield Span(inside[start].start, inside[number - 1].end)
            start = number
    yield Span(inside[start].start, inside[-1].end)


def _list(rows: Rows, head: int, end: int) -> Iterator[RecordPart]:
    """A copy list or a list of enclosures: its head, and short lines below it."""
    row = rows.all[head]
    kind = "copy-list" if is_part("copy-list", row.text) else "enclosure"
    inside: list[Row] = []
    for line in rows.all[head + 1 : end]:
        ends = line.prose if kind == "copy-list" else PROSE_END.search(line.text) and line.prose
        if line.kind == "heading" or (ends and not line.apart):
            break
        if not line.apart:
            inside.append(line)
    beside = _beside(rows, row)
    capitals = all(line.text.isupper() and not line.after_blank for line in inside)
    below = _groups(rows, inside, alone=kind == "enclosure" or capitals)
    entries = (*beside, *below)
    last = inside[-1].end if inside else row.end
    yield RecordPart(row.start, last, "copy-list" if kind == "copy-list" else "enclosure", entries)


def _beside(rows: Rows, row: Row) -> Iterator[Span]:
    """What stands behind the colon of a list's head."""
    text = rows.document.text[row.start : row.end]
    at = text.find(":")
    if at >= 0 and text[at + 1 :].strip():
        rest = text[at + 1 :]
        yield Span(row.start + at + 1 + len(rest) - len(rest.lstrip()), row.end)


def _marker(text: str) -> int:
    """The characters that the number or bullet before an enclosure takes."""
    match = MARKER.match(text)
    return match.end() if match else 0


def _groups(rows: Rows, inside: Sequence[Row], *, alone: bool) -> Iterator[Span]:
    """Lines that are one entry: each `alone`, or up to a blank line that parts two people."""
    group: Span | None = None
    complete = False
    for row in inside:
        goes_on = pattern("parts", "office").match(row.text) is not None and not complete
        starts = (alone and not row.text[:1].islower()) or (row.after_blank and not goes_on)
        if group is None or starts:
            if group:
                yield group
            group = Span(row.start + (_marker(row.text) if alone else 0), row.end)
        else:
            group = replace(group, end=row.end)
        complete = bool(rows.redactions(row))
    if group:
        yield group
