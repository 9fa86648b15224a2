"""Passages that stand more than once: read from the file beside the documents, laid out in rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from converters.model import LINE_BREAK
from converters.repeated.passages_file import NAME
from hooks.collection import CollectedDocument
from hooks.wording import address, one_line

OPENING = 160
"""Characters of a passage that stand for it in a list."""


@dataclass(frozen=True, slots=True)
class RepeatedPlace:
    """One of the places where a passage stands."""

    document: CollectedDocument
    line: int
    last_line: int

    @property
    def url(self) -> str:
        """Address of its first line."""
        return f"{self.document.url}#L{self.line}"

    @property
    def lines(self) -> str:
        """In words: "line 4", "lines 4 to 9"."""
        if self.line == self.last_line:
            return f"line {self.line}"
        return f"lines {self.line} to {self.last_line}"


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of one copy."""

    text: str
    differs: bool
    """Whether the other copy has something else here, or nothing."""

    redaction: str = ""
    """The id of the redaction that it is; empty for released words."""

    exemptions: tuple[str, ...] = ()
    shows: bool = False
    """Whether the other copy withholds these words."""

    omitted: int = 0
    """Characters left out here in which both copies agree; the text is then empty."""


Row = tuple[tuple[Run, ...], tuple[Run, ...]]
"""A line of both copies, side by side."""


@dataclass(frozen=True, slots=True)
class Line:
    """The runs of a line of one copy."""

    runs: tuple[Run, ...]
    ended: bool
    """Whether the line's end stands behind them."""


NO_LINE = Line((), ended=False)


@dataclass(frozen=True)
class ShownElsewhere:
    """A redaction whose words another copy shows."""

    redaction: str
    withheld_in: RepeatedPlace
    shown_in: RepeatedPlace
    words: str
    exemptions: tuple[str, ...]
    passage: str
    """The id of the passage."""


@dataclass(frozen=True)
class ComparedCopies:
    """The fullest copy of a passage and another one, side by side."""

    first: RepeatedPlace
    second: RepeatedPlace
    rows: tuple[Row, ...]
    shown: tuple[ShownElsewhere, ...]

    @property
    def is_same(self) -> bool:
        """Whether both copies have the same words and marks."""
        return not any(run.differs for row in self.rows for side in row for run in side)


@dataclass(frozen=True)
class RepeatedPassage:
    """A passage with all its places."""

    id: str
    words: int
    opening: str
    """Its first words, on one line."""

    places: tuple[RepeatedPlace, ...]
    fullest: RepeatedPlace
    comparisons: tuple[ComparedCopies, ...]
    more: int = 0
    """Further places, which are only counted."""

    @property
    def url(self) -> str:
        """Address of its page below the site."""
        return address(f"repeated/{self.id}.html")

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return len({place.document.id for place in self.places})

    @property
    def shown(self) -> tuple[ShownElsewhere, ...]:
        """What one of its copies shows and another withholds."""
        return tuple(one for comparison in self.comparisons for one in comparison.shown)


def load_repeated(
    folder: Path, documents: Iterable[CollectedDocument]
) -> tuple[RepeatedPassage, ...]:
    """The repeated passages of a collection, the longest first; none where there is no file."""
    path = folder / NAME
    if not path.is_file():
        return ()
    by_id = {document.id: document for document in documents}
    with path.open(encoding="utf-8") as file:
        next(file)  # the fingerprint
        return tuple(_passage(json.loads(line), by_id) for line in file)


def _passage(
    content: Mapping[str, Any], documents: Mapping[str, CollectedDocument]
) -> RepeatedPassage:
    places = tuple(
        RepeatedPlace(documents[one["document"]], one["line"], one["last_line"])
        for one in content["places"]
    )
    fullest = places[content["fullest"]]
    first_runs = content["comparisons"][0]["pieces"][0]["first"]
    opening = _opening(" ".join(run.get("text", "…") for run in first_runs))
    return RepeatedPassage(
        id=content["id"],
        words=content["words"],
        opening=opening,
        places=places,
        fullest=fullest,
        more=content["more"],
        comparisons=tuple(
            _compared(content["id"], fullest, places[one["with"]], one)
            for one in content["comparisons"]
        ),
    )


def _opening(text: str) -> str:
    """The first words, without bullets before them; no word is cut."""
    words = re.sub(r"^[\W_]*?(?=[\[(“‘\"']*\w)", "", one_line(text))
    return words if len(words) <= OPENING else words[:OPENING].rpartition(" ")[0]


def _compared(
    passage: str, first: RepeatedPlace, second: RepeatedPlace, content: Mapping[str, Any]
) -> ComparedCopies:
    rows = tuple(row for row in _lines(content["pieces"]) if any(map(_says_something, row)))
    shown = tuple(_shown(passage, first, second, content["pieces"]))
    return ComparedCopies(first, second, rows, shown)


def _says_something(side: tuple[Run, ...]) -> bool:
    return any(run.omitted or run.text.strip() for run in side)


def _shown(
    passage: str,
    first: RepeatedPlace,
    second: RepeatedPlace,
    pieces: Iterable[Mapping[str, Any]],
) -> Iterator[ShownElsewhere]:
    for piece in pieces:
        if not piece["kind"].startswith("shown-in-"):
            continue
        in_first = piece["kind"] == "shown-in-first"
        shows, withholds = ("first", "second") if in_first else ("second", "first")
        words = one_line(" ".join(run["text"] for run in piece[shows])).strip()
        for run in piece[withholds]:
            if "redaction" in run:
                yield ShownElsewhere(
                    redaction=run["redaction"],
                    withheld_in=second if in_first else first,
                    shown_in=first if in_first else second,
                    words=words,
                    exemptions=tuple(run["exemptions"]),
                    passage=passage,
                )


def _lines(pieces: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """The pieces in rows: a row ends where both copies agree and have a line's end."""
    first: list[Run] = []
    second: list[Run] = []
    for piece in pieces:
        sides = [list(_runs(piece, side)) for side in ("first", "second")]
        if piece["kind"] != "same":
            first += sides[0]
            second += sides[1]
            continue
        for ours, theirs in zip_longest(_by_line(sides[0]), _by_line(sides[1]), fillvalue=NO_LINE):
            first += ours.runs
            second += theirs.runs
            if ours.ended and theirs.ended:
                yield tuple(first), tuple(second)
                first, second = [], []
            elif ours.ended or theirs.ended:
                _break(first if ours.ended else second)
    if first or second:
        yield tuple(first), tuple(second)


def _break(side: list[Run]) -> None:
    """Ends a line in a row where the other copy does not; not twice, and not before any words."""
    written = "".join(run.text for run in side)
    if written and not written.endswith("\n"):
        side.append(Run("\n", differs=False))


def _runs(piece: Mapping[str, Any], side: str) -> Iterator[Run]:
    for run in piece[side]:
        yield Run(
            text=run.get("text", ""),
            differs=piece["kind"] != "same",
            redaction=run.get("redaction", ""),
            exemptions=tuple(run.get("exemptions", ())),
            shows=piece["kind"] == f"shown-in-{side}",
            omitted=run.get("omitted", 0),
        )


def _by_line(runs: Iterable[Run]) -> Iterator[Line]:
    """The runs of one side line by line."""
    line: list[Run] = []
    for run in runs:
        if run.redaction or run.omitted:
            line.append(run)
            continue
        *ended, last = LINE_BREAK.split(run.text)
        for text in ended:
            yield Line((*line, Run(text, run.differs)), ended=True)
            line = []
        line.append(Run(last, run.differs))
    if line:
        yield Line(tuple(line), ended=False)
