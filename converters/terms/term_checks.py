"""Checks terms against each other: their parents, and spellings that two of them claim.

Each fault is reported with all rows it is about, and repaired without harm: a parent is dropped,
a spelling counts only where a document defines it, a common word is not looked for.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from converters.model import Diagnostic
from converters.names.spellings import expanded, spelled_words
from converters.terms.terms import PARENT_COLUMN, PARENTS, Term

Terms = dict[str, dict[str, Term]]
"""The terms of each vocabulary by their ids."""


COMMON_LENGTH = 5
"""A word in small letters that is shorter is taken for a common one: `the`, `case`, `ice`."""


def check_terms(
    vocabularies: Mapping[str, Mapping[str, Term]], common_words: frozenset[str] = frozenset()
) -> tuple[Terms, list[Diagnostic]]:
    """The terms with what is wrong with them repaired, and a problem for each repair."""
    terms = {vocabulary: dict(known) for vocabulary, known in vocabularies.items()}
    problems = [
        *_drop_unknown_parents(terms),
        *_open_circles(terms["agencies"]),
        *_leave_out_common_words(terms, common_words),
        *_share_spellings(terms),
    ]
    return terms, problems


def _drop_unknown_parents(terms: Terms) -> Iterator[Diagnostic]:
    for vocabulary, column in PARENT_COLUMN.items():
        known = terms.get(vocabulary, {})
        above = {name: terms.get(name, {}) for name in PARENTS[vocabulary]}
        for term in list(known.values()):
            holding = [name for name, parents in above.items() if term.parent in parents]
            if not term.parent or len(holding) == 1:
                continue
            known[term.id] = replace(term, parent="")
            if holding:
                yield _two_parents(term, column, [above[name][term.parent] for name in holding])
            else:
                message = f"unknown {column} “{term.parent}” of “{term.id}”"
                yield _problem(term, message, _parent_advice(term.parent, above))


def _two_parents(term: Term, column: str, parents: list[Term]) -> Diagnostic:
    rows = " and ".join(f"“{parent.name}” ({parent.origin})" for parent in parents)
    message = f"the {column} “{term.parent}” of “{term.id}” is the id of two terms: {rows}"
    return _problem(term, message, "give one of these two another id")


def _parent_advice(parent: str, above: Mapping[str, Mapping[str, Term]]) -> str:
    terms = {id: term for known in above.values() for id, term in known.items()}
    for term in terms.values():
        if parent.casefold() in (spelling.casefold() for spelling in term.spellings):
            return f"write its id: “{term.id}”"
    near = _with_its_letters(parent.lower(), terms) or difflib.get_close_matches(
        parent.lower(), terms, 1
    )
    files = " or ".join(f"{vocabulary}.csv" for vocabulary in above)
    return f"did you mean “{near[0]}”?" if near else f"add a row for it to {files}"


def _with_its_letters(parent: str, ids: Iterable[str]) -> list[str]:
    """The one id of the same letters in another order: `dhs` for `dsh`."""
    same = [id for id in ids if sorted(id) == sorted(parent)]
    return same if len(same) == 1 else []


def _open_circles(agencies: dict[str, Term]) -> Iterator[Diagnostic]:
    """Drops one parent of each circle, that of its last row, so that the tree has a top."""
    settled: set[str] = set()
    for lowest in list(agencies):
        way: list[str] = []
        above = lowest
        while above and above not in settled:
            settled.add(above)
            way.append(above)
            above = agencies[above].parent
        if above in way:
            yield _open_circle(agencies, way[way.index(above) :])


def _open_circle(agencies: dict[str, Term], circle: list[str]) -> Diagnostic:
    order = list(agencies)
    last = max(circle, key=lambda id: (agencies[id].published, order.index(id)))
    rows = " → ".join(f"{id} ({agencies[id].origin})" for id in [*circle, circle[0]])
    agencies[last] = replace(agencies[last], parent="")
    advice = f"correct or empty a parent in one of these rows; until then “{last}” has none"
    return _problem(agencies[last], f"parents in a circle: {rows}", advice)


def _leave_out_common_words(terms: Terms, common: frozenset[str]) -> Iterator[Diagnostic]:
    """Leaves out spellings that would turn a word of every text into a link."""
    for known in terms.values():
        for term in list(known.values()):
            looked_for = (one for one in term.spellings if one not in term.needs_definition)
            words = tuple(word for word in looked_for if _is_common(word, common))
            if words:
                others = tuple(one for one in term.variations if one not in words)
                left_out = (*term.left_out, *words)
                known[term.id] = replace(term, variations=others, left_out=left_out)
                yield from (_common(term, word) for word in words)


def _is_common(spelling: str, common: frozenset[str]) -> bool:
    is_word = spelling.isalpha() and spelling.islower()
    return is_word and (len(spelling) < COMMON_LENGTH or spelling in common)


def _common(term: Term, word: str) -> Diagnostic:
    message = f"“{word}” of “{term.id}” is a common word; it is left out and not looked for"
    advice = "write it with its capital letters, or write the longer name that the texts use"
    return _problem(term, message, advice, "warning")


def _share_spellings(terms: Terms) -> Iterator[Diagnostic]:
    """Makes a spelling that two terms claim count only where a document defines it."""
    for claims in _claims(terms).values():
        if len(claims) > 1:
            for (vocabulary, id), spelling in claims.items():
                term = terms[vocabulary][id]
                needs = tuple(dict.fromkeys((*term.needs_definition, spelling)))
                terms[vocabulary][id] = replace(term, needs_definition=needs)
            claiming = [terms[vocabulary][id] for vocabulary, id in claims]
            of_people = any(vocabulary == "people" for vocabulary, _ in claims)
            yield _shared(next(iter(claims.values())), claiming, of_people=of_people)


def _claims(terms: Terms) -> dict[tuple[str, ...], dict[tuple[str, str], str]]:
    """Who claims a spelling without needing a definition, and how each row writes it."""
    claims: dict[tuple[str, ...], dict[tuple[str, str], str]] = {}
    for vocabulary, known in terms.items():
        for term in known.values():
            for spelling in filter(term.is_certain, term.spellings):
                words = tuple(gap + word for gap, word in spelled_words(next(expanded(spelling))))
                # A name in small letters is found in capitals, too: “zeta zone” in “Zeta Zone”.
                folded = tuple(map(str.casefold, words)) if len(words) > 1 else words
                claimants = claims.setdefault(folded, {})
                claimants.setdefault((vocabulary, term.id), spelling)
    return claims


def _shared(spelling: str, claiming: list[Term], *, of_people: bool) -> Diagnostic:
    rows = " and ".join(f"“{term.id}” ({term.origin})" for term in claiming)
    advice = "list it under needs_definition in both rows, or take it out of one"
    if of_people:
        advice = "take it out of one, or write a longer name that only one of them has"
    last = max(reversed(claiming), key=lambda term: term.published)
    return _problem(last, f"“{spelling}” stands for two terms: {rows}", advice)


def _problem(
    term: Term, message: str, advice: str, severity: Literal["error", "warning"] = "error"
) -> Diagnostic:
    path, _, line = term.origin.rpartition(":")
    return Diagnostic(severity, int(line), message, advice=advice, path=path)
