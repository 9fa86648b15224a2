"""The pages of passages that stand more than once, and what a document's page says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hooks.document.repeated import RepeatedPassage, RepeatedPlace, ShownElsewhere
from hooks.lists.paging import Paging, in_pages

ROWS_ON_A_PAGE = 200
"""Passages on a page of their list."""

SHOWN_PAGE = "repeated/shown.md"
SHOWN_TITLE = "Withheld here, shown there"
INDEX_PAGE = "repeated/index"


@dataclass(frozen=True)
class RepeatedIndex:
    """One page of the list of repeated passages."""

    paging: Paging
    passages: tuple[RepeatedPassage, ...]
    """The longest first."""

    total: int
    shown: int
    """Redactions in all whose words another copy shows."""


@dataclass(frozen=True)
class ShownIndex:
    """The redactions whose words another copy shows."""

    shown: tuple[ShownElsewhere, ...]


RepeatedView = RepeatedIndex | ShownIndex | RepeatedPassage


@dataclass(frozen=True)
class AlsoStands:
    """A passage of a document that stands elsewhere too."""

    passage: RepeatedPassage
    place: RepeatedPlace
    """Where it stands in this document."""

    others: tuple[RepeatedPlace, ...]
    """Its other places; in this document as well as in others."""

    shown: tuple[ShownElsewhere, ...]
    """Redactions of this place whose words another copy shows."""

    shows: tuple[ShownElsewhere, ...]
    """Redactions of other copies whose words this place shows."""


def repeated_views(passages: Sequence[RepeatedPassage]) -> Iterator[tuple[str, str, RepeatedView]]:
    """Path below `docs/`, title and what each page shows; the two lists are always there."""
    shown = tuple(one for passage in passages for one in passage.shown)
    for paging, listed in in_pages(INDEX_PAGE, passages, ROWS_ON_A_PAGE):
        title = "Repeated passages" + (f", page {paging.number}" if paging.number > 1 else "")
        yield paging.path, title, RepeatedIndex(paging, listed, len(passages), len(shown))
    yield SHOWN_PAGE, SHOWN_TITLE, ShownIndex(shown)
    for passage in passages:
        yield f"repeated/{passage.id}.md", f"“{passage.opening} …”", passage


def by_document(passages: Iterable[RepeatedPassage]) -> Mapping[str, tuple[AlsoStands, ...]]:
    """For each document, by its id, its passages that stand elsewhere too, in order of the text."""
    found: dict[str, list[AlsoStands]] = defaultdict(list)
    for passage in passages:
        for place in passage.places:
            found[place.document.id].append(_also_stands(passage, place))
    return {
        id: tuple(sorted(several, key=lambda one: (one.place.line, one.place.last_line)))
        for id, several in found.items()
    }


def _also_stands(passage: RepeatedPassage, place: RepeatedPlace) -> AlsoStands:
    return AlsoStands(
        passage=passage,
        place=place,
        others=tuple(one for one in passage.places if one is not place),
        shown=tuple(one for one in passage.shown if one.withheld_in is place),
        shows=tuple(one for one in passage.shown if one.shown_in is place),
    )
