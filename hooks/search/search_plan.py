"""Writes the whole search index of a site: its parts, its filters and the plan of them.

search/plan.js        which words, units and texts are in which file; loaded first
search/words/*.js     where each word stands, as Pagefind wrote it
search/text/*.js      the texts, for the passages that results show
search/filters/*.js   for each value of a filter the units that have it
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hooks.search.search_files import write_json
from hooks.search.search_parts import Part, SearchedDocument, parts_of, write_part
from hooks.search.search_units import TITLE_WORDS, Unit
from hooks.search.search_words import words_of

FORMAT = 2
"""Goes up when the files change in a way that an older script would misread."""


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One of the values that a filter takes."""

    id: str
    label: str
    """What a reader calls it."""

    names: tuple[str, ...] = ()
    """What else it may be called in a query."""


FIXED = ("exemption", "type", "withheld")
"""Filters with a fixed set of values: the search knows those too that no record has."""

FilterLabels = Mapping[str, Mapping[str, FilterValue]]
"""For each filter its values, by their ids; a value that is missing is called by its id."""


def write_search(
    documents: Sequence[SearchedDocument],
    others: Sequence[Unit],
    labels: FilterLabels,
    folder: Path,
) -> None:
    """Writes the index of documents, and of other pages behind them, into a folder."""
    for kind in ("words", "text", "filters"):
        shutil.rmtree(folder / kind, ignore_errors=True)
    parts = _parts([*parts_of(documents)], others, folder)
    values = _values(parts, labels)
    for name, found in values.items():
        write_json(folder, f"filters/{name}", _rows(found, labels.get(name, {})))
    write_json(folder, "filters/date", [day for part in parts for day in part.dates])
    write_json(folder, "units", _units(parts))
    write_json(folder, "plan", _plan(parts, sorted(values)))


def _parts(
    shares: Sequence[list[SearchedDocument]], others: Sequence[Unit], folder: Path
) -> list[Part]:
    """All parts; several are made at once, and the other units go into the last one."""
    last = len(shares) - 1
    rest = [others if number == last else () for number in range(len(shares))]
    tasks = (range(len(shares)), shares, rest, [folder] * len(shares))
    if not last:
        return list(map(write_part, *tasks))
    with ProcessPoolExecutor(min(len(shares), os.cpu_count() or 1)) as pool:
        return list(pool.map(write_part, *tasks))


def _plan(parts: Sequence[Part], filters: Sequence[str]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "titleWords": TITLE_WORDS,
        "filters": filters,
        "parts": [
            {
                "units": len(part.lengths),
                "words": part.words,
                "files": part.files,
                "textUnits": gaps(part.text_units),
                "textPlaces": {
                    file: place
                    for file, place in enumerate(part.text_places)
                    if place != TITLE_WORDS
                },
            }
            for part in parts
        ],
    }


def _units(parts: Sequence[Part]) -> dict[str, object]:
    return {
        "lengths": [length for part in parts for length in part.lengths],
        "pages": [number for part in parts for number in part.pages],
        "released": sum(part.released for part in parts),
        "names": [lengths for part in parts for lengths in part.names],
        "volumes": [part.volumes for part in parts],
    }


def _values(parts: Sequence[Part], labels: FilterLabels) -> Mapping[str, Mapping[str, list[int]]]:
    """For each filter and value the units of all parts, numbered through."""
    joined: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for name in FIXED:
        for value in labels.get(name, {}):
            joined[name][value] = []
    before = 0
    for part in parts:
        for name, values in part.values.items():
            for value, units in values.items():
                joined[name][value] += [before + unit for unit in units]
        before += len(part.lengths)
    return joined


def _rows(
    values: Mapping[str, list[int]], known: Mapping[str, FilterValue]
) -> list[tuple[str, str, list[str], list[int]]]:
    """The values, the most frequent first: id, label, the words of all its names, units."""
    ordered = sorted(values.items(), key=lambda one: (-len(one[1]), one[0]))
    named = ((known.get(id, FilterValue(id, id)), units) for id, units in ordered)
    return [(value.id, value.label, _spelled(value), gaps(units)) for value, units in named]


def _spelled(value: FilterValue) -> list[str]:
    """How a query may call a value, once what does not count in a word is gone."""
    names = (value.id, value.label, *value.names)
    return list(dict.fromkeys(" ".join(words_of(name)) for name in names))


def gaps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as the first one and the steps between them."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
