"""The map of a document: where it is withheld, under which exemptions, how dense, at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hooks.collection import CollectedDocument, WithheldPlace
from hooks.entries.entry_places import NO_EXEMPTION

HEIGHT = 150.0
"""Height of the drawing in its own units; the document's first line is at 0, its last here."""

COLUMN = 10.0
"""Width of an exemption's column."""

LEAST = 1.4
"""Height of the shortest mark, so that one line of a long document can still be seen."""

NARROWEST, WIDEST = 3.0, 8.0
"""Width of a mark that is mostly gaps, and of one with redactions close together."""

CLOSE = 3.0
"""So many redactions in the same lines make a mark as wide as can be."""

BAND = HEIGHT / 10
"""Height up to which marks are joined: where all lines are withheld, some links remain."""

MOST_MARKS = 60
"""A map with more marks than these shows them in bands: each is a link, and a page stays small."""


@dataclass(frozen=True, slots=True)
class MapMark:
    """A rectangle of the map; it leads to the first of the redactions it stands for."""

    y: float
    height: float
    redaction: str
    first: int
    """Line of the source where it begins."""

    last: int
    redactions: int
    covered: float
    """Heights of the redactions it stands for, added up."""

    @property
    def bottom(self) -> float:
        """Where it ends on the drawing."""
        return self.y + self.height

    @property
    def width(self) -> float:
        """From `NARROWEST` to `WIDEST`: how close together its redactions stand."""
        share = min(self.covered / self.height / CLOSE, 1.0)
        return NARROWEST + (WIDEST - NARROWEST) * share


@dataclass(frozen=True, slots=True)
class MapColumn:
    """The marks of one exemption."""

    exemption: str
    x: float
    marks: tuple[MapMark, ...]


@dataclass(frozen=True, slots=True)
class RedactionMap:
    """The drawing, `width` by `height` units."""

    width: float
    height: float
    columns: tuple[MapColumn, ...]


def redaction_map(document: CollectedDocument) -> RedactionMap:
    """The map of a document, one column for each exemption, the most cited first."""
    marks = {exemption: _marks(document, exemption) for exemption in document.exemptions}
    columns = tuple(
        MapColumn(exemption, number * COLUMN + 1, joined)
        for number, (exemption, joined) in enumerate(
            zip(marks, _bands(marks.values()), strict=True)
        )
    )
    return RedactionMap(max(len(columns), 1) * COLUMN + 2, HEIGHT, columns)


def _marks(document: CollectedDocument, exemption: str) -> Sequence[MapMark]:
    """The marks of one exemption, one for each redaction, from top to bottom."""
    places = [
        place for place in document.withheld if exemption in (place.exemptions or (NO_EXEMPTION,))
    ]
    marks = [_mark(place, document.source.lines) for place in places]
    return sorted(marks, key=lambda mark: mark.y)


def _mark(place: WithheldPlace, lines: int) -> MapMark:
    scale = HEIGHT / max(lines, 1)
    height = max(place.lines * scale, LEAST)
    y = min((place.line - 1) * scale, HEIGHT - height)
    return MapMark(y, height, place.id, place.line, place.line + place.lines - 1, 1, height)


def _bands(columns: Iterable[Sequence[MapMark]]) -> Sequence[tuple[MapMark, ...]]:
    """The columns with marks that touch as one; with too many, also those that nearly touch."""
    gap, bands = 0.0, [_joined(marks, 0.0) for marks in columns]
    while sum(map(len, bands)) > max(MOST_MARKS, len(bands)):
        gap = gap * 2 or LEAST
        bands = [_joined(marks, gap) for marks in bands]
    return bands


def _joined(marks: Sequence[MapMark], gap: float) -> tuple[MapMark, ...]:
    """The marks from top to bottom, those with at most such a gap between them as one band."""
    longest = max(BAND, 2 * gap)
    joined: list[MapMark] = []
    for mark in marks:
        if joined and _fits(joined[-1], mark, gap, longest):
            joined[-1] = _one(joined[-1], mark)
        else:
            joined.append(mark)
    return tuple(joined)


def _fits(above: MapMark, mark: MapMark, gap: float, longest: float) -> bool:
    """Whether a mark is near enough to the one above it, and both together short enough."""
    near = mark.y <= above.bottom + gap
    return near and mark.bottom <= max(above.bottom, above.y + longest)


def _one(above: MapMark, below: MapMark) -> MapMark:
    return MapMark(
        y=above.y,
        height=max(above.bottom, below.bottom) - above.y,
        redaction=above.redaction,
        first=min(above.first, below.first),
        last=max(above.last, below.last),
        redactions=above.redactions + below.redactions,
        covered=above.covered + below.covered,
    )
