"""Reads CSV that people write: by hand or in Excel, with commas or semicolons between cells."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from converters.model import Diagnostic

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

QUOTING_ADVICE = (
    "put a cell that holds a comma or a quotation mark in quotation marks, "
    "and double each quotation mark inside it"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header."""

    line: int
    """The line of the file where it starts, counted from 1; a quoted cell can span lines."""

    cells: Mapping[str, str]
    """The text of each known column, its white space reduced to single blanks."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one CSV file that could be read."""

    path: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def read_table(path: str, raw: bytes, columns: Sequence[str]) -> Table:
    """The rows of a CSV file in UTF-8, with or without the mark that Excel writes first.

    Cells are separated by what separates them in the header: a comma, a semicolon or a tab.
    A row that cannot be read is left out, with a problem that says so; the others count.
    """
    return _Reader(path, columns).read(raw)


class _Reader:
    def __init__(self, path: str, columns: Sequence[str]) -> None:
        self._path = path
        self._columns = columns
        self._problems: list[Diagnostic] = []

    def read(self, raw: bytes) -> Table:
        rows: tuple[Row, ...] = ()
        if raw.startswith(UTF_16_MARKS):
            self._problem(0, "the file is UTF-16, not UTF-8", "", "save it as “CSV UTF-8”")
        else:
            text = raw.decode("utf-8-sig", "replace")
            rows = tuple(self._rows(list(io.StringIO(text, newline=""))))
        return Table(self._path, rows, tuple(self._problems))

    def _rows(self, lines: list[str]) -> Iterator[Row]:
        records = self._records(lines)
        line, header = next(records, (1, []))
        if not self._check_header(line, header):
            return
        for line, record in records:
            if self._check_record(line, record, len(header)):
                # Backwards, so that of a column that stands there twice the first one counts.
                cells = dict(reversed(list(zip(header, record, strict=False))))
                yield Row(line, {name: cells.get(name, "") for name in self._columns})

    def _records(self, lines: list[str]) -> Iterator[tuple[int, list[str]]]:
        """Each record that is not blank, with the line where it starts.

        After a record that is no CSV, reading goes on with the line after the one where it
        starts: a quotation mark that is never closed costs its own row only.
        """
        delimiter, first = _delimiter(lines), 0
        while first < len(lines):
            start = first
            reader = csv.reader(islice(lines, first, None), delimiter=delimiter, strict=True)
            try:
                for record in reader:
                    if any(cell.strip() for cell in record):
                        yield start + 1, [" ".join(cell.split()) for cell in record]
                    start = first + reader.line_num
                first = len(lines)
            except csv.Error as error:
                self._problem(start + 1, f"no readable CSV: {error}", lines[start], QUOTING_ADVICE)
                first = start + 1

    def _check_header(self, line: int, header: list[str]) -> bool:
        """Whether the rows can be read; every strange or missing column is a problem."""
        for name in dict.fromkeys(filter(None, header)):
            if name not in self._columns:
                self._problem(line, f"unknown column “{name}”", "", self._column_advice(name))
            elif header.count(name) > 1:
                self._problem(line, f"column “{name}” stands there twice", "", "remove one")
        missing = [name for name in self._columns if name not in header]
        if missing:
            whole = ",".join(self._columns)
            advice = f"the first line is: {whole}"
            self._problem(line, f"missing column: {', '.join(missing)}", "", advice)
        return "id" in header and "name" in header

    def _column_advice(self, name: str) -> str:
        near = difflib.get_close_matches(name.lower(), self._columns, 1)
        return f"did you mean “{near[0]}”?" if near else f"columns: {', '.join(self._columns)}"

    def _check_record(self, line: int, record: list[str], width: int) -> bool:
        quote = ",".join(record)
        if "\ufffd" in quote:
            message = "bytes that are not UTF-8; the row is left out"
            self._problem(line, message, quote, "save the file as “CSV UTF-8”")
            return False
        if any(record[width:]):
            message = f"{len(record)} cells under {width} columns; the row is left out"
            self._problem(line, message, quote, QUOTING_ADVICE)
            return False
        return True

    def _problem(self, line: int, message: str, quote: str, advice: str) -> None:
        shown = quote.strip()[:200]
        self._problems.append(Diagnostic("error", line, message, shown, advice, self._path))


def _delimiter(lines: list[str]) -> str:
    header = next((line for line in lines if line.strip()), "")
    return max(",;\t", key=header.count)
