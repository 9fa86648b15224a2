"""A part of the search index: a share of the documents that one run of Pagefind holds in memory.

Pagefind takes some 30 MB of memory for 1 MB of text. The engine asks every part for a word, so
parts are as few as that allows; they are made beside each other. In a part units count from 0.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from hooks.search.search_files import write_packed
from hooks.search.search_pagefind import WordShard, index_words
from hooks.search.search_texts import TextFiles
from hooks.search.search_units import TITLE_WORDS, Unit, name_lengths, title_words, units_of
from hooks.search.search_words import GAP, words_of

TEXT_IN_A_PART = 60_000_000
"""Bytes of released text."""

WORDS_IN_A_VOLUME = 500_000
"""Units are joined to volumes, each a page of Pagefind's: it takes half the time and memory so."""


@dataclass(frozen=True, slots=True)
class SearchedDocument:
    """A document whose records are searched."""

    json: Path
    """Its JSON."""

    url: str
    """Address of its page below the site."""

    bytes: int
    """Size of its source."""


@dataclass
class Part:
    """What the plan of the whole index says of a part."""

    lengths: list[int] = field(default_factory=list)
    """For each unit the words of its text; its titles take TITLE_WORDS more."""

    released: int = 0
    """The number of units that are released texts; they come before the others."""

    names: list[list[int]] = field(default_factory=list)
    """For each of the others the words of each of its names."""

    pages: list[int] = field(default_factory=list)
    """For each page of the site the number of its units."""

    volumes: list[int] = field(default_factory=list)
    """For each volume the number of its units."""

    dates: list[int] = field(default_factory=list)
    """For each unit its day as a number such as 20200228 or 20200200; 0 where it is unknown."""

    values: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """For each filter and each of its values the units that have it."""

    words: list[str] = field(default_factory=list)
    """The first word of each file of words."""

    files: list[str] = field(default_factory=list)
    """The names of these files."""

    text_units: list[int] = field(default_factory=list)
    """For each file of text its first unit."""

    text_places: list[int] = field(default_factory=list)
    """For each file of text the place in that unit at which it starts."""


def parts_of(documents: Sequence[SearchedDocument]) -> Iterator[list[SearchedDocument]]:
    """The documents in their order, as many in each part as one run takes; at least one part."""
    part: list[SearchedDocument] = []
    size = 0
    for document in documents:
        if part and size + document.bytes > TEXT_IN_A_PART:
            yield part
            part, size = [], 0
        part.append(document)
        size += document.bytes
    yield part


def write_part(
    number: int, documents: Sequence[SearchedDocument], others: Sequence[Unit], folder: Path
) -> Part:
    """Writes the words and texts of documents, and then of other units, into a folder."""
    part = Part()
    texts = TextFiles(folder, f"{number}-")
    with tempfile.TemporaryDirectory() as made:
        units = chain(_units(documents), others)
        shards = index_words(_volumes(units, part, texts), Path(made))
    texts.close()
    part.text_units, part.text_places = texts.units, texts.places
    part.words = [shard.first for shard in shards]
    part.files = [_write_words(folder, shard) for shard in shards]
    return part


def _units(documents: Iterable[SearchedDocument]) -> Iterator[Unit]:
    for document in documents:
        yield from units_of(json.loads(document.json.read_bytes()), document.url)


def _volumes(units: Iterable[Unit], part: Part, texts: TextFiles) -> Iterator[str]:
    """The words of the units, some units at once; what else is known of them goes into the part."""
    values: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    volume: list[str] = []
    page = None
    for number, unit in enumerate(units):
        if not volume:
            part.volumes.append(0)
        part.volumes[-1] += 1
        if unit.url != page:
            part.pages.append(0)
        page = unit.url
        part.pages[-1] += 1
        length = _add_words(number, unit, volume, texts)
        part.lengths.append(length)
        _add_facts(number, unit, part, values)
        if len(volume) > WORDS_IN_A_VOLUME and _has_word(volume):
            yield " ".join(volume)
            volume.clear()
    if _has_word(volume):
        yield " ".join(volume)
    part.values = {name: dict(found) for name, found in values.items()}


def _add_facts(
    number: int, unit: Unit, part: Part, values: dict[str, dict[str, list[int]]]
) -> None:
    part.dates.append(_day(unit.date))
    if unit.kind == "released":
        part.released += 1
    else:
        part.names.append(name_lengths(unit))
    for name, found in unit.filters.items():
        for value in found:
            values[name][value].append(number)


def _add_words(number: int, unit: Unit, volume: list[str], texts: TextFiles) -> int:
    """Adds titles and text to a volume; the result is the number of words of the text."""
    start = len(volume) + TITLE_WORDS
    volume += title_words(unit)
    lengths = []
    for piece in unit.pieces:
        words = words_of(piece.text)
        volume.append(GAP)
        volume += words
        lengths.append(len(words))
    texts.add(number, unit, lengths)
    return len(volume) - start


def _has_word(volume: Iterable[str]) -> bool:
    return any(word != GAP for word in volume)


def _day(date: str) -> int:
    return int(date.replace("-", "").ljust(8, "0")) if date else 0


def _write_words(folder: Path, shard: WordShard) -> str:
    """Writes a shard under a name that tells its content, so that none is taken for another."""
    name = hashlib.sha256(shard.packed).hexdigest()[:10]
    write_packed(folder, f"words/{name}", shard.packed)
    return name
