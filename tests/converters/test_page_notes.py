"""Notes, paper, markings and hyphens on a page: the sentence reads on, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup

from converters.model import Document, Footnote, Hyphen, Marking, NoteMark, Paper, SourcePage, Span
from tests.converters.examples import quoted
from tests.converters.pages import page_of, with_spans

SEAM = "It reached him¹ before he had\n\n¹ See the log.\n\n- 2 -\n\nread the letter.\n"


def with_note(text: str, label: str = "¹ ", note: str = "¹ See the log.") -> Document:
    plain = Document("x", with_spans(text).source, text)
    whole = quoted(plain, note)
    mark = quoted(plain, "¹")
    number = Span(whole.start, whole.start + 1) if label else None
    footnote = Footnote(whole.start, whole.end, "fn-1", "1", number, (mark,) if label else ())
    paper = quoted(plain, "- 2 -") if "- 2 -" in text else None
    return with_spans(
        text,
        footnotes=(footnote,),
        note_marks=(NoteMark(mark.start, mark.end, "1", "fn-1"),) if label else (),
        paper=(Paper(paper.start, paper.end, "number", "2"),) if paper else (),
    )


def reading_on(read: Document) -> Document:
    """The last block goes on with the first."""
    last = replace(read.blocks[-1], continues=read.blocks[0].start)
    return replace(read, blocks=(*read.blocks[:-1], last))


def one(soup: BeautifulSoup, selector: str):
    (element,) = soup.select(selector)
    return element


def test_a_mark_leads_to_its_note_and_the_note_back() -> None:
    soup = page_of(with_note("He had read it.¹\n\n¹ See the log.\n"))
    mark, back = one(soup, "a.note-mark"), one(soup, "p.note a.note-back")
    assert (mark["id"], mark["href"]) == ("fnref-1", "#fn-1")
    assert one(soup, "p.note")["id"] == "fn-1"
    assert (back["href"], back.get_text()) == ("#fnref-1", "¹")


def test_a_second_mark_has_an_id_of_its_own() -> None:
    text = "One.* Two.*\n\n* A note.\n"
    note, marks = text.index("* A"), [text.index("*"), text.index("*", 5)]
    spans = tuple(Span(at, at + 1) for at in marks)
    read = with_spans(
        text,
        markup=(),
        footnotes=(Footnote(note, note + 9, "fn-x", "*", Span(note, note + 1), spans),),
        note_marks=tuple(NoteMark(span.start, span.end, "*", "fn-x") for span in spans),
    )
    assert [a["id"] for a in page_of(read).select("sup > a.note-mark")] == ["fnref-x", "fnref-xb"]


def test_an_ordinary_digit_is_raised_and_a_raised_one_is_not_raised_twice() -> None:
    assert not page_of(with_note("He had.¹\n\n¹ See the log.\n")).select("sup")
    text = "the service.1\n"
    read = with_spans(text, note_marks=(NoteMark(12, 13, "1", ""),))
    assert one(page_of(read), "sup").get_text() == "1"
    assert not page_of(read).select("a.note-mark")


def test_a_note_without_a_number_says_so() -> None:
    soup = page_of(with_note("He had.¹\n\n¹ See the log.\n", label=""))
    assert one(soup, "p.note .added").get_text() == "unnumbered"


def test_a_sentence_reads_on_over_a_note_and_a_page_number() -> None:
    soup = page_of(reading_on(with_note(SEAM)))
    paragraph = one(soup, "p")
    assert one(paragraph, "span.apart.note")["id"] == "fn-1"
    assert one(paragraph, "span.apart.paper.number").get_text(strip=True) == "- 2 -"
    for apart in paragraph.select(".apart"):
        apart.decompose()
    assert (
        " ".join(paragraph.get_text().split()) == "It reached him¹ before he had read the letter."
    )


def test_without_a_seam_notes_and_paper_stand_between_the_paragraphs() -> None:
    soup = page_of(with_note(SEAM))
    assert [p.get("class") for p in soup.select("p")] == [
        None,
        ["note"],
        ["paper", "number"],
        None,
    ]


def test_a_sentence_reads_on_over_nothing_but_notes_paper_and_markings() -> None:
    read = with_spans("It had been\n\nSummary Of Facts\n\nread by all of them in the first week.\n")
    assert len(page_of(reading_on(read)).select("p.continued")) == 1


def test_a_word_over_a_seam_has_no_blank_and_no_visible_hyphen() -> None:
    text = SEAM.replace("had\n", "under-\n").replace("read the", "stood the")
    hyphen = text.index("-\n")
    read = replace(reading_on(with_note(text)), hyphens=(Hyphen(hyphen, hyphen + 2),))
    soup = page_of(read)
    for hidden in soup.select(".apart, .hyphen"):
        hidden.decompose()
    assert "before he understood the letter." in " ".join(soup.get_text().split())


def test_a_hyphen_at_a_lines_end_stays_on_the_page_as_a_hyphen() -> None:
    text = "They looked at the infor-\nmation of all the others.\n"
    at = text.index("-\n")
    soup = page_of(with_spans(text, hyphens=(Hyphen(at, at + 2),)))
    assert one(soup, "span.hyphen").get_text() == "-"
    assert one(soup, "a#L2")
    one(soup, "span.hyphen").decompose()
    assert "information" in soup.get_text()


def test_where_line_breaks_are_meant_a_hyphen_is_one() -> None:
    text = "Name  Office\nInfor-  A\nmation  B\n"
    at = text.index("-")
    soup = page_of(with_spans(text, hyphens=(Hyphen(at, text.index("mation")),)))
    assert not soup.select(".hyphen")


def test_a_source_page_is_named_where_it_starts() -> None:
    text = "The first source page ends\nin a sentence.\n\nSecond Part\n\nThis is its text.\n"
    pages = (SourcePage(0, 27, 1), SourcePage(27, 43, 2), SourcePage(43, len(text), 3))
    soup = page_of(with_spans(text, pages=pages))
    assert [sheet["id"] for sheet in soup.select(".added.sheet")] == ["page-1", "page-2", "page-3"]
    assert soup.select("p")[0].select("#page-2")
    assert not soup.select("h2 .sheet")


def test_one_source_page_needs_no_name() -> None:
    read = with_spans("Some text.\n", pages=(SourcePage(0, 11, 1),))
    assert not page_of(read).select(".sheet")


def test_a_page_that_starts_inside_a_mark_is_named_behind_it() -> None:
    text = "Mr. [Redacted\nunder (b)(6)] asked.\n"
    pages = (SourcePage(0, 14, 1), SourcePage(14, len(text), 2))
    assert one(page_of(with_spans(text, pages=pages)), "#page-2")


def test_a_marking_stands_as_one_and_struck_out_where_it_was() -> None:
    text = "~~SECRET~~\n\n(U) Text of a paragraph.\n"
    markings = (
        Marking(0, 10, ("secret",), "line", struck=True),
        Marking(12, 15, ("unclassified",), "portion"),
    )
    soup = page_of(with_spans(text, markings=markings))
    assert one(soup, "p.marking.struck s").get_text() == "SECRET"
    portion = one(soup, "p > a.marking")
    assert portion.get_text() == "(U)"
    assert portion["href"] == "../about/markings.md#unclassified"
    assert portion["title"] == "Unclassified"
    assert one(soup, "p.marking a[title]")["href"] == "../about/markings.md#secret"


def test_a_marking_that_no_table_knows_is_shown_as_one() -> None:
    text = "(Q) Text of a paragraph.\n"
    soup = page_of(with_spans(text, markings=(Marking(0, 3, ("quite-new",), "portion"),)))
    assert one(soup, "p > span.marking").get_text() == "(Q)"


def test_a_redaction_inside_a_marking_keeps_its_badge() -> None:
    text = "TOP SECRET//(b)(1)//NOFORN\n"
    read = with_spans(text, markings=(Marking(0, 26, ("top-secret",), "line"),))
    assert one(page_of(read), "p.marking a.redaction#r1")
