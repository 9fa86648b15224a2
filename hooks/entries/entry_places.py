"""Where the entries of the vocabularies stand in a document, and the passages their pages show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hooks.entries.passages import Inside, Passage, PassageCutter
from hooks.entries.people import PlacesOfPeople

NO_EXEMPTION = "none"
"""Stands among the exemptions for redactions that cite none."""

ALL_PASSAGES = 300
"""An entry with more passages than this shows only the first ones of each document.

A document of 10,000 characters names some 25 entries in 120 passages: all of them on the pages of
the entries would weigh as much as the documents themselves.
"""

FIRST_PASSAGES = 3
"""How many passages of each document such an entry shows."""

MANY_PASSAGES = 1_000
"""An entry with more passages than this shows one of each document."""

SPOKEN = "references"
"""Stands where a vocabulary does for cites that speak of an exemption and withhold nothing."""

Key = tuple[str, str]
"""A vocabulary (`agencies`, `exemptions`, `authorities` …) and the id of an entry in it."""

Places = Mapping[Key, Sequence[Mapping[str, Any]]]
"""For each entry the spans of a document's JSON that name or cite it, in the order of the text."""


def passages_of(
    content: Mapping[str, Any], places: Places, totals: Counter[Key]
) -> Iterator[tuple[Key, tuple[Passage, ...]]]:
    """Each entry that a document names, with as many passages as its pages will show.

    `totals` counts the passages of the documents so far; those of this one are added to it.
    """
    cutter = PassageCutter(content["blocks"], content.get("markup", ()), content["footnotes"])
    places_of_people = PlacesOfPeople(content)

    def around_person(mention: Mapping[str, Any]) -> Passage:
        way = places_of_people.words(mention["start"])
        return replace(cutter.around_mention(mention), way=way)

    cuts = {
        "authorities": cutter.around_citation,
        "exemptions": cutter.around_redaction,
        "people": around_person,
    }
    for key, spans in places.items():
        totals[key] += len(spans)
        shown = spans[: shown_of_each(totals[key])]
        cut = cuts.get(key[0], cutter.around_mention)
        yield key, tuple(cut(span) for span in shown)


def shown_of_each(total: int) -> int | None:
    """How many passages of each document a list shows that has so many in all; None for all."""
    if total <= ALL_PASSAGES:
        return None
    return FIRST_PASSAGES if total <= MANY_PASSAGES else 1


def places_by_key(content: Mapping[str, Any]) -> Places:
    """Where each entry stands in a document: names, cites, marks of redactions."""
    spans: dict[Key, list[Mapping[str, Any]]] = defaultdict(list)
    for mention in content["mentions"]:
        spans[mention["vocabulary"], mention["term"]].append(mention)
    for redaction in content["redactions"]:
        for exemption in redaction["exemptions"] or (NO_EXEMPTION,):
            spans["exemptions", exemption].append(redaction)
    for reference in content["references"]:
        if reference["code"]:
            spans[SPOKEN, reference["code"]].append(reference)
    for citation in content["citations"]:
        spans["authorities", citation["authority"]].append(citation)
    return spans


def named(places: Places, citations: Sequence[Mapping[str, Any]]) -> Places:
    """What is named or cited, and where: marks of exemptions are no names.

    A name inside a cite is a part of that: `DHS/ICE/PIA-054` does not speak of DHS.
    """
    inside = Inside(citations)
    found = {}
    for key, spans in places.items():
        if key[0] == "authorities":
            found[key] = spans
        elif key[0] not in ("exemptions", SPOKEN):
            found[key] = [span for span in spans if not inside.holds(span["start"])]
    return {key: spans for key, spans in found.items() if spans}
