"""A record as a row of the lists: where it is, its name, its date, and who wrote to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from converters.writing.dates_in_words import date_in_words
from hooks.collection import CollectedDocument, Collection
from hooks.document.records import CollectedRecord, Fact
from hooks.lists.record_types import type_in_words

NAMED_PEOPLE = 3
"""Recipients that a row names; of the others it says how many there are."""

DATED = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record of a document, or without one the document as a whole."""

    document: CollectedDocument
    record: CollectedRecord | None

    @property
    def whole(self) -> bool:
        """Whether it is all that its document holds."""
        return self.record is None or len(self.document.records) == 1

    @property
    def url(self) -> str:
        """Its address below the site: a document with one record has no heading for it."""
        anchor = "" if self.whole or self.record is None else f"#{self.record.id}"
        return self.document.url + anchor

    @property
    def title(self) -> str:
        """Its title as released, that of its document where it is all of it; empty for none."""
        if self.whole or self.record is None:
            return self.document.title
        return self.record.title.value if self.record.title else ""

    @property
    def type(self) -> str:
        """The type of the record; of a whole document the publisher's words, if there are any."""
        if self.record and not (self.whole and self.document.type):
            return self.record.type
        return self.document.type

    @property
    def action(self) -> str:
        """`reply` or `forward`, as its subject says; otherwise empty."""
        return self.record.action if self.record else ""

    @property
    def kind(self) -> str:
        """Its type in words with its action: "E-mail message (reply)" of a message."""
        action = f" ({self.action})" if self.action else ""
        return type_in_words(self.type) + action

    @property
    def type_certain(self) -> bool:
        """Whether the text says so, or a person."""
        return not self.record or self.record.type_certain or self.type != self.record.type

    @property
    def date(self) -> Fact | None:
        """Its own date; that of its document where it is all of it; None where none is known."""
        own = self.record.date if self.record else None
        if own and DATED.match(own.value):
            return own
        given = self.document.date if self.whole else ""
        return Fact(given, certain=True) if DATED.match(given) else None

    @property
    def written_date(self) -> str:
        """Its date with the time of day, as the text gives them."""
        return date_in_words(self.date.value) if self.date else ""

    @property
    def people(self) -> str:
        """Who wrote to whom, as far as it is released: "A. Writer → B. Reader and 2 more"."""
        if not self.record:
            return ""
        sender, recipients = sender_in_words(self.record), recipients_in_words(self.record)
        return f"{sender} → {recipients}" if sender and recipients else sender or recipients

    @property
    def people_certain(self) -> bool:
        """Whether all of them were read where the text names them."""
        record = self.record
        named = (record.sender, *record.recipients) if record else ()
        return all(fact.certain for fact in named if fact)

    @property
    def redactions(self) -> int:
        """Redactions in it."""
        return self.record.redactions if self.record else len(self.document.withheld)

    @property
    def order(self) -> tuple[str, str, int, int]:
        """By date as exact as it is known, the less exact first; times as printed."""
        date = self.date.value[:16] if self.date else ""
        position = self.record.position if self.record else 0
        return (date, self.document.id, position, self.record.line if self.record else 0)


def listed_records(collection: Collection) -> Iterator[ListedRecord]:
    """Every record of every document; a document without any is listed itself."""
    for document in collection.documents:
        for record in document.records or (None,):
            yield ListedRecord(document, record)


def sender_in_words(record: CollectedRecord) -> str:
    """Its sender, "withheld", or nothing where the record names none."""
    if record.sender:
        return record.sender.value
    return _withheld(record, "from")


def recipients_in_words(record: CollectedRecord) -> str:
    """Its first recipients and how many more there are, "withheld", or nothing."""
    withheld = _withheld(record, "to")
    names = [fact.value for fact in record.recipients]
    if not names:
        return withheld
    more = len(names) - NAMED_PEOPLE
    shown = "; ".join(names[:NAMED_PEOPLE]) + (f" and {more:,} more" if more > 0 else "")
    return shown + (", others withheld" if withheld else "")


def _withheld(record: CollectedRecord, field: str) -> str:
    state = dict(record.withheld_fields).get(field)
    if not state:
        return ""
    return "withheld" if state == "full" else "withheld in part"
