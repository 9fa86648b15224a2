"""Asks each query in a window in which nothing is loaded yet, and shows what the answers took."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.search_answers import Query
from benchmarks.search_places import Place
from benchmarks.search_windows import Window

ASK = """async (query) => {
  const answer = await ReadingRoom.search(query);
  const first = performance.now();
  await answer.facets();
  const { total, error } = answer;
  return { first, all: performance.now(), total, error };
}"""


@dataclass(frozen=True, slots=True)
class Cold:
    """One query on a page that was just opened."""

    query: str
    found: int
    seconds: float
    """From opening the page to the first results."""

    with_facets: float
    """The same to the counts of all facets."""

    megabytes: float
    files: float
    heap: float
    """Megabytes; nan where the browser does not tell."""

    busy: float
    """Milliseconds of processor time that the page took, however busy the machine is otherwise."""

    pause: float
    """The longest time in milliseconds that the page could not answer its reader."""


NewWindow = Callable[[], AbstractContextManager[Window]]


def measure(new_window: NewWindow, place: Place, asked: Iterable[Query]) -> Iterator[Cold]:
    """Each query in a window of its own."""
    for query in asked:
        with new_window() as window:
            window.open(f"{place.address}index.html")
            told = window.evaluate(ASK, query.text)
            if told["error"]:
                raise ValueError(f"{query.text}: {told['error']}")
            heap, busy = window.heap(), window.busy()
            sizes = place.sizes(window)
            yield Cold(
                query.text,
                told["total"],
                told["first"] / 1e3,
                told["all"] / 1e3,
                sum(sizes) / 1e6,
                len(sizes),
                heap,
                busy,
                window.pause(),
            )


NAMES = ("seconds", "with_facets", "megabytes", "files", "heap", "busy", "pause")
HEADS = ("s", "facets", "MB", "files", "heap", "busy", "pause")
DIGITS = (2, 2, 2, 0, 1, 0, 0)


def show(title: str, measured: Iterator[Cold]) -> None:
    """A row for each query, and the median and the worst of each figure."""
    rows = []
    print(f"\n{title}\n  found", *(head.rjust(6) for head in HEADS))
    for row in measured:
        rows.append(row)
        print(f"{row.found:7,}", _figures([getattr(row, name) for name in NAMES]), row.query[:60])
    columns = [[getattr(row, name) for row in rows] for name in NAMES]
    for word, of in (("median", statistics.median), ("worst", max)):
        print(" " * 7, _figures([of(column) for column in columns]), word, flush=True)


def _figures(figures: Sequence[float]) -> str:
    cells = zip(figures, DIGITS, strict=True)
    return " ".join(
        f"{'–':>6}" if math.isnan(figure) else f"{figure:6.{digits}f}" for figure, digits in cells
    )
