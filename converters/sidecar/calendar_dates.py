"""Dates as people write them into sidecars: ISO 8601, checked against the calendar."""

from __future__ import annotations

import datetime
import re

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)


def is_date(value: str) -> bool:
    """Whether this is a day, month or year of the calendar, in the form of ISO 8601."""
    match = DATE.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def is_moment(value: str) -> bool:
    """Whether this is a time of day on a day of the calendar: `2020-04-30T16:20`."""
    match = MOMENT.fullmatch(value)
    return match is not None and is_date(match[1])
