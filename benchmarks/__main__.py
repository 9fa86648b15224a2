"""Measures conversion and build of made-up collections and prints a row for each size."""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.collections import paragraphs, write_collection

PROJECT = Path(__file__).parent.parent

COLUMNS = (
    ("documents", 9),
    ("text MB", 8),
    ("convert s", 10),
    ("ms a text", 9),
    ("again s", 8),
    ("build s", 8),
    ("site MB", 8),
    ("kB a page", 10),
    ("kB a document", 13),
    ("peak MB", 8),
)


def main() -> None:
    """Prints the table; the sizes can be named: `python -m benchmarks 100 10000`."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("documents", type=int, nargs="*", default=[10, 100, 1000])
    sizes = parser.parse_args().documents
    parts = paragraphs(PROJECT / "docs/sources")
    print("".join(name.rjust(width + 2) for name, width in COLUMNS))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder), size, parts)
        cells = zip(figures, COLUMNS, strict=True)
        print("".join(f"{figure:>{width + 2},.1f}" for figure, (_, width) in cells), flush=True)


def measure(folder: Path, number: int, parts: list[str]) -> tuple[float, ...]:
    """One row: see COLUMNS; peak memory is that of the largest process up to now.

    `ms a text` is the processor time of the conversion: other work on the machine changes it less.
    `kB a document` is the whole site but for its scripts, styles and fonts, by documents: what one
    more of them takes of the 1 GB of a site on GitHub Pages.
    """
    for name in ("docs", "hooks", "overrides"):
        generated = shutil.ignore_patterns("documents", "sources", "__pycache__")
        shutil.copytree(PROJECT / name, folder / name, ignore=generated)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    characters = write_collection(folder / "docs/sources", number, parts)
    before = processor_seconds()
    convert = seconds(folder, "converters", "convert")
    text = (processor_seconds() - before) * 1000 / number
    again = seconds(folder, "converters", "convert")
    build = seconds(folder, "mkdocs", "build", "--strict")
    whole, assets = size(folder / "site"), size(folder / "site/assets")
    pages = [path.stat().st_size for path in (folder / "site/documents").rglob("*.html")]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    page = sum(pages) / len(pages) / 1e3
    each = (whole - assets) / number / 1e3
    return number, characters / 1e6, convert, text, again, build, whole / 1e6, page, each, peak


def size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def seconds(folder: Path, *command: str) -> float:
    """How long a module of this Python runs in a folder."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def processor_seconds() -> float:
    """Processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
