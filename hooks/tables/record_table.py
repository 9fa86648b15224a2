"""Every record of the collection as a row: what `records.csv` and `records.json` hold.

`COLUMNS` is the one table of the columns: the files and the page that explains them are made of it.
A column may be added at the end; none is renamed or moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from converters.terms.vocabulary import Term
from hooks.tables.downloads import agency_of
from hooks.tables.table_files import Cell, Column
from hooks.wording import address, one_line

FACTS = ("title", "date", "sender")
"""The facts of a record that the text or a person states, or that were inferred."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A record of the JSON with what its row needs beside it."""

    document: Mapping[str, Any]
    record: Mapping[str, Any]
    agency: str
    redactions: int


def _stated(row: Listed, fact: str) -> str:
    """The value of a fact on one line; empty where none is known."""
    found = row.record[fact]
    return one_line(found["value"]).strip() if found else ""


def _joined(words: Iterable[str]) -> str:
    return ";".join(one_line(word).strip() for word in words)


def _inferred(row: Listed) -> Iterator[str]:
    if not row.record["type_certain"]:
        yield "type"
    for fact in FACTS:
        if row.record[fact] and not row.record[fact]["certain"]:
            yield fact
    if any(not one["certain"] for one in row.record["recipients"]):
        yield "recipients"


def _address(row: Listed) -> str:
    """A document that is one record has no heading for it."""
    several = len(row.document["records"]) > 1
    anchor = f"#{row.record['id']}" if several else ""
    return address(f"documents/{row.document['id']}.html") + anchor


COLUMNS: tuple[Column[Listed], ...] = (
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "ice-facial-recognition-briefings-2020",
        lambda row: str(row.document["id"]),
    ),
    Column(
        "document_title",
        "Title of the document, from the publisher, or made from the name of the file.",
        "Briefings on facial recognition",
        lambda row: one_line(row.document["title"]).strip(),
    ),
    Column(
        "agency",
        "The agency that released the document; empty where it is not known.",
        "U.S. Immigration and Customs Enforcement",
        lambda row: row.agency,
    ),
    Column(
        "record",
        "Id of the record, counted in the order of the text; unique in its document. E-mail "
        "messages are counted apart from all others.",
        "message-2",
        lambda row: str(row.record["id"]),
    ),
    Column(
        "type",
        "What the record is, such as “letter”, “memorandum”, “e-mail” or “questions”; “attachment” "
        "and “record” where nothing more is known.",
        "e-mail",
        lambda row: str(row.record["type"]),
    ),
    Column(
        "title",
        "Its title as released, of an e-mail message its subject without “RE:” and “FW:”, of which "
        "action tells; empty where it has none.",
        "Morning briefing",
        lambda row: _stated(row, "title"),
    ),
    Column(
        "date",
        "Its date (ISO 8601) as exact as it is known, with the time of day and the offset from UTC "
        "where the text gives them; empty where it bears none.",
        "2020-02-28T10:44",
        lambda row: _stated(row, "date"),
    ),
    Column(
        "sender",
        "Who wrote it, as released, separated by “;”; empty where the text names nobody or the "
        "name is withheld.",
        "A. Writer;D. Writer",
        lambda row: _joined(_stated(row, "sender").split("; ")),
    ),
    Column(
        "recipients",
        "Whom it is for, as released, separated by “;”.",
        "B. Reader;C. Reader",
        lambda row: _joined(one["value"] for one in row.record["recipients"]),
    ),
    Column(
        "inferred",
        "Which of type, title, date, sender and recipients were inferred from how the text is laid "
        "out, separated by “;”; empty where the text or the publisher states all of them.",
        "date;sender",
        lambda row: ";".join(_inferred(row)),
    ),
    Column(
        "withheld",
        "Fields of its header that are withheld, each with “:partly” or “:full”, separated by “;”.",
        "from:full;to:partly",
        lambda row: ";".join(
            f"{field['name']}:{field['withheld']}"
            for field in row.record["fields"]
            if field["withheld"] != "none"
        ),
    ),
    Column(
        "redactions",
        "Redactions in it.",
        "9",
        lambda row: row.redactions,
    ),
    Column(
        "line",
        "Line of the released file in which it starts, counted from 1.",
        "131",
        lambda row: int(row.record["line"]),
    ),
    Column(
        "start",
        "Offset of its first character in the decoded file, in Unicode code points from 0.",
        "6021",
        lambda row: int(row.record["start"]),
    ),
    Column(
        "end",
        "Offset after its last character.",
        "6420",
        lambda row: int(row.record["end"]),
    ),
    Column(
        "thread",
        "Id of the thread of an e-mail message, unique in its document; empty for other records.",
        "thread-2",
        lambda row: str(row.record["thread"]),
    ),
    Column(
        "position",
        "Place in its thread in order of time, counted from 1; 0 outside of threads.",
        "6",
        lambda row: int(row.record["position"]),
    ),
    Column(
        "reply_to",
        "Id of the message that it answers or forwards; empty where none is printed below it.",
        "message-3",
        lambda row: str(row.record["reply_to"]),
    ),
    Column(
        "action",
        "“reply” or “forward”, as its subject says; otherwise empty.",
        "reply",
        lambda row: str(row.record["action"]),
    ),
    Column(
        "copy_of",
        "Id of the fullest copy of the same message; empty where this is it or the only one.",
        "message-4",
        lambda row: str(row.record["copy_of"]),
    ),
    Column(
        "attachments",
        "Names of the files that it announces, separated by “;”.",
        "Final paper.docx",
        lambda row: _joined(file["name"] for file in row.record["attachments"]),
    ),
    Column(
        "attached_to",
        "Id of the record whose attachment it is, as far as the text shows; otherwise empty.",
        "message-2",
        lambda row: str(row.record["attached_to"]),
    ),
    Column(
        "address",
        "Address of the record below that of the site.",
        "documents/ice-facial-recognition-briefings-2020.html#message-2",
        _address,
    ),
)


def rows(
    documents: Iterable[Mapping[str, Any]], agencies: Mapping[str, Term]
) -> Iterator[tuple[Cell, ...]]:
    """A row for each record of each document's JSON, in their order.

    `agencies` has the agencies by each word that the facts of a source may call them.
    """
    for document in documents:
        agency = agency_of(document, agencies)
        starts = [redaction["start"] for redaction in document["redactions"]]
        for record in document["records"]:
            row = Listed(document, record, agency, _between(starts, record))
            yield tuple(column.cell(row) for column in COLUMNS)


def _between(starts: Sequence[int], record: Mapping[str, Any]) -> int:
    """Redactions that start inside a record."""
    return bisect_left(starts, record["end"]) - bisect_left(starts, record["start"])
