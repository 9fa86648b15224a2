"""New windows of a reader's browsers, and what they tell of a page: its time, memory and pauses."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from playwright.sync_api import Browser, Playwright

from tests.browser.chromium import executable
from tests.browser.firefox import Firefox


class Window(Protocol):
    """A window in which nothing is loaded yet."""

    def open(self, address: str) -> None:
        """Opens a page and waits until it is loaded."""

    def evaluate(self, script: str, argument: object = None) -> Any:
        """The result of a function in the page."""

    def loaded(self) -> Sequence[str]:
        """Addresses of what the page has loaded up to now."""

    def pause(self) -> float:
        """The longest time in milliseconds that the page could not answer its reader."""

    def heap(self) -> float:
        """Megabytes that the page's scripts hold, or nan where the browser does not tell."""

    def busy(self) -> float:
        """Milliseconds of processor time that the page took, however busy the machine is."""


LONGEST_TASK = """() => new Promise((done) => {
  const seen = [0];
  new PerformanceObserver((list) => seen.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask", buffered: true });
  setTimeout(() => done(Math.max(...seen)), 60);
})"""


class ChromiumWindow:
    """A window with nothing in its cache."""

    def __init__(self, browser: Browser, *, offline: bool) -> None:
        self._context = browser.new_context(offline=offline)
        self._page = self._context.new_page()
        self._requests: list[str] = []
        self._page.on("request", lambda request: self._requests.append(request.url))
        self._session = self._context.new_cdp_session(self._page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def open(self, address: str) -> None:
        """Opens a page and waits until it is loaded."""
        self._page.goto(address)

    def evaluate(self, script: str, argument: object = None) -> Any:
        """The result of a function in the page."""
        return self._page.evaluate(script, argument)

    def loaded(self) -> Sequence[str]:
        """All that was asked for, frames and workers included."""
        return self._requests

    def pause(self) -> float:
        """The longest task (Long Tasks API), of frames of the same site too."""
        return float(self.evaluate(LONGEST_TASK))

    def heap(self) -> float:
        """Of all frames of the page, with what is not yet collected as garbage."""
        return float(self._session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    def busy(self) -> float:
        """Of the page's main thread."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        seconds = next(one["value"] for one in metrics if one["name"] == "TaskDuration")
        return 1e3 * float(seconds)

    def close(self) -> None:
        """Closes the window."""
        self._context.close()


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that shows no window."""
    browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
    yield browser
    browser.close()


@contextmanager
def chromium_window(browser: Browser, *, offline: bool) -> Iterator[ChromiumWindow]:
    """A new window, closed at the end."""
    window = ChromiumWindow(browser, offline=offline)
    yield window
    window.close()


# Firefox has no Long Tasks API, and tells of no loaded file on file://: a clock ticks as often as a
# browser lets it, each 4 ms, and the page's scripts are written down as they come.
WATCH = """() => {
  window.ticks = { longest: 0 };
  const tick = (before) => {
    const now = performance.now();
    ticks.longest = Math.max(ticks.longest, now - before - 4);
    setTimeout(tick, 0, now);
  };
  tick(performance.now());
  window.scripts = Array.from(document.scripts, ({ src }) => src);
  const note = ({ src }) => src && scripts.push(src);
  const changed = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(note));
  new MutationObserver(changed).observe(document.head, { childList: true });
}"""


class FirefoxWindow:
    """The one tab of a Firefox with SYSTEM_ACCESS; a page that was left leaves nothing behind."""

    def __init__(self, firefox: Firefox) -> None:
        self._firefox = firefox
        firefox.open("about:blank")
        self._before = firefox.processor()

    def open(self, address: str) -> None:
        """Opens a page and waits until it is loaded."""
        self._firefox.open(address)
        self.evaluate(WATCH)

    def evaluate(self, script: str, argument: object = None) -> Any:
        """The result of a function in the page."""
        return self._firefox.evaluate(script, argument)

    def loaded(self) -> Sequence[str]:
        """The page and its scripts."""
        return list(self.evaluate("() => [location.href, ...scripts]"))

    def pause(self) -> float:
        """The longest time between two ticks of a clock in the page."""
        return float(self.evaluate("() => ticks.longest"))

    def heap(self) -> float:
        """Not told."""
        return math.nan

    def busy(self) -> float:
        """Of all processes and threads of the browser."""
        used = self._firefox.processor().items()
        return 1e3 * sum(max(0, now - self._before.get(process, 0)) for process, now in used)


@contextmanager
def firefox_window(firefox: Firefox) -> Iterator[FirefoxWindow]:
    """The tab of a Firefox, emptied."""
    yield FirefoxWindow(firefox)
