"""Reads dates that stand alone: on a line of their own, or in a field of a header.

There a date stamped by hand is one, `JUN 1 5 2018`, and the date-time group of a message of the
armed forces, `041433Z MAR 09`; in running text the same signs may be anything.
"""

from __future__ import annotations

import re

from converters.model import Span
from converters.patterns import pattern_tables, reading_table
from converters.records.dates import (
    NO_HABITS,
    NO_SUCH_TIME,
    DateHabits,
    FoundDate,
    day_of,
    find_dates,
)

LONGEST = 60
"""Characters; a longer line or value is no date alone."""


def first_lone_date(text: str, span: Span, habits: DateHabits = NO_HABITS) -> FoundDate | None:
    """The first date in a span; of the forms above one only if nothing stands beside it."""
    return _lone(text, span, habits) or next(find_dates(text, span.start, span.end, habits), None)


def _lone(text: str, span: Span, habits: DateHabits) -> FoundDate | None:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = max(start, span.start + len(words.rstrip()))
    if end - start > LONGEST:
        return None
    for pattern in pattern_tables("dates.yml")["lone_forms"]:
        if match := pattern.regex.fullmatch(text, start, end):
            return _read(match, habits)
    return None


def _read(match: re.Match[str], habits: DateHabits) -> FoundDate:
    parts = {name: "".join((value or "").split()) for name, value in match.groupdict().items()}
    day, doubt = day_of({**parts}, habits)
    time, time_doubt = _time(parts) if day and "hour" in parts else ("", "")
    doubts = "; ".join(filter(None, (doubt, time_doubt)))
    return FoundDate(match.start(), match.end(), day + time, bool(day) and not doubts, doubts)


def _time(parts: dict[str, str]) -> tuple[str, str]:
    """The time of a date-time group, with its offset where the letter is one of those known."""
    if int(parts["hour"]) > 23 or int(parts["minute"]) > 59:
        return "", NO_SUCH_TIME
    offset = reading_table("dates.yml", "letter_zones").get(parts["zone"], "")
    return f"T{parts['hour']}:{parts['minute']}{offset}", ""
