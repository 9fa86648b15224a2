"""Judges whether a line below a field goes on with its value: addresses, a time, a file's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from converters.mail.mail_fields import ADDRESSES, Field
from converters.mail.mail_lines import MailLine, MailLines
from converters.model import Span
from converters.records.dates import find_dates

MOST_WRAPPED = 3
"""Lines over which a value goes on that holds no addresses."""

LONGEST_LIST_LINE = 120
"""Characters of a line of names between two fields."""

FULL = 55
"""Characters; a subject in a shorter line was not wrapped."""

ADDRESS_SIGN = re.compile(r"[;@<>]|\[mailto:|\A[\"'][^\"']{1,80}[\"']")

SMALL_WORD = re.compile(r"(?<![\w@.+'’-])[a-z]{2,}(?![\w@.+'’-])")

MOST_SMALL_WORDS = 2
"""Words in small letters in a line of names, such as `van der`."""

LONGEST_SUBJECT = 150
"""Characters of the line that a subject is wrapped into."""

TIME_TAIL = re.compile(r"[\d:]{0,8}[ ]?(?:[AaPp]\.?[Mm]\.?)?[ ]?(?:[+-]\d{4}|[A-Z]{3})?")

SENTENCE = re.compile(r"[a-z]{2}[.!?](?:\s|\Z)|\A(?:Dear|Hi|Hello|Good|Thanks|Thank)\b")

FILE_END = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\b[;,)\]\s]*\Z")

Judgement = Literal["sure", "possible", ""]


@dataclass(frozen=True, slots=True)
class Place:
    """A line below a field, and what stands around it."""

    lines: MailLines
    at: int
    line: MailLine
    field: Field
    above: Span
    """The line above it."""
    taken: int
    """Lines between it and the line of the field's name."""
    behind_blank: bool

    @property
    def words(self) -> str:
        """The text of the line."""
        return self.lines.text[self.line.start : self.line.end]

    @property
    def words_above(self) -> str:
        """The text of the line above it."""
        return self.lines.text[self.above.start : self.above.end]

    @property
    def empty(self) -> bool:
        """Whether nothing of the value has been read yet."""
        return self.field.start == self.field.end and not self.taken

    @property
    def withheld(self) -> bool:
        """Whether nothing but redactions stands in the line."""
        return not self.lines.has_released_words(self.line)

    @property
    def indented(self) -> bool:
        """Whether the line is set under the value, not under the name."""
        if self.behind_blank or self.empty:
            return False
        column = self.field.start - self.field.line.start + self.field.line.indent
        return self.line.indent >= max(column - 2, 5)

    @property
    def ends_paragraph(self) -> bool:
        """Whether a blank line or the end of the text stands below."""
        below = self.lines.all[self.at + 1 : self.at + 2]
        return not below or below[0].kind == "blank"


def judged(place: Place) -> Judgement:
    """`sure`: it goes on; `possible`: it does if a further field stands below; else empty."""
    if place.indented:
        return "sure"
    if place.taken >= MOST_WRAPPED and place.field.name not in ADDRESSES:
        return ""
    judge = JUDGES.get(place.field.name, _in_addresses if place.field.name in ADDRESSES else None)
    if judge:
        return judge(place)
    return "possible" if place.empty or place.withheld else ""


def _in_addresses(place: Place) -> Judgement:
    if SENTENCE.search(place.words) or len(SMALL_WORD.findall(place.words)) > MOST_SMALL_WORDS:
        return ""
    signs = ADDRESS_SIGN.search(place.words) or place.lines.redactions(place.line)
    if signs or place.withheld:
        return "possible" if place.behind_blank else "sure"
    if place.behind_blank and not place.empty:
        return ""
    if place.words_above.endswith((";", ",")) and not place.behind_blank:
        return "sure" if place.words_above.endswith(";") else "possible"
    return "possible" if len(place.words) <= LONGEST_LIST_LINE else ""


def _in_date(place: Place) -> Judgement:
    if place.empty:
        dated = next(find_dates(place.lines.text, place.line.start, place.line.end), None)
        return (
            ("possible" if place.behind_blank else "sure")
            if dated
            else ("possible" if place.withheld else "")
        )
    if place.behind_blank:
        return ""
    return "possible" if place.withheld or TIME_TAIL.fullmatch(place.words) else ""


def _in_subject(place: Place) -> Judgement:
    if SENTENCE.search(place.words):
        return ""
    if place.behind_blank:
        return "possible" if place.empty else ""
    was_full = place.empty or len(place.words_above) >= FULL
    if was_full and place.ends_paragraph and len(place.words) <= LONGEST_SUBJECT:
        return "sure"
    return "possible"


def _in_attachments(place: Place) -> Judgement:
    if SENTENCE.search(place.words):
        return ""
    if FILE_END.search(place.words) and not place.behind_blank:
        return "sure"
    open_name = place.empty or not FILE_END.search(place.words_above)
    return "possible" if open_name or place.withheld else ""


JUDGES = {"date": _in_date, "subject": _in_subject, "attachments": _in_attachments}
