"""Where a record calls its own people by a part of the name: in a salutation, below a message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converters.model import Document, HeaderField, Record, RecordPart, Span
from converters.names.around_names import Around
from converters.names.people_places import salutations
from converters.names.person_names import INITIAL, WORD, PartOfName, PersonName, kind
from converters.names.sign_offs import sign_off


def parts_of_names(
    document: Document, around: Around, record: Record, names: Sequence[PersonName]
) -> Iterator[PartOfName]:
    """The parts of the names that a record states, as far as one person alone has them."""
    if record.type == "e-mail":
        yield from _signed(document, around, record, names)
    else:
        yield from _greeted(document, record, names)


def _signed(
    document: Document, around: Around, record: Record, names: Sequence[PersonName]
) -> Iterator[PartOfName]:
    senders = _inside([one for one in record.fields if one.name == "from"], names)
    people = {name.id: name for name in names}.values()
    firsts = [name.given[0].casefold() for name in people]
    if len(senders) == 1 and firsts.count(senders[0].given[0].casefold()) == 1:
        first = senders[0].given[0]
        span = None if INITIAL.fullmatch(first) else sign_off(document, around, record, first)
        if span:
            yield PartOfName(span.start, span.end, senders[0])


def _greeted(
    document: Document, record: Record, names: Sequence[PersonName]
) -> Iterator[PartOfName]:
    addressees = _inside([part for part in record.parts if part.kind == "addressee"], names)
    lasts = [name.family[-1].casefold() for name in addressees]
    for name in addressees:
        if lasts.count(name.family[-1].casefold()) == 1:
            for span in _greetings(document, record, name):
                yield PartOfName(span.start, span.end, name)


def _inside(
    spans: Sequence[HeaderField] | Sequence[RecordPart], names: Sequence[PersonName]
) -> list[PersonName]:
    """The names that start in one of a few spans."""
    return [name for name in names if any(one.start <= name.start < one.end for one in spans)]


def _greetings(document: Document, record: Record, name: PersonName) -> Iterator[Span]:
    """Where the salutation of a letter calls its addressee by title and last name."""
    for part in salutations(record):
        words = list(WORD.finditer(document.text, part.start, part.end))
        for number, word in enumerate(words):
            last = word.group().rstrip(".")
            first = _title_before(words, number, name)
            if last.casefold() == name.family[-1].casefold() and first < number:
                yield Span(words[first].start(), word.start() + len(last))
                break


def _title_before(words: Sequence[re.Match[str]], number: int, name: PersonName) -> int:
    """The first of the words before a last name that are titles or first names of that person."""
    first = number
    given = {word.casefold() for word in name.given}
    while first > 0:
        word = words[first - 1].group()
        if kind(word) not in ("honorific", "role", "other") and word.casefold() not in given:
            break
        first -= 1
    while first < number and kind(words[first].group()) == "other":
        first += 1  # `Dear` and the like are no titles
    return first
