"""Keeps text that is set in columns on the screen: gaps that only reach for a margin are cut."""

from __future__ import annotations

import re

from converters.model import Document, Span
from converters.writing.inline import TAB

BLANK = "\u00a0"
"""A blank that keeps its width."""

NARROW_GAP = BLANK * 8
"""What is left of the gap before a mark in the margin: it stays on the screen with its line."""

WIDE_GAP = re.compile(f"{NARROW_GAP}{BLANK}+")
BEFORE_BADGE = re.compile(f"{NARROW_GAP}{BLANK}+\\Z")

INDENT = re.compile(
    f'(?P<anchor>(?:<(?:a|span) id="L[0-9]+"[^>]*></(?:a|span)>)?)(?P<blanks>{BLANK}*)'
)


def with_narrow_gaps(before: str, badge: str) -> tuple[str, str]:
    """The Markdown before a badge and its own, with what is left of wide gaps."""
    return BEFORE_BADGE.sub(NARROW_GAP, before), WIDE_GAP.sub(NARROW_GAP, badge)


def dedented(markdown: str, document: Document, piece: Span) -> str:
    """The Markdown of a piece of text without the blanks that stand before all of its lines.

    The gap before a mark alone on its line is cut already, so the source says what all share.
    """
    first = document.line(piece.start) - 1
    released = document.lines[first : document.line(max(piece.start, piece.end - 1))]
    before = len(document.text[released[0].start : piece.start].expandtabs(TAB))
    lines = (BLANK * before + markdown).split("<br>\n")
    indents = [match for match in map(INDENT.match, lines) if match]
    kept = [len(match["blanks"]) for match in indents]
    widths = [_indent(document.quote(line)) for line in released]
    if len(widths) != len(lines):  # a mark reaches over a line's end
        widths = kept
    least = min(widths)
    kept = [min(blanks, width - least) for blanks, width in zip(kept, widths, strict=True)]
    return "<br>\n".join(
        line[: match.start("blanks")] + BLANK * blanks + line[match.end("blanks") :]
        for line, match, blanks in zip(lines, indents, kept, strict=True)
    )


def _indent(line: str) -> int:
    """The columns of blanks before a line."""
    wide = line.expandtabs(TAB)
    return len(wide) - len(wide.lstrip())
