"""A reader searches: in the box of the header, and on the page of results."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDE

pytestmark = pytest.mark.browser

WYDEN = "documents/ice-draft-response-to-senator-wyden.html"
PROBABLE_CAUSE = '"probable cause" exemption:b5'
ANSWER = "[id=L33]"
"""The line that holds the answer, to question 4 of Senator Wyden."""


def box(page):
    return page.get_by_role("combobox", name="Search")


def options(page):
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def type_into(page, words):
    page.keyboard.press("/")
    page.keyboard.type(words)


# --- the box ---


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Says nothing: pytest's own lines are enough."""


@pytest.fixture
def server(site):
    """The built site as a web server on this machine gives it out; the value is its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


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


def test_the_same_files_lead_there_from_a_web_server(chromium, server):
    page = chromium.new_page(viewport=WIDE)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/agencies/ice.html")
    type_into(page, PROBABLE_CAUSE)
    page.keyboard.press("Enter")
    assert_at_the_answer(page)
    page.close()
    assert [url for url in asked if not url.startswith((server, "data:"))] == []
