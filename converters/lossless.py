"""Checks that a page shows every character of its source, in order: the first promise."""

from __future__ import annotations

from functools import cache

from bs4 import BeautifulSoup
from markdown import Markdown

from converters.inline import KEPT_MARKS, shown
from converters.markup import mark_ranges
from converters.model import Document

MARKDOWN_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""The extensions with which the site is built; the same list stands in mkdocs.yml."""


def first_difference(document: Document, markdown: str) -> int | None:
    """Offset in the source of the first character that the page loses or changes, or None.

    Blanks do not count, nor do marks of the OCR tool that became emphasis.
    """
    page = "".join(visible_text(markdown).split())
    at = 0
    for offset in _expected_offsets(document):
        if at >= len(page) or page[at] != shown(document.text[offset]):
            return offset
        at += 1
    return len(document.text) if at < len(page) else None


def visible_text(markdown: str) -> str:
    """The text of a page without what the site added."""
    html = _renderer().reset().convert(markdown)
    soup = BeautifulSoup(html, "html.parser")
    for added in soup.select(".added"):
        added.decompose()
    return soup.get_text()


def _expected_offsets(document: Document) -> list[int]:
    dropped = {
        offset
        for markup in document.markup
        if markup.kind not in KEPT_MARKS
        for start, end in mark_ranges(markup)
        for offset in range(start, end)
    }
    return [
        offset
        for offset, character in enumerate(document.text)
        if not character.isspace() and offset not in dropped
    ]


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=list(MARKDOWN_EXTENSIONS), extension_configs={"toc": {"marker": ""}})
