"""Checks that a page shows every character of its source, in order: the first promise."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from converters.model import Document
from converters.text.markup import mark_ranges
from converters.writing.inline import KEPT_MARKS, shown

MARKDOWN_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""The extensions with which the site is built; the same list stands in mkdocs.yml."""

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without an end (https://html.spec.whatwg.org/multipage/syntax.html#void-elements)."""


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
    reader = _Reader()
    reader.feed(_renderer().reset().convert(markdown))
    reader.close()
    return "".join(reader.released)


class _Reader(HTMLParser):
    """Reads the text of a page, that of elements of class `added` left out, in one pass.

    A tree would do, but takes time that grows with the square of the records on a page.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.released: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """The elements open at this place, and whether each is unseen or in one that is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        unseen = "added" in classes or tag in ("script", "style")
        self._open.append((tag, unseen or self._is_unseen()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br />`; a browser takes `<p />` for `<p>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element and those left open inside; an end without a start closes nothing."""
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position][0] == tag:
                del self._open[position:]
                return

    def handle_data(self, data: str) -> None:
        if not self._is_unseen():
            self.released.append(data)

    def _is_unseen(self) -> bool:
        return bool(self._open) and self._open[-1][1]


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
