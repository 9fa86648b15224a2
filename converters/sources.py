"""Finds the released files below the sources folder and gives each the id of its page."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from converters.model import Diagnostic

RESERVED_NAMES = frozenset({"index", "readme"})
"""Names that MkDocs takes for a folder's own page."""

LONGEST_NAME = 200
"""Bytes of one part of an address; file systems take 255, and endings need some of them."""

NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A released file on disk and the id of its document."""

    file: Path
    path: str
    """Path below the sources folder, with `/`."""
    id: str


def find_sources(
    folder: Path, published: Callable[[str], str] = lambda id: ""
) -> tuple[list[SourceFile], list[Diagnostic]]:
    """All `.txt` files below `folder` in the order of their ids, and those that were refused.

    Of two files with one id the one stays that has the page already, as links to it were given
    out; `published` tells the path of a page's source. Otherwise both are refused.
    """
    by_id: dict[str, list[SourceFile]] = defaultdict(list)
    refused: list[Diagnostic] = []
    for file in walk(folder):
        if file.suffix.lower() != ".txt" and not file.is_symlink():
            refused += _not_published(file, folder)
            continue
        source = SourceFile(file, file.relative_to(folder).as_posix(), source_id(file, folder))
        problem = _problem(source)
        if problem:
            refused.append(problem)
        else:
            by_id[source.id].append(source)
    kept = []
    for same in by_id.values():
        first = [source for source in same if len(same) == 1 or published(source.id) == source.path]
        kept += first
        refused += _refuse_doubles(same, first)
    return sorted(kept, key=lambda source: source.id), refused


def walk(folder: Path) -> Iterator[Path]:
    """The files below a folder in order, without those that an operating system hides there.

    A name that starts with a dot is a file's shadow (`._memo.txt` on a USB stick) or not meant to
    be seen. A link to a folder is not followed: it may lead round in a circle.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        else:
            yield path


def source_id(file: Path, folder: Path) -> str:
    """Path without suffix in small letters, digits and hyphens; letters of all scripts stay."""
    relative = PurePosixPath(file.relative_to(folder).as_posix()).with_suffix("")
    return "/".join(slug(part) for part in relative.parts)


def slug(name: str) -> str:
    """A name as one part of an address: `FOIA Log (2).v1` becomes `foia-log-2-v1`."""
    plain = unicodedata.normalize("NFC", name).casefold()
    return NOT_LETTERS.sub("-", plain).strip("-")


def _problem(source: SourceFile) -> Diagnostic | None:
    """Why a file cannot become a page, as far as its name and kind tell."""
    parts = source.id.split("/")
    if source.file.is_symlink() or not source.file.is_file():
        # A link could publish any file of the machine that builds the site.
        message = "it is a link or no plain file; only files in this folder are published"
        return Diagnostic("error", 0, message, advice="copy the text here", path=source.path)
    if max(len(part.encode()) for part in parts) > LONGEST_NAME:
        message = f"the name has more than {LONGEST_NAME} bytes, too many for a page's file"
    elif not all(parts):
        message = "the name holds no letter or digit, so its page would have no address"
    elif parts[-1] in RESERVED_NAMES:
        message = f"a page named “{parts[-1]}” would hide the list of documents"
    else:
        return None
    return Diagnostic("error", 0, message, advice="rename the file", path=source.path)


def _refuse_doubles(same: list[SourceFile], kept: list[SourceFile]) -> list[Diagnostic]:
    return [
        Diagnostic(
            "error",
            0,
            f"its page would be “{source.id}”, and so would that of "
            + ", ".join(other.path for other in same if other is not source),
            advice="rename one of them",
            path=source.path,
        )
        for source in same
        if source not in kept
    ]


def _not_published(file: Path, folder: Path) -> list[Diagnostic]:
    """A warning for a file that becomes no page; sidecars have checks of their own."""
    if file.suffix.lower() in (".yml", ".yaml"):
        return []
    path = file.relative_to(folder).as_posix()
    message = "only .txt files become pages; this one is neither shown nor published"
    return [Diagnostic("warning", 0, message, advice="export its text as .txt", path=path)]
