"""Splits a document into its records, and reads of each what it is, when, from whom and for whom.

Records cover the document without gaps. A new one starts only where something certain says so;
else the text stays one record, and a note says where another may start.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from converters.mail.attachments import linked
from converters.mail.email_notes import email_notes
from converters.mail.emails import messages
from converters.mail.mail_lines import MailLines
from converters.mail.threads import thread_notes, threaded
from converters.model import AttachedFile, Block, Document, Record
from converters.records.corrected_records import corrected_starts, with_blocks_parted, with_facts
from converters.records.date_lines import date_notes
from converters.records.letters import letter_head, read_letter
from converters.records.memoranda import read_memorandum
from converters.records.record_rows import Rows, is_part
from converters.records.record_starts import Start, certain_starts, names_attachment
from converters.records.record_titles import Papers, named_papers, title_in
from converters.records.record_types import says_request, type_of_text
from converters.terms.vocabulary import Vocabularies
from converters.text.block_cuts import MarkedPassages, cut_blocks

NOT_BLANK = re.compile(r"\S")


def find_records(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the records of the text. Runs after blocks, which no record may cut."""
    if not document.blocks:
        return document
    document = with_blocks_parted(document)
    lines = MailLines(document)
    found = messages(document, lines)
    document = _parted_at(document, found)
    rows = Rows(document)
    certain = certain_starts(rows, found)
    papers = Papers(rows, certain)
    inferred = sorted([*certain, *papers.find()], key=lambda start: start.row)
    starts, problems = corrected_starts(rows, inferred)
    records = [_read(rows, start, following) for start, following in _followed(starts)]
    linked_records = linked(document, threaded(document, _numbered(with_facts(document, records))))
    notes = (
        *papers.notes,
        *date_notes(rows, linked_records),
        *email_notes(lines, linked_records),
        *thread_notes(document, linked_records),
        *problems,
    )
    return replace(
        document,
        blocks=tuple(_within_records(document.blocks, records)),
        records=linked_records,
        diagnostics=(*document.diagnostics, *notes),
    )


def _within_records(blocks: Sequence[Block], records: Sequence[Record]) -> Iterator[Block]:
    """The blocks; a sentence goes on in its own record only."""
    starts = [record.start for record in records]
    for block in blocks:
        own = starts[bisect_right(starts, block.start) - 1]
        crosses = block.continues is not None and block.continues < own
        yield replace(block, continues=None) if crosses else block


def _parted_at(document: Document, found: Sequence[Record]) -> Document:
    """The document with a block starting at each message and each sheet named an attachment.

    A form feed without a blank line parts no block, so a title can stand in that of a name above.
    """
    sheets = [page.start for page in document.pages if names_attachment(document, page)]
    # Behind `>` no blank line parts the text of a message from its header.
    bodies = [one.body for one in found if document.text.startswith(">", one.start)]
    papers = [page.start for page in named_papers(document, found)]
    offsets = sorted([*sheets, *bodies, *papers, *(record.start for record in found)])
    starts = (_first_sign(document, offset) for offset in offsets)
    inside = MarkedPassages(document)
    cuts = [start for start in starts if not inside.cut_at(start)]
    blocks = cut_blocks(document.text, document.blocks, cuts)
    first = {_first_sign(document, record.start) for record in found}
    titles = {_first_sign(document, offset) for offset in papers}
    titled = (_as_title(document, block, titles) for block in blocks)
    return replace(document, blocks=tuple(_no_heading(block, first) for block in titled))


def _as_title(document: Document, block: Block, titles: Container[int]) -> Block:
    """A block; the line on top of a sheet that is an announced paper's name alone is its title."""
    if block.start not in titles or block.kind not in ("paragraph", "lines"):
        return block
    alone = "\n" not in document.quote(block).strip()
    return replace(block, kind="heading", level=1, labels=(), continues=None) if alone else block


def _no_heading(block: Block, first: Container[int]) -> Block:
    """A block; the line over a quoted message can be set as a title, but heads nothing."""
    titled = block.kind == "heading" and block.start in first
    return replace(block, kind="paragraph", level=0, labels=()) if titled else block


def _first_sign(document: Document, offset: int) -> int:
    """The first sign at or behind an offset that is not a blank."""
    match = NOT_BLANK.search(document.text, offset)
    return match.start() if match else offset


def _followed(starts: Sequence[Start]) -> Iterator[tuple[Start, Start | None]]:
    """Each start with the next one."""
    yield from zip(starts, [*starts[1:], None], strict=True)


def _read(rows: Rows, start: Start, following: Start | None) -> Record:
    """One record, from its start to the next one."""
    begin = rows.all[start.row].start
    end = rows.all[following.row].start if following else rows.document.blocks[-1].end
    record = Record(begin, end, "", "record", False, body=begin)
    if start.kind == "mail" and start.message:
        return _message(start.message, begin, end)
    if start.kind == "memorandum":
        record = replace(record, type="memorandum", type_certain=True)
        return _with_enclosures(rows, read_memorandum(rows, record, start.head))
    if start.kind == "naval letter":
        record = replace(record, type="letter", type_certain=True)
        return _with_enclosures(rows, read_memorandum(rows, record, start.head))
    if start.kind == "letter":
        return _letter(rows, record, start.head)
    if start.kind == "form":
        return replace(read_memorandum(rows, record, start.head), type="form", type_certain=True)
    return _text(rows, record, attachment=start.kind == "attachment")


def _message(message: Record, begin: int, end: int) -> Record:
    """A message as far as its record reaches, which a person can have cut within the header."""
    return replace(
        message,
        start=begin,
        end=end,
        body=min(message.body, end),
        fields=tuple(field for field in message.fields if field.end <= end),
        attachments=tuple(file for file in message.attachments if file.end <= end),
    )


def _letter(rows: Rows, record: Record, salutation: int) -> Record:
    first, end = rows.at(record.start), rows.at(record.end)
    head = letter_head(rows, salutation, first)
    request = says_request(rows, first, end)
    record = replace(record, type="request" if request else "letter", type_certain=True)
    return _with_enclosures(rows, read_letter(rows, record, head))


def _text(rows: Rows, record: Record, *, attachment: bool) -> Record:
    """A record without a header of its own."""
    first, end = rows.at(record.start), rows.at(record.end)
    title = title_in(rows, first, end)
    type, certain = type_of_text(rows, first, end, title)
    if attachment and type == "record":
        type, certain = "attachment", True
    record = replace(record, type=type, type_certain=certain, title=title)
    if type in ("letter", "request"):
        for number in range(first, end):
            if is_part("salutation", rows.all[number].text):
                return read_letter(rows, record, letter_head(rows, number, first))
    return record


def _with_enclosures(rows: Rows, record: Record) -> Record:
    """The files that the list at the end of a letter or memorandum names."""
    listed = [field.parts for field in record.fields if field.name == "attachments"]
    listed += [part.entries for part in record.parts if part.kind == "enclosure"]
    files = tuple(
        AttachedFile(entry.start, entry.end, rows.value(entry))
        for entries in listed
        for entry in entries
        if any(sign.isalnum() for sign in rows.released(entry))
        and not is_part("as stated", rows.value(entry))
    )
    return replace(record, attachments=files)


def _numbered(records: Sequence[Record]) -> tuple[Record, ...]:
    """Messages and all other records each have ids of their own, in the order of the text."""
    numbered, counts = [], {"message": 0, "record": 0}
    for record in records:
        kind = "message" if record.type == "e-mail" else "record"
        counts[kind] += 1
        numbered.append(replace(record, id=f"{kind}-{counts[kind]}"))
    return tuple(numbered)
