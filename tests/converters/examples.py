"""Documents made from a few lines of text, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from converters.model import Document, Facts, Source, Span
from converters.pipeline import STAGES, Conversion, convert_text
from converters.terms.vocabulary import Vocabularies, load_vocabularies

PROJECT = Path(__file__).parents[2]


@cache
def vocabularies() -> Vocabularies:
    """The built-in terms and those that this project publishes."""
    return load_vocabularies(PROJECT / "docs" / "vocabularies")


def document(text: str) -> Document:
    """A text with the spans of all stages."""
    result = Document("example", Source("example.txt", "0" * 64, len(text.encode()), "utf-8"), text)
    for stage in STAGES:
        result = stage(result, vocabularies())
    return result


def converted(text: str | bytes, facts: Facts | None = None) -> Conversion:
    """The page and the data of a text."""
    raw = text if isinstance(text, bytes) else text.encode()
    return convert_text("example", "example.txt", raw, facts or Facts(), vocabularies())


def released(name: str) -> Conversion:
    """One of the released texts that this project opens with, by the start of its name."""
    (file,) = (PROJECT / "docs" / "sources").glob(f"{name}*.txt")
    return convert_text(file.stem, file.name, file.read_bytes(), Facts(), vocabularies())


def quoted(read: Document, quote: str, occurrence: int = 0) -> Span:
    """Where a text holds these words, for spans that a test sets by hand."""
    at = -1
    for _ in range(occurrence + 1):
        at = read.text.index(quote, at + 1)
    return Span(at, at + len(quote))
