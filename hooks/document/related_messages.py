"""Which message of one document answers a message of another: by subject, people and time."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hooks.document.related_facts import DocumentFacts, Message
from hooks.document.related_ties import Stated

LATEST = datetime.timedelta(days=60)
"""An answer comes within that time; behind it the same subject may have begun anew."""

LOOKED_AT = 50
"""Earlier messages of one subject that are tried for an answer, the latest first."""

ZONES = datetime.timedelta(hours=26)
"""What two clocks can be apart; where only one of two times says its zone, it is allowed for."""

FEWEST_WORDS = 2
"""Words of a name from which on it is one person: a first name alone is many."""


def answers(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    """Each reply with the latest message of another document that it can only be a reply to."""
    by_subject = _by_subject(facts)
    for one in facts:
        for reply in one.messages:
            if reply.answers and _is_one(reply.sender):
                found = _answered(one.id, reply, by_subject.get(reply.subject, ()))
                if found:
                    id, message = found
                    places = (one.id, reply.line), (id, message.line)
                    yield Stated(("answers", "answered-by"), message.title, *places)


def _by_subject(
    facts: Sequence[DocumentFacts],
) -> Mapping[str, list[tuple[datetime.datetime, str, Message]]]:
    """The messages of known senders by subject, in order of their days."""
    found: dict[str, list[tuple[datetime.datetime, str, Message]]] = defaultdict(list)
    for one in facts:
        for message in one.messages:
            if message.subject and _is_one(message.sender):
                found[message.subject].append((_day(message), one.id, message))
    for sent in found.values():
        sent.sort(key=lambda item: (item[0], item[1], item[2].line))
    return found


def _answered(
    id: str, reply: Message, sent: Sequence[tuple[datetime.datetime, str, Message]]
) -> tuple[str, Message] | None:
    """The latest earlier message of which sender and recipients fit."""
    day = _day(reply) + datetime.timedelta(days=1)
    end = bisect_left(sent, day, key=lambda item: item[0])
    for _, other, message in reversed(sent[max(end - LOOKED_AT, 0) : end]):
        if other != id and _fits(message, reply):
            return other, message
    return None


def _fits(message: Message, reply: Message) -> bool:
    return (
        message.sender in reply.recipients
        and reply.sender in message.recipients
        and _is_before(message.date, reply.date)
    )


def _is_one(person: frozenset[str]) -> bool:
    return len(person) >= FEWEST_WORDS


def _day(message: Message) -> datetime.datetime:
    return datetime.datetime.fromisoformat(message.date[:10])


def _is_before(first: str, second: str) -> bool:
    """Whether one time is certainly before another, and not too long before it."""
    try:
        one, other = datetime.datetime.fromisoformat(first), datetime.datetime.fromisoformat(second)
    except ValueError:
        return False
    margin = datetime.timedelta()
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other, margin = one.replace(tzinfo=None), other.replace(tzinfo=None), ZONES
    whole_days = len(first) == len(second) == len("2020-02-28")
    return margin < other - one <= LATEST or (whole_days and one == other)
