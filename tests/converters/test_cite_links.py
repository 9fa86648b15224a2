"""A citation leads to its authority's page, around what leads elsewhere; acronyms say their meaning."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from converters.model import Block, Citation, Definition, Document, Mention, NoteMark, Span
from converters.terms.vocabulary import Term, Vocabularies
from converters.writing import lossless, page
from converters.writing.cite_links import cite_pieces
from tests.converters.examples import converted, document

AGENCIES = {"ice": Term("ice", "Immigration and Customs Enforcement", "ICE")}


def cited(text: str, *quotes: str, **given: object) -> Document:
    """A document with one paragraph, in which each quote is a citation."""
    spans = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    citations = tuple(
        Citation(start, end, f"c{number}", "pia", "dhs-ice-pia-054", "DHS/ICE/PIA-054", "its form")
        for number, (start, end) in enumerate(spans, 1)
    )
    blocks = (Block(0, len(text), "paragraph"),)
    return replace(document(text), blocks=blocks, citations=citations, **given)  # type: ignore[arg-type]


def links(made: Document) -> list[tuple[str, str]]:
    """Each link of its page by its address and its words."""
    vocabularies = Vocabularies(AGENCIES, {}, {})
    html = markdown(page.body(made, vocabularies), extensions=["attr_list"])
    found = BeautifulSoup(html, "html.parser").select("a[href]:not(.line)")
    return [(str(link["href"]), link.get_text()) for link in found]


def test_a_citation_leads_to_the_page_of_what_it_cites() -> None:
    made = cited("See DHS/ICE/PIA-054.", "DHS/ICE/PIA-054")
    assert links(made) == [("../authorities/dhs-ice-pia-054.md", "DHS/ICE/PIA-054")]


def test_a_name_inside_a_citation_is_a_part_of_it() -> None:
    made = cited("ICE wrote DHS/ICE/PIA-054.", "DHS/ICE/PIA-054")
    names = tuple(Mention(at, at + 3, "agencies", "ice") for at in (0, 14))
    assert links(replace(made, mentions=names)) == [
        ("../agencies/ice.md", "ICE"),
        ("../authorities/dhs-ice-pia-054.md", "DHS/ICE/PIA-054"),
    ]


def test_a_citation_goes_around_the_mark_of_a_note() -> None:
    made = cited("See DHS/ICE/¹PIA-054.", "DHS/ICE/¹PIA-054")
    mark = NoteMark(12, 13, "1", "")
    pieces = [made.quote(piece) for piece in cite_pieces(made, [mark])]
    assert pieces == ["DHS/ICE/", "PIA-054"]


def test_a_citation_that_goes_on_behind_a_note_is_two_links() -> None:
    made = cited("See 6 C.F.R. and then § 5.5 too.", "6 C.F.R.")
    split = replace(made.citations[0], rest=Span(22, 27))
    assert [words for _, words in links(replace(made, citations=(split,)))] == ["6 C.F.R.", "§ 5.5"]


@pytest.mark.parametrize("meaning", ["Privacy Impact Assessment", 'a "quoted" `word` & <more>'])
def test_an_acronym_says_what_the_document_defines_it_as(meaning: str) -> None:
    text = f"The {meaning} (PIA). A PIA is read."
    start = text.index("(PIA)") + 1
    use = text.rindex("PIA")
    definition = Definition(
        start, start + 3, "PIA", Span(4, 4 + len(meaning)), (Span(use, use + 3),)
    )
    made = replace(cited(text), definitions=(definition,))
    body = page.body(made, Vocabularies({}, {}, {}))
    assert lossless.first_difference(made, body) is None
    (element,) = BeautifulSoup(markdown(body), "html.parser").select("abbr")
    assert element.get_text() == "PIA"
    assert element["title"] == re.sub("`", "", meaning)


def test_a_page_of_citations_loses_nothing_and_nests_no_link() -> None:
    body = converted(
        "The Freedom of Information Act, 5 U.S.C. § 552(b)(5), and the Privacy Impact\n"
        "Assessment (PIA) DHS/ICE/PIA-054, ICE PIA. Id. at 5.\n"
    ).markdown
    html = BeautifulSoup(markdown(body.split("---\n")[-1], extensions=["attr_list"]), "html.parser")
    assert html.select("a a") == []
    assert html.select("a.citation")


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=8),
    st.integers(0, 20),
    st.integers(1, 25),
)
def test_pieces_stand_inside_their_citation_and_touch_no_other_link(
    others: list[tuple[int, int]], start: int, length: int
) -> None:
    text = "ab 12, cd (ef) gh; ij 34 kl mn. op qr st uv wx yz"
    made = cited(text, text[start : start + length])
    (citation,) = made.citations
    ends, cuts = 0, []
    for at, size in sorted(others):
        if at >= ends:
            cuts.append(Span(at, at + size))
            ends = at + size
    reach = citation.start
    for piece in cite_pieces(made, cuts):
        assert reach <= piece.start < piece.end <= citation.end
        assert all(piece.end <= cut.start or cut.end <= piece.start for cut in cuts)
        reach = piece.end
