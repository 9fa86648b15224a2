"""The name of a case or bill that stands right before its cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.citing.citation_forms import Found, pattern
from converters.text.running_text import BREAK

REACH = 200
"""Characters before a cite in which the name of its case or bill stands."""

NAMED_BEFORE = {"reporter": "case-name", "case": "case-name", "bill": "bill-name"}
"""The row of the table of names for each kind whose cites have one."""

STOP = re.compile(r"[.?!][”\"’')\]]*\s{1,3}(?!(?:And|As)\s)")
"""May end a sentence; a firm's name goes on with a capital `And` behind its `Co.`, too."""

LONGEST_ENDING = 8
"""Characters of the endings of words by which a sentence's last word is known."""


def with_names(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Cites of cases and bills with their names; `found` are in order and do not overlap.

    A name starts behind the cite before it, save where that cite is itself a part of the name, as
    in `In re Freedom of Information Act`: then the name goes back to the cite before that one.
    """
    first = 0
    last: Found | None = None
    for one in found:
        names = NAMED_BEFORE.get(one.cited.kind) if one.how == "full" else None
        yield _with_name(text, one, names, last, first) if names else one
        first, last = last.end if last else 0, one


def _with_name(text: str, one: Found, names: str, last: Found | None, first: int) -> Found:
    name = name_before(text, one.start, names, last.end) if last else ""
    name = name or _name_around(text, one, names, last, first)
    if not name:
        return one
    title = " ".join(name.split()).rstrip(",")
    return replace(one, start=one.start - len(name), cited=replace(one.cited, title=title))


def _name_around(text: str, one: Found, names: str, last: Found | None, first: int) -> str:
    """The name of which the cite before may be a part, but of which it takes no part away."""
    name = name_before(text, one.start, names, first)
    inside = last is not None and last.start < one.start - len(name) < last.end
    return "" if inside else name


def name_before(text: str, at: int, names: str, first: int = 0) -> str:
    """The name right before an offset, with its comma and blank; empty without one.

    `names` is a row of the table of names; no name starts before the offset `first`.
    """
    before = text[max(first, at - REACH) : at].rpartition(BREAK)[2]
    before = before[_last_sentence(before) :]
    match = pattern("names", names).search(before)
    if not match:
        return ""
    signal = pattern("names", "signal").match(before, match.start())
    return before[signal.end() if signal else match.start() :]


def _last_sentence(before: str) -> int:
    """Where the last sentence starts of which it is certain that it is one."""
    start = 0
    for stop in STOP.finditer(before):
        at = stop.start()
        word = pattern("names", "last-word").search(before, max(0, at - LONGEST_ENDING), at)
        if word or pattern("names", "signal").match(before, stop.end()):
            start = stop.end()
    return start
