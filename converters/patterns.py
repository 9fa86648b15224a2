"""Reads tables of patterns: regexes as data, each with a note, examples and counterexamples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

BUILT_IN = Path(__file__).parent / "vocabularies"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table of patterns; the tests try its examples and counterexamples."""

    name: str
    note: str
    """Why the rule is so, or whose rule it is."""
    regex: re.Pattern[str]
    examples: dict[str, str]
    """Texts that it matches as a whole, each with what it is read as, or an empty string."""
    counterexamples: tuple[str, ...]
    """Texts that it does not match at their start."""
    reads: str = ""
    """For a cite: the law whose exemption its groups give."""
    damaged: bool = False
    """For a cite: whether it is one that OCR broke."""
    forms: tuple[str, ...] = ()
    """For a reference: the names of the cites it is tried on; empty means all."""

    def applies_to(self, form: str) -> bool:
        """Whether it is tried on cites of this form."""
        return not self.forms or form in self.forms


@cache
def pattern_tables(file_name: str) -> dict[str, tuple[Pattern, ...]]:
    """The tables of patterns of one file of `converters/vocabularies/`, by their names."""
    return {
        table: tuple(_pattern(row) for row in rows)
        for table, rows in built_in(file_name).items()
        if isinstance(rows, list)
    }


@cache
def reading_table(file_name: str, table: str) -> dict[str, str]:
    """A table `reading: [spelling, …]` of one file, turned round: what each spelling is read as."""
    rows = built_in(file_name)[table]
    return {spelling: reading for reading, spellings in rows.items() for spelling in spellings}


@cache
def built_in(file_name: str) -> dict[str, Any]:
    """What stands in one file of `converters/vocabularies/`; every value is a string."""
    text = (BUILT_IN / file_name).read_text("utf-8")
    # The C reader is ten times as fast; with the base loader every value stays the string it was.
    tables: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return tables


def _pattern(row: dict[str, Any]) -> Pattern:
    examples = row["examples"]
    return Pattern(
        row["name"],
        row["note"],
        re.compile(row["pattern"], re.VERBOSE),
        examples if isinstance(examples, dict) else dict.fromkeys(examples, ""),
        tuple(row["counterexamples"]),
        row.get("reads", ""),
        bool(row.get("damaged")),
        tuple(row.get("forms", ())),
    )
