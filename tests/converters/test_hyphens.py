"""Words that a line's end broke in two: joined where the word is certain, left where it is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.model import LINE_BREAK
from converters.text.hyphens import _fragments
from tests.converters.examples import PROJECT, document

LINE = "The office reviewed the files of the program in the field and asked for the "
"""Leaves room for half a word at the edge of the sheet."""

WRAPPED = (
    "The first lines tell how wide the sheet is, because each of them ends in the middle of a\n"
    "sentence that goes on in the next one and so tells that it was broken by the edge of the\n"
    "paper and by nothing else, which is all that one can know of how wide the paper once was,\n"
    "and that is enough.\n\n"
)


def hyphens(text: str) -> list[str]:
    """Each hyphen with its line break, as released."""
    result = document(WRAPPED + text)
    return [result.quote(hyphen) for hyphen in result.hyphens]


def doubts(text: str) -> list[str]:
    return [
        note.message for note in document(WRAPPED + text).diagnostics if "hyphen" in note.message
    ]


def test_the_word_stands_elsewhere_in_one_piece():
    assert hyphens(f"{LINE}enforce-\nment of it. The enforcement began.\n") == ["-\n"]
    assert hyphens(f"{LINE}over-\n   sight of it. The oversight began.\n") == ["-\n   "]


def test_the_second_half_is_no_word():
    assert hyphens(f"{LINE}infor-\r\nmation of it.\n") == ["-\r\n"]
    assert hyphens(f"{LINE.upper()}INFOR-\nMATION OF IT.\n") == ["-\n"]


@pytest.mark.parametrize("sign", ["\u00ad", "¬"])
def test_a_soft_hyphen_always_counts(sign):
    assert hyphens(f"{LINE}cross{sign}\nroads of it.\n") == [f"{sign}\n"]


def test_the_compound_stands_elsewhere_with_its_hyphen():
    text = (
        f"{LINE}law-\nenforcement files. It is a law-enforcement office; lawenforcement is none.\n"
    )
    assert hyphens(text) == []
    assert doubts(text) == []


def test_a_word_that_may_be_a_compound_is_left_and_noted():
    text = f"{LINE}sign-\nable files. Another long line of the same text asks for the file-\nable ones.\n"
    assert hyphens(text) == []
    assert doubts(text) == [
        "2 hyphens at the end of a line may belong to the word; shown as released"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("face-to-\nface of it. The toface.\n", id="a compound of three"),
        pytest.param("non-\nlaw-enforcement of it. The nonlaw.\n", id="a compound behind"),
        pytest.param("Al-\nQaida files. The AlQaida.\n", id="a name"),
        pytest.param("Smith-\nJones files.\n", id="two names"),
        pytest.param("pre-\nand post-release files.\n", id="a hyphen that waits"),
        pytest.param("x-\ntion of it.\n", id="a letter"),
        pytest.param("files 2010-\n2020 of it.\n", id="years"),
        pytest.param("O’Con-\nment of it.\n", id="an apostrophe"),
        pytest.param(
            "https://www.agency.gov/infor-\nmation/page of it. The information.\n", id="address"
        ),
        pytest.param("infor-\nmation.pdf of it. The information.\n", id="file name"),
        pytest.param("infor-\nmation@agency.gov of it. The information.\n", id="mail address"),
        pytest.param("infor-\n\nmation of it.\n", id="a blank line between"),
        pytest.param("infor- mation of it.\n", id="no line break"),
    ],
)
def test_other_hyphens_stay(text):
    assert hyphens(LINE + text) == []


def test_an_address_over_several_lines():
    text = (
        f"{LINE}pages: https://www.agency.gov/a/long/way-to-the-\n"
        "files-and-more-files-and-more-files-and-more-files-and-more-files-and-more-files-infor-\n"
        "mation. The information.\n"
    )
    assert hyphens(text) == []


def test_only_in_running_text():
    assert hyphens("From: A Name of infor-\nmation\nTo: B\n") == []
    assert hyphens("One   infor-        Two     mation\nmation          ments\n") == []


def test_a_redaction_is_never_part_of_a_word():
    assert hyphens(f"{LINE}infor-\n(b)(6) of it. The information.\n") == []


def test_a_word_over_the_end_of_a_sheet():
    text = f"{WRAPPED}{LINE}infor-\nPage 1 of 2\n\fmation of the field offices. It then ended.\nPage 2 of 2\n\f"
    result = document(text)
    (hyphen,) = result.hyphens
    assert result.quote(hyphen) == "-"
    (part,) = [block for block in result.blocks if block.continues is not None]
    assert result.quote(part).startswith("mation")


def test_no_second_half_is_a_word_of_the_released_texts():
    files = [*(PROJECT / "docs" / "sources").glob("*.txt")]
    words = {word for file in files for word in file.read_text("utf-8").lower().split()}
    assert _fragments().isdisjoint(words)
    assert all(word.isalpha() and word.islower() for word in _fragments())


def test_the_released_texts_have_none():
    for file in (PROJECT / "docs" / "sources").glob("*.txt"):
        assert document(file.read_bytes().decode()).hyphens == ()


PIECES = [
    "infor",
    "mation",
    "-",
    "\u00ad",
    "\n",
    "\r\n",
    " ",
    "\f",
    "law",
    "\n\n",
    "(b)(6)",
    "the text ",
    "*",
    "¬",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_hyphens_are_in_order_inside_one_word_and_touch_no_redaction(text):
    result = document(text)
    assert all(first.end <= second.start for first, second in pairwise(result.hyphens))
    for hyphen in result.hyphens:
        quote = result.quote(hyphen)
        assert quote[0] in "-\u00ad¬‐"
        assert not quote[1:].strip()
        assert len(LINE_BREAK.findall(quote)) <= 1
        assert text[hyphen.start - 1].isalpha()
        assert all(r.end <= hyphen.start or hyphen.end <= r.start for r in result.redactions)
