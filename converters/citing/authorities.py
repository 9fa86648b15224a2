"""What citations cite: each law, case, report or story once, with normal form and a link out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from converters.citing.citation_forms import title_of
from converters.model import Citation, CitationKind, Span

KIND_OF_LAW: tuple[tuple[str, CitationKind], ...] = (("U.S.C.", "usc"), ("Pub. L.", "public-law"))
"""The kind of a law that is only ever named in words, by its normal form."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Something that documents cite."""

    id: str
    """For good, and part of an address: `5-usc-552`, `dhs-ice-pia-054`."""

    kind: CitationKind
    """Never `statute-name`."""

    whole: str
    """Its normal form: `5 U.S.C. § 552`; where citations differ, the one that most of them have."""

    url: str
    """Where it can be read; empty where neither a service nor a text says it."""

    title: str
    """What it is called, as most texts say or as the built-in table does; empty without a name."""


def authorities(citations: Iterable[Citation]) -> tuple[Authority, ...]:
    """The authorities of citations of any documents, by kind and then by number or name."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.authority, []).append(citation)
    found = [_authority(id, same) for id, same in cited.items()]
    return tuple(sorted(found, key=lambda one: (one.kind, _natural(one.id))))


def citation_from(row: Mapping[str, Any]) -> Citation:
    """A citation as a document's JSON has it."""
    rest = row["rest"]
    names = [field.name for field in fields(Citation) if field.name != "rest"]
    return Citation(
        **{name: row[name] for name in names},
        rest=Span(rest["start"], rest["end"]) if rest else None,
    )


def _authority(id: str, citations: list[Citation]) -> Authority:
    whole = _most(citation.whole for citation in citations)
    return Authority(
        id,
        _kind(whole, citations),
        whole,
        _most(citation.url for citation in citations),
        title_of(id) or _most(citation.title for citation in citations),
    )


def _kind(whole: str, citations: Iterable[Citation]) -> CitationKind:
    for citation in citations:
        if citation.kind != "statute-name":
            return citation.kind
    return next(kind for sign, kind in KIND_OF_LAW if sign in whole)


def _most(texts: Iterable[str]) -> str:
    """The text that stands most often, of several the longest; empty ones do not count."""
    counted = Counter(text for text in texts if text)
    return max(counted, key=lambda text: (counted[text], len(text), text), default="")


def _natural(id: str) -> list[tuple[int, str]]:
    """Numbers in an id in their order: `5-usc-552` before `42-usc-2000ee-1`."""
    return [(int(digits or 0), text) for digits, text in re.findall(r"(\d+)|(\D+)", id)]


def page_name(id: str) -> str:
    """The name of an authority's first page: its id, and a hyphen where a list has such a page.

    `index` is the list itself, and `…_2` the second page of a long entry; no id ends in a hyphen.
    """
    return f"{id}-" if id == "index" or re.search(r"_\d+\Z", id) else id
