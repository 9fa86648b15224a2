"""Finds mentions: names in the text that stand for an agency, a program or an organization."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from converters.model import Document, Mention
from converters.names.naming import Naming
from converters.names.spellings import Candidate, SpellingIndex
from converters.terms.vocabulary import Vocabularies
from converters.text.open_text import OpenText, Stretches


def find_mentions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the mentions, in the order of the text, none over another or over a person's name.

    Where names overlap the first one counts, and of those that start together the longest.
    """
    people = Stretches(document.mentions)
    candidates = [
        one for one in _candidates(document, vocabularies) if not people.touch(one.start, one.end)
    ]
    naming = Naming(document, vocabularies.cautions, candidates)
    mentions: list[Mention] = []
    end = 0
    for candidate in candidates:
        claim = naming.claim(candidate) if candidate.start >= end else None
        if claim:
            end = candidate.end
            mentions.append(Mention(candidate.start, end, claim.vocabulary, claim.term))
    found = sorted((*document.mentions, *mentions), key=lambda mention: mention.start)
    return replace(document, mentions=tuple(found))


@lru_cache(maxsize=4)
def _index(vocabularies: Vocabularies) -> SpellingIndex:
    """Made once for a run: vocabularies are loaded once."""
    return SpellingIndex(
        {
            "agencies": vocabularies.agencies,
            "programs": vocabularies.programs,
            "organizations": vocabularies.organizations,
        }
    )


def _candidates(document: Document, vocabularies: Vocabularies) -> Iterator[Candidate]:
    """The places where a spelling stands in running text, within one block."""
    open_text = OpenText(document)
    for start, end, form in _index(vocabularies).find(document.text):
        if open_text.holds(start, end):
            yield Candidate(start, end, form)
