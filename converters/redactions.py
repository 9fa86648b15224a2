"""Finds redactions: cites of exemptions and placeholders, those side by side taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from converters.model import Code, Document, Redaction, Span
from converters.patterns import Pattern, pattern_tables
from converters.vocabulary import Vocabularies

REACH_BEFORE = 60
"""Characters before a cite that decide whether it is a reference to the law."""

BETWEEN_CODES = re.compile(r"[ \t]*+[;,&/]?[ \t]*+(?:\r\n|\n|\r)?[ \t]*+[;,&/]?[ \t]*+")
"""What may stand between two cites for one withheld passage: a sign, blanks, one line break.

The quantifiers are possessive, so that long blanks take linear time.
"""

BETWEEN_REFERENCES = re.compile(r"\s*+[;,]?\s*+(?:and|or|through)?\s*+")
"""What may stand between two references: `exemptions (b)(5) and (b)(6)`."""

BEFORE_PLACEHOLDER = re.compile(r"\s*")
"""A placeholder belongs to the cite before it, over blank lines too: OCR puts them between."""


@dataclass(frozen=True, slots=True)
class _Mark(Span):
    """A cite (with its code) or a placeholder (without)."""

    code: str | None


def find_redactions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the redactions of the text. Runs before blocks: a mark is never taken for a list item."""
    groups = _group(document.text, find_marks(document.text))
    redactions = tuple(_redaction(number, marks) for number, marks in enumerate(groups, 1))
    return replace(document, redactions=redactions)


def find_marks(text: str) -> Iterator[_Mark]:
    """Every mark of the text in order; references to the law are left out."""
    reference_end = None
    for match in _any_mark().finditer(text):
        # lastgroup is the outer group, because it closes last.
        if match.lastgroup == "placeholder":
            yield _Mark(match.start(), match.end(), None)
        elif _is_reference(text, match.start(), reference_end):
            reference_end = match.end()
        else:
            yield _Mark(match.start(), match.end(), _code(match))


@cache
def _any_mark() -> re.Pattern[str]:
    tables = pattern_tables("redaction-marks.yml")
    codes, placeholders = _either(tables["codes"]), _either(tables["placeholders"])
    return re.compile(f"(?P<cite>{codes})|(?P<placeholder>{placeholders})", re.VERBOSE)


def _either(patterns: tuple[Pattern, ...]) -> str:
    return "|".join(f"(?:{pattern.regex.pattern}\n)" for pattern in patterns)


def _code(match: re.Match[str]) -> str:
    digit = match["seven"] or match["digit"]
    return f"b{digit}{(match['letter'] or '').upper()}"


def _is_reference(text: str, start: int, last_reference: int | None) -> bool:
    """Whether a cite refers to the law, by what stands before it or as the next of a list."""
    if last_reference is not None and BETWEEN_REFERENCES.fullmatch(text, last_reference, start):
        return True
    before = text[max(0, start - REACH_BEFORE) : start]
    references = pattern_tables("redaction-marks.yml")["references"]
    return any(pattern.regex.search(before) for pattern in references)


def _group(text: str, marks: Iterator[_Mark]) -> Iterator[list[_Mark]]:
    """Marks side by side for one withheld passage; a code that comes again starts the next one."""
    group: list[_Mark] = []
    for mark in marks:
        if group and not _continues(text, group, mark):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _continues(text: str, group: list[_Mark], mark: _Mark) -> bool:
    last = group[-1]
    between = text[last.end : mark.start]
    if mark.code is None:
        return bool(BEFORE_PLACEHOLDER.fullmatch(between))
    if last.code is None or any(mark.code == earlier.code for earlier in group):
        return False
    return bool(BETWEEN_CODES.fullmatch(between))


def _redaction(number: int, marks: list[_Mark]) -> Redaction:
    codes = tuple(Code(mark.start, mark.end, mark.code) for mark in marks if mark.code)
    return Redaction(marks[0].start, marks[-1].end, f"r{number}", codes)
