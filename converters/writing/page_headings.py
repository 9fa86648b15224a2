"""Writes what is special about the headings of a released text: their anchors, and lost breaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from markdown.extensions.toc import slugify

from converters.model import Block, Document, Span

TAKEN = re.compile(r"(?:page|message|record|thread|fn|fnref)-x?\d+(?:-\d+)*|[qrcl]\d+")
"""Anchors that the site itself gives to what it found: `page-3`, `message-2`, `q3`."""


def own_anchor(document: Document, heading: Span) -> str:
    """The attribute that gives a heading an anchor of its own; empty where its words make one.

    A released heading `Page 3` would otherwise be found where source page 3 starts.
    """
    words = slugify(document.quote(heading), "-")
    if not TAKEN.fullmatch(words):
        return ""
    return f" {{ #{words}-line-{document.line(heading.start)} }}"


def lost_breaks(document: Document, heading: Block) -> Iterator[int]:
    """Where a second bold passage starts right behind a first one, and ends in a colon.

    `**Title****Background:**` is two headings; without a colon it may be one over two lines.
    """
    markup = document.markup
    first = bisect_left(markup, heading.start, key=lambda one: one.start)
    last = bisect_left(markup, heading.end, key=lambda one: one.start)
    bold = [one for one in markup[first:last] if one.kind == "bold"]
    for before, one in pairwise(bold):
        if before.end == one.start and document.text[one.inner_end - 1] == ":":
            yield one.start
