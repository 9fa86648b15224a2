"""What the documents of a collection cite: each authority with what its citations say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from converters.citing.authorities import Authority, authorities
from converters.model import Citation
from hooks.wording import one_line

SHOWN_TITLES = 5
"""Titles of one authority that its page names; texts write the same one in many ways."""


@dataclass(frozen=True, slots=True)
class CitedAuthority:
    """An authority as a collection cites it."""

    authority: Authority
    titles: tuple[str, ...]
    """What the texts call it, most often first; titles that differ in case alone are one."""

    as_released: bool
    """Whether its address is one that a text prints, and not one made of its number."""

    ways: Mapping[str, int]
    """How often each way of citing it is used: `full`, `id`, `supra` …, most used first."""

    @property
    def name(self) -> str:
        """What a list calls it: its title, or its normal form where it has none."""
        return self.authority.title or self.authority.whole

    @property
    def url(self) -> str:
        """Where it can be read, if that is an address of the web; otherwise empty."""
        return self.authority.url if is_web_address(self.authority.url) else ""


def cited_authorities(citations: Iterable[Citation]) -> Mapping[str, CitedAuthority]:
    """The authorities of the citations by their ids, by kind and then by number or name."""
    ways: dict[str, Counter[str]] = {}
    titles: dict[str, Counter[str]] = {}
    kept = list(citations)
    printed = {(one.authority, one.url) for one in kept if one.how == "address"}
    made = {(one.authority, one.url) for one in kept if _is_made(one)}
    for citation in kept:
        ways.setdefault(citation.authority, Counter())[citation.how] += 1
        if citation.title:
            title = one_line(citation.title).strip()
            titles.setdefault(citation.authority, Counter())[title] += 1
    return {
        one.id: CitedAuthority(
            one,
            _titles(one, titles.get(one.id, Counter())),
            (one.id, one.url) in printed and (one.id, one.url) not in made,
            dict(ways[one.id].most_common()),
        )
        for one in authorities(kept)
    }


def _is_made(citation: Citation) -> bool:
    """Whether its address is made of its number: that of a report of NIST always is."""
    by_number = citation.how == "full" and citation.kind not in ("news", "web")
    return by_number or citation.kind == "nist"


def is_web_address(url: str) -> bool:
    """Whether a link may lead there: released text can hold any address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _titles(authority: Authority, counted: Counter[str]) -> tuple[str, ...]:
    """The title that it goes by first, then others, each once whatever its capitals."""
    known = [authority.title] if authority.title else []
    every = {title.casefold(): title for title in reversed([*known, *_by_count(counted)])}
    ordered = dict.fromkeys(title.casefold() for title in [*known, *_by_count(counted)])
    return tuple(every[folded] for folded in ordered)[:SHOWN_TITLES]


def _by_count(counted: Counter[str]) -> list[str]:
    return [title for title, _ in counted.most_common()]
