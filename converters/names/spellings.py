"""How names are compared: word by word, with the same text function for a spelling and for a text.

Blanks and one line break count as a blank, curly apostrophes as straight ones, every dash as a
hyphen, `&` as “and”, and `U.S.`, `US` and `United States` as each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from converters.model import LINE_BREAK, Span
from converters.terms.terms import Term

WORD = re.compile(r"[^\W_]+|&")

GAP = re.compile(r"[^\w&]{0,80}")
"""What can stand between two words of a name; longer, and they belong to no one name."""

UNITED_STATES = re.compile(r"U\.\s?S\.|\bUS\b|\bUnited States\b")

_SIGNS = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑‒–—−", "-"))


def normal_gap(raw: str) -> str | None:
    """What stands between two words, in its normal form; None if a blank line does."""
    if raw == " ":
        return raw
    if len(LINE_BREAK.findall(raw)) > 1:
        return None
    signs = "".join(raw.split())
    return signs.translate(_SIGNS) if signs else " "[: len(raw)]


def next_word(text: str, offset: int) -> tuple[str, re.Match[str]] | None:
    """The word after `offset` with the gap before it, or None if no name can go on there."""
    blank = GAP.match(text, offset)
    word = WORD.match(text, blank.end()) if blank else None
    if blank is None or word is None:
        return None
    gap = normal_gap(blank.group())
    beside_and = word.group() == "&" or text[offset - 1 : offset] == "&"
    return None if gap is None else (gap or " " * beside_and, word)


def spelled_words(spelling: str) -> list[tuple[str, str]]:
    """The words of a spelling, each with the gap before it; `&` is spelled “and”."""
    first = WORD.search(spelling)
    found = ("", first) if first else None
    words = []
    while found:
        gap, word = found
        words.append((gap, "and" if word.group() == "&" else word.group()))
        found = next_word(spelling, word.end())
    return words


def expanded(spelling: str) -> Iterator[str]:
    """The spelling with each way to write the country's name, if it holds that."""
    if UNITED_STATES.search(spelling):
        for country in ("U.S.", "US", "United States"):
            yield UNITED_STATES.sub(country, spelling)
    else:
        yield spelling


Vocabulary = Literal["agencies", "programs", "organizations", "people"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A term that a spelling stands for."""

    vocabulary: Vocabulary
    term: str
    """Its id."""

    parent: str
    """The id of the agency above it, or of the one that runs the program."""

    certain: bool
    """Whether the spelling counts without a definition in the document."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A spelling, ready to be looked for; two forms are equal only if they are the same."""

    words: tuple[str, ...]
    claims: tuple[Claim, ...]

    is_name: bool
    """Whether it is a name of two or more words, not a short form."""

    certain: tuple[Claim, ...]
    """The claims that need no definition."""

    @classmethod
    def of(cls, words: tuple[str, ...], claims: tuple[Claim, ...]) -> Form:
        """The form of a spelling's words."""
        certain = tuple(claim for claim in claims if claim.certain)
        return cls(words, claims, len(words) > 1, certain)

    def fits(self, words: list[str]) -> bool:
        """Whether words that are the same but for their case are this spelling.

        Each word keeps its case; small words of a name may be capitalised, and a name of two or
        more words may stand all in capitals.
        """
        if self.is_name and all(word == word.upper() for word in words):
            return True
        return all(map(_same_word, self.words, words))


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A place where a spelling stands; what it stands for, if anything, is still open."""

    form: Form


def _same_word(spelled: str, word: str) -> bool:
    if word in ("&", spelled) or (spelled == "and" and word == "And"):
        return True
    return spelled.islower() and word == spelled.capitalize()


@dataclass(slots=True)
class _Step:
    """A place in the index: the words so far, and what can come next."""

    next: dict[str, _Step] = field(default_factory=dict)
    forms: dict[tuple[str, ...], Form] = field(default_factory=dict)


class SpellingIndex:
    """All spellings of all terms, by their words; looking one word up costs one step."""

    def __init__(self, vocabularies: Mapping[Vocabulary, Mapping[str, Term]]) -> None:
        self._start = _Step()
        self._first_words: set[str] = set()
        for vocabulary, terms in vocabularies.items():
            for term in terms.values():
                for spelling in term.spellings:
                    claim = Claim(vocabulary, term.id, term.parent, term.is_certain(spelling))
                    for variant in expanded(spelling):
                        self._add(spelled_words(variant), claim)

    def find(self, text: str) -> Iterator[tuple[int, int, Form]]:
        """Every place where a spelling stands, by its start, the longest first; they can overlap.

        Takes time in proportion to the text: from one word, at most the longest spelling is read.
        """
        first_words = self._first_words
        for word in WORD.finditer(text):
            if word.group() in first_words:
                for end, form in reversed(list(self._forms_from(text, word))):
                    yield word.start(), end, form

    def _forms_from(self, text: str, first: re.Match[str]) -> Iterator[tuple[int, Form]]:
        step: _Step | None = self._start
        found: tuple[str, re.Match[str]] | None = ("", first)
        words: list[str] = []
        while found:
            gap, word = found
            step = step.next.get(_key(gap, word.group())) if step else None
            if step is None:
                return
            words.append(word.group())
            yield from ((word.end(), form) for form in step.forms.values() if form.fits(words))
            found = next_word(text, word.end()) if step.next else None

    def _add(self, words: list[tuple[str, str]], claim: Claim) -> None:
        step = self._start
        for gap, word in words:
            step = step.next.setdefault(_key(gap, word), _Step())
        own = tuple(word for _, word in words)
        if not own:
            return
        earlier = step.forms[own].claims if own in step.forms else ()
        if (claim.vocabulary, claim.term) not in ((c.vocabulary, c.term) for c in earlier):
            step.forms[own] = Form.of(own, (*earlier, claim))
        self._first_words.update(_ways_to_begin(own))


def _key(gap: str, word: str) -> str:
    return gap + ("and" if word == "&" else word.lower())


def _ways_to_begin(words: tuple[str, ...]) -> Iterator[str]:
    yield words[0]
    if words[0].islower():
        yield words[0].capitalize()
    if len(words) > 1:
        yield words[0].upper()
