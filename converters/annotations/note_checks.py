"""What of a note would not be shown as its writer meant it: links, pictures, HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from converters.annotations.links import CollectionLinks, Resolve, is_web
from converters.annotations.model import Annotation
from converters.annotations.released import ReleasedText
from converters.model import Diagnostic

HTML = ("html_inline", "html_block")
LINK_FORMS = (
    "write a web address with https://, or ../../sources/NAME.txt#L12 for a line of a document"
)


def problems_of_note(
    annotation: Annotation,
    links: CollectionLinks,
    released: Callable[[str], ReleasedText | None],
) -> Iterator[Diagnostic]:
    """What is wrong with each link, picture and piece of HTML, with its line in the file."""
    resolve = links.resolver(annotation.document)
    for line, token in _tokens(annotation):
        fault = _fault(token, resolve, released)
        if fault:
            message, quote, advice = fault
            # HTML does no harm as text; a writer who meant it so need change nothing.
            severity: Literal["error", "warning"] = "warning" if token.type in HTML else "error"
            yield Diagnostic(severity, line, message, quote[:200], advice, annotation.path)


def _tokens(annotation: Annotation) -> Iterator[tuple[int, Token]]:
    """Links, pictures and HTML, with the line of the file on which their paragraph starts."""
    before = annotation.quote_line + annotation.quote.count("\n") + 2
    line = before
    for token in _reader().parse(annotation.note):
        line = before + token.map[0] if token.map else line
        for child in (token, *(token.children or ())):
            yield line, child


@cache
def _reader() -> MarkdownIt:
    """Reads all that a note could mean, links that lead nowhere too."""
    reader = MarkdownIt("commonmark", {"html": True})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


def _fault(
    token: Token, resolve: Resolve, released: Callable[[str], ReleasedText | None]
) -> tuple[str, str, str] | None:
    """What is wrong with a piece of a note, the piece, and the way out."""
    if token.type == "image":
        address = str(token.attrs.get("src", ""))
        return "pictures are not shown", address, "link to it: [what it shows](https://…)"
    if token.type in HTML:
        return "HTML is shown as text", token.content.strip(), "write Markdown, or `<b>` in `…`"
    if token.type == "link_open":
        return _fault_of_link(unquote(str(token.attrs.get("href", ""))), resolve, released)
    return None


def _fault_of_link(
    address: str, resolve: Resolve, released: Callable[[str], ReleasedText | None]
) -> tuple[str, str, str] | None:
    if is_web(address):
        return None
    link = resolve(address)
    if link is None:
        return "a link that leads nowhere", address, LINK_FORMS
    text = released(link.document) if link.line else None
    if text and link.line > text.line(len(text.text)):
        last = text.line(len(text.text))
        return f"a link to line {link.line} of a text with {last} lines", address, "name its line"
    return None
