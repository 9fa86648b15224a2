"""Turns a note, which a stranger wrote, into HTML that cannot do anything but be read.

The note is read apart from its page as CommonMark without HTML, headings and images, so that
nothing in it can end what surrounds it; then only the elements and attributes below are kept.
Python-Markdown, which makes the pages, needs seconds for 5,000 opening brackets; this reader 0.05.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

import nh3
from markdown_it import MarkdownIt

from converters.annotations.links import is_web

ELEMENTS = frozenset("a blockquote br code em hr li ol p pre strong ul".split())

ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
"""Without `*` nh3 would keep `title` and `lang` on every element."""

SCHEMES = frozenset(("http", "https", "mailto"))

RELATION = "nofollow ugc noopener"
"""What links say of themselves: written by a user, not vouched for, without hold on this page."""

OURS = re.compile(r"(?:\.\./)*documents/[^:\s\\]+")
"""The form of the addresses on the site to which relative ones are rewritten."""

TAG = re.compile("<[^>]*>")
"""A tag of a rendered note, whose attributes hold no `>`; blocks stand on lines of their own."""

Rewrite = Callable[[str], str | None]
"""The address on the site for a relative address of a note; None where it leads nowhere."""


class NoteReader(MarkdownIt):
    """CommonMark without HTML, headings and images; a link that leads nowhere stays text."""

    def __init__(self, rewrite: Rewrite = lambda address: None) -> None:
        super().__init__("commonmark", {"html": False})
        self.disable(["heading", "lheading", "image", "html_block", "html_inline"])
        self.rewrite = rewrite
        """May be another one for each note: to make a reader takes as long as to read a note."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name that the library calls
        """The address on the web or on the site, or nothing."""
        if is_web(url):
            return super().normalizeLink(url)
        return self.rewrite(url) or ""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name that the library calls
        """Whether what `normalizeLink` made is an address."""
        return is_web(url) or OURS.fullmatch(url) is not None


def render(note: str, reader: NoteReader) -> str:
    """The note as HTML."""
    return _cleaner().clean(reader.render(note))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ELEMENTS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        url_relative=lambda url: url if OURS.fullmatch(url) else None,
        link_rel=RELATION,
        # Nothing between refused tags is dropped: a note about <script> keeps its words.
        clean_content_tags=set(),
    )


def plain_text(html: str) -> str:
    """The words of a rendered note on one line, for a search or a list."""
    return " ".join(unescape(TAG.sub("", html)).split())
