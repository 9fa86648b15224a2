"""What a text names, cites and defines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converters.model.text import Span


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name found in the text that stands for a term of a vocabulary."""

    vocabulary: Literal["agencies", "programs", "organizations", "people"]
    """The vocabulary that holds the term."""

    term: str
    """The id of the term in that vocabulary; of a person, that of one of the document's people."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the document names, as far as the name is released."""

    id: str
    """The id of a row of `people.csv`, or the name itself as an id: `jo-a-example`."""

    name: str
    """In normal form, `Jo A. Example`; that of the row where one names the person."""

    certain: bool
    """Whether a row says who it is; else the same name in another document may be another's."""

    released: tuple[str, ...]
    """The ways in which the document writes the name, on one line each."""

    roles: tuple[Span, ...] = ()
    """The lines beside a name that say what the person does and where, one span for each place."""


CitationKind = Literal[
    "usc",
    "cfr",
    "stat",
    "public-law",
    "fed-reg",
    "executive-order",
    "reporter",
    "bill",
    "pia",
    "case",
    "complaint",
    "request",
    "directive",
    "delegation",
    "nist",
    "report",
    "court-rule",
    "state-law",
    "statute-name",
    "news",
    "web",
]


@dataclass(frozen=True, slots=True)
class Citation(Span):
    """A place that names an authority, so that a reader could look it up."""

    id: str
    """`c1`, `c2` … in the order of the text."""

    kind: CitationKind
    """`statute-name`: a law named in words; `report`: of Congress, its offices or an inspector
    general; `Id.` and `supra` have that of what they stand for."""

    authority: str
    """The id of what it cites: `5-usc-552`, `6-cfr-5.5`, `dhs-ice-pia-054`, `241-f-supp-2d-5`."""

    whole: str
    """The normal form of the authority itself: `5 U.S.C. § 552`."""

    normal: str
    """The normal form of this cite, with its pinpoint: `5 U.S.C. § 552(a)(3)`."""

    pinpoint: str = ""
    """The place in the authority: `(a)(3)`, `16–17`; of a bare `Id.` that of its antecedent."""

    how: Literal["full", "short", "id", "supra", "defined", "address"] = "full"
    """`short`: by a name that stands beside a full cite of this document, or by a short cite of
    the same decision; `defined`: by a name that it declares; `address`: a web address that
    names it or stands right behind it."""

    url: str = ""
    """Where it can be read: of a known service, or as the text gives it; empty without one."""

    title: str = ""
    """What the text calls it: the name of a case, bill or story; empty without a name."""

    repaired: str = ""
    """The web address read where OCR set blanks into the released one; otherwise empty."""

    rest: Span | None = None
    """Where the cite goes on behind what the sheet set between the two; None for most."""


@dataclass(frozen=True, slots=True)
class Definition(Span):
    """The place where a document says what an acronym means."""

    acronym: str
    """As it stands there: `PIA`."""

    meaning: Span
    """The words it stands for."""

    uses: tuple[Span, ...] = ()
    """Where the document uses it after that, up to its next definition of the same acronym."""
