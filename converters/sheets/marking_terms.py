"""Reads markings: the terms of `markings.yml`, on a line of their own or before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from converters.patterns import Pattern, built_in, pattern_tables

MARKINGS = "markings.yml"

LONGEST_LINE = 200
"""Characters; a longer line holds a sentence."""

SEPARATORS = re.compile(r"[\s/\\\-–—_=*#.,;:|()\[\]{}<>~•·\"“”&+]*+")
"""What may stand between two markings, and the ornaments around them."""

PORTION = re.compile(r"\([ ]?[A-Z][A-Z0-9/, -]{0,60}\)(?=[ \t]|$)", re.MULTILINE)
"""The mark of a paragraph as far as its form goes."""


@dataclass(frozen=True, slots=True)
class MarkingTerm:
    """A marking and what it means; `docs/about/markings.md` has an entry for each."""

    id: str
    """Short and for good: `fouo`; the anchor of its entry."""

    name: str
    """In full: `For Official Use Only`."""

    plain: str
    """What it means, in plain words."""

    source: str
    """The statute, order, regulation or directive that it stands in."""


@dataclass(frozen=True, slots=True)
class Found:
    """The terms that a marking names, each once in the order of the text, and where each stands."""

    terms: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]


@cache
def marking_terms() -> Mapping[str, MarkingTerm]:
    """All terms by their ids, in the order of the table."""
    rows = built_in(MARKINGS)["terms"]
    terms = (MarkingTerm(row["name"], row["title"], row["note"], row["source"]) for row in rows)
    return {term.id: term for term in terms}


def read_line(body: str) -> Found | None:
    """What a line says that holds nothing but markings; None for any other line."""
    if len(body) > LONGEST_LINE:
        return None
    terms, ranges = [], []
    at = _after_separators(body, 0)
    while at < len(body):
        match = _on_lines().match(body, at)
        if not match:
            return None
        if match.lastgroup and match.lastgroup.startswith("term"):
            terms.append(_names("terms")[int(match.lastgroup[4:])])
            ranges.append(match.span())
        at = _after_separators(body, match.end())
    return Found(tuple(dict.fromkeys(terms)), tuple(ranges)) if terms else None


def read_portion(text: str, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The end and the terms of the mark of a paragraph that starts at `at`, such as `(U//FOUO)`."""
    form = PORTION.match(text, at)
    if not form:
        return None
    terms: list[str] = []
    position, end = at + 1, form.end() - 1
    for table in ("portion_levels", "portion_parts"):
        position = _read_parts(text, position, end, table, terms)
        if not terms:
            return None
    return (form.end(), tuple(dict.fromkeys(terms))) if position == end else None


def _read_parts(text: str, at: int, end: int, table: str, terms: list[str]) -> int:
    """Reads parts of a portion mark up to `end`: one level, or as many limits as stand there."""
    at = min(_after_separators(text, at), end)
    while at < end:
        match = _in_portions(table).match(text, at, end)
        if not match or not match.lastgroup:
            return at
        terms.append(_names(table)[int(match.lastgroup[4:])])
        at = min(_after_separators(text, match.end()), end)
        if table == "portion_levels":
            break
    return at


def _after_separators(text: str, at: int) -> int:
    match = SEPARATORS.match(text, at)
    return match.end() if match else at


@cache
def _names(table: str) -> tuple[str, ...]:
    return tuple(pattern.name for pattern in pattern_tables(MARKINGS)[table])


@cache
def _on_lines() -> re.Pattern[str]:
    tables = pattern_tables(MARKINGS)
    companions = [pattern.regex.pattern for pattern in tables["companions"]]
    return _words([*_groups(tables["terms"]), *(f"(?:{other}\n)" for other in companions)])


@cache
def _in_portions(table: str) -> re.Pattern[str]:
    return _words(_groups(pattern_tables(MARKINGS)[table]))


def _groups(patterns: Sequence[Pattern]) -> list[str]:
    return [f"(?P<term{n}>{pattern.regex.pattern}\n)" for n, pattern in enumerate(patterns)]


def _words(alternatives: Sequence[str]) -> re.Pattern[str]:
    """Any of them, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.VERBOSE)
