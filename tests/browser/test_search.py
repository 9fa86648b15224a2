"""A reader searches: in the box of the header, and on the page of results."""

import re
import shutil
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import firefox
from tests.browser.conftest import NARROW, NARROWEST, WIDE, listen
from tests.browser.made_up import HOSTILE, LETTERS
from tests.browser.search_pages import served

pytestmark = pytest.mark.browser

PAGE = "search/index.html"
WYDEN = "documents/ice-draft-response-to-senator-wyden.html"
MEMORANDUM = "documents/dhs-crcl-memo-maryland-database-2022.html"
PROBABLE_CAUSE = '"probable cause" exemption:b5'
ANSWER = "[id=L33]"
"""The line that holds the answer, to question 4 of Senator Wyden."""


def box(page):
    return page.get_by_role("combobox", name="Search")


def options(page):
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def chosen(page):
    """The option that is chosen, as a screen reader is told."""
    return page.locator(f"[id='{box(page).get_attribute('aria-activedescendant')}']")


def type_into(page, words):
    page.keyboard.press("/")
    page.keyboard.type(words)


def open_results(reader, query, sort=""):
    """The page of results for a query, from the disk."""
    order = f"&sort={sort}" if sort else ""
    reader.page.goto(f"{(reader.site / PAGE).as_uri()}?q={quote(query)}{order}")
    expect(count_of(reader.page)).not_to_be_empty()
    expect(reader.page.locator(".search-answer")).not_to_have_attribute("aria-busy", "true")
    return reader.page


def count_of(page):
    return page.locator(".search-count")


def results(page):
    return page.locator(".search-result")


def notes(page):
    return page.locator(".search-notes")


def query_in(page):
    """The query that the address holds."""
    return parse_qs(urlsplit(page.url).query).get("q", [""])[0]


# --- two keys to the answer ---


def assert_at_the_answer(page):
    expect(page).to_have_url(re.compile(rf"{WYDEN}\?h=%22probable\+cause%22#L33$"))
    expect(page.locator(ANSWER)).to_be_in_viewport()
    expect(page.get_by_role("group", name="Words you searched for")).to_contain_text("1 of 1")


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"]], ids=" ".join)
def test_two_keys_behind_the_words_lead_to_the_answer(reader, keys):
    page = reader.open("index.html")
    type_into(page, PROBABLE_CAUSE)
    expect(options(page).first).to_contain_text("does not rely solely")
    for key in keys:
        page.keyboard.press(key)
    assert_at_the_answer(page)
    reader.assert_quiet()


def test_the_same_files_lead_there_from_a_web_server(chromium, site):
    page = chromium.new_page(viewport=WIDE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with served(site) as address:
        page.goto(f"{address}agencies/ice.html")
        type_into(page, PROBABLE_CAUSE)
        page.keyboard.press("Enter")
        assert_at_the_answer(page)
        page.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


TYPE = """(words) => new Promise((done) => {
  const box = document.querySelector("[role=combobox]");
  const list = document.querySelector("[role=listbox]");
  new MutationObserver(() => {
    const [first] = list.querySelectorAll("[role=option]");
    if (first) done({ text: first.textContent, href: first.href });
  }).observe(list, { childList: true });
  box.focus();
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
})"""

ARRIVED = """() => new Promise((done) => {
  const told = () => {
    if (!document.querySelector(".hit-steps")) return false;
    done(document.querySelector(".hit-steps").textContent);
    return true;
  };
  if (!told()) new MutationObserver((_, seen) => told() && seen.disconnect()).observe(document.body, { childList: true });
})"""

WHERE = """() => new Promise((done) => {
  const look = (frames) => {
    if (frames) return requestAnimationFrame(() => look(frames - 1));
    const { top, bottom } = document.getElementById("L33").parentElement.getBoundingClientRect();
    done(top >= 0 && bottom <= innerHeight && [...CSS.highlights.get("search-hit")].map(String));
  };
  look(4);
})"""

BROWSERS = ["chromium", *(["firefox"] if firefox.executable() else [])]


@pytest.fixture(params=BROWSERS)
def browser(request, chromium):
    """A browser that opens addresses and evaluates functions there."""
    if request.param == "firefox":
        with firefox.started() as started:
            yield started
    else:
        page = chromium.new_page(viewport=WIDE)
        page.open = page.goto
        yield page
        page.close()


@pytest.mark.parametrize("way", ["disk", "server"])
def test_both_browsers_lead_there_from_the_disk_and_from_a_server(browser, site, way):
    with served(site) as address:
        root = address if way == "server" else f"{site.as_uri()}/"
        browser.open(f"{root}index.html")
        first = browser.evaluate(TYPE, PROBABLE_CAUSE)
        assert "does not rely solely" in first["text"]
        assert first["href"] == f"{root}{WYDEN}?h=%22probable+cause%22#L33"
        browser.open(first["href"])
        assert "1 of 1" in browser.evaluate(ARRIVED)
        assert browser.evaluate(WHERE) == ["probable cause"]


# --- the box of the header ---


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_leads_to_the_box_and_is_a_letter_there(reader, key):
    page = reader.open(MEMORANDUM)
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("sf")
    expect(box(page)).to_have_value("sf")


def test_keys_that_are_letters_can_be_turned_off(reader):
    page = reader.open(MEMORANDUM)
    page.evaluate("__md_set('__redaction_keys', false)")
    page.reload()
    for key in "/sf":
        page.keyboard.press(key)
    expect(box(page)).not_to_be_focused()


def test_nothing_of_the_search_is_loaded_before_it_is_needed(reader):
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    page = reader.open(MEMORANDUM)
    assert [url for url in asked if "/search/" in url] == []
    type_into(page, "dashboard")
    expect(options(page).first).to_be_visible()
    assert [url for url in asked if "/scripts/search/" in url]


def test_the_search_button_of_the_home_page_leads_to_the_box(reader):
    page = reader.open("index.html")
    page.get_by_role("article").get_by_role("button", name="Search").click()
    expect(box(page)).to_be_focused()


def test_hits_stand_below_the_title_of_their_document_with_the_words_marked(reader):
    page = reader.open("index.html")
    type_into(page, "Dashboard")
    group = page.get_by_role("listbox").get_by_role("group").first
    title = page.locator(f"[id='{group.get_attribute('aria-labelledby')}']")
    expect(title).to_contain_text(re.compile(r"\w"))
    words = {words.lower() for words in group.locator("mark").all_text_contents()}
    assert words == {"dashboard"}


def test_arrows_go_around_the_list_and_the_box_says_where(reader):
    page = reader.open("index.html")
    type_into(page, "privacy")
    expect(options(page).first).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_attribute("aria-selected", "true")
    assert chosen(page).inner_text() == options(page).first.inner_text()
    page.keyboard.press("ArrowUp")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_have_text(re.compile(r"^All \d+ results$"))
    expect(box(page)).to_be_focused()
    expect(page.get_by_role("option", selected=True)).to_have_count(1)


@pytest.mark.parametrize("words", ["privacy", "surveil", '"facial recog', "(privacy"])
def test_the_last_row_leads_to_as_many_results_as_it_says(reader, words):
    page = reader.open("index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text(words)
    expect(options(page).first).to_be_visible()
    expect(page.locator(".search-box.busy")).to_have_count(0)
    said = re.search(r"\d+", options(page).last.inner_text())[0]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{PAGE}\?q="))
    expect(count_of(page)).to_have_text(re.compile(rf"^{said} results?$"))
    reader.assert_quiet()


def test_escape_closes_the_list_and_leads_back(reader):
    page = reader.open("index.html")
    link = page.get_by_role("article").get_by_role("link", name="All documents")
    link.focus()
    type_into(page, "privacy")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("/")
    expect(options(page).first).to_be_visible()


def test_the_words_typed_last_win(reader):
    page = reader.open("index.html")
    type_into(page, "privacy")
    box(page).fill("Clearview")
    box(page).fill("lantern or none")
    box(page).fill("dashboard")
    expect(options(page).first).to_be_visible()
    expect(page.locator(".search-found mark").first).to_have_text(
        re.compile("dashboard", re.IGNORECASE)
    )
    page.wait_for_function("!document.querySelector('.search-box.busy')")
    expect(page.locator(".search-found mark", has_text="privacy")).to_have_count(0)


def test_the_number_of_results_is_told_to_a_screen_reader(reader):
    page = reader.open("index.html")
    type_into(page, "privacy")
    status = page.locator(".search-box").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ results\. Enter opens the first"))


def test_a_mistake_is_told_below_the_box_and_can_be_mended_there(reader):
    page = reader.open("index.html")
    type_into(page, "exemtion:b5")
    expect(page.locator(".search-message")).to_contain_text("exemption:")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box(page)).to_have_value("exemption:b5")
    expect(options(page).last).to_contain_text("results")
    reader.assert_quiet()


def test_a_value_of_a_filter_can_be_chosen_while_it_is_typed(reader):
    page = reader.open("index.html")
    type_into(page, '"probable cause" exemption:b')
    expect(page.locator(".search-message")).to_contain_text("Go on, or choose: ")
    written = options(page).filter(has_text="exemption:b5")
    expect(written).to_contain_text("(b)(5)")
    written.click()
    expect(box(page)).to_have_value(PROBABLE_CAUSE)
    expect(options(page).first).to_contain_text("does not rely solely")
    box(page).fill('"')
    expect(page.locator(".search-message")).to_contain_text("to search for yet")
    reader.assert_quiet()


def test_enter_leads_to_the_page_of_results_where_nothing_is_found(reader):
    page = reader.open("index.html")
    type_into(page, "xylophone")
    expect(page.locator(".search-message")).to_contain_text("Nothing found")
    page.keyboard.press("Enter")
    expect(count_of(page)).to_have_text("Nothing found")
    assert query_in(page) == "xylophone"
    expect(notes(page)).to_contain_text("Try fewer or other words")


@pytest.mark.parametrize("size", [NARROW, NARROWEST], ids=["narrow", "narrowest"])
def test_on_a_phone_the_box_covers_the_window_and_closes_again(chromium, site, size):
    context = chromium.new_context(viewport=size, has_touch=True)
    reader = listen(context, site)
    page = reader.open("index.html")
    expect(box(page)).to_be_hidden()
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    expect(box(page)).to_be_focused()
    page.keyboard.type("dashboard")
    expect(options(page).first).to_be_in_viewport()
    page.get_by_role("button", name="Close").tap()
    expect(box(page)).to_be_hidden()
    context.close()
    reader.assert_quiet()


# --- the page of results ---


def test_the_address_holds_the_query_and_back_brings_the_last_one(reader):
    page = open_results(reader, "dashboard")
    found = count_of(page).inner_text()
    field = page.get_by_role("article").get_by_role("textbox", name="Search")
    expect(field).to_have_value("dashboard")
    field.fill("clearview")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^clearview · "))
    expect(results(page).locator("mark").first).to_have_text(re.compile("Clearview", re.IGNORECASE))
    assert query_in(page) == "clearview"
    page.go_back()
    expect(field).to_have_value("dashboard")
    expect(count_of(page)).to_have_text(found)
    page.go_forward()
    expect(field).to_have_value("clearview")
    reader.assert_quiet()


@pytest.mark.parametrize("facet", ["Agency", "Program", "Exemption", "Type", "Year"])
def test_a_facet_writes_a_filter_into_the_query_and_takes_it_out(reader, facet):
    page = open_results(reader, "facial recognition")
    row = page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox").first
    number = row.locator("xpath=..").locator(".quiet").inner_text()
    row.click()
    expect(count_of(page)).to_have_text(re.compile(rf"^{number} results?$"))
    assert re.fullmatch(r'facial recognition \w+:("[^"]+"|\S+)', query_in(page))
    ticked = page.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(1)
    ticked.click()
    expect(ticked).to_have_count(0)
    assert query_in(page) == "facial recognition"
    reader.assert_quiet()


def test_a_chosen_value_stays_in_its_place_and_one_press_takes_it_off(reader):
    page = open_results(reader, "facial")
    types = page.get_by_role("group", name="Type", exact=True)
    rows = types.locator("label span:not(.quiet)")
    before = rows.all_text_contents()
    assert len(before) > 2
    types.get_by_role("checkbox").nth(2).click()
    ticked = types.get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(1)
    expect(ticked).to_be_focused()
    assert rows.all_text_contents() == before
    expect(types.get_by_role("checkbox").nth(2)).to_be_checked()
    expect(types.get_by_role("checkbox").first).to_be_disabled()
    page.keyboard.press("Space")
    expect(ticked).to_have_count(0)
    assert query_in(page) == "facial"
    assert rows.all_text_contents() == before


def test_each_filter_of_a_query_can_be_taken_off_above_the_results(reader):
    page = open_results(reader, 'type:questions facial exemption:"(b)(5)"')
    page.get_by_role("button", name="Take off exemption: (b)(5)").click()
    expect(page.get_by_role("button", name="Take off exemption: (b)(5)")).to_have_count(0)
    assert query_in(page) == "type:questions facial"
    page.get_by_role("list", name="Filters").get_by_role("button").click()
    expect(page.get_by_role("list", name="Filters")).to_be_hidden()
    assert query_in(page) == "facial"
    expect(page.get_by_role("article").get_by_role("textbox", name="Search")).to_be_focused()
    reader.assert_quiet()


@pytest.mark.parametrize(
    "written",
    ["exemption:b7C", "exemption:7c", 'exemption:"(b)(7)(C)"', 'agency:"ICE"', "type:E-mail"],
)
def test_a_filter_that_a_reader_wrote_is_ticked_and_can_be_taken_out(reader, written):
    page = open_results(reader, f"facial {written}")
    page.get_by_role("checkbox", checked=True).first.click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert query_in(page) == "facial"


def test_a_filter_beside_or_is_not_taken_for_a_choice(reader):
    page = open_results(reader, "exemption:b5 OR exemption:b6")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_the_latest_come_first_if_that_is_chosen(reader):
    page = open_results(reader, "privacy -type:authority")
    page.get_by_role("button", name="Latest first").click()
    expect(page).to_have_url(re.compile("sort=date"))
    expect(page.get_by_role("button", name="Latest first", pressed=True)).to_be_visible()
    expect(results(page).first).to_contain_text("2022")
    reader.assert_quiet()


def test_hits_of_one_document_stand_below_its_title(reader):
    page = open_results(reader, "facial recognition type:e-mail OR type:memorandum")
    hits = results(page)
    titles = hits.locator("h2").all_text_contents()
    assert len(set(titles)) == len(titles)
    more = hits.first.get_by_role("button", name="in this document")
    number = int(re.match(r"\d+", more.inner_text())[0])
    places = hits.first.locator("a.place")
    before = places.count()
    more.click()
    expect(places).to_have_count(before + number)
    expect(places.first).to_be_focused()


def test_all_places_of_a_filter_come_in_the_order_of_the_text(reader):
    page = open_results(reader, "exemption:b7C type:memorandum")
    places = results(page).first.locator("a.place")
    before = places.count()
    results(page).first.get_by_role("button", name="More places in this document").click()
    expect(places.nth(before)).to_be_visible()
    anchors = [place.get_attribute("href").rpartition("#r")[2] for place in places.all()]
    assert [int(number) for number in anchors] == sorted(map(int, anchors))
    reader.assert_quiet()


def test_pages_about_what_is_sought_stand_in_a_box_of_their_own(reader):
    page = open_results(reader, "MIRS")
    expect(count_of(page)).to_have_text("1 result")
    about = page.get_by_role("region", name="Pages of the reading room about it")
    names = about.get_by_role("listitem").get_by_role("link")
    expect(names.first).to_have_text("Maryland Image Repository System")
    shown, more = names.count(), about.get_by_role("button")
    left = int(re.match(r"\d+", more.inner_text())[0])
    more.click()
    expect(names).to_have_count(shown + left)
    expect(names.nth(shown)).to_be_focused()
    expect(more).to_be_hidden()
    names.first.click()
    expect(page).to_have_url(re.compile(r"programs/mirs\.html$"))
    reader.assert_quiet()


def test_pages_about_it_stand_below_the_documents_of_the_list(reader):
    page = reader.open("index.html")
    type_into(page, "MIRS")
    expect(options(page).first).to_contain_text("MIRS")
    about = page.get_by_role("listbox").get_by_role(
        "group", name="Pages of the reading room about it"
    )
    expect(about.get_by_role("option")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{MEMORANDUM}\?h=mirs\*#L\d+$"))


def test_a_filter_alone_leads_to_the_redaction(reader):
    page = reader.open("index.html")
    type_into(page, "exemption:b7E type:questions")
    expect(options(page).first).to_contain_text("(b)(7)(E)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\.html#r\d+$"))
    anchor = page.url.rpartition("#")[2]
    badge = page.locator(f"[id='{anchor}']")
    expect(badge).to_be_in_viewport()
    assert "b7E" in badge.get_attribute("data-exemptions").split()
    reader.assert_quiet()


def test_a_value_that_no_record_has_is_told_kindly(reader):
    page = open_results(reader, "type:letter")
    expect(count_of(page)).to_have_text("Nothing found")
    expect(notes(page)).to_contain_text("No record here is of the type “letter”. There are: ")
    expect(notes(page).locator(".wrong")).to_have_count(0)
    others = notes(page).get_by_role("link")
    expect(others.first).to_have_text(re.compile("^type:"))
    others.first.click()
    expect(count_of(page)).to_have_text(re.compile(r"^\d+ results?$"))


def test_results_come_ten_at_a_time_and_are_there_again_on_the_way_back(made_up_reader):
    page = open_results(made_up_reader, '"parcel came"')
    expect(count_of(page)).to_have_text(f"{LETTERS} results")
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Show 10 more results").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).locator("h2 a")).to_be_focused()
    page.get_by_role("button", name=f"Show {LETTERS - 20} more results").click()
    expect(results(page)).to_have_count(LETTERS)
    expect(page.locator(".search-more")).to_be_hidden()
    results(page).nth(LETTERS - 1).locator("h2 a").click()
    expect(page).to_have_url(re.compile(r"documents/parcel-\d+\.html\?h=%22parcel\+came%22"))
    page.wait_for_load_state()
    page.go_back()
    expect(results(page)).to_have_count(LETTERS)
    expect(results(page).nth(LETTERS - 1)).to_be_in_viewport()
    made_up_reader.assert_quiet()


def test_what_a_reader_opened_is_open_again_on_the_way_back(reader):
    page = open_results(reader, "MIRS")
    about = page.locator(".search-beside")
    about.get_by_role("button").click()
    results(page).first.get_by_role("button", name="in this document").click()
    places = results(page).first.locator("a.place")
    expect(places.nth(2)).to_be_visible()
    before = (places.count(), about.get_by_role("listitem").count())
    places.last.click()
    expect(page).to_have_url(re.compile(rf"{MEMORANDUM}\?h=mirs#L\d+$"))
    page.wait_for_load_state()
    page.go_back()
    expect(places).to_have_count(before[0])
    expect(about.get_by_role("listitem")).to_have_count(before[1])
    expect(places.last).to_be_in_viewport()
    reader.assert_quiet()


def test_arrows_go_from_the_words_over_the_results_and_back(reader):
    page = open_results(reader, "dashboard")
    expect(results(page).first).to_be_visible()
    field = page.get_by_role("article").get_by_role("textbox", name="Search")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    about = page.locator(".search-beside a")
    for link in (*about.all(), results(page).first.locator("h2 a")):
        page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
    for _ in range(about.count() + 1):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()


def test_filters_alone_find_records(reader):
    page = open_results(reader, "exemption:b5 date:2022")
    expect(count_of(page)).to_have_text("1 result")
    expect(results(page).locator(".passage").first).not_to_be_empty()


def test_every_example_of_the_help_finds_something(reader):
    page = reader.open(PAGE)
    help = page.locator(".search-help")
    examples = help.locator("a.example").all_text_contents()
    assert len(examples) > 10
    for example in examples:
        page = open_results(reader, example)
        expect(count_of(page)).to_have_text(re.compile(r"^\d[\d,]* results?$"))
    reader.assert_quiet()


def test_an_example_is_one_click_away(reader):
    page = reader.open(PAGE)
    example = page.locator(".search-help a.example").nth(1)
    query = example.inner_text()
    example.click()
    expect(results(page).first).to_be_visible()
    assert query_in(page) == query


@pytest.mark.parametrize(
    ("query", "wrong", "mended"),
    [
        ("exemtion:b5 cause", "exemtion:", "exemption:b5 cause"),
        ('"facial recognition', '"facial recognition', '"facial recognition"'),
        ("(facial", "(", "(facial)"),
        ("withheld:partl", "withheld:partl", "withheld:partly"),
    ],
)
def test_a_mistake_says_what_is_wrong_where_and_what_was_meant(reader, query, wrong, mended):
    page = open_results(reader, query)
    expect(notes(page).locator(".wrong").first).to_contain_text(wrong)
    expect(notes(page).locator(".problem")).to_contain_text(re.compile(r"\w{4}"))
    notes(page).get_by_role("link").click()
    assert query_in(page) == mended
    expect(notes(page).locator(".wrong")).to_have_count(0)
    reader.assert_quiet()


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("date:..1819", "Choose another value."),
        ("date:1819 date:1820", "Take off a filter, or choose another value."),
        ("-(agency:ice OR -agency:ice)", "Leave out less."),
    ],
)
def test_advice_about_words_is_only_for_words(reader, query, advice):
    page = open_results(reader, query)
    expect(notes(page)).to_contain_text(advice)
    expect(notes(page)).not_to_contain_text("words")
    reader.assert_quiet()


def test_where_nothing_has_all_of_a_query_its_parts_are_offered(reader):
    page = open_results(reader, '"probable cause" exemption:b7C date:2022')
    expect(count_of(page)).to_have_text("Nothing found")
    others = notes(page).get_by_role("link")
    expect(others.first).to_be_visible()
    others.first.click()
    expect(count_of(page)).to_have_text(re.compile(r"^\d+ results?$"))


# --- bad input ---

STRANGE = {
    "long": "recognition " * 833,
    "long word": "a" * 10_000,
    "emoji": "🔎🗂️",
    "right to left": "سجلات \u202eובי",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "open quotes": '"one "two" three',
    "only quotes": '"" ""',
    "stop words": "the of and a",
    "punctuation": "... --- !!! ** () :: ||",
    "only NOT": "-the",
    "brackets": "((((((((((",
    "percent": "%E0%A4%A",
    "control": "a\x00b\x01c\x02d",
    "backslash": "\\u0022 \\x3c",
    "prototype": "constructor: __proto__",
}


@pytest.mark.parametrize("query", STRANGE.values(), ids=STRANGE)
def test_strange_queries_get_an_answer_in_words(reader, query):
    page = open_results(reader, query)
    expect(count_of(page)).to_have_text(re.compile(r"\w"))
    shown = count_of(page).inner_text()
    if not re.match(r"\d", shown):
        expect(notes(page)).to_have_text(re.compile(r"\w+ \w+"))
    room, used = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    )
    assert used <= room
    page = reader.open("index.html")
    page.keyboard.press("/")
    box(page).fill(query)
    found = page.locator(".search-found")
    expect(found).to_be_visible()
    expect(found).to_have_text(re.compile(r"\w+ \w+"))
    reader.assert_quiet()


@pytest.mark.parametrize("query", ["zebra", "alert", "bold"])
def test_titles_and_passages_are_text_and_no_markup(made_up_reader, query):
    page = open_results(made_up_reader, "zebra")
    shown = results(page).first
    expect(shown.locator("h2")).to_have_text(HOSTILE)
    expect(shown).to_contain_text("onerror=alert(2)>")
    facets = page.get_by_role("group", name="Type", exact=True)
    expect(facets.first).to_be_visible()
    assert page.locator("article script, article img, article b").count() == 0
    page = made_up_reader.open("index.html")
    type_into(page, query)
    expect(page.locator(".search-found")).to_contain_text("onerror=alert")
    assert page.locator(".search-box :is(script, img, b)").count() == 0
    made_up_reader.assert_quiet()


# --- a copy with a part missing ---


@pytest.fixture
def copy(chromium, site, tmp_path):
    """The site as somebody copied it, to be damaged, with a window on it."""
    folder = tmp_path / "copy"
    shutil.copytree(site, folder)
    context = chromium.new_context(viewport=WIDE)
    yield listen(context, folder)
    context.close()


def delete(file):
    file.unlink()


def cut_off(file):
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def empty(file):
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [delete, cut_off, empty])
@pytest.mark.parametrize("part", ["plan.js", "words", "text"])
def test_a_part_of_the_index_that_is_damaged_is_named(copy, damage, part):
    place = copy.site / "search" / part
    for file in [place] if place.is_file() else place.iterdir():
        damage(file)
    page = open_results(copy, "dashboard")
    expect(notes(page).locator(".problem")).to_contain_text(f"search/{part.removesuffix('.js')}")
    expect(notes(page).get_by_role("button", name="Try again")).to_be_visible()
    page = copy.open("index.html")
    type_into(page, "dashboard")
    expect(page.locator(".search-message")).to_contain_text(f"search/{part.removesuffix('.js')}")


def test_results_stand_where_only_their_facets_are_damaged(copy):
    for file in (copy.site / "search/filters").glob("a*.js"):
        delete(file)
    page = open_results(copy, "dashboard")
    expect(results(page).first).to_be_visible()
    expect(notes(page).locator(".problem")).to_contain_text("search/filters/")


def test_a_script_of_the_search_that_is_missing_is_named(copy):
    delete(copy.site / "assets/scripts/search/match.js")
    page = open_results(copy, "dashboard")
    expect(notes(page).locator(".problem")).to_contain_text("search/match.js is missing")
    page = copy.open("index.html")
    type_into(page, "dashboard")
    expect(page.locator(".search-message")).to_contain_text("search/match.js is missing")


def test_the_search_goes_on_once_the_part_is_there_again(copy, site):
    place = "search/plan.js"
    delete(copy.site / place)
    page = open_results(copy, "dashboard")
    shutil.copy(site / place, copy.site / place)
    notes(page).get_by_role("button", name="Try again").click()
    expect(results(page).first).to_be_visible()


# --- without scripts; every width ---


@pytest.mark.parametrize("path", ["index.html", MEMORANDUM, PAGE])
def test_without_javascript_the_box_says_so_and_leads_to_the_lists(chromium, site, path):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    page = listen(context, site).open(path)
    instead = page.locator("header .search-off")
    assert "Search needs JavaScript" in instead.inner_text()
    expect(page.get_by_role("search")).to_have_count(0)
    instead.locator("a").click()
    expect(page).to_have_url(re.compile(r"documents/index\.html$"))
    context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW, NARROWEST], ids=["wide", "narrow", "narrowest"])
@pytest.mark.parametrize("query", ["", "facial recognition", "exemtion:b5", "xylophone"])
def test_no_page_of_results_is_wider_than_the_window(chromium, site, size, query):
    context = chromium.new_context(viewport=size)
    reader = listen(context, site)
    page = open_results(reader, query) if query else reader.open(PAGE)
    room, used = page.evaluate(
        "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    )
    context.close()
    assert used <= room
    reader.assert_quiet()
