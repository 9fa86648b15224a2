"""Compares who finds which labelled citation: the reading room, eyecite and citeurl; and speed.

eyecite and citeurl are no part of this project; what is not installed is left out, and said.
`python -m benchmarks.citations` prints two tables and the speed.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from converters.citing.citations import find_citations
from converters.model import Document, Source
from converters.pipeline import STAGES
from converters.terms.vocabulary import Vocabularies, load_vocabularies

PROJECT = Path(__file__).parent.parent

MEGABYTE = 1_000_000

BACK = ("id", "supra")

GROUPS = {"id": "Id.", "supra": "supra", "short": "short name", "address": "web address"}
"""Rows of the table by how something is cited; full cites count by what they cite."""


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled or found citation, by offsets in the source."""

    start: int
    end: int
    authority: str = ""
    """Its id, where the finder says one."""

    group: str = ""
    """The row of the table it counts in: the kind of the authority, `Id.`, `supra` …"""

    antecedent: tuple[int, int] | None = None
    """For `Id.` and `supra` of the other tools: where the cite stands that they stand for."""

    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text."""

    name: str
    text: str
    labels: tuple[Place, ...]


Finder = Callable[[Text], list[Place]]


def main() -> None:
    """Prints who finds what, where `Id.` and `supra` lead, and the speed."""
    texts = list(labelled_texts())
    finders: dict[str, Finder] = {"reading room": reading_room}
    for name, finder in (("eyecite", eyecite), ("citeurl", citeurl)):
        if importlib.util.find_spec(name):
            finders[name] = finder
        else:
            print(f"{name} is not installed: left out")
    found = {name: [finder(text) for text in texts] for name, finder in finders.items()}
    _print_found(texts, found)
    _print_back(texts, found)
    print(f"\nspeed of find_citations, one core: {_speed(texts):.2f} MB/s")


# --- labels ---


def labelled_texts() -> Iterator[Text]:
    """The four texts with the places of their labels."""
    rows = yaml.safe_load((PROJECT / "tests/labels/citations.yml").read_text("utf-8"))
    for name, labels in rows.items():
        text = (PROJECT / "docs/sources" / f"{name}.txt").read_bytes().decode("utf-8")
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        at: dict[int, int] = {}
        places = []
        for row in sorted(labels, key=lambda row: int(row["line"])):
            line = row["line"]
            words = r"[\s*]+".join(map(re.escape, row["text"].split()))
            match = re.compile(words).search(text, at.get(line, starts[line - 1]))
            if match is None:
                raise ValueError(f"{name}:{line}: {row['text']!r} is not in the text")
            at[line] = match.end()
            places.append(Place(*match.span(), row["authority"], _group(row)))
        yield Text(name, text, tuple(places))


def _group(row: dict[str, Any]) -> str:
    how = row.get("how", "full")
    if how in GROUPS:
        return GROUPS[how]
    for sign, group in (("-usc-", "U.S.C."), ("-cfr-", "C.F.R."), ("-supp-", "reporter")):
        if sign in row["authority"]:
            return group if "Act" not in row["text"] else "law in words"
    news = re.search(r"-20\d\d-\d\d-\d\d-", row["authority"])
    return "news" if news else "other"


# --- finders ---


def reading_room(text: Text) -> list[Place]:
    """The citations that the converters find."""
    document = find_citations(_before(text), _vocabularies())
    return [
        Place(one.start, one.end, one.authority, is_back=one.how in BACK)
        for one in document.citations
    ]


def _vocabularies() -> Vocabularies:
    return load_vocabularies(PROJECT / "docs/vocabularies")


def _before(text: Text) -> Document:
    """A text with the spans of all stages that run before."""
    source = Source(f"{text.name}.txt", "0" * 64, len(text.text.encode()), "utf-8")
    document = Document(text.name, source, text.text)
    vocabularies = _vocabularies()
    for stage in STAGES:
        if stage is find_citations:
            break
        document = stage(document, vocabularies)
    return document


def _place(span: tuple[int, int], is_back: bool) -> Place:
    return Place(span[0], span[1], is_back=is_back)


def eyecite(text: Text) -> list[Place]:
    """What eyecite finds and resolves."""
    tool = importlib.import_module("eyecite")
    cites = tool.get_citations(text.text)
    places = {id(one): _place(one.span(), _is_back(one)) for one in cites}
    for resource, members in tool.resolve_citations(cites).items():
        full = resource.citation.span()
        for one in members:
            if _is_back(one):
                places[id(one)] = replace(places[id(one)], antecedent=full)
    return list(places.values())


def _is_back(cite: object) -> bool:
    return type(cite).__name__ in ("IdCitation", "SupraCitation")


def citeurl(text: Text) -> list[Place]:
    """What citeurl finds, with the cite that each short one was built on."""
    tool = importlib.import_module("citeurl")
    places = []
    for one in tool.list_cites(text.text):
        first = one
        while first.parent:
            first = first.parent
        back = re.match(r"(?i)\W*(?:see )?id\b|supra", one.text) is not None
        antecedent = tuple(first.span) if first is not one else None
        places.append(replace(_place(one.span, back), antecedent=antecedent))
    return places


# --- tables ---


def _print_found(texts: Sequence[Text], found: dict[str, list[list[Place]]]) -> None:
    """Labels of each group, and how many of them a found citation overlaps."""
    total: Counter[str] = Counter(label.group for text in texts for label in text.labels)
    print(f"{'found':<14}{'labels':>8}" + "".join(f"{name:>14}" for name in found))
    hits = {name: Counter(_hit_groups(texts, places)) for name, places in found.items()}
    for group, number in total.most_common():
        print(f"{group:<14}{number:>8}" + "".join(f"{hits[name][group]:>14}" for name in found))
    sums = "".join(f"{hits[name].total():>14}" for name in found)
    print(f"{'all':<14}{total.total():>8}{sums}")
    false = "".join(f"{_false(texts, places):>14}" for places in found.values())
    print(f"{'no citation':<14}{'':>8}{false}")


def _hit_groups(texts: Sequence[Text], found: list[list[Place]]) -> Iterator[str]:
    for text, places in zip(texts, found, strict=True):
        for label in text.labels:
            if any(_overlap(label, place) for place in places):
                yield label.group


def _false(texts: Sequence[Text], found: list[list[Place]]) -> int:
    return sum(
        not any(_overlap(label, place) for label in text.labels)
        for text, places in zip(texts, found, strict=True)
        for place in places
    )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _print_back(texts: Sequence[Text], found: dict[str, list[list[Place]]]) -> None:
    """Where each finder's `Id.` and `supra` lead."""
    print(f"\n{'Id. and supra':<22}" + "".join(f"{name:>14}" for name in found))
    counts = {name: Counter(_back(texts, places)) for name, places in found.items()}
    for outcome in ("right", "wrong", "left alone"):
        cells = "".join(f"{counts[name][outcome]:>14}" for name in found)
        print(f"{outcome:<22}{cells}")


def _back(texts: Sequence[Text], found: list[list[Place]]) -> Iterator[str]:
    for text, places in zip(texts, found, strict=True):
        for label in text.labels:
            if label.group not in ("Id.", "supra"):
                continue
            over = [place for place in places if _overlap(label, place) and place.is_back]
            said = [id for place in over for id in [_said(text, place)] if id is not None]
            if not said:
                yield "left alone"
            else:
                yield "right" if label.authority in said else "wrong"


def _said(text: Text, place: Place) -> str | None:
    """The authority that a place is said to stand for; None where nothing is said."""
    if place.authority or place.antecedent is None:
        return place.authority or None
    full = Place(*place.antecedent)
    return next((label.authority for label in text.labels if _overlap(label, full)), "")


def _speed(texts: Sequence[Text]) -> float:
    """MB of text a second, the best of three runs over the densest text many times."""
    dense = max(texts, key=lambda text: len(text.labels))
    many = replace(dense, text=(dense.text + "\n\n") * (MEGABYTE // len(dense.text)))
    document, vocabularies = _before(many), _vocabularies()
    seconds = []
    for _ in range(3):
        start = time.process_time()
        find_citations(document, vocabularies)
        seconds.append(time.process_time() - start)
    return len(many.text.encode()) / MEGABYTE / min(seconds)


if __name__ == "__main__":
    main()
