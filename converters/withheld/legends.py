"""Reads legends: a sign for each reason, explained once and used wherever text was withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.patterns import pattern_tables
from converters.withheld.cites import MARKS, Cite


def find_signs(text: str, marks: Sequence[Cite]) -> list[Cite]:
    """The signs of the text's legends, each with the code of the cite behind it in the legend."""
    legend = {sign: code for code, sign in _legend(text, marks)}
    if not legend:
        return []
    signs = "|".join(re.escape(sign) for sign in sorted(legend, key=len, reverse=True))
    used = re.compile(rf"(?<![\w*])(?:{signs})(?![\w*])")
    entries = {match.start() for match in _entries(text)}
    return [
        Cite(match.start(), match.end(), legend[match.group()], "sign", False)
        for match in used.finditer(text)
        if match.start() not in entries
    ]


def _legend(text: str, marks: Sequence[Cite]) -> list[tuple[str, str]]:
    by_start = {mark.start: mark for mark in marks}
    return [
        (by_start[match.end()].code, match["sign"])
        for match in _entries(text)
        if match.end() in by_start
    ]


def _entries(text: str) -> list[re.Match[str]]:
    return [
        match for pattern in pattern_tables(MARKS)["keys"] for match in pattern.regex.finditer(text)
    ]
