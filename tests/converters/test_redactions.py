"""Where something was withheld, and under which exemptions."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.converters.examples import document, released


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    read = document(text)
    return [(read.quote(redaction), redaction.exemptions) for redaction in read.redactions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(b)(5)", [("(b)(5)", ("b5",))]),
        ("by (b) (6) on", [("(b) (6)", ("b6",))]),
        ("(b)(6); (b)(7)(C)", [("(b)(6); (b)(7)(C)", ("b6", "b7C"))]),
        ("(b)(6);\n(b)(7)(C)", [("(b)(6);\n(b)(7)(C)", ("b6", "b7C"))]),
        ("(b) (7)\n(C)", [("(b) (7)\n(C)", ("b7C",))]),
        ("(b)(6)\n(b)(7)(c)", [("(b)(6)\n(b)(7)(c)", ("b6", "b7C"))]),
        ("John(b)(6)", [("(b)(6)", ("b6",))]),
        ("[REDACTED]", [("[REDACTED]", ())]),
        ("name ██████ here", [("██████", ())]),
    ],
)
def test_a_mark_is_a_redaction(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["2\nId.\n(b)(5)\n", "See id.\n\n(b)(5)\n\nText.", "Id. at\n(b)(5)"]
)
def test_a_mark_alone_below_a_note_that_is_id_is_a_redaction(text: str) -> None:
    assert found(text) == [("(b)(5)", ("b5",))]


@pytest.mark.parametrize("label", ["Ex. 6 - Personal Privacy", "Personal Matters / Ex. 6"])
def test_the_words_of_a_label_are_no_name(label: str) -> None:
    text = f"From: {label}\nSent: 5/9/2017 2:15 PM\nTo: Reader, Pat\nSubject: Piers\n\nHello.\n"
    assert found(text) == [(label, ("b6",))]
    (message,) = document(text).records
    assert (message.sender, message.fields[0].withheld) == (None, "full")


def test_a_code_that_comes_again_starts_the_next_redaction() -> None:
    text = "To: (b)(6); (b)(7)(C); (b)(6); (b)(7)(C)@agency.gov"
    assert found(text) == [("(b)(6); (b)(7)(C)", ("b6", "b7C"))] * 2


def test_marks_in_paragraphs_of_their_own_are_redactions_of_their_own() -> None:
    assert found("(b)(5)\n\n(b)(7)(E)") == [("(b)(5)", ("b5",)), ("(b)(7)(E)", ("b7E",))]


def test_a_word_parts_two_redactions() -> None:
    assert found("(b)(6) and (b)(7)(C)") == [("(b)(6)", ("b6",)), ("(b)(7)(C)", ("b7C",))]


def test_placeholders_belong_to_the_cite_before_them() -> None:
    text = "1. (b) (5) [Redacted]\n[Redacted]\n\n[REDACTED].\n2. Released."
    assert found(text) == [("(b) (5) [Redacted]\n[Redacted]\n\n[REDACTED]", ("b5",))]


@pytest.mark.parametrize(
    "text",
    [
        "5 U.S.C. § 552(b)(7)(C)",
        "5 U.S.C. §\n552(b)(5)",
        "Id. § 552(b)(5)",
        "The court held so. Id.\n(b)(5) protects it.",
        "6 C.F.R. § 5.5(b)(6)",
        "Fed. R. Civ. P., Rule 12(b)(6)",
        "Section 10(b)(2)",
        "under paragraph (b)(1)",
        "see 552(b)(6)",
        "withheld under Exemption (b)(5)",
        "under exemptions (b)(5), (b)(6) and\n(b)(7)(C) of the Act",
        "5 U.S.C. § 552(a)(6)(E)(v)(II)",
        "because disclosure is (1) in the public interest and (2) not commercial",
        "(b) Records of (6) persons",
    ],
)
def test_a_reference_to_the_law_is_no_redaction(text: str) -> None:
    assert found(text) == []


def test_a_redaction_alone_in_its_block_takes_the_block() -> None:
    read = document("Who asked?\n\n(b)(5)\n\n1. (b)(5) [Redacted]\n\nMr. (b)(6) asked.\n")
    assert [redaction.kind for redaction in read.redactions] == ["block", "block", "inline"]


# Counted by hand in the released texts.
RELEASED = {
    "ice-facial": {"b5": 21, "b6": 62, "b7C": 62, "b7E": 10},
    "ice-draft": {"b5": 15, "b7E": 2},
    "dhs-crcl": {"b5": 8, "b6": 20, "b7C": 17},
    "epic-foia": {},
}


@pytest.mark.parametrize("name", RELEASED)
def test_the_released_texts_hold_these_redactions(name: str) -> None:
    redactions = released(name).document.redactions
    assert Counter(code.code for item in redactions for code in item.codes) == RELEASED[name]


def test_all_placeholders_of_the_memorandum_belong_to_a_cite() -> None:
    memorandum = released("dhs-crcl").document
    texts = [memorandum.quote(item).lower() for item in memorandum.redactions if item.codes]
    assert sum(text.count("[redacted]") for text in texts) == 35
    assert all(item.codes for item in memorandum.redactions)


@given(st.text(alphabet="(b)567CE;, \n[Redacted]§2a.", max_size=120))
def test_redactions_stand_in_order_inside_the_text_and_hold_their_codes(text: str) -> None:
    last = 0
    for redaction in document(text).redactions:
        assert last <= redaction.start < redaction.end <= len(text)
        assert all(redaction.start <= c.start < c.end <= redaction.end for c in redaction.codes)
        last = redaction.end
