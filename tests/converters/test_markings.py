"""Handling and classification markings: what is one, what it says, and what only looks like one."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.model import Document, Marking, Source
from converters.sheets.marking_terms import marking_terms
from converters.sheets.markings import find_markings
from converters.sheets.paper import find_paper
from converters.text.markup import find_markup
from converters.withheld.redactions import find_redactions
from tests.converters.examples import PROJECT, document, released, vocabularies

Read = tuple[str, tuple[str, ...]]


def marked(text: str) -> Document:
    """A text with the spans of the stages up to this one."""
    result = Document("example", Source("example.txt", "0" * 64, 0, "utf-8"), text)
    for stage in (find_markup, find_redactions, find_paper, find_markings):
        result = stage(result, vocabularies())
    return result


def markings(text: str) -> list[Read]:
    """Each marking as released, with its terms."""
    result = marked(text)
    return [(result.quote(marking), marking.terms) for marking in result.markings]


def one(text: str) -> Marking:
    (marking,) = marked(text).markings
    return marking


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("UNCLASSIFIED", ("unclassified",)),
        ("SECRET//NOFORN", ("secret", "noforn")),
        ("TOP SECRET//SI//ORCON/NOFORN", ("top-secret", "sci", "orcon", "noforn")),
        ("SECRET//REL TO USA, FVEY", ("secret", "rel-to", "fvey")),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", ("unclassified", "fouo")),
        ("FOR OFFICIAL USE ONLY // LAW ENFORCEMENT SENSITIVE", ("fouo", "les")),
        ("FOUO/LES", ("fouo", "les")),
        ("SENSITIVE BUT UNCLASSIFIED", ("sbu",)),
        ("LIMITED OFFICIAL USE", ("lou",)),
        ("CUI//SP-PRVCY//NOFORN", ("cui", "noforn")),
        ("-- PRE-DECISIONAL / DELIBERATIVE --", ("predecisional", "deliberative")),
        ("DRAFT – PRE-DECISIONAL – DELIBERATIVE", ("predecisional", "deliberative")),
        (
            "ATTORNEY-CLIENT PRIVILEGED / ATTORNEY WORK PRODUCT",
            ("attorney-client", "attorney-work-product"),
        ),
        ("PRIVACY ACT MATERIAL", ("privacy-act",)),
        ("C O N F I D E N T I A L", ("confidential",)),
        ("CLASSIFICATION: UNCLASSIFIED", ("unclassified",)),
        ("*** SECRET ***", ("secret",)),
        ("SECRET          3", ("secret",)),
    ],
)
def test_a_line_that_holds_nothing_else_is_a_marking(line, terms):
    marking = one(f"The text stands here.\n\n{line}\n\nIt goes on here.\n")
    assert (marking.terms, marking.kind, marking.struck) == (terms, "line", False)


@pytest.mark.parametrize(
    "line",
    [
        "The Secret Service was told.",
        "SECRET (b)(1)",
        "It was marked SECRET",
        "Classification: the report was SECRET",
        "UNCLASSIFIED CABLE FROM KABUL",
        "Confidential",
        "Secret",
        "for official use only.",
        "LES",
        "SI",
        "DRAFT",
        "PRIVACY ACT",
        "RELEASE IN PART",
    ],
)
def test_other_lines_are_none(line):
    assert markings(f"The text stands here.\n\n{line}\n\nIt goes on here.\n") == []


def test_a_marking_in_small_letters_counts_where_it_is_the_foot_or_comes_again():
    once = "One.\n\nFor Official Use Only\n\nTwo.\n"
    assert markings(once) == []
    assert len(markings(once + "\nFor Official Use Only\n\nThree.\n")) == 2
    assert len(markings("One.\n\nTwo.\n\nFor Official Use Only\n")) == 1


def test_struck_through_is_a_marking_that_was_struck():
    assert one("Text.\n\n~~SECRET//NOFORN~~\n").struck
    assert one("Text.\n\n~~FOR OFFICIAL USE ONLY // LAW ENFORCEMENT SENSITIVE~~").struck
    assert not one("Text.\n\n~~SECRET~~ UNCLASSIFIED\n").struck


def test_marks_before_paragraphs():
    text = (
        "(U//FOUO) The office met twice.\n\n(S//NF) It wrote a report.\n\n"
        "1. (C) An item.\n\n- (TS//SI//REL TO USA, FVEY) A bullet.\n\nSubject: (U) A title\n"
    )
    assert markings(text) == [
        ("(U//FOUO)", ("unclassified", "fouo")),
        ("(S//NF)", ("secret", "noforn")),
        ("(C)", ("confidential",)),
        ("(TS//SI//REL TO USA, FVEY)", ("top-secret", "sci", "rel-to", "fvey")),
        ("(U)", ("unclassified",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "(C) Copies of all contracts.\n\nMore text.\n",
        "(S) Some item.\n",
        "(A) One.\n(B) Two.\n(C) Three.\n",
        "(s) a small letter.\n",
        "It says (U//FOUO) in the text.\n",
        "(S) One.\n(T) Two.\n(U) Three.\n(V) Four.\n",
        "(UN) An abbreviation.\n",
        "(U.S.) A country.\n",
        "(b)(7)\n(C) name of the agent\n",
    ],
)
def test_what_only_looks_like_the_mark_of_a_paragraph(text):
    assert markings(text) == []


def test_a_lone_letter_counts_beside_a_line_of_classification():
    assert markings("SECRET\n\n(S) The office met.\n\n(C) It wrote.\n") == [
        ("SECRET", ("secret",)),
        ("(S)", ("secret",)),
        ("(C)", ("confidential",)),
    ]


def test_a_list_is_none_even_beside_a_line_of_classification():
    text = "SECRET\n\n(A) One.\n(B) Two.\n(C) Three.\n"
    assert markings(text) == [("SECRET", ("secret",))]


def test_a_line_of_markings_is_a_block_of_its_own():
    result = document("The sentence ends here.\nSECRET//NOFORN\nAnother one starts here.\n")
    assert [block.kind for block in result.blocks] == ["paragraph", "marking", "paragraph"]


def test_the_markings_of_the_released_texts():
    found = {
        name: [(item.terms, item.kind, item.struck) for item in released(name).document.markings]
        for name in ("dhs", "epic", "ice-draft", "ice-facial")
    }
    assert found == {
        "dhs": [],
        "epic": [],
        "ice-draft": [(("fouo", "les"), "line", True)],
        "ice-facial": [(("fouo",), "line", False)],
    }


def test_every_term_is_explained_on_the_page_about_markings():
    page = (PROJECT / "docs" / "about" / "markings.md").read_text("utf-8")
    entries = re.findall(r"^### (.+) \{ #([a-z-]+) \}$", page, re.MULTILINE)
    assert sorted(entries) == sorted((term.name, term.id) for term in marking_terms().values())
    for term in marking_terms().values():
        assert term.source in page


PIECES = [
    *[
        "SECRET",
        "//",
        "NOFORN",
        "(U)",
        "(S//NF)",
        "(C) ",
        "FOUO",
        "~~",
        "(b)(5)",
        "\n",
        "\n\n",
        " ",
    ],
    *[
        "text ",
        "the ",
        "1. ",
        "\f",
        "Page 3 of 4",
        "DOJ-OGR-00000012",
        "\r\n",
        "-",
        "For Official Use Only",
    ],
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_markings_are_in_order_apart_and_whole_and_touch_no_redaction(text):
    result = marked(text)
    spans = sorted((*result.markings, *result.paper), key=lambda span: span.start)
    assert list(result.markings) == sorted(result.markings, key=lambda marking: marking.start)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    lines = {(line.start, line.end) for line in result.lines}
    for marking in result.markings:
        assert marking.terms
        assert marking.kind == "portion" or (marking.start, marking.end) in lines
        assert all(
            redaction.end <= marking.start or marking.end <= redaction.start
            for redaction in result.redactions
        )


def test_the_mark_before_a_paragraph_counts_also_where_its_line_is_withheld_in_part() -> None:
    text = (
        "SECRET//NOFORN\n\n(S//NF) He met (b)(1) there.\n\n(b)(7)\n(C) was there.\n\n(S) (b)(1)\n"
    )
    read = marked(text)
    assert [read.quote(one) for one in read.markings if one.kind == "portion"] == ["(S//NF)", "(S)"]
