"""Measures the search beside Material's own, each in the box of its own site, opened from the disk.

Both sites hold the same made-up documents. For each query a window is opened for each of the two in
turn, so that nothing is loaded yet; the figures are medians.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search_answers import Query, queries, read_units
from benchmarks.search_made import PROJECT, Collection, make, processor, write_index
from benchmarks.search_places import Disk
from benchmarks.search_windows import chromium, chromium_window

MATERIAL = Path(__file__).parent / "material"

TYPE = """({ box, answer, words }) => new Promise((done, failed) => {
  const input = document.querySelector(box);
  const look = () => document.querySelector(answer) && done(performance.now());
  const whatever = { subtree: true, childList: true, attributes: true };
  new MutationObserver(look).observe(document.body, whatever);
  input.focus();
  input.value = words;
  for (const name of ["input", "keyup"]) input.dispatchEvent(new Event(name, { bubbles: true }));
  setTimeout(() => failed(new Error(`no answer to ${words}`)), 600_000);
})"""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site with a search box."""

    name: str
    folder: Path
    box: str
    """Selects where words are typed."""

    answer: str
    """Selects something as soon as results are shown."""


SHAPES = ("[a-z]{6,}", "[a-z]{6,} [a-z]{6,}", '"[a-z]{6,}(?: [a-z]{6,})+"')
"""Queries of one word, of two words and of a phrase."""

QUERIES = 2
"""Of each shape."""

Figures = tuple[float, ...]

ROWS = (
    ("s to the first results", 2),
    ("MB loaded", 2),
    ("MB of heap", 1),
    ("s of processor time", 2),
    ("s of the longest pause", 2),
)


def main() -> None:
    """Prints the tables; the sizes can be named: `python -m benchmarks.search_material 100 500`."""
    parser = argparse.ArgumentParser("python -m benchmarks.search_material", description=__doc__)
    parser.add_argument("documents", type=int, nargs="*", default=[100, 1_000, 3_000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        collection = make(Path(folder) / "documents", max(options.documents))
        ours = build_room(Path(folder) / "room")
        asked = plain(queries(read_units(collection.first(100).units()), 1_000))
        print("Queries:", *asked, sep="\n  ")
        for number in options.documents:
            part = collection.first(number)
            print()
            material = build_material(Path(folder) / f"material-{number}", part)
            write_index(part, ours.folder)
            with chromium(playwright) as browser:
                show(alternated(browser, (material, ours), asked))


def plain(asked: Sequence[Query]) -> list[str]:
    """Queries that both sites understand, without the short words that Material leaves out."""
    texts = [query.text for query in asked]
    shaped = ([text for text in texts if re.fullmatch(shape, text)] for shape in SHAPES)
    return [text for found in shaped for text in found[:QUERIES]]


def build_room(folder: Path) -> Site:
    """This reading room; the index of its search is put in later."""
    for name in ("docs", "hooks", "overrides"):
        generated = shutil.ignore_patterns("documents", "__pycache__")
        shutil.copytree(PROJECT / name, folder / name, ignore=generated)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    _run(folder, "converters", "convert")
    _run(folder, "mkdocs", "build", "--strict")
    return room(folder / "site")


def room(folder: Path) -> Site:
    """A built reading room."""
    return Site("reading room", folder, ".search-box input", ".search-found:not([hidden])")


def build_material(folder: Path, collection: Collection) -> Site:
    """A plain site of the documents with Material's own search; prints what it takes."""
    docs = folder / "docs"
    (docs / "assets").mkdir(parents=True)
    shutil.copy(MATERIAL / "iframe-worker.js", docs / "assets")
    shutil.copy(MATERIAL / "mkdocs.yml", folder)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    for document in collection.documents:
        page = (docs / document.url).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(markdown(json.loads(document.json.read_bytes())), "utf-8")
    before = processor()
    _run(folder, "mkdocs", "build", "--strict")
    print(f"Material's site of {len(collection.documents):,} documents built", end=" ")
    print(f"in {processor() - before:.1f} s of processor time")
    return Site("Material", folder / "site", ".md-search__input", ".md-search-result__item")


def markdown(document: dict[str, Any]) -> str:
    """The text of a document, its headings as such."""
    marks = {"heading": "## "}
    blocks = (marks.get(block["kind"], "") + block["text"] for block in document["blocks"])
    return "\n\n".join((f"# {document['title']}", *blocks)) + "\n"


def _run(folder: Path, *command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)


def alternated(
    browser: Browser, sites: Sequence[Site], asked: Sequence[str]
) -> Iterator[tuple[str, Figures]]:
    """The name of a site and the figures of one query there, one site after the other."""
    for words in asked:
        for site in sites:
            yield site.name, measure(browser, site, words)


def measure(browser: Browser, site: Site, words: str) -> Figures:
    """Figures in the order of ROWS: words are typed on the first page of a site."""
    place = Disk(site.folder)
    with chromium_window(browser, offline=True) as window:
        window.open(f"{place.address}index.html")
        typed = {"box": site.box, "answer": site.answer, "words": words}
        milliseconds = window.evaluate(TYPE, typed)
        heap, busy = window.heap(), window.busy()
        loaded = sum(place.sizes(window)) / 1e6
        return milliseconds / 1e3, loaded, heap, busy / 1e3, window.pause() / 1e3


def show(measured: Iterator[tuple[str, Figures]]) -> None:
    """The median of each figure on both sites, and how much greater the first one is."""
    figures: dict[str, list[Figures]] = {}
    for name, row in measured:
        figures.setdefault(name, []).append(row)
    print(" " * 24, *(name.rjust(13) for name in figures), "ratio".rjust(8))
    for at, (name, digits) in enumerate(ROWS):
        medians = [statistics.median(row[at] for row in rows) for rows in figures.values()]
        cells = (f"{median:13.{digits}f}" for median in medians)
        print(f"{name:24}", *cells, f"{_ratio(*medians):>8}", flush=True)


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.1f}" if other else "–"


if __name__ == "__main__":
    main()
