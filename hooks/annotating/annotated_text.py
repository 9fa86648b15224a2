"""Puts marks around passages of a page, links behind them, and notes below their paragraphs.

A passage is a range of the page's released characters, counted without white space and without
what the site added; so it does not matter how the page is laid out. A mark is cut where an element
starts or ends, and where passages overlap: no mark is in another, and the text stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby

from converters.writing.lossless import VOID

TOKEN = re.compile(r'<!--.*?-->|<[^<>"]*(?:"[^"]*"[^<>"]*)*>|[^<]+|<', re.DOTALL)
"""A comment, a tag or a run of text; our pages have attributes in double quotes only."""

TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
CLASS = re.compile(r'\bclass="([^"]*)"')
SIGN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|.", re.DOTALL)
"""One character as HTML writes it."""

UNSEEN = frozenset(("script", "style"))
CONTAINERS = frozenset("article blockquote details div section".split())
"""Elements between whose children a note may stand."""

NO_LINK_INSIDE = frozenset("a abbr code del em strong sup".split())
"""Elements that a link waits for: no link may be in another, nor take their looks."""

NO_LINK_IN_CLASS = frozenset(("redaction", "control"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with what is to be put at it."""

    ranges: tuple[tuple[int, int], ...]
    """Half-open ranges of the page's released characters, in order, none empty."""

    key: str
    """What marks name it by."""

    classes: str
    """Classes of its marks."""

    note_id: str
    """The id of its note."""

    link: str
    """HTML to put right behind the passage."""

    note: str
    """HTML to put below the paragraph, table or heading in which the passage ends."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open at a place of the page."""

    name: str
    unseen: bool
    """Whether its text is none of the released text."""

    is_container: bool
    keeps_links_out: bool


TOP = _Open("", unseen=False, is_container=True, keeps_links_out=False)
"""What is around a page's first element."""


@dataclass
class _Walk:
    """The way through one page."""

    passages: Sequence[Passage]
    written: list[str] = field(default_factory=list)
    count: int = 0
    """Released characters up to here."""

    stack: list[_Open] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What waits for an element to end."""

    def __post_init__(self) -> None:
        ranges = [(*span, one) for one in self.passages for span in one.ranges]
        self.coming = sorted(ranges, key=lambda span: span[:2], reverse=True)
        self.active: list[tuple[int, int, Passage]] = []


def released_characters(text: str) -> int:
    """Characters of a text that are not white space."""
    return len("".join(text.split()))


def with_annotations(html: str, passages: Sequence[Passage], expected: int) -> str | None:
    """The page with its passages marked.

    None where the page does not show the `expected` number of released characters, so that no mark
    could be trusted.
    """
    walk = _Walk(passages)
    for token in TOKEN.findall(html):
        match = TAG.match(token)
        if match:
            _tag(walk, token, match["name"].lower(), is_end=bool(match["end"]))
        elif token.startswith("<!--") or (walk.stack and walk.stack[-1].unseen):
            walk.written.append(token)
        else:
            _text(walk, token)
    walk.written += [*walk.links, *walk.notes]
    return "".join(walk.written) if walk.count == expected else None


def _tag(walk: _Walk, token: str, name: str, is_end: bool) -> None:
    walk.written.append(token)
    if is_end:
        _close(walk.stack, name)
    elif name not in VOID:
        walk.stack.append(_opened(walk, name, token))
    if walk.links or walk.notes:
        _put_what_waits(walk)


def _close(stack: list[_Open], name: str) -> None:
    for position in range(len(stack) - 1, -1, -1):
        if stack[position].name == name:
            del stack[position:]
            return


def _opened(walk: _Walk, name: str, token: str) -> _Open:
    found = CLASS.search(token)
    classes = frozenset(found[1].split()) if found else frozenset()
    around = walk.stack[-1] if walk.stack else TOP
    return _Open(
        name,
        unseen=around.unseen or "added" in classes or name in UNSEEN,
        is_container=around.is_container and name in CONTAINERS,
        keeps_links_out=around.keeps_links_out
        or name in NO_LINK_INSIDE
        or bool(classes & NO_LINK_IN_CLASS),
    )


def _put_what_waits(walk: _Walk) -> None:
    """Writes links that no element keeps out any more, and notes whose paragraph has ended."""
    top = walk.stack[-1] if walk.stack else None
    if walk.links and not (top and top.keeps_links_out):
        walk.written += walk.links
        walk.links.clear()
    if walk.notes and (top is None or top.is_container):
        walk.written += walk.notes
        walk.notes.clear()


def _text(walk: _Walk, token: str) -> None:
    end = walk.count + released_characters(unescape(token) if "&" in token else token)
    while walk.coming and walk.coming[-1][0] < end:
        walk.active.append(walk.coming.pop())
    if walk.active:
        _marked(walk, token)
        walk.active = [span for span in walk.active if span[1] > walk.count]
    else:
        walk.written.append(token)
        walk.count = end


def _marked(walk: _Walk, token: str) -> None:
    """Writes a run of text with its marks. Between two paragraphs there is nothing to mark."""
    if token.isspace() and "\n" in token:
        walk.written.append(token)
        return
    for inside, placed in groupby(list(_placed(walk, token)), key=lambda one: one.inside):
        signs = list(placed)
        run = "".join(one.sign for one in signs)
        walk.written.append(_mark(walk, inside, run) if inside else run)
        for passage in inside:
            if passage.ranges[-1][1] == signs[-1].count:
                walk.links.append(passage.link)
                walk.notes.append(passage.note)
        _put_what_waits(walk)


@dataclass(frozen=True, slots=True)
class _Placed:
    sign: str
    inside: tuple[Passage, ...]
    """The passages that it is in; white space is where both its sides are."""

    count: int
    """Released characters up to and with this one."""


def _placed(walk: _Walk, token: str) -> Iterator[_Placed]:
    for sign in SIGN.findall(token):
        at = walk.count
        walk.count += not unescape(sign).isspace()
        inside = [one for start, end, one in walk.active if start < walk.count and at < end]
        if walk.count == at:
            inside = [one for start, end, one in walk.active if start < at < end]
        yield _Placed(sign, tuple(inside), walk.count)


def _mark(walk: _Walk, inside: tuple[Passage, ...], run: str) -> str:
    """A run of text in a mark; the first mark of a passage leads to its note."""
    first = [one for one in inside if one.key not in walk.begun]
    walk.begun |= {one.key for one in first}
    details = f' aria-details="{" ".join(one.note_id for one in first)}"' if first else ""
    several = " several" if len(inside) > 1 else ""
    keys = " ".join(one.key for one in inside)
    return (
        f'<mark class="annotated {inside[-1].classes}{several}"'
        f' data-annotations="{keys}"{details}>{run}</mark>'
    )


def visible_ranges(
    text: str, dropped: Iterable[tuple[int, int]], parts: Iterable[Iterable[tuple[int, int]]]
) -> tuple[list[tuple[tuple[int, int], ...]], int]:
    """Ranges of source offsets as ranges of released characters, and how many the source has.

    `dropped`: ranges of the source that no page shows; `parts`: the ranges of each passage.
    """
    groups = [list(one) for one in parts]
    offsets = sorted({offset for group in groups for span in group for offset in span})
    counts, total = _counts(text, sorted(dropped), offsets)
    ranges = [[(counts[start], counts[end]) for start, end in group] for group in groups]
    return [tuple((a, b) for a, b in group if a < b) for group in ranges], total


def _counts(
    text: str, dropped: Sequence[tuple[int, int]], offsets: Sequence[int]
) -> tuple[Mapping[int, int], int]:
    """How many characters that a page shows stand before each offset, and in the whole text."""
    pieces = list(_shown(len(text), dropped))
    found: dict[int, int] = {}
    total, waiting = 0, list(reversed(offsets))
    for start, end in pieces:
        at = start
        while waiting and waiting[-1] <= end:
            offset = waiting.pop()
            if offset > at:
                total += released_characters(text[at:offset])
                at = offset
            found[offset] = total
        total += released_characters(text[at:end])
    return {**dict.fromkeys(waiting, total), **found}, total


def _shown(length: int, dropped: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of a text between those that are dropped."""
    at = 0
    for start, end in (*dropped, (length, length)):
        if start > at:
            yield at, start
        at = max(at, end)
