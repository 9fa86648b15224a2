"""The acronyms that documents define: what each stands for, where, and how often it is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from hooks.entries.entry_places import Key
from hooks.wording import one_line


@dataclass(frozen=True, slots=True)
class DefinedAt:
    """A place where a document says what an acronym means."""

    document: str
    """The id of the document."""

    line: int
    uses: int
    """How often the document uses it after that."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of the things an acronym stands for."""

    words: str
    """As most documents write it."""

    places: tuple[DefinedAt, ...]
    entry: Key | None
    """The entry that it stands for, where the text beside it was read as one."""

    @property
    def uses(self) -> int:
        """How often documents use the acronym in this meaning."""
        return sum(place.uses for place in self.places)

    @property
    def documents(self) -> int:
        """Documents that define it so."""
        return len({place.document for place in self.places})


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """An acronym with its meanings."""

    acronym: str
    anchor: str
    """The name of its place on the page of the glossary."""

    meanings: tuple[Meaning, ...]
    """The one that most documents give first."""


class Glossary:
    """The definitions of a collection, gathered document by document."""

    def __init__(self) -> None:
        self._meanings: dict[str, dict[str, list[Meaning]]] = {}

    def add(self, content: Mapping[str, Any]) -> None:
        """Keeps the definitions of one document's JSON."""
        named = {(one["start"], one["end"]): _key(one) for one in _standing_for(content)}
        for definition in content["definitions"]:
            meaning = definition["meaning"]
            words = one_line(meaning["text"]).strip()
            places = (definition["start"], definition["end"]), (meaning["start"], meaning["end"])
            entry = next((named[place] for place in places if place in named), None)
            at = DefinedAt(content["id"], definition["line"], len(definition["uses"]))
            known = self._meanings.setdefault(one_line(definition["acronym"]).strip(), {})
            known.setdefault(_folded(words), []).append(Meaning(words, (at,), entry))

    def terms(self) -> tuple[DefinedTerm, ...]:
        """Every acronym with its meanings, in the order of the alphabet."""
        anchors: set[str] = set()
        return tuple(
            DefinedTerm(acronym, _anchor(acronym, anchors), _joined(self._meanings[acronym]))
            for acronym in sorted(self._meanings, key=lambda one: (one.casefold(), one))
        )


def _standing_for(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What stands for an entry: a law named in words, or, which counts more, a mention."""
    yield from content["citations"]
    yield from content["mentions"]


def _key(one: Mapping[str, Any]) -> Key:
    """The entry that a citation or a mention stands for."""
    if "authority" in one:
        return "authorities", one["authority"]
    return one["vocabulary"], one["term"]


def _folded(words: str) -> str:
    """What is equal in writings of one meaning: case, plural and signs between words are not."""
    letters = re.findall(r"[^\W_]+", words.casefold().replace("’s", "").replace("'s", ""))
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in letters)


def _joined(meanings: Mapping[str, list[Meaning]]) -> tuple[Meaning, ...]:
    found = (_one(same) for same in meanings.values())
    return tuple(sorted(found, key=lambda one: (-one.documents, -one.uses, one.words)))


def _one(same: list[Meaning]) -> Meaning:
    """Several definitions with one meaning as one, in the words that stand most often."""
    most = Counter(meaning.words for meaning in same).most_common(1)[0][0]
    places = tuple(place for meaning in same for place in meaning.places)
    entry = next((meaning.entry for meaning in same if meaning.entry), None)
    return replace(same[0], words=most, places=places, entry=entry)


def _anchor(acronym: str, taken: set[str]) -> str:
    """`PIA`, `S-T`; a second acronym with the same letters and digits gets a number."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", acronym).strip("-")
    anchor = next(name for name in _numbered(plain) if name.casefold() not in taken)
    taken.add(anchor.casefold())
    return anchor


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}_{number}" for number in count(2))
