"""The pages of authorities: what each is, where it can be read, and every place that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from converters.citing.authorities import Authority, page_name
from converters.terms.vocabulary import Act
from hooks.collection import Collection
from hooks.document.figures import figures_of
from hooks.entries.authority_kinds import GROUPS, KINDS, WAYS
from hooks.entries.cited import CitedAuthority
from hooks.entries.entries import Entry, url_of
from hooks.lists.paging import Paging, in_pages
from hooks.wording import listed

ROWS_ON_A_PAGE = 2_000
"""Rows on a page of the list of authorities."""

KIND_ORDER = {kind: number for number, kind in enumerate(KINDS)}

SECTION_OF_PART = re.compile(r"(?P<title>\d+-cfr)-(?P<part>\d+[a-z]?)\.[\w.-]+")
"""A section of the Code of Federal Regulations: `6-cfr-5.11` belongs to part 5."""

UPDATE = re.compile(r"(?P<whole>[a-z][a-z-]*-pia-\d+)-?[a-z]\d?")
"""An update of a privacy impact assessment: `dhs-ice-pia-015h` of `dhs-ice-pia-015`."""


@dataclass(frozen=True, slots=True)
class LinkedAuthority:
    """Another authority of the collection."""

    words: str
    title: str
    url: str


@dataclass(frozen=True)
class AuthorityEntry(Entry):
    """An authority, and those that it is a part of."""

    cited: CitedAuthority
    part_of: tuple[LinkedAuthority, ...] = ()
    parts: tuple[LinkedAuthority, ...] = ()
    beside: tuple[LinkedAuthority, ...] = ()
    """Others that are parts of the same one, whether that is cited or not."""

    whole: str = ""
    """What those are parts of: `6 C.F.R. pt. 5`."""

    acts: tuple[Act, ...] = ()
    """The laws with exemptions that it holds."""

    @property
    def page(self) -> str:
        """The name of its first page."""
        return page_name(self.key[1])

    @property
    def above(self) -> str:
        """The id of what it is a part of, cited or not; empty for most."""
        return _above(self.key[1])[0]

    @property
    def group(self) -> str:
        """The group of the list that it stands in."""
        return KINDS[self.cited.authority.kind].group

    @property
    def kind(self) -> str:
        """What it is, in a few words."""
        return KINDS[self.cited.authority.kind].one

    @property
    def subtitle(self) -> str:
        """Its title where it goes by its number, its normal form where it goes by its title."""
        authority = self.cited.authority
        if self.title == authority.whole:
            return authority.title
        start = authority.whole.casefold().find(f"{authority.title}".casefold())
        if start < 0 or len(authority.whole.casefold()) != len(authority.whole):
            return authority.whole
        behind = authority.whole[start + len(authority.title) :]
        if behind.startswith(", "):
            return authority.whole[:start] + behind[2:]
        if behind.startswith(" ("):
            return authority.whole[:start].rstrip(", ") + behind
        return authority.whole

    @property
    def ways(self) -> str:
        """How it is cited, where that is not always in full: "3 in full, 34 as Id."."""
        ways = self.cited.ways
        if set(ways) <= {"full"}:
            return ""
        return listed(f"{ways[how]:,} {words}" for how, words in WAYS.items() if how in ways)


@dataclass(frozen=True)
class AuthorityGroup:
    """The authorities of related kinds."""

    name: str
    entries: tuple[AuthorityEntry, ...]


@dataclass(frozen=True)
class AuthorityIndex:
    """One page of the list of authorities, by group."""

    paging: Paging
    groups: tuple[AuthorityGroup, ...]
    authorities: int
    """Authorities of all pages."""

    cites: int

    @property
    def title(self) -> str:
        """The title of the page in the browser."""
        return "Authorities" + (f", page {self.paging.number}" if self.paging.number > 1 else "")


def authorities(collection: Collection) -> tuple[AuthorityEntry, ...]:
    """Everything that documents cite, in the order of the list."""
    families = _families(collection.authorities)
    entries = [_entry(collection, one, families) for one in collection.authorities.values()]
    return tuple(sorted(entries, key=_order))


def authority_indexes(collection: Collection) -> Iterator[AuthorityIndex]:
    """The pages of the list of authorities."""
    entries = authorities(collection)
    cites = sum(entry.figures.passages for entry in entries)
    for paging, part in in_pages("authorities/index", entries, ROWS_ON_A_PAGE):
        groups = groupby(part, key=lambda entry: entry.group)
        found = tuple(AuthorityGroup(name, tuple(same)) for name, same in groups)
        yield AuthorityIndex(paging, found, len(entries), cites)


def _order(entry: AuthorityEntry) -> tuple[int, int, str, list[tuple[int, str]]]:
    """By group and kind; cases and the like by their title, all others by their numbers."""
    kind = entry.cited.authority.kind
    name = entry.title.casefold() if KINDS[kind].named else ""
    numbers = re.findall(r"(\d+)|(\D+)", entry.key[1])
    by_number = [(int(digits or 0), text) for digits, text in numbers]
    return GROUPS.index(entry.group), KIND_ORDER[kind], name, by_number


def _entry(
    collection: Collection, cited: CitedAuthority, families: Mapping[str, Sequence[str]]
) -> AuthorityEntry:
    authority = cited.authority
    key = ("authorities", authority.id)
    by_title = KINDS[authority.kind].named and authority.title
    entry = AuthorityEntry(
        key=key,
        title=authority.title if by_title else authority.whole,
        figures=figures_of(collection, [key]),
        cited=cited,
        acts=tuple(_acts(authority, collection.vocabularies.acts.values())),
    )
    return _with_family(entry, collection.authorities, families)


def _with_family(
    entry: AuthorityEntry,
    known: Mapping[str, CitedAuthority],
    families: Mapping[str, Sequence[str]],
) -> AuthorityEntry:
    id = entry.key[1]
    above, whole = _above(id)
    beside = [one for one in families.get(above, ()) if one != id] if above else []
    return replace(
        entry,
        part_of=_linked([above] if above in known else [], known),
        parts=_linked(families.get(id, ()), known),
        beside=_linked(beside, known),
        whole=whole,
    )


def _families(known: Mapping[str, CitedAuthority]) -> Mapping[str, Sequence[str]]:
    """The ids of the authorities by that of what they are a part of, cited or not."""
    families: dict[str, list[str]] = {}
    for id in known:
        above, _ = _above(id)
        if above:
            families.setdefault(above, []).append(id)
    return families


def _above(id: str) -> tuple[str, str]:
    """The id and the normal form of what an authority is a part of; empty for most."""
    if match := SECTION_OF_PART.fullmatch(id):
        title, _, _ = match["title"].partition("-")
        return f"{match['title']}-pt-{match['part']}", f"{title} C.F.R. pt. {match['part']}"
    if match := UPDATE.fullmatch(id):
        *agency, _, number = match["whole"].upper().split("-")
        return match["whole"], f"{'/'.join(agency)}/PIA-{number}"
    return "", ""


def _linked(ids: Sequence[str], known: Mapping[str, CitedAuthority]) -> tuple[LinkedAuthority, ...]:
    found = (known[id].authority for id in ids)
    return tuple(
        LinkedAuthority(one.whole, one.title, url_of(("authorities", one.id))) for one in found
    )


def _acts(authority: Authority, acts: Iterable[Act]) -> Iterator[Act]:
    """The laws whose exemptions stand in an authority: 5 U.S.C. § 552 holds § 552(b)."""
    for act in acts:
        rest = act.citation.removeprefix(authority.whole)
        if rest != act.citation and not rest[:1].isalnum():
            yield act
