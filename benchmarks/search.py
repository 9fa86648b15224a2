"""Measures the search on a made-up collection in Chromium and Firefox: `make bench`.

For each of 50 queries of all kinds a new page is opened, from the disk and from a web server, so
that nothing is loaded yet. The answers to 500 queries are compared with those of reading each text.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.search_answers import Query, ReadUnit, answer, queries, read_units
from benchmarks.search_cold import measure, show
from benchmarks.search_collection import documents
from benchmarks.search_places import Disk, served
from benchmarks.search_windows import Window, chromium, chromium_window, firefox_window
from hooks.search.search_parts import SearchedDocument
from hooks.search.search_plan import write_search
from hooks.search.search_units import Unit, units_of
from tests.browser import firefox

PROJECT = Path(__file__).parent.parent

SCRIPTS = sorted(path.stem for path in (PROJECT / "docs/assets/scripts/search").glob("*.js"))


@dataclass(frozen=True, slots=True)
class Collection:
    """A made-up collection with its index."""

    site: Path
    documents: Sequence[SearchedDocument]
    characters: int

    def units(self) -> Iterator[Unit]:
        """What is searched."""
        for document in self.documents:
            yield from units_of(json.loads(document.json.read_bytes()), document.url)


def main() -> int:
    """Prints the figures; the exit code is 1 where an answer is wrong."""
    parser = argparse.ArgumentParser("python -m benchmarks.search", description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=10_000)
    parser.add_argument("--cold", type=int, default=50, help="queries on a new page each")
    parser.add_argument("--compared", type=int, default=500, help="queries read by hand")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        collection = make(Path(folder), options.documents)
        build(collection)
        read = read_units(collection.units())
        asked = queries(read, options.cold, seed=1)
        in_chromium(collection.site, asked)
        in_firefox(collection.site, asked)
        wrong = compare(collection.site, queries(read, options.compared), read)
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
    with firefox.started() as started, served(site) as server:
        for place in (Disk(site), server):
            new_window = partial(firefox_window, started)
            show(f"Firefox, {place.name}", measure(new_window, place, asked))


def make(folder: Path, number: int) -> Collection:
    """Writes that many documents, and a page with the engine."""
    made, characters = [], 0
    for content in documents(PROJECT / "docs/sources", number):
        path = folder / f"json/{content['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), "utf-8")
        size = content["source"]["characters"]
        characters += size
        made.append(SearchedDocument(path, f"documents/{content['id']}.html", size))
    site = folder / "site"
    shutil.copytree(PROJECT / "docs/assets/scripts/search", site / "assets/scripts/search")
    sources = (f'<script src="assets/scripts/search/{name}.js"></script>' for name in SCRIPTS)
    page = f"<!doctype html><meta charset=utf-8><title>Search</title>{''.join(sources)}"
    (site / "index.html").write_text(page, "utf-8")
    return Collection(site, made, characters)


def build(collection: Collection) -> None:
    """Makes the index and prints what it takes."""
    start, before = time.perf_counter(), _processor()
    write_search(collection.documents, (), {}, collection.site / "search")
    took, worked = time.perf_counter() - start, _processor() - before
    files = [path.stat().st_size for path in (collection.site / "search").rglob("*.js")]
    print(f"{len(collection.documents):,} documents, {collection.characters / 1e6:.1f} MB of text")
    print(f"index build {took:.1f} s, {worked:.1f} s of processor time")
    ratio = sum(files) / collection.characters
    print(f"index {sum(files) / 1e6:.1f} MB in {len(files):,} files: {ratio:.2f} x the text")


def _processor() -> float:
    """Seconds of processor time of this process and of those that it started and that ended."""
    uses = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


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
