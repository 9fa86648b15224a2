"""Tells what a record is: by what it says of itself; by its layout only as an inference."""

from __future__ import annotations

from collections.abc import Sequence

from converters.model import Document, RecordType, Span, Stated
from converters.records.asking import asks, label_at, starts_with_question_label
from converters.records.record_rows import Row, Rows, is_part, pattern, patterns
from converters.records.transcripts import QUESTIONS, answer_tables

FIRST_WORDS = 3000
"""Characters from the start of a record in which it says what it is."""

LONG_ITEM = 100
"""Characters; a shorter item can be a form's field."""

FIRST_LINES = 12
"""Lines at the top of a record in which its kind stands printed."""

BLOCKS_OF_A_PAIR = 4
"""Blocks of a question with its answer; a text with more around its pairs is something else."""

Found = tuple[RecordType, bool]
"""A type, and whether it is certain."""


def type_of_text(rows: Rows, first: int, end: int, title: Stated | None) -> Found:
    """The type of a record without header; its rows are those from `first` up to `end`."""
    inside = [row for row in rows.all[first:end] if not row.apart]
    return (
        _by_title(rows, inside, title)
        or _by_words(rows, inside)
        or _by_end(inside)
        or _by_layout(rows, inside)
        or ("record", False)
    )


def says_request(rows: Rows, first: int, end: int) -> bool:
    """Whether a letter says that it is a request for records."""
    inside = [row for row in rows.all[first:end] if not row.apart]
    return _says(rows, inside) == "request"


def _by_title(rows: Rows, inside: Sequence[Row], title: Stated | None) -> Found | None:
    names = [title.value] if title else []
    names += [row.text for row in inside[:FIRST_LINES] if row.text.isupper()]
    for name in names:
        for row in patterns("titles"):
            if row.regex.fullmatch(name):
                if row.reads != "questions":
                    return _type(row.reads), True
                if _questions(rows, inside):
                    return "questions", True
        if pattern("responses", "response").match(name) and len(_questions(rows, inside)) > 1:
            return "questions", True
    return None


def _by_words(rows: Rows, inside: Sequence[Row]) -> Found | None:
    said = _says(rows, inside)
    return (_type(said), True) if said else None


def _says(rows: Rows, inside: Sequence[Row]) -> str:
    if not inside:
        return ""
    start = inside[0].start
    text = " ".join(rows.document.text[start : min(inside[-1].end, start + FIRST_WORDS)].split())
    return next((row.reads for row in patterns("words") if row.regex.search(text)), "")


def _by_end(inside: Sequence[Row]) -> Found | None:
    """A salutation without a date; with a closing below it, it is a letter for certain."""
    greets = any(is_part("salutation", row.text) for row in inside[:FIRST_LINES])
    if not greets:
        return None
    return "letter", any(is_part("closing", row.text) for row in inside)


def _by_layout(rows: Rows, inside: Sequence[Row]) -> Found | None:
    """Questions that make up most of a text; a title over bullets that are sentences."""
    blocks = [rows.document.blocks[row.block] for row in inside if row.first]
    asked = _questions(rows, inside)
    items = [block for block in blocks if block.kind == "item"]
    pairs = _pairs(rows.document, inside)
    if pairs > 1 and BLOCKS_OF_A_PAIR * pairs >= len(blocks):
        return "questions", False
    if len(asked) > 2 and 2 * len(asked) >= len([one for one in items if one.level == 1]):
        return "questions", False
    long_items = [one for one in items if one.end - one.start >= LONG_ITEM]
    below = blocks[1:]
    if below and blocks[0].kind == "heading" and below[0].kind == "item" and long_items:
        return ("briefing paper", False) if 2 * len(items) >= len(below) else None
    return None


def _pairs(document: Document, inside: Sequence[Row]) -> int:
    """How many lines begin with `Q:` and have one that begins with `A:` below them."""
    count = 0
    tables: tuple[str, ...] = ()
    for row in inside:
        if label_at(document, row.start, row.end, *QUESTIONS):
            tables = answer_tables(document, row)
        elif tables and label_at(document, row.start, row.end, *tables):
            count, tables = count + 1, ()
    return count


def _questions(rows: Rows, inside: Sequence[Row]) -> Sequence[Span]:
    """The items that ask, or the lines that begin with `Q:` where those are more."""
    blocks = [rows.document.blocks[row.block] for row in inside if row.first]
    asked = [block for block in blocks if block.kind == "item" and asks(rows.document, block)]
    labelled = [row for row in inside if starts_with_question_label(row.text)]
    return asked if len(asked) >= len(labelled) else labelled


def _type(name: str) -> RecordType:
    known: dict[str, RecordType] = {
        "talking points": "talking points",
        "briefing paper": "briefing paper",
        "report": "report",
        "index": "index",
        "cover sheet": "cover sheet",
        "request": "request",
    }
    return known[name]
