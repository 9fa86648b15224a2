"""A made-up collection on the disk: documents as JSON of the converter, and their search index."""

from __future__ import annotations

import json
import resource
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search_collection import documents
from hooks.search.search_parts import SearchedDocument
from hooks.search.search_plan import write_search
from hooks.search.search_units import Unit, units_of

PROJECT = Path(__file__).parent.parent

SCRIPTS = sorted(path.stem for path in (PROJECT / "docs/assets/scripts/search").glob("*.js"))


@dataclass(frozen=True, slots=True)
class Collection:
    """Made-up documents."""

    documents: Sequence[SearchedDocument]

    @property
    def characters(self) -> int:
        """Of all their texts."""
        return sum(document.bytes for document in self.documents)

    def first(self, number: int) -> Collection:
        """The collection as if it ended after that many documents."""
        return Collection(self.documents[:number])

    def units(self) -> Iterator[Unit]:
        """What is searched."""
        for document in self.documents:
            yield from units_of(json.loads(document.json.read_bytes()), document.url)


def make(folder: Path, number: int) -> Collection:
    """Writes that many documents into a folder."""
    made = []
    for content in documents(PROJECT / "docs/sources", number):
        path = folder / f"{content['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), "utf-8")
        size = content["source"]["characters"]
        made.append(SearchedDocument(path, f"documents/{content['id']}.html", size))
    return Collection(made)


def write_engine(site: Path) -> None:
    """Writes a page with the engine and nothing else."""
    shutil.copytree(PROJECT / "docs/assets/scripts/search", site / "assets/scripts/search")
    sources = (f'<script src="assets/scripts/search/{name}.js"></script>' for name in SCRIPTS)
    page = f"<!doctype html><meta charset=utf-8><title>Search</title>{''.join(sources)}"
    (site / "index.html").write_text(page, "utf-8")


def write_index(collection: Collection, site: Path) -> None:
    """Writes the index of a collection and prints what it takes."""
    start, before = time.perf_counter(), processor()
    write_search(collection.documents, (), {}, site / "search")
    took, worked = time.perf_counter() - start, processor() - before
    files = [path.stat().st_size for path in (site / "search").rglob("*.js")]
    print(f"{len(collection.documents):,} documents, {collection.characters / 1e6:.1f} MB of text")
    print(f"index build {took:.1f} s, {worked:.1f} s of processor time")
    ratio = sum(files) / collection.characters
    print(f"index {sum(files) / 1e6:.1f} MB in {len(files):,} files: {ratio:.2f} x the text")


def processor() -> float:
    """Seconds of processor time of this process and of those that it started and that ended."""
    uses = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)
