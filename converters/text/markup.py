r"""Finds the Markdown that OCR tools write around released text: `**bold**`, `~~struck~~`, `\$`.

Marks that do not pair inside one run of lines are released text as far as one can know, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from converters.model import LINE_BREAK, Diagnostic, Document, Markup, Span
from converters.terms.vocabulary import Vocabularies

DOUBLE = re.compile(r"\*\*|~~")
ITALIC = re.compile(r"(?<![*\w\\])\*(?![*\s])([^*\r\n]{1,300}?)(?<!\s)\*(?![*\w])")
ESCAPE = re.compile(r"(?<![\\\w:])\\(?=[$*_#\[\]~])")
HEADING = re.compile(r"#{1,6}[ ]+(?=\S)")
LOST_LINK = re.compile(r"\[([^\[\]\r\n]{1,400})\]\((?:#[^\s()]{0,80})?\)")
"""A link whose target the OCR tool could not know: `[text](#)`."""
AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
BULLET = re.compile(r"^[ \t]*([-*•][ \t]+)(?=(?:\d{1,3}|[A-Za-z])[.)][ \t])", re.MULTILINE)
"""The dash that OCR tools put before an item although it has a marker of its own: `- a. Text`."""


def find_markup(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the OCR tool's own Markdown, and a note for each mark of it that has no partner."""
    found: list[Markup] = []
    lonely: list[int] = []
    text = document.text
    for run in runs(document):
        _pairs(text, run.start, run.end, found, lonely)
        found += _single_marks(text, run.start, run.end)
    notes = tuple(_lonely_note(document, offset) for offset in lonely)
    ordered = sorted(found, key=lambda markup: (markup.start, -markup.end))
    return replace(
        document,
        markup=tuple(_without_overlapping_marks(ordered)),
        diagnostics=document.diagnostics + notes,
    )


def runs(document: Document) -> Iterator[Span]:
    """Lines that follow each other without a blank one between, from first to last character."""
    start = end = -1
    for line in document.lines:
        blank = document.text[line.start : line.end].isspace() or line.start == line.end
        if not blank:
            start, end = (line.start if start < 0 else start), line.end
        elif start >= 0:
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)


def mark_ranges(markup: Markup) -> tuple[tuple[int, int], ...]:
    """The ranges of the marks themselves: before and after the released text inside."""
    return ((markup.start, markup.inner_start), (markup.inner_end, markup.end))


def _pairs(text: str, start: int, end: int, found: list[Markup], lonely: list[int]) -> None:
    """Pairs `**` and `~~`: a mark before a letter opens, one after a letter closes."""
    open_at: dict[str, int] = {}
    for match in DOUBLE.finditer(text, start, end):
        sign, at = match.group(), match.start()
        opened = open_at.pop(sign, None)
        if opened is not None and not text[at - 1].isspace():
            kind = "bold" if sign == "**" else "struck"
            found.append(Markup(opened, at + 2, kind, opened + 2, at))  # type: ignore[arg-type]
        elif at + 2 < end and not text[at + 2].isspace():
            if opened is not None:
                lonely.append(opened)
            open_at[sign] = at
        else:
            lonely += [at] if opened is None else [opened, at]
    lonely.extend(open_at.values())


def _single_marks(text: str, start: int, end: int) -> Iterator[Markup]:
    for match in ITALIC.finditer(text, start, end):
        yield Markup(match.start(), match.end(), "italic", match.start(1), match.end(1))
    for match in ESCAPE.finditer(text, start, end):
        yield Markup(match.start(), match.end() + 1, "escape", match.end(), match.end() + 1)
    for pattern in (LOST_LINK, AUTOLINK):
        for match in pattern.finditer(text, start, end):
            yield Markup(match.start(), match.end(), "link", match.start(1), match.end(1))
    for match in BULLET.finditer(text, start, end):
        yield Markup(match.start(1), match.end(), "bullet", match.end(), match.end())
    heading = HEADING.match(text, start, end)
    if heading and not LINE_BREAK.search(text, start, end):
        yield Markup(start, end, "heading", heading.end(), end)


def _without_overlapping_marks(ordered: list[Markup]) -> Iterator[Markup]:
    """Leaves out markup whose marks stand on those of another: only one reading can be right."""
    taken: set[int] = set()
    for markup in ordered:
        offsets = {offset for start, end in mark_ranges(markup) for offset in range(start, end)}
        if taken.isdisjoint(offsets):
            taken |= offsets
            yield markup


def _lonely_note(document: Document, offset: int) -> Diagnostic:
    line = document.line(offset)
    first = document.line_starts[line - 1]
    quote = re.split(r"[\r\n]", document.text[first : first + 200], maxsplit=1)[0]
    message = f"“{document.text[offset : offset + 2]}” without a partner is shown as released"
    return Diagnostic("note", line, message, quote)
