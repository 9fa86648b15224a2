"""Finds people: whom a document's records and citations name, and everywhere else it names them.

A name in full that a header, an address, a signature, a list of copies or a citation states is one
person's in that document. Who else counts says `people.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from converters.model import Document, Mention, Person, Span
from converters.names.around_names import Around
from converters.names.people_called import parts_of_names
from converters.names.people_cited import authors, short_mentions
from converters.names.people_places import NamePlaces
from converters.names.person_names import TABLE, PartOfName, PersonName, kind, name_id
from converters.names.spellings import SpellingIndex
from converters.patterns import pattern_tables
from converters.terms.terms import Term
from converters.terms.vocabulary import Vocabularies
from converters.text.open_text import OpenText

NEAR = 40
"""Characters before a name in which another word of it is looked for."""


@dataclass(slots=True)
class _Named:
    """One person of the document, while it is read."""

    id: str
    names: list[PersonName] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found(Span):
    """A place where a person is named."""

    person: str
    in_full: bool


def find_people(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the people and where they are named. Runs after records and citations."""
    people = _People(vocabularies)
    parts = [*_of_records(document, people, vocabularies), *_of_citations(document, people)]
    certain = [_Found(name.start, name.end, id, True) for id, name in people.names()]
    certain += [_Found(one.start, one.end, people.id(one.name), False) for one in parts]
    open_text = OpenText(document)
    found = [one for one in certain if open_text.in_one_block(one.start, one.end)]
    found += _Elsewhere(document, open_text, people, vocabularies).find(found)
    return _with_people(document, people, _apart(found), vocabularies)


def _of_records(
    document: Document, people: _People, vocabularies: Vocabularies
) -> Iterator[PartOfName]:
    """Adds the people whom records state, and gives the parts of their names that stand there."""
    around = Around(document)
    places = NamePlaces(document, around, vocabularies)
    for record in document.records:
        stated = list(places.of_record(record))
        for one in stated:
            people.add(one.name, one.roles)
        yield from parts_of_names(document, around, record, [one.name for one in stated])


def _of_citations(document: Document, people: _People) -> Iterator[PartOfName]:
    """Adds the authors of what is cited, and gives the last names in short citations."""
    cited = authors(document)
    for names in cited.values():
        for name in names:
            people.add(name)
    yield from short_mentions(document, cited)


def _with_people(
    document: Document, people: _People, found: list[_Found], vocabularies: Vocabularies
) -> Document:
    mentions = [Mention(one.start, one.end, "people", one.person) for one in found]
    released: dict[str, dict[str, None]] = {}
    for one in found:
        ways = released.setdefault(one.person, {})
        if one.in_full:
            ways[" ".join(document.quote(one).split())] = None
    return replace(
        document,
        mentions=tuple(sorted((*document.mentions, *mentions), key=lambda one: one.start)),
        people=tuple(
            people.person(id, tuple(ways), vocabularies.people) for id, ways in released.items()
        ),
    )


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """The places in order, none over another; of those that start together the longest."""
    chosen: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


class _People:
    """The people of a document, each by an id."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._rows = _rows(vocabularies)
        self._row_ids = vocabularies.people.keys()
        self._named: dict[str, _Named] = {}

    def id(self, name: PersonName) -> str:
        """The id of the row that has this name, or the name as an id."""
        row = self._rows.get(name.id)
        if row:
            return row
        # Names hold no digits, so that this id is no one else's.
        return f"{name.id}-2" if name.id in self._row_ids else name.id

    def add(self, name: PersonName, roles: Span | None = None) -> None:
        named = self._named.setdefault(self.id(name), _Named(self.id(name)))
        named.names.append(name)
        if roles:
            named.roles.append(roles)

    def names(self) -> Iterator[tuple[str, PersonName]]:
        """Each name that is stated, with the id of the person."""
        return ((named.id, name) for named in self._named.values() for name in named.names)

    def terms(self) -> dict[str, Term]:
        """The people with all ways to write their names."""
        return {
            named.id: Term(
                named.id,
                named.names[0].normal,
                variations=tuple(
                    dict.fromkeys(way for name in named.names for way in name.spellings())
                ),
            )
            for named in self._named.values()
        }

    def last_names(self) -> Mapping[str, set[str]]:
        """Who bears each last name."""
        bearers: dict[str, set[str]] = {}
        for id, name in self.names():
            bearers.setdefault(name.family[-1].casefold(), set()).add(id)
        return bearers

    def person(self, id: str, released: tuple[str, ...], rows: Mapping[str, Term]) -> Person:
        """What the document says of a person."""
        named = self._named.get(id, _Named(id))
        roles = tuple(sorted(set(named.roles), key=lambda span: span.start))
        if id in rows:
            return Person(id, rows[id].name, True, released, roles)
        return Person(id, _fullest(named.names), False, released, roles)


def _fullest(names: list[PersonName]) -> str:
    """The normal form that keeps small letters and accents, of those that differ in these only."""
    forms = [name.normal for name in names]
    return max(forms, key=lambda form: (not form.isupper(), not form.isascii()))


@lru_cache(maxsize=4)
def _rows(vocabularies: Vocabularies) -> dict[str, str]:
    """The id of the one row that each name in full stands for."""
    rows: dict[str, list[str]] = {}
    for term in vocabularies.people.values():
        for spelling in filter(term.is_certain, term.spellings):
            rows.setdefault(name_id(spelling), []).append(term.id)
    return {name: ids[0] for name, ids in rows.items() if name and len(set(ids)) == 1}


@lru_cache(maxsize=4)
def _row_index(vocabularies: Vocabularies) -> SpellingIndex:
    """Made once for a run: vocabularies are loaded once."""
    return SpellingIndex({"people": vocabularies.people})


class _Elsewhere:
    """Finds the names of known people in running text."""

    def __init__(
        self, document: Document, open_text: OpenText, people: _People, vocabularies: Vocabularies
    ) -> None:
        self._text = document.text
        self._open = open_text
        self._people = people
        self._rows = vocabularies.people
        self._indexes = (_row_index(vocabularies), SpellingIndex({"people": people.terms()}))
        self._around = {row.name: row.regex for row in pattern_tables(TABLE)["around"]}

    def find(self, stated: Iterable[_Found]) -> Iterator[_Found]:
        """The further places; a last name alone where the same document has it in full."""
        places = list(self._places())
        ends = {one.end for one in (*places, *stated)}
        whole = [one for one in places if one.in_full and self._is_whole(one, ends)]
        yield from whole
        named = {one.person for one in (*stated, *whole)}
        bearers = self._people.last_names()
        for one in places:
            last = self._text[one.start : one.end].casefold()
            others = bearers.get(last, set()) - {one.person}
            if not one.in_full and one.person in named and not others and self._is_whole(one, ends):
                yield one

    def _places(self) -> Iterator[_Found]:
        for index in self._indexes:
            for start, end, form in index.find(self._text):
                claims = {claim.term for claim in form.claims}
                if len(claims) == 1 and self._open.holds(start, end):
                    yield _Found(start, end, claims.pop(), len(form.words) > 1)

    def _is_whole(self, one: _Found, ends: set[int]) -> bool:
        """Whether it is no part of a longer name, of another person or of something else."""
        if self._around["goes on"].match(self._text, one.end):
            return False
        if self._around["called after a person"].match(self._text, one.end):
            return False
        near = self._text[max(0, one.start - NEAR) : one.start]
        before = self._around["joined before"].search(near)
        return before is None or not self._joins(before.group(), one, ends)

    def _joins(self, before: str, one: _Found, ends: set[int]) -> bool:
        """Whether the word directly before is another word of a name."""
        word = before.strip()
        if not word[:1].isalpha():
            return True
        first = re.match(r"\w*", self._text[one.start : one.end])
        titled = bool(first and kind(first.group()) == "honorific")
        ends_sentence = word.endswith(".") and len(word) > 3 and "." not in word[:-1]
        known = kind(word) in ("honorific", "role", "other")
        apart = word[0].islower() or known or titled or ends_sentence
        beside = one.start - (len(before) - len(before.rstrip())) in ends
        in_capitals = (
            len(word) > 2 and word.isupper() and not self._text[one.start : one.end].isupper()
        )
        return not (apart or beside or in_capitals)
