"""Every redaction of the collection as a row: what `redactions.csv` and `redactions.json` hold.

`COLUMNS` is the one table of the columns: the files and the page that explains them are made of it.
A column may be added at the end; none is renamed or moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from converters.terms.vocabulary import Term
from hooks.tables.table_files import Cell, Column
from hooks.wording import address, one_line


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redaction of the JSON with what its row needs beside it."""

    document: Mapping[str, Any]
    redaction: Mapping[str, Any]
    agency: str
    question: str


COLUMNS: tuple[Column[Redacted], ...] = (
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "ice-facial-recognition-briefings-2020",
        lambda row: str(row.document["id"]),
    ),
    Column(
        "title",
        "Title of the document, from the publisher, or made from the name of the file.",
        "Briefings on facial recognition",
        lambda row: str(row.document["title"]),
    ),
    Column(
        "date",
        "Day, month or year of the document (ISO 8601); empty where it is not known.",
        "2020-06-10",
        lambda row: row.document["date"] or "",
    ),
    Column(
        "agency",
        "The agency that released the document; empty where it is not known.",
        "U.S. Immigration and Customs Enforcement",
        lambda row: row.agency,
    ),
    Column(
        "redaction",
        "Id of the redaction, counted in the order of the text; unique in its document.",
        "r7",
        lambda row: str(row.redaction["id"]),
    ),
    Column(
        "line",
        "Line of the released file in which the mark starts, counted from 1.",
        "42",
        lambda row: int(row.redaction["line"]),
    ),
    Column(
        "start",
        "Offset of the mark's first character in the decoded file, in Unicode code points from 0.",
        "3120",
        lambda row: int(row.redaction["start"]),
    ),
    Column(
        "end",
        "Offset after the mark's last character.",
        "3137",
        lambda row: int(row.redaction["end"]),
    ),
    Column(
        "text",
        "The mark as released; each run of white space, line ends among it, is one blank.",
        "(b)(6); (b)(7)(C)",
        lambda row: one_line(row.redaction["text"]).strip(),
    ),
    Column(
        "exemptions",
        "Ids of the exemptions cited, each once, separated by “;”; empty where none is cited.",
        "b6;b7C",
        lambda row: ";".join(row.redaction["exemptions"]),
    ),
    Column(
        "codes",
        "Every cite as released, in the order of the text, separated by “;”.",
        "(b)(6);(b)(7)(C)",
        lambda row: ";".join(one_line(code["text"]).strip() for code in row.redaction["codes"]),
    ),
    Column(
        "damaged",
        "“yes” where a scan broke a cite, so that its exemption was read by rule; otherwise “no”.",
        "no",
        lambda row: "yes" if any(code["damaged"] for code in row.redaction["codes"]) else "no",
    ),
    Column(
        "kind",
        "What the mark is: “inline” stands among other words, “block” alone in its block of text; "
        "“stamp” is on a line that speaks for the whole record, “key” in a legend, “deleted-page” "
        "on a sheet that lists withheld pages.",
        "inline",
        lambda row: str(row.redaction["kind"]),
    ),
    Column(
        "extent",
        "How much it takes, as far as the text shows: “passage” (part of a line), “line”, “block”, "
        "“answer” (the answer to a question that is withheld whole, or a part of it) or “page”.",
        "passage",
        lambda row: str(row.redaction["extent"]),
    ),
    Column(
        "stands_for",
        "What was withheld, where the released text around it says so; otherwise empty.",
        "an e-mail address",
        lambda row: row.redaction["stands_for"] or "",
    ),
    Column(
        "question",
        "Number of the question in whose answer it stands; empty outside of answers.",
        "3",
        lambda row: row.question,
    ),
    Column(
        "address",
        "Address of the redaction below that of the site.",
        "documents/ice-facial-recognition-briefings-2020.html#r7",
        lambda row: address(f"documents/{row.document['id']}.html") + f"#{row.redaction['id']}",
    ),
)


def rows(
    documents: Iterable[Mapping[str, Any]], agencies: Mapping[str, Term]
) -> Iterator[tuple[Cell, ...]]:
    """A row for each redaction of each document's JSON, in their order.

    `agencies` has the agencies by each word that the facts of a source may call them.
    """
    for document in documents:
        agency = agency_of(document, agencies)
        questions = {id: one["label"] for one in document["questions"] for id in one["redactions"]}
        for redaction in document["redactions"]:
            question = questions.get(redaction["id"], "")
            row = Redacted(document, redaction, agency, question)
            yield tuple(column.cell(row) for column in COLUMNS)


def agency_of(document: Mapping[str, Any], agencies: Mapping[str, Term]) -> str:
    """The agency that released a document, by the name that the vocabulary or its publisher has."""
    name = str(document["facts"].get("agency", ""))
    return agencies[name].name if name in agencies else name
