"""Nothing is lost: every character of a source, blanks and OCR markup aside, is on its page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters import page
from converters.lossless import first_difference, visible_text
from tests.converters.examples import PROJECT, converted, document, vocabularies

SOURCES = sorted((PROJECT / "docs" / "sources").glob("*.txt"))


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.stem))
def test_a_released_text_is_whole_on_its_page(file: object) -> None:
    """Told apart from the converter's own check: marks are taken out here by plain search."""
    text = file.read_bytes().decode()  # type: ignore[attr-defined]
    shown = visible_text(converted(text).markdown.split("\n---\n", 1)[1])
    strip = re.compile(
        r"\*\*|~~|\\(?=\$)|(?<!\w)\*(?=Id|ICE)|(?<=[.s])\*(?=[ .]|$)|\s", re.MULTILINE
    )
    assert strip.sub("", shown) == strip.sub("", text)


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
    assert first_difference(conversion.document, conversion.markdown.split("\n---\n", 1)[1]) is None
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
    assert first_difference(read, page.body(read, vocabularies())) is None


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_nor_does_the_plain_way_out(text: str) -> None:
    read = replace(document(text), markup=())
    assert first_difference(read, page.plain_body(read, vocabularies())) is None


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
    assert first_difference(conversion.document, conversion.markdown.split("\n---\n", 1)[1]) is None
