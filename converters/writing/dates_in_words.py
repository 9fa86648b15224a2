"""Dates and times as a reader expects them in a heading."""

from __future__ import annotations

import re

MONTHS = (
    "January February March April May June July August September October November December"
).split()

MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)


def date_in_words(date: str) -> str:
    """`2020-02-28T10:44` as `28 February 2020, 10:44`; the same words where it is no such date.

    A time keeps the offset that the text gives: `16:20 UTC`, `16:20 UTC+02:00`.
    """
    match = MOMENT.fullmatch(date)
    if not match:
        return date
    day, month = match["day"], match["month"]
    words = [str(int(day))] if day else []
    words += [MONTHS[int(month) - 1]] if month else []
    time = f", {match['time']}{_zone(match['zone'])}" if match["time"] else ""
    return " ".join([*words, match["year"]]) + time


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    return " UTC" if zone in ("Z", "+00:00", "-00:00") else f" UTC{zone}"
