"""What an annotation is, and where it stands in its document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from converters.model import Span

MOTIVATIONS = {
    "commenting": "a remark on the passage",
    "identifying": "says who or what something in it is",
    "linking": "leads to something that belongs with it",
    "questioning": "asks about it",
    "correcting": "says what is wrong with it, without changing it",
}
"""Why a note was written, and what each word means."""

State = Literal["anchored", "approximate", "ambiguous", "not found"]
"""`anchored`: the same letters, digits and signs stand at one place, or at one that prefix, suffix
or line name; `approximate`: one place is close, and what differs is said; `ambiguous`: several
places fit; `not found`: none is close."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One file of `docs/annotations`, read."""

    document: str
    """The id of the document that it quotes."""

    id: str
    """The file's name without `.md`; unique in its document."""

    motivation: str = "commenting"
    """One of `MOTIVATIONS`."""

    creator: str = ""
    created: str = ""
    """A day, `2026-03-02`, or a moment in UTC, `2026-03-02T14:05:00Z`."""

    quote: str = ""
    """The quoted passage, without the `>` before its lines; W3C: `exact`."""

    note: str = ""
    """The note itself, in Markdown."""

    tags: tuple[str, ...] = ()
    prefix: str = ""
    """The words right before the passage, where the quote alone stands at several places."""

    suffix: str = ""
    """The words right behind it."""

    line: int = 0
    """The line of the source on which it starts, where words around do not tell; otherwise 0."""

    quote_line: int = field(default=1, compare=False)
    """The line of the file on which the quote starts, counted from 1."""

    @property
    def path(self) -> str:
        """Path of the file below the annotations folder, with `/`."""
        return f"{self.document}/{self.id}.md"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the annotation says otherwise than the released text."""

    where: Literal["quote", "before", "after", "line"]
    """In the quote, in the words before or after it, or in the number of its line."""

    released: str
    """What the released text has, on one line; empty where it has nothing."""

    quoted: str
    """What the annotation has."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation stands in the released text."""

    state: State
    place: Span | None = None
    """From its first to its last character; None where it is ambiguous or not found."""

    parts: tuple[Span, ...] = ()
    """The passage without what the sheet sets into it: one span for most, several where the
    sentence goes on behind a footnote or a page break that the quote leaves out."""

    differences: tuple[Difference, ...] = ()
    """What differs where it is approximate."""

    candidates: tuple[Span, ...] = ()
    """Where else it could stand, at most ten: the places that fit, or the one that is nearest."""
