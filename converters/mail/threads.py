"""Tells which printed messages quote each other, and in which order they were sent.

A mail program prints the answer first and below it what it answers, so the order of time is the
reverse of the order of printing. Dates only check that: clocks differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from converters.mail.copies import MOST_IN_A_MINUTE, are_copies, with_copies
from converters.mail.emails import quotes_a_message
from converters.mail.message_words import MessageWords
from converters.mail.sent_times import certainly_later, minute, offset_printed
from converters.model import Diagnostic, Document, Record

Chain = list[int]
"""Indexes of records, in the order of printing."""


def threaded(document: Document, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, with thread, position, answered message and fullest copy of each message."""
    words = MessageWords(document)
    result = list(records)
    chains = [
        part
        for chain in _chains(document, words, records)
        for part in _prints(words, records, chain)
    ]
    for number, chain in enumerate(chains, 1):
        for place, index in enumerate(chain):
            below = chain[place + 1] if place + 1 < len(chain) else None
            result[index] = replace(
                records[index],
                thread=f"thread-{number}",
                position=len(chain) - place,
                reply_to=records[below].id if below is not None else "",
            )
    return with_copies(document, result)


def thread_notes(document: Document, records: Sequence[Record]) -> Iterator[Diagnostic]:
    """A note for each message whose date says that it is younger than the one above it."""
    for above, record in pairwise(records):
        in_thread = record.thread and record.thread == above.thread
        if in_thread and certainly_later(record, above):
            yield Diagnostic(
                "note",
                document.line(record.start),
                "the date of this message is later than that of the one printed above it; "
                "the order of printing is kept",
                record.date.value if record.date else "",
                "compare the two dates with the source",
            )


# --- which messages stand in one chain ---


def _chains(document: Document, words: MessageWords, records: Sequence[Record]) -> Iterator[Chain]:
    """Messages that follow each other and quote the one below, as subjects and separators say."""
    chain: Chain = []
    subject, may_quote = "", False
    for index, record in enumerate(records):
        mail = record.type == "e-mail"
        own = words.subject(record) if mail else ""
        same = bool(own) and own == subject and may_quote
        if chain and not (mail and (same or quotes_a_message(document, record))):
            yield chain
            chain, subject = [], ""
        if mail:
            chain.append(index)
            subject = own or subject
            # A subject without `RE:` is that of a first message, which quotes none.
            may_quote = bool(record.action) or not record.fields
    if chain:
        yield chain


# --- one chain, printed twice in a row ---


def _prints(words: MessageWords, records: Sequence[Record], chain: Chain) -> Iterator[Chain]:
    """The prints in a chain: one message does not stand twice in what it quotes itself.

    The second print starts where the dates go up, or at the message that was there before.
    """
    part: Chain = []
    seen: dict[str, list[int]] = {}
    for index in chain:
        record = records[index]
        key = minute(record)
        if part and _is_new_print(records, part, index):
            yield part
            part, seen = [], {}
        elif any(are_copies(words, records[one], record) for one in seen.get(key, ())):
            cut = _last_rise(records, part)
            yield part[:cut]
            part = part[cut:]
            seen = {}
            for one in part:
                seen.setdefault(minute(records[one]), []).append(one)
        part.append(index)
        if key and len(seen.get(key, ())) < MOST_IN_A_MINUTE:
            seen.setdefault(key, []).append(index)
    yield part


def _is_new_print(records: Sequence[Record], part: Chain, index: int) -> bool:
    """Whether only the first message of a print gives the offset of its clock, and this one does.

    So print the programs that agencies export mailboxes with; quoted headers below have none.
    """
    first, *rest = (offset_printed(records[one]) for one in part)
    return first and bool(rest) and not any(rest) and offset_printed(records[index])


def _last_rise(records: Sequence[Record], part: Chain) -> int:
    """The place in a chain at which a message is later than the one above it; else its end."""
    for place in range(len(part) - 1, 0, -1):
        if certainly_later(records[part[place]], records[part[place - 1]]):
            return place
    return len(part)
