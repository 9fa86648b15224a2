"""Tools of a reader: views, the released text beside the page, order of messages, citations, print."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hooks.document.released_text import as_script
from tests.browser.conftest import NARROW, WIDE, listen
from tests.browser.test_site import BRIEFINGS, MEMORANDUM, text_of

pytestmark = pytest.mark.browser

RESPONSE = "documents/ice-draft-response-to-senator-wyden.html"
REQUEST = "documents/epic-foia-request-ice-2020.html"
SCRIPTS = Path(__file__).parents[2] / "docs/assets/scripts"
VIEWS = {"Reading": "reading", "As released": "released", "Side by side": "beside"}


@pytest.fixture
def still(chromium, site):
    """A reader who asked for no motion: a page that scrolls is there at once."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield listen(context, site)
    context.close()


def choose(page, view):
    page.get_by_role("group", name="View").get_by_role("button", name=view).click()


def pane_of(page):
    return page.get_by_role("region", name="Released text, line by line")


def said(page):
    return page.locator(".said").filter(has_text=re.compile(r"\w"))


@pytest.mark.parametrize(
    ("path", "selector"), [(MEMORANDUM, ".document h2[id]"), (RESPONSE, ".document [id^=q]")]
)
def test_what_a_link_leads_to_stands_below_the_bar(still, path, selector):
    name = still.open(path).locator(selector).nth(4).get_attribute("id")
    page = still.open(f"{path}#{name}")
    edge = page.locator(".redaction-tools").evaluate("bar => bar.getBoundingClientRect().bottom")
    place = page.locator(f"[id='{name}']").evaluate("one => one.getBoundingClientRect().top")
    assert edge <= place < WIDE["height"] / 2


# --- views ---


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_is_kept_over_pages_and_reloads(still, view):
    page = still.open(BRIEFINGS)
    choose(page, view)
    for path in (MEMORANDUM, "agencies/ice.html", REQUEST):
        page = still.open(path)
        page.reload()
    assert page.evaluate("document.documentElement.dataset.view") == VIEWS[view]
    expect(page.get_by_role("button", name=view, exact=True, pressed=True)).to_be_visible()
    assert still.requests == []


def test_the_view_is_set_before_the_text_is_there(still):
    page = still.open(BRIEFINGS)
    choose(page, "As released")
    page.add_init_script(
        """new MutationObserver(() => {
             const text = document.querySelector(".document");
             if (text && !window.viewAtFirst) window.viewAtFirst = document.documentElement.dataset.view;
           }).observe(document, { childList: true, subtree: true });"""
    )
    page = still.open(MEMORANDUM)
    assert page.evaluate("window.viewAtFirst") == "released"


def test_a_value_on_the_device_that_nobody_wrote_shows_the_reading_view(reader):
    page = reader.open(BRIEFINGS)
    page.evaluate("__md_set('__view', '<b>')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.view") == "reading"


def test_a_key_leads_from_view_to_view_and_says_which(still):
    page = still.open(BRIEFINGS)
    for view in ("As released", "Side by side", "Reading"):
        page.keyboard.press("v")
        expect(said(page)).to_have_text(f"View: {view}")
        assert page.evaluate("document.documentElement.dataset.view") == VIEWS[view]
    still.assert_quiet()


def test_a_change_of_view_keeps_the_line_one_reads(still):
    page = still.open(f"{MEMORANDUM}#L120")
    height = "document.getElementById('L120').getBoundingClientRect().top"
    before = page.evaluate(height)
    for view in ("As released", "Side by side", "Reading"):
        page.keyboard.press("v")
        expect(said(page)).to_have_text(f"View: {view}")
        expect(page.locator("#L120")).to_be_in_viewport()
    assert abs(page.evaluate(height) - before) < 60


# --- side by side ---


def test_the_released_text_is_loaded_only_when_it_is_asked_for(still):
    asked = []
    still.page.on("request", lambda request: asked.append(request.url))
    page = still.open(BRIEFINGS)
    assert not [url for url in asked if url.endswith(".source.js")]
    choose(page, "Side by side")
    expect(pane_of(page).locator(".row").first).to_be_visible()
    assert len([url for url in asked if url.endswith(".source.js")]) == 1
    still.assert_quiet()


@pytest.mark.parametrize("path", [BRIEFINGS, MEMORANDUM, RESPONSE, REQUEST])
def test_beside_the_page_stands_every_line_of_the_source(still, site, path):
    page = still.open(path)
    choose(page, "Side by side")
    shown = pane_of(page).locator(".row code")
    expect(shown.first).to_be_attached()
    source = site / "sources" / Path(path).with_suffix(".txt").name
    lines = re.split(r"\r\n|\n|\r", source.read_bytes().decode("utf-8"))
    if not lines[-1]:
        lines.pop()
    assert [line.replace("\f", "␌") for line in lines] == shown.all_text_contents()
    still.assert_quiet()


def marked(page):
    return page.locator(".released-pane .row.at .number")


def test_the_released_text_follows_the_page(still):
    page = still.open(MEMORANDUM)
    choose(page, "Side by side")
    expect(marked(page)).to_be_attached()
    for line in (41, 157, 281, 16):
        page.evaluate(
            f"document.getElementById('L{line}').scrollIntoView({{block: 'center', behavior: 'instant'}})"
        )
        row = pane_of(page).locator(".row").nth(line - 1)
        expect(row).to_be_in_viewport()
    still.assert_quiet()


def test_the_rows_stand_in_groups_that_the_browser_lays_out_only_in_sight(still):
    page = still.open(REQUEST)
    choose(page, "Side by side")
    groups = pane_of(page).locator(".rows")
    expect(groups).to_have_count(2)
    assert groups.first.locator(".row").count() == 200
    assert groups.first.evaluate("one => getComputedStyle(one).contentVisibility") == "auto"


def test_the_page_follows_the_released_text(still):
    page = still.open(MEMORANDUM)
    choose(page, "Side by side")
    expect(marked(page)).to_be_attached()
    for line in (41, 157, 230):
        pane_of(page).evaluate(
            f"""pane => {{
                const row = pane.querySelectorAll(".row")[{line - 1}].getBoundingClientRect();
                const box = pane.getBoundingClientRect();
                pane.scrollTop += row.top - box.top - pane.clientHeight / 2;
            }}"""
        )
        expect(page.locator(f"#L{line}")).to_be_in_viewport()
    still.assert_quiet()


def test_the_line_pointed_at_is_marked_on_both_sides(still):
    page = still.open(f"{BRIEFINGS}#L5")
    choose(page, "Side by side")
    expect(marked(page)).to_be_attached()
    pane_of(page).locator(".row").nth(8).hover()
    expect(page.locator("#L9")).to_have_class(re.compile(r"\bat\b"))
    text_of(page).locator(".question").nth(2).hover()
    expect(marked(page)).to_have_text("13")


def test_a_line_number_beside_the_page_leads_to_the_line(still):
    page = still.open(MEMORANDUM)
    choose(page, "Side by side")
    number = pane_of(page).get_by_text("12", exact=True)
    expect(number).to_have_accessible_name("Line 12 on the page")
    number.click()
    expect(page).to_have_url(re.compile("#L12$"))
    expect(page.locator("#L12")).to_be_in_viewport()


def test_where_the_source_cannot_be_loaded_the_page_says_where_it_is(still):
    still.page.route("**/*.source.js", lambda route: route.abort())
    page = still.open(BRIEFINGS)
    choose(page, "Side by side")
    link = page.locator(".released-pane").get_by_role("link", name="the released text")
    expect(link).to_have_attribute("href", re.compile(r"/sources/.*\.txt$"))


def test_on_a_phone_the_two_stand_above_each_other_and_fit(chromium, site):
    context = chromium.new_context(viewport=NARROW, reduced_motion="reduce")
    reader = listen(context, site)
    page = reader.open(f"{MEMORANDUM}#L120")
    choose(page, "Side by side")
    expect(marked(page)).to_be_visible()
    box = pane_of(page).bounding_box()
    assert box["height"] == pytest.approx(NARROW["height"] / 2, abs=2)
    assert box["y"] == pytest.approx(NARROW["height"] / 2, abs=2)
    page.evaluate("document.getElementById('L157').scrollIntoView({behavior: 'instant'})")
    expect(pane_of(page).locator(".row").nth(156)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()
    reader.assert_quiet()


PANE = """
<!DOCTYPE html><html data-view="beside"><header class="md-header"></header>
<article><div class="view-tools" data-source="text.js" data-text="text.txt"></div>
<div class="document"><p><a id="L1" class="line"></a>x</p></div></article>
<script src="place.js"></script><script src="beside.js"></script>
"""


def opened_pane(reader, tmp_path, text):
    """The pane alone, with this released text."""
    for name in ("place.js", "beside.js"):
        (tmp_path / name).write_bytes((SCRIPTS / name).read_bytes())
    (tmp_path / "page.html").write_text(PANE, encoding="utf-8")
    (tmp_path / "text.js").write_text(as_script(text), encoding="utf-8")
    page = reader.page
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("beside.open()")
    rows = page.locator(".released-pane .row code")
    expect(rows.first).to_be_attached()
    return rows


def test_nothing_in_a_released_text_is_taken_for_html(reader, tmp_path):
    hostile = "<img src=x onerror=alert(1)></script><b>b</b> &amp; {{ x }} \\u003c"
    rows = opened_pane(reader, tmp_path, hostile)
    expect(rows).to_have_text([hostile])
    expect(rows.locator("*")).to_have_count(0)
    reader.assert_quiet()


def test_characters_that_cannot_be_seen_are_shown(reader, tmp_path):
    rows = opened_pane(reader, tmp_path, "a\x00b\x0c\x7f\x85\u202e\u00ad\ttab")
    expect(rows.locator(".control")).to_have_text(["␀", "␌", "␡", "U+0085", "U+202E", "U+00AD"])
    expect(rows.locator(".control").nth(4)).to_have_attribute("title", "unseen character U+202E")
    assert rows.first.evaluate("row => row.lastChild.data") == "\ttab"


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a\r\nb\rc\n", ["a", "b", "c"]), ("a\n\nb", ["a", "", "b"]), ("a\x0bb\u2028c", 1)],
)
def test_lines_end_where_they_do_in_the_anchors(reader, tmp_path, text, lines):
    rows = opened_pane(reader, tmp_path, text)
    if isinstance(lines, int):
        expect(rows).to_have_count(lines)
    else:
        expect(rows).to_have_text(lines)


# --- order of messages ---


THREADS = """
<!DOCTYPE html><html data-view="reading" data-order="time">
<script src="threads.js"></script>
<ol class="contents"><li><a href="#m1">1</a></li><li><a href="#m2">2</a></li><li><a href="#m3">3</a></li></ol>
<div class="document">
<section data-record="r1"><h2 id="r1">r1</h2></section>
<section data-record="m1" data-thread="a" data-position="3"><h2 id="m1">m1</h2><a href="#">x</a></section>
<section data-record="m2" data-thread="a" data-position="1"><h2 id="m2">m2</h2></section>
<section data-record="m3" data-thread="a" data-position="2"><h2 id="m3">m3</h2></section>
<section data-record="m4" data-thread="b" data-position="2"><h2 id="m4">m4</h2></section>
<section data-record="r2"><h2 id="r2">r2</h2></section>
<section data-record="m5" data-thread="b" data-position="1"><h2 id="m5">m5</h2></section>
<section data-record="m6" data-thread="c" data-position="2"><h2 id="m6">m6</h2></section>
<section data-record="m7" data-thread="c" data-position="0"><h2 id="m7">m7</h2></section>
</div><script>orderMessages()</script>
"""
RELEASED = ["r1", "m1", "m2", "m3", "m4", "r2", "m5", "m6", "m7"]
BY_TIME = ["r1", "m2", "m3", "m1", "m4", "r2", "m5", "m6", "m7"]


@pytest.fixture
def threads(reader, tmp_path):
    """A page of made-up messages."""
    (tmp_path / "threads.js").write_bytes((SCRIPTS / "threads.js").read_bytes())
    (tmp_path / "page.html").write_text(THREADS, encoding="utf-8")
    reader.page.goto((tmp_path / "page.html").as_uri())
    return reader.page


def order(page):
    return page.locator(".document h2").all_text_contents()


def test_messages_that_stand_together_are_set_in_order_of_time(threads):
    # Those apart in the text, and those without a place, stay where they are.
    assert order(threads) == BY_TIME
    assert threads.locator(".contents a").all_text_contents() == ["2", "3", "1"]


@pytest.mark.parametrize(
    ("view", "order_chosen", "expected"),
    [
        ("reading", "released", RELEASED),
        ("released", "time", RELEASED),
        ("beside", "time", RELEASED),
        ("reading", "time", BY_TIME),
    ],
)
def test_the_released_order_comes_back(threads, view, order_chosen, expected):
    threads.evaluate(
        "([view, order]) => { Object.assign(document.documentElement.dataset, { view, order }); orderMessages(); }",
        [view, order_chosen],
    )
    assert order(threads) == expected
    in_order = sorted(["1", "2", "3"], key=lambda number: expected.index(f"m{number}"))
    assert threads.locator(".contents a").all_text_contents() == in_order


def records_of(page):
    return page.locator(".document section[data-record]").evaluate_all(
        "sections => sections.map(section => section.dataset.record)"
    )


RELEASED_MESSAGES = [f"message-{number}" for number in range(2, 9)]


def test_a_thread_reads_by_time_and_the_released_order_is_one_click_away(still):
    page = still.open(BRIEFINGS)
    assert [one for one in records_of(page) if one in RELEASED_MESSAGES] == RELEASED_MESSAGES[::-1]
    orders = page.get_by_role("group", name="Order of messages")
    orders.get_by_role("button", name="as released").click()
    expect(said(page)).to_have_text("Order of messages: as released")
    assert [one for one in records_of(page) if one in RELEASED_MESSAGES] == RELEASED_MESSAGES
    page.reload()
    assert [one for one in records_of(page) if one in RELEASED_MESSAGES] == RELEASED_MESSAGES
    expect(orders.get_by_role("button", name="as released")).to_have_attribute(
        "aria-pressed", "true"
    )
    orders.get_by_role("button", name="by time").click()
    assert [one for one in records_of(page) if one in RELEASED_MESSAGES] == RELEASED_MESSAGES[::-1]
    still.assert_quiet()


def test_beside_the_released_text_the_order_is_the_released_one(still):
    page = still.open(BRIEFINGS)
    for view in ("As released", "Side by side"):
        choose(page, view)
        assert [one for one in records_of(page) if one in RELEASED_MESSAGES] == RELEASED_MESSAGES
        expect(page.get_by_role("group", name="Order of messages")).to_be_hidden()


def test_without_javascript_messages_stand_as_released(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    page = listen(context, site).open(BRIEFINGS)
    html = (site / BRIEFINGS).read_text(encoding="utf-8")
    order = re.findall(r'<section class="?record"?[^>]*data-record="?([\w-]+)', html)
    assert [one for one in order if one in RELEASED_MESSAGES] == RELEASED_MESSAGES
    # The table gives the order of time, by links.
    links = page.locator(".overview.records .thread th[scope=row] a")
    assert (
        links.evaluate_all("links => links.map(link => link.hash.slice(1))")
        == (RELEASED_MESSAGES[::-1])
    )
    links.first.click()
    expect(page.locator("#message-8")).to_be_in_viewport()
    context.close()


def test_the_table_of_records_says_who_wrote_to_whom_and_what_is_withheld(still):
    page = still.open(BRIEFINGS)
    table = page.locator(".overview.records table")
    expect(table.locator("th[scope=row]")).to_have_count(13)
    row = table.get_by_role("row").filter(has_text="E-mail message 1")
    expect(row).to_contain_text("30 April 2020, 16:20 UTC")
    expect(row).to_contain_text("Cc withheld")
    expect(row).to_contain_text("record 3 (as far as the text shows)")
    expect(table.get_by_role("row").filter(has_text="E-mail message 9")).to_contain_text(
        "rev3.doc (not in this document)"
    )
    table.get_by_role("link", name="reply to message 4").click()
    expect(page.locator("#message-4")).to_be_in_viewport()
    still.assert_quiet()


def test_redactions_and_records_are_stepped_through_in_the_order_of_the_page(still):
    page = still.open(f"{BRIEFINGS}#record-3")
    page.keyboard.press("n")
    expect(page.locator("#message-8")).to_be_focused()
    expect(said(page)).to_contain_text("record 5 of 13")
    page.keyboard.press("n")
    expect(page.locator("#message-7")).to_be_focused()
    page.keyboard.press("j")
    expect(
        page.locator(
            "[data-record=message-7] .redaction a:focus, [data-record=message-7] a.redaction:focus"
        )
    ).to_have_count(1)
    page.keyboard.press("p")
    expect(page.locator("#message-8")).to_be_focused()
    still.assert_quiet()


# --- citations ---


def cite(reader, tmp_path, facts, place):
    """The four forms of a citation."""
    (tmp_path / "page.html").write_text(
        "<!DOCTYPE html><meta charset=utf-8><script src=cite.js></script>"
    )
    (tmp_path / "cite.js").write_bytes((SCRIPTS / "cite.js").read_bytes())
    page = reader.page
    page.goto((tmp_path / "page.html").as_uri())
    return page.evaluate(
        """([facts, place]) => Object.fromEntries(
             Object.entries(citationFormats).map(([name, write]) => [name, write(facts, place)]))""",
        [facts, place],
    )


FACTS = {
    "id": "release/memo",
    "holder": "Agency for Lunch",
    "government": True,
    "title": "On lunch",
    "type": "memorandum",
    "date": "2022-09-30",
    "request": "2021-ICFO-1",
    "words": "Agency for Lunch. “On lunch.” Memorandum, 30 September 2022. Request 2021-ICFO-1.",
}
PLACE = {
    "first": 12,
    "last": 14,
    "sheet": "source page 3",
    "site": "Lunch papers",
    "address": "https://room.example/documents/memo.html#L12",
    "accessed": "2026-11-21",
}


def test_a_citation_says_where_when_and_by_whom(reader, tmp_path):
    forms = cite(reader, tmp_path, FACTS, PLACE)
    assert forms["text"] == (
        "Agency for Lunch. “On lunch.” Memorandum, 30 September 2022. Request 2021-ICFO-1. "
        "Source page 3, lines 12 to 14. Lunch papers. "
        "https://room.example/documents/memo.html#L12 (accessed 21 November 2026)."
    )
    assert forms["bibtex"] == (
        "@misc{release-memo-L12,\n"
        "  author = {{Agency for Lunch}},\n"
        "  title = {{On lunch}},\n"
        "  year = {2022},\n"
        "  month = sep,\n"
        "  type = {Memorandum},\n"
        "  howpublished = {Lunch papers},\n"
        "  note = {Request 2021-ICFO-1. Source page 3, lines 12 to 14},\n"
        "  url = {https://room.example/documents/memo.html#L12},\n"
        "  urldate = {2026-11-21},\n"
        "}\n"
    )
    assert forms["ris"].split("\r\n") == [
        "TY  - GOVDOC",
        "AU  - Agency for Lunch,",
        "TI  - On lunch",
        "M3  - Memorandum",
        "PY  - 2022",
        "DA  - 2022/09/30",
        "N1  - Request 2021-ICFO-1. Source page 3, lines 12 to 14",
        "DB  - Lunch papers",
        "UR  - https://room.example/documents/memo.html#L12",
        "Y2  - 2026/11/21",
        "ER  - ",
        "",
    ]
    assert json.loads(forms["csl"]) == [
        {
            "id": "release-memo-L12",
            "type": "document",
            "author": [{"literal": "Agency for Lunch"}],
            "title": "On lunch",
            "genre": "Memorandum",
            "issued": {"date-parts": [[2022, 9, 30]]},
            "source": "Lunch papers",
            "note": "Request 2021-ICFO-1. Source page 3, lines 12 to 14",
            "URL": "https://room.example/documents/memo.html#L12",
            "accessed": {"date-parts": [[2026, 11, 21]]},
        }
    ]


NOTHING = {
    "id": "…",
    "holder": "",
    "government": False,
    "title": "Lunch",
    "type": "",
    "date": "",
    "request": "",
    "words": "“Lunch.” Undated.",
}
WHOLE = {**PLACE, "first": 0, "last": 0, "sheet": "", "address": "file:///room/memo.html"}


def test_what_is_not_known_is_in_no_citation(reader, tmp_path):
    forms = cite(reader, tmp_path, NOTHING, WHOLE)
    assert forms["text"] == (
        "“Lunch.” Undated. Lunch papers. file:///room/memo.html (accessed 21 November 2026)."
    )
    for field in ("author", "year", "month", "type", "note"):
        assert f"  {field} = " not in forms["bibtex"]
    assert forms["bibtex"].startswith("@misc{document,\n")
    assert [line[:2] for line in forms["ris"].splitlines()] == ["TY", "TI", "DB", "UR", "Y2", "ER"]
    assert {*json.loads(forms["csl"])[0]} == {"id", "type", "title", "source", "URL", "accessed"}


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("100% of R&D at $5 #1_a", r"100\% of R\&D at \$5 \#1\_a"),
        ("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c"),
        # A brace that is only escaped still counts for BibTeX.
        ("{ a", r"\textbraceleft{} a"),
        ("a } b", r"a \textbraceright{} b"),
        (r"\input{x}", r"\textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ('a "b" @c', 'a "b" @c'),
        ("§ 552 – ‘é’", "§ 552 – ‘é’"),
    ],
)
def test_signs_that_mean_something_to_tex_are_escaped(reader, tmp_path, title, escaped):
    bibtex = cite(reader, tmp_path, {**FACTS, "title": title}, PLACE)["bibtex"]
    assert f"  title = {{{{{escaped}}}}},\n" in bibtex
    assert bibtex.count("{") == bibtex.count("}")


def test_a_title_cannot_start_a_line_of_its_own(reader, tmp_path):
    title = "Lunch\r\nER  - \r\nTY  - BOOK\u2028\x0b\x00and more"
    forms = cite(reader, tmp_path, {**FACTS, "title": title}, PLACE)
    lines = forms["ris"].split("\r\n")
    assert "TI  - Lunch ER - TY - BOOK and more" in lines
    assert [line for line in lines if line.startswith(("ER", "TY"))] == ["TY  - GOVDOC", "ER  - "]
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", forms["ris"])
    assert "  title = {{Lunch ER - TY - BOOK and more}},\n" in forms["bibtex"]


@pytest.mark.parametrize(
    ("holder", "tag"),
    [
        ("Agency for Lunch", "AU  - Agency for Lunch,"),
        ("Office of Lunch, Department of Meals", "PB  - Office of Lunch, Department of Meals"),
        ("Agency* for Lunch", "AU  - Agency for Lunch,"),
    ],
)
def test_no_agency_is_taken_apart_into_names(reader, tmp_path, holder, tag):
    forms = cite(reader, tmp_path, {**FACTS, "holder": holder}, PLACE)
    lines = forms["ris"].split("\r\n")
    assert tag in lines
    assert len([line for line in lines if line.startswith(("AU", "PB"))]) == 1
    assert json.loads(forms["csl"])[0]["author"] == [{"literal": holder}]


RECORD = {
    "title": "Re: “lunch”",
    "type": "e-mail",
    "date": "2022-09-29T12:30",
    "senders": ["Cook, Ann", "B. Waiter"],
}


def test_lines_of_a_record_are_cited_as_that_record_in_the_document(reader, tmp_path):
    forms = cite(reader, tmp_path, FACTS, {**PLACE, "record": RECORD})
    assert forms["text"].startswith(
        "Cook, Ann; B. Waiter. “Re: ‘lunch’.” E-mail, 29 September 2022, 12:30. In: "
        "Agency for Lunch. “On lunch.” Memorandum, 30 September 2022. Request 2021-ICFO-1. "
        "Source page 3, lines 12 to 14."
    )
    assert forms["bibtex"].startswith(
        "@incollection{release-memo-L12,\n"
        "  author = {{Cook, Ann} and {B. Waiter}},\n"
        "  title = {{Re: “lunch”}},\n"
        "  booktitle = {{On lunch}},\n"
        "  publisher = {{Agency for Lunch}},\n"
        "  year = {2022},\n"
        "  month = sep,\n"
        "  type = {E-mail},\n"
    )
    ris = forms["ris"].split("\r\n")
    assert ris[1:10] == [
        "AU  - Cook, Ann",
        "AU  - B. Waiter,",
        "TI  - Re: “lunch”",
        "T2  - On lunch",
        "M3  - E-mail",
        "PY  - 2022",
        "DA  - 2022/09/29",
        "PB  - Agency for Lunch",
        "N1  - Sent 29 September 2022, 12:30. Request 2021-ICFO-1. Source page 3, lines 12 to 14",
    ]
    (item,) = json.loads(forms["csl"])
    assert item["type"] == "personal_communication"
    assert item["author"] == [{"literal": "Cook, Ann"}, {"literal": "B. Waiter"}]
    assert item["title"] == "Re: “lunch”"
    assert (item["container-title"], item["publisher"]) == ("On lunch", "Agency for Lunch")
    assert item["issued"] == {"date-parts": [[2022, 9, 29]]}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2022-09-29T12:30", "29 September 2022, 12:30"),
        ("2022-09-29T12:30:07+00:00", "29 September 2022, 12:30 UTC"),
        ("2022-09-29T12:30Z", "29 September 2022, 12:30 UTC"),
        ("2022-09-29T12:30:07-05:00", "29 September 2022, 12:30 UTC−05:00"),
    ],
)
def test_messages_of_one_day_are_told_apart_by_their_time(reader, tmp_path, date, words):
    forms = cite(reader, tmp_path, FACTS, {**PLACE, "record": {**RECORD, "date": date}})
    assert f"E-mail, {words}. In: " in forms["text"]
    note = f"Sent {words}. Request 2021-ICFO-1. Source page 3, lines 12 to 14"
    assert f"  note = {{{note}}},\n" in forms["bibtex"]
    assert f"N1  - {note}\r\n" in forms["ris"]
    assert json.loads(forms["csl"])[0]["note"] == note


@pytest.mark.parametrize(
    "change", [{"date": "2022-09-29"}, {"date": ""}, {"type": "memorandum"}, {"type": ""}]
)
def test_only_a_message_with_a_time_is_cited_with_one(reader, tmp_path, change):
    forms = cite(reader, tmp_path, FACTS, {**PLACE, "record": {**RECORD, **change}})
    assert "12:30" not in forms["text"]
    assert not any("Sent " in form for form in forms.values())


def test_what_a_record_does_not_say_is_left_out_of_its_citation(reader, tmp_path):
    record = {"title": "record 2", "type": "", "date": "", "senders": []}
    forms = cite(reader, tmp_path, FACTS, {**PLACE, "record": record})
    assert forms["text"].startswith("“record 2.” Undated. In: Agency for Lunch. “On lunch.”")
    assert "author" not in forms["bibtex"]
    assert "year" not in forms["bibtex"]
    assert "AU  -" not in forms["ris"]
    assert not {"author", "issued", "genre"} & json.loads(forms["csl"])[0].keys()


def test_an_address_cannot_end_its_field(reader, tmp_path):
    forms = cite(reader, tmp_path, FACTS, {**PLACE, "address": "file:///a b}/{c}/memo.html#L1"})
    assert "  url = {file:///a%20b%7D/%7Bc%7D/memo.html#L1},\n" in forms["bibtex"]


@pytest.mark.parametrize(
    ("date", "month", "day"), [("2020", None, "2020"), ("2020-02", "feb", "2020/02")]
)
def test_a_date_is_as_precise_as_it_is_known(reader, tmp_path, date, month, day):
    forms = cite(reader, tmp_path, {**FACTS, "date": date}, PLACE)
    assert (f"  month = {month},\n" in forms["bibtex"]) is bool(month)
    assert f"DA  - {day}\r\n" in forms["ris"]
    parts = [int(part) for part in date.split("-")]
    assert json.loads(forms["csl"])[0]["issued"] == {"date-parts": [parts]}


def cite_dialog(page):
    return page.get_by_role("dialog", name="Cite this")


def words_of(page):
    return cite_dialog(page).get_by_role("region", name="Words")


def test_at_the_head_of_a_document_the_whole_of_it_is_cited(still):
    page = still.open(MEMORANDUM)
    page.get_by_role("button", name="Cite this").click()
    expect(words_of(page)).to_contain_text("“Recommendations Regarding ICE Use of Maryland")
    expect(words_of(page)).not_to_contain_text("ine 1")
    expect(cite_dialog(page).get_by_role("radio")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(cite_dialog(page)).to_be_hidden()
    still.assert_quiet()


def test_the_key_cites_the_line_of_the_address_or_the_whole(still):
    page = still.open(f"{MEMORANDUM}#L120")
    page.keyboard.press("c")
    expect(words_of(page)).to_contain_text(re.compile(r"[Ll]ine 120\. .*#L120 \(accessed "))
    cite_dialog(page).get_by_role("radio", name="The whole document").check()
    expect(words_of(page)).not_to_contain_text("120")
    expect(cite_dialog(page).get_by_role("region", name="BibTeX")).to_contain_text("@misc{dhs-crcl")
    still.assert_quiet()


def select(page, first, last):
    """Selects from one line to another, as a drag of the pointer would."""
    page.evaluate(
        """([first, last]) => {
          const [from, to] = [first, last].map((id) => document.getElementById(id));
          const range = document.createRange();
          range.setStartAfter(from);
          range.setEndAfter(to.nextSibling);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_a_line_of_a_message_is_cited_as_the_message(still):
    page = still.open(f"{BRIEFINGS}#L98")
    page.keyboard.press("c")
    expect(words_of(page)).to_contain_text(
        "Barrera, Staci A. “PIA release for Clearview/Facial Recognition.” "
        "E-mail, 30 April 2020, 16:20 UTC. In: U.S. Immigration and Customs Enforcement. “Facial recognition"
    )
    expect(cite_dialog(page).get_by_text("in “PIA release for")).to_be_visible()
    cite_dialog(page).get_by_role("radio", name="The whole document").check()
    expect(words_of(page)).not_to_contain_text("Barrera")
    still.assert_quiet()


def test_a_message_is_cited_with_its_subject_as_released(still):
    page = still.open(f"{BRIEFINGS}#L126")
    page.keyboard.press("c")
    expect(words_of(page)).to_contain_text(
        "“RE: DHS Morning Briefing (2-28-20).” E-mail, 28 February 2020, 19:00 UTC. In: "
    )
    still.assert_quiet()


def test_lines_that_are_selected_can_be_linked_and_cited_where_they_are(still):
    page = still.open(f"{RESPONSE}#L25")
    select(page, "L25", "L29")
    tools = page.get_by_role("group", name="What is chosen")
    expect(tools).to_contain_text("Lines 25 to 29")
    tools.get_by_role("button", name="Cite").click()
    expect(words_of(page)).to_contain_text(re.compile(r"[Ll]ines 25 to 29\. .*#L25 \(accessed "))
    page.keyboard.press("Escape")
    tools.get_by_role("button", name="Copy link").click()
    expect(page).to_have_url(re.compile("#L25$"))
    expect(said(page)).to_contain_text("line 25")
    tools.get_by_role("button", name="Hide").click()
    expect(tools).to_be_hidden()
    still.assert_quiet()


def test_a_citation_can_be_saved_with_the_line_ends_of_its_format(still, tmp_path):
    page = still.open(f"{MEMORANDUM}#L120")
    page.keyboard.press("c")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as RIS").click()
    assert download.value.suggested_filename == "dhs-crcl-memo-maryland-database-2022.ris"
    download.value.save_as(tmp_path / "saved.ris")
    saved = (tmp_path / "saved.ris").read_bytes()
    assert saved.startswith(b"TY  - GOVDOC\r\n")
    assert saved.endswith(b"ER  - \r\n")
    expect(cite_dialog(page).get_by_role("status")).to_contain_text("Saved")


def test_a_citation_can_be_copied(still):
    page = still.open(f"{MEMORANDUM}#L120")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Copy as Words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cite_dialog(page).get_by_role("status")).to_have_text("Copied: Words")
    assert page.evaluate("navigator.clipboard.readText()") == words_of(page).text_content()


# --- without scripts ---


def test_without_javascript_the_page_has_all_but_what_needs_a_click(chromium, site):
    context = chromium.new_context(viewport=WIDE, java_script_enabled=False)
    reader = listen(context, site)
    page = reader.open(MEMORANDUM)
    expect(page.locator(".view-tools")).to_be_hidden()
    page.get_by_text("How to cite this document").click()
    expect(page.locator(".cited")).to_contain_text("30 September 2022. ICE and facial recognition")
    expect(page.get_by_role("link", name="Released text")).to_be_visible()
    page = reader.open(RESPONSE)
    page.get_by_role("heading", name="Questions").click()
    page.locator(".overview.questions").get_by_role("link").nth(3).click()
    expect(page).to_have_url(re.compile("#q4$"))
    context.close()
    reader.assert_quiet()


# --- questions, keys, print ---


def test_a_table_says_what_became_of_each_question(still):
    page = still.open(RESPONSE)
    page.get_by_role("heading", name="Questions").click()
    table = page.locator(".overview.questions table")
    expect(table.locator("tbody tr")).to_have_count(29)
    row = table.get_by_role("row", name="How many facial recognition searches")
    expect(row.get_by_role("cell").last).to_have_text("answered")
    row.get_by_role("link").click()
    expect(page.locator(page.url[page.url.index("#") :])).to_be_in_viewport()
    still.assert_quiet()


def test_the_list_of_keys_names_those_of_this_page(still):
    page = still.open(REQUEST)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys on this page")
    expect(keys).to_contain_text("next view")
    expect(keys).not_to_contain_text("next redaction")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("l")
    expect(page).to_have_url(re.compile(r"#L\d+$"))
    still.assert_quiet()


def test_on_paper_no_tools_stand_and_the_end_says_what_it_is(still):
    page = still.open(BRIEFINGS)
    choose(page, "Side by side")
    expect(marked(page)).to_be_attached()
    page.emulate_media(media="print")
    for tools in (".view-tools", ".redaction-tools", ".released-pane", ".beside"):
        expect(page.locator(tools)).to_be_hidden()
    end = page.locator(".on-paper")
    expect(end).to_be_visible()
    expect(end).to_contain_text("“Facial recognition briefing papers and e-mail.”")
    expect(end).to_contain_text(page.url.partition("#")[0])
    block = text_of(page).locator("p.withheld").first
    hatch, ink = block.evaluate(
        "block => [getComputedStyle(block).backgroundImage, getComputedStyle(block).borderTopColor]"
    )
    assert hatch.startswith("repeating-linear-gradient")
    assert ink == "rgb(0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, NARROW, WIDE])
def test_no_view_is_wider_than_the_window(chromium, site, size, scheme):
    context = chromium.new_context(viewport=size, color_scheme=scheme)
    reader = listen(context, site)
    too_wide = {}
    for path in (BRIEFINGS, RESPONSE):
        page = reader.open(path)
        for view in VIEWS:
            choose(page, view)
            room, used = page.evaluate(
                "[document.documentElement.clientWidth, document.documentElement.scrollWidth]"
            )
            if used > room:
                too_wide[path, view] = used - room
    context.close()
    assert too_wide == {}, "pixels beyond the window"
    reader.assert_quiet()


SHEETS = """
<!DOCTYPE html><header class="md-header"></header><article><div class="document">
<p><a id="L1" class="line"></a>one</p>
<p><span class="added sheet" id="page-2">source page 2</span><a id="L3" class="line"></a>two
<a id="L4" class="line"></a><span class="added sheet" id="page-3">source page 3</span>three
<a id="L5" class="line"></a>four</p></div></article><script src="place.js"></script>
"""


def test_a_line_is_on_the_source_page_that_starts_last_before_it(reader, tmp_path):
    (tmp_path / "place.js").write_bytes((SCRIPTS / "place.js").read_bytes())
    (tmp_path / "page.html").write_text(SHEETS, encoding="utf-8")
    reader.page.goto((tmp_path / "page.html").as_uri())
    sheets = reader.page.evaluate("[1, 3, 4, 5].map(place.sheetOf)")
    assert sheets == ["", "source page 2", "source page 3", "source page 3"]
