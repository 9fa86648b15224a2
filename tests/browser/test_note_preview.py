"""The preview of a note shows what the site will, or the words as they are written."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from converters.annotations.links import CollectionLinks
from converters.annotations.rendering import NoteReader, render
from tests.annotations.attacks import attacks

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parents[2] / "docs/assets/scripts/annotations/markdown.js"

PREVIEW = """([script, notes]) => {
  const markdown = new Function(`${script}; return noteMarkdown`)();
  return notes.map((note) => {
    const shown = document.createElement("div");
    shown.append(...markdown.blocks(note));
    return [shown.innerHTML, shown.querySelector(".as-written") !== null];
  });
}"""

SHOWN = [
    "one\ntwo\n\nthree", "*a* and **b**", "(*a*), **b**.", "`a*b*`", "``a`b``", "2 * 3 * 4 = 24",
    "snake_case and _this_", "- a\n- b", "* a\n+ b", "3. a\n4. b", "1) a", "- a\nb", "a\n- b",
    "a\n2. b", "> a\n> b", "a\n\n---\n\nb", "# a", "<b>x</b>", "[a](https://x.org/(b))", "[a](/x)",
    "[**a**](https://x.org)", "[a](#L12)", "[a](../../sources/letter.txt#L3)", "<https://x.org>",
    "[a](javascript:x)", "\\*a\\*", "a & b < c", "```\na *b*\n```", "a  \nb", "|a|b|\n|-|-|",
]  # fmt: skip
"""Notes of the forms that the form and its page speak of."""

AS_WRITTEN = [
    "***a***", "*a **b** c*", "    code", "- a\n  - b", "- a\n\n  b", "- > a", "> a\nb",
    '[a](https://x.org "t")', "[a][b]\n\n[b]: https://x.org", "&copy;", "__a__", "![a](b.png)",
]  # fmt: skip
"""Notes of forms that only the site reads."""

PIECES = (
    "a|b c| |\n|\n\n|- |1. |2. |> |*|**|_|`|```|[x](https://x.org)|[|](|https://y.org|)|<|\\|&amp;"
    "|  |#|~~~|---|!|<https://z.org>|***|__|(| *| **|* |** |word|."
).split("|")


def looks(html):
    """What a reader sees of a note: its elements and words."""
    page = BeautifulSoup(html, "html.parser")
    for one in page.find_all():
        one.attrs = {"start": one["start"]} if one.get("start") else {}
    for link in page("u"):
        link.name = "a"
    plain = re.sub(r"\s+", " ", str(page))
    return re.sub(r" ?(</?(?:ul|ol|li|p|blockquote|pre|hr/?|br/?|code)\b[^>]*>) ?", r"\1", plain)


def of_the_site(note):
    resolve = CollectionLinks({"letter": "letter.txt"}).resolver("letter")

    def rewrite(address):
        link = resolve(address)
        return link and f"../documents/{link.document}.html#{link.place}"

    return looks(render(note, NoteReader(rewrite)))


@pytest.fixture(scope="module")
def previews(chromium):
    context = chromium.new_context()
    page = context.new_page()
    yield lambda notes: page.evaluate(PREVIEW, [SCRIPT.read_text("utf-8"), notes])
    context.close()


def test_plain_forms_are_shown_as_the_site_shows_them(previews):
    for note, (html, is_as_written) in zip(SHOWN, previews(SHOWN), strict=True):
        assert not is_as_written, note
        assert looks(html) == of_the_site(note), note


def test_other_forms_stand_as_they_are_written(previews):
    for note, (html, is_as_written) in zip(AS_WRITTEN, previews(AS_WRITTEN), strict=True):
        assert is_as_written, note
        words = BeautifulSoup(html, "html.parser").get_text()
        assert "".join(words.split()) == "".join(note.split())


def test_whatever_is_shown_is_what_the_site_shows(previews):
    chance = random.Random(4)
    notes = [
        "".join(chance.choices(PIECES, k=chance.randint(2, 12))).strip("\n") for _ in range(2_000)
    ]
    shown = [
        (note, html)
        for note, (html, other) in zip(notes, previews(notes), strict=True)
        if not other
    ]
    assert len(shown) > 500
    for note, html in shown:
        assert looks(html) == of_the_site(note), note


def test_no_attack_is_more_in_the_preview_than_on_the_site(previews):
    notes = list(attacks().values())
    for note, (html, _) in zip(notes, previews(notes), strict=True):
        page = BeautifulSoup(html, "html.parser")
        names = {one.name for one in page.find_all()}
        assert names <= set("a blockquote br code em hr li ol p pre strong u ul".split()), note
        assert all(re.match("https?://|mailto:|#", link["href"]) for link in page("a")), note
