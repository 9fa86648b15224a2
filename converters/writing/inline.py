"""Writes released text as Markdown: signs escaped, emphasis kept, an anchor where a line starts."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from converters.model import LINE_BREAK, BlockKind, Document, Hyphen, Markup, Span
from converters.text.markup import mark_ranges

ELEMENTS = {"bold": "strong", "italic": "em", "struck": "s"}
"""The HTML element for each kind of markup that has one."""

KEPT_MARKS = frozenset({"link", "bullet"})
"""Markup whose marks stay on the page (hidden while reading): its meaning has no other form."""

LINE_BREAKS: dict[BlockKind, str] = {
    "lines": "<br>\n",
    "fields": "<br>\n",
    "columns": "<br>\n",
    "heading": " <br>",  # a heading is one line of Markdown; the blank parts its words in contents
}
"""How a line break is written in the kinds of block in which it was meant."""

EMPTY = "<span></span>"
"""Begins a line of Markdown that has no anchor, so that no sign of the text begins it."""

BLANKS = re.compile(r"[ \t]{2,}|\t")
TAB = 8
"""Columns, as on a typewriter."""


@dataclass(frozen=True, slots=True)
class _State:
    """How the text looks from an offset on, up to the next state."""

    start: int
    elements: tuple[str, ...]
    marks: str
    """`kept` or `dropped` inside the marks of markup, otherwise empty."""

    hyphen: bool
    """Whether it is a hyphen at a line's end, inside one word, with the break behind it."""


class InlineWriter:
    """Writes any span of one document's text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._states = list(_states(document.markup, document.hyphens))
        self._starts = [state.start for state in self._states]

    def write(self, start: int, end: int, kind: BlockKind, in_link: bool = False) -> str:
        """Markdown of the text from `start` to `end`; emphasis is closed again at the end.

        `in_link`: anchors of lines are then not links themselves, as links cannot be nested.
        """
        parts: list[str] = []
        behind_mark = False
        for piece, state in self._pieces(start, end):
            if state.marks == "dropped":
                parts += [_lost_break(kind)] if behind_mark else []
                behind_mark = True
                continue
            behind_mark = False
            joined = state.hyphen and (kind not in LINE_BREAKS or kind == "heading")
            text = (self._hyphen if joined else self._characters)(piece, kind, in_link)
            if state.marks == "kept" and text.strip():
                text = f'<span class="ocr-markup">{text}</span>'
            for element in state.elements if text.strip() else ():
                text = f"<{element}>{text}</{element}>"
            parts.append(text)
        return "".join(parts)

    def anchor(self, offset: int, in_link: bool = False) -> str:
        """The permanent link to the line that holds `offset`."""
        line = self._document.line(offset)
        if in_link:
            return f'<span id="L{line}"></span>'
        return f'<a id="L{line}" class="line" href="#L{line}"></a>'

    def in_hyphen(self, offset: int) -> bool:
        """Whether a word goes on at `offset`, behind a hyphen at a line's end or inside it."""
        before = self._states[bisect_right(self._starts, offset - 1) - 1]
        return before.hyphen

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Span, _State]]:
        position = bisect_right(self._starts, start) - 1
        while start < end:
            state = self._states[position]
            position += 1
            last = position == len(self._states)
            stop = end if last else min(end, self._states[position].start)
            yield Span(start, stop), state
            start = stop

    def _characters(self, piece: Span, kind: BlockKind, in_link: bool) -> str:
        text = self._document.text[piece.start : piece.end]
        parts, at = [], 0
        for match in LINE_BREAK.finditer(text):
            parts.append(escaped(text[at : match.start()], kind == "columns"))
            parts.append(LINE_BREAKS.get(kind, " "))
            parts.append(self.anchor(piece.start + match.end(), in_link or kind == "heading"))
            at = match.end()
        parts.append(escaped(text[at:], kind == "columns"))
        return "".join(parts)

    def _hyphen(self, piece: Span, kind: BlockKind, in_link: bool) -> str:
        """The hyphen of a word that goes on in the next line, and no blank behind it."""
        text = self._document.text[piece.start : piece.end]
        sign = escaped("".join(text.split()))
        breaks = [piece.start + match.end() for match in LINE_BREAK.finditer(text)]
        anchors = [self.anchor(offset, in_link or kind == "heading") for offset in breaks]
        return (f'<span class="hyphen">{sign}</span>' if sign else "") + "".join(anchors)


def _lost_break(kind: BlockKind) -> str:
    """The line break that the OCR tool lost between the two of `**one****two**`."""
    written = LINE_BREAKS.get(kind, " ")
    return written + EMPTY if written.endswith("\n") else written


def _states(markup: tuple[Markup, ...], hyphens: tuple[Hyphen, ...]) -> Iterator[_State]:
    """The states of the whole text, from offset 0 on; no two start at one offset."""
    edges: list[tuple[int, str, int]] = []
    for hyphen in hyphens:
        edges += [(hyphen.start, "hyphen", 1), (hyphen.end, "hyphen", -1)]
    for item in markup:
        if item.kind in ELEMENTS:
            edges += [
                (item.inner_start, ELEMENTS[item.kind], 1),
                (item.inner_end, ELEMENTS[item.kind], -1),
            ]
        marks = "kept" if item.kind in KEPT_MARKS else "dropped"
        for start, end in mark_ranges(item):
            edges += [(start, marks, 1), (end, marks, -1)] if start < end else []
    active = {"em": 0, "strong": 0, "s": 0, "kept": 0, "dropped": 0, "hyphen": 0}
    edges.sort()
    yield from _sweep(edges, active)


def _sweep(edges: list[tuple[int, str, int]], active: dict[str, int]) -> Iterator[_State]:
    at, position = 0, 0
    while True:
        while position < len(edges) and edges[position][0] == at:
            active[edges[position][1]] += edges[position][2]
            position += 1
        elements = tuple(name for name in ("em", "strong", "s") if active[name])
        marks = "dropped" if active["dropped"] else "kept" if active["kept"] else ""
        yield _State(at, elements, marks, bool(active["hyphen"]))
        if position == len(edges):
            return
        at = edges[position][0]


# --- characters ---


def escaped(text: str, keep_blanks: bool = False) -> str:
    """Released text as Markdown that shows just these characters.

    `keep_blanks`: runs of blanks keep their width, for text set in columns.
    """
    if keep_blanks:
        text = BLANKS.sub(lambda match: "\u00a0" * len(match.group().expandtabs(TAB)), text)
    return _CONTROL.sub(_control, text.translate(_ESCAPES))


def shown(character: str) -> str:
    """How a released character looks on a page: control characters have pictures of their own."""
    if unicodedata.category(character) != "Cc" or character.isspace():
        return character
    number = ord(character)
    return chr(0x2400 + number) if number < 0x20 else "\u2421" if number == 0x7F else "\u2426"


def _control(match: re.Match[str]) -> str:
    character = match.group()
    if character.isspace():
        return " "
    name = f"control character U+{ord(character):04X}"
    return f'<span class="control" title="{name}">{shown(character)}</span>'


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "*_{}[]#!"}
    | {"\\": "&#92;", "`": "&#96;", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
)
"""Every sign that starts something inside a line of Markdown; each line starts with an anchor."""


def attribute(text: str) -> str:
    """Text as the value of an attribute in an attribute list, which knows no escapes of its own."""
    plain = " ".join(text.split()).translate(str.maketrans('"{}<>', "”()‹›"))
    return re.sub(
        r"[\\`*_\[\]]", lambda match: "" if match.group() in "\\`" else "\\" + match.group(), plain
    )
