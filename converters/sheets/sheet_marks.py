"""Reads single lines for what a sheet carries: page breaks, page numbers, stamps.

Which of them are certain by their form and which only among others says `paper.yml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from converters.model import Paper
from converters.patterns import pattern_tables
from converters.sheets.sheet_lines import SheetLine

PAPER = "paper.yml"

LONGEST_MARK = 160
"""Characters."""

CAN_BE_MARK = re.compile(r"\d|[Pp][Aa][Gg][Ee]")
"""What every line has that a pattern of `paper.yml` reads; cheap to look for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says as part of the sheet."""

    kind: Literal["break", "number", "head", "stamp"]
    form: str
    """The name of the pattern that reads it."""

    label: str = ""
    """What it says, without ornaments."""

    page: int | None = None
    """The number of the sheet, if it gives one."""

    page_label: str = ""
    """That number as printed."""

    prefix: str = ""
    """What stays the same in a stamp that counts sheets, in small letters."""

    count: int | None = None
    """What counts in it."""

    digits: int = field(default=0, compare=False)
    """How many digits that has on paper."""

    ends: bool = False
    """For a break: whether the sheet ends with it, not starts."""

    @property
    def zero_filled(self) -> bool:
        """Whether what counts is filled up with zeros, as only the number of a sheet is."""
        return self.count is not None and self.digits > len(str(self.count))

    def paper(self, line: SheetLine) -> Paper:
        """The span for it."""
        return Paper(line.start, line.end, self.kind, self.label)


def read_certain(line: SheetLine) -> Mark | None:
    """What a line is by its form alone."""
    if line.redacted or not _can_be(line):
        return None
    mark = _first("breaks", line.raw) or _first("stamps", line.body)
    return mark or _first("numbers", line.body)


def read_in_sequence(line: SheetLine) -> Mark | None:
    """What a line is if others like it count up, or the end of a sheet is beside it."""
    if line.redacted or not _can_be(line):
        return None
    return _first("numbers_in_sequence", line.body) or _first("stamps_in_sequence", line.body)


def may_be_head(line: SheetLine) -> bool:
    """Whether a line that repeats on many sheets can be their running head or foot."""
    if line.redacted or line.labelled or len(line.body) > LONGEST_MARK:
        return False
    if not any(map(str.isalpha, line.body)) or is_release_stamp(line.body):
        return False
    return not any(p.regex.match(line.body) for p in pattern_tables(PAPER)["no_heads"])


def is_release_stamp(body: str) -> bool:
    """Whether a line says how a record was released, such as `RELEASE IN PART B6`."""
    return any(p.regex.search(body) for p in pattern_tables("redaction-marks.yml")["stamps"])


def _can_be(line: SheetLine) -> bool:
    return len(line.raw) <= LONGEST_MARK and bool(CAN_BE_MARK.search(line.raw))


KINDS: dict[str, Literal["break", "number", "stamp"]] = {
    "breaks": "break",
    "numbers": "number",
    "numbers_in_sequence": "number",
    "stamps": "stamp",
    "stamps_in_sequence": "stamp",
}


def _first(table: str, body: str) -> Mark | None:
    """The reading of the first pattern of a table that takes a line as a whole."""
    for pattern in pattern_tables(PAPER)[table]:
        match = pattern.regex.fullmatch(body)
        if match:
            return _mark(table, pattern.name, match)
    return None


def _mark(table: str, form: str, match: re.Match[str]) -> Mark:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    page, count = groups.get("page") or groups.get("ended"), groups.get("count", "")
    label = " ".join(groups.get("label", "").split())
    is_number = KINDS[table] in ("number", "break")
    return Mark(
        KINDS[table],
        form,
        label,
        int(page) if page else None,
        label if is_number else " ".join(groups.get("page_label", "").split()),
        groups.get("prefix", "").strip().lower(),
        int(count) if count else None,
        len(count),
        "ended" in groups or form == "page-break",
    )
