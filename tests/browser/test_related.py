"""From a document to those it has to do with, and from one copy of a passage to the other."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROWEST, WIDE, listen
from tests.browser.test_site import BRIEFINGS, MEMORANDUM, text_of

pytestmark = pytest.mark.browser

REQUEST = "documents/epic-foia-request-ice-2020.html"


@pytest.fixture
def still(chromium, site):
    """A reader who asked for no motion: a page that scrolls is there at once."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield listen(context, site)
    context.close()


def lines(page):
    return text_of(page).locator(".added.also")


def at_record(page, record):
    return page.locator(f'section[data-record="{record}"]').locator(".added.also")


def test_from_the_second_copy_of_the_paper_the_first_is_a_click_away(still):
    page = still.open(BRIEFINGS)
    line = at_record(page, "record-4")
    expect(line).to_contain_text("This passage stands again at lines 73 to 84 of this document.")
    line.get_by_role("link", name="lines 73 to 84").click()
    expect(page).to_have_url(re.compile("#L73$"))
    expect(page.locator("#L73")).to_be_in_viewport()
    back = at_record(page, "record-2").get_by_role("link", name="lines 198 to 213")
    back.click()
    expect(page.locator("#L198")).to_be_in_viewport()
    still.assert_quiet()


def test_the_difference_of_the_two_copies_is_shown(still):
    page = still.open(BRIEFINGS)
    at_record(page, "record-4").get_by_role("link", name="Compare the copies").click()
    expect(page).to_have_url(re.compile(r"/repeated/[0-9a-f]{8}\.html$"))
    differing = page.locator("mark.withheld-there")
    expect(differing).to_have_count(2)
    expect(differing.first).to_contain_text("(b)(7)(E)")
    still.assert_quiet()


def test_the_lines_are_no_part_of_the_released_text(still):
    page = still.open(BRIEFINGS)
    expect(lines(page)).to_have_count(2)
    assert page.locator(".document p p").count() == 0
    page.get_by_role("group", name="View").get_by_role("button", name="As released").click()
    for line in lines(page).all():
        expect(line).to_be_hidden()


def test_on_paper_a_line_says_where_and_offers_nothing_to_click(still):
    page = still.open(BRIEFINGS)
    page.emulate_media(media="print")
    expect(lines(page).first).to_be_visible()
    expect(lines(page).first.locator(".compare")).to_be_hidden()


def test_from_the_memorandum_to_the_passage_of_the_request_and_back(still):
    page = still.open(MEMORANDUM)
    found = page.get_by_role("region", name="Related documents").locator("ol > li").first
    expect(found).to_contain_text("FOIA request for records")
    reason = found.get_by_role("listitem").filter(has_text="DHS/ICE/PIA-054")
    expect(reason).to_contain_text("Both cite")
    expect(reason).to_contain_text("which only these two cite")
    reason.get_by_role("link", name="line 70").click()
    expect(page).to_have_url(re.compile(f"{REQUEST}#L70$"))
    expect(page.locator("#L70")).to_be_in_viewport()
    back = page.get_by_role("region", name="Related documents").get_by_role("listitem")
    back.filter(has_text="DHS/ICE/PIA-054").get_by_role("link", name="line 112").last.click()
    expect(page).to_have_url(re.compile(f"{MEMORANDUM}#L112$"))
    still.assert_quiet()


def test_a_reason_leads_to_the_page_of_what_is_shared(still):
    page = still.open(REQUEST)
    region = page.get_by_role("region", name="Related documents")
    reason = region.get_by_role("listitem").filter(has_text="item of this request").first
    expect(reason).to_be_visible()
    reason.get_by_role("link", name="Investigative Case Management").first.click()
    expect(page).to_have_url(re.compile("programs/icm.html$"))


@pytest.mark.parametrize("path", [BRIEFINGS, MEMORANDUM, REQUEST])
def test_on_the_narrowest_phone_the_list_fits(chromium, site, path):
    context = chromium.new_context(viewport=NARROWEST, reduced_motion="reduce")
    reader = listen(context, site)
    page = reader.open(f"{path}#related")
    expect(page.get_by_role("region", name="Related documents")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    context.close()
    reader.assert_quiet()


def test_on_a_phone_each_copy_that_is_compared_can_be_opened(chromium, site):
    context = chromium.new_context(viewport=NARROWEST, reduced_motion="reduce")
    reader = listen(context, site)
    page = reader.open(BRIEFINGS)
    at_record(page, "record-4").get_by_role("link", name="Compare the copies").click()
    expect(page.get_by_role("link", name="lines 73 to 84")).to_be_visible()
    caption = page.locator(".aligned caption").bounding_box()
    assert caption["height"] < 40
    page.get_by_role("link", name="lines 198 to 213").click()
    expect(page).to_have_url(re.compile("#L198$"))
    context.close()
