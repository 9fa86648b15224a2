"""What stands for a case: short cites of decisions, docket numbers whose court stands elsewhere.

A short cite, `Roe, 123 F.3d at 456`, stands for the one decision in that volume which the document
cites in full, where its page can be one of that decision and the name before it, if there is one,
is that of a party (Bluebook rule 10.9). A docket number without its court is that of the one court
with which the document cites this number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converters.citing.citation_forms import Cited, Found, pattern
from converters.citing.names_before import name_before
from converters.citing.normal_groups import normal_groups

DECISION = re.compile(r"(?P<reporter>\d+ .+) (?P<page>\d+)(?: \(.*\))?")
"""The normal form of a decision: its volume and reporter, and the page on which it starts."""

COURT = re.compile(r" \([^()]+\)\Z")

LONGEST_DECISION = 300
"""Pages; a page farther from the start of a decision is taken for one of another."""


@dataclass(frozen=True, slots=True)
class _Volume:
    """The decisions in one volume that a document cites in full, by their first pages."""

    pages: tuple[int, ...]
    cited: Mapping[int, Cited]


def with_courts(found: Sequence[Found]) -> list[Found]:
    """The cites, docket numbers with the court that the document names for them, if it is one."""
    courts: dict[str, dict[str, Cited]] = {}
    for one in found:
        if one.cited.kind == "case" and COURT.search(one.cited.whole):
            number = COURT.sub("", one.cited.whole)
            courts.setdefault(number, {})[one.cited.authority] = one.cited
    return [_with_court(one, courts) for one in found]


def _with_court(one: Found, courts: Mapping[str, Mapping[str, Cited]]) -> Found:
    known = list(courts.get(one.cited.whole, {}).values()) if one.cited.kind == "case" else []
    if len(known) != 1:
        return one
    return replace(one, cited=replace(known[0], title=one.cited.title or known[0].title))


def short_cites(text: str) -> Iterator[re.Match[str]]:
    """Every place that cites a decision by volume, reporter and page alone."""
    return pattern("short", "case").finditer(text)


def find_short_cites(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The short cites of which it is certain what they stand for, with the name before them.

    `found` are in order and do not overlap.
    """
    decisions, ends = _decisions(found), [0, *(one.end for one in found)]
    for match in short_cites(text) if decisions else ():
        groups = normal_groups(match)
        name = _party(text, match.start(), ends)
        known = decisions.get(f"{groups['volume']} {groups['reporter']}")
        fitting = list(_fitting(known, groups["pages"], name)) if known else []
        if known and len(fitting) == 1 and (name or len(known.pages) == 1):
            pages = re.sub(r"(?<=\d)-(?=\d)", "–", groups["pages"])
            start = match.start() - len(name)
            yield Found(start, match.end(), fitting[0].at(pages), "short")


def _party(text: str, at: int, ends: Sequence[int]) -> str:
    """The name before a short cite, behind the cite before it, or with this cite a part of it."""
    behind = ends[bisect_right(ends, at) - 1]
    return name_before(text, at, "party", behind) or name_before(text, at, "party")


def _decisions(found: Iterable[Found]) -> dict[str, _Volume]:
    """The decisions that are cited in full, by volume and reporter."""
    cited: dict[str, dict[int, Cited]] = {}
    for one in found:
        match = DECISION.fullmatch(one.cited.whole) if one.cited.kind == "reporter" else None
        if match:
            same = cited.setdefault(match["reporter"], {})
            page = int(match["page"])
            same[page] = _fuller(one.cited, same.get(page))
    return {reporter: _Volume(tuple(sorted(same)), same) for reporter, same in cited.items()}


def _fuller(one: Cited, other: Cited | None) -> Cited:
    """Of two cites of a decision, the one with name, court and year."""
    if other is None:
        return one
    whole = max(one.whole, other.whole, key=len)
    return replace(one, whole=whole, title=max(one.title, other.title, key=len))


def _fitting(volume: _Volume, pages: str, name: str) -> Iterator[Cited]:
    """The decisions of a volume in which the page cited can be, and that have this name."""
    cited = re.search(r"\d+", pages)
    page = int(cited.group()) if cited else 0
    first = bisect_left(volume.pages, page - LONGEST_DECISION)
    for start in volume.pages[first : bisect_right(volume.pages, page)]:
        if _is_called(volume.cited[start], name):
            yield volume.cited[start]


def _is_called(cited: Cited, name: str) -> bool:
    words, title = _words(name), _words(cited.title)
    starts = range(len(title) - len(words) + 1)
    return not words or any(title[at : at + len(words)] == words for at in starts)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", name)]
