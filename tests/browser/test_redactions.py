"""Reading with redactions: three ways to show them, keys, the map, and one exemption alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, listen
from tests.browser.test_site import BRIEFINGS, MEMORANDUM, text_of

pytestmark = pytest.mark.browser

RESPONSE = "documents/ice-draft-response-to-senator-wyden.html"
SMALL = {"width": 360, "height": 740}
WAYS = {"Badges": "badges", "Black bars": "bars", "Codes as released": "codes"}


@pytest.fixture
def still(chromium, site):
    """A reader who asked for no motion: a page that scrolls is there at once."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield listen(context, site)
    context.close()


def choose(page, way):
    page.get_by_role("group", name="Show redactions as").get_by_role("button", name=way).click()


def way_of(page):
    return page.evaluate("document.documentElement.dataset.redactions")


def said(page):
    return page.locator(".redaction-tools [role=status]")


def test_the_head_of_a_document_says_what_became_of_its_questions(reader):
    facts = reader.open(BRIEFINGS).locator("article .facts")
    expect(facts).to_contain_text(
        "12 questions, none answered: 11 withheld in full under (b)(5), "
        "1 under (b)(6) and (b)(7)(C)"
    )
    expect(facts).to_contain_text("32 e-mail addresses, 2 telephone numbers")
    facts = reader.open(RESPONSE).locator("article .facts")
    expect(facts).to_contain_text("29 questions: 16 answered, 1 answered in part, 7 withheld")
    expect(facts).to_contain_text("5 are asked together with a lettered one")


def test_where_nothing_is_asked_the_head_says_how_much_is_withheld(reader):
    expect(reader.open(MEMORANDUM).locator("article .facts")).to_contain_text(
        "8 whole blocks, 14 whole lines, 6 passages within a line"
    )


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_showing_is_kept_over_pages_and_reloads(reader, way):
    page = reader.open(BRIEFINGS)
    choose(page, "Codes as released" if way == "Badges" else way)
    choose(page, way)
    for path in (BRIEFINGS, MEMORANDUM, "exemptions/b5.html", RESPONSE):
        page = reader.open(path)
        page.reload()
    assert way_of(page) == WAYS[way]
    pressed = page.get_by_role("button", name=way, pressed=True)
    expect(pressed).to_be_visible()
    assert reader.requests == []


def test_the_way_of_showing_is_set_before_the_text_is_there(reader):
    page = reader.open(BRIEFINGS)
    choose(page, "Black bars")
    page.add_init_script(
        """new MutationObserver(() => {
             const text = document.querySelector(".document");
             if (text && !window.wayAtFirst) window.wayAtFirst = document.documentElement.dataset.redactions;
           }).observe(document, { childList: true, subtree: true });"""
    )
    page = reader.open(MEMORANDUM)
    assert page.evaluate("window.wayAtFirst") == "bars"


def test_a_value_on_the_device_that_nobody_wrote_shows_badges(reader):
    page = reader.open(BRIEFINGS)
    page.evaluate("__md_set('__redactions', '<b>')")
    page.reload()
    assert way_of(page) == "badges"


def test_bars_have_one_width_and_their_code_shows_to_who_points_or_listens(reader):
    page = reader.open(BRIEFINGS)
    choose(page, "Black bars")
    widths = (
        text_of(page)
        .locator("p:not(.withheld) .redaction")
        .evaluate_all("bars => bars.map(bar => Math.round(bar.getBoundingClientRect().width))")
    )
    assert len(widths) > 50
    assert len(set(widths)) == 1
    blocks = (
        text_of(page)
        .locator("p.withheld:not(.item) > .redaction")
        .evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().height)")
    )
    assert len(set(blocks)) == 1

    cite = text_of(page).locator("#r12 a.code").first
    expect(cite).to_have_accessible_name("(b)(6)")
    color = "link => getComputedStyle(link).color"
    assert cite.evaluate(color) == "rgba(0, 0, 0, 0)"
    cite.hover()
    assert cite.evaluate(color) != "rgba(0, 0, 0, 0)"
    expect(page.get_by_role("tooltip")).to_contain_text("Released as (b)(6)")
    expect(page.get_by_role("tooltip")).to_contain_text("the size of a bar says nothing")


def test_codes_stand_as_the_text_around_them_and_still_lead_on(reader):
    page = reader.open(BRIEFINGS)
    choose(page, "Codes as released")
    cite = text_of(page).locator("p:not(.withheld) .redaction a.code").first
    look = """element => { const style = getComputedStyle(element);
      return [style.fontFamily, style.fontSize, style.color, style.borderTopWidth, style.backgroundColor]; }"""
    around = cite.locator("xpath=ancestor::span[contains(@class, 'redaction')][1]").evaluate(look)
    assert cite.evaluate(look) == around
    block = text_of(page).locator("p.withheld").first
    assert block.evaluate("block => getComputedStyle(block, '::before').content") == "none"
    cite.click()
    expect(page).to_have_url(re.compile(r"/exemptions/b6\.html"))


def test_without_javascript_badges_show_and_no_control_pretends_to_work(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    reader = listen(context, site)
    page = reader.open(BRIEFINGS)
    expect(page.locator(".redaction-tools")).to_be_hidden()
    expect(page.locator(".map table button").first).to_be_hidden()
    page.locator(".map table a").first.click()
    expect(page).to_have_url(re.compile(r"/exemptions/b\w+\.html"))
    context.close()
    reader.assert_quiet()


def test_keys_lead_from_redaction_to_redaction_and_say_where_one_is(still):
    page = still.open(BRIEFINGS)
    for _ in range(7):
        page.keyboard.press("j")
    expect(said(page)).to_have_text("Redaction 7 of 94, exemption 5")
    expect(page.locator(".position")).to_have_text("7 of 94")
    assert page.evaluate("document.activeElement.closest('.redaction').id") == "r7"
    expect(page.locator("#r7")).to_be_in_viewport()
    expect(page.locator("a:focus")).to_have_accessible_description(re.compile("exemption 5"))
    page.keyboard.press("k")
    expect(said(page)).to_have_text("Redaction 6 of 94, exemption 5")
    for _ in range(6):
        page.keyboard.press("k")
    expect(said(page)).to_have_text("Redaction 94 of 94, exemption 7(C)")
    page.keyboard.press("j")
    expect(said(page)).to_have_text("Redaction 1 of 94, exemption 5")
    still.assert_quiet()


def test_the_next_redaction_is_the_next_one_below_where_one_reads(still):
    page = still.open(f"{BRIEFINGS}#L155")
    expect(page.locator("#L155")).to_be_in_viewport()
    page.keyboard.press("j")
    number = page.evaluate("document.activeElement.closest('.redaction').id.slice(1)")
    assert int(number) > 40
    expect(page.locator(f"#r{number}")).to_be_in_viewport()


def test_a_key_links_the_line_of_the_redaction_one_is_on(still):
    page = still.open(BRIEFINGS)
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile(r"#L\d+$"))
    for _ in range(30):
        page.keyboard.press("j")
    line = page.evaluate("document.activeElement.closest('p').querySelector('a.line').id")
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile(f"#{line}$"))
    expect(said(page)).to_contain_text(f"line {line[1:]}")
    expect(page.locator(f"#{line}")).to_be_in_viewport()
    still.assert_quiet()


def test_keys_are_letters_where_one_writes(still):
    page = still.open(BRIEFINGS)
    page.keyboard.press("/")
    search = page.get_by_role("combobox", name="Search")
    search.press_sequentially("jk?")
    expect(search).to_have_value("jk?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_hidden()
    expect(said(page)).to_be_empty()


def test_buttons_lead_on_without_keys(still):
    page = still.open(BRIEFINGS)
    page.get_by_role("button", name="Next redaction").click()
    expect(page.locator("#r1")).to_have_class(re.compile("current"))
    page.get_by_role("button", name="Next redaction").focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Redaction 2 of 94, exemption 5")
    expect(page.get_by_role("button", name="Next redaction")).to_be_focused()
    page.get_by_role("button", name="Previous redaction").click()
    expect(page.locator("#r1")).to_have_class(re.compile("current"))


def test_on_a_phone_the_steps_stay_at_hand_and_cover_nothing_before_the_text(chromium, site):
    context = chromium.new_context(viewport=SMALL, reduced_motion="reduce")
    page = listen(context, site).open(BRIEFINGS)
    position = "steps => getComputedStyle(steps).position"
    assert page.locator(".steps").evaluate(position) == "static"
    page.get_by_role("button", name="Previous redaction").click()
    expect(page.locator("#r94")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Previous redaction")).to_be_in_viewport()
    assert page.locator(".steps").evaluate(position) == "fixed"
    context.close()


def test_a_question_mark_opens_the_list_of_keys_and_focus_comes_back(still):
    page = still.open(BRIEFINGS)
    page.keyboard.press("j")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys on this page")
    expect(keys).to_contain_text("next redaction")
    expect(keys.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.redaction').id") == "r1"


def test_the_keys_can_be_switched_off_for_good(still):
    page = still.open(BRIEFINGS)
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("j")
        expect(said(page)).to_be_empty()
        page.reload()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("checkbox")).not_to_be_checked()


def test_the_legend_shows_one_exemption_alone_until_escape(still):
    page = still.open(BRIEFINGS)
    button = page.locator(".map").get_by_role("button", name="(b)(7)(E)")
    button.click()
    expect(said(page)).to_have_text(
        "10 of 94 redactions are shown: exemption 7(E). Escape shows all."
    )
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".document .redaction.dimmed")).to_have_count(84)
    expect(page.locator(".map g:not(.dimmed)")).to_have_count(1)
    page.keyboard.press("j")
    expect(said(page)).to_have_text("Redaction 1 of 10, exemption 7(E)")
    page.keyboard.press("Escape")
    expect(page.locator(".dimmed")).to_have_count(0)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    button.click()
    expect(said(page)).to_have_text("All 94 redactions are shown")
    expect(page.locator(".dimmed")).to_have_count(0)


def test_a_mark_of_the_map_leads_to_its_redaction_by_key_too(still):
    page = still.open(BRIEFINGS)
    marks = page.locator(".map svg a")
    expect(page.locator(".map svg a[tabindex='0']")).to_have_count(1)
    marks.first.focus()
    page.keyboard.press("ArrowDown")
    expect(marks.nth(1)).to_be_focused()
    expect(marks.nth(1)).to_have_accessible_name(re.compile(r"^Lines? \d+"))
    target = marks.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{target}$"))
    expect(page.locator(target)).to_be_in_viewport()
    expect(said(page)).to_have_text(re.compile(r"^Redaction \d+ of 94, exemption"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [SMALL, NARROW, WIDE], ids=["small", "narrow", "wide"])
def test_no_way_of_showing_is_wider_than_the_window(chromium, site, way, size):
    context = chromium.new_context(viewport=size)
    reader = listen(context, site)
    too_wide = {}
    for path in (BRIEFINGS, MEMORANDUM, RESPONSE):
        page = reader.open(path)
        choose(page, way)
        page.get_by_role("button", name="Next redaction").click()
        room, used = page.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
        )
        if used > room:
            too_wide[path] = used - room
    context.close()
    assert too_wide == {}, "pixels beyond the window"
    reader.assert_quiet()


@pytest.mark.parametrize("way", WAYS)
def test_on_paper_each_code_can_be_read_in_black_and_white(reader, way):
    page = reader.open(BRIEFINGS)
    choose(page, way)
    page.emulate_media(media="print")
    expect(page.locator(".redaction-tools")).to_be_hidden()
    words, ground = (
        text_of(page)
        .locator("p:not(.withheld) .redaction a.code")
        .first.evaluate(
            "link => [getComputedStyle(link).color, getComputedStyle(link).backgroundColor]"
        )
    )
    black, white, clear = "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"
    assert (words, ground) == ((white, black) if way == "Black bars" else (black, clear))


def test_a_document_shows_its_own_figures_and_one_without_redactions_none(reader):
    page = reader.open(BRIEFINGS)
    page.get_by_text("Figures: what is withheld in this document").click()
    row = page.get_by_role("row", name="(b)(7)(E) Law enforcement techniques")
    expect(row).to_be_visible()
    expect(row.get_by_role("cell")).to_have_text("10")
    page = reader.open("documents/epic-foia-request-ice-2020.html")
    expect(page.get_by_text("Figures: what is withheld")).to_have_count(0)
    reader.assert_quiet()
