"""The texts of the search index, for the passages that results show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hooks.search.search_files import write_json
from hooks.search.search_units import TITLE_WORDS, Piece, Unit

IN_A_FILE = 24_000
"""Characters: enough for gzip to pack well, little enough to load ten files for ten results."""


class TextFiles:
    """Writes texts, some units a file; a long unit goes over several."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._parts: list[dict[str, Any]] = []
        self._size = 0
        self.units: list[int] = []
        """For each file its first unit."""

        self.places: list[int] = []
        """For each file the place of its first word in that unit."""

    def add(self, number: int, unit: Unit, words: Sequence[int]) -> None:
        """Takes the text of a unit, by its number, with the number of words of each piece."""
        head, part = _head(number, unit), list[tuple[Piece, int]]()
        first = place = TITLE_WORDS
        for piece, length in zip(unit.pieces, words, strict=True):
            if part and self._size > IN_A_FILE:
                self._append(head, first, part)
                self.close()
                part, first = [], place
            part.append((piece, length))
            self._size += len(piece.text)
            # A gap stands before each piece.
            place += 1 + length
        self._append(head, first, part)
        if self._size > IN_A_FILE:
            self.close()

    def close(self) -> None:
        """Writes what is not yet written."""
        if not self._parts:
            return
        write_json(self._folder, f"text/{self._name}{len(self.units)}", self._parts)
        self.units.append(self._parts[0]["unit"])
        self.places.append(self._parts[0]["from"])
        self._parts, self._size = [], 0

    def _append(self, head: dict[str, Any], first: int, part: Sequence[tuple[Piece, int]]) -> None:
        pieces = [(piece.line, int(piece.heading), length, piece.text) for piece, length in part]
        self._parts.append({**head, "from": first, "pieces": pieces})


def _head(number: int, unit: Unit) -> dict[str, Any]:
    """What a result shows beside the passage."""
    facts = {
        "url": unit.url,
        "title": unit.title,
        "record": unit.record,
        "recordTitle": unit.record_title,
        "type": unit.type,
        "date": unit.date,
    }
    return {"unit": number, **{key: value for key, value in facts.items() if value}}
