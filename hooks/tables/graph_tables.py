"""What documents cite and name as tables: places that lead from a document to something else.

Each table's columns are its field dictionary too: the files and the page that explains them are
made of it. A column may be added at the end; none is renamed or moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hooks.collection import Collection
from hooks.entries.passages import Inside
from hooks.tables.table_files import Cell, Column
from hooks.wording import one_line


@dataclass(frozen=True, slots=True)
class Placed:
    """A span of a document's JSON with what its row needs beside it."""

    document: Mapping[str, Any]
    span: Mapping[str, Any]
    record: str
    note: str


PLACE: tuple[Column[Placed], ...] = (
    Column(
        "record",
        "Id of the record that it stands in; unique in its document.",
        "message-2",
        lambda row: row.record,
    ),
    Column(
        "note",
        "Id of the footnote that it stands in; empty outside of notes.",
        "fn-13",
        lambda row: row.note,
    ),
    Column(
        "line",
        "Line of the released file in which it starts, counted from 1.",
        "112",
        lambda row: int(row.span["line"]),
    ),
    Column(
        "start",
        "Offset of its first character in the decoded file, in Unicode code points from 0.",
        "9120",
        lambda row: int(row.span["start"]),
    ),
    Column(
        "end",
        "Offset after its last character.",
        "9135",
        lambda row: int(row.span["end"]),
    ),
    Column(
        "text",
        "The released text of it; each run of white space is one blank.",
        "Id. at 6-7",
        lambda row: _line(row.span["text"]),
    ),
)
"""Where a span stands: the last columns of each table of places.

No address: that of `line` below the site is `documents/DOCUMENT.html#LLINE`, in a hundred rows of
each document.
"""

DOCUMENT: Column[Placed] = Column(
    "document",
    "Id of the document: the path of its page below documents/, without .html.",
    "dhs-crcl-memo-maryland-database-2022",
    lambda row: str(row.document["id"]),
)

CITATIONS: tuple[Column[Placed], ...] = (
    DOCUMENT,
    Column(
        "citation",
        "Id of the citation, counted in the order of the text; unique in its document.",
        "c18",
        lambda row: str(row.span["id"]),
    ),
    Column(
        "authority",
        "Id of what it cites: the same in every document, and the row of authorities.",
        "dhs-ice-pia-054",
        lambda row: str(row.span["authority"]),
    ),
    Column(
        "normal",
        "The cite in normal form, with its pinpoint.",
        "DHS/ICE/PIA-054 at 6–7",
        lambda row: _line(row.span["normal"]),
    ),
    Column(
        "pinpoint",
        "The place in the authority; of a bare Id. that of the cite before. Empty without one.",
        "6–7",
        lambda row: _line(row.span["pinpoint"]),
    ),
    Column(
        "how",
        "“full”; “short” by a name that stands beside a full cite, or a short cite of the same "
        "decision; “defined” by a name that the document declares; “id” and “supra” where it is "
        "certain what they stand for; “address” by a web address.",
        "id",
        lambda row: str(row.span["how"]),
    ),
    Column(
        "repaired",
        "The web address as it was read where a scan broke the released one; otherwise empty.",
        "https://www.dhs.gov/privacy",
        lambda row: _line(row.span["repaired"]),
    ),
    *PLACE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that a document names, with the lines that name it."""

    document: str
    vocabulary: str
    term: str
    lines: tuple[int, ...]
    """One for each place, in their order."""


MENTIONS: tuple[Column[Named], ...] = (
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "dhs-crcl-memo-maryland-database-2022",
        lambda row: row.document,
    ),
    Column(
        "vocabulary",
        "“agencies”, “programs”, “organizations” or “people”.",
        "agencies",
        lambda row: row.vocabulary,
    ),
    Column(
        "term",
        "Id of what is named, in its vocabulary: the row of terms, or of people.",
        "hsi",
        lambda row: row.term,
    ),
    Column(
        "passages",
        "Places of the document that name it.",
        "21",
        lambda row: len(row.lines),
    ),
    Column(
        "lines",
        "Lines of the released file in which these places start, counted from 1, each once, "
        "separated by “;”.",
        "112;114;120",
        lambda row: ";".join(map(str, dict.fromkeys(row.lines))),
    ),
)
"""One row for each entry that a document names: most texts name few entries many times, and where
in its line each place stands is in the document's own JSON.
"""

DEFINITIONS: tuple[Column[Placed], ...] = (
    DOCUMENT,
    Column(
        "acronym",
        "The acronym as it stands there.",
        "PIA",
        lambda row: _line(row.span["acronym"]),
    ),
    Column(
        "meaning",
        "The words it stands for, as released.",
        "Privacy Impact Assessment",
        lambda row: _line(row.span["meaning"]["text"]),
    ),
    Column(
        "uses",
        "How often the document uses it after that, up to its next definition of the same acronym.",
        "32",
        lambda row: len(row.span["uses"]),
    ),
    *PLACE,
)


def citation_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each citation of each document's JSON, in their order."""
    return _rows(documents, "citations", CITATIONS)


def mention_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each entry that a document names, the first named first."""
    for document in documents:
        lines: dict[tuple[str, str], list[int]] = defaultdict(list)
        for one in document["mentions"]:
            lines[one["vocabulary"], one["term"]].append(one["line"])
        for (vocabulary, term), several in lines.items():
            row = Named(str(document["id"]), vocabulary, term, tuple(several))
            yield tuple(column.cell(row) for column in MENTIONS)


def definition_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each place that says what an acronym means."""
    return _rows(documents, "definitions", DEFINITIONS)


def _rows(
    documents: Iterable[Mapping[str, Any]],
    key: str,
    columns: tuple[Column[Placed], ...],
) -> Iterator[tuple[Cell, ...]]:
    for document in documents:
        records, notes = Inside(document["records"]), Inside(document["footnotes"])
        for span in document[key]:
            record, note = _id(records, span), _id(notes, span)
            row = Placed(document, span, record, note)
            yield tuple(column.cell(row) for column in columns)


def _id(spans: Inside, span: Mapping[str, Any]) -> str:
    found = spans.holds(span["start"])
    return str(found["id"]) if found else ""


def _line(text: str) -> str:
    return one_line(text).strip()
