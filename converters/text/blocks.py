"""Reads lines as blocks: headings, paragraphs rejoined from wrapped lines, items, header fields.

Every line that is not blank is in exactly one block, and blocks never share a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import cast

from converters.model import Block, BlockKind, Document, Span
from converters.terms.vocabulary import Vocabularies
from converters.text.lines import NARROW, UNWRAPPED, Line, read_lines, wrap_width

FULL_LINE = 0.86
"""The part of the width that a wrapped line fills at least, its next word included.

Letters are set in proportional type, so lines of one width differ in characters.
"""

LONGEST_HEADING = 110
"""Characters."""

LIST_BESIDE = re.compile(r"[A-Za-z]{2,12}[ ]?:\s*\(\w{1,2}\)\s")
"""A field whose value is a list with numbers or letters in brackets."""

LONGEST_LIST = 30
"""Lines of such a list."""

SENTENCE_END = re.compile(r"[.!?:;][”\"’')\]]*[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}\Z")
"""A footnote's number may follow the full stop."""

NOTE_NUMBER = re.compile(r"\d{1,3}")
"""A line that is nothing but the number of a footnote; the line below it is the note."""

SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of on or per the to under up via vs with".split()
)
"""Words that a title leaves in small letters."""

NOT_IN_TITLES = re.compile(
    r"[@\[\]<>|\\]|\([bB]\)|//|\d{5}|\d, (?:19|20)\d\d|\.{3}|(?:\d|\w{2})[.!?]\s+\S"
)
"""Addresses, paths, marks, zip codes, dates, leaders of a contents list, ends of sentences."""


def find_blocks(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the blocks of the text. Runs after redactions, which no block may cut."""
    width = wrap_width(document)
    styles = _Styles(document)
    depth = _Depth()
    blocks = []
    groups = list(_groups(read_lines(document), width))
    groups = [_with_first_numeral(*pair) for pair in pairwise([*groups, []])]
    for group, following in zip(groups, _following(groups), strict=True):
        kind = _kind(group, following, width, styles)
        blocks.append(_block(group, kind, depth.of(kind, group[0])))
    return replace(document, blocks=tuple(blocks))


def _following(groups: list[list[Line]]) -> list[list[Line]]:
    """For each group the next one of the text itself: a sheet ends in notes, not in a thought."""
    following: list[list[Line]] = []
    after: list[Line] = []
    for group in reversed(groups):
        following.append(after)
        after = after if group[0].apart[0] else group
    return following[::-1]


def _with_first_numeral(group: list[Line], following: list[Line]) -> list[Line]:
    """A lone `(i)` is a roman numeral where `(ii)` comes next, and a letter otherwise."""
    if not following or following[0].marker != "roman-bracket":
        return group
    if group[0].marker == "letter-bracket" and group[0].body.lstrip("(").startswith("i)"):
        return [replace(group[0], marker="roman-bracket"), *group[1:]]
    return group


def _block(group: list[Line], kind: BlockKind, level: int) -> Block:
    fields = [line for line in group if line.is_field]
    labelled = {"fields": fields, "item": group[:1], "heading": group[:1]}.get(kind, [])
    labels = [Span(line.start, line.label_end) for line in labelled if line.label_end > line.start]
    return Block(group[0].start, group[-1].end, kind, level, tuple(labels))


# --- which lines are one block ---


def _groups(lines: Iterator[Line], width: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _belongs(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _belongs(group: list[Line], line: Line, width: float) -> bool:
    """Whether a line goes on with the block before it. The first rule that knows decides."""
    for rule in (_by_apart, _by_space, _by_field, _by_columns, _by_marker):
        decision = rule(group, line, width)
        if decision is not None:
            return decision
    return _by_break(group, line, width)


def _by_apart(group: list[Line], line: Line, width: float) -> bool | None:
    """A note, a marking or a line of the paper is a block of its own, blank lines included."""
    if line.goes_on or line.apart == group[0].apart == ("", 0):
        return None
    return line.apart == group[0].apart


def _by_space(group: list[Line], line: Line, width: float) -> bool | None:
    """A redaction over the break holds two lines together, a blank line parts them."""
    if line.goes_on:
        return True
    if line.after_blank:
        return _waits_for_text(group) and not line.marker and not line.is_field
    return None


def _by_field(group: list[Line], line: Line, width: float) -> bool | None:
    """Header fields stand together, with the lines that go on with a field."""
    if not (line.is_field or group[0].is_field):
        return None
    if not group[0].is_field:
        return False
    return line.is_field or _continues_field(line) or _lists_on(group, line)


def _by_columns(group: list[Line], line: Line, width: float) -> bool | None:
    """Lines set in columns stand together."""
    if not (line.columns or group[-1].columns):
        return None
    return line.columns and group[-1].columns


def _by_marker(group: list[Line], line: Line, width: float) -> bool | None:
    """A marker starts an item; a bracketed number of running text can look like one."""
    if not line.marker:
        return None
    in_text = line.marker != "bullet" and not SENTENCE_END.search(group[-1].body)
    return in_text and had_no_room(group[-1], line, width)


def _by_break(group: list[Line], line: Line, width: float) -> bool:
    """Wrapped lines are one paragraph; short lines one address; unwrapped ones what is between."""
    if NOTE_NUMBER.fullmatch(line.body):
        return False
    if NOTE_NUMBER.fullmatch(group[-1].body):
        return True
    if _starts_section(group[-1], line):
        return False
    if is_soft_break(group[-1], line, width):
        return True
    if group[0].marker:
        return False
    return width == UNWRAPPED or all(len(other.body) < NARROW for other in (*group, line))


def _starts_section(last: Line, line: Line) -> bool:
    """Whether a short title stands behind the end of a sentence."""
    ended = SENTENCE_END.search(last.body)
    return bool(ended) and len(line.body) < NARROW and is_title(line.body)


def _waits_for_text(group: list[Line]) -> bool:
    """Whether a block is a bullet alone: OCR sets a blank line between it and a black box."""
    return len(group) == 1 and group[0].marker == "bullet" and group[0].label_end == group[0].end


def _continues_field(line: Line) -> bool:
    """Whether a line without a name goes on with the header field before it: names, addresses."""
    return not line.marker and (len(line.body) < NARROW or line.body.startswith(("(", "[", "<")))


def _lists_on(group: list[Line], line: Line) -> bool:
    """Whether a line goes on with the list that a field is: `Via: (1) A`, below it `(2) B`."""
    above = next((one for one in group[: -LONGEST_LIST - 1 : -1] if one.is_field), None)
    return line.marker.endswith("bracket") and bool(above and LIST_BESIDE.match(above.body))


def is_soft_break(last: Line, line: Line, width: float) -> bool:
    """Whether the break before `line` is only wrapping, not meant."""
    in_sentence = line.body[:1].islower()
    if width == UNWRAPPED:
        return in_sentence
    return had_no_room(last, line, width) or (in_sentence and len(last.body) >= NARROW)


def had_no_room(last: Line, line: Line, width: float) -> bool:
    """Whether the first word of `line` would not have fitted on the line before it."""
    first_word = line.body.split(maxsplit=1)[0] if line.body else ""
    return len(last.body) + 1 + len(first_word) >= FULL_LINE * width


# --- what a block is ---


def _kind(group: list[Line], following: list[Line], width: float, styles: _Styles) -> BlockKind:
    if group[0].apart[0]:
        return cast(BlockKind, group[0].apart[0])
    if group[0].is_field:
        return "fields"
    if any(line.columns for line in group):
        return "columns"
    if _is_heading(group, following, styles):
        return "heading"
    if group[0].marker:
        return "item"
    breaks_are_meant = group[0].body.startswith(">") or any(
        not line.goes_on
        and not NOTE_NUMBER.fullmatch(last.body)
        and not is_soft_break(last, line, width)
        for last, line in pairwise(group)
    )
    return "lines" if breaks_are_meant else "paragraph"


def _is_heading(group: list[Line], following: list[Line], styles: _Styles) -> bool:
    """A heading is marked as one, or a title on a line of its own that leads on to text."""
    if styles.marked_as_heading(group) or (len(group) <= 4 and styles.all_bold(group)):
        return True
    if len(group) > 1 or not following or styles.struck(group):
        return False
    if group[0].marker and following[0].marker:
        return False  # short items of a list look like numbered titles
    return _is_prose(following[0]) and is_title(_without_marker(group[0]))


def _is_prose(line: Line) -> bool:
    """Whether a line starts a list or running text, as the one under a heading does."""
    if line.columns or line.apart[0]:
        return False
    if line.marker or len(line.body) >= NARROW:
        return True
    return bool(SENTENCE_END.search(line.body)) and len(line.body.split()) >= 4


def _without_marker(line: Line) -> str:
    return line.body[line.label_end - line.start :] if line.marker else line.body


def is_title(text: str) -> bool:
    """Whether a line is set as a title: words start with capitals, and no sentence ends in it."""
    if not 3 <= len(text) <= LONGEST_HEADING or text[-1] in ".,;:!?" or NOT_IN_TITLES.search(text):
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    long_words = [word for word in words if word.lower() not in SMALL_WORDS]
    return bool(long_words) and words[0][0].isupper() and all(w[0].isupper() for w in long_words)


class _Styles:
    """What the OCR tool's marks say about the style of whole lines."""

    def __init__(self, document: Document) -> None:
        self._headings = {markup.start for markup in document.markup if markup.kind == "heading"}
        self._struck = {markup.start for markup in document.markup if markup.kind == "struck"}
        self._bold = {
            markup.start: markup.end for markup in document.markup if markup.kind == "bold"
        }

    def marked_as_heading(self, group: list[Line]) -> bool:
        return group[0].start in self._headings

    def struck(self, group: list[Line]) -> bool:
        return group[0].start in self._struck

    def all_bold(self, group: list[Line]) -> bool:
        """Whether bold passages cover the lines from first to last, without a gap."""
        at = group[0].start
        while at in self._bold:
            at = self._bold[at]
        return at >= group[-1].end


class _Depth:
    """The depth of headings and items: a style of marker seen before returns to its depth."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def of(self, kind: BlockKind, first: Line) -> int:
        if kind == "heading":
            self._open.clear()
            return 2 if first.marker else 1
        if kind != "item":
            return 0
        if first.marker in self._open:
            del self._open[self._open.index(first.marker) + 1 :]
        else:
            self._open.append(first.marker)
        return len(self._open)
