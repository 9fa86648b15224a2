"""Takes the picture of the page "How to annotate" from the built site: `python -m tests.browser.picture`.

Run it after `REPOSITORY=owner/name make site`, so that the form has all of its buttons.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import executable
from tests.browser.conftest import OPTIONS
from tests.browser.test_annotations import SELECT, SENTENCE
from tests.browser.test_site import MEMORANDUM

PROJECT = Path(__file__).parents[2]
PICTURE = PROJECT / "docs/assets/images/annotate.png"
SIZE = {"width": 1120, "height": 780}
NOTE = "Are these responses *released* anywhere? The memorandum of 2022 only sums them up."


def take(site: Path, picture: Path) -> None:
    """The form over a selected sentence, filled in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto((site / MEMORANDUM).as_uri())
        page.evaluate(SELECT, SENTENCE)
        page.get_by_role("button", name="Annotate", exact=True).click()
        page.get_by_role("radio", name="Questioning").check()
        page.get_by_label("Note", exact=True).fill(NOTE)
        page.get_by_label("Your name").fill("A. Reader")
        page.get_by_label("Tags").fill("Baltimore, missing records")
        page.locator("dialog.annotate").evaluate("form => { form.scrollTop = 0; }")
        page.evaluate("document.fonts.ready")
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(PROJECT / "site", PICTURE)
