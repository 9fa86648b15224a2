"""How much a redaction takes, and what it stands for where the released text says so."""

from __future__ import annotations

import pytest

from tests.converters.examples import converted, document


def facts(text: str) -> list[tuple[str, str, str]]:
    return [(item.kind, item.extent, item.stands_for) for item in document(text).redactions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. (b)(6) asked.", ("inline", "passage", "")),
        ("Office of Records\n(b)(6)\nWashington", ("inline", "line", "")),
        ("Before.\n\n(b)(5)\n\nAfter.", ("block", "block", "")),
        ("1. (b)(5) [Redacted]\n[Redacted].²⁴", ("block", "block", "")),
        ("write to (b)(6)@agency.gov", ("inline", "passage", "an e-mail address")),
        ("write to (b)(6) agency.gov>", ("inline", "passage", "an e-mail address")),
        ("call (202) 555-(b)(6)", ("inline", "passage", "a telephone number")),
        ("call 202-(b)(6)", ("inline", "passage", "a telephone number")),
        ("in 1998 (b)(6) came", ("inline", "passage", "")),
        ("From: (b)(6)\nTo: A. Reader\n", ("inline", "passage", "the header field From")),
        ("TO: John Roe   FROM: (b)(6)\n", ("inline", "passage", "")),
        ("To: A. Reader" + " " * 60 + "B6\n", ("inline", "passage", "")),
        ("RELEASE IN PART B6\n", ("stamp", "passage", "")),
        ("RELEASE IN PART\n        B6\n", ("stamp", "passage", "")),
        ("Key: *A - (b)(7)(E)\n", ("key", "passage", "")),
        ("Page 5 ~ b7C - 1;\n", ("deleted-page", "page", "")),
    ],
)
def test_a_redactions_surroundings_are_told(text: str, expected: tuple[str, str, str]) -> None:
    assert facts(text) == [expected]


def test_a_badge_says_what_was_withheld_and_where_it_speaks_for_more() -> None:
    assert (
        'title="An e-mail address, withheld under exemption 6'
        in converted("write to (b)(6)@agency.gov").markdown
    )
    assert (
        'title="Source page withheld under exemption 7(C)'
        in converted("Page 5 ~ b7C - 1;\n").markdown
    )


def test_a_badge_that_is_no_withheld_place_names_its_kind() -> None:
    assert 'data-kind="stamp"' in converted("RELEASE IN PART B6\n").markdown
    assert "data-kind" not in converted("Mr. (b)(6) asked.").markdown


def test_a_damaged_cite_shows_what_stands_there_and_what_it_was_read_as() -> None:
    markdown = converted("He (bX6) said so.").markdown
    assert "[(bX6)](../exemptions/b6.md){" in markdown
    assert '.repaired data-read-as="(b)(6)"' in markdown


def test_a_cite_that_speaks_of_an_exemption_is_a_plain_link() -> None:
    markdown = converted("Withheld under Exemption (b)(6), see Rule 12(b)(5).").markdown
    assert "[(b)(6)](../exemptions/b6.md){ .reference" in markdown
    assert "Rule 12(b)(5)" in markdown


def test_a_note_of_which_only_the_number_is_left_is_withheld_whole() -> None:
    text = "It is old.¹ It is new.²\n\n¹ (b)(5) [Redacted]\n[Redacted]\n\n² See (b)(6) there.\n"
    assert [one.extent for one in document(text).redactions] == ["block", "passage"]
