"""A reader arrives from the search: the words are marked in the text, and one goes from place to place."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROWEST, WIDE, listen

pytestmark = pytest.mark.browser

WYDEN = "documents/ice-draft-response-to-senator-wyden.html"
BRIEFINGS = "documents/ice-facial-recognition-briefings-2020.html"
MEMORANDUM = "documents/dhs-crcl-memo-maryland-database-2022.html"
REQUEST = "documents/epic-foia-request-ice-2020.html"

MARKED = "[...(CSS.highlights.get('search-hits') || [])].map(String)"
MARKED_NOW = "[...(CSS.highlights.get('search-hit') || [])].map(String)"


def arrive(reader, path, words, anchor=""):
    """A document as a hit of the search opens it."""
    reader.page.goto(f"{(reader.site / path).as_uri()}?h={quote(words)}{anchor}")
    return reader.page


def steps(page):
    return page.get_by_role("group", name="Words you searched for")


def position(page):
    return steps(page).get_by_role("status")


def marked(page):
    """The passages that are marked, as they stand in the text."""
    expect(position(page)).to_have_text(re.compile(r"\d of \d"))
    return page.evaluate(MARKED)


@pytest.fixture
def still(chromium, site):
    """A reader who asked for no motion: a page that scrolls is there at once."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield listen(context, site)
    context.close()


# --- what is marked ---


def test_the_words_are_marked_and_the_text_is_what_it_was(reader):
    text = """(() => {
      const { textContent } = document.querySelector(".document");
      const elements = document.querySelectorAll(".document *").length;
      return [textContent, elements];
    })()"""
    before = reader.open(WYDEN).evaluate(text)
    page = arrive(reader, WYDEN, '"probable cause"', "#L33")
    assert marked(page) == ["probable cause"]
    assert page.evaluate(text) == before
    expect(page.locator("[id=L33]")).to_be_in_viewport()
    reader.assert_quiet()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("homeland", {"homeland"}),
        ("HOMELAND", {"homeland"}),
        ('"department of homeland security"', {"department of homeland security"}),
        ("author*", {"authority", "authorization", "authorized", "authorities", "authorize"}),
        ('"facial recog*"', {"facial recognition", "facial-recognition"}),
        ("10,000", {"10,000"}),
    ],
)
def test_words_phrases_and_beginnings_of_words_are_marked(reader, words, found):
    page = arrive(reader, MEMORANDUM if words != "10,000" else BRIEFINGS, words)
    shown = {" ".join(one.split()).lower() for one in marked(page)}
    assert shown
    assert shown <= found


def test_a_phrase_is_marked_over_links_and_the_ends_of_lines(reader):
    page = arrive(reader, WYDEN, '"response to u s senator wyden"')
    assert [" ".join(one.split()) for one in marked(page)] == ["Response to U.S. Senator Wyden"]


def test_no_phrase_reaches_over_the_mark_of_a_redaction_or_the_end_of_a_block(made_up_reader):
    hyphens = "documents/hyphens.html"
    page = arrive(made_up_reader, hyphens, '"program began in" "is enough the office" oversight')
    assert set(marked(page)) == {"over-sight", "oversight"}


def test_what_the_site_adds_to_a_text_is_not_marked(reader):
    page = arrive(reader, BRIEFINGS, "questions withheld exemption inferred layout copy")
    added = "range => !!range.startContainer.parentElement.closest('.added, .redaction')"
    assert page.evaluate(f"[...CSS.highlights.get('search-hits')].filter({added}).length") == 0


def test_in_the_text_stand_as_many_hits_as_its_words(reader):
    page = arrive(reader, REQUEST, "recognition")
    source = (reader.site / "sources/epic-foia-request-ice-2020.txt").read_text(encoding="utf-8")
    assert len(marked(page)) == len(re.findall(r"\brecognition\b", source, re.IGNORECASE))


@pytest.mark.parametrize("words", ["", "   ", '""', "xylophone", "***", "%00", "a" * 5000])
def test_nothing_is_marked_where_there_is_nothing_to_mark(reader, words):
    page = arrive(reader, WYDEN, words, "#L33")
    page.wait_for_load_state()
    expect(steps(page)).to_have_count(0)
    expect(page.locator("[id=L33]")).to_be_in_viewport()
    reader.assert_quiet()


def test_words_are_shown_as_text_only(reader):
    page = arrive(reader, WYDEN, '<img src=x onerror="alert(1)"> cause')
    expect(steps(page)).to_contain_text("<img")
    expect(steps(page).locator("img")).to_have_count(0)
    reader.assert_quiet()


def test_words_are_marked_on_the_pages_of_entries(reader):
    page = arrive(reader, "about/redactions.html", "badge*")
    assert {word.lower() for word in marked(page)} <= {"badge", "badges"}
    reader.assert_quiet()


# --- from hit to hit ---


def test_buttons_and_keys_go_around_the_hits(still):
    page = arrive(still, BRIEFINGS, "clearview")
    number = len(marked(page))
    assert number > 2
    expect(position(page)).to_have_text(f"1 of {number}")
    steps(page).get_by_role("button", name="Next place").click()
    expect(position(page)).to_have_text(f"2 of {number}")
    page.keyboard.press("h")
    expect(position(page)).to_have_text(f"3 of {number}")
    page.keyboard.press("Shift+H")
    expect(position(page)).to_have_text(f"2 of {number}")
    steps(page).get_by_role("button", name="Previous place").click()
    steps(page).get_by_role("button", name="Previous place").click()
    expect(position(page)).to_have_text(f"{number} of {number}")
    box = "[...CSS.highlights.get('search-hit')][0].getBoundingClientRect().top"
    assert 0 < page.evaluate(box) < WIDE["height"]
    still.assert_quiet()


def test_one_arrives_at_the_hit_on_the_line_of_the_address(still):
    page = arrive(still, MEMORANDUM, "ICE", "#L200")
    now = page.locator("[id=L200]")
    expect(now).to_be_in_viewport()
    before = "(document.getElementById('L200').compareDocumentPosition([...CSS.highlights.get('search-hit')][0].startContainer) & 4) > 0"
    marked(page)
    assert page.evaluate(before)
    assert not position(page).inner_text().startswith("1 of")


@pytest.mark.parametrize("way", ["button", "Escape"])
def test_the_marks_can_be_taken_away(reader, way):
    page = arrive(reader, WYDEN, '"probable cause"', "#L33")
    marked(page)
    if way == "button":
        steps(page).get_by_role("button", name="Take the marks away").click()
    else:
        page.keyboard.press("Escape")
    expect(steps(page)).to_have_count(0)
    assert page.evaluate(MARKED) == []
    assert page.url.endswith(f"{WYDEN}#L33")
    page.reload()
    expect(page.locator("[id=L33]")).to_be_in_viewport()
    expect(steps(page)).to_have_count(0)


def test_a_hit_in_a_folded_copy_unfolds_it(made_up_reader):
    page = arrive(made_up_reader, "documents/mail.html", '"lit at ten"')
    assert marked(page) == ["lit at ten", "lit at ten"]
    copies = page.locator("details.copy")
    assert copies.count() == 3
    assert page.evaluate("document.querySelectorAll('details.copy[open]').length") == 0
    page.keyboard.press("h")
    expect(page.locator("details.copy[open]")).to_have_count(1)
    expect(page.locator("details.copy[open]")).to_contain_text("lit at ten")
    made_up_reader.assert_quiet()


def test_marks_stay_where_messages_change_places_and_views_change(made_up_reader):
    page = arrive(made_up_reader, "documents/mail.html", "lantern")
    assert len(marked(page)) == 6
    for view in ("released", "beside", "reading"):
        page.keyboard.press("v")
        page.wait_for_function(f"document.documentElement.dataset.view === '{view}'")
        page.wait_for_function(f"({MARKED}).length === 6")
        assert set(page.evaluate(MARKED)) == {"lantern"}
    tops = "[...CSS.highlights.get('search-hits')].slice(0, 3).map(range => range.getBoundingClientRect().top)"
    assert page.evaluate(tops) == sorted(page.evaluate(tops))
    made_up_reader.assert_quiet()


# --- other browsers, no scripts, small windows ---


def test_a_browser_without_highlights_lays_boxes_under_the_words(chromium, site):
    context = chromium.new_context(viewport=WIDE)
    context.add_init_script("delete CSS.highlights; delete globalThis.Highlight")
    reader = listen(context, site)
    page = arrive(reader, WYDEN, '"probable cause"', "#L33")
    box = page.locator(".hit-boxes .current")
    expect(box).to_have_count(1)
    expect(box).to_be_in_viewport()
    inside = """() => {
      const walker = document.createTreeWalker(document.querySelector(".document"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf("probable cause");
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 14);
        const [word] = range.getClientRects();
        const box = document.querySelector(".hit-boxes .current").getBoundingClientRect();
        return Math.abs(word.left - box.left) + Math.abs(word.top - box.top);
      }
    }"""
    assert page.evaluate(inside) < 2
    page.keyboard.press("Escape")
    expect(page.locator(".hit-boxes")).to_have_count(0)
    context.close()
    reader.assert_quiet()


def test_a_note_that_has_no_margin_opens_for_the_words_and_the_line_in_it(chromium, site):
    context = chromium.new_context(viewport={"width": 1024, "height": 800}, reduced_motion="reduce")
    reader = listen(context, site)
    page = reader.open(f"{MEMORANDUM}#L71")
    expect(page.locator("[id=L71]")).to_be_in_viewport()
    page = arrive(reader, MEMORANDUM, "fingerprint", "#L71")
    assert marked(page) == ["fingerprint"]
    expect(page.locator(".apart.revealed")).to_be_in_viewport()
    context.close()
    reader.assert_quiet()


def test_without_scripts_the_line_alone_is_shown(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    page = arrive(listen(context, site), WYDEN, '"probable cause"', "#L33")
    expect(page.locator("p", has_text="probable cause")).to_be_in_viewport()
    context.close()


def test_on_the_smallest_phone_the_hit_is_in_sight_and_nothing_covers_it(chromium, site):
    context = chromium.new_context(viewport=NARROWEST, reduced_motion="reduce")
    reader = listen(context, site)
    page = arrive(reader, WYDEN, '"probable cause"', "#L33")
    marked(page)
    on_top = """() => {
      const [range] = CSS.highlights.get("search-hit");
      const { left, top, width, height } = range.getClientRects()[0];
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return !!there && !!there.closest(".document");
    }"""
    page.wait_for_function(on_top)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    context.close()
    reader.assert_quiet()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read(chromium, site, scheme):
    context = chromium.new_context(viewport=WIDE, color_scheme=scheme)
    page = arrive(listen(context, site), WYDEN, '"probable cause"', "#L33")
    marked(page)
    contrast = """([back, front]) => {
      const style = getComputedStyle(document.body);
      const light = (name) => {
        const hex = style.getPropertyValue(name).trim();
        const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
        const [r, g, b] = parts.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const [low, high] = [light(back), light(front)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    }"""
    assert page.evaluate(contrast, ["--hit", "--ink"]) >= 4.5
    assert page.evaluate(contrast, ["--hit", "--link"]) >= 3
    assert page.evaluate(contrast, ["--hit-now", "--hit-ink"]) >= 4.5
    context.close()
