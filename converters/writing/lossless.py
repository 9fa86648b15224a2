"""Checks that a page shows every character of its source, in order: the first promise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from converters.model import Document
from converters.text.markup import mark_ranges
from converters.writing.inline import KEPT_MARKS, shown
from converters.writing.read_back import read_back

MARKDOWN_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""The extensions with which the site is built; the same list stands in mkdocs.yml."""

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without an end (https://html.spec.whatwg.org/multipage/syntax.html#void-elements)."""


def first_difference(document: Document, markdown: str) -> int | None:
    """Offset in the source of the first character that the page loses or changes, or None.

    Blanks do not count, nor do marks of the OCR tool that became emphasis. Whatever is not plainly
    right is left to Markdown.
    """
    text = read_back(markdown)
    if text is not None and _without_blanks(text) == _expected_text(document):
        return None
    return difference_in_markdown(document, markdown)


def difference_in_markdown(document: Document, markdown: str) -> int | None:
    """The same, with the page read by Markdown itself: ten times the time."""
    page = _without_blanks(visible_text(markdown))
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


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def _expected_text(document: Document) -> str:
    """What the page should show, without blanks."""
    parts, at = [], 0
    for start, end in _dropped(document):
        parts.append(document.text[at:start])
        at = max(at, end)
    parts.append(document.text[at:])
    return _without_blanks("".join(parts)).translate(_PICTURES)


def _expected_offsets(document: Document) -> Iterator[int]:
    dropped = {offset for start, end in _dropped(document) for offset in range(start, end)}
    for offset, character in enumerate(document.text):
        if not character.isspace() and offset not in dropped:
            yield offset


def _dropped(document: Document) -> list[tuple[int, int]]:
    """The ranges of marks that became emphasis, in order."""
    return sorted(
        mark
        for markup in document.markup
        if markup.kind not in KEPT_MARKS
        for mark in mark_ranges(markup)
    )


_PICTURES = {number: shown(chr(number)) for number in (*range(0x20), *range(0x7F, 0xA0))}
"""All control characters, each with what a page shows in its place."""


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=list(MARKDOWN_EXTENSIONS), extension_configs={"toc": {"marker": ""}})
