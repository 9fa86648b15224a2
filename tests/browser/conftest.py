"""A reader's browser: pages come from the disk, and the network is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import made_up
from tests.browser.chromium import executable

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}

# As root, which is what a container's tests run as, Chromium does not start with its sandbox.
# The others keep it from asking the web for updates while a test listens.
OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Reader:
    """One browser window on the built site, and what happened in it."""

    page: Page
    site: Path
    requests: list[str] = field(default_factory=list)
    """Address of everything that was asked for and is not on the disk."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts, and what the console shows as an error."""

    def open(self, path: str) -> Page:
        """Opens a page of the site by its path, as a double-click would."""
        file, _, anchor = path.partition("#")
        self.page.goto((self.site / file).as_uri() + (f"#{anchor}" if anchor else ""))
        return self.page

    def assert_quiet(self) -> None:
        """Nothing was asked of a server, and nothing went wrong."""
        assert self.requests == []
        assert self.errors == []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=OPTIONS)
        yield browser
        browser.close()


def listen(context: BrowserContext, site: Path) -> Reader:
    """A page in this context whose requests and errors are written down."""
    context.set_offline(True)
    context.set_default_timeout(15_000)
    reader = Reader(context.new_page(), site)
    page = reader.page
    page.on("request", lambda request: _note_request(reader, request.url))
    page.on("requestfailed", lambda request: _note_failure(reader, request.url, request.failure))
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    page.on("console", lambda message: _note_message(reader, message.type, message.text))
    return reader


def _note_request(reader: Reader, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:", "about:")):
        reader.requests.append(url)


def _note_failure(reader: Reader, url: str, reason: str | None) -> None:
    # Aborted is what the reader left before it had come, such as the icon of the page before.
    # A file that is missing, or that the policy of the page blocks, has a reason of its own.
    if reason != "net::ERR_ABORTED":
        reader.errors.append(f"not loaded: {url} ({reason})")


def _note_message(reader: Reader, kind: str, text: str) -> None:
    if kind == "error":
        reader.errors.append(text)


@pytest.fixture
def reader(chromium: Browser, site: Path) -> Iterator[Reader]:
    """A wide window in the light palette."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light")
    yield listen(context, site)
    context.close()


@pytest.fixture(scope="session")
def made_up_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site on a made-up collection."""
    return made_up.build(project, tmp_path_factory.mktemp("made up") / "room")


@pytest.fixture
def made_up_reader(chromium: Browser, made_up_site: Path) -> Iterator[Reader]:
    """A wide window on the made-up collection."""
    context = chromium.new_context(viewport=WIDE, color_scheme="light")
    yield listen(context, made_up_site)
    context.close()
