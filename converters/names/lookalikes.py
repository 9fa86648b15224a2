"""Tells names that only look like a federal agency's.

Another government has a body of the same name, or the name is part of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from converters.names.spellings import Candidate
from converters.patterns import pattern_tables
from converters.terms.vocabulary import Cautions

FEDERAL = frozenset({"U", "US", "United", "Federal"})
"""First words with which a name says itself that it is a federal one."""

NEAR_BEFORE = 60
"""Characters before a name in which a word that explains it is looked for."""

LETTERS = re.compile(r"[^\W\d_]{2,}")


class Lookalikes:
    """Which of a document's candidates are no agency's names, by what stands around them."""

    def __init__(self, text: str, cautions: Cautions, candidates: Iterable[Candidate]) -> None:
        self._text = text
        self._cautions = cautions
        names = (*cautions.other_governments, *cautions.kinds, *cautions.peoples)
        self._before = _government_before(names)
        self._place = _government(cautions.other_governments)
        self._kind = _government(cautions.kinds)
        self._starts = {candidate.start for candidate in candidates}
        self._links = _by_name("governments")
        self._joins = _by_name("joins")
        self._longer_names = [
            row.regex for row in pattern_tables("mention-marks.yml")["longer_names"]
        ]

    def hold(self, candidate: Candidate) -> bool:
        """Whether the name is no agency's."""
        return (
            self._is_part_of_a_longer_name(candidate)
            or self._is_joined_to_a_word(candidate)
            or self._follows_a_government(candidate)
            or self._precedes_a_government(candidate)
        )

    def _is_part_of_a_longer_name(self, candidate: Candidate) -> bool:
        """“Department of State Hospitals”, “ICE 3 train”."""
        return any(
            (longer := name.match(self._text, candidate.start)) and longer.end() > candidate.end
            for name in self._longer_names
        )

    def _is_joined_to_a_word(self, candidate: Candidate) -> bool:
        """“ICE-cold”; not “ICE-submitted”, nor a short form that is no word: “FBI-style”."""
        form = candidate.form
        if form.is_name or form.words[0] not in self._cautions.everyday_words:
            return False
        if not self._joins["any word"].match(self._text, candidate.end):
            return False
        return not self._joins["word that joins"].match(self._text, candidate.end)

    def _follows_a_government(self, candidate: Candidate) -> bool:
        """“Maryland Department of Transportation”, “the Texas EPA”."""
        if not self._is_common_body(candidate):
            return False
        near = max(0, candidate.start - NEAR_BEFORE)
        return bool(self._before.search(self._text, near, candidate.start))

    def _is_common_body(self, candidate: Candidate) -> bool:
        """Whether other governments have bodies of this name."""
        words = candidate.form.words
        if not candidate.form.is_name:
            return words[0] in self._cautions.common_short_forms
        is_federal = words[0] in FEDERAL
        return not is_federal and not self._cautions.common_bodies.isdisjoint(words)

    def _precedes_a_government(self, candidate: Candidate) -> bool:
        """“Department of Justice of Mexico”, “the DEA of Bulgaria”.

        In “told ICE of Smith's release” and “the arrest by ICE of Jane Smith” the words before
        the name go on after it.
        """
        of = self._links["of"].match(self._text, candidate.end)
        if not of or not _is_agency(candidate) or candidate.form.words[0] in FEDERAL:
            return False
        place = of.end()
        told = self._is_told(candidate, "told of")
        owns = bool(self._links["owner"].match(self._text, place))
        if self._place.match(self._text, place):
            return not (owns and told)
        if of["the"]:
            return not told and bool(self._kind.match(self._text, place))
        said = told or owns or self._is_told(candidate, "done by")
        return not said and self._may_be_a_place(place)

    def _may_be_a_place(self, start: int) -> bool:
        """Whether a word of a capital and small letters stands there, and no other name."""
        word = LETTERS.match(self._text, start)
        if word is None or not word.group().istitle() or start in self._starts:
            return False
        return not self._links["no place"].match(self._text, start)

    def _is_told(self, candidate: Candidate, link: str) -> bool:
        """Whether the words before the name go on with “of …” after it."""
        before = self._text[max(0, candidate.start - NEAR_BEFORE) : candidate.start]
        return bool(self._links[link].search(before))


def _is_agency(candidate: Candidate) -> bool:
    return any(claim.vocabulary == "agencies" for claim in candidate.form.claims)


@cache
def _by_name(table: str) -> dict[str, re.Pattern[str]]:
    return {row.name: row.regex for row in pattern_tables("mention-marks.yml")[table]}


@cache
def _government_before(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names, perhaps in the possessive, and blanks, at the end of a stretch of text."""
    return re.compile(rf"\b(?:{_either(names)})(?:['’]s)?[ \t]+\Z", re.IGNORECASE)


@cache
def _government(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names, in its own case or in capitals, but not “State Department”."""
    every = tuple(_in_both_cases(names))
    return re.compile(rf"(?:{_either(every)})\b(?!\s+(?i:Department))")


def _in_both_cases(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield name
        yield name.upper()


def _either(names: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, names)) or r"(?!)"
