"""Finds the names that a document gives to what it cites, and the places that declare them.

A name is the title beside a full cite, a short form behind `[hereinafter …]`, or one in quotation
marks in a bracket right behind the cite: `5 U.S.C. § 552a (“Privacy Act”)`. Of the last, a name of
one word counts only as `the PIA`, and never for a law, for an acronym of a law stands for more than
its cite.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.citing.citation_forms import Cited, Found, pattern
from converters.citing.short_names import Name
from converters.model import CitationKind
from converters.text.running_text import BREAK

REACH = 500
"""Characters from a cite to the short form that it declares."""

JOINED = re.compile(r"[\s,;]*(?:and|or|&)?\s*")
"""Stands between two cites that share what is said behind the second."""

NAMED_ALONE: frozenset[CitationKind] = frozenset({"pia", "nist", "report", "directive"})
"""Kinds that a document calls by one word: the PIA, the Report, the Directive."""


def declared_names(text: str, found: Sequence[Found]) -> Iterator[Name]:
    """Each name with what it stands for; `found` is in order and apart."""
    yield from _beside_cites(text, found)
    for match in pattern("defined", "hereinafter").finditer(text):
        cited = _cited_before(text, found, match.start())
        if cited:
            yield Name(match["name"], cited.at(""), "defined")
    alone = _alone(found)
    for one, match in _in_brackets(text, found):
        if len(match["name"].split()) > 1:
            yield Name(match["name"], one.cited.at(""), "defined", match.end())
        elif one.cited.authority in alone:
            yield Name(f"the {match['name']}", one.cited.at(""), "defined", match.end())


def _beside_cites(text: str, found: Sequence[Found]) -> Iterator[Name]:
    """The titles beside full cites, and laws as the document calls them."""
    for one in found:
        if one.how == "full" and one.cited.title:
            yield Name(one.cited.title, one.cited.at(""), "short")
        if one.cited.kind == "statute-name" and not one.cited.pinpoint:
            yield Name(text[one.start : one.end], one.cited.at(""), "defined", one.end)


def declarations(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Where names are declared: there they stand for themselves."""
    for match in pattern("defined", "hereinafter").finditer(text):
        yield match.span()
    for _, match in _in_brackets(text, found):
        yield match.span()


def _in_brackets(text: str, found: Sequence[Found]) -> Iterator[tuple[Found, re.Match[str]]]:
    """Names in brackets right behind a cite of one authority, and not of a part of it."""
    bracket = pattern("defined", "in-brackets")
    for before, one in pairwise((None, *found)):
        match = bracket.match(text, one.end) if one and one.how == "full" else None
        if one and match and not one.cited.pinpoint and not _shares(text, before, one):
            yield one, match


def _shares(text: str, before: Found | None, one: Found) -> bool:
    """Whether the cite before stands in one list with this one and is of another authority."""
    if before is None or before.cited.authority == one.cited.authority:
        return False
    return bool(JOINED.fullmatch(text, before.end, one.start))


def _alone(found: Sequence[Found]) -> set[str]:
    """The authorities that are the only ones of their kind in the document, and no laws."""
    of: dict[CitationKind, set[str]] = {kind: set() for kind in NAMED_ALONE}
    for one in found:
        of.get(one.cited.kind, set()).add(one.cited.authority)
    return {id for ids in of.values() if len(ids) == 1 for id in ids}


def _cited_before(text: str, found: Sequence[Found], at: int) -> Cited | None:
    """The authority for which a short form is declared: that of the cite in the same sentence."""
    position = bisect_left(found, at, key=lambda one: one.start)
    if position == 0:
        return None
    last = found[position - 1]
    if at - last.end > REACH:
        return None
    between = text[last.end : at]
    return None if BREAK in between or ";" in between else last.cited
