"""Why documents are related as a table: what `related.csv` and `related.json` hold.

`COLUMNS` is the one table of the columns: the files and the page that explains them are made of it.
A column may be added at the end; none is renamed or moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hooks.document.related_facts import WITHHELD
from hooks.document.related_ties import Related, Tie
from hooks.tables.table_files import Cell, Column
from hooks.tables.tables import Described
from hooks.wording import one_line


@dataclass(frozen=True, slots=True)
class Listed:
    """A tie with the document that it is a tie of, and the place of the other in its list."""

    document: str
    rank: int
    tie: Tie


COLUMNS: tuple[Column[Listed], ...] = (
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "epic-foia-request-ice-2020",
        lambda row: row.document,
    ),
    Column(
        "related_document",
        "Id of the other document.",
        "dhs-crcl-memo-maryland-database-2022",
        lambda row: row.tie.other,
    ),
    Column(
        "rank",
        "Place of the other document in the list of this one, from 1: those with the rarest ties "
        "come first.",
        "1",
        lambda row: row.rank,
    ),
    Column(
        "kind",
        "How the document is tied to the other. “passage”: both hold the same one. “cites” and "
        "“cited-by”: a number that the other or this one bears at its head; “same-number”: both "
        "bear it. “request-of” and “released-under”: a request and what was released under its "
        "number; “same-request”: both were. “quotes” and “quoted-by”: a title in quotation marks. "
        "“refers-to” and “referred-to-by”: a paper by kind, date and writer. “announces” and "
        "“announced-by”: a file by its name. “answers” and “answered-by”: a message, as subject, "
        "people and dates tell; “same-message”: both print it. “asks-about” and “asked-about”: an "
        "item of a request names what the other names too. “both-cite”, “both-name”: nothing more.",
        "asks-about",
        lambda row: row.tie.kind,
    ),
    Column(
        "vocabulary",
        "The list that what ties the two is an entry of: “agencies”, “programs”, “organizations”, "
        "“people” or “authorities”; “messages” for a message; otherwise empty.",
        "programs",
        lambda row: row.tie.vocabulary,
    ),
    Column(
        "what",
        "What ties the two: the id of the entry, of the number or of the passage, the title, the "
        "name of the file, the time and subject of the message.",
        "icm",
        lambda row: one_line(row.tie.what.partition(WITHHELD)[0]).strip(),
    ),
    Column(
        "documents",
        "Documents of the collection that share it, these two among them.",
        "2",
        lambda row: row.tie.documents,
    ),
    Column(
        "line",
        "Line of the document's released file at which it stands, counted from 1; 0 where the "
        "publisher says it.",
        "39",
        lambda row: row.tie.line,
    ),
    Column(
        "related_line",
        "Line of the other document's released file.",
        "83",
        lambda row: row.tie.other_line,
    ),
)

TABLE = Described(
    "related",
    "Each reason why a document is in the list of related documents of another.",
    COLUMNS,
)


def rows(related: Mapping[str, Sequence[Related]]) -> Iterator[tuple[Cell, ...]]:
    """A row for each tie of each list, by document and then as the list has them."""
    for document in sorted(related):
        for rank, other in enumerate(related[document], 1):
            for tie in other.ties:
                row = Listed(document, rank, tie)
                yield tuple(column.cell(row) for column in COLUMNS)
