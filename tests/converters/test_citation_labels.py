"""The citations found in the four texts are those that a reader finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from converters.model import Citation, Document
from tests.converters.examples import PROJECT, released

LABELS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (PROJECT / "tests/labels/citations.yml").read_text("utf-8")
)

FLOOR = 0.98
"""What issue and readers ask for; recall and precision of all four texts together reach 1."""


def shown(document: Document, citation: Citation) -> str:
    """The text of a citation on one line, without the marks of the OCR tool."""
    rest = document.quote(citation.rest) if citation.rest else ""
    return " ".join(f"{document.quote(citation)} {rest}".replace("*", "").split())


def found(name: str) -> set[tuple[int, str, str, str]]:
    document = released(name).document
    return {
        (document.line(one.start), shown(document, one), one.how, one.authority)
        for one in document.citations
    }


def labelled(name: str) -> set[tuple[int, str, str, str]]:
    return {
        (row["line"], row["text"], row.get("how", "full"), row["authority"])
        for row in LABELS[name]
        if row["authority"] != "none"
    }


def test_every_text_is_labelled() -> None:
    texts = {path.stem for path in (PROJECT / "docs/sources").glob("*.txt")}
    assert texts == set(LABELS)


def test_precision_and_recall(accuracy: Callable[[str, int, int, int], None]) -> None:
    expected = {(name, *row) for name in LABELS for row in labelled(name)}
    actual = {(name, *row) for name in LABELS for row in found(name)}
    right = len(expected & actual)
    accuracy("citations", right, len(actual), len(expected))
    back = {row for row in expected if row[3] in ("id", "supra")}
    found_back = {row for row in actual if row[3] in ("id", "supra")}
    accuracy("Id. and supra", len(back & found_back), len(found_back), len(back))
    assert right / len(expected) >= FLOOR, sorted(expected - actual)
    assert right / len(actual) >= FLOOR, sorted(actual - expected)


@pytest.mark.parametrize("name", LABELS)
def test_no_id_and_no_supra_is_wrong(name: str) -> None:
    back = {row for row in found(name) if row[2] in ("id", "supra")}
    assert back <= labelled(name)


@pytest.mark.parametrize("name", LABELS)
def test_normal_forms(name: str) -> None:
    document = released(name).document
    normal = {
        (document.line(one.start), shown(document, one)): one.normal for one in document.citations
    }
    for row in LABELS[name]:
        if "normal" in row:
            assert normal[row["line"], row["text"]] == row["normal"]
