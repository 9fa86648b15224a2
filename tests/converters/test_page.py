"""The annotated Markdown of a document."""

from __future__ import annotations

import re

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from converters.model import Facts
from converters.pipeline import convert_text, title_from
from converters.writing.lossless import _renderer
from tests.converters.examples import converted, vocabularies


def soup(text: str) -> BeautifulSoup:
    markdown = converted(text).markdown.split("\n---\n", 1)[1]
    return BeautifulSoup(_renderer().reset().convert(markdown), "html.parser")


def one(text: str, selector: str) -> Tag:
    (element,) = soup(text).select(selector)
    return element


def test_one_cite_is_a_link_to_its_exemption() -> None:
    badge = one("Mr. (b)(6) asked.", "a.redaction")
    assert badge["href"] == "../exemptions/b6.md"
    assert badge["data-exemptions"] == "b6"
    assert badge["id"] == "r1"
    assert badge.get_text() == "(b)(6)"


def test_a_badge_says_its_exemption_in_words() -> None:
    badge = one("It (b)(7)(E) worked.", ".redaction")
    title = vocabularies().exemptions["b7E"].title
    assert badge["title"] == f"Withheld under exemption 7(E): {title[0].lower()}{title[1:]}"


def test_several_cites_are_one_redaction_with_a_link_each() -> None:
    badge = one("Mr. (b)(6); (b)(7)(C) asked.", ".redaction")
    assert badge["data-exemptions"] == "b6 b7C"
    assert [link["href"] for link in badge.select("a.code")] == [
        "../exemptions/b6.md",
        "../exemptions/b7C.md",
    ]
    assert badge.get_text() == "(b)(6); (b)(7)(C)"


def test_a_placeholder_without_a_cite_says_that_none_is_cited() -> None:
    badge = one("Mr. [REDACTED] asked.", ".redaction")
    assert badge["data-exemptions"] == ""
    link = badge.select_one("a")
    assert link and link["href"] == "../exemptions/none.md"
    assert link["title"] == "Withheld; no exemption is cited"


def test_a_block_withheld_whole_says_so() -> None:
    block = one("Why?\n\n(b)(5)\n", "p.withheld")
    assert str(block["data-withheld"]).startswith("Withheld under exemption 5: ")
    assert "b5" in block["class"]


def test_each_line_has_a_lasting_address() -> None:
    page = soup("One\nline two\n\nLine four (b)(6);\n(b)(7)(C) end.\n")
    assert [tag["id"] for tag in page.find_all(id=re.compile(r"^L\d+$"))] == [
        "L1",
        "L2",
        "L4",
        "L5",
    ]
    assert not page.select("a a")


def test_a_name_links_to_its_term() -> None:
    mention = one("An officer of Immigration and Customs Enforcement asked.", "a.mention")
    assert mention["href"] == "../agencies/ice.md"
    assert mention["title"] == "U.S. Immigration and Customs Enforcement"


def test_links_reach_up_from_a_folder() -> None:
    conversion = convert_text("a/b/c", "a/b/c.txt", b"ICE (b)(5)", Facts(), vocabularies())
    assert "(../../../exemptions/b5.md)" in conversion.markdown
    assert "(../../../agencies/ice.md)" in conversion.markdown


@pytest.mark.parametrize("title", ['RE: "x" #y', "--- {{ x }}", "no", "Über – “uns”"])
def test_front_matter_is_yaml_whatever_a_title_holds(title: str) -> None:
    _, front, _ = (
        converted("Text.", Facts(title=title)).markdown.split("---\n", 2)
        if ("---\n" not in title)
        else ("", "", "")
    )
    assert yaml.load(front, yaml.BaseLoader)["title"] == title


def test_emphasis_of_the_ocr_tool_is_emphasis_and_lost_links_keep_their_text() -> None:
    page = soup("*Id.* at **ten**, ~~struck~~, \\$5, see [here](#).")
    assert [page.select_one(name).get_text() for name in ("em", "strong", "s")] == [  # type: ignore[union-attr]
        "Id.",
        "ten",
        "struck",
    ]
    assert [mark.get_text() for mark in page.select(".ocr-markup")] == ["[", "](#)"]
    assert "$5" in page.get_text() and "\\" not in page.get_text()


def test_an_items_marker_stands_as_released() -> None:
    assert [m.get_text() for m in soup("5. Five\n\n7. Seven\n").select(".item > .marker")] == [
        "5.",
        "7.",
    ]


def test_a_title_comes_from_the_file_name_where_nobody_wrote_one() -> None:
    assert title_from("release-1/letter_to-the-director.txt") == "Letter to the director"
    assert title_from("c05781723.txt") == "C05781723"
    assert title_from("2020-06-10 memo from ERO.txt") == "2020-06-10 memo from ERO"


def test_a_mark_far_in_the_margin_stays_on_the_screen_with_its_line() -> None:
    text = "To: A. Reader\n\n" + " " * 40 + "A. Writer\nwrote it." + " " * 90 + "B6\n"
    columns = one(text, "p.columns").get_text()
    assert "\u00a0" * 8 + "B6" in columns
    assert "\u00a0" * 9 + "B6" not in columns


def test_blanks_before_all_lines_of_columns_are_no_columns() -> None:
    text = " " * 30 + "Name          Office\n" + " " * 34 + "A. Reader     Records\n"
    first, second = one(text, "p.columns").get_text().split("\n")
    assert first.startswith("Name") and second.startswith("\u00a0" * 4 + "A. Reader")


def test_a_mark_alone_at_the_right_does_not_push_the_lines_around_it_off_the_screen() -> None:
    text = "Text.\n\n" + " " * 80 + "RELEASE IN PART\n" + " " * 84 + "B5,B6\n"
    first, second = one(text, "p.columns").get_text().split("\n")
    assert (first, second) == ("RELEASE IN PART", "\u00a0" * 4 + "B5,B6")


@pytest.mark.parametrize("words", ["Message 2", "Q7", "Record 1"])
def test_a_heading_never_takes_the_anchor_of_something_else(words: str) -> None:
    heading = one(f"**{words}**\n\nSome text stands below it.", "h2")
    assert heading["id"] == f"{words.lower().replace(' ', '-')}-line-1"
    assert heading.get_text() == words


def test_a_heading_never_takes_the_anchor_of_a_source_page() -> None:
    text = "Page 3\n\nThis heading is a part of the text."
    page = soup(f"One.\nPage 1 of 3\n\nTwo.\nPage 2 of 3\n\n{text}\nPage 3 of 3\n")
    assert [heading["id"] for heading in page.select("h2")] == ["page-3-line-7"]
    assert page.select_one("span#page-3.sheet") is not None


def test_a_lost_line_break_parts_a_heading_from_the_one_below_it() -> None:
    text = "**The title\nof the paper****Background:**\n\nSome text stands below it."
    headings = soup(text).select("h2")
    assert [" ".join(found.get_text().split()) for found in headings] == [
        "The title of the paper",
        "Background:",
    ]
    assert [line["id"] for line in soup(text).select("[id^=L]")] == ["L1", "L2", "L4"]


def test_a_lost_line_break_without_a_colon_stays_in_one_heading() -> None:
    heading = one("**U.S. Immigration and****Customs Enforcement**\n\nIt has offices.", "h2")
    assert heading.select_one("br") is not None


def test_a_source_page_starts_in_the_text_where_its_head_is_set_in_the_margin() -> None:
    foot = "\nDepartment of Piers, Annual Report"
    page = soup(f"One.{foot}\n\fTwo.{foot}\n\fThree.{foot}\n")
    assert [label["id"] for label in page.select(".sheet")] == ["page-1", "page-2", "page-3"]
    page = soup("--- PAGE 1 ---\n\nOne.\n\n--- PAGE 2 ---\n\nTwo.\n")
    assert [label["id"] for label in page.select("p.sheets > .sheet")] == ["page-1", "page-2"]
    assert page.select("p.paper .sheet") == []


def test_no_sign_of_the_text_begins_a_line_of_markdown() -> None:
    page = soup("One (b)(5)\n****---\n")
    assert page.select("h1, h2, hr") == []
    assert page.get_text().split() == ["One", "(b)(5)", "---"]
