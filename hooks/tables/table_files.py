"""A table as two files that hold the same: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Generic, Self, TypeVar

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


class CsvTable:
    """A table while it is written; a file in `utf-8-sig`, so that Excel reads the letters."""

    def __init__(self, names: Sequence[str], file: IO[str]) -> None:
        self._writer = csv.writer(file)
        self._writer.writerow(names)

    def add(self, row: tuple[Cell, ...]) -> None:
        """Writes a row below those before it."""
        self._writer.writerow([harmless(cell) for cell in row])


class JsonTable:
    """A table while it is written: `{"columns": […], "data": [[…], …], "values": {…}}`.

    What stands in a column of words comes again and again, so that `data` has numbers alone: such
    a cell is the place of its words, counted from 0, in the list that `values` holds for its
    column. A column that is not in `values` holds the numbers themselves.
    """

    def __init__(self, names: Sequence[str], file: IO[str]) -> None:
        self._names, self._file = names, file
        self._values: dict[str, dict[str, int]] = {}
        self._between = "\n"
        file.write('{"columns":' + _compact(names) + ',"data":[')

    def add(self, row: tuple[Cell, ...]) -> None:
        """Writes a row, one on each line."""
        cells = map(self._cell, self._names, row)
        self._file.write(self._between + "[" + ",".join(map(str, cells)) + "]")
        self._between = ",\n"

    def close(self) -> None:
        """Writes the words, behind the last row."""
        words = {name: list(values) for name, values in self._values.items()}
        self._file.write('\n],"values":' + _compact(words) + "}\n")

    def _cell(self, name: str, cell: Cell) -> int:
        if isinstance(cell, int):
            return cell
        values = self._values.setdefault(name, {})
        return values.setdefault(cell, len(values))


class TableFiles:
    """Both files of a table in a folder, open while its rows come."""

    def __init__(self, folder: Path, name: str, names: Sequence[str]) -> None:
        self._files = (
            (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""),
            (folder / f"{name}.json").open("w", encoding="utf-8", newline=""),
        )
        self._csv = CsvTable(names, self._files[0])
        self._json = JsonTable(names, self._files[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._json.close()
        for file in self._files:
            file.close()

    def add(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Writes rows into both files."""
        for row in rows:
            self._csv.add(row)
            self._json.add(row)


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a sign that would make a formula of it."""
    dangerous = isinstance(cell, str) and cell.startswith(FORMULA_SIGNS)
    return f"{HARMLESS}{cell}" if dangerous else cell


def _compact(cells: object) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
