"""Long lists: a box leaves what matches, by keys alone too; without scripts the whole list stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NARROW, NARROWEST, WIDE, Reader, listen

pytestmark = pytest.mark.browser

MADE_UP = 1_500
"""Rows of a made-up list."""

INDEXES = ("agencies", "programs", "authorities", "people", "organizations", "glossary")


def shown(page: Page) -> list[str]:
    """The words of the links of the rows one sees."""
    rows = page.locator(".entries tbody tr:not(.group):visible td:first-child a")
    return [words.strip() for words in rows.all_inner_texts()]


def said(page: Page) -> str:
    return page.locator(".filter output").inner_text()


def made_up_list(site: Path, file: Path, rows: int) -> None:
    """A page like the list of authorities, with many rows in two groups."""
    half = [range(rows // 2), range(rows // 2, rows)]
    groups = "".join(
        f'<tbody><tr class="group"><th>Group {number}</th></tr>'
        + "".join(f'<tr><td><a href="#{n}">Entry {n} of Éxample</a></td></tr>' for n in part)
        + "</tbody>"
        for number, part in enumerate(half, 1)
    )
    script = (site / "assets/scripts/filter.js").as_uri()
    file.write_text(
        f'<!doctype html><table class="entries" data-filter="entry entries">{groups}</table>'
        f'<script src="{script}"></script>',
        encoding="utf-8",
    )


def test_typing_leaves_what_matches_and_says_how_many(reader: Reader) -> None:
    page = reader.open("authorities/index.html")
    every = len(shown(page))
    assert said(page) == f"{every} authorities"
    page.get_by_label("Filter").fill("5 usc 552")
    assert shown(page) == ["5 U.S.C. §\N{NO-BREAK SPACE}552"]
    assert said(page) == f"1 of {every} authorities matches"
    assert page.locator(".group:visible").all_inner_texts() == ["Statutes"]
    reader.assert_quiet()


def test_it_can_be_used_by_keys_alone(reader: Reader) -> None:
    page = reader.open("people/index.html")
    box = page.get_by_label("Filter")
    box.focus()
    page.keyboard.type("senator")
    first, second, *_ = shown(page)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText") == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.innerText") == second
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    assert len(shown(page)) > 20


def test_what_matches_in_a_tree_stands_in_its_place(reader: Reader) -> None:
    page = reader.open("agencies/index.html")
    page.locator(".tree details").first.evaluate("details => { details.open = false }")
    page.get_by_label("Filter").fill("custody programs")
    rows = page.locator(".tree-row:visible .tree-name").all_inner_texts()
    assert rows[-1].startswith("ERO Custody Programs")
    assert rows[0].startswith("Department of Homeland Security")
    assert said(page).startswith("1 of ")


def test_a_row_is_found_by_another_spelling_of_its_name(reader: Reader) -> None:
    page = reader.open("programs/index.html")
    page.get_by_label("Filter").fill("ISAPIII")
    assert shown(page) == ["Alternatives to Detention Intensive Supervision Appearance Program III"]


def test_a_list_that_matches_nothing_says_so(reader: Reader) -> None:
    page = reader.open("glossary/index.html")
    page.get_by_label("Filter").fill("qqq")
    assert said(page).startswith("None of ")
    assert page.locator(".glossary tbody:visible").count() == 0


def test_a_list_of_many_rows_is_filtered_whole(reader: Reader, site: Path, tmp_path: Path) -> None:
    made_up_list(site, tmp_path / "list.html", MADE_UP)
    page = reader.page
    page.goto((tmp_path / "list.html").as_uri())
    page.get_by_label("Filter").fill("example 1499")
    assert shown(page) == ["Entry 1499 of Éxample"]
    assert said(page) == "1 of 1,500 entries matches"
    page.get_by_label("Filter").fill("")
    assert len(shown(page)) == MADE_UP


@pytest.fixture
def without_scripts(chromium: Browser, site: Path) -> Iterator[Reader]:
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    yield listen(context, site)
    context.close()


@pytest.mark.parametrize("index", INDEXES)
def test_without_scripts_the_whole_list_stands_and_no_dead_box(
    without_scripts: Reader, index: str
) -> None:
    page = without_scripts.open(f"{index}/index.html")
    assert page.locator(".filter").count() == 0
    assert page.locator("main a:visible").count() > 8
    without_scripts.assert_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, {"width": 1220, "height": 800}, NARROW, NARROWEST])
def test_lists_and_entries_fit_the_window(
    chromium: Browser, site: Path, size: dict[str, int], scheme: str
) -> None:
    context = chromium.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    reader = listen(context, site)
    entries = ("authorities/dhs-ice-pia-054", "people/tae-d-johnson", "agencies/dhs")
    for path in (*(f"{index}/index" for index in INDEXES), *entries):
        page = reader.open(f"{path}.html")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, path
    assert reader.requests == []
    context.close()


def test_on_a_phone_a_name_in_the_list_of_people_stands_on_one_line(
    chromium: Browser, site: Path
) -> None:
    context = chromium.new_context(viewport=NARROW)
    reader = listen(context, site)
    page = reader.open("people/index.html")
    for name in page.locator(".entries tbody tr:not(.group) a").all()[:8]:
        box = name.bounding_box()
        assert box is not None
        assert box["height"] < 30, name.inner_text()
    page.get_by_label("Filter").fill("Antkowiak")
    assert shown(page) == ["Antkowiak, Stephen M."]
    context.close()


def test_passages_are_aligned_at_the_words_they_are_about(reader: Reader) -> None:
    page = reader.open("programs/mirs.html")
    lefts = page.locator(".passages mark").evaluate_all(
        "marks => marks.map((mark) => Math.round(mark.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == 1


def test_the_menu_opens_and_closes_by_keys(reader: Reader) -> None:
    page = reader.open("authorities/index.html")
    summary = page.locator(".tabs .menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Glossary").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".tabs .menu ul").is_visible()
    assert summary.evaluate("summary => summary === document.activeElement")
    summary.click()
    page.locator("h1").click()
    assert not page.locator(".tabs .menu ul").is_visible()
