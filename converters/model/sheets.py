"""What the sheets of the released paper carry, and the notes at their foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converters.model.text import Span


@dataclass(frozen=True, slots=True)
class Paper(Span):
    """What the sheet carries and no sentence does; whole lines, without their line break."""

    kind: Literal["break", "number", "head", "stamp", "rule"]
    """`break`: a form feed or a line such as `--- PAGE 2 ---`; `number`: a page number;
    `head`: a running header or footer; `stamp`: a Bates or control number; `rule`: the line drawn
    between text and footnotes."""

    label: str = ""
    """What it says, without ornaments: `3 of 12`, `DOJ-OGR-00028195`."""


@dataclass(frozen=True, slots=True)
class SourcePage(Span):
    """A sheet of the released paper, from its first to its last character."""

    number: int
    """Ordinal of the sheet in the file, from 1."""

    label: str = ""
    """The number printed on it, as printed: `3`, `3 of 12`; empty without one."""

    stamp: str = ""
    """The Bates or control number on it; empty without one."""


@dataclass(frozen=True, slots=True)
class Marking(Span):
    """A handling or classification marking (32 C.F.R. Parts 2001 and 2002)."""

    terms: tuple[str, ...]
    """Ids of the markings it names in `markings.yml`: `fouo`, `les`; never empty."""

    kind: Literal["line", "portion"]
    """`line`: it stands on lines of its own; `portion`: before a paragraph, such as `(U)`."""

    struck: bool = False
    """Whether it was struck out on paper, as on declassification."""


@dataclass(frozen=True, slots=True)
class NoteMark(Span):
    """The number in a sentence that leads to a footnote."""

    number: str
    """In ASCII digits or signs: `4`, `*`."""

    note: str
    """The id of its footnote; empty where the text holds none that is certainly its own."""


@dataclass(frozen=True, slots=True)
class Footnote(Span):
    """A footnote or endnote: its text with the number before it."""

    id: str
    """`fn-4`; where numbers start anew `fn-4-2` for the second of this number; `fn-x1`, `fn-x2` …
    for notes without a number."""

    number: str
    """In ASCII digits or signs; empty where OCR lost it."""

    label: Span | None
    """The number as printed before the note; None where OCR lost it."""

    marks: tuple[Span, ...]
    """The marks that lead to it, in the order of the text."""
