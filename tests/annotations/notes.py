"""Annotations and released texts made from a few lines, for tests."""

from __future__ import annotations

from converters.annotations.anchoring import Selector, find
from converters.annotations.model import Anchor
from converters.annotations.reading import read_annotation
from converters.annotations.released import ReleasedText
from converters.writing.document_json import as_data
from tests.converters.examples import converted

LETTER = """---
document: letter
motivation: identifying
creator: A. Reader
created: 2026-03-02
---

> the pier

A landing stage.
"""


def read(text: str | bytes = LETTER, document: str = "letter", id: str = "pier"):
    """The annotation of a file, and what is wrong with it."""
    raw = text if isinstance(text, bytes) else text.encode()
    return read_annotation(raw, document, id)


def released(text: str) -> ReleasedText:
    """A released text with what the stages find in it."""
    conversion = converted(text)
    content = as_data(conversion.document, conversion.title)
    return ReleasedText("example", conversion.document.text, lambda: content)


def found(text: str, quote: str, **context: str | int) -> Anchor:
    """Where a quote stands in a text."""
    return find(Selector(quote, **context), released(text))  # type: ignore[arg-type]


def words_of(text: str, anchor: Anchor) -> str | None:
    """The released words of an anchor."""
    return text[anchor.place.start : anchor.place.end] if anchor.place else None
