"""Measures the search on a made-up collection, from the disk, in a browser: `make bench`.

For each of 50 queries of all kinds a new page is opened, so that nothing is loaded yet. The answers
to 500 queries are compared with those of reading every text.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.search_answers import Query, answer, queries, read_units
from benchmarks.search_collection import documents
from hooks.search.search_parts import SearchedDocument
from hooks.search.search_plan import write_search
from hooks.search.search_units import Unit, units_of
from tests.browser.chromium import executable

PROJECT = Path(__file__).parent.parent

SCRIPTS = ("words", "query", "shards", "postings", "filters", "match", "passages", "engine")

ASK = """async (query) => {
  const answer = await ReadingRoom.search(query);
  const ms = performance.now();
  await answer.facets();
  const all = performance.now();
  const pauses = await new Promise((done) => {
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((one) => one.duration)))
      .observe({ type: "longtask", buffered: true });
    setTimeout(() => done(seen), 60);
  });
  const { total, error, order, results } = answer;
  return { ms, all, total, error, order, shown: results.length, pause: Math.max(0, ...pauses) };
}"""


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


@dataclass(frozen=True, slots=True)
class Cold:
    """One query on a page that was just opened."""

    query: str
    found: int
    seconds: float
    with_facets: float
    megabytes: float
    files: int
    heap: float
    """Megabytes."""

    busy: float
    """Milliseconds of processor time that the page took, however busy the machine is otherwise."""

    pause: float
    """The longest time in milliseconds that the page could not answer its reader."""


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
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=executable(), args=["--no-sandbox"]
            )
            show_cold(measure(browser, collection.site, queries(read, options.cold, seed=1)))
            asked = queries(read, options.compared)
            wrong = compare(open_page(browser, collection.site), asked, read)
            browser.close()
    return 1 if wrong else 0


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


def open_page(browser: Browser, site: Path) -> Page:
    """A new page from the disk."""
    page = browser.new_context(offline=True).new_page()
    page.goto((site / "index.html").as_uri())
    return page


def measure(browser: Browser, site: Path, asked: Sequence[Query]) -> Iterator[Cold]:
    """Each query on a page of its own."""
    for query in asked:
        page = browser.new_context(offline=True).new_page()
        loaded: list[str] = []
        page.on("request", lambda request, into=loaded: into.append(request.url))
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto((site / "index.html").as_uri())
        told = page.evaluate(ASK, query.text)
        sizes = [Path(url.removeprefix("file://")).stat().st_size for url in loaded]
        heap = session.send("Runtime.getHeapUsage")["usedSize"]
        yield Cold(
            query.text,
            told["total"],
            told["ms"] / 1e3,
            told["all"] / 1e3,
            sum(sizes) / 1e6,
            len(sizes),
            heap / 1e6,
            _busy(session),
            told["pause"],
        )
        page.context.close()


def _busy(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def show_cold(measured: Iterator[Cold]) -> None:
    """A row for each query, and the median and the worst of each figure."""
    rows = []
    heads = ("s", "facets", "MB", "files", "heap", "busy", "pause")
    print("  found", *(head.rjust(6) for head in heads))
    for row in measured:
        rows.append(row)
        print(_figures(row.found, row), row.query[:60], flush=True)
    names = ("seconds", "with_facets", "megabytes", "files", "heap", "busy", "pause")
    for word, of in (("median", statistics.median), ("worst", max)):
        figures = {name: of([getattr(row, name) for row in rows]) for name in names}
        print(_figures(0, Cold(word, 0, **figures)), word)


def _figures(found: int, row: Cold) -> str:
    return (
        f"{found:7,} {row.seconds:6.2f} {row.with_facets:6.2f} {row.megabytes:6.2f} "
        f"{row.files:6.0f} {row.heap:6.1f} {row.busy:6.0f} {row.pause:6.0f}"
    )


def compare(page: Page, asked: Sequence[Query], read: Sequence[object]) -> int:
    """How many queries the engine answers otherwise than who reads every text; prints them."""
    wrong = 0
    for query in asked:
        told = page.evaluate(ASK_ORDER, query.text)
        expected = answer(query, read)
        if told["error"] or set(told["order"]) != expected:
            wrong += 1
            print(f"wrong: {query.text}: {told['error']} {len(told['order'])} {len(expected)}")
    print(f"{len(asked)} queries answered, {wrong} otherwise than by reading every text")
    return wrong


ASK_ORDER = """async (query) => {
  const { order, error } = await ReadingRoom.search(query, { count: 0 });
  return { order, error };
}"""


if __name__ == "__main__":
    raise SystemExit(main())
