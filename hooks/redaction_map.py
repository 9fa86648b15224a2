"""The map of a document: where it is withheld, and under which exemptions, at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hooks.collection import NO_EXEMPTION, CollectedDocument, WithheldPlace

HEIGHT = 150.0
"""Height of the drawing in its own units; the document's first line is at 0, its last here."""

COLUMN = 10.0
"""Width of an exemption's column."""

LEAST = 1.4
"""Height of the shortest mark, so that one line of a long document can still be seen."""


@dataclass(frozen=True, slots=True)
class MapMark:
    """A rectangle of the map; it leads to the first of the redactions it stands for."""

    y: float
    height: float
    redaction: str


@dataclass(frozen=True, slots=True)
class MapColumn:
    """The marks of one exemption."""

    exemption: str
    x: float
    marks: tuple[MapMark, ...]


@dataclass(frozen=True, slots=True)
class RedactionMap:
    """The drawing, `width` by `HEIGHT` units."""

    width: float
    height: float
    columns: tuple[MapColumn, ...]


def redaction_map(document: CollectedDocument) -> RedactionMap:
    """The map of a document, one column for each exemption, the most cited first."""
    columns = tuple(
        MapColumn(exemption, number * COLUMN + 1, _marks(document, exemption))
        for number, exemption in enumerate(document.exemptions)
    )
    return RedactionMap(max(len(columns), 1) * COLUMN + 2, HEIGHT, columns)


def _marks(document: CollectedDocument, exemption: str) -> tuple[MapMark, ...]:
    places = [
        place for place in document.withheld if exemption in (place.exemptions or (NO_EXEMPTION,))
    ]
    return _joined([_mark(place, document.source.lines) for place in places])


def _mark(place: WithheldPlace, lines: int) -> MapMark:
    scale = HEIGHT / max(lines, 1)
    height = max(place.lines * scale, LEAST)
    return MapMark(min((place.line - 1) * scale, HEIGHT - height), height, place.id)


def _joined(marks: Sequence[MapMark]) -> tuple[MapMark, ...]:
    """The marks from top to bottom, those that touch as one: the map stays small."""
    joined: list[MapMark] = []
    for mark in sorted(marks, key=lambda mark: mark.y):
        last = joined[-1] if joined else None
        if last and mark.y <= last.y + last.height:
            bottom = max(last.y + last.height, mark.y + mark.height)
            joined[-1] = MapMark(last.y, bottom - last.y, last.redaction)
        else:
            joined.append(mark)
    return tuple(joined)
