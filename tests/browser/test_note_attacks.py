"""The attack corpus in a real browser: notes run nothing, fetch nothing and change nothing."""

from __future__ import annotations

import pytest

from converters.annotations.rendering import NoteReader, render
from tests.annotations.attacks import attacks
from tests.browser.conftest import listen

pytestmark = pytest.mark.browser

BEFORE, AFTER = "<article id=before><p>The page.</p></article>", "<p id=after>The end.</p>"

SCRIPT = "<script>window.ran = []; window.alert = x => ran.push(x)</script>"

ELEMENTS_OF_NOTES = "a blockquote br code em hr li ol p pre strong ul".split()


def open_notes(chromium, folder, notes):
    """A window on a page from the disk with each note in an element of its own."""
    asides = "".join(f"<aside>{note}</aside>" for note in notes)
    html = f"<!doctype html><meta charset=utf-8><title>Notes</title>{SCRIPT}{BEFORE}{asides}{AFTER}"
    (folder / "notes.html").write_bytes(html.encode("utf-8", "replace"))
    reader = listen(chromium.new_context(), folder)
    reader.open("notes.html")
    return reader


@pytest.fixture
def page(chromium, tmp_path):
    """All attacks as the site shows them."""
    notes = [render(note, NoteReader()) for note in attacks().values()]
    reader = open_notes(chromium, tmp_path, notes)
    yield reader
    reader.page.context.close()


def test_without_care_the_attacks_would_work(chromium, tmp_path):
    notes = [f"{note}</aside>" for name, note in attacks().items() if name.startswith("html")]
    reader = open_notes(chromium, tmp_path, notes[:8])
    assert 1 in reader.page.evaluate("ran")
    reader.page.context.close()


def test_no_note_runs_or_fetches_anything(page):
    # Whatever waits for a pointer or for focus gets it.
    page.page.evaluate(
        "document.querySelectorAll('aside *').forEach(e => ['click', 'mouseover', 'focus', 'toggle']"
        ".forEach(n => { if (!e.href) e.dispatchEvent(new Event(n, {bubbles: true})) }))"
    )
    assert page.page.evaluate("ran") == []
    page.assert_quiet()


def test_every_note_stays_in_its_place_and_the_page_around_it_is_whole(page):
    top = page.page.evaluate("[...document.body.children].map(e => e.localName)")
    assert top == ["article", *["aside"] * len(attacks()), "p"]
    outside = "[...document.querySelectorAll('#before, #after')].map(e => e.outerHTML)"
    assert page.page.evaluate(outside) == [
        BEFORE.replace("id=before", 'id="before"'),
        AFTER.replace("id=after", 'id="after"'),
    ]
    assert page.page.title() == "Notes"


def test_notes_hold_only_listed_elements_without_handlers_and_links_to_the_web(page):
    names = page.page.evaluate(
        "[...new Set([...document.querySelectorAll('aside *')].map(e => e.localName))]"
    )
    assert set(names) <= set(ELEMENTS_OF_NOTES)
    attributes = "[...new Set([...document.querySelectorAll('aside *')].flatMap(e => e.getAttributeNames()))]"
    assert set(page.page.evaluate(attributes)) <= {"href", "rel", "start"}
    schemes = "[...new Set([...document.querySelectorAll('aside a[href]')].map(e => e.protocol))]"
    assert set(page.page.evaluate(schemes)) == {"https:", "mailto:"}
