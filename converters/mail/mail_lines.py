"""Reads each line of a text for what it can be in the header of a printed e-mail message."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from converters.model import Document, Redaction, Span
from converters.patterns import Pattern, pattern_tables
from converters.records.dates import DateHabits, FoundDate, date_habits, find_dates

TABLE = "e-mail.yml"

STYLE = re.compile(r"(?:\*\*|__|[*_~]|\#{1,6}[ ])?")
"""What OCR tools write before bold or italic words, or before what they take for a heading."""

WIDE = 12
"""Blanks between a value and the code at the margin of its line."""

LONGEST_LINE = 400
"""Characters of a line that has a margin."""

LONGEST_NAME = 40
"""Characters of a field's name with its colon and the blanks between."""

QUOTING = re.compile(r"(?:>[ \t]?)+")
"""What mail programs set before each line of an earlier message, once for each answer."""

NEXT_NAME = re.compile(r"[ \t](?=[A-Z][A-Za-z]{1,11}:[ \t])")
"""Where the name of a further field may stand on a line; a name has one word there."""

ON_ONE_LINE = frozenset({"from", "date", "to", "cc", "bcc", "subject"})

MOST_BLANK = 2
"""Blank lines that OCR sets into a header at one place."""

LONGEST_LAST_VALUE = 150
"""Characters behind the last name on a line of fields; in more the message itself has begun."""

Kind = Literal["blank", "field", "separator", "rule", "apart", "margin", "text"]


@dataclass(frozen=True, slots=True)
class MailLine(Span):
    """A line, from its first to its last character that is neither blank nor at the margin."""

    kind: Kind
    """`field`: it starts with the name of one; `apart`: a marking, a note or a line of the paper;
    `margin`: nothing but codes far at the right; else `text`."""

    indent: int = 0
    """Blanks before its first character."""

    name: str = ""
    """For a field, what it holds: `from`, `date`, …; then `value` tells where that starts."""

    printed: str = ""
    """For a field, the name of its pattern: `Sent`, `Date`."""

    damaged: bool = False
    """Whether its name is one that OCR broke."""

    value: int = 0
    """Offset of the first character of the value, or of the line's end without one."""

    margin: bool = False
    """Whether a code stands at the margin of the line, outside of its span."""

    depth: int = 0
    """How many `>` stand before it: an earlier message is quoted behind one, one before it
    behind two."""

    part: int = 0
    """Which field it is, from 1, of those that stand on one line; 0 for a whole line."""

    begin: int = 0
    """Offset of its first sign that is not a blank, a `>` included."""


class MailLines:
    """The lines of a document, and its redactions laid out for looking up."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._redaction_starts = [item.start for item in document.redactions]
        spans = [*document.footnotes, *document.paper]
        spans += [item for item in document.markings if item.kind == "line"]
        self._apart = sorted((span.start, span.end) for span in spans)
        self._apart_starts = [start for start, _ in self._apart]
        self.crowded: list[Span] = []
        """Lines with the names of several fields and more behind them than a header holds."""
        self.all = tuple(part for line in document.lines for part in self._parts(line))

    @cached_property
    def habits(self) -> DateHabits:
        """What the clear dates of the text tell about the others."""
        return date_habits(self.text)

    def redactions(self, span: Span) -> tuple[Redaction, ...]:
        """The redactions that start inside a span."""
        first = bisect_right(self._redaction_starts, span.start - 1)
        last = bisect_right(self._redaction_starts, span.end - 1)
        return self.document.redactions[first:last]

    def redacted_at(self, offset: int) -> Redaction | None:
        """The redaction that covers an offset."""
        position = bisect_right(self._redaction_starts, offset) - 1
        found = self.document.redactions[position] if position >= 0 else None
        return found if found and found.end > offset else None

    def next_redaction(self, offset: int) -> int:
        """Where the first redaction behind an offset starts, or the end of the text."""
        position = bisect_right(self._redaction_starts, offset)
        starts = self._redaction_starts[position : position + 1]
        return starts[0] if starts else len(self.text)

    def released(self, span: Span) -> str:
        """The text of a span, each redaction in it turned into a blank."""
        parts, at = [], span.start
        covering = self.redacted_at(at)
        at = min(covering.end, span.end) if covering else at
        for item in self.redactions(Span(at, span.end)):
            parts.append(self.text[at : item.start])
            at = min(item.end, span.end)
        return " ".join([*parts, self.text[at : span.end]])

    def has_released_words(self, span: Span) -> bool:
        """Whether a letter or digit stands in a span outside of redactions."""
        return any(sign.isalnum() for sign in self.released(span))

    def _parts(self, line: Span) -> Iterator[MailLine]:
        """A line; one that holds the names of several fields as one for each of them."""
        read = self._line(line)
        names = self._further_names(read) if read.kind == "field" else []
        if len(names) < 2:
            yield read
            return
        if read.end - names[-1] > LONGEST_LAST_VALUE:
            self.crowded.append(read)
            yield read
            return
        edges = pairwise([read.start, *names, read.end])
        for part, (start, stop) in enumerate(edges, 1):
            end = start + len(self.text[start:stop].rstrip())
            field = self._read(start, end, end, 0)
            yield replace(field, part=part, depth=read.depth, begin=read.begin)

    def _further_names(self, line: MailLine) -> list[int]:
        """Where the names of further fields stand on a line that is a whole header."""
        if line.name != "from":
            return []  # forms and faxes begin with another
        seen, sent = {line.name}, False
        found: list[int] = []
        for match in NEXT_NAME.finditer(self.text, line.value, line.end):
            name = matched("names", self.text[match.end() : match.end() + LONGEST_NAME])
            if name is None or name.reads not in ON_ONE_LINE or self.redacted_at(match.end()):
                continue
            if name.reads in seen or "subject" in seen:
                continue
            seen.add(name.reads)
            sent |= name.name == "Sent"
            found.append(match.end())
        return found if sent or {"to", "subject"} <= seen else []

    def _line(self, line: Span) -> MailLine:
        raw = self.text[line.start : line.end]
        if not raw.strip():
            return MailLine(line.start, line.start, "blank", begin=line.start)
        begin = start = line.end - len(raw.lstrip())
        end = line.start + len(raw.rstrip())
        quoting = None if self.redacted_at(start) else QUOTING.match(self.text, start, end)
        depth = quoting.group().count(">") if quoting else 0
        if quoting:
            start = end - len(self.text[quoting.end() : end].lstrip())
        if start == end:
            return MailLine(end, end, "blank", depth=depth, begin=begin)
        return replace(self._unquoted(line, start, end), depth=depth, begin=begin)

    def _unquoted(self, line: Span, start: int, end: int) -> MailLine:
        """A line that is not blank, without the `>` before it."""
        indent = start - line.start
        if self._is_apart(start):
            return MailLine(start, end, "apart", indent)
        cut = self._before_margin(start, end)
        if cut == start:
            kind: Kind = "margin" if indent >= 2 * WIDE else "text"
            return MailLine(start, end, kind, indent)
        return self._read(start, cut, end, indent)

    def _read(self, start: int, cut: int, end: int, indent: int) -> MailLine:
        """A line whose text ends at `cut`, before the codes at its margin."""
        words, margin = self.text[start:cut], cut < end
        field = self._field(start, cut, indent)
        if field and field.value >= cut and margin:
            return replace(field, end=end)  # what stands far right of the name is the value
        if field:
            return replace(field, margin=margin)
        kind: Kind = "text"
        if matched("separators", words.strip("*")):
            kind = "separator"
        elif matched("rules", words):
            kind = "rule"
        return MailLine(start, cut, kind, indent, margin=margin)

    def _field(self, start: int, end: int, indent: int) -> MailLine | None:
        style = STYLE.match(self.text, start, end)
        mark = style.group() if style else ""
        at = start + len(mark)
        head = self.text[at : min(end, at + LONGEST_NAME)]
        if not re.match(r"[A-Za-z5]", head) or not re.search("[:;]", head) or self.redacted_at(at):
            return None
        words = head.replace(mark, "", 1) if mark else head  # `**From**: x`, `**From:** x`
        for table in ("names", "damaged_names"):
            pattern = matched(table, words)
            match = pattern.regex.match(words) if pattern else None
            if pattern and match:
                inside = len(mark) if mark and mark in head[: match.end() + len(mark)] else 0
                value, value_end = self._value(at + match.end() + inside, end, mark, inside)
                damaged = table == "damaged_names"
                return MailLine(
                    start, value_end, "field", indent, pattern.reads, pattern.name, damaged, value
                )
        return None

    def _value(self, at: int, end: int, mark: str, closed: int) -> tuple[int, int]:
        """Where a value starts and ends, without the blanks and the mark around it."""
        if mark and not closed and self.text.endswith(mark, at, end):
            end -= len(mark)
        between = self.text[at:end]
        start = at + len(between) - len(between.lstrip())
        return start, max(end, start)

    def _before_margin(self, start: int, end: int) -> int:
        """Where a line ends before the codes at its margin; its start if it is only codes."""
        while last := self.redacted_at(end - 1):
            if last.start <= start:
                return start if last.end == end else end
            before = self.text[max(last.start - LONGEST_LINE, start) : last.start]
            blanks = len(before) - len(before.rstrip(" \t"))
            if blanks < WIDE:
                return end
            end = last.start - blanks
        return end

    def _is_apart(self, offset: int) -> bool:
        position = bisect_right(self._apart_starts, offset) - 1
        return position >= 0 and self._apart[position][1] > offset


def line_above(all: Sequence[MailLine], at: int) -> int | None:
    """Index of the separator or rule over a header, at most two blank lines away."""
    for number in range(at - 1, max(at - 2 - MOST_BLANK, -1), -1):
        above = all[number]
        if above.kind in ("separator", "rule") and above.depth == all[at].depth:
            return number
        if above.kind not in ("blank", "apart", "margin"):
            return None
    return None


def first_date(lines: MailLines, value: Span) -> FoundDate | None:
    """The date in a value; none where a redaction takes a part of it."""
    for date in find_dates(lines.text, value.start, value.end, lines.habits):
        if not lines.redactions(date) and not lines.redacted_at(date.start):
            return date
    return None


def matched(table: str, words: str) -> Pattern | None:
    """The pattern of a table that matches at the start of some words."""
    return next(
        (pattern for pattern in pattern_tables(TABLE)[table] if pattern.regex.match(words)), None
    )
