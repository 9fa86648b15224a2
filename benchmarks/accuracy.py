"""Scores found marks against labelled excerpts: the way of tests/gold/README.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from converters.withheld.redactions import Mark, read_marks


@dataclass
class Score:
    """Counts over a set of excerpts."""

    marks: Counter[str] = field(default_factory=Counter)
    """Labelled marks by level: clean, damaged, wrecked."""

    found: Counter[str] = field(default_factory=Counter)
    """Those of them that a prediction overlaps."""

    right: int = 0
    """Found marks with the right exemption."""

    predictions: int = 0
    """Predictions outside of unreadable residue."""

    false: int = 0
    """Predictions that no labelled mark matches."""

    faults: list[str] = field(default_factory=list)
    """What went wrong, for a person to read."""

    def recall(self, level: str) -> float:
        """The share of marks of a level that were found."""
        return self.found[level] / self.marks[level]

    @property
    def precision(self) -> float:
        """The share of predictions that are marks."""
        return 1 - self.false / self.predictions

    @property
    def exemption_right(self) -> float:
        """The share of found marks whose exemption is right."""
        return self.right / self.found.total()


def found_marks(text: str) -> Sequence[Mark]:
    """The marks that the converters find."""
    return read_marks(text)[0]


def score(folder: Path, find: Callable[[str], Sequence[Mark]] = found_marks) -> Score:
    """The score of a way to find marks over all excerpts of a folder."""
    total = Score()
    for labels, text, name in excerpts(folder):
        _add(total, labels, find(text), name)
    return total


def excerpts(folder: Path) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Labels, text and name of each excerpt; line ends stay as released."""
    for file in sorted(folder.glob("*.json")):
        labels = json.loads(file.read_text("utf-8"))
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        yield labels, text, file.stem


def _add(total: Score, labels: dict[str, Any], predicted: Sequence[Mark], name: str) -> None:
    used: set[int] = set()
    for mark in labels["marks"]:
        match = _best(mark, predicted, used)
        if match is not None:
            used.add(match)
        if not mark["certain"]:
            continue
        level = mark["level"]
        total.marks[level] += 1
        if match is None:
            total.faults.append(f"{name}: missed {level} {mark['text']!r} at {mark['start']}")
            continue
        total.found[level] += 1
        if _exemptions(predicted[match]) == mark["exemptions"]:
            total.right += 1
        else:
            total.faults.append(f"{name}: {mark['text']!r} read as {predicted[match].code}")
    _add_false(total, labels, [mark for n, mark in enumerate(predicted) if n not in used], name)
    total.predictions += len(used)


def _add_false(total: Score, labels: dict[str, Any], unmatched: Sequence[Mark], name: str) -> None:
    for mark in unmatched:
        if any(mark.start < dirt["end"] and dirt["start"] < mark.end for dirt in labels["garbage"]):
            continue
        total.predictions += 1
        total.false += 1
        total.faults.append(f"{name}: {mark.code} at {mark.start} is no mark")


def _best(mark: dict[str, Any], predicted: Sequence[Mark], used: set[int]) -> int | None:
    """The prediction over a mark, one with the right exemption first."""
    over = [
        (_exemptions(other) != mark["exemptions"], number)
        for number, other in enumerate(predicted)
        if number not in used and other.start < mark["end"] and mark["start"] < other.end
    ]
    return min(over)[1] if over else None


def _exemptions(mark: Mark) -> list[str]:
    return [mark.code] if mark.code else []
