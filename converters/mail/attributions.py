"""Finds the lines that say who wrote the message quoted below them: `On …, A Reader wrote:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converters.mail.addresses import person
from converters.mail.mail_fields import Header
from converters.mail.mail_lines import TABLE, MailLines, first_date
from converters.mail.quoted import Head, next_depth
from converters.model import Document, Record, Span, Stated
from converters.patterns import pattern_tables
from converters.records.dates import FoundDate

LONGEST = 400
"""Characters."""


def attributed(lines: MailLines, headers: Sequence[Header]) -> Iterator[Head]:
    """The messages quoted below such a line, behind `>` or without it.

    Only below a printed header: a letter may quote in these words, too.
    """
    if not headers:
        return
    taken = {number for header in headers for number in range(header.first, header.last + 1)}
    for number in range(headers[0].last + 1, len(lines.all)):
        if lines.all[number].kind == "text" and number not in taken:
            head = _attribution(lines, number)
            if head:
                yield head


def attribution_end(document: Document, record: Record) -> int:
    """Where the line ends that says who wrote a message; its start where it has none."""
    first = re.compile(r"[>\s]*").match(document.text, record.start)
    start = first.end() if first else record.start
    limit = min(start + LONGEST, record.end)
    for pattern in pattern_tables(TABLE)["attributions"]:
        if match := pattern.regex.match(document.text, start, limit):
            return match.end()
    return record.start


def _attribution(lines: MailLines, number: int) -> Head | None:
    line = lines.all[number]
    limit = min(line.start + LONGEST, len(lines.text))
    for pattern in pattern_tables(TABLE)["attributions"]:
        match = pattern.regex.match(lines.text, line.start, limit)
        if not match:
            continue
        last = number
        while last + 1 < len(lines.all) and lines.all[last + 1].start < match.end():
            last += 1
        depth = max(next_depth(lines, last), line.depth)
        date = (
            first_date(lines, Span(*match.span("date"))) if "date" in match.re.groupindex else None
        )
        if depth > line.depth or (date and "T" in date.value) or _is_day(match["from"], date):
            return Head(number, last, depth, _record(lines, line.begin, match, date))
    return None


def _is_day(sender: str, date: FoundDate | None) -> bool:
    """Whether a day stands beside an address: without either the words are those of anybody."""
    return date is not None and bool(date.value) and "@" in sender


def _record(lines: MailLines, start: int, match: re.Match[str], date: FoundDate | None) -> Record:
    stated = Stated(date.value, date.certain, Span(date.start, date.end)) if date else None
    return Record(
        start,
        match.end(),
        id="",
        type="e-mail",
        date=stated if stated and stated.value else None,
        sender=person(lines, Span(*match.span("from"))),
        body=start,
    )
