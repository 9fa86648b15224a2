"""Finds mentions: names in the text that stand for an agency or a program."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from converters.model import Document, Mention, Span
from converters.naming import Naming
from converters.patterns import pattern_tables
from converters.spellings import Candidate, SpellingIndex
from converters.vocabulary import Vocabularies

ADDRESS_SIGN = re.compile(r"@|//|\.[^\W\d_]{2}")
"""What every address in `mention-marks.yml` holds."""


def find_mentions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the mentions, in the order of the text, none over another.

    Where names overlap the first one counts, and of those that start together the longest.
    """
    candidates = list(_candidates(document, vocabularies))
    naming = Naming(document, vocabularies.cautions, candidates)
    mentions: list[Mention] = []
    end = 0
    for candidate in candidates:
        claim = naming.claim(candidate) if candidate.start >= end else None
        if claim:
            end = candidate.end
            mentions.append(Mention(candidate.start, end, claim.vocabulary, claim.term))
    return replace(document, mentions=tuple(mentions))


@lru_cache(maxsize=4)
def _index(vocabularies: Vocabularies) -> SpellingIndex:
    """Made once for a run: vocabularies are loaded once."""
    return SpellingIndex({"agencies": vocabularies.agencies, "programs": vocabularies.programs})


def _candidates(document: Document, vocabularies: Vocabularies) -> Iterator[Candidate]:
    """The places where a spelling stands in running text, within one block."""
    text = document.text
    closed = _Closed([*_addresses(document), *document.redactions])
    blocks = [block.start for block in document.blocks]
    for start, end, form in _index(vocabularies).find(text):
        in_one_block = bisect_right(blocks, start) == bisect_right(blocks, end - 1)
        if in_one_block and not closed.touch(start, end) and not _is_cut_out(text, start, end):
            yield Candidate(start, end, form)


def _addresses(document: Document) -> Iterator[Span]:
    """The addresses in lines that hold a sign of one; most lines hold none."""
    patterns = pattern_tables("mention-marks.yml")["addresses"]
    done = 0
    for sign in ADDRESS_SIGN.finditer(document.text):
        if sign.start() >= done:
            line = document.lines[document.line(sign.start()) - 1]
            done = line.end
            for pattern in patterns:
                found = pattern.regex.finditer(document.text, line.start, line.end)
                yield from (Span(*match.span()) for match in found)


def _is_cut_out(text: str, start: int, end: int) -> bool:
    """Whether an underscore ties the name to other letters, as in `ICE_memo`; `_ICE_` is italic."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    tied_before = before.endswith("_") and before[:1].isalnum()
    return tied_before or (after.startswith("_") and after[1:].isalnum())


class _Closed:
    """Stretches of a text in which no name counts: redactions and addresses."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda span: span.start):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them overlaps the range."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._ends[before - 1] > start
