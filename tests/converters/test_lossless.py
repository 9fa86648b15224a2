"""Nothing is lost: every character of a source, blanks and OCR markup aside, is on its page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from converters.model import (
    Block,
    Document,
    Footnote,
    Hyphen,
    Marking,
    NoteMark,
    Paper,
    Record,
    SourcePage,
    Span,
)
from converters.text.blocks import find_blocks
from converters.writing import page
from converters.writing.lossless import (
    MARKDOWN_EXTENSIONS,
    difference_in_markdown,
    first_difference,
    visible_text,
)
from converters.writing.paragraphs import APART
from tests.converters.examples import PROJECT, converted, document, vocabularies

SOURCES = sorted((PROJECT / "docs" / "sources").glob("*.txt"))


def is_whole(read: Document, markdown: str) -> bool:
    """Whether a page shows every character, by the converter's check and by Markdown itself."""
    checked = (first_difference(read, markdown), difference_in_markdown(read, markdown))
    return checked == (None, None)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.stem))
def test_a_released_text_is_whole_on_its_page(file: object) -> None:
    """Told apart from the converter's own check: marks are taken out here by plain search."""
    text = file.read_bytes().decode()  # type: ignore[attr-defined]
    shown = visible_text(converted(text).markdown.split("\n---\n", 1)[1])
    strip = re.compile(
        r"\*\*|~~|\\(?=\$)|(?<!\w)\*(?=Id|ICE)|(?<=[.s])\*(?=[ .]|$)|\s", re.MULTILINE
    )
    assert strip.sub("", shown) == strip.sub("", text)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.stem))
def test_a_page_is_read_as_a_tree_of_it_would_be(file: Path) -> None:
    markdown = converted(file.read_bytes()).markdown.split("\n---\n", 1)[1]
    page = Markdown(extensions=list(MARKDOWN_EXTENSIONS)).convert(markdown)
    tree = BeautifulSoup(page, "html.parser")
    for added in tree.select(".added"):
        added.decompose()
    assert visible_text(markdown).split() == tree.get_text().split()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('a<span class="x added">b<br>c<i>d</i></span>e', "ae"),
        ('a<p class="added">b</b>c</p>d', "ad"),
        ('<i class="added">a<b>b</i>c', "c"),
        ("a<script>b</script>c<!-- d -->e", "ace"),
        ("a<br/>b</br>c", "abc"),
    ],
)
def test_what_the_site_added_is_no_released_text(page: str, text: str) -> None:
    assert visible_text(page) == text


HOSTILE = [
    "<script>alert(1)</script> & &amp; &#42; &copy; <b>bold</b> <!-- comment -->",
    "---\ntitle: front matter\n---\n\ntext",
    "{{ config }} {% raw %} {: .added } { #id } [x](y){ .z }",
    "[Name](b)(6) ![image](x.png) [ref]: http://example.org [^1]: note *[ABBR]: x",
    "# not a heading\n=====\n-----\n> quote\n    code\n\ttab\n```\nfence\n~~~",
    "a | b\n--|--\n1 | 2",
    "5. five\n7. seven\n3) three\n+ plus\n* star",
    "`code` ``more`` \\` \\\\ \\* _under_ __score__ www.example.org :smile: (c) (r) -- ...",
    "NUL \x00 bell \x07 escape \x1b delete \x7f C1 \x81 STX \x02 ETX \x03 next line \x85",
    "form\x0cfeed\x0bvertical\ttab\xa0nbsp\u200bzero\xadsoft\u2028line\u202eright to left",
    "\x02klzzwxh:0001\x03 \x02wxzhzdk:0\x03 \x02amp\x03",
    "[Redacted per (b)(6)]\n[(b)(6) - name] [withheld under Exemption (b)(5)] 12(b)(6)",
    "**(b)(5)** ~~(b)(6)~~ **a (b)(7)(C); (b)(6) b** [Redacted]",
    "**ICE** U.S. Immigration\nand **Customs** Enforcement",
    "*" * 50 + " x " + "~" * 40 + " [" * 20 + "](#)" * 20,
    "word " * 5000 + "(b)(5) " * 50,
    "x" * 25_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_html_markdown_jinja_and_control_bytes_show_as_text(text: str) -> None:
    conversion = converted(text)
    assert is_whole(conversion.document, conversion.markdown.split("\n---\n\n", 1)[1])
    assert not [d for d in conversion.document.diagnostics if d.severity == "warning"]


PIECES = st.sampled_from(
    [
        "(b)(5)",
        "(b) (7)(C)",
        "[Redacted]",
        "**",
        "~~",
        "*",
        "\\",
        "\\$",
        "`",
        "_",
        "[",
        "](#)",
        "<a>",
    ]
    + ["&amp;", "{", "}", "# ", "- ", "1. ", "From: ", "\n", "\n\n", "\r\n", "\t", "      ", "ICE"]
    + [
        "Homeland Security Investigations",
        "\x00",
        "\x0c",
        "\u00ad",
        "| ",
        "---",
        ":",
        "!",
        "é",
        "²",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
@example("**a\n\n**b**")
@example("~~**x~~**")
def test_no_text_loses_a_character(text: str) -> None:
    read = document(text)
    assert is_whole(read, page.body(read, vocabularies()))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_nor_does_the_plain_way_out(text: str) -> None:
    read = replace(document(text), markup=())
    assert is_whole(read, page.plain_body(read, vocabularies()))


LINES = st.sampled_from(
    ["A line of a sentence that goes on", "read it.1", "1 See the log.", "- 2 -", "SECRET"]
    + [
        "From: A. Reader",
        "the infor-",
        "mation of (b)(6)",
        "[Redacted",
        "too] long",
        "**Bold**",
        "",
    ]
)


def _before(blocks: tuple[Block, ...], texts: list[int]) -> list[int | None]:
    """For each block the last one before it that is text."""
    return [max((text for text in texts if text < block.start), default=None) for block in blocks]


@st.composite
def laid_out(draw: st.DrawFn) -> Document:
    """A text whose lines are notes, paper, markings and records at random, and blocks go on."""
    lines = draw(st.lists(LINES, min_size=1, max_size=14))
    plain = replace(document("\n".join(lines)), blocks=())
    kinds = [draw(st.sampled_from(["", "", "note", "paper", "marking"])) for _ in lines]
    whole = {kind: [Span(line.start, line.end) for line, of in zip(plain.lines, kinds, strict=True)
                    if of == kind and line.start < line.end] for kind in set(kinds)}  # fmt: skip
    ones = [match.start() for match in re.finditer("1", plain.text)]
    first = tuple(Span(at, at + 1) for at in ones[:1])
    hyphens = [Hyphen(match.start(), match.end()) for match in re.finditer("-\n", plain.text)]
    cuts = sorted({0, *draw(st.lists(st.integers(0, len(plain.text)), max_size=4))})
    read = find_blocks(
        replace(
            plain,
            footnotes=tuple(
                Footnote(one.start, one.end, f"fn-{n}", "1", Span(one.start, one.start + 1), first)
                for n, one in enumerate(whole.get("note", []))
            ),
            paper=tuple(Paper(one.start, one.end, "number") for one in whole.get("paper", [])),
            markings=tuple(
                Marking(one.start, one.end, ("secret",), "line") for one in whole.get("marking", [])
            ),
            note_marks=tuple(NoteMark(at, at + 1, "1", "fn-0") for at in ones),
            hyphens=tuple(hyphens),
            pages=tuple(
                SourcePage(start, end, number + 1)
                for number, (start, end) in enumerate(pairwise([*cuts, len(plain.text)]))
            ),
        ),
        vocabularies(),
    )
    starts = [block.start for block in read.blocks]
    texts = [block.start for block in read.blocks if block.kind not in APART]
    goes_on = [
        replace(block, continues=draw(st.sampled_from([None, *starts[:1], last, last])))
        for block, last in zip(read.blocks, _before(read.blocks, texts), strict=True)
    ]
    records = sorted(draw(st.sets(st.sampled_from(starts), max_size=2))) if starts else []
    return replace(
        read,
        blocks=tuple(goes_on),
        records=tuple(
            Record(start, end, f"message-{n}", "e-mail", body=draw(st.integers(start, end)))
            for n, (start, end) in enumerate(pairwise([*records, len(plain.text)]))
        ),
    )


@settings(max_examples=200, deadline=None)
@given(laid_out())
def test_notes_paper_seams_and_records_lose_no_character(read: Document) -> None:
    assert is_whole(read, page.body(read, vocabularies()))


def test_a_lost_or_changed_character_is_noticed() -> None:
    read = document("one two three")
    assert first_difference(read, "one three") == 5
    assert first_difference(read, "one twe three") == 6
    assert first_difference(read, "one two three four") == len(read.text)
    assert first_difference(read, 'one <span class="added">more</span> two three') is None


def test_a_page_that_would_lose_text_is_written_the_plain_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page, "body", lambda read, vocabularies: "something else")
    conversion = converted("**One** line.\n\nAnd (b)(5) another.\n")
    (warning,) = [d for d in conversion.document.diagnostics if d.severity == "warning"]
    assert "plain lines" in warning.message
    monkeypatch.undo()
    assert is_whole(conversion.document, conversion.markdown.split("\n---\n\n", 1)[1])
