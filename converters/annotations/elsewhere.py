"""In which other documents of the collection a quote stands that its own does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from converters.annotations.folding import fold
from converters.annotations.released_texts import ReleasedTexts

SHORTEST = 16
"""Letters, digits and signs of a quote below which its words stand in a text by chance."""

MOST = 3
"""Documents that are named; a passage of every text says nothing about where it was copied."""


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """Where a quote stands."""

    document: str
    line: int
    """The line of that source on which it starts, counted from 1."""


def other_places(
    quotes: Iterable[str], texts: ReleasedTexts
) -> Mapping[str, tuple[OtherPlace, ...]]:
    """The first documents that have a quote's own letters, digits and signs, for each quote.

    Each text is read once, and only where there is a quote to look for.
    """
    folded = {quote: fold(quote) for quote in quotes}
    wanted = {quote: words for quote, words in folded.items() if len(words) >= SHORTEST}
    found: dict[str, list[OtherPlace]] = defaultdict(list)
    for document in texts.sources if wanted else ():
        released = texts.of(document)
        if released is None:
            continue
        for quote, words in wanted.items():
            at = released.whole.folded.find(words) if len(found[quote]) < MOST else -1
            if at >= 0:
                line = released.line(released.whole.source_offset(at))
                found[quote].append(OtherPlace(document, line))
    return {quote: tuple(places) for quote, places in found.items() if places}


def advice_of(places: Iterable[OtherPlace]) -> str:
    """What to do where a quote stands in other documents."""
    said = " and of ".join(f"{one.document} on line {one.line}" for one in places)
    return (
        f"it stands in the released text of {said}: if that is what the note is about, move the "
        "file to the folder of that document and write its id behind “document:”"
    )
