"""Compares the dates of messages, only where it is certain which of two is the later one."""

from __future__ import annotations

import datetime

from converters.model import Record

WIDEST_ZONES = datetime.timedelta(hours=14)
"""The farthest that a clock of the United States and its offices is from another one's.

A printed time without an offset is that of a clock nobody knows: 19:00 in one zone is 14:00 in
another.
"""


def certainly_later(first: Record, second: Record) -> bool:
    """Whether the first message was sent after the second, whatever the clocks were."""
    one, other = _moment(first), _moment(second)
    if one is None or other is None:
        return False
    if one.tzinfo and other.tzinfo:
        return one > other
    slack = WIDEST_ZONES
    if not (_has_time(first) and _has_time(second)):
        slack += datetime.timedelta(days=1)
    return one.replace(tzinfo=None) - other.replace(tzinfo=None) > slack


def minute(record: Record) -> str:
    """The minute on the clock that its header prints; empty where none is certain."""
    return record.date.value[:16] if record.date and _has_time(record) else ""


def offset_printed(record: Record) -> bool:
    """Whether the header gives the offset of its clock from UTC."""
    moment = _moment(record)
    return moment is not None and moment.tzinfo is not None


def _has_time(record: Record) -> bool:
    return record.date is not None and record.date.certain and "T" in record.date.value


def _moment(record: Record) -> datetime.datetime | None:
    """The date as a moment, where it is certain and names a day."""
    if record.date is None or not record.date.certain or len(record.date.value) < 10:
        return None
    return datetime.datetime.fromisoformat(record.date.value)
