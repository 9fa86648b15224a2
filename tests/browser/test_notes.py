"""Where notes, headers and copies stand for a reader: in the margin, in place, or behind a click."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, listen
from tests.browser.test_site import BRIEFINGS, MEMORANDUM, text_of

pytestmark = pytest.mark.browser

IN_A_SENTENCE = ".apart.note"
BETWEEN = "p.note"


@pytest.fixture
def phone(chromium, site):
    context = chromium.new_context(viewport=NARROW)
    yield listen(context, site)
    context.close()


def boxes(page, selector):
    return [element.bounding_box() for element in page.locator(selector).all()]


def test_on_a_wide_window_notes_stand_beside_the_text_and_never_over_each_other(reader):
    page = reader.open(MEMORANDUM)
    column = page.locator(".document > p").first.bounding_box()
    notes = boxes(page, f"{BETWEEN}, {IN_A_SENTENCE}")
    assert len(notes) == 24
    assert all(note["x"] > column["x"] + column["width"] for note in notes)
    assert all(note["x"] + note["width"] <= WIDE["width"] for note in notes)
    for above, below in pairwise(notes):
        assert above["y"] + above["height"] <= below["y"] + 0.5


def test_a_sentence_over_a_pages_end_is_one_paragraph(reader):
    page = reader.open(MEMORANDUM)
    paragraph = page.locator("p", has=page.locator(IN_A_SENTENCE)).first
    expect(paragraph).to_contain_text("Notwithstanding the foregoing")
    expect(paragraph).to_contain_text("did not indicate any understanding")


def test_a_mark_leads_to_its_note_and_the_note_back(reader):
    page = reader.open(MEMORANDUM)
    page.locator("#fnref-9").click()
    expect(page.locator("#fn-9")).to_be_in_viewport()
    page.locator("#fn-9 a.note-back").click()
    expect(page.locator("#fnref-9")).to_be_in_viewport()


BUBBLE = "#note-bubble"


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_note_can_be_read_at_its_mark(reader, way):
    page = reader.open(MEMORANDUM)
    mark = page.locator("#fnref-4")
    getattr(mark, way)()
    expect(page.locator(BUBBLE)).to_contain_text("would have little cause to enter a photo")
    expect(mark).to_have_attribute("aria-describedby", "note-bubble")
    page.keyboard.press("Escape")
    expect(page.locator(BUBBLE)).to_be_hidden()
    reader.assert_quiet()


def test_a_tap_shows_the_note_and_its_number_leads_there(chromium, site):
    context = chromium.new_context(viewport=NARROW, has_touch=True)
    page = listen(context, site).open(MEMORANDUM)
    page.locator("#fnref-4").tap()
    expect(page.locator(BUBBLE)).to_be_in_viewport(ratio=1)
    assert "#" not in page.url
    page.locator(f"{BUBBLE} .to-note").tap()
    expect(page.locator(BUBBLE)).to_be_hidden()
    expect(page.locator("#fn-4")).to_be_in_viewport()
    context.close()


def test_a_note_at_its_mark_takes_no_anchor_from_the_text(reader):
    page = reader.open(MEMORANDUM)
    page.locator("#fnref-8").hover()
    expect(page.locator(BUBBLE)).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_on_a_phone_a_note_inside_a_sentence_shows_when_its_mark_is_followed(phone):
    page = phone.open(MEMORANDUM)
    note = page.locator("#fn-4")
    expect(note).to_be_hidden()
    page.locator("#fnref-4").click()
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()
    expect(page.locator(BETWEEN).first).to_be_visible()


def test_without_scripts_every_note_shows_on_a_phone_too(chromium, site):
    context = chromium.new_context(viewport=NARROW, java_script_enabled=False)
    page = listen(context, site).open(MEMORANDUM)
    for note in page.locator(IN_A_SENTENCE).all():
        expect(note).to_be_visible()
    context.close()


def test_as_released_each_line_of_the_source_begins_a_line(reader):
    page = reader.open("documents/epic-foia-request-ice-2020.html")
    page.get_by_role("button", name="As released").click()
    tops = page.evaluate(
        "['L52', 'L53', 'L54', 'L55'].map((id) => {"
        "  const range = document.createRange();"
        "  range.setStartAfter(document.getElementById(id));"
        "  range.setEndAfter(document.getElementById(id).nextSibling);"
        "  return range.getClientRects()[0]; }).map(({left, top}) => [left, top])"
    )
    assert len({left for left, _ in tops}) == 1
    assert sorted({top for _, top in tops}) == [top for _, top in tops]


def test_names_of_fields_stand_in_a_column_and_values_in_another(reader):
    page = reader.open(BRIEFINGS)
    header = page.locator("section.record p.mail").first
    names = [box["x"] for box in boxes(page, "#message-1 ~ p.mail .field")]
    assert len(set(names)) == 1 and len(names) == 6
    expect(header).to_contain_text("Subject:")


def test_each_record_has_its_section_and_its_place_in_the_contents(reader):
    page = reader.open(BRIEFINGS)
    expect(text_of(page).locator("section.record")).to_have_count(13)
    contents = page.get_by_role("navigation", name="In this document")
    expect(contents.locator("ol.contents > li")).to_have_count(13)
    contents.get_by_role("link", name="28 February 2020, 09:00").click()
    expect(page.locator("#message-5")).to_be_in_viewport()


def test_on_paper_every_note_is_there(reader):
    page = reader.open(MEMORANDUM)
    page.emulate_media(media="print")
    for note in page.locator(f"{BETWEEN}, {IN_A_SENTENCE}").all():
        expect(note).to_be_visible()
