"""A table as two files that hold the same: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Generic, TypeVar

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet may run a cell that starts with one of these as a formula."""

HARMLESS = "'"
"""What the CSV puts before such a cell; a spreadsheet shows the rest as text."""

Cell = str | int

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, and how its cell is made of what a row is about."""

    name: str
    meaning: str
    """What its cells hold, in a sentence or two, for the data dictionary."""

    example: str
    cell: Callable[[Row], Cell]


def write_csv(names: Sequence[str], table: Iterable[tuple[Cell, ...]], file: IO[str]) -> None:
    """Writes the rows below their names; a file in `utf-8-sig`, so that Excel reads the letters."""
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows(tuple(map(harmless, row)) for row in table)


def write_json(names: Sequence[str], table: Iterable[tuple[Cell, ...]], file: IO[str]) -> None:
    """Writes `{"columns": […], "data": [[…], …]}`, one row a line, each name but once."""
    file.write('{"columns":' + _compact(names) + ',"data":[')
    for number, row in enumerate(table):
        file.write((",\n" if number else "\n") + _compact(row))
    file.write("\n]}\n")


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a sign that would make a formula of it."""
    dangerous = isinstance(cell, str) and cell.startswith(FORMULA_SIGNS)
    return f"{HARMLESS}{cell}" if dangerous else cell


def _compact(cells: object) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
