"""Decides what a name in a document stands for, by what the document itself says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converters.model import Document
from converters.names.lookalikes import Lookalikes
from converters.names.spellings import Candidate, Claim, Form
from converters.patterns import pattern_tables
from converters.terms.vocabulary import Cautions

LETTERS = re.compile(r"[^\W\d_]{2,}")
"""A word of two or more letters; a single one, as in `(b)(6)`, says nothing about a line's case."""

BRACKET_NEAR = re.compile(r"\s{0,9}[(\[]")
"""Only where a bracket follows can a definition stand."""


class Naming:
    """What one document says about the names in it: neighbours, definitions, lines in capitals."""

    def __init__(
        self, document: Document, cautions: Cautions, candidates: Sequence[Candidate]
    ) -> None:
        self._document = document
        self._text = document.text
        self._cautions = cautions
        self._links = {
            link.name: link.regex for link in pattern_tables("mention-marks.yml")["links"]
        }
        lookalikes = Lookalikes(self._text, cautions, candidates)
        self._lookalikes = set(filter(lookalikes.hold, candidates))
        self._at: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            self._at.setdefault(candidate.start, []).append(candidate)
        self._taken = set(self._short_forms_of_lookalikes())
        self._capitals: dict[int, bool] = {}
        self._parents_before = self._places_after_parents()
        self._defined: dict[Form, list[Claim]] = {}
        for form, claim in self._definitions():
            if claim not in self._defined.setdefault(form, []):
                self._defined[form].append(claim)

    def claim(self, candidate: Candidate) -> Claim | None:
        """What a name stands for, or None if that is not certain.

        First counts its agency beside it, then a definition in the document, then the vocabulary.
        """
        if candidate in self._lookalikes or candidate.form in self._taken:
            return None
        claims = (
            self._beside_parent(candidate)
            or self._defined.get(candidate.form)
            or self._known(candidate)
        )
        return claims[0] if len(claims) == 1 else None

    def _known(self, candidate: Candidate) -> Sequence[Claim]:
        """The claims that need no definition."""
        form = candidate.form
        is_everyday = not form.is_name and form.words[0] in self._cautions.everyday_words
        return () if is_everyday and self._stands_in_capitals(candidate.start) else form.certain

    def _stands_in_capitals(self, offset: int) -> bool:
        """Whether the line has two words or more and none with a small letter."""
        line = self._document.line(offset)
        if line not in self._capitals:
            words = LETTERS.findall(self._document.quote(self._document.lines[line - 1]))
            self._capitals[line] = len(words) > 1 and all(map(str.isupper, words))
        return self._capitals[line]

    def _short_forms_of_lookalikes(self) -> Iterator[Form]:
        """What the document calls bodies that are none of ours: they get no link anywhere in it."""
        for other in self._lookalikes:
            if other.form.is_name:
                for short in self._linked(other, "short form follows", "short form ends"):
                    yield from (form for form, _ in _same_terms(short.form, other.form.certain))

    def _every(self) -> Iterator[Candidate]:
        """The candidates that are no lookalikes."""
        every = (candidate for group in self._at.values() for candidate in group)
        return (candidate for candidate in every if candidate not in self._lookalikes)

    def _places_after_parents(self) -> dict[int, set[str]]:
        """Where the name of an office can start right after its agency, and which agencies."""
        places: dict[int, set[str]] = {}
        if any(map(_needs_place, self._every())):
            for candidate in self._every():
                gap = self._links["parent before"].match(self._text, candidate.end)
                if gap:
                    places.setdefault(gap.end(), set()).update(_agencies(candidate))
        return places

    def _beside_parent(self, candidate: Candidate) -> list[Claim]:
        """The claims of a full name whose agency stands directly before or after it."""
        if not _needs_place(candidate):
            return []
        beside = set(self._parents_before.get(candidate.start, ()))
        for after in self._linked(candidate, "parent after"):
            if after not in self._lookalikes:
                beside.update(_agencies(after))
        return [claim for claim in candidate.form.claims if claim.parent in beside]

    def _inside(self, candidate: Candidate) -> Iterator[tuple[Form, Claim]]:
        """The short forms of organizations inside a longer name: `BI` in “BI Incorporated”."""
        named = [claim for claim in candidate.form.certain if claim.vocabulary == "organizations"]
        for start in range(candidate.start, candidate.end) if named else ():
            for other in self._at.get(start, ()):
                if other.end <= candidate.end and not other.form.is_name:
                    yield from _same_terms(other.form, named)

    def _definitions(self) -> Iterator[tuple[Form, Claim]]:
        """The spellings that the document defines, by `Name (“SHORT”)` or `SHORT (Name)`."""
        for candidate in self._every():
            yield from self._inside(candidate)
            if not BRACKET_NEAR.match(self._text, candidate.end):
                continue
            named = self._named(candidate)
            for short in self._linked(candidate, "short form follows", "short form ends"):
                yield from _same_terms(short.form, named)
            for name in self._linked(candidate, "name follows", "name ends"):
                yield from _same_terms(candidate.form, self._named(name))

    def _named(self, candidate: Candidate) -> Sequence[Claim]:
        """What a full name stands for, whatever the document defines."""
        if not candidate.form.is_name or candidate in self._lookalikes:
            return ()
        return self._beside_parent(candidate) or candidate.form.certain

    def _linked(self, candidate: Candidate, link: str, ending: str = "") -> Iterator[Candidate]:
        """The candidates that follow after a link, and before an ending."""
        gap = self._links[link].match(self._text, candidate.end)
        for other in self._at.get(gap.end(), ()) if gap else ():
            if not ending or self._links[ending].match(self._text, other.end):
                yield other


def _needs_place(candidate: Candidate) -> bool:
    """Whether it is a name that several offices share: whose it is, the agency beside it says."""
    form = candidate.form
    return form.is_name and len(form.certain) < len(form.claims)


def _agencies(candidate: Candidate) -> Iterator[str]:
    return (claim.term for claim in candidate.form.certain if claim.vocabulary == "agencies")


def _same_terms(form: Form, named: Sequence[Claim]) -> Iterator[tuple[Form, Claim]]:
    terms = [(claim.vocabulary, claim.term) for claim in named]
    return ((form, claim) for claim in form.claims if (claim.vocabulary, claim.term) in terms)
