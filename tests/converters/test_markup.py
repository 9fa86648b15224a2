"""The OCR tool's own Markdown is told from released text."""

from __future__ import annotations

import pytest

from converters.model import Document
from tests.converters.examples import document


def found(text: str) -> list[tuple[str, str]]:
    read: Document = document(text)
    return [(markup.kind, read.quote(markup)) for markup in read.markup]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **bold** word", [("bold", "**bold**")]),
        ("**two\nlines**", [("bold", "**two\nlines**")]),
        ("**one****two**", [("bold", "**one**"), ("bold", "**two**")]),
        ("~~FOR OFFICIAL USE ONLY~~", [("struck", "~~FOR OFFICIAL USE ONLY~~")]),
        ("about \\$10,000", [("escape", "\\$")]),
        ("¹⁷ *Id.* at 3", [("italic", "*Id.*")]),
        ("see [the assessment](#).", [("link", "[the assessment](#)")]),
        ("<https://example.gov/a>", [("link", "<https://example.gov/a>")]),
        ("- a. An item", [("bullet", "- ")]),
        ("## Background", [("heading", "## Background")]),
    ],
)
def test_markup_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "2**8",
        "* one\n* two",
        "*A - (b)(7)(E)",
        "[Name](b)(6)",
        "C:\\_files",
        "#AD1 COS;#ICE DD STAFF",
        "a ~~ b",
        "the end.**",
        "- An item",
    ],
)
def test_what_is_not_sure_stays_released_text(text: str) -> None:
    assert found(text) == []


def test_a_mark_without_partner_is_noted_with_its_line() -> None:
    (note,) = document("First.\n\nIs it so?**\n").diagnostics
    assert (note.severity, note.line, note.quote) == ("note", 3, "Is it so?**")
