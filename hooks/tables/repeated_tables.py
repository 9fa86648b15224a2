"""Repeated passages as tables: what `passages.csv` and `shown.csv` hold, and their JSON.

The columns stand here once: the files and the page that explains them are made of them. A column
may be added at the end; none is renamed or moved. What could undo the redaction of a person is not
among the passages that are read, so it cannot be among the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hooks.document.repeated import RepeatedPassage, RepeatedPlace, ShownElsewhere
from hooks.tables.table_files import Cell, Column
from hooks.tables.tables import Described
from hooks.wording import address


@dataclass(frozen=True, slots=True)
class Placed:
    """A place of a passage."""

    passage: RepeatedPassage
    place: RepeatedPlace

    @property
    def differs(self) -> str:
        """Whether the copies are laid side by side, and differ."""
        if self.place is self.passage.fullest:
            return ""
        compared = (one for one in self.passage.comparisons if one.second is self.place)
        return next(("no" if one.is_same else "yes" for one in compared), "")


PASSAGES: tuple[Column[Placed], ...] = (
    Column(
        "passage",
        "Id of the passage, the same as long as its words are: its places have the same one.",
        "e455545c",
        lambda row: row.passage.id,
    ),
    Column(
        "words",
        "Words of the copy that withholds least, redactions left out.",
        "214",
        lambda row: row.passage.words,
    ),
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "ice-facial-recognition-briefings-2020",
        lambda row: row.place.document.id,
    ),
    Column(
        "line",
        "Line of the released file in which the copy starts, counted from 1.",
        "73",
        lambda row: row.place.line,
    ),
    Column(
        "last_line",
        "Line in which it ends.",
        "84",
        lambda row: row.place.last_line,
    ),
    Column(
        "fullest",
        "“yes” for the copy that withholds least, with which the others are compared.",
        "yes",
        lambda row: "yes" if row.place is row.passage.fullest else "no",
    ),
    Column(
        "differs",
        "“yes” where the copy has other words or redactions than the fullest one; empty for the "
        "fullest one itself and where the two are not laid side by side.",
        "yes",
        lambda row: row.differs,
    ),
    Column(
        "opening",
        "The first words of the passage.",
        "Facial Recognition - HSI's Cyber Crimes Center",
        lambda row: row.passage.opening,
    ),
    Column(
        "address",
        "Address of the first line below that of the site.",
        "documents/ice-facial-recognition-briefings-2020.html#L73",
        lambda row: row.place.url,
    ),
    Column(
        "compared",
        "Address of the page with the copies side by side.",
        "repeated/e455545c.html",
        lambda row: row.passage.url,
    ),
)

SHOWN: tuple[Column[ShownElsewhere], ...] = (
    Column(
        "passage",
        "Id of the passage.",
        "e455545c",
        lambda row: row.passage,
    ),
    Column(
        "document",
        "Id of the document that withholds the words.",
        "memo-2020",
        lambda row: row.withheld_in.document.id,
    ),
    Column(
        "redaction",
        "Id of the redaction in that document: the row of redactions.csv.",
        "r7",
        lambda row: row.redaction,
    ),
    Column(
        "exemptions",
        "Ids of the exemptions cited, separated by “;”. Never one that protects persons.",
        "b5",
        lambda row: ";".join(row.exemptions),
    ),
    Column(
        "shown_in",
        "Id of the document that shows the words; it can be the same one.",
        "memo-2020-second-release",
        lambda row: row.shown_in.document.id,
    ),
    Column(
        "line",
        "Line of the released file in which the copy that shows them starts, counted from 1.",
        "12",
        lambda row: row.shown_in.line,
    ),
    Column(
        "words",
        "The words between the same words; each run of white space is one blank.",
        "The vendor asked for a second test.",
        lambda row: row.words,
    ),
    Column(
        "address",
        "Address of the redaction below that of the site.",
        "documents/memo-2020.html#r7",
        lambda row: address(f"documents/{row.withheld_in.document.id}.html") + f"#{row.redaction}",
    ),
    Column(
        "shown_address",
        "Address of the copy that shows the words.",
        "documents/memo-2020-second-release.html#L12",
        lambda row: row.shown_in.url,
    ),
)


def passage_rows(passages: Iterable[RepeatedPassage]) -> Iterator[tuple[Cell, ...]]:
    """A row for each place of each passage, the longest passage first."""
    for passage in passages:
        for place in passage.places:
            yield tuple(column.cell(Placed(passage, place)) for column in PASSAGES)


def shown_rows(passages: Iterable[RepeatedPassage]) -> Iterator[tuple[Cell, ...]]:
    """A row for each redaction whose words another copy shows."""
    for passage in passages:
        for one in passage.shown:
            yield tuple(column.cell(one) for column in SHOWN)


@dataclass(frozen=True)
class RepeatedTable(Described):
    """A table whose rows come out of the repeated passages."""

    rows: Callable[[Sequence[RepeatedPassage]], Iterator[tuple[Cell, ...]]]


TABLES = (
    RepeatedTable(
        "passages", "Each place of a passage that stands more than once.", PASSAGES, passage_rows
    ),
    RepeatedTable(
        "shown", "Each redaction whose words another copy of the passage shows.", SHOWN, shown_rows
    ),
)
