"""What the vocabularies know, and is no person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from converters.terms.terms import slug
from converters.terms.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True, eq=False)
class KnownWords:
    """What the vocabularies know, and is no person."""

    short_forms: frozenset[str]
    names: frozenset[str]
    """The names of agencies, programs, organizations, states and countries, as ids."""


@lru_cache(maxsize=4)
def known_words(vocabularies: Vocabularies) -> KnownWords:
    """Made once for a run: vocabularies are loaded once."""
    terms = [
        term
        for known in (vocabularies.agencies, vocabularies.programs, vocabularies.organizations)
        for term in known.values()
    ]
    spellings = {spelling for term in terms for spelling in term.spellings}
    places = vocabularies.cautions.other_governments
    return KnownWords(
        short_forms=frozenset(one for one in spellings if one.isupper() and " " not in one),
        names=frozenset(map(slug, (*spellings, *places))),
    )
