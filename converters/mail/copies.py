"""Finds messages that are printed more than once, and says which copy releases most.

Nothing is carried from one copy to another: they are linked, and each shows what it releases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converters.mail.message_words import MessageWords, may_be_same_sender, same_start
from converters.mail.sent_times import certainly_later, minute
from converters.model import Document, Record

ENOUGH_WORDS = 20
"""Words; so many the same, from first to last, are no accident."""

MOST_IN_A_MINUTE = 8
"""Different messages of one minute that are compared: a text with more is no mailbox."""


@dataclass(slots=True)
class _Groups:
    """Messages taken for copies of each other; each list holds indexes of records."""

    groups: list[list[int]] = field(default_factory=list)
    by_minute: dict[str, list[int]] = field(default_factory=dict)
    by_words: dict[str, int] = field(default_factory=dict)


def with_copies(document: Document, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, with `copy_of` set for each message of which a fuller copy is printed."""
    words = MessageWords(document)
    found = _Groups()
    for index, record in enumerate(records):
        if record.type == "e-mail":
            _sort_in(words, records, found, index)
    fullest: dict[int, int] = {}
    for group in found.groups:
        if len(group) > 1:
            best = max(group, key=lambda one: _fullness(words, records[one], one))
            fullest |= dict.fromkeys(group, best)
    return tuple(
        replace(record, copy_of=records[fullest[index]].id)
        if fullest.get(index, index) != index
        else record
        for index, record in enumerate(records)
    )


def are_copies(words: MessageWords, one: Record, other: Record) -> bool:
    """Whether two messages were sent in the same minute and start alike."""
    if not minute(one) or minute(one) != minute(other):
        return False
    subjects = {words.subject(one), words.subject(other)} - {""}
    if len(subjects) > 1 or not may_be_same_sender(one, other):
        return False
    return same_start(words.first_words(one), words.first_words(other))


def _sort_in(words: MessageWords, records: Sequence[Record], found: _Groups, index: int) -> None:
    record = records[index]
    near = found.by_minute.setdefault(minute(record), []) if minute(record) else []
    text = " ".join(words.all_words(record))
    long_enough = text.count(" ") >= ENOUGH_WORDS
    number = next(
        (one for one in near if are_copies(words, records[found.groups[one][0]], record)), None
    )
    if number is None and long_enough and text in found.by_words:
        number = found.by_words[text]
        if not _may_be_same(records[found.groups[number][0]], record):
            number = None
    if number is None or records[found.groups[number][-1]].thread == record.thread:
        found.groups.append([])
        number = len(found.groups) - 1
    found.groups[number].append(index)
    if number not in near and len(near) < MOST_IN_A_MINUTE:
        near.append(number)
    if long_enough:
        found.by_words.setdefault(text, number)


def _may_be_same(one: Record, other: Record) -> bool:
    if certainly_later(one, other) or certainly_later(other, one):
        return False
    return may_be_same_sender(one, other)


def _fullness(words: MessageWords, record: Record, index: int) -> tuple[int, int, bool, int]:
    """Released words, then fewest redactions, then with a header of its own, then printed first."""
    headed = bool(record.fields) and not words.behind_signs(record)
    return len(words.all_words(record)), -words.redactions(record), headed, -index
