"""The people of a collection: whom its documents name, in which roles, and in which places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hooks.entries.passages import Inside
from hooks.wording import one_line

FIELDS: Mapping[str, str] = {
    "from": "as sender",
    "to": "as recipient",
    "cc": "copied",
    "bcc": "copied",
    "through": "as recipient",
}
"""What a header field says of whom it names, by the name that the documents' JSON has for it."""

PARTS: Mapping[str, str] = {
    "letterhead": "in the letterhead",
    "addressee": "as addressee",
    "salutation": "in the salutation",
    "closing": "in the closing",
    "signature": "in the signature",
    "copy-list": "in the list of copies",
    "enclosure": "in the list of enclosures",
}
"""The same for the parts of a letter or memorandum."""


@dataclass(frozen=True, slots=True)
class StatedRole:
    """What a document says a person does, and where."""

    words: str
    """The lines as released, on one line: "Acting Director, Office of the General Counsel"."""

    document: str
    """The id of the document."""

    line: int


@dataclass(frozen=True, slots=True)
class CollectedPerson:
    """Someone whom documents name, or a name of which it is not certain that it is one person's."""

    id: str
    name: str
    certain: bool
    """Whether the publisher's vocabulary says who it is."""

    released: tuple[str, ...]
    """The ways in which documents write the name."""

    roles: tuple[StatedRole, ...]


class People:
    """The people of a collection, gathered document by document."""

    def __init__(self) -> None:
        self._people: dict[str, CollectedPerson] = {}

    def add(self, content: Mapping[str, Any]) -> None:
        """Keeps the people of one document's JSON."""
        for row in content["people"]:
            roles = tuple(_role(content["id"], role) for role in row["roles"])
            names = tuple(one_line(name).strip() for name in row["released"])
            name = one_line(row["name"]).strip()
            found = CollectedPerson(row["id"], name, row["certain"], names, roles)
            known = self._people.get(found.id)
            self._people[found.id] = _joined(known, found) if known else found

    def by_id(self) -> Mapping[str, CollectedPerson]:
        """Everyone who was added."""
        return self._people


class PlacesOfPeople:
    """What the places of one document are in which someone may be named."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        records = content["records"]
        self._fields = Inside([field for record in records for field in record["fields"]])
        self._parts = Inside([part for record in records for part in record["parts"]])
        self._citations = Inside(content["citations"])
        self._notes = Inside(content["footnotes"])

    def words(self, offset: int) -> str:
        """How someone is named at an offset: "as sender", "in a footnote", "in the text"."""
        if field := self._fields.holds(offset):
            return FIELDS.get(field["name"], "in a header")
        if part := self._parts.holds(offset):
            return PARTS.get(part["kind"], "in the text")
        if self._citations.holds(offset):
            return "in a cite"
        return "in a footnote" if self._notes.holds(offset) else "in the text"


def _joined(known: CollectedPerson, found: CollectedPerson) -> CollectedPerson:
    return replace(
        known,
        certain=known.certain and found.certain,
        released=tuple(dict.fromkeys((*known.released, *found.released))),
        roles=(*known.roles, *found.roles),
    )


def _role(document: str, role: Mapping[str, Any]) -> StatedRole:
    return StatedRole(", ".join(_lines(role["text"])), document, role["line"])


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if words := one_line(line).strip().rstrip(","):
            yield words
