"""Reads the dates of letters and e-mail, to the precision printed; nothing is filled in.

A date that the calendar does not have is found and read as none, with the reason; so is a doubt:
a weekday that does not fit, month and day that could be either way round, a year of two digits.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from converters.model import Span
from converters.patterns import pattern_tables, reading_table

BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")

NOT_IN_CALENDAR = "this date does not exist"
WRONG_WEEKDAY = "the weekday does not fit this date"
EITHER_WAY = "month and day could be the other way round"
TWO_DIGITS = "the century of this year is not printed"
NO_SUCH_TIME = "this time of day does not exist"
HALF_UNKNOWN = "whether this time is AM or PM cannot be read"

NEW_CENTURY = 30
"""Years of two digits below this are read as 20.., others as 19..; either is a doubt."""


@dataclass(frozen=True, slots=True)
class FoundDate(Span):
    """A date with its time of day, where one stands behind it."""

    value: str
    """ISO 8601 to the precision known: `2020-02-28T10:44`, `2020-02`; with an offset only where
    the text gives one; empty where the date does not exist."""

    certain: bool
    """False where a doubt is left about which day or time it is."""

    doubt: str = ""
    """What a reader should know, in plain words; empty without a doubt."""


@dataclass(frozen=True, slots=True)
class DateHabits:
    """What the clear dates of a text tell about those that are not."""

    month_first: bool | None = None
    """Whether `6/8/2020` is a day in June; None where no other date tells."""

    years: frozenset[int] = frozenset()
    """The years printed with four digits in its dates."""


NO_HABITS = DateHabits()


def find_date(text: str, habits: DateHabits = NO_HABITS) -> FoundDate | None:
    """The first date in a line or a field's value; its offsets count from the start of `text`."""
    return next(find_dates(text, 0, len(text), habits), None)


def find_dates(
    text: str, start: int, end: int, habits: DateHabits = NO_HABITS
) -> Iterator[FoundDate]:
    """The dates between two offsets of running text, in order; none inside another."""
    at = start
    for _, match in _matches(text, start, end):
        if match.start() >= at:
            found = _read(text, match, end, habits)
            at = found.end
            yield found


def date_habits(text: str) -> DateHabits:
    """What a text's own clear dates tell: numbers over 12 first, else how named months stand."""
    votes: Counter[str] = Counter()
    years = set()
    for form, match in _matches(text, 0, len(text)):
        if len(match["year"]) == 4:
            years.add(int(match["year"]))
        if form == "numbers":
            votes["numbers month first"] += int(match["second"]) > 12 >= int(match["first"])
            votes["numbers day first"] += int(match["first"]) > 12 >= int(match["second"])
        votes["named month first"] += form == "month-day-year"
    month, day = votes["numbers month first"], votes["numbers day first"]
    if month or day:
        return DateHabits(None if month and day else bool(month), frozenset(years))
    return DateHabits(True if votes["named month first"] else None, frozenset(years))


def _matches(text: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """All that looks like a date, by its form; the longest first where several start together."""
    found = [
        (pattern.name, match)
        for pattern in pattern_tables("dates.yml")["forms"]
        for match in pattern.regex.finditer(text, start, end)
        if not BLANK_LINE.search(match.group())
    ]
    return sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end()))


def _read(text: str, match: re.Match[str], end: int, habits: DateHabits) -> FoundDate:
    parts = match.groupdict()
    day, doubt = day_of(parts, habits)
    if not day:
        return FoundDate(match.start(), match.end(), "", False, doubt)
    time, time_end, time_doubt = ("", 0, "")
    if len(day) == len("2020-02-28"):
        time, time_end, time_doubt = _time(text, match, end)
    doubts = "; ".join(filter(None, (doubt, time_doubt)))
    return FoundDate(match.start(), max(match.end(), time_end), day + time, not doubt, doubts)


# --- the day ---


def day_of(parts: dict[str, str | None], habits: DateHabits) -> tuple[str, str]:
    """The day in ISO 8601, or the month where no day is printed; and what is doubtful about it."""
    year, year_doubt = _year(parts["year"] or "", habits)
    weekday = reading_table("dates.yml", "weekdays").get(_key(parts.get("weekday")))
    if parts.get("first"):
        return _numbers(parts, year, year_doubt, weekday, habits)
    month = _month(parts["month"] or "")
    if not parts.get("day"):
        return f"{year:04}-{month:02}", year_doubt
    day = _calendar(year, month, int(parts["day"] or 0))
    if not day:
        return "", NOT_IN_CALENDAR
    return day.isoformat(), _weekday_doubt(day, weekday, year_doubt)


def _numbers(
    parts: dict[str, str | None],
    year: int,
    year_doubt: str,
    weekday: str | None,
    habits: DateHabits,
) -> tuple[str, str]:
    """A date in three numbers: the calendar, the weekday, then the text's habits decide."""
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    ways = [day for day in (_calendar(year, first, second), _calendar(year, second, first)) if day]
    fitting = [day for day in ways if str(day.weekday()) == weekday]
    if not ways:
        return "", NOT_IN_CALENDAR
    if fitting:
        return fitting[0].isoformat(), _weekday_doubt(fitting[0], weekday, year_doubt)
    if len(ways) == 1 or first == second:
        return ways[0].isoformat(), _weekday_doubt(ways[0], weekday, year_doubt)
    day = ways[1] if habits.month_first is False else ways[0]
    unknown = EITHER_WAY if habits.month_first is None else ""
    doubt = _weekday_doubt(day, weekday, year_doubt)
    return day.isoformat(), "; ".join(filter(None, (doubt, unknown)))


def _calendar(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _weekday_doubt(day: datetime.date, weekday: str | None, year_doubt: str) -> str:
    """A weekday that fits tells the century too: it falls on this date in one of them only."""
    if weekday is None:
        return year_doubt
    return "" if str(day.weekday()) == weekday else WRONG_WEEKDAY


def _year(printed: str, habits: DateHabits) -> tuple[int, str]:
    if len(printed) == 4:
        return int(printed), ""
    short = int(printed)
    year = short + (2000 if short < NEW_CENTURY else 1900)
    return year, "" if year in habits.years else TWO_DIGITS


def _month(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    return int(reading_table("dates.yml", "months")[_key(printed)])


def _key(name: str | None) -> str:
    """The first three letters of a name, small and without accents."""
    letters = unicodedata.normalize("NFD", (name or "").lower())
    return "".join(letter for letter in letters if "a" <= letter <= "z")[:3]


# --- the time of day ---


def _time(text: str, match: re.Match[str], end: int) -> tuple[str, int, str]:
    """The time of day behind a date as ISO 8601 writes it, where it ends, and what is doubtful."""
    forms = {pattern.name: pattern.regex for pattern in pattern_tables("dates.yml")["times"]}
    inside = match.groupdict().get("time")
    time = (
        forms["time"].match(f" {inside}") if inside else forms["time"].match(text, match.end(), end)
    )
    if not time:
        return "", 0, ""
    time_end = match.end() if inside else time.end()
    broken = None if time["half"] else forms["damaged-half"].match(text, time_end, end)
    if broken:
        return "", broken.end(), HALF_UNKNOWN
    value, doubt = _clock(time)
    return (value + _zone(time["zone"]) if value else ""), time_end, doubt


def _clock(time: re.Match[str]) -> tuple[str, str]:
    hour, minute, second = int(time["hour"]), int(time["minute"]), time["second"]
    half = (time["half"] or "").lower()
    if hour > 23 or minute > 59 or int(second or 0) > 59 or (half and hour > 12 and half[0] == "a"):
        return "", NO_SUCH_TIME
    bare = not (half or second or time["zone"]) and len(time["hour"]) == 1
    if bare and time.group()[0] != "T":
        return "", HALF_UNKNOWN
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02}:{minute:02}" + (f":{second}" if second else ""), ""


def _zone(printed: str | None) -> str:
    if not printed:
        return ""
    if printed[0] in "+-":
        return f"{printed[:3]}:{printed[-2:]}"
    return reading_table("dates.yml", "zones")[printed]
