"""Puts marks around passages of a page, links behind them, and notes below their paragraphs.

A passage is a range of the page's released characters, counted without white space and without
what the site added; so it does not matter how the page is laid out. A mark is cut where an element
starts or ends, and where passages overlap: no mark is in another, and the text stays what it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from operator import attrgetter

from converters.writing.lossless import VOID
from hooks.annotating.page_outline import TOP, Element, Outline, closed, opened
from hooks.annotating.shown_text import ShownLine, released_characters

TAG = re.compile(
    r"<!--.*?-->"
    r'|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>"]*(?:"[^"]*"[^<>"]*)*)>',
    re.DOTALL,
)
"""A comment or a tag; our pages have attributes in double quotes only."""

SIGNS = re.compile(r"(?P<one>&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|&)|[^\s&]+")
"""One character as HTML writes it in several, or a run of characters that it writes as they are."""


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


@dataclass
class _Walk:
    """The way through one page."""

    html: str
    characters: str
    """All that the page shows of the source, without white space."""

    coming: list[tuple[int, int, Passage]]
    """Ranges that are still ahead, the next one last."""

    written: list[str] = field(default_factory=list)
    done: int = 0
    """Up to where the page is written."""

    count: int = 0
    """Released characters up to here."""

    stack: list[Element] = field(default_factory=lambda: [TOP])
    active: list[tuple[int, int, Passage]] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What waits for an element to end."""

    def put(self, at: int, words: Iterable[str]) -> None:
        """Writes the page up to an offset, then something that is not in it."""
        self.written += (self.html[self.done : at], *words)
        self.done = at

    @property
    def waits(self) -> bool:
        """Whether something that has begun is not yet at its end."""
        return bool(self.active or self.links or self.notes)


class _OtherTextError(Exception):
    """The page shows something else than the source has there."""


def with_annotations(
    html: str, passages: Sequence[Passage], characters: str, lines: Sequence[ShownLine] = ()
) -> str | None:
    """The page with its passages marked.

    `characters` are all that the page shows of the source, without white space; `lines`, in their
    order, those on which ranges start: from their anchors on the page is read, without them all of
    it. None where the page does not show the characters of a passage at its place, so that no mark
    could be trusted.
    """
    for known in (lines, ()):
        with suppress(_OtherTextError):
            return _marked(html, passages, characters, known)
    return None


def _marked(
    html: str, passages: Sequence[Passage], characters: str, lines: Sequence[ShownLine]
) -> str:
    ranges = [(*span, one) for one in passages for span in one.ranges]
    walk = _Walk(html, characters, sorted(ranges, key=lambda span: span[:2], reverse=True))
    outline = Outline(html) if lines else None
    at = 0
    while walk.coming and at < len(html):
        at = _walk_on(walk, _leap(walk, outline, lines, at) if outline else at)
    walk.put(len(html), (*walk.links, *walk.notes))
    if walk.coming or walk.active:
        raise _OtherTextError
    return "".join(walk.written)


def _leap(walk: _Walk, outline: Outline, lines: Sequence[ShownLine], at: int) -> int:
    """Goes on to the line of the next range, where that is further on than `at`."""
    first = walk.coming[-1][0]
    line = lines[max(0, bisect_right(lines, first, key=attrgetter("count")) - 1)]
    anchor = walk.html.find(f' id="L{line.number}"', at)
    if anchor < 0 or line.count < walk.count:
        return at
    anchor = walk.html.rfind("<", at, anchor)
    start, stack = outline.block_at(anchor)
    if start < at:
        return at
    for tag in TAG.finditer(walk.html, start, anchor):
        if tag["name"]:
            _open_or_close(stack, tag)
    walk.stack, walk.count = stack, line.count
    return anchor


def _walk_on(walk: _Walk, at: int) -> int:
    """Goes over a range and those that begin before all that has begun is at its end."""
    ahead = len(walk.coming)
    for tag in TAG.finditer(walk.html, at):
        _text(walk, at, tag.start())
        at = tag.end()
        if tag["name"]:
            _open_or_close(walk.stack, tag)
            if walk.links or walk.notes:
                _put_what_waits(walk, at)
        if len(walk.coming) < ahead and not walk.waits:
            return at
    _text(walk, at, len(walk.html))
    return len(walk.html)


def _open_or_close(stack: list[Element], tag: re.Match[str]) -> None:
    name = tag["name"].lower()
    if tag["end"]:
        closed(stack, name)
    elif name not in VOID:
        opened(stack, name, tag["rest"])


def _put_what_waits(walk: _Walk, at: int) -> None:
    """Writes links that no element keeps out any more, and notes whose paragraph has ended."""
    top = walk.stack[-1]
    if walk.links and not top.keeps_links_out:
        walk.put(at, walk.links)
        walk.links.clear()
    if walk.notes and top.is_container:
        walk.put(at, walk.notes)
        walk.notes.clear()


def _text(walk: _Walk, start: int, end: int) -> None:
    """Goes over a run of text and marks what of it is in a passage."""
    if start == end or walk.stack[-1].unseen:
        return
    text = walk.html[start:end]
    first = walk.count
    walk.count += _characters(text) if "&" in text else released_characters(text)
    while walk.coming and walk.coming[-1][0] < walk.count:
        walk.active.append(walk.coming.pop())
    if walk.active:
        shown = "".join(unescape(text).split())
        if shown != walk.characters[first : walk.count]:
            raise _OtherTextError
        # Between two paragraphs there is nothing to mark.
        if shown or "\n" not in text:
            _mark_parts(walk, start, text, first)
        walk.active = [span for span in walk.active if span[1] > walk.count]


def _characters(text: str) -> int:
    """Released characters of a text as HTML writes it."""
    return sum(map(_length, SIGNS.finditer(text)))


def _length(signs: re.Match[str]) -> int:
    return not unescape(signs["one"]).isspace() if signs["one"] else len(signs[0])


def _mark_parts(walk: _Walk, at: int, text: str, first: int) -> None:
    """Marks the parts of a text at offset `at`, before which `first` released characters stand."""
    spans = _spans(walk, text, first)
    cuts = sorted({0, len(text), *(cut for start, end, _, _ in spans for cut in (start, end))})
    for start, end in pairwise(cuts):
        inside = [one for one in spans if one[0] <= start and end <= one[1]]
        if not inside:
            continue
        passages = [passage for _, _, passage, _ in inside]
        walk.put(at + start, (_mark(walk, passages, text[start:end]),))
        walk.done = at + end
        for _, last, passage, is_over in inside:
            if is_over and last == end:
                walk.links.append(passage.link)
                walk.notes.append(passage.note)
        if walk.links or walk.notes:
            _put_what_waits(walk, at + end)


def _spans(walk: _Walk, text: str, first: int) -> list[tuple[int, int, Passage, bool]]:
    """Where in a text each passage starts and ends, and whether all of it ends there.

    From its first to its last character: white space is in it where both its sides are.
    """
    borders = {one - first for start, end, _ in walk.active for one in (start, end - 1)}
    signs = _signs(text, sorted(one for one in borders if 0 <= one < walk.count - first))
    return [
        (
            signs[start - first][0] if start >= first else 0,
            signs[end - 1 - first][1] if end <= walk.count else len(text),
            passage,
            end <= walk.count and end == passage.ranges[-1][1],
        )
        for start, end, passage in walk.active
    ]


def _signs(text: str, numbers: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """Where the released characters of a text with these numbers, counted from 0, start and end."""
    found: dict[int, tuple[int, int]] = {}
    count, waiting = 0, list(reversed(numbers))
    for run in SIGNS.finditer(text):
        length = _length(run)
        while waiting and waiting[-1] < count + length:
            number = waiting.pop()
            at = run.start() + number - count
            found[number] = run.span() if run["one"] else (at, at + 1)
        count += length
    return found


def _mark(walk: _Walk, inside: Sequence[Passage], run: str) -> str:
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
