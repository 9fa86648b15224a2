"""Every pattern of every table matches its examples as a whole and none of its counterexamples."""

from __future__ import annotations

import pytest

from converters.patterns import BUILT_IN, Pattern, pattern_tables

TABLES = (
    "citations.yml",
    "dates.yml",
    "e-mail.yml",
    "redaction-marks.yml",
    "layout.yml",
    "markings.yml",
    "mention-marks.yml",
    "notes.yml",
    "paper.yml",
    "person-names.yml",
    "questions.yml",
    "records.yml",
)

ROWS = [
    pytest.param(pattern, id=f"{table}-{pattern.name}")
    for file in TABLES
    for table, patterns in pattern_tables(file).items()
    for pattern in patterns
]


@pytest.mark.parametrize("pattern", ROWS)
def test_examples_match(pattern: Pattern) -> None:
    assert pattern.note
    assert pattern.examples
    for example in pattern.examples:
        match = pattern.regex.search(example)
        assert match, example
        assert match.end() == len(example), example


@pytest.mark.parametrize("pattern", ROWS)
def test_counterexamples_do_not(pattern: Pattern) -> None:
    assert pattern.counterexamples
    for counterexample in pattern.counterexamples:
        assert not pattern.regex.match(counterexample), counterexample


def test_every_table_of_patterns_is_tried_here() -> None:
    tables = {path.name for path in BUILT_IN.glob("*.yml") if "pattern:" in path.read_text("utf-8")}
    assert tables == set(TABLES)
