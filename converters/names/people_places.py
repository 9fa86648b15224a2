"""Where records name people: headers, addresses, signatures, lists of copies, and below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from converters.model import Document, HeaderField, Record, RecordPart, Span
from converters.names.around_names import Around
from converters.names.known_words import known_words
from converters.names.person_names import (
    TABLE,
    WORD,
    PersonName,
    is_given_name,
    kind,
    read_name,
    words_in,
)
from converters.names.sign_offs import sign_off
from converters.patterns import pattern_tables
from converters.records.record_rows import pattern
from converters.terms.terms import slug
from converters.terms.vocabulary import Vocabularies

WHO = ("from", "to", "cc", "bcc", "through")
"""Fields of a header that name people."""

NAMING_PARTS = ("addressee", "signature", "copy-list")

HIGHEST = 3
"""Lines of an entry in which the name can stand; a signature by hand can stand above it."""

MOST_ROLE_LINES = 6

ADDRESS = re.compile(r"[<\[(][^<>\[\]()\s@]{1,60}@")


@dataclass(frozen=True, slots=True)
class StatedName:
    """A name in full where a record says that one stands."""

    name: PersonName
    roles: Span | None = None
    """The lines below it that say what the person does and where; None without any."""


class NamePlaces:
    """The places in one document where its records name people."""

    def __init__(self, document: Document, around: Around, vocabularies: Vocabularies) -> None:
        self._document = document
        self._text = document.text
        self._known = known_words(vocabularies)
        self._around = around

    def of_record(self, record: Record) -> Iterator[StatedName]:
        """The names that a record's header and parts state, in no order."""
        for field in record.fields:
            if field.name in WHO:
                yield from self._in_field(record, field)
        for part in record.parts:
            if part.kind in NAMING_PARTS:
                yield from self._in_part(record, part)

    # --- headers of messages ---

    def _in_field(self, record: Record, field: HeaderField) -> Iterator[StatedName]:
        for part in field.parts:
            if record.type == "e-mail":
                name = self._in_address(part)
                signs = name and field.name == "from" and self._signs(record, name)
                if name and (signs or _is_told(name) or self._has_address(name, part)):
                    yield StatedName(name)
            else:
                yield from self._in_entry(part, highest=1)

    def _in_address(self, part: Span) -> PersonName | None:
        """The name in one address of a message's header."""
        start = self._around.name_start(part.start, part.end)
        end = min(part.end, self._around.next_redaction(start))
        if self._around.follows_redaction(part.start):
            return None
        name = self._read(start, end, mail=True)
        return None if name is None or self._may_be_cut(name) else name

    def _has_address(self, name: PersonName, part: Span) -> bool:
        """Whether the address behind a name has its last name in it."""
        address = ADDRESS.search(self._text, name.end, part.end)
        last = slug(name.family[-1]).replace("-", "")
        return bool(address and last and last in address.group().lower())

    def _signs(self, record: Record, name: PersonName) -> bool:
        """Whether the message is signed with the first of two words that could be anything."""
        first = name.given[0]
        return bool(sign_off(self._document, self._around, record, first))

    # --- entries of several lines ---

    def _in_part(self, record: Record, part: RecordPart) -> Iterator[StatedName]:
        for entry in part.entries:
            highest = HIGHEST if part.kind == "signature" else 1
            for one in self._in_entry(entry, highest, agreeing=part.kind == "addressee"):
                if part.kind != "addressee" or self._is_greeted(record, one.name):
                    yield one

    def _in_entry(
        self, entry: Span, highest: int, *, agreeing: bool = False
    ) -> Iterator[StatedName]:
        """The name on the first released line of an entry; in a signature on one of the first."""
        lines = list(self._lines(entry))
        tried = 0
        for number, line in enumerate(lines):
            if tried == highest or self._around.is_apart(line):
                return
            found = self._on_line(line)
            tried += found is not None or self._says_something(line)
            if found is None:
                continue
            yield from self._named(found, line, lines[number + 1 :], agreeing=agreeing)
            yield from self._beside(found, lines[number + 1 :])
            return

    def _beside(self, first: PersonName, lines: Sequence[Span]) -> Iterator[StatedName]:
        """Further people in an entry: whose name its words tell, with what they are below it."""
        for number, line in enumerate(lines):
            if self._around.is_apart(line):
                return
            found = self._on_line(line)
            if found is None or found.id == first.id or not is_supported(found):
                continue
            roles = self._roles(found, line, lines[number + 1 :][:MOST_ROLE_LINES])
            if self._tells_role(roles) and not self._may_be_cut(found):
                yield StatedName(found, roles)

    def _named(
        self, name: PersonName, line: Span, following: Sequence[Span], *, agreeing: bool
    ) -> Iterator[StatedName]:
        """A name with its roles, if its line or those below it tell that it is one."""
        again = sum(1 for _ in takewhile(lambda row: self._repeats(row, name), following))
        roles = self._roles(name, line, following[again : again + MOST_ROLE_LINES])
        signed = "/s/" in self._text[line.start : name.start]
        told = signed or agreeing or is_supported(name) or self._tells_role(roles)
        if told and not self._may_be_cut(name):
            yield StatedName(name, roles)

    def _lines(self, entry: Span) -> Iterator[Span]:
        """The lines of an entry that are not blank, cut to it."""
        document = self._document
        for number in range(
            document.line(entry.start) - 1, document.line(max(entry.start, entry.end - 1))
        ):
            line = document.lines[number]
            start, end = max(line.start, entry.start), min(line.end, entry.end)
            if self._text[start:end].strip():
                yield Span(start, end)

    def _on_line(self, line: Span) -> PersonName | None:
        start = self._around.name_start(line.start, line.end)
        signed = pattern("parts", "signed").match(self._text, start, line.end)
        start = signed.end() if signed else start
        if self._around.redacted(start):
            return None
        return self._read(start, min(line.end, self._around.next_redaction(start)), mail=False)

    def _says_something(self, line: Span) -> bool:
        """Whether the line starts with released words, those of a signature by hand left out."""
        words, _ = words_in(self._text, self._around.name_start(line.start, line.end), line.end)
        return bool(words) and not self._around.redacted(line.start)

    def _roles(self, name: PersonName, line: Span, below: Sequence[Span]) -> Span | None:
        """What stands behind a name on its line, and below it up to an address or a redaction."""
        start = end = 0
        behind = self._text[name.end : min(line.end, self._around.next_redaction(name.end))]
        rest = behind.lstrip(" \t")
        if rest.startswith(",") and rest[1:].strip():
            start = name.end + behind.index(",") + 1
            start += len(self._text[start : line.end]) - len(self._text[start : line.end].lstrip())
            end = name.end + len(behind.rstrip())
        for row in below:
            if self._ends_roles(row):
                break
            lead = len(self._text[row.start : row.end]) - len(
                self._text[row.start : row.end].lstrip()
            )
            start = start or row.start + lead
            end = row.start + len(self._text[row.start : row.end].rstrip())
        return Span(start, end) if start else None

    def _repeats(self, line: Span, name: PersonName) -> bool:
        """Whether a line says the name again, as below a signature by hand."""
        again = self._on_line(line)
        return again is not None and again.id == name.id

    def _ends_roles(self, row: Span) -> bool:
        """Whether a line is no more of what a person does."""
        if self._around.next_redaction(row.start) < row.end or self._around.redacted(row.start):
            return True
        if self._around.is_apart(row) or below("address").match(self._text, row.start, row.end):
            return True
        other = self._on_line(row)
        return bool(other and is_supported(other))

    def _tells_role(self, roles: Span | None) -> bool:
        words = WORD.findall(self._text, roles.start, roles.end) if roles else []
        return any(kind(word) in ("role", "other") for word in words)

    # --- salutations ---

    def _is_greeted(self, record: Record, name: PersonName) -> bool:
        """Whether the salutation of a letter agrees that the addressee has this name."""
        words = {
            word.rstrip(".").casefold()
            for part in salutations(record)
            for word in self._greeted(part)
        }
        if not words:
            return is_supported(name)
        return not words.isdisjoint((name.family[-1].casefold(), name.given[0].casefold()))

    def _greeted(self, part: RecordPart) -> Iterator[str]:
        """The words of a salutation that are of names."""
        for word in WORD.findall(self._text, part.start, part.end):
            if (
                word not in ("Dear", "Sir", "Madam", "Mesdames")
                and not kind(word)
                and word[0].isupper()
            ):
                yield word

    # --- what stands around ---

    def _read(self, start: int, end: int, *, mail: bool) -> PersonName | None:
        name = read_name(self._text, start, end, mail=mail, short_forms=self._known.short_forms)
        if name is None or name.id in self._known.names:
            return None
        if name.is_turned and slug(" ".join(name.given)) in self._known.names:
            return name if mail and is_given_name(name.given[0]) else None
        return name

    def _may_be_cut(self, name: PersonName) -> bool:
        """Whether a last name may be withheld behind two first names: `Mary Jo (b)(6)`."""
        at = self._around.next_redaction(name.end)
        directly = (
            not self._text[name.end : min(at, name.end + 4)].strip(" \t*_") and at - name.end < 4
        )
        plain = not name.is_turned and not name.has_initial
        two_first_names = plain and is_given_name(name.family[-1])
        return directly and two_first_names


def _is_told(name: PersonName) -> bool:
    """Whether an address tells by itself that its words are a name."""
    return name.is_turned or is_supported(name)


def is_supported(name: PersonName) -> bool:
    """Whether the words themselves tell a person's name from any other two."""
    told = name.has_initial or name.titled or bool(name.suffix)
    return told or is_given_name(name.given[0])


def below(name: str) -> re.Pattern[str]:
    """A pattern of what stands below a name."""
    return next(row.regex for row in pattern_tables(TABLE)["below"] if row.name == name)


def salutations(record: Record) -> Iterator[RecordPart]:
    """How a letter addresses its reader."""
    return (part for part in record.parts if part.kind == "salutation")
