"""Where a note's links may lead: to the web, to a mail address, to a document of the collection.

Within the collection a note links to a released text as its own file does on GitHub,
`../../sources/NAME.txt#L12`, or as the site does, `../../documents/NAME.html#r7`; both become a
link to the document's page. How many `../` there are does not matter. `#L12` is a line of the
document that the note is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

WEB = re.compile(r"(?:https?://[^\s\\<>\"'@/?#][^\s\\<>\"]*|mailto:[^\s\\<>\"]+)", re.IGNORECASE)

IN_COLLECTION = re.compile(r"(?:\.\./)+(?:documents/(?P<id>.+)\.(?:html|md)|sources/(?P<path>.+))")

PLACE = re.compile(r"(?:L[1-9]\d{0,6}(?:-L?[1-9]\d{0,6})?|[a-z][a-z0-9-]{0,99})?")
"""What may stand behind `#`: a line, or the id of a redaction, record, note …"""


@dataclass(frozen=True, slots=True)
class CollectionLink:
    """A place in a document of the collection."""

    document: str
    place: str
    """`L12`, `r7` …, or empty for the whole document."""

    @property
    def line(self) -> int:
        """The line that it names; 0 where it names none."""
        match = re.match(r"L(\d+)", self.place)
        return int(match[1]) if match else 0


Resolve = Callable[[str], CollectionLink | None]
"""The place that a relative address leads to; None where there is none."""


def is_web(address: str) -> bool:
    """Whether an address leads to the web or to a mail address."""
    return WEB.fullmatch(address) is not None


class CollectionLinks:
    """What relative links of notes lead to in one collection.

    `paths` has the path of each source, below the sources folder, by its document's id.
    """

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths
        self._by_path = {path: id for id, path in paths.items()}

    def resolver(self, document: str) -> Resolve:
        """Resolves the links of a note on `document`."""
        return lambda address: self._place(address, document)

    def _place(self, address: str, document: str) -> CollectionLink | None:
        path, _, place = address.partition("#")
        place = re.sub(r"-L?\d+$", "", place) if place.startswith("L") else place
        if not PLACE.fullmatch(place):
            return None
        if not path:
            return CollectionLink(document, place) if place else None
        match = IN_COLLECTION.fullmatch(unquote(path))
        if not match:
            return None
        id = match["id"] or self._by_path.get(match["path"], "")
        return CollectionLink(id, place) if id in self._paths else None
