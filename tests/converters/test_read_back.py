"""What the converter reads back from a page without Markdown is what Markdown reads there."""

from __future__ import annotations

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from converters.writing import page
from converters.writing.lossless import visible_text
from converters.writing.read_back import read_back
from tests.converters.examples import PROJECT, converted, document, vocabularies
from tests.converters.test_lossless import HOSTILE, PIECES

SOURCES = sorted((PROJECT / "docs" / "sources").glob("*.txt"))

ANCHOR = '<a id="L1" class="line" href="#L1"></a>'


def read_alike(markdown: str) -> bool:
    """Whether the page can be read back; fails where Markdown reads anything else there."""
    text = read_back(markdown)
    if text is not None:
        assert "".join(text.split()) == "".join(visible_text(markdown).split())
    return text is not None


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.stem))
def test_a_released_text_is_read_back_whole(file: object) -> None:
    markdown = converted(file.read_bytes()).markdown  # type: ignore[attr-defined]
    assert read_alike(markdown.split("\n---\n\n", 1)[1])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_read_back_whole(text: str) -> None:
    assert read_alike(converted(text).markdown.split("\n---\n\n", 1)[1])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join).filter(str.strip))
@example("(b)(5)\n****(b)(5)")
def test_whatever_is_released_its_page_can_be_read_back(text: str) -> None:
    assert read_alike(page.body(document(text), vocabularies()))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (f"{ANCHOR}One \\*two\\* &lt;b&gt; &#92;", "One *two* <b> \\"),
        (f"{ANCHOR}to [ICE](../agencies/ice.md){{ .mention }}.", "to ICE."),
        (f"## {ANCHOR}A title {{ #q1-line-1 }}", "A title"),
        ("## E-mail message { #message-1 .added .record }\n\n<span></span>To", "To"),
        ("Copy of [message 2](#message-2)\n{: .added .record-facts }\n\n<br>a", "a"),
        ('<span class="added sheet" id="page-2">source page 2</span> a', " a"),
        ('<span class="added">a<s>b</s></span>c', "c"),
        ("<span>1</span> A<br>\n<span>2</span> B\n{: .note }", "1 A\n2 B"),
    ],
)
def test_what_the_writer_writes_is_read_back(markdown: str, text: str) -> None:
    assert read_back(markdown) == text
    assert read_alike(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "One *two* three",
        "1. One",
        "    four blanks",
        f"{ANCHOR}a * b",
        f"{ANCHOR}a_b",
        f"{ANCHOR}`a`",
        f"{ANCHOR}a {{ .b }}",
        f"{ANCHOR}[a]",
        f"{ANCHOR}[a](b c)",
        f"{ANCHOR}[a [b](c)](d)",
        f"{ANCHOR}![a](b)",
        f"{ANCHOR}&copy;",
        f"{ANCHOR}AT&T",
        f"{ANCHOR}a < b",
        f"{ANCHOR}a\n---",
        f"{ANCHOR}a\nb",
        f"{ANCHOR}a\n\n\n{ANCHOR}b",
        f"{ANCHOR}a  \n{{: .added }}",
        f"{ANCHOR}a\n{{: .added }} b",
        f"{ANCHOR}a\n{{: class=added }}",
        f"{ANCHOR}a\x02b",
        f"{ANCHOR}<script>a</script>",
        f"{ANCHOR}<!-- a -->",
        f"{ANCHOR}<span>a",
        f"{ANCHOR}a</span>",
        f"{ANCHOR}<s><em>a</s></em>",
        f"{ANCHOR}[<s>a](b)</s>",
        f"{ANCHOR}[a](b){{ .added }}",
        '<span class="a" class="added">b</span>',
        '<span data-class="added">a</span>',
        "<span>a</span>{ .b }",
        '<span title="`">a</span>',
        f"{ANCHOR}a # b",
        f"{ANCHOR}a &lt b",
        f"{ANCHOR}a  \n{ANCHOR}b",
        ". a\n{: .added }",
        '<span title="[">b</span>](c)',
        "## A title\nand more",
        "##  { .added }",
        "#",
        "",
        "A. Reader said so.\n{: .note }",
    ],
)
def test_all_else_is_left_to_markdown(markdown: str) -> None:
    assert read_back(markdown) is None


WORDS = [
    "a",
    "two words",
    " ",
    "  ",
    "é",
    "\u00a0",
    "\u2028",
    "\\*",
    "\\#",
    "\\[",
    "\\]",
    "\\{",
    "\\}",
]
WORDS += ["\\!", "&lt;", "&gt;", "&amp;", "&#92;", "&#96;", "<br>", f"<br>\n{ANCHOR}", ANCHOR]
"""What the writer writes for released characters, and between them."""

AROUND = [
    ("<s>", "</s>"),
    ("<em>", "</em>"),
    ('<span class="marker">', "</span>"),
    ('<span class="added sheet" id="page-2">', "</span>"),
    ('<abbr title="a &amp; b!">', "</abbr>"),
    ("[", "](../x/y.md)"),
    ("[", '](x.md#y){ #r1 .mention title="a & b \\\\* c!" data-read-as="d" }'),
]
BLOCKS = [
    (ANCHOR, ""),
    ("<span></span>", "\n{: #q1 .item .level-1 }"),
    (f"## {ANCHOR}", ""),
    ("## ", ' { #message-1 .added .record data-toc-label="a" }'),
    ("Attached: ", "\n{: .added .record-facts }"),
]
SIGNS = [
    "1. ",
    "- ",
    "+ ",
    "---",
    "\n---",
    "===",
    "|",
    "\n|-|-|",
    ": ",
    "~~~",
    "    ",
    "lt;",
    "amp;",
]
SIGNS += ["*", "_", "`", "!", "#", "{", "}", "&", "<", ">", "\\", "\n", "\t", "\x02", "(", ")", '"']
SIGNS += [
    "[",
    "](x.md)",
    "{ .added }",
    "\n{: .added }",
    "\n\n",
    "</span>",
    "<p>",
    "https://a.b",
    "a@b.c",
]
"""What starts something in Markdown, or may where it stands beside something else."""


def _enclosed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    contents = st.lists(inner, max_size=4).map("".join)
    return st.builds(lambda around, text: text.join(around), st.sampled_from(AROUND), contents)


LINE = st.lists(st.recursive(st.sampled_from(WORDS + SIGNS[:14]), _enclosed), max_size=6)
"""Much of it is what the writer writes, some of it is not."""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(BLOCKS), LINE.map("".join)), min_size=1, max_size=3))
@example([(("<span></span>", "\n{: .added }"), "a  ")])
@example([(("## ", " { #x .added }"), "[a](b)")])
@example([(("##", " { #x .added }"), " ")])
@example([(("## ", " { #x .added }"), "\u00a0")])
@example([((ANCHOR, ""), "a&amp;lt;b&lt;!--c--&gt;")])
def test_what_can_be_read_back_is_what_markdown_reads(
    blocks: list[tuple[tuple[str, str], str]],
) -> None:
    markdown = "\n\n".join(text.join(around) for around, text in blocks)
    event("read back" if read_alike(markdown) else "left to Markdown")


PAGES = [
    block
    for file in SOURCES
    for block in converted(file.read_bytes()).markdown.split("\n---\n\n", 1)[1].split("\n\n")
    if len(block) < 600
]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_damaged_page_is_read_as_markdown_does_or_left_to_it(data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(PAGES))
    at = data.draw(st.integers(0, len(block)))
    until = data.draw(st.integers(at, min(at + 12, len(block))))
    put = data.draw(st.sampled_from(["", *WORDS, *SIGNS]))
    event("read back" if read_alike(block[:at] + put + block[until:]) else "left to Markdown")
