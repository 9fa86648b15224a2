"""Reads tables of patterns: regexes as data, each with a note, examples and counterexamples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

BUILT_IN = Path(__file__).parent / "vocabularies"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table of patterns; the tests try its examples and counterexamples."""

    name: str
    note: str
    """Why the rule is so, or whose rule it is."""
    regex: re.Pattern[str]
    examples: tuple[str, ...]
    """Texts that it matches as a whole."""
    counterexamples: tuple[str, ...]
    """Texts in which it matches nothing."""


@cache
def pattern_tables(file_name: str) -> dict[str, tuple[Pattern, ...]]:
    """The tables of one file of `converters/vocabularies/`, by their names."""
    text = (BUILT_IN / file_name).read_text("utf-8")
    tables = yaml.load(text, Loader=yaml.BaseLoader)
    return {table: tuple(_pattern(row) for row in rows) for table, rows in tables.items()}


def _pattern(row: dict[str, str | list[str]]) -> Pattern:
    return Pattern(
        str(row["name"]),
        str(row["note"]),
        re.compile(str(row["pattern"]), re.VERBOSE),
        tuple(row["examples"]),
        tuple(row["counterexamples"]),
    )
