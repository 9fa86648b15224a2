"""Writes the search index of a site: words, texts, filters and a plan of them, as scripts.

A page that is opened from a disk may load scripts and nothing else, so every file is a script with
one call, `readingRoomShard(name, "…")`: gzip in base64. The same files serve on the web.

    search/plan.js        which words, units and filters are in which file; loaded once
    search/words/*.js     Pagefind's shards: where each word stands
    search/text/*.js      the texts, some units a file, for the passages that results show
    search/filters/*.js   for each value of a filter the units that have it
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hooks.search_pagefind import index_words
from hooks.search_units import TITLE_WORDS, Piece, Unit, gaps, words_of_unit
from hooks.search_words import words_of

FORMAT = 1
"""Goes up when the files change in a way that an older script would misread."""

TEXT_IN_A_FILE = 24_000
"""Characters: enough for gzip to pack well, little enough to load ten files for ten results."""


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One of the values that a filter takes."""

    id: str
    label: str
    """What a reader calls it."""

    names: tuple[str, ...] = ()
    """What else it may be called in a query."""


FilterLabels = Mapping[str, Mapping[str, FilterValue]]
"""For each filter its values, by their ids; a value that is missing is called by its id."""


@dataclass
class _Plan:
    """What is known of the files while they are written."""

    lengths: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    """For each document or other page the number of its units."""

    dates: list[int] = field(default_factory=list)
    values: dict[str, dict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    text_units: list[int] = field(default_factory=list)
    text_words: dict[int, int] = field(default_factory=dict)
    """For a file that starts inside a unit, the place of its first word."""


def write_search(units: Iterable[Unit], labels: FilterLabels, folder: Path) -> None:
    """Writes the index of units into a folder; the units of one page stand together."""
    for part in ("words", "text", "filters"):
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir(parents=True)
    plan, texts = _Plan(), _Texts(folder)
    with tempfile.TemporaryDirectory() as made:
        shards = index_words(_fed(units, plan, texts), Path(made))
    texts.write()
    names = [_write_words(folder, shard.packed) for shard in shards]
    _write_filters(folder, plan, labels)
    content = {
        "format": FORMAT,
        "units": len(plan.lengths),
        "titleWords": TITLE_WORDS,
        "words": {"first": [shard.first for shard in shards], "files": names},
        "text": {"units": gaps(texts.units), "from": texts.starts},
        "documents": plan.documents,
        "filters": {name: len(values) for name, values in sorted(plan.values.items())},
    }
    _write(folder, "plan", content)


def _fed(units: Iterable[Unit], plan: _Plan, texts: _Texts) -> Iterator[str]:
    """The words of each unit for the index; the rest of it goes into the plan and the texts."""
    page = ""
    for number, unit in enumerate(units):
        if unit.url != page:
            plan.documents.append(0)
            page = unit.url
        plan.documents[-1] += 1
        words = words_of_unit(unit)
        plan.lengths.append(len(words) - TITLE_WORDS)
        plan.dates.append(int(unit.date.replace("-", "").ljust(8, "0")) if unit.date else 0)
        for name, values in unit.filters.items():
            for value in values:
                plan.values[name][value].append(number)
        texts.add(number, unit)
        yield " ".join(words)


class _Texts:
    """Writes the texts, some units a file; a long unit goes over several."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: list[dict[str, Any]] = []
        self._size = 0
        self.units: list[int] = []
        """The first unit of each file."""

        self.starts: dict[int, int] = {}
        """For a file that starts inside a unit, the place of its first word."""

    def add(self, number: int, unit: Unit) -> None:
        """Takes the text of the next unit."""
        place = TITLE_WORDS
        head = _head(number, unit)
        part: list[Piece] = []
        first = place
        for piece in unit.pieces:
            if part and self._size > TEXT_IN_A_FILE:
                self._append(head, first, part)
                self.write()
                part, first = [], place
            part.append(piece)
            self._size += len(piece.text)
            place += 1 + len(words_of(piece.text))
        self._append(head, first, part)
        if self._size > TEXT_IN_A_FILE:
            self.write()

    def _append(self, head: dict[str, Any], first: int, part: Sequence[Piece]) -> None:
        pieces = [[piece.line, int(piece.heading), piece.text] for piece in part]
        self._parts.append({**head, "from": first, "pieces": pieces})

    def write(self) -> None:
        """Ends a file."""
        if not self._parts:
            return
        if self._parts[0]["from"] > TITLE_WORDS:
            self.starts[len(self.units)] = self._parts[0]["from"]
        _write(self._folder, f"text/{len(self.units)}", self._parts)
        self.units.append(self._parts[0]["unit"])
        self._parts, self._size = [], 0


def _head(number: int, unit: Unit) -> dict[str, Any]:
    """What a result shows beside the passage."""
    facts = {
        "unit": number,
        "url": unit.url,
        "title": unit.title,
        "record": unit.record,
        "recordTitle": unit.record_title,
        "type": unit.type,
        "date": unit.date,
        "names": unit.names,
    }
    return {key: value for key, value in facts.items() if value or key == "unit"}


def _write_filters(folder: Path, plan: _Plan, labels: FilterLabels) -> None:
    for name, values in plan.values.items():
        known = labels.get(name, {})
        content = []
        for id, units in sorted(values.items(), key=lambda one: (-len(one[1]), one[0])):
            value = known.get(id, FilterValue(id, id))
            content.append([id, value.label, list(value.names), gaps(units)])
        _write(folder, f"filters/{name}", content)
    _write(folder, "filters/date", plan.dates)
    _write(folder, "filters/length", plan.lengths)


def _write_words(folder: Path, packed: bytes) -> str:
    """Writes a shard under a name that tells its content, so that none is taken for another."""
    name = hashlib.sha256(packed).hexdigest()[:8]
    _write_packed(folder, f"words/{name}", packed)
    return name


def _write(folder: Path, name: str, content: object) -> None:
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    _write_packed(folder, name, zlib.compress(plain.encode("utf-8", "replace"), 6, 31))


def _write_packed(folder: Path, name: str, packed: bytes) -> None:
    encoded = base64.b64encode(packed).decode()
    (folder / f"{name}.js").write_text(f'readingRoomShard("{name}","{encoded}")\n', "ascii")
