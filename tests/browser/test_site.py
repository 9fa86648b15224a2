"""A reader opens the site from the disk, with the network cut."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, NARROWEST, WIDE, listen

pytestmark = pytest.mark.browser

MEMORANDUM = "documents/dhs-crcl-memo-maryland-database-2022.html"
BRIEFINGS = "documents/ice-facial-recognition-briefings-2020.html"

PAGES = [
    "index.html",
    "documents/index.html",
    MEMORANDUM,
    BRIEFINGS,
    "agencies/index.html",
    "agencies/ice.html",
    "programs/index.html",
    "programs/mirs.html",
    "exemptions/index.html",
    "exemptions/b6.html",
    "exemptions/b7C.html",
    "exemptions/none.html",
    "about/index.html",
    "about/redactions.html",
    "about/appeals.html",
    "about/vocabularies.html",
    "about/contribute.html",
    "about/downloads.html",
    "about/data-dictionary.html",
]
"""One page of each kind, the two densest documents, and all that is written by hand."""


def text_of(page):
    return page.locator("article .document")


def test_clicks_lead_from_home_over_an_agency_and_a_document_to_an_exemption(reader):
    page = reader.open("index.html")
    page.get_by_role("article").get_by_role("link", name="Agencies", exact=True).click()
    expect(page).to_have_url(re.compile(r"/agencies/index\.html$"))

    ice = page.get_by_role("article").locator('a[href$="ice.html"]').first
    ice.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Immigration and Customs")

    page.get_by_role("article").locator(f'a[href*="{MEMORANDUM}#L"]').first.click()
    expect(text_of(page)).to_contain_text("Maryland Dashboard")
    line = page.url.rpartition("#")[2]
    expect(page.locator(f"[id={line}]")).to_be_in_viewport()

    text_of(page).locator(".redaction.b5, .redaction .b5").first.click()
    expect(page).to_have_url(re.compile(r"/exemptions/b5\.html"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("5")
    reader.assert_quiet()


@pytest.mark.parametrize("width", [WIDE, NARROW, NARROWEST], ids=["wide", "narrow", "narrowest"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_load_whole_and_no_page_is_wider_than_the_window(chromium, site, width, scheme):
    context = chromium.new_context(viewport=width, color_scheme=scheme)
    reader = listen(context, site)
    too_wide = {}
    for path in PAGES:
        page = reader.open(path)
        expect(page.locator("body")).to_have_attribute(
            "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
        )
        room, used = page.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
        )
        if used > room:
            too_wide[path] = used - room
    context.close()
    assert too_wide == {}, "pixels beyond the window"
    reader.assert_quiet()


def tab_to(page, wanted):
    """The tab key, until the focus is in such an element."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => !!document.activeElement.closest(wanted)", wanted):
            break
    return page.locator("a:focus")


def test_the_keyboard_reaches_a_badge_and_its_explanation_is_shown(reader):
    page = reader.open(BRIEFINGS)
    page.keyboard.press("Tab")
    expect(page.locator("a:focus")).to_have_text("Skip to the text")
    page.keyboard.press("Enter")
    badge = tab_to(page, ".document .withheld .redaction")
    expect(badge).to_have_accessible_name("(b)(5)")
    expect(badge).to_have_accessible_description(re.compile(r"under exemption 5: "))
    expect(page.locator("p.withheld", has=badge)).to_have_attribute(
        "data-withheld", re.compile("under exemption 5: ")
    )
    expect(page.get_by_role("tooltip")).to_be_hidden()

    within = tab_to(page, ".document p:not(.withheld) > .redaction")
    expect(within).to_have_accessible_name("(b)(6)")
    expect(within).to_have_accessible_description(re.compile(r"exemption 6"))
    shown = page.get_by_role("tooltip")
    expect(shown).to_contain_text("exemption 6")
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/exemptions/b\d[A-F]?\.html"))
    reader.assert_quiet()


def test_a_badge_is_explained_where_the_mouse_points(reader):
    page = reader.open(BRIEFINGS)
    text_of(page).locator("p:not(.withheld) .redaction .b6").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("exemption 6")


def test_a_block_that_says_itself_what_is_withheld_has_no_bubble(reader):
    page = reader.open(BRIEFINGS)
    badge = text_of(page).locator("p.withheld a.redaction").first
    badge.hover()
    expect(badge).not_to_have_attribute("title", re.compile(""))
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.get_by_role("button", name="Black bars").click()
    badge.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("exemption 5")


def test_line_numbers_are_for_the_pointer_and_no_stop_of_the_tab_key(reader):
    page = reader.open(MEMORANDUM)
    lines = text_of(page).locator("a.line")
    stops = "lines => lines.filter(line => line.tabIndex >= 0 || line.ariaHidden !== 'true').length"
    assert lines.count() > 100
    assert lines.evaluate_all(stops) == 0
    line = lines.nth(20)
    line.evaluate("line => line.click()")
    expect(page).to_have_url(re.compile(r"#L\d+$"))
    expect(line).to_have_accessible_name(re.compile(r"^L\d+$"))
    reader.assert_quiet()


def test_the_tree_of_agencies_folds_beside_its_links(reader):
    page = reader.open("agencies/index.html")
    tree = page.locator("article .tree")
    expect(tree.locator("summary a")).to_have_count(0)
    below = tree.get_by_role("link", name="Homeland Security Investigations")
    expect(below).to_be_visible()
    tree.locator("summary", has_text="Components of ICE").click()
    expect(below).to_be_hidden()
    tree.get_by_role("link", name="U.S. Immigration and Customs Enforcement").click()
    expect(page).to_have_url(re.compile(r"/agencies/ice\.html$"))


def test_without_javascript_a_document_can_be_read_and_its_badges_lead_on(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    reader = listen(context, site)
    page = reader.open(BRIEFINGS)
    badge = text_of(page).locator("a.redaction[title], .redaction a[title]").first
    expect(badge).to_be_visible()
    badge.click()
    expect(page).to_have_url(re.compile(r"/exemptions/b\d[A-F]?\.html"))
    context.close()
    reader.assert_quiet()


def test_released_text_and_the_sites_words_are_set_in_their_own_fonts(reader):
    page = reader.open(MEMORANDUM)
    page.evaluate("document.fonts.ready")
    family = "element => getComputedStyle(element).fontFamily"
    assert "Source Serif 4" in text_of(page).locator("p").first.evaluate(family)
    assert "Public Sans" in page.locator("article .facts").first.evaluate(family)
    loaded = page.evaluate(
        "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    )
    assert {name.strip("'\"") for name in loaded} >= {"Source Serif 4", "Public Sans"}


def test_a_page_opened_at_a_line_shows_that_line(reader):
    page = reader.open(f"{MEMORANDUM}#L200")
    expect(page.locator("[id=L200]")).to_be_in_viewport()
