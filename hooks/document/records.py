"""The records of a document, as the pages of the site need them, read from its JSON."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a record."""

    value: str
    certain: bool
    """False where it was inferred; shown as such."""


@dataclass(frozen=True, slots=True)
class CollectedRecord:
    """A letter, memorandum, message … inside a document, without its text."""

    id: str
    """`message-2`, `record-1`: the anchor on its page."""

    type: str
    type_certain: bool
    title: Fact | None
    date: Fact | None
    """ISO 8601 to the precision known: `2020-02-28T10:44`, `2020-02-28`, `2020-02`, `2020`."""

    sender: Fact | None
    recipients: tuple[Fact, ...]
    line: int
    """The line of the source on which it starts, counted from 1."""

    withheld_fields: tuple[tuple[str, str], ...]
    """Header fields withheld, by name: `partly` or `full`."""

    redactions: int
    attachments: tuple[tuple[str, str], ...]
    """Files announced: name, and the id of the record that is it or an empty string."""

    attached_to: str
    thread: str
    position: int
    """Place in its thread in order of time, from 1; 0 outside of threads."""

    reply_to: str
    action: str
    """`reply`, `forward` or empty."""

    copy_of: str

    entries: tuple[tuple[str, int, int], ...] = ()
    """For each field of the header that lists people, by name: how many of its entries release no
    name, and how many it has. An entry that is a mark alone can stand for several people."""


def collected_records(content: Mapping[str, Any]) -> tuple[CollectedRecord, ...]:
    """The records of a document's JSON, in the order of the text."""
    starts = [redaction["start"] for redaction in content["redactions"]]
    return tuple(_record(record, starts) for record in content["records"])


def _record(record: Mapping[str, Any], starts: Sequence[int]) -> CollectedRecord:
    return CollectedRecord(
        id=record["id"],
        type=record["type"],
        type_certain=record["type_certain"],
        title=_fact(record["title"]),
        date=_fact(record["date"]),
        sender=_fact(record["sender"]),
        recipients=tuple(fact for one in record["recipients"] if (fact := _fact(one))),
        line=record["line"],
        withheld_fields=tuple(_withheld(record["fields"])),
        redactions=bisect_left(starts, record["end"]) - bisect_left(starts, record["start"]),
        attachments=tuple((file["name"], file["record"]) for file in record["attachments"]),
        attached_to=record["attached_to"],
        thread=record["thread"],
        position=record["position"],
        reply_to=record["reply_to"],
        action=record["action"],
        copy_of=record["copy_of"],
        entries=tuple(_entries(record, starts)),
    )


def _fact(stated: Mapping[str, Any] | None) -> Fact | None:
    return Fact(stated["value"], stated["certain"]) if stated else None


def _withheld(fields: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field["withheld"] != "none":
            yield field["name"], field["withheld"]


def _entries(record: Mapping[str, Any], starts: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Of an entry that names somebody only the address behind the name can be withheld."""
    named = sorted(one["span"]["start"] for one in record["recipients"] if one["span"])
    for field in record["fields"]:
        if field["name"] in ("to", "cc", "bcc") and field["parts"]:
            withheld = sum(
                _within(starts, part) and not _within(named, part) for part in field["parts"]
            )
            yield field["name"], withheld, len(field["parts"])


def _within(offsets: Sequence[int], span: Mapping[str, Any]) -> bool:
    """Whether one of the offsets, which are in order, is in a span."""
    return bisect_left(offsets, span["start"]) < bisect_left(offsets, span["end"])
