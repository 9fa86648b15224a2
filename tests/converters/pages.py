"""Pages of documents whose spans a test sets by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup

from converters.model import Document
from converters.text.blocks import find_blocks
from converters.text.markup import find_markup
from converters.withheld.redactions import find_redactions
from converters.writing import page
from converters.writing.lossless import _renderer, first_difference
from tests.converters.examples import document, vocabularies


def with_spans(text: str, **spans: Any) -> Document:
    """A text with these spans and no others but markup and redactions; blocks are read anew."""
    plain = document(text)
    read = Document(plain.id, plain.source, text)
    for stage in (find_markup, find_redactions):
        read = stage(read, vocabularies())
    return find_blocks(replace(read, **spans), vocabularies())


def page_of(read: Document) -> BeautifulSoup:
    """The page as HTML; fails where it does not show every character of the text in order."""
    markdown = page.body(read, vocabularies())
    assert first_difference(read, markdown) is None
    return BeautifulSoup(_renderer().reset().convert(markdown), "html.parser")
