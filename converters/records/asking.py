"""Tells what asks in a text, and what begins an answer: marks of a question, `Q:`, `Answer:`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converters.model import Block, Document
from converters.patterns import Pattern, pattern_tables

TABLE = "questions.yml"

ENDS_OF_ASKING = "*~_ \t\r\n\"'”’)"
"""Signs that may stand behind a question mark: quotes, and marks of the OCR tool."""

FIRST_LETTER = re.compile(r"[\s*_]*\(?(?P<letter>[a-z])[.)]\s")
"""The letter of the first part of an answer, where that stands right behind `Answer:`."""

MARKS = " \t*_"
"""Blanks and marks of the OCR tool that may stand before a label."""


def asks(document: Document, block: Block) -> bool:
    """Whether an item is a question, or asks for something without a question mark."""
    start = block.labels[0].end if block.labels else block.start
    asked = until_answer(document.text[start : block.end])
    return asked.rstrip(ENDS_OF_ASKING).endswith("?") or matches("asking", asked)


def demands(document: Document, block: Block) -> bool:
    """Whether an item with a number or letter begins with a verb such as `Describe`."""
    if not block.labels or not item_label(document, block):
        return False
    at = block.labels[0].end
    while at < block.end and document.text[at] in MARKS:
        at += 1
    return any(row.regex.match(document.text, at) for row in pattern_tables(TABLE)["demanding"])


def item_label(document: Document, block: Block) -> str:
    """The number or letter of an item, without dots and brackets; empty for a bullet."""
    text = document.quote(block.labels[0]) if block.labels else ""
    return "".join(re.findall(r"[^\W_]+", text))


def starts_with_question_label(text: str) -> bool:
    """Whether a line begins with `Q:`, `QUESTION 3:` or the like."""
    return any(row.regex.match(text) for row in pattern_tables(TABLE)["question-labels"])


def label_at(document: Document, start: int, end: int, *tables: str) -> re.Match[str] | None:
    """The label that a line or block begins with, behind blanks and marks of the OCR tool."""
    at = start
    while at < end and document.text[at] in MARKS:
        at += 1
    for row in _rows(tables):
        if match := row.regex.match(document.text, at, end):
            return match
    return None


def until_answer(text: str, *tables: str) -> str:
    """A question without the answer that stands behind it on its lines: `Who? Answer: …`."""
    for row in _rows(tables or ("answer-labels",)):
        for match in row.regex.finditer(text):
            before = text[: match.start()]
            if before.rstrip(MARKS)[-1:] in ("\n", "\r") or before.rstrip(ENDS_OF_ASKING).endswith(
                ("?", ".")
            ):
                return before
    return text


def matches(table: str, text: str) -> bool:
    """Whether a pattern of one table stands somewhere in a text."""
    return any(row.regex.search(text) for row in pattern_tables(TABLE)[table])


def _rows(tables: tuple[str, ...]) -> Iterator[Pattern]:
    for table in tables:
        yield from pattern_tables(TABLE)[table]
