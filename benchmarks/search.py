"""Measures the search on a made-up collection in Chromium and Firefox: `make bench`.

For each of 50 queries of all kinds a new page is opened, from the disk and from a web server, so
that nothing is loaded yet. The answers to 500 queries are compared with those of reading each text.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.search_answers import Query, ReadUnit, answer, queries, read_units
from benchmarks.search_cold import measure, show
from benchmarks.search_made import make, write_engine, write_index
from benchmarks.search_places import Disk, served
from benchmarks.search_windows import Window, chromium, chromium_window, firefox_window
from tests.browser import firefox


def main() -> int:
    """Prints the figures; the exit code is 1 where an answer is wrong."""
    parser = argparse.ArgumentParser("python -m benchmarks.search", description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=10_000)
    parser.add_argument("--cold", type=int, default=50, help="queries on a new page each")
    parser.add_argument("--compared", type=int, default=500, help="queries read by hand")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        collection = make(Path(folder) / "documents", options.documents)
        site = Path(folder) / "site"
        write_engine(site)
        write_index(collection, site)
        read = read_units(collection.units())
        asked = queries(read, options.cold, seed=1)
        in_chromium(site, asked)
        in_firefox(site, asked)
        wrong = compare(site, queries(read, options.compared), read)
    return 1 if wrong else 0


def in_chromium(site: Path, asked: Sequence[Query]) -> None:
    """Prints the figures of Chromium."""
    with sync_playwright() as playwright, chromium(playwright) as browser, served(site) as server:
        from_disk = partial(chromium_window, browser, offline=True)
        show("Chromium, file://", measure(from_disk, Disk(site), asked))
        from_server = partial(chromium_window, browser, offline=False)
        show("Chromium, http://", measure(from_server, server, asked))


def in_firefox(site: Path, asked: Sequence[Query]) -> None:
    """Prints the figures of Firefox where there is one."""
    if not firefox.executable():
        print("\nThere is no Firefox here, so it is not measured. On Debian: firefox-esr")
        return
    with firefox.started(firefox.SYSTEM_ACCESS) as started, served(site) as server:
        for place in (Disk(site), server):
            new_window = partial(firefox_window, started)
            show(f"Firefox, {place.name}", measure(new_window, place, asked))


def compare(site: Path, asked: Sequence[Query], read: Sequence[ReadUnit]) -> int:
    """How many queries the engine answers otherwise than who reads every text; prints them."""
    with (
        sync_playwright() as playwright,
        chromium(playwright) as browser,
        chromium_window(browser, offline=True) as window,
    ):
        window.open((site / "index.html").as_uri())
        wrong = sum(not is_right(window, query, read) for query in asked)
    print(f"\n{len(asked)} queries answered, {wrong} otherwise than by reading every text")
    return wrong


def is_right(window: Window, query: Query, read: Sequence[ReadUnit]) -> bool:
    """Whether the engine finds the same pages as who reads every text; prints where not."""
    told, expected = window.evaluate(ASK_ORDER, query.text), answer(query, read)
    if told["error"] or set(told["order"]) != expected:
        print(f"wrong: {query.text}: {told['error']} {len(told['order'])} {len(expected)}")
        return False
    return True


ASK_ORDER = """async (query) => {
  const { order, error } = await ReadingRoom.search(query, { count: 0 });
  return { order, error };
}"""


if __name__ == "__main__":
    raise SystemExit(main())
