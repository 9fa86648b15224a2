"""Tells where on the sheet a cite stands: alone on its line, in a margin, in a form's field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from converters.model import LINE_BREAK, Span
from converters.withheld.cites import Cite

Place = Literal["line", "margin", "field", "text"]
"""`line`: nothing but cites on its line. `margin`: set off by blanks with only cites behind it, or
before all else. `field`: behind the colon or at the end of a form's line. `text`: in a sentence."""

BESIDE_CITES = re.compile(
    r"(?:[-,]\s?-?\s?\d{1,2}\b|[Pp]er\s+[A-Z]\w+|CIA\s?Act|CIA|Sec\.|PERS/ORG|NSA|FBI|ODNI"
    r"|\w?\d{2,3}b\b|F[O0]IA\s+Exemptions?|10\s+U\.?S\.?C\.?\s*§?\s*\d{0,3}b?|[Il](?!\w)"
    r"|E\.?O\.?\s?1\d{4}|Pages?\s+\d+(?:\s*-\s*\d+)?\s*~|[\s;,&/.|\-–—~•!*'\"“”:_()\[\]])*+"
)
"""What agencies print beside a cite without making a sentence of it.

Reasons by number (`-1, -3`), who asked for it (`per NSA`), the statute behind (b)(3), the page of a
deleted-page sheet (`Page 12 ~`), the order of a stamp, the box that OCR read as I or |.
"""

MARGIN = 3
"""Blanks that set a margin off from the text."""

LABEL_END = re.compile(r"[:•|!][ \t]{0,40}[Il|!]?[ \t]{0,40}\Z")
"""The end of a form's label: a colon or bullet, and the border of a box as OCR reads it."""

BULLET = re.compile(r"[ \t]{0,40}[•*-][ \t]")
"""The start of a form's line that has a bullet instead of a colon."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around one cite on its line."""

    lone_head: bool
    """Whether nothing but cites stands before it."""

    lone_tail: bool
    """Whether nothing but cites stands behind it."""

    lead: str
    """The text before the run of cites that it is part of."""

    gap: str
    """What stands between it and the next cite or the end of the line."""


class Places:
    """The lines of a text that hold cites. Each line is looked at once, however many it holds."""

    def __init__(self, text: str, cites: Sequence[Cite]) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        by_line: dict[int, list[Cite]] = defaultdict(list)
        for cite in cites:
            by_line[self.line(cite.start)].append(cite)
        self._around: dict[int, _Surroundings] = {}
        for line, there in by_line.items():
            self._look_around(self.line_span(line), there)

    def line(self, offset: int) -> int:
        """The line that holds an offset, counted from 0."""
        return bisect_right(self._starts, offset) - 1

    def line_span(self, line: int) -> Span:
        """Where a line starts and ends, its line break included."""
        last = line + 1 >= len(self._starts)
        return Span(self._starts[line], len(self._text) if last else self._starts[line + 1])

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self._starts)

    def line_text(self, line: int) -> str:
        """The text of a line; nothing for one that does not exist."""
        if not 0 <= line < len(self._starts):
            return ""
        span = self.line_span(line)
        return self._text[span.start : span.end]

    def of(self, cite: Cite) -> Place:
        """Where a cite stands."""
        around = self._around[cite.start]
        if around.lone_head and around.lone_tail:
            return "line"
        if around.lone_tail and _set_off(around.lead):
            return "margin"
        if around.lone_head and re.match(rf"[;,]*[ \t]{{{MARGIN},}}", around.gap):
            return "margin"
        if around.lone_tail and _is_label(around.lead):
            return "field"
        return "text"

    def lead(self, cite: Cite) -> str:
        """The text before the run of cites that this one is part of, on its line."""
        return self._around[cite.start].lead

    def only_cites_behind(self, cite: Cite) -> bool:
        """Whether nothing but cites follows on the line."""
        return self._around[cite.start].lone_tail

    def _look_around(self, line: Span, cites: Sequence[Cite]) -> None:
        """Notes the surroundings of all cites that start on a line; a cite may end on the next."""
        ends = [min(cite.end, line.end) for cite in cites]
        borders = zip([line.start, *ends], [*(c.start for c in cites), line.end], strict=True)
        gaps = [self._text[start:end] for start, end in borders]
        lone = [bool(BESIDE_CITES.fullmatch(gap)) for gap in gaps]
        first_text_behind = max((n for n, alone in enumerate(lone) if not alone), default=-1)
        lone_head, lead = True, ""
        for number, cite in enumerate(cites):
            lone_head = lone_head and lone[number]
            lead = lead if lone[number] and number else gaps[number]
            self._around[cite.start] = _Surroundings(
                lone_head, first_text_behind <= number, lead, gaps[number + 1]
            )


def _is_label(lead: str) -> bool:
    """Whether the text before the cites is a field's name: a colon, or a bullet and blanks."""
    if LABEL_END.search(lead, max(0, len(lead) - 90)):
        return True
    return bool(BULLET.match(lead)) and lead.rstrip("Il|!").endswith("  ")


def _set_off(lead: str) -> bool:
    """Whether blanks as wide as a margin end the text before the cites."""
    blanks = lead[len(lead.rstrip(" \t")) :]
    return "\t" in blanks or len(blanks) >= MARGIN
