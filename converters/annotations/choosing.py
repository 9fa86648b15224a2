"""Chooses between several places that fit a quote, by the words around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from converters.annotations.matching import edits_at_end
from converters.model import Span

WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20}
"""How much each part of a selector says, as in the client of Hypothesis."""

CLEAR = 2
"""Edits, in the quote and around it, by which the next place must be worse than the best one.

Noise would have to turn the words of one place into those of another at as many signs.
"""

ENOUGH = 0.6
"""How much of the words around, where any are given, must stand at the place that is chosen."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a selector fits one place of a folded text."""

    place: Span
    edits: Mapping[str, int]
    """Edits in each part of the selector that is known: `quote`, `prefix`, `suffix`."""

    lengths: Mapping[str, int]
    """Characters of each of these parts."""

    def likeness(self, *parts: str) -> float:
        """From 0 to 1: how much of these parts stands there, weighted; 1 where none is known."""
        known = [part for part in parts if part in self.edits]
        total = sum(WEIGHTS[part] for part in known)
        said = sum(WEIGHTS[p] * (1 - self.edits[p] / self.lengths[p]) for p in known)
        return said / total if total else 1.0


def fit(text: str, place: Span, edits: int, prefix: str, suffix: str) -> Fit:
    """How the words around a place fit; all are folded, and `edits` are those of the quote."""
    found = {"quote": edits}
    if prefix:
        before = text[max(0, place.start - 2 * len(prefix)) : place.start]
        found["prefix"] = edits_at_end(before, prefix)
    if suffix:
        after = text[place.end : place.end + 2 * len(suffix)]
        found["suffix"] = edits_at_end(after[::-1], suffix[::-1])
    lengths = {"quote": place.end - place.start, "prefix": len(prefix), "suffix": len(suffix)}
    return Fit(place, found, lengths)


def chosen(fits: Sequence[Fit]) -> Span | None:
    """The place that fits clearly best; None where another one fits about as well."""
    ranked = sorted(fits, key=lambda one: (-one.likeness(*WEIGHTS), one.place.start))
    best = ranked[0]
    if len(ranked) == 1:
        return best.place
    following = min(sum(one.edits.values()) for one in ranked[1:])
    is_clear = following - sum(best.edits.values()) >= CLEAR
    return best.place if is_clear and best.likeness("prefix", "suffix") >= ENOUGH else None
