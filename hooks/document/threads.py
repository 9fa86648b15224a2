"""The table of the records at the head of a document, with the messages of a thread by time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hooks.document.records import CollectedRecord, Fact
from hooks.wording import counted, listed, sentence_case, written_date

NAMES_SHOWN = 3
"""Recipients that a row names; of the others it says how many they are."""

MOMENT = re.compile(
    r"(?P<day>\d{4}(?:-\d\d){0,2})(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
"""An ISO 8601 date, to the precision known."""

FIELD_NAMES: Mapping[str, str] = {
    "from": "From",
    "date": "Date",
    "to": "To",
    "cc": "Cc",
    "bcc": "Bcc",
    "subject": "Subject",
    "attachments": "Attachments",
    "importance": "Importance",
    "through": "Through",
}
"""What a reader calls the fields of a header."""


@dataclass(frozen=True, slots=True)
class Note:
    """A few words on a record, with the record that they speak of."""

    words: str
    anchor: str = ""
    """`message-3`: where the words lead; empty where they lead nowhere."""

    quiet: str = ""
    """What stands behind the words: how certain they are."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as its table shows it; words that were inferred say so."""

    anchor: str
    """`message-2`, `record-1`."""

    kind: str
    """Its type, and how the page speaks of it: "E-mail message 2", "Briefing paper, record 1"."""

    title: str
    date: str
    moment: str
    """The date as ISO 8601, for programs; empty where it was inferred or is not known."""

    sender: str
    recipients: str
    redactions: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RecordGroup:
    """A thread with its messages in order of time, or records that are in none."""

    thread: str
    """`thread-1`; empty for records in none and for a message alone in its own."""

    heading: str
    rows: tuple[RecordRow, ...]


def record_groups(records: Sequence[CollectedRecord]) -> tuple[RecordGroup, ...]:
    """The records in the order of the text; a thread stands where its first message does.

    Empty for a document that is one record.
    """
    if len(records) < 2:
        return ()
    threads: dict[str, list[CollectedRecord]] = defaultdict(list)
    for record in sorted(records, key=_by_time):
        threads[record.thread].append(record)
    return tuple(_groups(records, threads))


def is_reordered(records: Sequence[CollectedRecord]) -> bool:
    """Whether messages that stand next to each other in the text are in another order by time."""
    runs = groupby(records, key=lambda record: record.thread)
    return any(
        [*positions] != sorted(positions)
        for positions in ([one.position for one in run] for thread, run in runs if thread)
        if all(positions)
    )


def _groups(
    records: Sequence[CollectedRecord], threads: Mapping[str, Sequence[CollectedRecord]]
) -> Iterator[RecordGroup]:
    shown: set[str] = set()
    for thread, run in groupby(records, key=lambda record: record.thread):
        if not thread:
            yield RecordGroup("", "", tuple(map(_row, run)))
        elif thread not in shown:
            shown.add(thread)
            messages = threads[thread]
            alone = len(messages) == 1
            heading = "" if alone else _heading(messages)
            yield RecordGroup("" if alone else thread, heading, tuple(map(_row, messages)))


def _by_time(record: CollectedRecord) -> tuple[int, int]:
    return (record.position, record.line)


def _heading(messages: Sequence[CollectedRecord]) -> str:
    """For instance "E-mail thread: Morning briefing, 7 messages in order of time"."""
    subjects = (message.title.value for message in messages if message.title)
    subject = next(subjects, "")
    named = f"E-mail thread: {subject}" if subject else "E-mail thread"
    return f"{named}, {counted(len(messages), 'message')} in order of time"


def _row(record: CollectedRecord) -> RecordRow:
    return RecordRow(
        anchor=record.id,
        kind=_kind(record),
        title=_words(record.title) or sentence_case(record_name(record.id)),
        date=_date(record.date),
        moment=record.date.value if record.date and record.date.certain else "",
        sender=_sender(record),
        recipients=_recipients(record),
        redactions=record.redactions,
        notes=tuple(_notes(record)),
    )


def _kind(record: CollectedRecord) -> str:
    type = sentence_case(record.type) + ("" if record.type_certain else " (inferred)")
    comma = "" if record.id.startswith("message-") else ","
    return f"{type}{comma} {record_name(record.id)}"


def record_name(id: str) -> str:
    """How a page speaks of a record: "message 2" for `message-2`."""
    return id.replace("-", " ")


def _words(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return fact.value if fact.certain else f"{fact.value} (inferred)"


def _date(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return written_moment(fact.value) + ("" if fact.certain else " (inferred)")


def written_moment(moment: str) -> str:
    """`2020-02-28T10:44` as "28 February 2020, 10:44"; a zone only where the text gives one."""
    match = MOMENT.fullmatch(moment)
    if match is None:
        return moment
    day = written_date(match["day"])
    if not match["time"]:
        return day
    zone = match["zone"] or ""
    is_utc = zone == "Z" or zone[1:].replace(":", "") == "0000"
    named = f" UTC{'' if is_utc else zone.replace('-', '−')}" if zone else ""
    return f"{day}, {match['time']}{named}"


def _sender(record: CollectedRecord) -> str:
    return "withheld" if ("from", "full") in record.withheld_fields else _words(record.sender)


def _recipients(record: CollectedRecord) -> str:
    if ("to", "full") in record.withheld_fields:
        return "withheld"
    names = [_words(one) for one in record.recipients]
    more = len(names) - NAMES_SHOWN
    if more > 1:
        names = [*names[:NAMES_SHOWN], f"and {more} more"]
    return "; ".join(names)


def _notes(record: CollectedRecord) -> Iterator[Note]:
    if record.reply_to:
        deed = {"reply": "reply to", "forward": "forward of"}.get(record.action, "goes on from")
        yield Note(f"{deed} {record_name(record.reply_to)}", record.reply_to)
    if record.copy_of:
        yield Note(f"the same message as {record_name(record.copy_of)}", record.copy_of)
    if record.attached_to:
        name = record_name(record.attached_to)
        yield Note(f"attachment of {name}", record.attached_to, "as far as the text shows")
    yield from map(Note, _withheld(record))
    for name, target in record.attachments:
        certainty = "as far as the text shows" if target else "not in this document"
        where = f" is {record_name(target)}" if target else ""
        yield Note(f"attached: {name}{where}", target, certainty)


def _withheld(record: CollectedRecord) -> Iterator[str]:
    """For instance "Cc withheld", "To withheld in part", "Cc: 2 of 5 entries withheld".

    The row itself says who it is from and to. Only entries without a name are counted.
    """
    fields = dict.fromkeys(record.withheld_fields)
    known = [(name, extent) for name, extent in fields if name in FIELD_NAMES]
    numbers = {
        name: f"{FIELD_NAMES[name]}: {withheld} of {all} entries withheld"
        for name, withheld, all in record.entries
        if (name, "partly") in fields and 0 < withheld < all
    }
    full = [name for name, extent in known if extent == "full" and name not in ("from", "to")]
    partly = [name for name, extent in known if extent == "partly" and name not in numbers]
    for names, extent in ((full, "withheld"), (partly, "withheld in part")):
        if names:
            yield f"{listed(FIELD_NAMES[name] for name in names)} {extent}"
    yield from numbers.values()
