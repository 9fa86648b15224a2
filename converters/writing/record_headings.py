"""Writes what stands before a record of a document with several: its heading and a line of facts.

All of it is added: no character of the released text is in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from converters.model import AttachedFile, Block, Document, Record, Stated
from converters.writing.dates_in_words import date_in_words
from converters.writing.inline import attribute, escaped

TYPES: Mapping[str, str] = {"e-mail": "E-mail message"}
"""Types of record whose name in a heading is not the type itself."""


class RecordHeadings:
    """The headings of one document's records; none where it is a single record."""

    def __init__(self, document: Document) -> None:
        self._records = document.records if len(document.records) > 1 else ()
        self._names = {record.id: _name(record) for record in self._records}
        self.starts = _starts(document, self._records)
        """The records by the offset of the block before which their heading stands."""
        self.titles = frozenset(_title_blocks(document, self.starts))
        """Offsets of released headings that are the title of their record: not headings twice."""

    @property
    def levels(self) -> int:
        """By how many levels the released headings stand deeper."""
        return 1 if self._records else 0

    def write(self, record: Record, block: Block) -> Iterator[str]:
        """The heading of a record, then its line of facts where there are any.

        `block` is the one below: where it is the title, nobody has to see the title twice.
        """
        eyebrow, words = _eyebrow(record), _words(record)
        above = f'<span class="eyebrow">{escaped(eyebrow)}</span><br>' if eyebrow else ""
        title = escaped(words)
        if block.start in self.titles:
            title = f'<span class="unseen">{title}</span>'
        contents = ", ".join(part for part in (words, _date(record)) if part)
        names = [f"#{record.id}", ".added", ".record", *_data(record)]
        names.append(f'data-toc-label="{attribute(contents)}"')
        yield f"## {above}{title} {{ {' '.join(names)} }}"
        facts = list(self._facts(record))
        if facts:
            yield " · ".join(facts) + "\n{: .added .record-facts }"

    def _facts(self, record: Record) -> Iterator[str]:
        if record.reply_to in self._names:
            what = {"reply": "Reply to", "forward": "Forward of"}.get(record.action, "Follows on")
            yield f"{what} {self._link(record.reply_to)}"
        if record.copy_of in self._names:
            yield f"Copy of {self._link(record.copy_of)}"
        if record.attached_to in self._names:
            yield f"Attachment of {self._link(record.attached_to)}, as far as the text shows"
        yield from map(self._attachment, record.attachments)
        if inferred := list(_inferred(record)):
            first, *others = inferred
            named = " and ".join([", ".join([first, *others[:-1]]), *others[-1:]])
            yield f"{named[:1].upper()}{named[1:]} inferred from the layout"

    def _attachment(self, file: AttachedFile) -> str:
        name = escaped(" ".join(file.name.split()))
        if file.record in self._names:
            return f"Attached: {name}, as far as the text shows {self._link(file.record)}"
        return f"Attached: {name} (not in this document)"

    def _link(self, id: str) -> str:
        return f"[{escaped(self._names[id])}](#{id})"


def _starts(document: Document, records: Sequence[Record]) -> Mapping[int, Sequence[Record]]:
    ends = [block.end for block in document.blocks]
    found: dict[int, list[Record]] = {}
    for record in records:
        position = bisect_right(ends, record.start)
        if position < len(ends):
            found.setdefault(document.blocks[position].start, []).append(record)
    return found


def _title_blocks(document: Document, starts: Mapping[int, Sequence[Record]]) -> Iterator[int]:
    """The headings that begin a record and hold what its title was read from."""
    for block in document.blocks:
        for record in starts.get(block.start, ()) if block.kind == "heading" else ():
            span = record.title.span if record.title else None
            if span and block.start <= span.start < block.end:
                yield block.start


class RecordHeaders:
    """The headers of one document's records: blocks before the text of a message or letter."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._records = document.records
        self._starts = [record.start for record in document.records]
        self._parts = sorted(
            (part.start, part.end, part.kind)
            for record in document.records
            for part in record.parts
        )
        self._values = sorted(
            (field.value.start, field.end) for record in document.records for field in record.fields
        )

    def part(self, block: Block) -> str:
        """The part of a letter that a whole block is in: `signature`; empty for all others."""
        position = bisect_right(self._parts, (block.start, len(self._document.text) + 1)) - 1
        if position < 0:
            return ""
        _, end, kind = self._parts[position]
        return kind if block.end <= end else ""

    def holding(self, block: Block) -> Record | None:
        """The record whose header a block is part of."""
        position = bisect_right(self._starts, block.start) - 1
        record = self._records[position] if position >= 0 else None
        return record if record and record.start <= block.start < record.body else None

    def in_value(self, block: Block) -> bool:
        """Whether a block is the value of a field named above it, or goes on with it."""
        position = bisect_right(self._values, (block.start, len(self._document.text) + 1)) - 1
        return position >= 0 and block.end <= self._values[position][1]

    def in_mail(self, block: Block) -> bool:
        """Whether a block is among the fields of an e-mail, whose line breaks are only wrapping."""
        record = self.holding(block)
        if record is None or record.type != "e-mail":
            return False
        return not record.fields or block.end > record.fields[0].start


def _data(record: Record) -> Iterator[str]:
    """What the section around a record says of it to styles and scripts."""
    yield f'data-type="{record.type}"'
    if record.thread:
        yield f"data-thread={record.thread} data-position={record.position}"
    if record.copy_of:
        yield f"data-copy-of={record.copy_of}"


def _type(record: Record) -> str:
    return TYPES.get(record.type) or record.type[:1].upper() + record.type[1:]


def _words(record: Record) -> str:
    """What the heading says: the record's title, or its type."""
    return " ".join(record.title.value.split()) if record.title else _numbered_type(record)


def _eyebrow(record: Record) -> str:
    """What stands above the title: type and date, as far as the title does not say them."""
    parts = [_numbered_type(record) if record.title else "", _date(record)]
    return " · ".join(part for part in parts if part)


def _numbered_type(record: Record) -> str:
    """`E-mail message 3`; other records have no number that means anything to a reader."""
    kind, _, number = record.id.partition("-")
    return f"{_type(record)} {number}" if kind == "message" else _type(record)


def _date(record: Record) -> str:
    return date_in_words(record.date.value) if record.date else ""


def _name(record: Record) -> str:
    """How a sentence calls a record: `message 3`, `the briefing paper “Use of …”`."""
    kind, _, number = record.id.partition("-")
    if kind == "message":
        return f"message {number}"
    title = f" “{' '.join(record.title.value.split())}”" if record.title else ""
    return f"the {_type(record).lower()}{title}"


def _inferred(record: Record) -> Iterator[str]:
    """What of the heading was inferred."""
    if not record.type_certain:
        yield "type"
    stated: Mapping[str, Stated | None] = {"title": record.title, "date": record.date}
    for name, fact in stated.items():
        if fact and not fact.certain:
            yield name
